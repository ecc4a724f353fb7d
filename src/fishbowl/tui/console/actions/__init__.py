"""Everything that the console can do, in one table."""

from fishbowl.tui.console.actions import guide, recorder, room, stage, talk
from fishbowl.tui.console.actions.base import Action

ACTIONS: tuple[Action, ...] = (
    *talk.ACTIONS,
    *guide.ACTIONS,
    *stage.ACTIONS,
    *recorder.ACTIONS,
    *room.ACTIONS,
)

__all__ = ["ACTIONS", "Action"]
