"""The tablecloth through a pipe: a line in, a line out, and nothing lost or doubled."""

from __future__ import annotations

import io
import re
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from fishbowl.cli import plain
from fishbowl.core.errors import Refused
from fishbowl.core.notes import OpenTablecloths, WriteNote
from fishbowl.core.parked import PutQuestion
from fishbowl.core.people import WithdrawConsent
from fishbowl.core.session import EndSession, PauseSession, ResumeSession
from fishbowl.core.stages import OpenStage
from fishbowl.core.tablecloths import Note
from fishbowl.text import explain, set_lang
from tests.support.house import House, wait_until

SAVED = re.compile(r"saved ([0-9a-f-]{36})")


@pytest.fixture
def house(tmp_path: Path) -> Iterator[House]:
    with House.make(tmp_path, lang="en") as made:
        made.people_arrive()
        yield made


def serve(house: House, *lines: str, actor: str = "O1") -> list[str]:
    """The answers to these lines, in a room of that observer's."""
    answers: list[str] = []
    plain.PlainTablecloth(house.room(actor)).serve([line + "\n" for line in lines], answers.append)
    return answers


def notes(house: House, author: str = "O1") -> list[tuple[str, str | None, str]]:
    """Kind, speaker and newest text of the notes that stand, as their author reads them."""
    standing = [note for note in house.state.notes.in_order if note.author == author]
    bodies = house.runner.read(tuple(note.seq for note in standing), author)
    return [(note.kind, note.speaker, text(bodies[note.seq])) for note in standing]


def text(reading: object) -> str:
    return reading["text"] if isinstance(reading, dict) else str(reading)


def first_words(answers: list[str]) -> list[str]:
    return [answer.split(" ")[0] for answer in answers]


def only_note(house: House) -> Note:
    (note,) = house.state.notes.in_order
    return note


def test_a_line_of_each_kind_is_stored_as_its_mark_says(house: House) -> None:
    answers = serve(house, "they look away", "> S3 I feel at home", "? why then", "(I doubt it)", "! 2 years")
    assert all(SAVED.fullmatch(answer) for answer in answers)
    assert notes(house) == [
        ("observation", None, "they look away"),
        ("quote", "S3", "I feel at home"),
        ("question", None, "why then"),
        ("own_view", None, "I doubt it"),
        ("check", None, "2 years"),
    ]


def test_saved_names_the_command_and_the_note(house: House) -> None:
    (answer,) = serve(house, "one")
    note = only_note(house)
    assert answer == f"saved {note.id}"
    assert house.runner.records[note.seq - 1].command_id == note.id


def test_a_refusal_is_one_line_and_the_next_line_goes_on(house: House) -> None:
    answers = serve(house, "?", "x" * 4001, "", ":nonsense", "still here")
    assert [answer.split(" ")[0] for answer in answers] == [
        "refused:",
        "refused:",
        "empty",
        "refused:",
        "saved",
    ]
    assert (
        answers[1] == "refused: This text has 4001 characters, and 4000 fit. Shorten it, or split it in two."
    )
    assert all("\n" not in answer for answer in answers)
    assert notes(house) == [("observation", None, "still here")]


def test_what_only_looks_like_a_command_is_a_note(house: House) -> None:
    serve(house, ":-) laughter", " :list is what they said")
    assert [n[2] for n in notes(house)] == [":-) laughter", ":list is what they said"]


def test_a_note_is_corrected_by_any_id_that_was_printed_or_its_end(house: House) -> None:
    (saved,) = serve(house, "> S1 frist")
    note_id = saved.removeprefix("saved ")
    session = plain.PlainTablecloth(house.room("O1"))
    second = session.answer(f":correct {note_id} > S2 first").removeprefix("saved ")
    assert notes(house) == [("quote", "S2", "first")]
    session.answer(f":correct {second} ? really first")
    assert notes(house) == [("question", None, "really first")]
    session.answer(f":CORRECT {note_id[-6:]} last")
    assert notes(house) == [("observation", None, "last")]
    assert only_note(house).versions == 4


