"""The door, as its session knows it: where it is, and which guests asked to come in and were let in.

No record: it stands in one row of the table of live things, which no export reads. A guest's name is what
they call themselves to the moderator; it goes when the session ends. Secrets are kept as digests.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING, Literal

import msgspec
from msgspec import Struct
from msgspec.structs import replace

from fishbowl.core.base import TABLE, Actor, PersonId, Role
from fishbowl.runtime.machine import boot_id, is_alive

if TYPE_CHECKING:
    from fishbowl.core.state import SessionState
    from fishbowl.runtime.runner import Runner

DOOR = "door"
"""The key of the row."""

Place = Literal["tablecloth", "table", "entrance"]
PLACES: tuple[Place, ...] = ("tablecloth", "table", "entrance")
Standing = Literal["waiting", "admitted", "turned_away"]


class Guest(Struct, frozen=True):
    """Someone with a phone, laptop or tablet. `secret` is the digest of what their browser keeps.

    `actor` is whom they write as, once admitted; `wanted` whom they asked to be, and may be if that is free.
    """

    id: str
    place: Place
    name: str
    asked_at: float
    secret: str
    standing: Standing = "waiting"
    actor: Actor = ""
    wanted: str = ""


class Doorway(Struct, frozen=True):
    """`url` is empty while no door is open; `pid` and `boot` say which process holds it."""

    url: str = ""
    pid: int = 0
    boot: str = ""
    shut: bool = False
    """Whether nobody new may come in; those inside stay."""
    leave: bool = False
    """Whether the process is asked to end."""
    guests: tuple[Guest, ...] = ()
    connected: tuple[str, ...] = ()
    """Ids of the guests whose page is open now."""
    trouble: str = ""
    """A key of the catalogue for what its process found wrong; empty where all is well."""

    @property
    def is_open(self) -> bool:
        """Whether a process holds it: one that died on this machine does not."""
        return bool(self.url) and self.boot == boot_id() and is_alive(self.pid)

    @property
    def waiting(self) -> tuple[Guest, ...]:
        return tuple(guest for guest in self.guests if guest.standing == "waiting")

    @property
    def admitted(self) -> tuple[Guest, ...]:
        return tuple(guest for guest in self.guests if guest.standing == "admitted")

    def guest(self, guest_id: str) -> Guest | None:
        return next((guest for guest in self.guests if guest.id == guest_id), None)


class Opened(Struct, frozen=True):
    """Where a door is. The links carry the token, in the part that browsers keep to themselves.

    `fingerprint` is that of the certificate, where it is https.
    """

    url: str
    pin: str
    join_url: str
    table_url: str
    entrance_url: str
    fingerprint: str = ""


Change = Callable[[Doorway], Doorway]


def knock(guest: Guest) -> Change:
    return lambda door: replace(door, guests=(*door.guests, guest))


def admit(guest_id: str, actor: Actor) -> Change:
    """Let in who waits, or was turned away by mistake."""
    return _settle(guest_id, "admitted", actor)


def turn_away(guest_id: str) -> Change:
    """Refuse who waits, or take back what was admitted: what they wrote stays, and nothing more comes in."""
    return _settle(guest_id, "turned_away", "")


def forget_names(door: Doorway) -> Doorway:
    """Once the session is over nobody needs to know whose telephone it was."""
    return replace(door, guests=tuple(replace(guest, name="") for guest in door.guests))


def place_for(state: SessionState, door: Doorway, place: Place, wanted: str = "") -> Actor:
    """Whom a new guest there writes as: `wanted` where they may, else the first who is still free.

    Empty where all are taken. At the entrance that is who has given no consent yet, or who says a code whose
    consent is on paper already and whose form is not filled in; on the tablecloths the first observer without
    a device, or a new one.
    """
    if place == "table":
        return TABLE
    role = Role.PARTICIPANT if place == "entrance" else Role.OBSERVER
    taken = {guest.actor for guest in door.admitted}
    free = [
        person.id
        for person in state.people.of(role)
        if not person.withdrawn
        and person.id not in taken
        and (
            place == "tablecloth" or person.consent is None or (person.id == wanted and not person.described)
        )
    ]
    if wanted:
        return wanted if wanted in free else ""
    return free[0] if free else ""


def turn(runner: Runner, change: Change) -> Doorway:
    """Make the change, and give the doorway as it then is: no other process comes in between."""
    runner.change_live(DOOR, changed(change))
    return decoded(runner.live(DOOR))


def tidy(runner: Runner) -> None:
    """Forget the names once the session is over: a door that was killed, or closed before, has left them."""
    door = decoded(runner.live(DOOR))
    if runner.state.is_over and not door.is_open and any(guest.name for guest in door.guests):
        turn(runner, forget_names)


def forget_guest(runner: Runner, person: PersonId) -> None:
    """Who withdraws has no name here any more, on whichever device."""

    def change(door: Doorway) -> Doorway:
        guests = (replace(guest, name="") if guest.actor == person else guest for guest in door.guests)
        return replace(door, guests=tuple(guests))

    if any(guest.name and guest.actor == person for guest in decoded(runner.live(DOOR)).guests):
        turn(runner, change)


def decoded(row: str | None) -> Doorway:
    return Doorway() if row is None else _decoder.decode(row)


def changed(change: Change) -> Callable[[str | None], str]:
    """The change, for the row as it stands."""
    return lambda row: _encoder.encode(change(decoded(row))).decode()


def _settle(guest_id: str, standing: Standing, actor: Actor) -> Change:
    def change(door: Doorway) -> Doorway:
        guests = (
            replace(guest, standing=standing, actor=actor) if guest.id == guest_id else guest
            for guest in door.guests
        )
        return replace(door, guests=tuple(guests))

    return change


_encoder = msgspec.json.Encoder()
_decoder = msgspec.json.Decoder(Doorway)
