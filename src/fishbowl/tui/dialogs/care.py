"""Care and safety."""

from __future__ import annotations

from dataclasses import dataclass

from fishbowl.core.base import PersonId
from fishbowl.core.interventions import CareKind
from fishbowl.runtime.room import Room
from fishbowl.tui.live import LiveDialog


@dataclass(frozen=True, slots=True)
class CareAnswer:
    """What it was, about whom if said, and what is to be paused for it. `text` may be empty."""

    kind: CareKind
    person: PersonId | None
    text: str
    pause_session: bool
    pause_recorder: bool


class CareDialog(LiveDialog[CareAnswer]):
    """Gives what is to be logged and paused."""

    def __init__(self, room: Room) -> None:
        super().__init__(room)
