"""Words typed by people are shown as they are, and do nothing."""

from __future__ import annotations

from pathlib import Path

from fishbowl.core.base import MODERATOR
from fishbowl.core.cards import DrawCard
from fishbowl.core.recording import ConfirmRecording
from fishbowl.core.session import ChangeSetup, Setup
from fishbowl.core.stages import OpenStage
from tests.support.house import House
from tests.tui.console.lead import console

HOSTILE = "[red]Han[/]ze\x1b[2J\u202e"


async def test_an_institution_and_a_device_that_would_act_are_shown_inert(tmp_path: Path) -> None:
    with House.make(tmp_path, "fishbowl", "en") as house:
        house.do(MODERATOR, ChangeSetup(Setup(institution=HOSTILE, programme="x")))
        house.do(MODERATOR, OpenStage("binding"))
        house.do(MODERATOR, ConfirmRecording("audio", "en"), device="[b]H2n\x07[/b]")
        house.do(MODERATOR, DrawCard("binding/more"))
        async with console(house) as seen:
            await seen.sees("[red]Han[/]ze␛[2J‹U+202E›")
            await seen.sees("[b]H2n�[/b]")
            await seen.press("ctrl+p")
            await seen.sees("Put the card back")
