"""The table: what its keys store, and that nothing of moderator or observers comes on it."""

from __future__ import annotations

import re
from collections.abc import Iterator
from contextlib import AbstractAsyncContextManager
from pathlib import Path

import pytest

from fishbowl.core.base import Event
from fishbowl.core.cards import CardDrawn, CardPutBack, DrawCard, MarkAnsweredEarlier
from fishbowl.core.interventions import Intervene
from fishbowl.core.moments import MarkMoment
from fishbowl.core.notes import WriteNote
from fishbowl.core.session import PauseSession, Retracted
from fishbowl.core.stages import AddTime, OpenStage, StageOpened
from fishbowl.core.turns import MarkSpeaker
from fishbowl.text import Lang, set_lang
from fishbowl.tui.app import FishbowlApp
from fishbowl.tui.table.screen import TableScreen
from tests.support.house import House
from tests.tui.picture import SnapCompare
from tests.tui.seen import Seen, look_at

Table = Seen[TableScreen]


@pytest.fixture
def house(tmp_path: Path) -> Iterator[House]:
    with House.make(tmp_path, lang="en") as made:
        made.people_arrive()
        yield made


def table(house: House, size: tuple[int, int] = (80, 24)) -> AbstractAsyncContextManager[Table]:
    return look_at(house, TableScreen, "T", size)


async def stores(seen: Table, house: House, keys: str, *wanted: Event) -> None:
    """Press the keys; exactly these events follow, and the screen has heard of them."""
    before = len(house.runner.records)
    await seen.press(*keys.split())
    await seen.until(lambda: len(house.runner.records) >= before + len(wanted), keys)
    assert [rec.event for rec in house.runner.records[before:]] == list(wanted)
    assert {rec.actor for rec in house.runner.records[before:]} <= {"T"}
    await seen.until(lambda: seen.screen.room.state.seq == house.state.seq, "the tail")
    house.pass_time(1)


async def test_draw_put_back_and_undo(house: House) -> None:
    async with table(house) as seen:
        await seen.sees("Take cards from pile 1")
        house.do("M", OpenStage("binding"))
        await seen.sees("Draw a card with the space bar")
        await stores(seen, house, "space", CardDrawn("binding/now"))
        await seen.sees("card 1")
        await stores(seen, house, "enter", CardDrawn("binding/influences"))
        await stores(seen, house, "b", CardPutBack("binding/influences"))
        await stores(seen, house, "backspace enter", CardDrawn("binding/influences"))
        drawn = house.runner.records[-1].command_id
        await stores(seen, house, "z", Retracted(drawn))
        await seen.sees("Draw a card")


async def test_a_key_pressed_twice_draws_one_card(house: House) -> None:
    house.do("M", OpenStage("binding"))
    async with table(house) as seen:
        await seen.press("space", "space", "space")
        await seen.sees("card 1")
        assert [r.event for r in house.runner.records[-2:]] == [
            StageOpened("binding"),
            CardDrawn("binding/now"),
        ]


async def test_going_to_the_next_pile_is_asked_once(house: House) -> None:
    house.do("M", OpenStage("binding"))
    async with table(house) as seen:
        await stores(seen, house, "n")
        await seen.sees("On to pile 2, Wellbeing?")
        await stores(seen, house, "escape")
        await seen.until(lambda: "On to pile" not in seen.text)
        await stores(seen, house, "n n")
        house.pass_time(1)
        await stores(seen, house, "n", StageOpened("wellbeing", "participants"))
        await stores(seen, house, "n")
        await seen.sees("On to pile 3")
        house.pass_time(30)
        await seen.until(lambda: "On to pile" not in seen.text)
        await stores(seen, house, "n")
        await seen.sees("On to pile 3")


async def test_outside_a_pile_nothing_is_drawn(house: House) -> None:
    house.do("M", OpenStage("break"))
    async with table(house) as seen:
        for key in ("space", "n"):
            await stores(seen, house, key)
            await seen.sees("No pile is open now")
            seen.screen.tell("")
        house.do("M", OpenStage("online"))
        for _ in range(2):
            house.do("M", DrawCard())
            house.pass_time(1)
        await seen.until(lambda: seen.screen.room.state.seq == house.state.seq)
        for deck in house.state.protocol.decks[:2]:
            for card in deck.cards:
                house.do("M", MarkAnsweredEarlier(f"{deck.id}/{card.id}"))
        await seen.until(lambda: seen.screen.room.state.seq == house.state.seq)
        await stores(seen, house, "n n")
        await seen.sees("All other piles are empty")


async def test_in_a_pause_the_table_waits_and_tells_students_nothing_that_is_the_moderators(
    house: House,
) -> None:
    house.do("M", OpenStage("binding"))
    house.do("T", DrawCard())
    house.do("M", PauseSession())
    async with table(house) as seen:
        await seen.sees("The moderator will go on soon.")
        for key in ("space", "b", "n", "z"):
            await stores(seen, house, key)
        assert "Resume it" not in seen.text
        assert "On to pile" not in seen.text
        assert "draw a card" not in seen.text


