"""Care and safety: two keys when there is no time, all of it when there is."""

from __future__ import annotations

from pathlib import Path

from fishbowl.core.recording import ConfirmRecording
from fishbowl.core.session import PauseSession
from fishbowl.core.stages import OpenStage
from fishbowl.tui.dialogs.care import CareAnswer, CareDialog
from tests.support.house import House
from tests.tui.dialogs.stage import ask


def in_a_deck(house: House) -> None:
    house.people_arrive()
    house.do("M", OpenStage("welcome"))
    house.do("M", OpenStage("binding"))
    house.do("M", ConfirmRecording("video", "nl"))


async def test_two_keys_log_it_and_pause_nothing(tmp_path: Path) -> None:
    with House.make(tmp_path, lang="en") as house:
        in_a_deck(house)
        async with ask(house, CareDialog) as asked:
            assert "Say whom to turn to" in asked.text
            await asked.press("enter", "p", "1", "enter")
            assert await asked.answered() == CareAnswer("distress", None, "", False, False)


async def test_whom_words_and_pauses_are_there_for_who_has_time(tmp_path: Path) -> None:
    with House.make(tmp_path, lang="en") as house:
        in_a_deck(house)
        async with ask(house, CareDialog) as asked:
            await asked.press("2", "backspace", "3", "1", "a", "2", "p", "r")
            await asked.sees("[x] 2 S2")
            assert "withdraw" in asked.text.lower()
            assert "[ ] a O1" in asked.text
            assert "[x] p pause the session's clock" in asked.text
            await asked.press("slash", "p", "1", "enter")
            assert await asked.answered() == CareAnswer("consent_withdrawn", "S2", "p1", True, True)


async def test_the_same_digit_again_names_nobody(tmp_path: Path) -> None:
    with House.make(tmp_path, lang="en") as house:
        in_a_deck(house)
        async with ask(house, CareDialog) as asked:
            await asked.press("4", "2", "2", "enter")
            assert await asked.answered() == CareAnswer("other", None, "", False, False)


async def test_what_cannot_be_paused_is_not_offered(tmp_path: Path) -> None:
    with House.make(tmp_path, lang="en") as house:
        house.do("M", OpenStage("welcome"))
        house.do("M", PauseSession())
        async with ask(house, CareDialog) as asked:
            await asked.press("1", "p", "r")
            await asked.sees("distress")
            assert "pause" not in asked.text.replace("PAUSED", "").lower()
            await asked.press("enter")
            assert await asked.answered() == CareAnswer("distress", None, "", False, False)
