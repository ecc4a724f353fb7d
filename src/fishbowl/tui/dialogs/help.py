"""The keys of where you are."""

from __future__ import annotations

from fishbowl.runtime.room import Room
from fishbowl.tui.live import LiveDialog


class HelpDialog(LiveDialog[None]):
    """Lists (key, what it does). Any of Enter, Escape and ? closes it."""

    def __init__(self, room: Room, title: str, entries: list[tuple[str, str]]) -> None:
        super().__init__(room)
        self._title, self._entries = title, entries
