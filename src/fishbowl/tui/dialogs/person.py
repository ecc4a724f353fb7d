"""Whom?"""

from __future__ import annotations

from fishbowl.core.base import PersonId
from fishbowl.runtime.room import Room
from fishbowl.tui.live import LiveDialog


class PersonDialog(LiveDialog[PersonId]):
    """Gives the person chosen. Enter takes the one suggested."""

    def __init__(
        self, room: Room, title: str, people: tuple[PersonId, ...], suggested: PersonId | None
    ) -> None:
        super().__init__(room)
        self._title, self._people, self._suggested = title, people, suggested
