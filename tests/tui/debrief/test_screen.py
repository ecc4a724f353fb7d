"""The debrief on a real session, for the crew and for an observer."""

from __future__ import annotations

from pathlib import Path

from fishbowl.core.debrief import Entry, WriteDebrief
from fishbowl.core.moments import MarkMoment
from fishbowl.core.notes import OpenTablecloths, WriteNote
from fishbowl.core.session import EndSession
from fishbowl.core.stages import OpenStage
from fishbowl.tui.debrief.screen import DebriefScreen
from fishbowl.tui.dialogs.help import HelpDialog
from tests.support.house import House
from tests.tui.seen import look_at


def just_ended(folder: Path) -> House:
    """One mark with words, one quote to check; ended at 15:00 after an hour."""
    house = House.make(folder, lang="en")
    house.people_arrive()
    house.do("M", OpenStage("binding"))
    house.pass_time(600)
    house.do("A", MarkMoment("m1", 10), text="nobody [red]asked[/red]")
    house.do("O1", WriteNote("n1", "O1", "check", "S2"), text="word for word")
    house.pass_time(3000)
    house.do("M", OpenStage("break"))
    house.do("M", OpenTablecloths())
    house.do("M", EndSession())
    return house


def entries(house: House) -> list[Entry]:
    return list(house.state.debrief.in_order)


async def test_marks_are_listed_with_their_place_and_a_line_hangs_on_the_one_chosen(tmp_path: Path) -> None:
    with just_ended(tmp_path) as house:
        async with look_at(house, DebriefScreen, actor="M") as seen:
            await seen.sees("14:09 0:09:50 Connection nobody [red]asked[/red]")
            await seen.press("up")
            await seen.sees("Top moments on 14:09")
            await seen.type("it turned here")
            await seen.press("enter")
            await seen.sees("· it turned here")
            await seen.press("escape")
            await seen.type("no mark")
            await seen.press("enter")
            await seen.until(lambda: len(entries(house)) == 2)
        assert [(e.author, e.topic, e.moment_id) for e in entries(house)] == [
            ("M", "moments", "m1"),
            ("M", "moments", None),
        ]


async def test_how_help_is_asked_for_is_said(tmp_path: Path) -> None:
    with just_ended(tmp_path) as house:
        async with look_at(house, DebriefScreen, actor="M") as seen:
            await seen.sees("? Enter help")
            await seen.type("?")
            await seen.press("enter")
            await seen.sees("Shift+Tab topic before")
            await seen.sees("? Enter help")


async def test_every_topic_has_its_line(tmp_path: Path) -> None:
    with just_ended(tmp_path) as house:
        async with look_at(house, DebriefScreen) as seen:
            for letter in "abcdefgh":
                await seen.press(letter, "enter", "tab")
            await seen.until(lambda: len(entries(house)) == 8)
            await seen.sees("Top moments 1")
        assert [e.topic for e in entries(house)] == [
            "moments",
            "surprises",
            "expected",
            "earlier_groups",
            "non_verbal",
            "check",
            "changes",
            "tell",
        ]


async def test_quotes_to_check_are_listed(tmp_path: Path) -> None:
    with just_ended(tmp_path) as house:
        async with look_at(house, DebriefScreen) as seen:
            await seen.press("shift+tab", "shift+tab", "shift+tab")
            await seen.sees("S2: word for word")


async def test_time_since_the_end_is_counted_up(tmp_path: Path) -> None:
    with just_ended(tmp_path) as house:
        async with look_at(house, DebriefScreen) as seen:
            await seen.sees("0:00 since the end (15–20 min)")
            house.pass_time(754)
            await seen.sees("12:34 since the end")


async def test_an_observer_has_own_lines_only_and_no_marks_and_gifts(tmp_path: Path) -> None:
    with just_ended(tmp_path) as house:
        house.do("M", WriteDebrief("crews", "moments"), text="for the crew")
        async with look_at(house, DebriefScreen, actor="O1") as seen:
            await seen.type("mine")
            await seen.press("enter")
            await seen.sees("· mine")
            await seen.press("ctrl+g")
            assert "asked" not in seen.text
            assert "for the crew" not in seen.text
            assert "thank-yous" not in seen.text
        async with look_at(house, DebriefScreen, actor="A") as seen:
            await seen.sees("O1: mine")
            await seen.sees("M: for the crew")


async def test_gifts_are_handed_out_and_taken_back(tmp_path: Path) -> None:
    with just_ended(tmp_path) as house:
        async with look_at(house, DebriefScreen) as seen:
            await seen.sees("thank-yous 0 of 5")
            await seen.press("ctrl+g", "1", "3")
            await seen.until(lambda: set(house.state.debrief.gifts) == {"S1", "S3"})
            await seen.sees("3 S3 given at 15:00")
            await seen.press("1")
            await seen.until(lambda: set(house.state.debrief.gifts) == {"S3"})
            await seen.press("enter")
            await seen.sees("thank-yous 1 of 5")


async def test_an_own_line_is_retracted_into_the_line_and_another_s_is_not(tmp_path: Path) -> None:
    with just_ended(tmp_path) as house:
        house.do("M", WriteDebrief("theirs", "surprises"), text="theirs")
        async with look_at(house, DebriefScreen) as seen:
            await seen.press("tab")
            await seen.sees("M: theirs")
            await seen.press("ctrl+r")
            await seen.sees("Choose with ↑ first")
            await seen.press("up", "ctrl+r")
            await seen.sees("Choose a line of your own")
            await seen.press("escape")
            await seen.type("wrong")
            await seen.press("enter")
            await seen.sees("· wrong")
            await seen.press("up", "ctrl+r")
            await seen.sees("The line is retracted")
            assert seen.screen.line.value == "wrong"
        assert [e.id for e in entries(house)] == ["theirs"]


async def test_too_early_nothing_is_stored_and_what_was_typed_comes_back(tmp_path: Path) -> None:
    with House.make(tmp_path, lang="en") as house:
        async with look_at(house, DebriefScreen) as seen:
            await seen.sees("The debrief begins when")
            await seen.type("early")
            await seen.press("enter")
            await seen.sees("Until then, write it in a note")
            await seen.until(lambda: seen.screen.line.value == "early")
        assert entries(house) == []


async def test_a_line_is_not_lost_by_leaving_and_a_question_mark_is_help(tmp_path: Path) -> None:
    with just_ended(tmp_path) as house:
        async with look_at(house, DebriefScreen) as seen:
            await seen.type("?")
            await seen.press("enter")
            await seen.until(lambda: isinstance(seen.pilot.app.screen, HelpDialog))
            await seen.press("escape")
            await seen.until(lambda: seen.pilot.app.screen is seen.screen)
            await seen.type("half")
            await seen.press("escape")
            await seen.sees("The line is not saved yet")
            await seen.press("escape")
            assert seen.screen.line.value == "half"
            await seen.press("escape", "enter")
            await seen.until(lambda: seen.pilot.app._exit)
