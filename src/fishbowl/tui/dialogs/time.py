"""When a stage runs over, or wants more time."""

from __future__ import annotations

from dataclasses import dataclass

from fishbowl.core.stages import Outcome
from fishbowl.runtime.room import Room
from fishbowl.tui.live import LiveDialog


@dataclass(frozen=True, slots=True)
class TimeAnswer:
    """An outcome, or seconds more (negative: less) for the open stage with a reason that may be empty."""

    outcome: Outcome | None = None
    add_s: float = 0.0
    reason: str = ""


class TimeDialog(LiveDialog[TimeAnswer]):
    """Gives one of the three outcomes, or time added."""

    def __init__(self, room: Room) -> None:
        super().__init__(room)
