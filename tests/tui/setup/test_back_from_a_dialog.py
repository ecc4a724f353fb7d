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
