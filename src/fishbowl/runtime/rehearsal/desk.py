"""The simulated moderator's console: taken before, left after; and a pause that nobody could press."""

from __future__ import annotations

from fishbowl.core.anew import replace
from fishbowl.core.base import MODERATOR
from fishbowl.core.session import ChangeSetup, EnterPause, LeaveConsole, Setup, TakeConsole
from fishbowl.core.state import SessionState
from fishbowl.runtime.rehearsal.acting import GONE, Act, Duty, Line, Move, Scene, Script, Seen

DEBRIEF_S = 900.0
"""When the console is left: the debrief takes 15 to 20 minutes."""


def desk(scene: Scene, setup: Setup) -> Script:
    """Takes the console, corrects the room in the set-up, and in the end leaves the console free."""
    moved = replace(setup, place=f"{setup.place} 2".strip())
    return Script(
        MODERATOR,
        scene,
        (
            Line(_always, 0, (Act(TakeConsole(scene.console_id)),)),
            Line(_always, 10, (Act(ChangeSetup(moved)),)),
            Line(_is_over, DEBRIEF_S, (Act(LeaveConsole()),)),
        ),
    )


class LostConnection(Duty):
    """Online the connection drops once; the pause is entered when everyone is back."""

    AFTER_S = 300.0

    def __init__(self, scene: Scene) -> None:
        super().__init__(MODERATOR, scene)
        self._lasts_s = self.between(20, 60)

    def look(self, seen: Seen) -> Move:
        state = seen.state
        if state.is_over or state.session.setup.form != "online":
            return GONE
        visit = state.stages.current
        back = (
            visit is not None and len(state.stages.visits) == 2 and seen.now_s - visit.from_s > self.AFTER_S
        )
        if not back or not state.is_running:
            return Move(20)
        until_s = seen.now_s - 15
        return Move(None, (Act(EnterPause(until_s - self._lasts_s, until_s)),))


def _always(state: SessionState) -> bool:
    return True


def _is_over(state: SessionState) -> bool:
    return state.is_over
