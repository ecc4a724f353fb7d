from __future__ import annotations

from dataclasses import dataclass
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from fishbowl.core.anew import replace
from fishbowl.core.base import Recorded
from fishbowl.core.session import ConsoleLeft
from fishbowl.core.timebase import Stamp, Timebase
from fishbowl.core.timeline import Span, at, merged, overlap_s
from fishbowl.core.turns import Turn

DAWN = 1_772_542_800.0


def recorded(session_s: float, stamp: Stamp) -> Recorded:
    event = ConsoleLeft()
    return Recorded(1, "c1", 0, "M", stamp.at, session_s, session_s, stamp.mono_s, stamp.boot_id, event)


def stamp(seconds: float, *, mono_s: float | None = None, boot: str = "one") -> Stamp:
    return Stamp(DAWN + seconds, 500 + seconds if mono_s is None else mono_s, boot)


class TestReading:
    def test_a_session_begins_at_nought(self) -> None:
        assert Timebase().reading(stamp(12)) == (0.0, True)

    def test_within_a_boot_the_monotonic_clock_counts(self) -> None:
        base = Timebase().add(recorded(0, stamp(0)))
        assert base.reading(stamp(60)) == (60, True)
        assert base.reading(stamp(-3600, mono_s=560)) == (60, True), "someone set the wall clock back"
        assert base.reading(stamp(7200, mono_s=560)) == (60, True), "or ahead"

    def test_after_a_restart_only_the_wall_clock_is_left(self) -> None:
        base = Timebase().add(recorded(0, stamp(0))).add(recorded(100, stamp(100)))
        assert base.reading(stamp(160, mono_s=3, boot="two")) == (160, False)
        assert base.reading(stamp(-40, mono_s=3, boot="two")) == (100, False), "never before what is recorded"

    def test_from_the_first_event_after_it_on_it_is_certain_again(self) -> None:
        base = Timebase().add(recorded(0, stamp(0))).add(recorded(160, stamp(160, mono_s=3, boot="two")))
        assert base.reading(stamp(9999, mono_s=13, boot="two")) == (170, True)

    def test_a_screen_of_the_boot_before_reads_on_from_where_it_was(self) -> None:
        base = Timebase().add(recorded(0, stamp(0))).add(recorded(160, stamp(160, mono_s=3, boot="two")))
        assert base.reading(stamp(90)) == (160, True)
        assert base.reading(stamp(200)) == (200, True)


class TestWallClock:
    def test_each_boot_has_its_own(self) -> None:
        base = Timebase().add(recorded(0, stamp(0))).add(recorded(100, stamp(700, mono_s=3, boot="two")))
        assert [base.wall_at(s) - DAWN for s in (0, 50, 100, 130)] == [0, 50, 700, 730]

    def test_what_is_to_come_and_what_was_before(self) -> None:
        base = Timebase().add(recorded(10, stamp(10)))
        assert [base.wall_at(s) - DAWN for s in (3600, 0)] == [3600, 0]

    def test_one_that_was_set_is_followed_from_the_next_event_on(self) -> None:
        """A laptop finds its network in mid-session: it had been ten minutes slow."""
        base = Timebase().add(recorded(0, stamp(0))).add(recorded(100, stamp(100)))
        base = base.add(recorded(200, stamp(800, mono_s=700)))
        assert [base.wall_at(s) - DAWN for s in (0, 100, 150, 200, 260)] == [0, 100, 150, 800, 860]
        assert base.reading(stamp(860, mono_s=760)) == (260, True), "the timeline took no notice"

    def test_one_that_drifts_is_not(self) -> None:
        base = Timebase().add(recorded(0, stamp(0))).add(recorded(3600, stamp(3601.5, mono_s=4100)))
        assert base.wall_at(3600) - DAWN == 3600

    def test_with_nothing_recorded_it_is_the_epoch(self) -> None:
        assert Timebase().wall_at(5) == 5


@dataclass(frozen=True, slots=True)
class Tick:
    """What happens to the machine before the next event: time, a jump of the wall clock, a restart."""

    passes_s: float
    wall_jumps_s: float
    boot: str


ticks = st.builds(
    Tick,
    st.floats(0, 4000),
    st.sampled_from([0.0, 0.0, 0.0, -7200.0, 3600.0, -1e9]),
    st.sampled_from(["one", "one", "one", "two", "three"]),
)


@given(st.lists(ticks, max_size=25))
def test_the_timeline_never_goes_back_whatever_the_machines_clocks_do(history: list[Tick]) -> None:
    base, last_s, wall = Timebase(), 0.0, DAWN
    monos = {"one": 5.0, "two": 90000.0, "three": 0.0}
    seen: set[str] = set()
    for tick in history:
        wall += tick.passes_s + tick.wall_jumps_s
        for boot in monos:
            monos[boot] += tick.passes_s
        now = Stamp(wall, monos[tick.boot], tick.boot)
        read_s, certain = base.reading(now)
        assert read_s >= last_s
        assert base.reading(replace(now, mono_s=now.mono_s + 1))[0] >= read_s
        base, last_s = base.add(recorded(read_s, now)), read_s
        assert certain == (not seen or tick.boot in seen)
        again_s, sure = base.reading(now)
        assert sure
        assert abs(again_s - read_s) < 1e-6
        seen.add(tick.boot)


def test_the_wall_clock_leads_back_to_the_timeline() -> None:
    base = Timebase()
    for session_s, stamp in (
        (0.0, Stamp(1000.0, 0.0, "one")),
        (100.0, Stamp(1100.0, 100.0, "one")),
        (160.0, Stamp(5000.0, 7.0, "two")),  # the clock was set on, or the computer was off
        (200.0, Stamp(4900.0, 47.0, "two")),  # and back
    ):
        base = base.add(recorded(session_s, stamp))
    for session_s in (0.0, 50.0, 159.0, 200.0, 250.0):
        assert base.session_s(base.wall_at(session_s)) == session_s
    assert base.session_s(3000.0) == 160.0, "a time that the wall clock skipped"
    assert (base.session_s(900.0), Timebase().session_s(5.0)) == (-100.0, 0.0)


class TestTimeline:
    def test_a_span_holds_its_beginning_and_not_its_end(self) -> None:
        first, second = Turn("S1", "binding", 0, 10), Turn("S2", "binding", 10)
        turns = (first, second)
        assert [at(turns, s) for s in (-1, 0, 9.9, 10, 1e9)] == [None, first, first, second, second]
        assert at((), 5) is None

    @given(st.lists(st.tuples(st.integers(0, 50), st.integers(1, 20)), max_size=12))
    def test_merged_spans_cover_what_was_given_once(self, given_spans: list[tuple[int, int]]) -> None:
        spans: tuple[Span, ...] = ()
        covered: set[int] = set()
        for from_s, length in given_spans:
            spans = merged(spans, Span(from_s, from_s + length))
            covered |= set(range(from_s, from_s + length))
        assert all(one.to_s < two.from_s for one, two in pairwise(spans))
        assert sum(span.length_s for span in spans) == len(covered) == overlap_s(spans, 0, 100)
        assert overlap_s(spans, 10, 20) == len(covered & set(range(10, 20)))

    @pytest.mark.parametrize(("from_s", "to_s"), [(20, 20), (30, 20)])
    def test_nothing_overlaps_with_no_time(self, from_s: float, to_s: float) -> None:
        assert overlap_s((Span(0, 100),), from_s, to_s) == 0
