"""Is the recorder paused, running again, stopped?"""

from __future__ import annotations

from typing import Literal

from fishbowl.runtime.room import Room
from fishbowl.tui.live import LiveDialog


class RecorderDialog(LiveDialog[bool]):
    """Gives True once the recorder did it."""

    def __init__(self, room: Room, action: Literal["pause", "resume", "stop"]) -> None:
        super().__init__(room)
        self._action = action
