"""Rehearsals along with a real clock: shared by every process, stopped at will, sound after a kill."""

from __future__ import annotations

import json
import os
import signal
import subprocess
import sys
from contextlib import closing
from pathlib import Path

from fishbowl.bootstrap import LocalStudy
from fishbowl.core.base import MODERATOR
from fishbowl.core.people import RecordConsent
from fishbowl.core.session import PauseSession
from fishbowl.core.stages import OpenStage
from fishbowl.runtime import seat
from fishbowl.runtime.clock import SystemClock
from fishbowl.runtime.rehearsal import Booking, Practice
from fishbowl.runtime.room import Room
from fishbowl.storage.verify import verify
from tests.runtime.rehearsal.played import ROOT
from tests.support.house import wait_until

SPEED = 200.0
UNEVEN_S = 0.001 * SPEED
"""How far a clock of the wall and one that only counts may be apart, and be called one."""

READ_CLOCK = """
import json, sys
from pathlib import Path
from fishbowl.bootstrap import LocalStudy
runner = LocalStudy(Path(".")).runner(Path(sys.argv[1]))
before = runner.snapshot.clock.stamp()
now_s = runner.snapshot.now_s
after = runner.snapshot.clock.stamp()
print(json.dumps([now_s - after.mono_s, now_s - before.mono_s]))
"""

PLAY = """
import sys
from fishbowl.__main__ import main
sys.argv = ["fishbowl", *sys.argv[1:]]
main()
"""


def booked(folder: Path, speed: float = SPEED) -> tuple[LocalStudy, Booking, Path]:
    study = LocalStudy(ROOT)
    booking = Booking.of(study.protocol("fishbowl", "en"), None, None, 1, speed)
    now_at = study.clock.stamp().at
    return study, booking, study.create(booking.session("rehearsal", "room", now_at), into=folder)


def test_every_process_that_opens_the_file_reads_the_same_clock(tmp_path: Path) -> None:
    study, _, path = booked(tmp_path)
    with closing(study.runner(path)) as runner:
        before = runner.snapshot.clock.stamp()
        now_s = runner.snapshot.now_s
        after = runner.snapshot.clock.stamp()
    run = subprocess.run(
        [sys.executable, "-c", READ_CLOCK, str(path)], capture_output=True, text=True, check=True, cwd=ROOT
    )
    earliest_s, latest_s = json.loads(run.stdout)
    # What they share is where the timeline began: for each within the moment in which it was read.
    assert now_s - after.mono_s <= latest_s + UNEVEN_S
    assert earliest_s <= now_s - before.mono_s + UNEVEN_S
    assert now_s > 0


def test_the_clock_of_a_rehearsal_runs_from_the_moment_it_was_made(tmp_path: Path) -> None:
    base = SystemClock()
    before = base.stamp().mono_s
    study, _, path = booked(tmp_path)
    with closing(study.runner(path)) as runner:
        earliest_at = runner.snapshot.clock.stamp().at
        now_s = runner.snapshot.now_s
        latest_at = runner.snapshot.clock.stamp().at
        assert 0 <= now_s <= (base.stamp().mono_s - before) * SPEED
        assert earliest_at - UNEVEN_S <= runner.snapshot.wall_at(now_s) <= latest_at + UNEVEN_S


def everyone_in(room: Room) -> bool:
    return sum(1 for p in room.state.people.participants if p.is_here and p.consent) >= 3


def test_a_moderator_practises_against_the_others(tmp_path: Path) -> None:
    study, booking, path = booked(tmp_path)
    practice = Practice(lambda: study.runner(path, writable=True), booking, study.ids)
    with practice, closing(study.enter(path, MODERATOR)) as room:
        seat.take(room).result()
        wait_until(lambda: everyone_in(room), "people who come in")
        room.do(OpenStage("binding")).result()
        wait_until(lambda: room.state.cards.current is not None, "a card, drawn by the table")
        wait_until(lambda: room.state.turns.tapped_s is not None, "a tap of who speaks")
        wait_until(lambda: bool(room.state.notes.counts), "notes")
        assert dict(room.state.notes.by_id) == {}
        room.do(PauseSession()).result()
        cards = len(room.state.cards.spans)
        wait_until(lambda: room.now_s - (room.state.session.paused_since_s or 0) > 600, "a long pause")
        assert len(room.state.cards.spans) == cards
    assert practice.failure is None
    assert verify(path).sound


def test_those_who_can_no_longer_write_say_why_and_end(tmp_path: Path) -> None:
    study, booking, _ = booked(tmp_path)
    missing = tmp_path / "gone.fishbowl"
    with Practice(lambda: study.runner(missing, writable=True), booking, study.ids) as practice:
        wait_until(lambda: practice.failure is not None, "the failure")
    assert practice.failure is not None
    assert practice.failure.key.startswith("storage.")


def test_killed_in_the_middle_the_file_is_sound_and_a_moderator_goes_on(tmp_path: Path) -> None:
    arguments = ["rehearse", "fishbowl", "--headless", "--speed", str(SPEED), "--out", str(tmp_path)]
    process = subprocess.Popen([sys.executable, "-c", PLAY, *arguments], cwd=ROOT, start_new_session=True)
    try:
        path = found(tmp_path)
        study = LocalStudy(ROOT)
        with closing(study.enter(path, MODERATOR)) as watching:
            wait_until(lambda: bool(watching.state.cards.past), "the second card", deadline_s=60)
            assert seat.holder(watching) == "someone"
    finally:
        os.kill(process.pid, signal.SIGKILL)
        process.wait()
    assert verify(path).sound
    with closing(study.enter(path, MODERATOR)) as room:
        assert room.state.cards.past.last is not None
        assert seat.holder(room) == "gone"
        seat.take(room).result()
        room.do(RecordConsent("S1", "1", "paper")).result()
        assert room.state.session.console_id == room.console_id


def found(folder: Path) -> Path:
    """The session file, once it is there."""
    wait_until(lambda: any(folder.glob("*.fishbowl")), "the session file", deadline_s=30)
    return next(folder.glob("*.fishbowl"))
