"""The crew's own note: mark, kind, speaker."""

from __future__ import annotations

from pathlib import Path

import pytest

from fishbowl.core.people import MarkAttendance
from fishbowl.core.turns import MarkSpeaker
from fishbowl.tui.dialogs.note import NoteDialog, NoteDraft
from tests.support.house import House
from tests.tui.dialogs.stage import ask
from tests.tui.dialogs.test_simple import a_deck_with_speech


@pytest.mark.parametrize(
    ("keys", "draft"),
    [
        (("o", "h", "enter"), NoteDraft("observation", "oh", 193.0)),
        (("question_mark", "o", "h", "enter"), NoteDraft("question", "oh", 193.0)),
        (("o", "tab", "tab", "h", "enter"), NoteDraft("question", "oh", 193.0)),
        (("o", "tab", "tab", "tab", "tab", "ctrl+n", "enter"), NoteDraft("check", "o", 193.0, None, True)),
        (("quotation_mark", "o", "h", "quotation_mark", "enter", "2"), NoteDraft("quote", "oh", 193.0, "S2")),
        (("greater_than_sign", "o", "enter", "0"), NoteDraft("quote", "o", 193.0)),
        (("greater_than_sign", "o", "enter", "9", "ctrl+n", "3"), NoteDraft("quote", "o", 193.0, "S3", True)),
    ],
)
async def test_the_mark_or_tab_says_the_kind(tmp_path: Path, keys: tuple[str, ...], draft: NoteDraft) -> None:
    with House.make(tmp_path, lang="en") as house:
        a_deck_with_speech(house)
        async with ask(house, NoteDialog) as asked:
            house.pass_time(3)
            await asked.press(*keys)
            assert await asked.answered() == draft


async def test_enter_takes_who_spoke_when_the_first_key_fell(tmp_path: Path) -> None:
    with House.make(tmp_path, lang="en") as house:
        a_deck_with_speech(house)
        async with ask(house, NoteDialog) as asked:
            await asked.press("greater_than_sign", "o")
            house.pass_time(10)
            house.do("A", MarkSpeaker("S2"))
            house.pass_time(10)
            await asked.press("enter")
            await asked.sees("▶ 4  S4  was speaking")
            await asked.press("enter")
            assert await asked.answered() == NoteDraft("quote", "o", 190.0, "S4")


async def test_only_who_consented_can_be_named_as_the_speaker(tmp_path: Path) -> None:
    with House.make(tmp_path, lang="en") as house:
        house.people_arrive("S1")
        house.do("M", MarkAttendance("S2", "present"))
        async with ask(house, NoteDialog) as asked:
            await asked.press("greater_than_sign", "o", "enter", "2")
            await asked.sees("1 who   Enter not known")
            await asked.press("enter")
            assert await asked.answered() == NoteDraft("quote", "o", 0.0)


async def test_a_mark_alone_is_no_note(tmp_path: Path) -> None:
    with House.make(tmp_path, lang="en") as house:
        async with ask(house, NoteDialog) as asked:
            await asked.press("tab", "enter")
            await asked.sees("Nothing is typed yet")
            assert asked.answers == []
