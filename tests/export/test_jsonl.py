"""The log as lines: all of it, and exactly."""

from __future__ import annotations

from pathlib import Path

from fishbowl.core.session import Undo
from fishbowl.core.stages import OpenStage
from tests.export.told import TYPED, exported, hostile, lines_of
from tests.support.held import Held


def test_every_event_is_a_line_and_its_text_comes_back_as_stored(tmp_path: Path) -> None:
    with hostile(tmp_path / "study") as held:
        stored = held.runner.read(tuple(rec.seq for rec in held.runner.records), "M")
        path = exported(held, "jsonl", tmp_path)
    lines = lines_of(path)
    assert [line["seq"] for line in lines] == list(range(1, len(lines) + 1))
    assert {line["seq"]: line["body"] for line in lines if line["body"] is not None} == stored
    assert len(stored) == len(TYPED)


def test_what_was_taken_back_is_there_and_marked(tmp_path: Path) -> None:
    with Held(tmp_path / "study") as held:
        held.at(10, "M", OpenStage("welcome"))
        held.at(11, "M", Undo())
        lines = lines_of(exported(held, "jsonl", tmp_path))
    assert [(line["kind"], line["retracted"]) for line in lines[-2:]] == [
        ("StageOpened", True),
        ("Retracted", False),
    ]