def test_an_id_must_name_one_note_of_ones_own(house: House) -> None:
    serve(house, "theirs", actor="O2")
    theirs = only_note(house).id
    serve(house, "mine", "mine too")
    answers = serve(house, f":retract {theirs}", ":retract", ":retract 0000", ":name nonsense", ":correct")
    assert answers == [
        f"refused: You have no note with the ID {theirs}. Type :list for your notes.",
        "refused: Say of which note: :retract and then the ID.",
        "refused: You have no note with the ID 0000. Type :list for your notes.",
        "refused: You have no note with the ID nonsense. Type :list for your notes.",
        "refused: Say of which note: :correct and then the ID.",
    ]
    assert len(house.state.notes.in_order) == 3


def test_the_end_of_an_id_that_fits_two_notes_is_asked_for_again(house: House) -> None:
    room = house.room("O1")
    house.do("O1", WriteNote("first-same", "O1", "observation"), text="a")
    house.do("O1", WriteNote("other-same", "O1", "observation"), text="b")
    wait_until(lambda: len(room.state.notes.by_id) == 2)
    with pytest.raises(Refused) as refused:
        plain.PlainTablecloth(room).answer(":retract same")
    assert refused.value.key == "tablecloth.plain.which_id"


def test_retract_undo_and_flag(house: House) -> None:
    (saved,) = serve(house, "about Jan")
    note_id = saved.removeprefix("saved ")
    assert all(SAVED.fullmatch(a) for a in serve(house, f":name {note_id}", f":retract {note_id}"))
    assert (only := house.state.notes.by_id[note_id]).names_someone
    assert only.retracted
    serve(house, ":undo")
    assert not house.state.notes.by_id[note_id].retracted


def test_a_list_shows_ones_own_notes_as_they_would_be_typed(house: House) -> None:
    house.clock.advance(60)
    serve(house, "> S3 \x1b[31mred\u202e", "plain")
    serve(house, "not yours", actor="O2")
    first, second = (note.id for note in house.state.notes.in_order if note.author == "O1")
    (listed,) = serve(house, ":list")
    assert listed == f"{first} 14:01 > S3 ␛[31mred‹U+202E›\n{second} 14:01 plain"
    assert serve(house, ":list", actor="O2")[0].endswith(" 14:01 not yours")


def test_the_time_and_the_rules_are_told(house: House) -> None:
    assert serve(house, ":time") == ["14:00:00 not started yet"]
    house.do("M", OpenStage("welcome"))
    house.clock.advance(65)
    answers = serve(house, ":time", ":rules", ":list")
    assert answers[0] == "14:01:05 Welcome 3:55 left"
    assert answers[1] == house.state.protocol.rules.observers
    assert answers[2] == "no notes yet"


def test_notes_are_taken_before_the_start_and_after_the_end(house: House) -> None:
    serve(house, "before")
    house.do("M", OpenStage("closing"))
    house.do("M", EndSession())
    assert SAVED.fullmatch(serve(house, "after")[0])
    assert [n[2] for n in notes(house)] == ["before", "after"]


def test_changes_in_the_room_are_announced(house: House) -> None:
    heard: list[str] = []
    (saved,) = serve(house, "? why")
    room = house.room("O1")
    room.listen(plain.Announcer(room.state, "O1", heard.append))
    for command in (
        OpenStage("binding"),
        PauseSession(),
        ResumeSession(),
        OpenStage("break"),
        OpenTablecloths(),
        PutQuestion(saved.removeprefix("saved ")),
        EndSession(),
        WithdrawConsent("O1"),
    ):
        house.do("M", command)
        last = house.state.seq
        wait_until(lambda last=last: room.state.seq == last)  # type: ignore[misc]
    room.read(1).result()  # the room's thread is done with its listeners
    assert heard == [
        "stage: Connection",
        "the session is paused",
        "the session goes on",
        "stage: Break",
        "your tablecloth is open to the moderator and assistants now",
        "YOUR QUESTION NOW: ask it",
        "the session has ended",
        "You have withdrawn consent: what you wrote is erased, and nothing can be added.",
    ]


