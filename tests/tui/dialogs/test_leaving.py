"""Coverage, help, the seat, and a pause afterwards."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from fishbowl.core.questions import CoverTopic
from fishbowl.core.stages import OpenStage
from fishbowl.runtime.room import Room
from fishbowl.tui.dialogs.coverage import CoverageDialog
from fishbowl.tui.dialogs.help import HelpDialog, help_lines
from fishbowl.tui.dialogs.pause import PauseEntryDialog, on_timeline
from fishbowl.tui.dialogs.takeover import TakeoverDialog
from tests.support.house import BEGAN_AT, House
from tests.tui.dialogs.stage import ask


def in_the_guide(house: House) -> None:
    house.do("M", OpenStage("introduction"))
    house.do("M", OpenStage("binding_wellbeing"))


def coverage(room: Room) -> CoverageDialog:
    return CoverageDialog(room, room.state.stage("binding_wellbeing"))


def heard(house: House) -> dict[str, str]:
    return {topic: how for topic, (how, _) in house.state.questions.topics.items()}


async def test_topics_are_marked_before_the_stage_is_left(tmp_path: Path) -> None:
    with House.make(tmp_path, protocol="professional", lang="en") as house:
        in_the_guide(house)
        async with ask(house, coverage) as asked:
            await asked.sees("connection with the institution: how")
            await asked.press("h")
            await asked.sees("connection with teachers and staff: how")
            await asked.press("3", "a")
            await asked.sees("3  asked")
            await asked.press("1", "x")
            await asked.sees("1  still open")
            assert heard(house) == {"ties/institution": "open", "ties/peers": "asked"}
            assert asked.answers == []
            await asked.press("enter")
            assert await asked.answered() == "leave"


async def test_escape_stays_and_topics_heard_before_are_not_asked_for(tmp_path: Path) -> None:
    with House.make(tmp_path, protocol="professional", lang="en") as house:
        in_the_guide(house)
        for topic in ("institution", "staff"):
            house.do("M", CoverTopic("ties", topic))
        async with ask(house, coverage) as asked:
            assert "institution" not in asked.text
            house.do("A", CoverTopic("ties", "peers"))
            await asked.sees("1  heard")
            await asked.press("down", "up", "9", "escape")
            assert await asked.answered() == "stay"


async def test_with_nothing_left_it_says_so(tmp_path: Path) -> None:
    with House.make(tmp_path, protocol="professional", lang="en") as house:
        in_the_guide(house)
        for topic in ("institution", "staff", "peers"):
            house.do("M", CoverTopic("ties", topic))
        async with ask(house, coverage) as asked:
            await asked.press("h", "down", "1")
            assert "Everything has been heard." in asked.text
            await asked.press("enter")
            assert await asked.answered() == "leave"


def test_help_stands_in_two_columns_where_they_fit() -> None:
    entries = [("n", "next card"), ("Ctrl+N", "name"), ("?", "help\x1b[2J")]
    assert help_lines(entries, 40) == "n       next card   ?       help␛[2J\nCtrl+N  name"
    assert help_lines(entries, 20) == "n       next card\nCtrl+N  name\n?       help␛[2J"
    assert help_lines([], 20) == ""


@pytest.mark.parametrize("key", ["enter", "escape", "question_mark"])
async def test_help_is_closed_by_the_key_that_opened_it(tmp_path: Path, key: str) -> None:
    with House.make(tmp_path, lang="en") as house:
        async with ask(house, lambda room: HelpDialog(room, "Keys", [("n", "[b]next[/b]")])) as asked:
            await asked.sees("n  [b]next[/b]")
            await asked.press(key)
            await asked.closed()


@pytest.mark.parametrize(("key", "seat"), [("enter", "watch"), ("t", "take"), ("escape", None)])
async def test_taking_over_is_never_enter(tmp_path: Path, key: str, seat: str | None) -> None:
    with House.make(tmp_path, lang="en") as house:
        async with ask(house, TakeoverDialog) as asked:
            await asked.press(key)
            assert await asked.answered() == seat


def wall(offset_s: float = 0.0) -> Callable[[float], float]:
    return lambda session_s: BEGAN_AT + session_s + (offset_s if session_s > 600 else 0.0)


@pytest.mark.parametrize(
    ("typed", "near_s", "found_s"),
    [
        ("14:05", 0.0, 300.0),
        (" 14:05:30 ", 4000.0, 330.0),
        ("14.05.30", 0.0, 330.0),
        ("14:00:00", 0.4, 0.4),
        ("23:59:59", 10 * 3600.0 + 60, 9 * 3600 + 3599.0),
        ("00:00:10", 9 * 3600 + 3599.0, 10 * 3600 + 10.0),
        ("24:00", 0.0, None),
        ("14:60", 0.0, None),
        ("14", 0.0, None),
        ("", 0.0, None),
    ],
)
def test_a_wall_time_finds_its_instant(typed: str, near_s: float, found_s: float | None) -> None:
    assert on_timeline(typed, near_s, wall()) == found_s


def test_a_clock_that_was_set_meanwhile_is_allowed_for() -> None:
    assert on_timeline("14:20:00", 100.0, wall(offset_s=30)) == 1170.0


def crashed(house: House) -> None:
    house.do("M", OpenStage("welcome"))
    house.pass_time(900)


@pytest.mark.parametrize("keys", [("1", "4", ":", "0", "8"), ("end", *["backspace"] * 5, *"08:00")])
async def test_a_pause_is_suggested_and_can_be_typed_anew_or_changed(
    tmp_path: Path, keys: tuple[str, ...]
) -> None:
    with House.make(tmp_path, lang="en") as house:
        crashed(house)
        async with ask(house, lambda room: PauseEntryDialog(room, 100.25, 700.5)) as asked:
            await asked.sees("lasts 10:00")
            await asked.press("tab", *keys, "enter")
            assert await asked.answered() == (100.25, 480.0)


@pytest.mark.parametrize(
    ("to", "told"), [("x", "Type both times"), ("14:00", "must lie after"), ("14:30", "must lie after")]
)
async def test_what_cannot_have_been_is_told_not_answered(tmp_path: Path, to: str, told: str) -> None:
    with House.make(tmp_path, lang="en") as house:
        crashed(house)
        async with ask(house, lambda room: PauseEntryDialog(room, 100.0, 700.0)) as asked:
            await asked.press("tab", *["backspace"] * 8, *to, "enter")
            await asked.sees(told)
            assert asked.answers == []
            await asked.press("escape")
            assert await asked.answered() is None
