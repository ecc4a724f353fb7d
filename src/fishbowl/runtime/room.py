"""A person's place in the room: the state cut to their role, and the way to give commands."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from concurrent.futures import Future
from dataclasses import dataclass
from functools import partial
from typing import TYPE_CHECKING

from fishbowl.core.base import Actor, Words
from fishbowl.core.decide import AnyCommand
from fishbowl.core.errors import FishbowlError
from fishbowl.core.state import SessionState
from fishbowl.runtime.door import DOOR, Change, Doorway, decoded, turn
from fishbowl.runtime.keeper import Keeper
from fishbowl.runtime.ports import Answer, Ids, Issued
from fishbowl.runtime.roles import concerns, view
from fishbowl.runtime.runner import Reading, Snapshot

if TYPE_CHECKING:
    from fishbowl.runtime.record import Record


@dataclass(frozen=True, slots=True)
class Update:
    """What a listener hears: that something changed in what the actor may see, and whether it was their own.

    The events are not handed on: uncut they would tell of closed tablecloths, and no screen needs them.
    """

    room: Room
    own: bool

    @property
    def state(self) -> SessionState:
        """The newest state, cut to the actor's role."""
        return self.room.state


Listener = Callable[[Update], object]


class Room:
    """One actor's live connection with a session. Safe to call from any thread; blocks none of them.

    The acting process learns of its own events from the tail, as everyone does.
    """

    def __init__(self, keeper: Keeper, actor: Actor, ids: Ids, console_id: str = "") -> None:
        self.actor = actor
        self.console_id = console_id
        self.ids = ids
        self._keeper = keeper
        self._seen: tuple[Snapshot, SessionState] | None = None

    # --- what stands ------------------------------------------------------------------------------------

    @property
    def state(self) -> SessionState:
        """The newest state, cut to what the actor may see."""
        snapshot, seen = self._keeper.snapshot, self._seen
        if seen is None or seen[0] is not snapshot:
            seen = self._seen = (snapshot, view(snapshot.state, self.actor))
        return seen[1]

    @property
    def now_s(self) -> float:
        """Seconds on the session's timeline now."""
        return self._keeper.snapshot.now_s

    @property
    def last_s(self) -> float:
        """When the newest event was recorded, in seconds on the timeline."""
        last = self._keeper.snapshot.timebase.last
        return last.session_s if last else 0.0

    def wall_at(self, session_s: float) -> float:
        """The wall clock (epoch seconds) at an instant of the timeline."""
        return self._keeper.snapshot.wall_at(session_s)

    # --- what the actor does ----------------------------------------------------------------------------

    def do(self, command: AnyCommand, words: Words | None = None, command_id: str = "") -> Future[Answer]:
        """Give a command. The future ends once it is durably stored; else it raises Refused or NotSaved."""
        return self._keeper.perform(
            Issued(command_id or self.ids(), self.actor, command, words or Words(), self.console_id)
        )

    def read(self, *seqs: int) -> Future[Mapping[int, Reading]]:
        """The words typed with these events, as far as the actor may read them."""
        return self._keeper.read(seqs, self.actor)

    def record(self) -> Future[Record]:
        """The record so far, as the actor may see it: for moderators and assistants. Raises Refused."""
        from fishbowl.runtime.record import build

        return self._keeper.job(lambda runner: build(runner, self.actor))

    def live(self, key: str) -> Future[str | None]:
        return self._keeper.job(lambda runner: runner.live(key))

    def set_live(self, key: str, value: str | None) -> Future[None]:
        return self._keeper.job(lambda runner: runner.set_live(key, value))

    def door(self) -> Future[Doorway]:
        """The door of this session, and its guests."""
        return self._keeper.job(lambda runner: decoded(runner.live(DOOR)))

    def change_door(self, change: Change) -> Future[Doorway]:
        """For the crew: admit a guest, turn one away, shut the door."""
        return self._keeper.job(lambda runner: turn(runner, change))

    def at_the_door(self, tell: Callable[[], object]) -> None:
        """Call, on the keeper's thread, when something changed at the door."""
        self._keeper.follow_live(DOOR, tell)

    def listen(self, listener: Listener) -> Callable[[], None]:
        """Call the listener, on the keeper's thread, after each change of what the actor may see.

        Gives what ends it. Of what others write on a closed tablecloth an observer hears not even that.
        """
        return self._keeper.follow(partial(self._follow, listener))

    def on_failure(self, failed: Callable[[FishbowlError], object]) -> None:
        """Call `failed`, on the keeper's thread, when the file can no longer be followed."""
        self._keeper.on_failure(failed)

    def close(self) -> None:
        """Finish what was asked and close the file, for every room on the same keeper."""
        self._keeper.close()

    def _follow(self, listener: Listener, before: Snapshot, who: frozenset[Actor]) -> None:
        own = self.actor in who
        if own or concerns(before.state, self._keeper.snapshot.state, self.actor):
            listener(Update(self, own))