# --- the whole run ----------------------------------------------------------------------------------------


def run(house: House, monkeypatch: pytest.MonkeyPatch, piped: str, actor: str = "O1") -> int:
    monkeypatch.setattr(sys, "stdin", io.StringIO(piped))
    try:
        plain.run(lambda: house.study.enter(house.path, actor))
    except SystemExit as ended:
        return int(ended.code or 0)
    return 0


def test_a_thousand_lines_are_stored_each_once_and_in_order(
    house: House, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    lines = [f"? note {n}" for n in range(1000)]
    assert run(house, monkeypatch, "\n".join(lines)) == 0
    answers = capsys.readouterr().out.splitlines()
    written = house.state.notes.in_order
    assert answers == [f"saved {note.id}" for note in written]
    assert [n[2] for n in notes(house)] == [f"note {n}" for n in range(1000)]


def test_a_pipe_with_a_refusal_ends_with_1(
    house: House, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    assert run(house, monkeypatch, "one\n?\ntwo\n") == 1
    out = capsys.readouterr().out.splitlines()
    assert first_words(out) == ["saved", "refused:", "saved"]


def test_machine_words_are_the_same_in_dutch(
    house: House, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    set_lang("nl")
    assert run(house, monkeypatch, "een\n\n?\n") == 1
    saved, empty, refused = capsys.readouterr().out.splitlines()
    assert SAVED.fullmatch(saved)
    assert empty == "empty"
    assert refused == "refused: Er staat nog niets achter het teken. Schrijf eerst je notitie."


@pytest.mark.parametrize("actor", ["O3", "S1", "M", "T"])
def test_who_is_no_observer_here_hears_who_is(
    house: House, monkeypatch: pytest.MonkeyPatch, actor: str
) -> None:
    with pytest.raises(Refused) as refused:
        run(house, monkeypatch, "lost\n", actor)
    if actor == "O3":
        assert explain(refused.value) == "O3 is no observer of this session. Choose one of: O1, O2."
    assert house.state.notes.in_order == ()


def test_a_real_pipe_with_bytes_that_are_no_text(house: House) -> None:
    code = (
        "from pathlib import Path; from fishbowl.bootstrap import study; from fishbowl.cli.plain import run;"
        f"run(lambda: study({str(house.study.folder)!r}).enter(Path({str(house.path)!r}), 'O2'))"
    )
    piped = b"caf\xe9 \x1b[2J\x00\nlast line"
    argv = [sys.executable, "-c", code]
    done = subprocess.run(argv, input=piped, capture_output=True, timeout=60, check=False)
    assert done.returncode == 0, done.stderr.decode()
    assert len(SAVED.findall(done.stdout.decode())) == 2
    assert [n[2] for n in notes(house, "O2")] == ["caf\ufffd \x1b[2J\ufffd", "last line"]


def test_codes_are_listed_and_given_by_their_ids(house: House) -> None:
    (listed,) = serve(house, ":codes")
    assert listed.splitlines()[:2] == [
        "binding_general Connection, general",
        "binding_institution Connection with institution and programme",
    ]
    serve(house, "coach came by")
    note_id = only_note(house).id
    assert first_words(serve(house, f":codes {note_id} positive binding_staff")) == ["saved"]
    assert [each.codes for each in only_note(house).candidates] == [("binding_staff", "positive")]
    assert first_words(serve(house, f":codes {note_id} luke", ":codes none positive")) == [
        "refused:",
        "refused:",
    ]
    serve(house, f":codes {note_id}")
    assert only_note(house).candidates == ()
