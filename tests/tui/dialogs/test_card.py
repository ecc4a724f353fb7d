"""Which card: every deck in one list, by letter and number."""

from __future__ import annotations

from pathlib import Path

import pytest
from textual.widgets import OptionList

from fishbowl.core.cards import DrawCard, MarkAnsweredEarlier
from fishbowl.core.stages import OpenStage
from fishbowl.tui.dialogs.card import CardAnswer, CardDialog, card_lines
from tests.support.house import House
from tests.tui.dialogs.stage import ask


def two_cards_on(house: House) -> None:
    house.do("M", OpenStage("welcome"))
    house.do("M", OpenStage("binding"))
    house.do("M", DrawCard("binding/influences"))
    house.pass_time(60)
    house.do("M", DrawCard("binding/now"))
    house.do("M", MarkAnsweredEarlier("wellbeing/stress"))


def test_every_card_says_where_it_is(tmp_path: Path) -> None:
    with House.make(tmp_path, lang="en") as house:
        two_cards_on(house)
        lines = card_lines(house.state)
        assert [line.text[:24].rstrip() for line in lines] == [
            "a  Connection",
            "   1  on the table",
            "   2  been",
            "   3  on its pile",
            "   4  on its pile",
            "   5  on its pile",
            "b  Wellbeing",
            "   1  on its pile",
            "   2  on its pile",
            "   3  on its pile",
            "   4  answered earlier",
            "   5  on its pile",
            "c  Online teaching",
            "   1  on its pile",
            "   2  on its pile",
        ]
        assert "Was there an activity run by Hanze" in lines[3].text
        assert [line.address for line in lines[:2]] == ["", "binding/now"]


@pytest.mark.parametrize(
    ("keys", "card", "earlier"),
    [
        (("enter",), "binding/activities", False),
        (("2", "enter"), "binding/influences", False),
        (("b", "enter"), "wellbeing/now", False),
        (("b", "4", "enter"), "wellbeing/stress", False),
        (("c", "2", "e"), "online/wellbeing", True),
        (("c", "7", "enter"), "online/binding", False),
        (("left", "enter"), "online/binding", False),
        (("right", "right", "down", "enter"), "online/wellbeing", False),
        (("down", "down", "down", "enter"), "wellbeing/now", False),
    ],
)
async def test_letter_and_number_or_arrows(
    tmp_path: Path, keys: tuple[str, ...], card: str, earlier: bool
) -> None:
    with House.make(tmp_path, lang="en") as house:
        two_cards_on(house)
        async with ask(house, CardDialog) as asked:
            await asked.press(*keys)
            assert await asked.answered() == CardAnswer(card, earlier)


async def test_a_card_drawn_elsewhere_shows_while_the_list_is_open(tmp_path: Path) -> None:
    with House.make(tmp_path, lang="en") as house:
        two_cards_on(house)
        async with ask(house, CardDialog) as asked:
            house.do("T", DrawCard("online/binding"))
            cards = asked.pilot.app.screen.query_one(OptionList)
            await House.until(
                asked.pilot, lambda: "on the table" in str(cards.get_option_at_index(13).prompt), "the card"
            )
            await asked.press("escape")
            assert await asked.answered() is None


async def test_a_protocol_without_decks_has_no_card_to_choose(tmp_path: Path) -> None:
    with House.make(tmp_path, protocol="professional", lang="en") as house:
        async with ask(house, CardDialog) as asked:
            await asked.press("a", "1", "left", "e", "enter")
            assert asked.answers == []
