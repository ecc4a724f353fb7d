"""Another console holds the seat."""

from __future__ import annotations

from typing import Literal

from fishbowl.runtime.room import Room
from fishbowl.tui.live import LiveDialog

Seat = Literal["watch", "take"]


class TakeoverDialog(LiveDialog[Seat]):
    """Gives whether to watch or to take over."""

    def __init__(self, room: Room) -> None:
        super().__init__(room)
