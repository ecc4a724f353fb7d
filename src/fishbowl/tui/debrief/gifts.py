"""Who was handed the thank-you gift."""

from __future__ import annotations

from collections.abc import Iterable
from typing import ClassVar

from textual import events
from textual.binding import Binding

from fishbowl.core.debrief import HandOutGift
from fishbowl.core.state import SessionState
from fishbowl.runtime.room import Room
from fishbowl.text import clock, say
from fishbowl.tui.debrief.form import thanked
from fishbowl.tui.dialogs.person import person_keys
from fishbowl.tui.dialogs.sheet import Hint, Sheet
from fishbowl.tui.glyphs import G
from fishbowl.tui.live import Look


class GiftsDialog(Sheet[None]):
    """Gives its commands itself: each digit turns one person's. Enter and Escape close it."""

    BINDINGS: ClassVar = [Binding("enter", "leave", "")]

    def __init__(self, room: Room) -> None:
        super().__init__(room)
        self._keys = gift_keys(room.state)

    def heading(self) -> str:
        return say("debrief.gifts_title")

    def hints(self) -> Iterable[Hint]:
        yield " ".join(self._keys), say("debrief.gifts_turn")
        yield "Enter", say("debrief.gifts_done")

    def body(self, look: Look) -> str:
        return "\n".join(gift_rows(look, self._keys)) or say("debrief.gifts_nobody")

    def on_key(self, event: events.Key) -> None:
        person = self._keys.get(event.character or "")
        if person is not None:
            event.stop()
            self.give(HandOutGift(person, person not in self.room.state.debrief.gifts))


def gift_keys(state: SessionState) -> dict[str, str]:
    return person_keys(state.people, (person.id for person in thanked(state)))


def gift_rows(look: Look, keys: dict[str, str]) -> list[str]:
    gifts = look.state.debrief.gifts
    return [
        f"{G.done if person in gifts else ' '} {key}  {person:<4}"
        + (say("debrief.gift_given", clock=clock(look.wall_at(gifts[person]))) if person in gifts else "")
        for key, person in keys.items()
    ]
