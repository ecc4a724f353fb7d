"""The promise, on rehearsals of both protocols: where nothing is marked, stage and card are right."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from contextlib import closing
from itertools import pairwise
from pathlib import Path
from random import Random

import pytest

from fishbowl.bootstrap import LocalStudy
from fishbowl.core.anchors import PlaceAnchor
from fishbowl.core.places import Places
from fishbowl.core.state import SessionState
from fishbowl.core.timeline import Span
from fishbowl.core.transcripts import AddTranscript, AddUtterance, Pauses
from fishbowl.runtime.clock import VIRTUAL, ManualClock
from fishbowl.runtime.ids import CountedIds
from fishbowl.runtime.ports import Issued
from fishbowl.runtime.record import Record, build
from fishbowl.runtime.rehearsal import ORIGIN_AT
from tests.runtime.rehearsal.played import ROOT, played

LATE_S = 3.0
"""How late whoever stood at the recorder told the session of it, at most."""


def ran(state: SessionState, chance: Random) -> list[Span]:
    """When the recorder in fact ran: everything was pressed a little after it was done."""
    spans = []
    for begin, end in pairwise(state.recording.anchors):
        if begin.action in ("start", "resume"):
            spans.append(Span(begin.at_s - chance.uniform(0, LATE_S), end.at_s - chance.uniform(0, LATE_S)))
    return spans


def media_s(spans: list[Span], session_s: float, pauses: Pauses) -> float:
    if pauses == "kept":
        return session_s - spans[0].from_s
    return sum(min(span.to_s, session_s) - span.from_s for span in spans if span.from_s < session_s)


def talk(spans: list[Span], chance: Random) -> Iterator[tuple[float, float]]:
    for span in spans:
        at_s = span.from_s
        while (end_s := at_s + chance.uniform(0.4, 12.0)) < span.to_s:
            yield at_s, end_s
            at_s = end_s + chance.uniform(0.0, 1.5)


def transcribed(
    folder: Path, protocol: str, pauses: Pauses, anchored: bool
) -> tuple[Record, Places, list[Span]]:
    """A transcript of the rehearsal, and where each of its utterances truly was."""
    rehearsal, chance = played(protocol, "en"), Random(7)
    path = Path(shutil.copy(rehearsal.path, folder))
    spans = ran(rehearsal.state, chance)
    said = [Span(from_s, to_s) for from_s, to_s in talk(spans, chance)]
    study = LocalStudy(ROOT, ManualClock(ORIGIN_AT, VIRTUAL), CountedIds("late"))
    commands: list[AddTranscript | AddUtterance | PlaceAnchor] = [
        AddTranscript("t", 1, "vtt", "s", pauses, "en")
    ]
    for n, each in enumerate(said, start=1):
        begins, ends = (media_s(spans, at_s, pauses) for at_s in (each.from_s, each.to_s))
        commands.append(AddUtterance("t", f"u{n}", n, None, begins, ends))
    for n, span in enumerate(spans * anchored):
        for part in (0.1, 0.6):
            at_s = span.from_s + part * span.length_s
            off_s = chance.uniform(-1, 1)
            commands.append(PlaceAnchor(f"a{n}-{part}", "t", media_s(spans, at_s, pauses), at_s + off_s))
    with closing(study.runner(path, writable=True)) as runner:
        runner.perform_all(Issued(f"late-{n}", "A", command) for n, command in enumerate(commands))
        runner.catch_up()
        return build(runner, "M"), Places(runner.state), said


@pytest.mark.parametrize("anchored", [False, True])
@pytest.mark.parametrize("pauses", ["cut", "kept"])
@pytest.mark.parametrize("protocol", ["fishbowl", "professional"])
def test_what_is_not_marked_is_right_and_most_is_not_marked(
    tmp_path: Path, protocol: str, pauses: Pauses, anchored: bool
) -> None:
    record, places, said = transcribed(tmp_path, protocol, pauses, anchored)
    assert len(record.utterances) == len(said) > 200
    wrong = []
    for row, true in zip(record.utterances, said, strict=True):
        there = places.find(true.from_s, true.to_s, 0.0).place
        told = (row.stage, row.card, row.question, row.parked)
        if not row.boundary and told != (there.stage, there.card, there.question, there.parked):
            wrong.append((row.n, told, there))
        assert row.boundary is False or there.address is None or there.address in row.candidates
    assert wrong == []
    assert sum(row.boundary for row in record.utterances) < len(said) / 3
