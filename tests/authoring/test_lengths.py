"""What a range is planned for: its middle, or what the clock marks make of it."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from fishbowl.authoring.fields import Minutes
from fishbowl.authoring.lengths import planned_lengths


@pytest.mark.parametrize(
    ("stages", "minutes"),
    [
        ([], []),
        ([((5, 5), None), ((20, 30), None), ((10, 15), None)], [5, 25, 12.5]),
        ([((5, 5), 5), ((20, 30), 27), ((5, 5), None)], [5, 22, 5]),
        ([((20, 30), None), ((10, 30), 45)], [25, 20]),
        ([((20, 30), None), ((10, 30), 36)], [22, 14]),
        ([((20, 30), 30), ((10, 10), 40), ((2, 4), None)], [30, 10, 3]),
        ([((20, 30), 90), ((10, 20), 95)], [30, 20]),
        ([((20, 30), 5), ((10, 20), 32)], [20, 12]),
    ],
)
def test_a_range_is_planned_for_its_middle_or_to_meet_the_next_mark(
    stages: list[tuple[tuple[int, int], int | None]], minutes: list[float]
) -> None:
    planned = planned_lengths([(Minutes(*each), mark) for each, mark in stages])
    assert planned == [minute * 60 for minute in minutes]


ranges = st.tuples(st.integers(1, 60), st.integers(0, 30)).map(lambda n: Minutes(n[0], n[0] + n[1]))


@given(st.lists(st.tuples(ranges, st.none() | st.integers(0, 300)), max_size=6))
def test_every_stage_stays_within_its_range(stages: list[tuple[Minutes, int | None]]) -> None:
    planned = planned_lengths(stages)
    assert len(planned) == len(stages)
    for length_s, (minutes, _) in zip(planned, stages, strict=True):
        assert minutes.low * 60 <= length_s <= minutes.high * 60


@given(st.lists(ranges, min_size=1, max_size=6), st.floats(0, 1))
def test_a_mark_that_the_ranges_reach_is_met(each: list[Minutes], part: float) -> None:
    low, high = sum(minutes.low for minutes in each), sum(minutes.high for minutes in each)
    mark = round(low + part * (high - low))
    planned = planned_lengths([*((minutes, None) for minutes in each[:-1]), (each[-1], mark)])
    assert abs(sum(planned) - mark * 60) <= len(each), "but for parts of seconds"
