"""Time: the three outcomes before one is chosen, and time added."""

from __future__ import annotations

from pathlib import Path

import pytest

from fishbowl.core.stages import AddTime, OpenStage
from fishbowl.tui.dialogs.time import TimeAnswer, TimeDialog, outcome_lines, parse_minutes
from fishbowl.tui.live import look_at
from tests.support.house import House
from tests.tui.dialogs.stage import ask


@pytest.mark.parametrize(
    ("typed", "parsed"),
    [
        ("5", (300.0, "")),
        ("  5  late start ", (300.0, "late start")),
        ("+2 x", (120.0, "x")),
        ("-1,5 they were quick", (-90.0, "they were quick")),
        ("1.5", (90.0, "")),
        ("0", None),
        ("", None),
        ("late", None),
        ("5late", None),
        ("9999", None),
        ("nan", None),
        ("-", None),
    ],
)
def test_minutes_and_a_reason_are_one_line(typed: str, parsed: tuple[float, str] | None) -> None:
    assert parse_minutes(typed) == parsed


def running_over(house: House) -> None:
    """Ten minutes behind, in the last stage but three."""
    house.do("M", OpenStage("welcome"))
    house.pass_time(20 * 60)
    house.do("M", OpenStage("binding"))
    house.pass_time(40 * 60)
    house.do("M", OpenStage("break"))


def test_the_three_outcomes_stand_side_by_side_with_clock_times(tmp_path: Path) -> None:
    with House.make(tmp_path, lang="en") as house:
        running_over(house)
        assert outcome_lines(look_at(house.room())).splitlines() == [
            "ends at                 1 move all      2 shorten rest  3 keep the end",
            "Break                   15:10  10:00    15:10  10:00    15:10  10:00",
            "Observers' questions    15:35  25:00    15:26  16:40    15:30  20:00",
            "Closing                 15:40   5:00    15:30   3:20    falls off",
            "plan: done at 15:30     10:00 behind    on time         on time",
        ]


def test_a_narrow_terminal_keeps_the_clock_times(tmp_path: Path) -> None:
    with House.make(tmp_path, lang="en") as house:
        running_over(house)
        assert outcome_lines(look_at(house.room()), width=36).splitlines() == [
            "ends at           1     2     3",
            "Break             15:10 15:10 15:10",
            "Observers' quest… 15:35 15:26 15:30",
            "Closing           15:40 15:30 –",
            "plan: done at 15:30",
        ]


@pytest.mark.parametrize(("key", "outcome"), [("1", "move"), ("2", "shorten"), ("3", "keep")])
async def test_an_outcome_is_one_key(tmp_path: Path, key: str, outcome: str) -> None:
    with House.make(tmp_path, lang="en") as house:
        running_over(house)
        async with ask(house, TimeDialog) as asked:
            await asked.press(key)
            answer = await asked.answered()
            assert answer == TimeAnswer(outcome=outcome)  # type: ignore[arg-type]


async def test_what_added_time_changes_is_told_before_it_is_given(tmp_path: Path) -> None:
    with House.make(tmp_path, lang="en") as house:
        running_over(house)
        async with ask(house, TimeDialog) as asked:
            await asked.press("plus")
            await asked.sees("Break: 10:00 left\nwhole session done at 15:40\nplan: done at 15:30")
            assert "move all" not in asked.text
            await asked.press("escape")
        async with ask(house, TimeDialog) as asked:
            await asked.press("6")
            await asked.sees("Break: 10:00 left → 15:00 left\nwhole session done at 15:40 → 15:45")
            await asked.press("l", "a", "t", "e", "1", "enter")
            assert await asked.answered() == TimeAnswer(add_s=300.0, reason="late1")
        house.do("M", AddTime("break", 300.0))
        shown = outcome_lines(look_at(house.room()))
        assert "Break                   15:15  15:00" in shown


async def test_other_minutes_are_typed_and_no_number_is_told(tmp_path: Path) -> None:
    with House.make(tmp_path, lang="en") as house:
        running_over(house)
        async with ask(house, TimeDialog) as asked:
            await asked.press("plus", "x", "enter")
            await asked.sees("Begin with a number of minutes")
            await asked.press("backspace", "7", "enter")
            assert await asked.answered() == TimeAnswer(add_s=420.0)


async def test_before_the_first_stage_there_is_nothing_to_choose(tmp_path: Path) -> None:
    with House.make(tmp_path, lang="en") as house:
        async with ask(house, TimeDialog) as asked:
            await asked.press("1", "4")
            await asked.sees("No stage has begun yet.")
            assert asked.answers == []
