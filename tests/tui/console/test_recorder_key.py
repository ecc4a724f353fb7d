"""The recording key at the question round, where the recorder was never paused for the break."""

from __future__ import annotations

from fishbowl.core.attention import attentions
from fishbowl.core.base import MODERATOR
from fishbowl.core.recording import ConfirmRecording
from fishbowl.core.stages import OpenStage, StepTicked
from fishbowl.tui.dialogs.recorder import RecorderDialog
from tests.support.house import House
from tests.tui.console.lead import console, stores


async def test_a_recorder_that_ran_on_through_the_break_can_be_confirmed(fishbowl: House) -> None:
    fishbowl.do(MODERATOR, OpenStage("welcome"))
    fishbowl.do(MODERATOR, ConfirmRecording("audio", "en"), device="H2n")
    fishbowl.do(MODERATOR, OpenStage("break"))
    fishbowl.pass_time(600)
    fishbowl.do(MODERATOR, OpenStage("observer_questions"))
    assert [each.kind for each in attentions(fishbowl.state)] == ["cue_resume"]
    async with console(fishbowl) as seen:
        await seen.press("r")
        await seen.until(lambda: isinstance(seen.pilot.app.screen, RecorderDialog), "the question")
        await stores(seen, fishbowl, "enter", StepTicked("observer_questions", "resume_recording"))
    assert attentions(fishbowl.state) == ()
