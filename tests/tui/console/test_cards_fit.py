"""Every shipped card fits on the smallest usual terminal, with a full table and whatever stands above it."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from fishbowl.core.base import MODERATOR
from fishbowl.core.cards import DrawCard
from fishbowl.core.people import AddPerson, MarkAttendance
from fishbowl.core.protocol import Card, Lang
from fishbowl.core.stages import OpenStage
from fishbowl.text import cells, clean_line
from fishbowl.tui.console.screen import ConsoleScreen
from fishbowl.tui.pieces import texts
from fishbowl.tui.widgets.panel import Panel
from tests.support.house import House
from tests.tui.console.lead import console
from tests.tui.seen import Seen


def squeezed(text: str) -> str:
    return "".join(text.split())


@pytest.fixture(params=["nl", "en"])
def full_house(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[House]:
    """Five students and five observers, and as many standing warnings as there can be."""
    lang: Lang = request.param
    with House.make(tmp_path, "fishbowl", lang, participants=5, observers=5) as house:
        house.do(MODERATOR, AddPerson("S6", 6))
        house.do(MODERATOR, AddPerson("O6", 6, teaches_here=True))
        house.people_arrive("S1", "S2", "S3", "S4")
        house.do(MODERATOR, MarkAttendance("S5", "present"))
        house.do(MODERATOR, OpenStage("welcome"))
        yield house


async def lies_whole(seen: Seen[ConsoleScreen], card: Card, house: House) -> None:
    """Wait until the card is drawn, then look for all its words, in the panel and on the terminal."""
    panel = seen.screen.query_one("#main", Panel)
    lying = house.state.cards.current
    await seen.until(lambda: seen.screen.room.state.cards.current == lying, "the card")
    seen.screen.repaint()
    await seen.pilot.pause()
    rows = seen.rows[2 : 2 + panel.size.height]
    for text in (card.intro, *card.questions, *card.sub_questions):
        words = squeezed(clean_line(house.state.filled(text)))
        assert words in squeezed("".join(rows).replace("·", "")), f"{card.id}: {text}"


async def test_every_shipped_card_fits_with_a_full_table_and_full_warnings(full_house: House) -> None:
    house = full_house
    async with console(house) as seen:
        await seen.until(lambda: house.state.session.console_id != "", "the seat")
        for deck in house.state.protocol.decks:
            for card in deck.cards:
                house.do(
                    MODERATOR,
                    DrawCard(f"{deck.id}/{card.id}") if house.state.cards.current else OpenStage(deck.id),
                )
                if house.state.cards.current is None:
                    house.do(MODERATOR, DrawCard(f"{deck.id}/{card.id}"))
                await lies_whole(seen, card, house)
                assert seen.screen.query_one("#warnings").size.height == 3
                assert all(f"{n} S{n}" in seen.text for n in range(1, 6)), seen.text
                assert all(f"O{n} " in seen.text for n in range(1, 6)), seen.text


@pytest.mark.parametrize("width", [60, 80, 120, 160])
async def test_no_line_is_wider_than_its_panel(full_house: House, width: int) -> None:
    house = full_house
    async with console(house, (width, 45)) as seen:
        await seen.until(lambda: house.state.session.console_id != "", "the seat")
        for stage in house.state.protocol.stages:
            if house.state.current_stage != stage:
                house.do(MODERATOR, OpenStage(stage.id))
            await seen.until(lambda: seen.screen.room.state.seq == house.state.seq, "the tail")
            seen.screen.repaint()
            for panel in seen.screen.query(Panel):
                if panel.content_size.width and panel.is_on_screen:
                    assert (
                        max((cells(row) for row in texts(panel.lines)), default=0) <= panel.content_size.width
                    )


@pytest.mark.parametrize("size", [(60, 16), (40, 10)])
async def test_in_a_small_terminal_clock_and_card_remain(full_house: House, size: tuple[int, int]) -> None:
    house = full_house
    house.do(MODERATOR, OpenStage("wellbeing"))
    house.do(MODERATOR, DrawCard("wellbeing/stress"))
    async with console(house, size) as seen:
        card = house.state.card("wellbeing/stress")
        words = squeezed(house.state.filled(card.questions[0]))[:20]
        await seen.until(lambda: words in squeezed(seen.text), "the card")
        assert "15:00" in seen.text
