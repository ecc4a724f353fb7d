"""The review at the keyboard, of a session that goes on and of one that is over."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from fishbowl.core.cards import DrawCard
from fishbowl.core.moments import MarkMoment
from fishbowl.core.notes import WriteNote
from fishbowl.core.session import EndSession
from fishbowl.core.stages import OpenStage
from fishbowl.text import set_lang
from fishbowl.tui.review.screen import ReviewScreen
from tests.support.house import House
from tests.tui.seen import Seen, look_at


@pytest.fixture
def house(tmp_path: Path) -> Iterator[House]:
    with House.make(tmp_path, "fishbowl", "en", participants=4, observers=2) as house:
        house.people_arrive()
        house.do("M", OpenStage("welcome"))
        house.pass_time(300)
        house.do("M", OpenStage("binding"))
        house.do("T", DrawCard())
        house.do("O1", WriteNote("n1", "O1", "observation"), text="looks away")
        house.do("M", MarkMoment("m1", 10), text="a turning point")
        house.pass_time(60)
        yield house


def end(house: House) -> None:
    house.do("M", EndSession())


async def page(seen: Seen[ReviewScreen], name: str) -> None:
    """Turn to the page of that name."""
    await seen.until(lambda: seen.screen.review is not None, "the review")
    assert seen.screen.review is not None
    names = [section.name for section in seen.screen.review.sections]
    await seen.press("1", *["right"] * names.index(name))


async def test_how_long_it_lasted_is_no_duration_while_it_goes_on(house: House) -> None:
    async with look_at(house, ReviewScreen, "M") as seen:
        await seen.sees("Until the last event 5:00 of")
        assert "Duration" not in seen.text
    end(house)
    async with look_at(house, ReviewScreen, "M") as seen:
        await seen.sees("Duration 6:00 of")


async def test_pages_go_round_by_arrows_and_come_by_digits(house: House) -> None:
    async with look_at(house, ReviewScreen, "M") as seen:
        await seen.sees("Institution Hanze")
        await seen.press("2")
        await seen.sees("Agenda: planned and actual")
        await seen.press("right")
        await seen.sees("─ Timeline")
        await seen.press("left", "left", "left")
        await seen.sees("─ People")
        await seen.press("right")
        await seen.sees("─ Session")


async def test_the_timeline_tells_what_happened(house: House) -> None:
    async with look_at(house, ReviewScreen, "M") as seen:
        await page(seen, "timeline")
        await seen.sees("14:05:00 · 5:00 · CONNECTION")
        await seen.sees("moment M · a turning point")


async def test_a_session_that_goes_on_is_told_anew_on_the_same_page(house: House) -> None:
    async with look_at(house, ReviewScreen, "M") as seen:
        await page(seen, "moments")
        house.do("M", MarkMoment("m2", 10), text="another one")
        await seen.sees("another one")
        assert "─ Moments" in seen.text


async def test_closed_tablecloths_stay_closed_here(house: House) -> None:
    async with look_at(house, ReviewScreen, "M") as seen:
        await page(seen, "session")
        assert "open tablecloths" not in seen.text
        for key in "1234567890-":
            await seen.press({"-": "minus"}.get(key, key))
            assert "looks away" not in seen.text


async def test_when_the_session_is_over_they_can_be_opened_and_are_asked_for_first(house: House) -> None:
    end(house)
    async with look_at(house, ReviewScreen, "M") as seen:
        await seen.sees("w open tablecloths")
        await seen.press("w")
        await seen.sees("Open the tablecloths?")
        await seen.press("escape")
        assert house.state.notes.opened_s is None
        await seen.press("w", "enter")
        await seen.until(lambda: house.state.notes.opened_s is not None, "opened")
        await page(seen, "notes")
        await seen.sees("looks away")
        assert "w open tablecloths" not in seen.text


async def test_an_assistant_reads_and_does_not_open(house: House) -> None:
    end(house)
    async with look_at(house, ReviewScreen, "A") as seen:
        await page(seen, "agenda")
        assert "open tablecloths" not in seen.text


async def test_long_pages_scroll_by_keyboard(house: House) -> None:
    async with look_at(house, ReviewScreen, "M", (80, 16)) as seen:
        await page(seen, "cards")
        await seen.sees("Connection 1")
        before = seen.text
        await seen.press("pagedown", "down")
        await seen.until(lambda: seen.text != before, "the rest")
        await seen.press("pageup", "up")
        await seen.until(lambda: seen.text == before, "the top")


async def test_how_to_export_is_told_with_the_name(house: House) -> None:
    async with look_at(house, ReviewScreen, "M", (120, 30)) as seen:
        await page(seen, "session")
        await seen.press("x")
        await seen.sees('fishbowl export "Hanze fishbowl 1" --to md')


@pytest.mark.parametrize("lang", ["nl", "en"])
@pytest.mark.parametrize("size", [(80, 24), (160, 45), (40, 12)])
async def test_every_page_is_there_at_any_size(house: House, size: tuple[int, int], lang: str) -> None:
    set_lang("nl" if lang == "nl" else "en")
    async with look_at(house, ReviewScreen, "M", size) as seen:
        await seen.until(lambda: seen.screen.review is not None, "the review")
        assert seen.screen.review is not None
        for section in seen.screen.review.sections:
            await seen.sees(section.title[:12])
            await seen.press("right")


async def test_a_review_that_comes_when_it_was_left_is_not_painted(house: House) -> None:
    async with look_at(house, ReviewScreen, "M") as seen:
        await page(seen, "agenda")
    seen.screen._show()
