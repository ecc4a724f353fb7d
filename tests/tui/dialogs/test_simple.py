"""Yes or no, a line, a person."""

from __future__ import annotations

from pathlib import Path

import pytest
from textual import events

from fishbowl.core.cards import DrawCard
from fishbowl.core.stages import OpenStage
from fishbowl.core.turns import MarkSpeaker
from fishbowl.tui.dialogs.confirm import ConfirmDialog
from fishbowl.tui.dialogs.line import Line, LineDialog
from fishbowl.tui.dialogs.person import PersonDialog
from tests.support.house import House
from tests.tui.dialogs.stage import ask


@pytest.mark.parametrize(("key", "answer"), [("enter", True), ("escape", False)])
async def test_enter_is_yes_and_escape_is_no(tmp_path: Path, key: str, answer: bool) -> None:
    with House.make(tmp_path, lang="en") as house:
        async with ask(
            house, lambda room: ConfirmDialog(room, "Open them? [b]x[/b]", "Open", "Not yet")
        ) as asked:
            assert "Open them? [b]x[/b]" in asked.text
            assert "Enter Open   Esc Not yet" in asked.text
            assert "14:00:00" in asked.text
            await asked.press(key)
            assert await asked.answered() is answer


async def test_a_key_pressed_twice_answers_once(tmp_path: Path) -> None:
    with House.make(tmp_path, lang="en") as house:
        async with ask(house, lambda room: PersonDialog(room, "Whom?", ("S1", "S2"), None)) as asked:
            dialog = asked.pilot.app.screen
            for _ in range(2):
                dialog.post_message(events.Key("2", "2"))
            assert await asked.answered() == "S2"


async def test_a_line_knows_when_its_first_key_fell(tmp_path: Path) -> None:
    with House.make(tmp_path, lang="en") as house:
        async with ask(house, lambda room: LineDialog(room, "Reason", "Why?")) as asked:
            house.pass_time(5)
            await asked.press("x", "backspace")
            house.pass_time(5)
            await asked.press("l", "a")
            house.pass_time(20)
            await asked.press("t", "e", "space", "enter")
            assert await asked.answered() == Line("late", 10.0)


async def test_an_empty_line_is_no_answer_unless_it_may_be(tmp_path: Path) -> None:
    with House.make(tmp_path, lang="en") as house:
        async with ask(house, lambda room: LineDialog(room, "Reason")) as asked:
            await asked.press("space", "enter")
            await asked.sees("Nothing is typed yet")
            await asked.press("escape")
            assert await asked.answered() is None
        async with ask(house, lambda room: LineDialog(room, "Reason", allow_empty=True)) as asked:
            await asked.press("enter")
            assert await asked.answered() == Line("", 0.0)


async def test_what_is_pasted_is_one_harmless_line(tmp_path: Path) -> None:
    with House.make(tmp_path, lang="en") as house:
        async with ask(house, lambda room: LineDialog(room, "Reason")) as asked:
            assert asked.pilot.app.focused is not None
            asked.pilot.app.focused.post_message(events.Paste("one\ntwo\x1b[2J"))
            await asked.press("enter")
            assert await asked.answered() == Line("one two␛[2J", 0.0)


def a_deck_with_speech(house: House) -> None:
    house.people_arrive()
    house.do("M", OpenStage("welcome"))
    house.do("M", OpenStage("binding"))
    house.do("M", DrawCard("binding/influences"))
    house.do("A", MarkSpeaker("S1"))
    house.pass_time(100)
    house.do("A", MarkSpeaker("S4"))
    house.pass_time(90)


async def test_the_quiet_stand_first_and_the_suggested_is_enter(tmp_path: Path) -> None:
    with House.make(tmp_path, lang="en") as house:
        a_deck_with_speech(house)
        everyone = ("S1", "S2", "S3", "S4", "S5")
        async with ask(house, lambda room: PersonDialog(room, "Bring in whom?", everyone, "S3")) as asked:
            body = str(asked.pilot.app.screen.query_one("#body").render())
            assert body.splitlines() == [
                "  2  S2      0 %  0 turns     quiet 3:10 !",
                "▶ 3  S3      0 %  0 turns     quiet 3:10 !",
                "  5  S5      0 %  0 turns     quiet 3:10 !",
                "  1  S1     53 %  1 turn",
                "  4  S4     47 %  1 turn      speaks",
            ]
            await asked.press("enter")
            assert await asked.answered() == "S3"


async def test_a_digit_is_a_seat_and_others_have_letters(tmp_path: Path) -> None:
    with House.make(tmp_path, lang="en") as house:
        for key, answer in (("2", "S2"), ("b", "O2")):
            async with ask(
                house, lambda room: PersonDialog(room, "Whom?", ("O1", "O2", "S2"), None)
            ) as asked:
                await asked.press("enter", "7", key)
                assert await asked.answered() == answer
