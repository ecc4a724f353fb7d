"""Is the recorder paused, running again, stopped?"""

from __future__ import annotations

from typing import Literal

from textual.app import ComposeResult

from fishbowl.core.protocol import CueAction
from fishbowl.core.state import SessionState
from fishbowl.runtime.room import Room
from fishbowl.text import clean, say
from fishbowl.tui.dialogs.confirm import ConfirmDialog
from fishbowl.tui.live import Look
from fishbowl.tui.widgets.plain import Plain


class RecorderDialog(ConfirmDialog):
    """Gives True once the recorder did it, with the protocol's own words for the cue where they say more."""

    def __init__(self, room: Room, action: Literal["pause", "resume", "stop"]) -> None:
        question = say(f"dialogs.recorder.{action}.question")
        super().__init__(
            room, question, say(f"dialogs.recorder.{action}.yes"), say("dialogs.recorder.not_yet")
        )
        cue = cue_text(room.state, action)
        self._cue = "" if cue == question else cue

    def compose_parts(self) -> ComposeResult:
        if self._cue:
            yield Plain(id="body")

    def body(self, look: Look) -> str:
        return self._cue


def cue_text(state: SessionState, action: CueAction) -> str:
    """The protocol's words for the cue, nearest to where the session is; empty where it has none. Clean."""
    been = [visit.stage_id for visit in reversed(state.stages.visits)]
    for stage_id in (*been, *(stage.id for stage in state.protocol.stages)):
        for step in state.steps(stage_id):
            if step.cue == action:
                return clean(state.filled(step.text))
    return ""
