"""What the runtime needs of the world; storage and the clocks provide it."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from contextlib import AbstractContextManager
from typing import TYPE_CHECKING, Literal
from typing import Protocol as Port

from msgspec import Struct

from fishbowl.core.base import Actor, Body, PersonId, Recorded, Words

if TYPE_CHECKING:
    from fishbowl.core.decide import AnyCommand
    from fishbowl.core.timebase import Stamp

Erased = Literal["erased"]
ERASED: Erased = "erased"


class Clock(Port):
    def stamp(self) -> Stamp:
        """The machine's clocks now."""
        ...


class Ids(Port):
    def __call__(self) -> str:
        """A new id: a UUIDv7, so that ids sort roughly by the time they were made."""
        ...


class Issued(Struct, frozen=True):
    """A command on its way to the file. The same `command_id` sent again gets the first answer again."""

    command_id: str
    actor: Actor
    command: AnyCommand
    words: Words = Words()
    console_id: str = ""


class Answer(Struct, frozen=True):
    """What became of a command: the events stored for it; `repeated` when it had been answered before.

    `lingers` after an erasure: the words are erased from the record, but their remains stay in the file
    until the last screen on it is closed, since another one was reading it.
    """

    command_id: str
    seqs: tuple[int, ...]
    repeated: bool = False
    lingers: bool = False


class EventLog(Port):
    """One open session file, used from one thread. Its calls raise NotSaved or SessionUnreadable."""

    def writing(self) -> AbstractContextManager[None]:
        """A transaction with the only write lock: committed durably at its end, rolled back on any error."""
        ...

    def answer_of(self, command_id: str) -> tuple[int, ...] | None:
        """The seqs stored for that command, or None where it is new. Inside `writing` only."""
        ...

    def insert(self, recorded: Recorded, words: Words, subjects: Iterable[PersonId]) -> None:
        """Store one event as the next `seq`, its words apart. Inside `writing` only."""
        ...

    def read_after(self, seq: int) -> list[Recorded]:
        """All events after that seq, in order."""
        ...

    def bodies(self, seqs: Iterable[int]) -> Mapping[int, Body | Erased]:
        """What was typed with these events; those without words are left out."""
        ...

    def erase(self, person: PersonId | None, also: Iterable[int] = ()) -> int:
        """Blank the words of the events `also`, and all whose subjects hold the person, if one is named.

        Gives how many. What that person typed and has not sent goes too. Inside `writing` only.
        """
        ...

    def forget_unsent(self) -> None:
        """Drop what anyone typed and has not sent. Inside `writing` only."""
        ...

    def scrub(self) -> None:
        """Make sure that erased words are gone from the file and its write-ahead log."""
        ...

    def changed(self) -> bool:
        """Whether another connection has committed since this was last asked."""
        ...

    def live(self, key: str) -> str | None:
        """What stands under the key in the table of things that are no record (presence, console)."""
        ...

    def change_live(self, key: str, change: Callable[[str | None], str | None]) -> None:
        """Make of what stands there what `change` says, or (None) drop it: at once, durably, and alone."""
        ...

    def close(self) -> None: ...
