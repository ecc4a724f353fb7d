"""The road from a command to the record and back, on a real file."""

from __future__ import annotations

from pathlib import Path

import pytest

from fishbowl.core.base import Words
from fishbowl.core.errors import Refused
from fishbowl.core.fold import fold
from fishbowl.core.notes import CorrectNote, WriteNote
from fishbowl.core.people import MarkAttendance, WithdrawConsent
from fishbowl.core.session import Undo
from fishbowl.core.stages import OpenStage
from fishbowl.runtime.ports import Answer, Issued
from tests.support.house import House


def test_what_was_stored_folds_to_the_state_that_was_decided_on(tmp_path: Path) -> None:
    with House(tmp_path) as house:
        house.people_arrive()
        house.do("M", OpenStage("welcome"))
        house.pass_time(61.5)
        house.do("M", OpenStage("binding"))
        again = house.study.runner(house.path)
        assert again.state == house.state == fold(again.records)
        visit = again.state.stages.current
        assert visit is not None
        assert (visit.stage_id, visit.from_s) == ("binding", 61.5)
        again.close()


def test_a_command_sent_again_gets_its_first_answer_even_when_it_would_now_be_refused(tmp_path: Path) -> None:
    with House(tmp_path) as house:
        runner = house.runner
        opening = Issued("0000", "M", OpenStage("welcome"))
        first = runner.perform(opening)
        again = runner.perform(opening)
        assert again == Answer("0000", first.seqs, repeated=True)
        with pytest.raises(Refused) as refusal:
            runner.perform(Issued("0001", "M", OpenStage("welcome")))
        assert refusal.value.key == "errors.stage_open_already"


def test_a_refused_command_leaves_nothing_behind(tmp_path: Path) -> None:
    with House(tmp_path) as house:
        before = len(house.runner.records)
        with pytest.raises(Refused):
            house.do("M", MarkAttendance("S9", "present"))
        again = house.study.runner(house.path)
        assert len(again.records) == before
        again.close()


def test_words_of_someone_who_withdraws_are_erased_whoever_wrote_them(tmp_path: Path) -> None:
    with House(tmp_path) as house:
        house.people_arrive()
        quote = house.do("O1", WriteNote("n1", "O1", "quote", "S2"), text="S2 said this")
        other = house.do("O1", WriteNote("n2", "O1", "observation"), text="the table is quiet")
        house.do("M", WithdrawConsent("S2"))
        assert house.runner.read((*quote.seqs, *other.seqs), "O1") == {
            quote.seqs[0]: "erased",
            other.seqs[0]: {"text": "the table is quiet"},
        }
        again = house.study.runner(house.path)
        assert again.state == house.state
        again.close()


def test_every_version_of_a_note_goes_once_one_is_about_who_withdraws(tmp_path: Path) -> None:
    """Also what was written before a speaker was named, after the name was taken out, and what was undone."""
    with House(tmp_path) as house:
        house.people_arrive()
        kept = house.do("O1", WriteNote("n1", "O1", "quote", "S1"), text="S1's, and stays")
        versions = [
            house.do("O1", WriteNote("n2", "O1", "quote"), text="SECRET"),
            house.do("O1", CorrectNote("n2", "quote", "S2"), text="SECRET, said S2"),
            house.do("O1", CorrectNote("n2", "observation"), text="SECRET, somebody said"),
            house.do("O2", WriteNote("n3", "O2", "observation"), text="SECRET too"),
            house.do("O2", CorrectNote("n3", "quote", "S2"), text="SECRET of S2"),
        ]
        house.do("O2", Undo())
        other = house.do("O2", WriteNote("n4", "O2", "observation"), text="the table is quiet")
        house.do("M", WithdrawConsent("S2"))
        seqs = tuple(answer.seqs[0] for answer in (kept, *versions, other))
        told = {**house.runner.read(seqs[:4], "O1"), **house.runner.read(seqs[4:], "O2")}
        assert [told[seq] for seq in seqs] == [
            {"text": "S1's, and stays"},
            *["erased"] * len(versions),
            {"text": "the table is quiet"},
        ]
    assert all(b"SECRET" not in part.read_bytes() for part in house.path.parent.iterdir())


def test_two_processes_decide_on_the_same_state(tmp_path: Path) -> None:
    with House(tmp_path) as house:
        here, there = house.runner, house.study.runner(house.path, writable=True)
        here.perform(Issued("a", "M", OpenStage("welcome")))
        with pytest.raises(Refused) as refusal:
            there.perform(Issued("b", "M", OpenStage("welcome")))
        assert refusal.value.key == "errors.stage_open_already"
        there.perform(Issued("c", "O1", WriteNote("n1", "O1", "quote"), Words.of(text="x")))
        for runner in (here, there):
            runner.catch_up()
        assert here.state == there.state
        there.close()


def test_undo_is_kept_in_the_log_and_undone_in_the_state(tmp_path: Path) -> None:
    with House(tmp_path) as house:
        before = house.state.stages
        opened = house.do("M", OpenStage("welcome"))
        house.do("M", Undo())
        assert house.state.stages == before
        assert house.runner.snapshot.retracted == {opened.command_id}
        assert [type(rec.event).__name__ for rec in house.runner.records[-2:]] == ["StageOpened", "Retracted"]


def test_a_command_id_is_its_makers(tmp_path: Path) -> None:
    """Told `saved` for a command of somebody else's, one would throw away what was never stored."""
    with House.make(tmp_path) as house:
        house.people_arrive()
        runner = house.runner
        note = Issued("command-1", "O1", WriteNote("n1", "O1", "observation"), Words.of(text="mine"))
        first = runner.perform(note)
        assert runner.perform(note) == Answer("command-1", first.seqs, repeated=True)
        other = Issued("command-1", "O2", WriteNote("n2", "O2", "observation"), Words.of(text="lost"))
        with pytest.raises(Refused) as refused:
            runner.perform(other)
        assert refused.value.key == "errors.command_of_another"
