"""What holds for every format: nothing withheld gets out, rehearsals say so, the bytes are the same."""

from __future__ import annotations

from pathlib import Path

import pytest

from fishbowl.core.debrief import WriteDebrief
from fishbowl.core.notes import CorrectNote, OpenTablecloths, WriteNote
from fishbowl.core.people import AddPerson, MarkAttendance, WithdrawConsent
from fishbowl.core.session import EndSession, Rehearsal, Undo
from fishbowl.core.stages import OpenStage
from fishbowl.core.turns import MarkSpeaker
from fishbowl.export import FORMATS, format_of
from fishbowl.runtime.record import tables
from tests.export.told import all_bytes, csv_rows, exported, lines_of, paragraphs, sheets, sqlite_rows
from tests.runtime.everything import EVERYTHING, WHOLE
from tests.support.held import Held
from tests.support.house import BEGAN_AT

SECRET = "XyZZy"


def holding(held: Held, folder: Path, secret: str = SECRET) -> set[str]:
    folder.mkdir()
    return {name for name, content in all_bytes(held, folder).items() if secret.encode() in content}


def everything(folder: Path) -> Held:
    held = Held(folder, WHOLE)
    for seconds, actor, command in EVERYTHING:
        held.at(seconds, actor, command, text="words", reason="why", age="21")
    return held


def test_each_format_has_its_module() -> None:
    assert list(FORMATS) == ["jsonl", "csv", "md", "sqlite", "xlsx", "docx", "txt"]
    endings = [".jsonl", "-csv", ".md", ".sqlite", ".xlsx", ".docx", ".txt"]
    assert [format_of(name).ENDING for name in FORMATS] == endings


def test_the_same_log_gives_the_same_bytes(tmp_path: Path) -> None:
    (tmp_path / "a").mkdir()
    (tmp_path / "b").mkdir()
    with everything(tmp_path / "study") as held:
        first = all_bytes(held, tmp_path / "a")
        held.pass_time(1000)
        assert all_bytes(held, tmp_path / "b") == first
    plain = [name for name in first if name.count("/") == name.count("x-csv/")]
    assert len(plain) == len(FORMATS) - 1 + len(tables())


def test_no_byte_of_a_closed_tablecloth_is_in_any_export(tmp_path: Path) -> None:
    with Held(tmp_path / "study") as held:
        held.at(10, "M", OpenStage("binding"))
        held.at(20, "O1", WriteNote("n1", "O1", "quote", "S1"), text=f"{SECRET} one")
        held.at(21, "O1", CorrectNote("n1", "quote", "S1"), text=f"{SECRET} two")
        held.at(22, "O2", WriteNote("n2", "O2", "question"), text=SECRET)
        held.at(23, "O2", WriteNote("n3", "O2", "own_view"), text=SECRET)
        held.at(24, "O2", Undo())
        held.at(25, "A", WriteNote("n4", "O2", "observation", source="paper"), text=SECRET)
        assert holding(held, tmp_path / "closed") == set()
        out = tmp_path / "closed"
        assert [row["text"] for row in csv_rows(out / "x-csv", "notes")] == ["withheld"] * 3
        assert [row["text"] for row in sqlite_rows(out / "x.sqlite", "notes")] == ["withheld"] * 3
        assert [row["body"] for row in lines_of(out / "x.jsonl") if row["kind"] == "NoteWritten"] == [
            "withheld"
        ] * 4
        assert "\\[withheld\\]" in (out / "x.md").read_text()
        held.at(30, "M", OpenStage("break"))
        held.at(31, "M", OpenTablecloths())
        assert holding(held, tmp_path / "opened") == {
            *("x.jsonl", "x.md", "x.sqlite", "x-csv/notes.csv", "x-csv/parked.csv", "x-csv/events.csv"),
            *("x.txt", "x.docx/word/document.xml", "x.xlsx/xl/sharedStrings.xml"),
        }


def test_no_byte_of_who_withdrew_is_in_any_export(tmp_path: Path) -> None:
    with Held(tmp_path / "study") as held:
        held.at(5, "M", AddPerson("S9", 9), age=SECRET)
        held.at(10, "M", OpenStage("binding"))
        held.at(20, "O1", WriteNote("n1", "O1", "quote"), text=SECRET)
        held.at(21, "O1", CorrectNote("n1", "quote", "S1"), text=SECRET)
        held.at(25, "O2", WriteNote("n2", "O2", "own_view"), text=SECRET)
        held.at(30, "M", OpenStage("break"))
        held.at(31, "M", OpenTablecloths())
        held.at(40, "O2", WriteDebrief("d1", "surprises"), text=SECRET)
        held.at(50, "M", WithdrawConsent("S1"))
        held.at(51, "M", WithdrawConsent("O2"))
        held.at(52, "M", EndSession())
        assert holding(held, tmp_path / "out") == set()
        notes = csv_rows(tmp_path / "out" / "x-csv", "notes")
    assert [(row["text"], row["text_is"]) for row in notes] == [("erased", "erased")] * 2


def test_who_never_consented_is_in_no_turn_of_any_export(tmp_path: Path) -> None:
    with Held(tmp_path / "study") as held:
        held.at(5, "M", AddPerson("S9", 9))
        held.at(6, "M", MarkAttendance("S9", "present"))
        held.at(10, "M", OpenStage("binding"))
        held.at(20, "A", MarkSpeaker("S9"))
        held.at(30, "A", MarkSpeaker("S1"))
        held.at(40, "M", EndSession())
        turns = csv_rows(exported(held, "csv", tmp_path), "turns")
    assert [(row["speaker"], row["seconds"]) for row in turns] == [("unattributed", "10.0"), ("S1", "10.0")]


@pytest.mark.parametrize("name", FORMATS)
def test_a_rehearsal_says_so_in_every_file(tmp_path: Path, name: str) -> None:
    with Held(tmp_path / "study", rehearsal=Rehearsal(1, 1.0, BEGAN_AT, BEGAN_AT)) as held:
        held.at(10, "M", OpenStage("welcome"))
        target = exported(held, name, tmp_path)
    if name == "jsonl":
        assert {line["rehearsal"] for line in lines_of(target)} == {True}
    elif name == "csv":
        told = {row["rehearsal"] for path in target.iterdir() for row in csv_rows(target, path.stem)}
        assert told == {"true"}
    elif name == "md":
        assert target.read_text().startswith(
            "**REHEARSAL: simulated people, no data of a study**\n\n# Group 1"
        )
    elif name == "sqlite":
        assert {row["rehearsal"] for row in sqlite_rows(target, "stages")} == {1}
    elif name == "xlsx":
        found = {row["rehearsal"] for rows in sheets(target).values() for row in rows if "rehearsal" in row}
        assert found == {True}
        assert {row["Simulated"] for row in sheets(target)["attributes"]} == {True}
    else:
        assert paragraphs(target)[1] == "REHEARSAL – simulated people, no data of a study"
