"""What an observer was typing when their window was closed: offered to them again, and to nobody else.

No record: one row a person in the table of live things, which no export reads and no copy takes along. It
goes when the line is sent, when its author withdraws, and when the session ends.
"""

from __future__ import annotations

from collections.abc import Callable
from concurrent.futures import Future
from contextlib import suppress
from typing import TYPE_CHECKING

from msgspec import Struct, json

from fishbowl.core.errors import Refused

if TYPE_CHECKING:
    from fishbowl.core.base import PersonId
    from fishbowl.runtime.room import Room
    from fishbowl.runtime.runner import Runner

TYPED = "typed:"
"""What the keys of these rows begin with."""


class Unsent(Struct, frozen=True):
    """A line, and when its first key fell (seconds on the session's timeline)."""

    text: str
    typed_s: float


def keep(room: Room, unsent: Unsent | None) -> None:
    """Keep what the actor is typing; None, or what may not be kept any more, leaves nothing.

    Nothing is kept at a door elsewhere, where the session's file is not.
    """
    person = room.state.people.by_id.get(room.actor)
    may = person is not None and not person.withdrawn and not room.state.is_over
    with suppress(Refused):
        room.set_live(TYPED + room.actor, json.encode(unsent).decode() if unsent and may else None)


def kept_for(runner: Runner) -> tuple[PersonId, ...]:
    """The observers for whom something is kept: who they are, and no word of it."""
    people = runner.state.people.observers
    return tuple(person.id for person in people if runner.live(TYPED + person.id) is not None)


def tidy(runner: Runner) -> None:
    """Once the session is over nothing is kept, not even what a window kept that had not heard of it yet."""
    for person in kept_for(runner) if runner.state.is_over else ():
        runner.set_live(TYPED + person, None)


def ask(room: Room, tell: Callable[[Unsent], object]) -> None:
    """Tell, on the keeper's thread, what the actor was typing when their window was closed, if anything."""

    def told(future: Future[str | None]) -> None:
        if future.exception() is None and (row := future.result()) is not None:
            tell(json.decode(row, type=Unsent))

    with suppress(Refused):
        room.live(TYPED + room.actor).add_done_callback(told)
