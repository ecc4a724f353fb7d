"""The recorder's cues. It is not ours: we ask, and keep when it was confirmed."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from fishbowl.core.attention import attentions
from fishbowl.core.base import Words
from fishbowl.core.recording import (
    ConfirmRecorder,
    ConfirmRecording,
    RecorderStatus,
    SetTranscriptionLanguage,
)
from fishbowl.core.stages import TickStep
from fishbowl.core.state import SessionState
from fishbowl.text import say
from fishbowl.tui.console.actions.base import Action

if TYPE_CHECKING:
    from collections.abc import Callable
    from typing import Literal

    from fishbowl.tui.acts import ActingScreen
    from fishbowl.tui.dialogs.recording import RecordingAnswer

    Confirmed = Literal["pause", "resume", "stop"]


def by_state(screen: ActingScreen) -> None:
    """What the cue that stands asks for; without one, what the recorder can do next."""
    wanted = next((each.kind for each in attentions(screen.state) if each.kind in ANSWERS), None)
    if wanted is not None:
        ANSWERS[wanted](screen)
        return
    status = screen.state.recording.status
    NEXT[status](screen)


def start(screen: ActingScreen) -> None:
    """A recorder that is paused is resumed, whatever the cue was called."""
    from fishbowl.tui.dialogs.recording import RecordingDialog

    if screen.state.recording.status == "paused":
        confirm(screen, "resume")
        return

    def runs(answer: RecordingAnswer) -> None:
        command = ConfirmRecording(
            answer.medium, answer.language, bool(answer.second_device), answer.transcribes
        )
        words = Words.of(device=answer.device, second_device=answer.second_device)
        screen.give(command, words, failed=lambda: screen.keep("recorder", answer))

    seq, desk = screen.state.recording.started_seq, screen.desk
    last = (desk.word(seq, "device"), desk.word(seq, "second_device"))
    screen.ask(RecordingDialog(screen.room, *last, screen.kept("recorder")), runs)


def confirm(screen: ActingScreen, action: Confirmed) -> None:
    from fishbowl.tui.dialogs.recorder import RecorderDialog

    def did(confirmed: bool) -> None:
        if confirmed:
            screen.give(ConfirmRecorder(action))

    screen.ask(RecorderDialog(screen.room, action), did)


def resume(screen: ActingScreen) -> None:
    """A recorder that was stopped instead of paused is started anew."""
    status = screen.state.recording.status
    if status == "off":
        start(screen)
    elif status == "paused":
        confirm(screen, "resume")
    else:
        _runs_on(screen)


def _runs_on(screen: ActingScreen) -> None:
    """One that was never paused has done nothing to be kept: once it is seen to run, the step is ticked."""
    from fishbowl.tui.dialogs.recorder import RecorderDialog

    def seen(runs: bool) -> None:
        for cue in attentions(screen.state):
            if runs and cue.kind == "cue_resume":
                screen.give(TickStep(cue.stage_id, cue.step_id))

    screen.ask(RecorderDialog(screen.room, "resume"), seen)


def mend_language(screen: ActingScreen) -> None:
    from fishbowl.tui.dialogs.confirm import ConfirmDialog

    spoken = screen.state.protocol.lang

    def mended(answer: bool) -> None:
        if answer:
            screen.give(SetTranscriptionLanguage(spoken))

    question = say("console.ask.language", spoken=say(f"common.lang.{spoken}"))
    screen.ask(
        ConfirmDialog(screen.room, question, say("console.ask.language_yes"), say("console.ask.language_no")),
        mended,
    )


NEXT: dict[RecorderStatus, Callable[[ActingScreen], None]] = {
    "off": start,
    "running": partial(confirm, action="pause"),
    "paused": partial(confirm, action="resume"),
}
ANSWERS: dict[str, Callable[[ActingScreen], None]] = {
    "cue_start": start,
    "cue_pause": partial(confirm, action="pause"),
    "cue_resume": resume,
    "cue_stop": partial(confirm, action="stop"),
    "wrong_language": mend_language,
}


def _runs(state: SessionState) -> bool:
    return state.recording.status == "running"


def _is_paused(state: SessionState) -> bool:
    return state.recording.status == "paused"


def _is_on(state: SessionState) -> bool:
    return state.recording.status != "off"


ACTIONS = (
    Action("recorder", "r", by_state, hint=5),
    Action("recorder_pause", "", partial(confirm, action="pause"), _runs),
    Action("recorder_resume", "", partial(confirm, action="resume"), _is_paused),
    Action("recorder_stop", "", partial(confirm, action="stop"), _is_on),
    Action("recorder_language", "", mend_language, lambda s: _is_on(s) and s.recording.transcribes),
)
