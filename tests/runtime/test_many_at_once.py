"""Many commands in one transaction: each decided on what those before it left, all of them stored or none."""

from __future__ import annotations

from pathlib import Path

import pytest

from fishbowl.core.base import Words
from fishbowl.core.decide import AnyCommand
from fishbowl.core.errors import Refused
from fishbowl.core.fold import fold
from fishbowl.core.people import MarkAttendance, WithdrawConsent
from fishbowl.core.session import Undo
from fishbowl.core.stages import OpenStage
from fishbowl.core.transcripts import AddTranscript, AddUtterance, CorrectUtterance
from fishbowl.runtime.ports import ERASED, Answer, Issued
from fishbowl.storage.verify import verify
from tests.support.house import House


def issued(*commands: AnyCommand, first: int = 0) -> tuple[Issued, ...]:
    words = (Words.of(text=f"words {n}") for n in range(first, first + len(commands)))
    return tuple(
        Issued(f"c{n}", "A", command, each)
        for n, (command, each) in enumerate(zip(commands, words, strict=True), start=first)
    )


def transcript(*speakers: str | None) -> tuple[AnyCommand, ...]:
    said = (AddUtterance("t1", f"u{n}", n, who) for n, who in enumerate(speakers, start=1))
    return (AddTranscript("t1", 1, "vtt", "sum", "cut", "nl"), *said)


def test_each_is_decided_on_those_before_it_and_keeps_its_own_words(tmp_path: Path) -> None:
    with House(tmp_path) as house:
        house.people_arrive()
        runner, before = house.runner, len(house.runner.records)
        answers = runner.perform_all(issued(*transcript("S1", None, "S2")))
        assert answers == tuple(Answer(f"c{n}", (before + 1 + n,)) for n in range(4))
        runner.catch_up()
        assert [said.id for said in runner.state.transcripts.utterances_of("t1")] == ["u1", "u2", "u3"]
        seqs = tuple(seq for answer in answers for seq in answer.seqs)
        assert runner.read(seqs, "M") == {seq: {"text": f"words {n}"} for n, seq in enumerate(seqs)}
        assert runner.state == fold(runner.records)
    assert verify(house.path).faults == ()


def test_where_one_is_refused_none_is_stored(tmp_path: Path) -> None:
    with House(tmp_path) as house:
        house.people_arrive("S1")
        runner, before = house.runner, list(house.runner.records)
        with pytest.raises(Refused) as refused:
            runner.perform_all(issued(*transcript("S1", "S2")))
        assert (refused.value.key, refused.value.params) == (
            "transcripts.utterance_without_consent",
            {"person": "S2"},
        )
        again = house.study.runner(house.path)
        assert again.records == before
        again.close()
        assert runner.perform_all(issued(*transcript("S1")))[-1].seqs == (len(before) + 2,)


def test_sent_again_they_get_their_answers_again(tmp_path: Path) -> None:
    with House(tmp_path) as house:
        house.people_arrive()
        first = house.runner.perform_all(issued(*transcript("S1", "S2")))
        again = house.runner.perform_all(issued(*transcript("S1", "S2")))
        assert again == tuple(Answer(a.command_id, a.seqs, repeated=True) for a in first)
        assert len(house.runner.records) == first[-1].seqs[-1]


def test_the_same_command_twice_among_them_is_stored_once(tmp_path: Path) -> None:
    with House(tmp_path) as house:
        opening = Issued("c1", "M", OpenStage("welcome"))
        first, again = house.runner.perform_all((opening, opening))
        assert again == Answer("c1", first.seqs, repeated=True)


def test_nothing_comes_after_an_undo(tmp_path: Path) -> None:
    with House(tmp_path) as house:
        before = len(house.runner.records)
        opening, undo = Issued("c1", "M", OpenStage("welcome")), Issued("c2", "M", Undo())
        with pytest.raises(RuntimeError):
            house.runner.perform_all((opening, undo, Issued("c3", "M", MarkAttendance("S1", "late"))))
        assert len(house.runner.records) == before
        house.runner.perform_all((opening, undo))
        assert house.state.stages.current is None


def test_who_withdraws_goes_from_every_version_of_what_they_said(tmp_path: Path) -> None:
    """Also from those in which they were not, or not yet, taken for its speaker."""
    with House(tmp_path) as house:
        house.people_arrive()
        corrections = (
            CorrectUtterance("u1", "S1"),
            CorrectUtterance("u2", None),
            CorrectUtterance("u3", "S3"),
        )
        answers = house.runner.perform_all(issued(*transcript(None, "S1", "S2"), *corrections))
        house.runner.catch_up()
        answer = house.do("M", WithdrawConsent("S1"))
        assert answer.lingers is False
        transcript_seq, *seqs = (answer.seqs[0] for answer in answers)
        texts = house.runner.read((transcript_seq, *seqs), "M")
        erased = [texts[seq] == ERASED for seq in seqs]
        assert erased == [True, True, False, True, True, False]
        assert texts[transcript_seq] == {"text": "words 0"}
        assert b"words 1" not in house.path.read_bytes()
    assert verify(house.path).faults == ()


def test_who_handed_in_a_transcript_can_leave_without_taking_it_along(tmp_path: Path) -> None:
    with House(tmp_path) as house:
        house.people_arrive()
        answers = house.runner.perform_all(issued(*transcript("S1")))
        with house.runner._log.writing():  # as withdrawing does, of someone who only typed
            assert house.runner._log.erase("A") == 1, "the transcript's own words, not the utterance's"
        house.runner.catch_up()
        assert house.runner.read(answers[1].seqs, "M") == {answers[1].seqs[0]: {"text": "words 1"}}