async def test_from_the_break_on_students_take_nothing_back(house: House) -> None:
    house.do("M", OpenStage("binding"))
    house.do("T", DrawCard())
    house.do("M", OpenStage("break"))
    async with table(house) as seen:
        await seen.sees("B R E A K")
        assert "undo" not in seen.text
        await stores(seen, house, "z")
        await seen.sees("No pile is open now")


@pytest.mark.parametrize("lang", ["nl", "en"])
async def test_with_a_card_on_the_table_every_key_of_the_pile_is_hinted_at(
    tmp_path: Path, lang: Lang
) -> None:
    set_lang(lang)
    with House.make(tmp_path, lang=lang) as house:
        house.people_arrive()
        house.do("M", OpenStage("binding"))
        house.do("T", DrawCard())
        async with table(house) as seen:
            await seen.sees(" b ")
            for key in ("Space", "b", "n", "z", "r"):
                assert f" {key} " in seen.rows[-1]


async def test_what_was_refused_goes_by_itself(house: House, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("fishbowl.tui.widgets.notice.REFUSED_S", 0.5)
    house.do("M", OpenStage("break"))
    async with table(house) as seen:
        await seen.press("space")
        await seen.sees("No pile is open now")
        await seen.until(lambda: "No pile" not in seen.text, "it is gone")


async def test_the_rules_come_and_go(house: House) -> None:
    house.do("M", OpenStage("binding"))
    async with table(house) as seen:
        await stores(seen, house, "space", CardDrawn("binding/now"))
        await seen.press("r")
        await seen.sees("Take cards from pile 1")
        await seen.press("r")
        await seen.until(lambda: "Take cards from" not in seen.text)
        await seen.sees("card 1")


async def test_a_card_taken_from_the_paper_pile_by_the_moderator_is_shown(house: House) -> None:
    house.do("M", OpenStage("binding"))
    async with table(house) as seen:
        house.do("M", DrawCard("binding/teachers"))
        await seen.sees("card 5")


async def test_nothing_of_others_and_no_clock_is_on_it(house: House) -> None:
    house.do("M", OpenStage("binding"))
    house.do("M", AddTime("binding", 60), reason="SECRET reason")
    house.do("M", WriteNote("m", "M", "observation"), text="SECRET of the moderator")
    house.do("O1", WriteNote("o", "O1", "quote", "S1"), text="SECRET of the observer")
    house.do("M", MarkMoment("x", 5), text="SECRET moment")
    house.do("M", Intervene("deviation"), text="SECRET deviation")
    house.do("A", MarkSpeaker("S2"))
    house.do("T", DrawCard())
    for size in ((80, 24), (160, 45), (40, 12)):
        async with table(house, size) as seen:
            await seen.sees("Pile 1")
            for pressed in ("r", "r", "n", "escape"):
                await seen.press(pressed)
                assert not re.search(r"SECRET|\d:\d\d|O1|S\d\b|%", seen.text)


async def test_the_table_says_how_it_is_left_and_a_wrong_key_does_not_close_it(house: House) -> None:
    async with table(house) as seen:
        await seen.sees("q close")
        await seen.press("q", "q")
        await seen.sees("Close the table? q once more is yes, Esc is no.")
        await seen.press("escape")
        house.pass_time(1)
        await seen.press("q")
        await seen.sees("Close the table?")
        house.do("M", OpenStage("binding"))
        await seen.until(lambda: seen.screen.room.state.current_stage is not None, "the pile")
        await seen.press("n")
        await seen.sees("On to pile 2")
        house.pass_time(1)
        await seen.press("q")
        await seen.sees("Close the table?")
        house.pass_time(1)
        await seen.press("q")
        await seen.until(lambda: not seen.pilot.app.is_running, "it is left")


@pytest.mark.parametrize("size", [(40, 12), (20, 6)])
async def test_the_card_stays_in_a_small_terminal(house: House, size: tuple[int, int]) -> None:
    house.do("M", OpenStage("binding"))
    house.do("M", DrawCard("binding/more"))
    async with table(house, size) as seen:
        await seen.until(lambda: "strengthen" in " ".join(seen.text.split()) or size[0] < 40)
        assert len(seen.rows) == size[1]


def test_looks_wide_in_dutch(tmp_path: Path, snap_compare: SnapCompare) -> None:
    set_lang("nl")
    with House.make(tmp_path, lang="nl") as house:
        house.do("M", OpenStage("binding"))
        house.do("T", DrawCard())
        screen = TableScreen(house.room("T"))
        assert snap_compare(FishbowlApp(lambda: screen), terminal_size=(160, 45))


def test_looks_small_in_english_while_paused(tmp_path: Path, snap_compare: SnapCompare) -> None:
    with House.make(tmp_path, lang="en") as house:
        house.do("M", OpenStage("wellbeing"))
        house.do("M", PauseSession())
        screen = TableScreen(house.room("T"))
        assert snap_compare(FishbowlApp(lambda: screen), terminal_size=(80, 24))
