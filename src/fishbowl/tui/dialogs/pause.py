"""A pause that nobody could press."""

from __future__ import annotations

from fishbowl.runtime.room import Room
from fishbowl.tui.live import LiveDialog


class PauseEntryDialog(LiveDialog[tuple[float, float]]):
    """Gives from and to, in seconds on the session's timeline; suggested are those it is made with."""

    def __init__(self, room: Room, from_s: float, to_s: float) -> None:
        super().__init__(room)
        self._from_s, self._to_s = from_s, to_s
