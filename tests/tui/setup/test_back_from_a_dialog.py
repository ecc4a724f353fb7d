"""Set-up after something lay over it: keys go where the eye is, and what was mended is no longer told."""

from __future__ import annotations

from pathlib import Path

from fishbowl.bootstrap import LocalStudy
from fishbowl.tui.setup.change import ChangeScreen
from tests.support.house import House
from tests.tui.home.doors import at_home, goes_to


async def test_back_from_a_person_keys_are_of_the_list_not_of_a_hidden_field(tmp_path: Path) -> None:
    with House.make(tmp_path, "fishbowl", "en", participants=3, observers=1) as house:
        async with at_home(house.study) as seen:
            await seen.press("e")
            await goes_to(seen, "ChangeScreen")
            screen = seen.pilot.app.screen
            assert isinstance(screen, ChangeScreen)
            await seen.until(lambda: screen.draft is not None, "the draft")
            await seen.press("ctrl+n", "down", "down", "down", "enter")
            await goes_to(seen, "PersonQuestion")
            await seen.press("down", "down", "down", "right", "ctrl+n")
            await goes_to(seen, "ChangeScreen")
            await seen.sees("! teaches here")
            before = screen.draft
            await seen.type("xyz")
            assert screen.draft == before


async def test_a_fault_is_told_until_it_is_mended(tmp_path: Path) -> None:
    async with at_home(LocalStudy(tmp_path)) as seen:
        await seen.press("n")
        await goes_to(seen, "NewScreen")
        await seen.press("ctrl+n")
        await seen.sees("none is filled in")
        await seen.type("Hanze")
        await seen.press("ctrl+n")
        await seen.sees("11 expected")
        assert "none is filled in" not in seen.text


async def test_the_arrows_go_on_through_the_lines_while_a_fault_is_told(tmp_path: Path) -> None:
    """At 80x24 the told fault makes the form higher than the screen: it then scrolls."""
    async with at_home(LocalStudy(tmp_path)) as seen:
        await seen.press("n")
        await goes_to(seen, "NewScreen")
        await seen.press("ctrl+n")
        await seen.sees("none is filled in")
        await seen.press("down", "down", "down", "up")
        focused = seen.pilot.app.screen.focused
        assert focused is not None
        assert focused.id == "place"


async def test_a_fault_is_no_longer_told_once_its_line_is_typed_in(tmp_path: Path) -> None:
    async with at_home(LocalStudy(tmp_path)) as seen:
        await seen.press("n")
        await goes_to(seen, "NewScreen")
        await seen.press("ctrl+n")
        await seen.sees("none is filled in")
        await seen.type("H")
        await seen.until(lambda: "none is filled in" not in seen.text, "the fault gone")


async def test_in_the_last_look_no_key_acts_on_people_who_are_not_shown(tmp_path: Path) -> None:
    with House.make(tmp_path, "fishbowl", "en", participants=3, observers=1) as house:
        async with at_home(house.study) as seen:
            await seen.press("e")
            await goes_to(seen, "ChangeScreen")
            screen = seen.pilot.app.screen
            assert isinstance(screen, ChangeScreen)
            await seen.until(lambda: screen.draft is not None, "the draft")
            await seen.press("ctrl+n", "ctrl+n")
            assert screen.part == 2
            before = screen.draft
            await seen.press("c", "o", "s", "plus", "delete", "i")
            assert screen.draft == before
            assert seen.pilot.app.screen is screen


async def test_the_help_says_what_a_letter_is_consent_to(tmp_path: Path) -> None:
    with House.make(tmp_path, "fishbowl", "en", participants=3, observers=1) as house:
        async with at_home(house.study) as seen:
            await seen.press("e")
            await goes_to(seen, "ChangeScreen")
            screen = seen.pilot.app.screen
            assert isinstance(screen, ChangeScreen)
            await seen.until(lambda: screen.draft is not None, "the draft")
            await seen.press("ctrl+n", "question_mark")
            await seen.sees("c consent on paper, or not after all")


async def test_what_is_typed_takes_the_place_of_a_number_and_of_the_day_suggested(tmp_path: Path) -> None:
    async with at_home(LocalStudy(tmp_path)) as seen:
        await seen.press("n")
        await goes_to(seen, "NewScreen")
        await seen.press(*["down"] * 6)
        await seen.type("12 March 2026")
        await seen.press("down", "down", "down", "4")
        await seen.sees("12 March 2026 such")
        await seen.sees("Participants 4 2–5 in this protocol")
