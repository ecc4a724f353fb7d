"""Everyone at the door: guests and their rooms, on the loop's side of the keeper's thread."""

from __future__ import annotations

import asyncio
from collections import Counter
from collections.abc import Callable
from contextlib import suppress
from typing import TypeVarTuple

from msgspec.structs import replace

from fishbowl.core.base import Actor
from fishbowl.core.codebook import Codebook
from fishbowl.core.errors import ProtocolInvalid
from fishbowl.runtime.clock import SystemClock
from fishbowl.runtime.door import (
    DOOR,
    Change,
    Doorway,
    Guest,
    Place,
    admit,
    decoded,
    forget_names,
    knock,
    place_for,
    turn,
)
from fishbowl.runtime.keeper import Keeper
from fishbowl.runtime.ports import Clock, Ids
from fishbowl.runtime.room import Room, Shelf
from fishbowl.runtime.runner import Runner
from fishbowl.web.access import Pace, Rate, digest, new_secret

ArgsT = TypeVarTuple("ArgsT")

PRESENCE_S = 1.0
"""How often, at most, it is written down who is connected: three hundred phones wake up at once."""


MOST_AT_ONCE, KNOCKS_PER_S = 320, 2
"""A hall full of people who scan the code together, and then one every now and then."""


class Hall:
    """The guests, as the session file has them, and a room for each person they write as."""

    def __init__(
        self, keeper: Keeper, ids: Ids, clock: Clock | None = None, shelf: Shelf | None = None
    ) -> None:
        """`shelf` has the codebooks of the study, for a session without one of its own."""
        self.keeper = keeper
        self.ids = ids
        self.doorway = Doorway()
        self.closing = False
        self._clock = clock or SystemClock()
        self._shelf = shelf
        self._codebook: Codebook | None = None
        self.knocks = Rate(self._now_s, MOST_AT_ONCE, KNOCKS_PER_S)
        """Of those with the right key: each is a row for the moderator, and a write."""
        self._rooms: dict[Actor, Room] = {}
        self._paces: dict[str, Pace] = {}
        self._guests: dict[str, Guest] = {}
        self._here: Counter[str] = Counter()
        self._watchers: set[Callable[[], None]] = set()
        self._presence: asyncio.TimerHandle | None = None

    async def open(self, change: Change) -> None:
        """Start hearing of the door's row, after this change of it.

        The study's codebook is read now, and not again: all pages show it, each time that anything changes.
        """
        self._codebook = _of_study(self.keeper, self._shelf)
        loop = asyncio.get_running_loop()
        self._loop = loop
        self.keeper.follow_live(DOOR, lambda: on_loop(loop, self._ask))
        await self.change(change)

    def see_off(self) -> None:
        """Let every page go."""
        self.closing = True
        if self._presence is not None:
            self._presence.cancel()
        self._tell_watchers()

    async def close(self) -> None:
        """Leave the row to the next door; once the session is over, without anybody's name in the file."""
        await asyncio.wrap_future(self.keeper.job(_closed))

    async def change(self, change: Change) -> Doorway:
        """Change the door's row. Raises NotSaved. What has begun is finished, whoever goes away meanwhile."""
        return await asyncio.shield(self._change(change))

    async def _change(self, change: Change) -> Doorway:
        self._take(await asyncio.wrap_future(self.keeper.job(lambda runner: turn(runner, change))))
        return self.doorway

    # --- guests -----------------------------------------------------------------------------------------

    async def knock(self, place: Place, name: str, wanted: str = "") -> tuple[Guest, str]:
        """A new guest, who waits to be admitted; with the secret that their browser is to keep.

        Who comes to the entrance is let in at once: consent is theirs to give, and all they see is the form.
        Waits likewise where everyone expected has come, until the moderator makes a place.
        """
        secret = new_secret()
        guest = Guest(self.ids(), place, name, self._clock.stamp().at, digest(secret), wanted=wanted)

        def change(door: Doorway) -> Doorway:
            door = knock(guest)(door)
            actor = place_for(self.keeper.snapshot.state, door, place, wanted) if place == "entrance" else ""
            return admit(guest.id, actor)(door) if actor else door

        await self.change(change)
        return self._guests[guest.secret], secret

    def guest(self, place: Place, secret: str) -> Guest | None:
        """Whom this browser is there, if it was let in or waits."""
        guest = self._guests.get(digest(secret))
        return guest if guest is not None and guest.place == place else None

    def now(self, guest: Guest) -> Guest:
        """The same guest, as they stand now."""
        return self._guests.get(guest.secret, guest)

    def room(self, guest: Guest) -> Room:
        """The room of whom an admitted guest writes as."""
        room = self._rooms.get(guest.actor)
        if room is None:
            room = self._rooms[guest.actor] = Room(
                self.keeper, guest.actor, self.ids, shelf=lambda _: self._codebook
            )
        return room

    def pace(self, guest: Guest) -> Pace:
        pace = self._paces.get(guest.id)
        if pace is None:
            pace = self._paces[guest.id] = Pace(self._now_s)
        return pace

    def _now_s(self) -> float:
        return self._clock.stamp().mono_s

    # --- who is connected -------------------------------------------------------------------------------

    def came(self, guest: Guest) -> None:
        self._here[guest.id] += 1
        self._note_presence()

    def went(self, guest: Guest) -> None:
        self._here[guest.id] -= 1
        self._note_presence()

    def watch(self, changed: Callable[[], None]) -> Callable[[], None]:
        """Call on the loop when something changed at the door. Gives what ends it."""
        self._watchers.add(changed)
        return lambda: self._watchers.discard(changed)

    def _note_presence(self) -> None:
        if self._presence is None:
            self._presence = self._loop.call_later(PRESENCE_S, self._write_presence)

    def _write_presence(self) -> None:
        self._presence = None
        here = tuple(sorted(guest for guest, pages in self._here.items() if pages > 0))
        if here != self.doorway.connected:
            self.keeper.job(lambda runner: turn(runner, lambda door: _present(door, here))).add_done_callback(
                lambda done: None if done.exception() else on_loop(self._loop, self._ask)
            )

    # --- the row ----------------------------------------------------------------------------------------

    def _ask(self) -> None:
        """Read the row again."""
        read = self.keeper.job(lambda runner: decoded(runner.live(DOOR)))
        read.add_done_callback(
            lambda done: None if done.exception() else on_loop(self._loop, self._take, done.result())
        )

    def _take(self, doorway: Doorway) -> None:
        self.doorway = doorway
        self._guests = {guest.secret: guest for guest in doorway.guests}
        self._tell_watchers()

    def _tell_watchers(self) -> None:
        for changed in tuple(self._watchers):
            changed()


def _closed(runner: Runner) -> None:
    runner.catch_up()
    over = runner.state.is_over

    def change(door: Doorway) -> Doorway:
        closed = Doorway(shut=door.shut, guests=door.guests)
        return forget_names(closed) if over else closed

    turn(runner, change)
    if over:
        runner.scrub()


def _present(door: Doorway, here: tuple[str, ...]) -> Doorway:
    return replace(door, connected=here)


def _of_study(keeper: Keeper, shelf: Shelf | None) -> Codebook | None:
    """The study's codebook, for a session without one of its own.

    A fault in it must not keep the door shut; whoever asks for it in the terminal hears of it.
    """
    state = keeper.snapshot.state
    if shelf is None or state.session.codebook is not None:
        return None
    try:
        return shelf(state.protocol)
    except ProtocolInvalid:
        return None


def on_loop(loop: asyncio.AbstractEventLoop, do: Callable[[*ArgsT], object], *args: *ArgsT) -> None:
    """From the keeper's thread, which may still answer when the door has ended."""
    with suppress(RuntimeError):
        loop.call_soon_threadsafe(do, *args)
