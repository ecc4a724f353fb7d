"""Clocks, ids and the console seat."""

from __future__ import annotations

import subprocess
import sys
from contextlib import closing
from pathlib import Path
from uuid import UUID

import pytest

from fishbowl.bootstrap import LocalStudy
from fishbowl.core.errors import Refused
from fishbowl.core.moments import MarkMoment
from fishbowl.core.session import Rehearsal
from fishbowl.core.stages import OpenStage
from fishbowl.core.timebase import Stamp
from fishbowl.runtime import machine, seat
from fishbowl.runtime.clock import VIRTUAL, ManualClock, ScaledClock, SystemClock, clock_of
from fishbowl.runtime.ids import CountedIds, Uuid7
from fishbowl.runtime.newcomers import NewSession
from fishbowl.runtime.ports import Issued
from tests.support.house import House, wait_until
from tests.support.tiny import FISHBOWL, SETUP


def test_the_system_clock_goes_on_within_one_boot() -> None:
    clock = SystemClock()
    first, second = clock.stamp(), clock.stamp()
    assert second.mono_s >= first.mono_s
    assert first.boot_id == second.boot_id != ""


def test_a_rehearsal_goes_at_its_speed_for_everyone() -> None:
    base = ManualClock(1_000.0)
    base.advance(10)
    rehearsal = Rehearsal(seed=1, speed=6.0, origin_at=50_000.0, made_at=1_000.0)
    one, other = ScaledClock(base, rehearsal), ScaledClock(base, rehearsal)
    assert one.stamp() == other.stamp() == Stamp(50_060.0, 60.0, "manual")
    base.advance(1)
    assert one.stamp() == Stamp(50_066.0, 66.0, "manual")


def test_a_session_that_is_no_rehearsal_keeps_the_machines_clock() -> None:
    base = ManualClock(1_000.0)
    assert clock_of(None, base) is base


def test_what_is_added_to_a_rehearsal_at_full_speed_comes_after_it(tmp_path: Path) -> None:
    """Weeks later, by another process, whose clock is a real one; what the wall showed before stays so."""
    clock = ManualClock(50_000.0, VIRTUAL)
    study = LocalStudy(tmp_path, clock, CountedIds())
    path = study.create(NewSession(FISHBOWL, SETUP, (), "One", Rehearsal(1, 0.0, 50_000.0, 50_000.0)))
    with closing(study.runner(path, writable=True)) as runner:
        clock.advance(600)
        runner.perform(Issued("first", "M", OpenStage("welcome")))
    later = LocalStudy(tmp_path, SystemClock(), CountedIds("later"))
    for n in range(2):
        with closing(later.runner(path, writable=True)) as runner:
            runner.perform(Issued(f"then-{n}", "A", MarkMoment(f"m{n}")))
    with closing(later.runner(path)) as runner:
        now = runner.snapshot
        *_, begun, first, second = runner.records
        assert (begun.recorded_s, first.recorded_s, second.recorded_s) == (600, 600, 600)
        assert (now.now_s, first.recorded_at, second.recorded_at) == (600, 50_600, 50_600)
        assert [now.wall_at(s) for s in (0, 300, 600)] == [50_000, 50_300, 50_600]
        assert now.timebase.session_s(50_300) == 300


def test_ids_are_uuid7_and_sort_by_time() -> None:
    clock = ManualClock(1_773_320_400.0)
    ids = Uuid7(clock)
    made = []
    for _ in range(50):
        made.append(ids())
        clock.advance(0.002)
    assert made == sorted(made)
    assert len(set(made)) == 50
    assert {(UUID(i).version, UUID(i).variant) for i in made} == {(7, "specified in RFC 4122")}
    assert int(UUID(made[0]).hex[:12], 16) == 1_773_320_400_000


def test_counted_ids_are_the_same_each_time() -> None:
    assert [CountedIds()() for _ in range(2)] == ["00000000-0000-7000-8000-000000000001"] * 2


def test_a_process_that_ended_is_not_alive() -> None:
    ended = subprocess.Popen([sys.executable, "-c", "pass"])
    ended.wait()
    assert not machine.is_alive(ended.pid)
    assert machine.is_alive(machine.this_process())


def test_the_second_console_is_told_and_may_take_over(tmp_path: Path) -> None:
    with House(tmp_path) as house:
        first, second = house.room("M"), house.room("M")
        assert seat.holder(first) == "free"
        seat.take(first).result(10)
        second.do(OpenStage("welcome")).exception(10)
        assert seat.holder(second) == "someone"
        with pytest.raises(Refused) as refusal:
            second.do(OpenStage("welcome")).result(10)
        assert refusal.value.key == "errors.not_your_console"
        seat.take(second).result(10)
        second.do(OpenStage("welcome")).result(10)
        with pytest.raises(Refused):
            first.do(OpenStage("binding")).result(10)


def test_the_seat_of_a_process_that_died_is_free_to_take(tmp_path: Path) -> None:
    with House(tmp_path) as house:
        died = subprocess.Popen([sys.executable, "-c", "pass"])
        died.wait()
        first = house.room("M")
        seat.take(first).result(10)
        key = f"console:{first.console_id}"
        first.set_live(key, f'{{"boot": "{machine.boot_id()}", "pid": {died.pid}}}').result(10)
        second = house.room("M")
        assert seat.holder(second) == "gone"


def test_leaving_gives_the_seat_free(tmp_path: Path) -> None:
    with House(tmp_path) as house:
        first = house.room("M")
        seat.take(first).result(10)
        seat.leave(first)
        assert house.state.session.console_id == ""
        assert seat.holder(house.room("M")) == "free"


def test_leaving_gives_a_seat_free_that_was_only_just_asked_for(tmp_path: Path) -> None:
    with House(tmp_path) as house:
        first = house.room("M")
        taken = seat.take(first)
        seat.leave(first)
        assert taken.done()
        assert house.state.session.console_id == ""


def test_who_watches_leaves_the_seat_to_its_holder(tmp_path: Path) -> None:
    with House(tmp_path) as house:
        first, second = house.room("M"), house.room("M")
        seat.take(first).result(10)
        wait_until(lambda: second.state.session.console_id == first.console_id, "the second hears of it")
        seat.leave(second)
        assert house.state.session.console_id == first.console_id
