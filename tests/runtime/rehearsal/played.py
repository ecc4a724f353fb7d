"""Whole rehearsals for tests: played at once, each asked for played once per test run."""

from __future__ import annotations

import tempfile
from collections import Counter
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from fishbowl.bootstrap import LocalStudy
from fishbowl.core.base import Body, Recorded
from fishbowl.core.protocol import Lang
from fishbowl.core.state import SessionState
from fishbowl.runtime.clock import VIRTUAL, ManualClock
from fishbowl.runtime.ids import CountedIds
from fishbowl.runtime.ports import Erased
from fishbowl.runtime.rehearsal import AT_ONCE, ORIGIN_AT, Booking, Playing, moderator, others
from fishbowl.storage.event_log import SessionFile

ROOT = Path(__file__).parents[3]

_below: list[Path] = []


def keep_below(folder: Path) -> None:
    """Where sessions are written from now on: a folder of the test run, which tidies up after itself."""
    _below[:] = [folder]


@dataclass(frozen=True)
class Played:
    path: Path
    records: tuple[Recorded, ...]
    bodies: dict[int, Body | Erased]
    state: SessionState
    refused: Counter[str]

    @property
    def kinds(self) -> set[str]:
        return {type(rec.event).__name__ for rec in self.records}


@cache
def played(
    protocol: str,
    lang: Lang = "en",
    seed: int = 1,
    participants: int | None = None,
    observers: int | None = None,
) -> Played:
    """The session, played to its end; the file stays for the length of the test run."""
    clock, ids = ManualClock(ORIGIN_AT, VIRTUAL), CountedIds()
    study = LocalStudy(ROOT, clock, ids)
    guide = study.protocol(protocol, lang)
    booking = Booking.of(guide, participants, observers, seed, AT_ONCE)
    folder = Path(tempfile.mkdtemp(dir=_below[0]))
    path = study.create(booking.session("rehearsal", "practice room", ORIGIN_AT), into=folder)
    runner = study.runner(path, writable=True)
    scene = booking.scene(ids)
    people = [*moderator(scene, guide, runner.state.session.setup), *others(scene, guide)]
    tally = Playing(runner, scene, people).at_once(clock)
    state = runner.state
    runner.close()
    log = SessionFile.open(path, writable=False)
    records = log.read_after(0)
    bodies = dict(log.bodies(rec.seq for rec in records))
    log.close()
    return Played(path, tuple(records), bodies, state, tally.refused)
