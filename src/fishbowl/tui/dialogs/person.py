"""Whom?"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import ClassVar

from textual import events
from textual.binding import Binding

from fishbowl.core.balance import Share, balance
from fishbowl.core.base import PersonId, Role
from fishbowl.core.people import PeoplePart, Person
from fishbowl.runtime.room import Room
from fishbowl.text import mmss, percent, say, say_n
from fishbowl.tui.dialogs.sheet import Sheet
from fishbowl.tui.glyphs import G
from fishbowl.tui.live import Look

LETTERS = "abcdfghijkmnopqrstuvwxyz"
"""For people without a digit; without e and l, which are easily misread beside 1 and c."""


def person_keys(people: PeoplePart, who: Iterable[PersonId]) -> dict[str, PersonId]:
    """The key of each person: at the table the digit of the seat, for all others a letter."""
    wanted = set(who)
    known = [
        p for p in (*people.participants, *people.of(Role.OBSERVER), *people.by_id.values()) if p.id in wanted
    ]
    keys: dict[str, PersonId] = {}
    letters = iter(LETTERS)
    for person in dict.fromkeys(known):
        seated = person.role is Role.PARTICIPANT and person.seat is not None and person.seat <= 9
        key = str(person.seat) if seated else next(letters, "")
        if key:
            keys[key] = person.id
    return keys


class PersonDialog(Sheet[PersonId]):
    """Gives the person chosen: digits are seats, Enter takes the one suggested. The quiet stand first."""

    BINDINGS: ClassVar = [Binding("enter", "suggested", "")]

    def __init__(
        self, room: Room, title: str, people: tuple[PersonId, ...], suggested: PersonId | None
    ) -> None:
        super().__init__(room)
        self._heading, self._people, self._suggested = title, people, suggested
        self._keys = person_keys(room.state.people, people)

    def heading(self) -> str:
        return self._heading

    def hints(self) -> Iterable[tuple[str, str]]:
        if self._suggested is not None:
            yield "Enter", self._suggested
        yield ", ".join(self._keys), say("dialogs.key.person")
        yield from super().hints()

    def body(self, look: Look) -> str:
        return person_lines(look, self._keys, self._suggested)

    def on_key(self, event: events.Key) -> None:
        chosen = self._keys.get(event.character or "")
        if chosen is not None:
            event.stop()
            self.dismiss(chosen)

    def action_suggested(self) -> None:
        if self._suggested is not None:
            self.dismiss(self._suggested)


def person_lines(look: Look, keys: Mapping[str, PersonId], suggested: PersonId | None = None) -> str:
    """One line a person, the quiet first, with share and silence as far as speech is tracked."""
    if not keys:
        return say("dialogs.person.none")
    now = balance(look.state, look.now_s)
    shares = {share.person.id: share for share in now.shares} if now.tracked else {}
    found = [(key, look.state.people.by_id[person]) for key, person in keys.items()]
    found.sort(key=lambda each: _silence_s(shares.get(each[1].id)), reverse=True)
    return "\n".join(
        _line(key, person, shares.get(person.id), person.id == suggested) for key, person in found
    )


def _silence_s(share: Share | None) -> float:
    return share.silent_s if share is not None and share.is_quiet else -1.0


def _line(key: str, person: Person, share: Share | None, suggested: bool) -> str:
    parts = [f"{G.now if suggested else ' '} {key}  {person.id:<4}"]
    if share is not None:
        parts.append(f"{percent(share.part):>5}  {say_n('dialogs.turns', share.turns):<10}")
        if share.speaks:
            parts.append(say("dialogs.person.speaks"))
        elif share.is_quiet:
            parts.append(f"{say('dialogs.person.quiet', time=mmss(share.silent_s))} {G.quiet}")
    if not person.is_here:
        parts.append(say(f"common.attendance.{person.attendance}"))
    return "  ".join(parts).rstrip()
