"""A person's place in the room: the state cut to their role, and the way to give commands."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from concurrent.futures import Future
from functools import partial
from typing import TYPE_CHECKING

from msgspec import Struct

from fishbowl.core.base import Actor, Words
from fishbowl.core.decide import AnyCommand
from fishbowl.core.errors import FishbowlError, Refused
from fishbowl.core.state import SessionState
from fishbowl.runtime.door import DOOR, Change, Doorway, decoded, turn
from fishbowl.runtime.ground import Ground
from fishbowl.runtime.keeper import Keeper
from fishbowl.runtime.ports import Answer, Ids, Issued
from fishbowl.runtime.roles import concerns, view
from fishbowl.runtime.snapshot import Reading, Snapshot

if TYPE_CHECKING:
    from fishbowl.core.codebook import Codebook
    from fishbowl.core.protocol import Protocol
    from fishbowl.runtime.porter import Porter
    from fishbowl.runtime.record import Record


class Update(Struct, frozen=True):
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
Shelf = Callable[["Protocol"], "Codebook | None"]
"""Gives the codebook of a protocol, if there is one."""


class Room:
    """One actor's live connection with a session. Safe to call from any thread; blocks none of them.

    The acting process learns of its own events from the tail, as everyone does.
    """

    def __init__(
        self,
        ground: Ground,
        actor: Actor,
        ids: Ids,
        console_id: str = "",
        porter: Porter | None = None,
        shelf: Shelf | None = None,
    ) -> None:
        """`porter` opens the door of the session, for the crew. `shelf` has the codebooks of the study."""
        self.actor = actor
        self.porter = porter
        self._shelf = shelf
        self.console_id = console_id
        self.ids = ids
        self._ground = ground
        self._seen: tuple[Snapshot, SessionState] | None = None

    # --- what stands ------------------------------------------------------------------------------------

    @property
    def state(self) -> SessionState:
        """The newest state, cut to what the actor may see."""
        snapshot, seen = self._ground.snapshot, self._seen
        if seen is None or seen[0] is not snapshot:
            seen = self._seen = (snapshot, view(snapshot.state, self.actor))
        return seen[1]

    @property
    def now_s(self) -> float:
        """Seconds on the session's timeline now."""
        return self._ground.snapshot.now_s

    @property
    def last_s(self) -> float:
        """When the newest event was recorded, in seconds on the timeline."""
        last = self._ground.snapshot.timebase.last
        return last.session_s if last else 0.0

    def wall_at(self, session_s: float) -> float:
        """The wall clock (epoch seconds) at an instant of the timeline."""
        return self._ground.snapshot.wall_at(session_s)

    def session_s(self, wall_at: float) -> float:
        """The instant of the timeline at that wall clock (epoch seconds)."""
        return self._ground.snapshot.timebase.session_s(wall_at)

    def codebook(self) -> Codebook | None:
        """Where candidate codes come from: the session's codebook, or where it was made without one, the
        study's for its protocol. Raises ProtocolInvalid where that one can't be read.
        """
        pinned = self.state.session.codebook
        return self._shelf(self.state.protocol) if pinned is None and self._shelf else pinned

    # --- what the actor does ----------------------------------------------------------------------------

    def do(self, command: AnyCommand, words: Words | None = None, command_id: str = "") -> Future[Answer]:
        """Give a command. The future ends once it is durably stored; else it raises Refused or NotSaved."""
        return self._ground.perform(
            Issued(command_id or self.ids(), self.actor, command, words or Words(), self.console_id)
        )

    def read(self, *seqs: int) -> Future[Mapping[int, Reading]]:
        """The words typed with these events, as far as the actor may read them."""
        return self._ground.read(seqs, self.actor)

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

    def at_the_door(self, tell: Callable[[], object]) -> Callable[[], None]:
        """Call, on the keeper's thread, when another process changed something at the door.

        Gives what ends it.
        """
        return self._keeper.follow_live(DOOR, tell)

    def listen(self, listener: Listener) -> Callable[[], None]:
        """Call the listener, on the keeper's thread, after each change of what the actor may see.

        Gives what ends it. Of what others write on a closed tablecloth an observer hears not even that.
        """
        return self._ground.follow(partial(self._follow, listener))

    def on_failure(
        self, failed: Callable[[FishbowlError], object], mended: Callable[[], object] | None = None
    ) -> None:
        """Call `failed`, on the keeper's thread, when the session can no longer be followed.

        `mended` is called once it can be again: a network comes back, a broken file does not.
        """
        self._ground.on_failure(failed, mended)

    def close(self) -> None:
        """Finish what was asked and let go of the session, for every room on the same ground."""
        self._ground.close()

    @property
    def _keeper(self) -> Keeper:
        """For the crew, whose rooms stand on the session file. Raises Refused where this one does not."""
        if not isinstance(self._ground, Keeper):
            raise Refused("remote.at_the_file_only")
        return self._ground

    def _follow(self, listener: Listener, before: Snapshot, who: frozenset[Actor]) -> None:
        own = self.actor in who
        if own or concerns(before.state, self._ground.snapshot.state, self.actor):
            listener(Update(self, own))
