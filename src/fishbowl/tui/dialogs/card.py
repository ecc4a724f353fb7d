"""Which card?"""

from __future__ import annotations

from dataclasses import dataclass

from fishbowl.runtime.room import Room
from fishbowl.tui.live import LiveDialog


@dataclass(frozen=True, slots=True)
class CardAnswer:
    """A card, addressed `deck/card`: to be put on the table, or marked as answered earlier."""

    card: str
    answered_earlier: bool


class CardDialog(LiveDialog[CardAnswer]):
    """Gives the card chosen, of any deck."""

    def __init__(self, room: Room) -> None:
        super().__init__(room)
