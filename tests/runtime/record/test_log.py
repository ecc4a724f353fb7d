"""The log handed out: whole for machines, in words for people, harmless for both."""

from __future__ import annotations

import json
from pathlib import Path
from typing import get_args

import pytest
from msgspec.structs import fields

from fishbowl.core.evolve import AnyEvent
from fishbowl.core.notes import WriteNote
from fishbowl.core.session import Undo
from fishbowl.core.stages import OpenStage
from fishbowl.runtime.record import telling
from fishbowl.runtime.record.log import as_line
from fishbowl.runtime.record.source import source
from fishbowl.runtime.record.telling import tell
from fishbowl.text import Lang, clean_line, say, set_lang
from tests.runtime.everything import EVERYTHING, KINDS, WHOLE
from tests.support.held import Held
from tests.text.hostile import HARMLESS, HOSTILE


def test_a_line_holds_what_scripts_rely_on(tmp_path: Path) -> None:
    with Held(tmp_path) as held:
        held.at(10, "M", OpenStage("welcome"))
        held.at(20, "M", WriteNote("n1", "M", "own_view", typed_s=15), text="Café")
        row = held.record().events[-1]
    assert json.loads(as_line(row, rehearsal=False)) == {
        "seq": row.seq,
        "command_id": row.command_id,
        "n": 0,
        "kind": "NoteWritten",
        "v": 1,
        "actor": "M",
        "recorded_at": "2026-03-12T13:00:20.000Z",
        "recorded_s": 20.0,
        "occurred_at": "2026-03-12T13:00:15.000Z",
        "occurred_s": 15.0,
        "session_s": 5.0,
        "stage_s": 5.0,
        "stage": "welcome",
        "certain": True,
        "retracted": False,
        "rehearsal": False,
        "data": {
            "note_id": "n1",
            "author": "M",
            "kind": "own_view",
            "speaker": None,
            "source": "typed",
            "typed_s": 15.0,
            "at_s": None,
            "sent_s": None,
            "clock_off_s": None,
        },
        "body": {"text": "Café"},
    }


def test_text_of_any_kind_comes_back_as_it_went_in_on_one_ascii_line(tmp_path: Path) -> None:
    kept = [text for text in (*HOSTILE.values(), *HARMLESS) if len(text) <= 4000 and text.strip()]
    with Held(tmp_path) as held:
        held.at(10, "M", OpenStage("welcome"))
        for number, text in enumerate(kept):
            held.at(20, "M", WriteNote(f"n{number}", "M", "observation"), text=text)
        runner = held.runner
        rows = [row for row in held.record().events if row.kind == "NoteWritten"]
        lines = [as_line(row, rehearsal=False) for row in rows]
        stored = runner.read(tuple(row.seq for row in rows), "M")
    assert all(line.isascii() and line.isprintable() for line in lines)
    assert [json.loads(line)["body"] for line in lines] == [dict(stored[row.seq]) for row in rows]  # type: ignore[arg-type]


def everything(tmp_path: Path) -> Held:
    held = Held(tmp_path, WHOLE)
    for seconds, actor, command in EVERYTHING:
        held.at(seconds, actor, command, text="words", reason="why", age="21")
    return held


@pytest.mark.parametrize("language", get_args(Lang))
def test_every_kind_of_event_is_told_in_words(tmp_path: Path, language: Lang) -> None:
    set_lang(language)
    with everything(tmp_path) as held:
        found = source(held.runner, "M")
        told = list(tell(found, found.records))
        kinds = {type(rec.event) for rec in found.records}
    assert kinds == set(KINDS) == set(get_args(AnyEvent)) | kinds
    assert [line.seq for line in told] == list(range(1, len(told) + 1))
    assert all(str(line) == clean_line(str(line)) for line in told)
    assert not [line for line in told if "00000000-" in line.what], "an id where a number should be"


def test_lines_read_as_what_happened(tmp_path: Path) -> None:
    with everything(tmp_path) as held:
        found = source(held.runner, "M")
        lines = [str(line) for line in tell(found, found.records)]
    told = {line[42:].split(" · age:")[0] for line in lines}
    assert {
        "session made · Group 1",
        "stage opened · binding · by the moderator",
        "card drawn · binding/now",
        "note written · quote · S1",
        "note written · O1 · question · paper",
        "time added · binding · +1:00",
        "pause entered afterwards · 0:01",
        "questions put in order · #57 #54",
        "consent recorded · 1 · online · taking part + processing of data",
        "consent recorded · S2 · 1 · on paper",
    } <= told
    assert lines[19].endswith(
        "set-up changed · Hanze · Nursing · B3 · 2026-03-03 · age: “21” · “why” · “words”"
    )
    undone = [line for line in lines if "[UNDONE]" in line]
    assert len(undone) == 2
    first = undone[0].split()[0]
    assert [line for line in lines if line[42:].startswith(f"undone · #{first} · ")]


def test_a_note_from_a_phone_is_told_by_when_it_was_typed(tmp_path: Path) -> None:
    with Held(tmp_path) as held:
        held.at(10, "M", OpenStage("binding"))
        note = WriteNote("n1", "O1", "observation", source="phone", typed_s=15, sent_s=18, clock_off_s=-3.5)
        held.at(20, "O1", note, text="words")
        found = source(held.runner, "O1")
        lines = [str(line) for line in tell(found, found.records[-1:])]
    assert lines == ["  21  2026-03-12 14:00:15   0:00:05  O1   note written · observation · phone · “words”"]


TOLD_OTHERWISE = {("PauseEntered", "from_s"), ("PauseEntered", "to_s"), ("TimeAdded", "seconds")}

NUMBERS = [
    (kind.__name__, field.name)
    for kind in get_args(AnyEvent)
    for field in fields(kind)
    if {int, float} & {field.type, *get_args(field.type)} and field.name not in telling._SILENT
]


@pytest.mark.parametrize(("kind", "name"), [each for each in NUMBERS if each not in TOLD_OTHERWISE])
def test_every_number_of_an_event_has_a_name_in_words(kind: str, name: str) -> None:
    assert say(f"record.field.{name}"), kind


def test_while_closed_the_log_withholds_and_typed_text_is_harmless(tmp_path: Path) -> None:
    with Held(tmp_path) as held:
        held.at(10, "M", OpenStage("binding"))
        held.at(20, "O1", WriteNote("n1", "O1", "quote", "S1"), text="SECRET")
        held.at(30, "M", WriteNote("n2", "M", "observation"), text="\x1b]0;owned\x07 line\nbreak")
        held.at(31, "M", Undo())
        found = source(held.runner, "M")
        lines = [str(line) for line in tell(found, found.records[-3:])]
    assert lines == [
        "  21  2026-03-12 14:00:20   0:00:10  O1   note written · quote · [withheld]",
        "  22  2026-03-12 14:00:30   0:00:20  M    [UNDONE] · note written · observation · "
        "“␛]0;owned� line⏎break”",
        "  23  2026-03-12 14:00:31   0:00:21  M    undone · #22",
    ]


def test_only_what_is_new_is_read_again(tmp_path: Path) -> None:
    with Held(tmp_path) as held:
        held.at(10, "M", OpenStage("binding"))
        held.at(20, "M", WriteNote("n1", "M", "observation"), text="one")
        before = len(held.runner.records)
        held.at(30, "M", WriteNote("n2", "M", "observation"), text="two")
        assert source(held.runner, "M", after=before).readings == {before + 1: {"text": "two"}}
