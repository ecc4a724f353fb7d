"""Who is here: seats, attendance and consent, live."""

from __future__ import annotations

from fishbowl.runtime.room import Room
from fishbowl.tui.live import LiveDialog


class PeopleDialog(LiveDialog[None]):
    """Gives its commands itself, each with one key on the row."""

    def __init__(self, room: Room) -> None:
        super().__init__(room)
