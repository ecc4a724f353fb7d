"""The two questions that this screen puts itself: whom of the table, and which of a few."""

from __future__ import annotations

from collections.abc import Iterable
from typing import ClassVar

from textual import events
from textual.binding import Binding

from fishbowl.core.base import PersonId
from fishbowl.runtime.room import Room
from fishbowl.text import clean_line, say
from fishbowl.tui.dialogs.person import person_keys
from fishbowl.tui.dialogs.sheet import Hint, Sheet
from fishbowl.tui.glyphs import G
from fishbowl.tui.live import Look


class SeatsDialog(Sheet[tuple[PersonId, ...]]):
    """Gives who was chosen, in the order of the keys; none of them stands for the whole group."""

    BINDINGS: ClassVar = [Binding("enter", "done", "")]

    def __init__(
        self, room: Room, title: str, people: tuple[PersonId, ...], chosen: tuple[PersonId, ...] = ()
    ) -> None:
        super().__init__(room)
        self._heading, self._keys = title, person_keys(room.state.people, people)
        self._chosen = {person for person in chosen if person in self._keys.values()}

    def heading(self) -> str:
        return self._heading

    def hints(self) -> Iterable[Hint]:
        yield "Enter", ", ".join(self._answer) or say("questions.the_group")
        yield " ".join(self._keys), say("questions.choose_seats")
        yield from super().hints()

    def body(self, look: Look) -> str:
        return "\n".join(seat_rows(self._keys, self._chosen))

    @property
    def _answer(self) -> tuple[PersonId, ...]:
        return tuple(person for person in self._keys.values() if person in self._chosen)

    def on_key(self, event: events.Key) -> None:
        person = self._keys.get(event.character or "")
        if person is not None:
            event.stop()
            self._chosen ^= {person}
            self.repaint()

    def action_done(self) -> None:
        self.dismiss(self._answer)


def seat_rows(keys: dict[str, PersonId], chosen: set[PersonId]) -> list[str]:
    return [f"{G.done if person in chosen else ' '} {key}  {person}" for key, person in keys.items()]


class ChoiceDialog(Sheet[str]):
    """Gives the name of one of a few. `choices`: (name, in words), the first chosen by the digit `first`."""

    def __init__(self, room: Room, title: str, choices: tuple[tuple[str, str], ...], first: int = 1) -> None:
        super().__init__(room)
        self._heading = title
        self._keys = {str(n): choice for n, choice in enumerate(choices, start=first)}

    def heading(self) -> str:
        return self._heading

    def body(self, look: Look) -> str:
        return "\n".join(f"  {key}  {clean_line(words)}" for key, (_, words) in self._keys.items())

    def hints(self) -> Iterable[Hint]:
        yield " ".join(self._keys), say("questions.choose")
        yield from super().hints()

    def on_key(self, event: events.Key) -> None:
        choice = self._keys.get(event.character or "")
        if choice is not None:
            event.stop()
            self.dismiss(choice[0])
