"""What the keys of the door screen do."""

from __future__ import annotations

from typing import TYPE_CHECKING
from urllib.parse import urlsplit

from msgspec.structs import replace

from fishbowl.core.base import Actor, Role, role_of
from fishbowl.core.people import AddPerson, MarkAttendance
from fishbowl.core.state import SessionState
from fishbowl.runtime.door import Doorway, Guest, admit, place_for, turn_away
from fishbowl.text import clean_line, say
from fishbowl.tui.acts import Act, help_, leave
from fishbowl.tui.door.lines import called

if TYPE_CHECKING:
    from fishbowl.tui.door.screen import DoorScreen


def enter(screen: DoorScreen) -> None:
    """What comes next: open the door, or let in whom the cursor is at."""
    sight, guest = screen.sight, screen.sight.chosen
    if sight.status in ("closed", "fallen"):
        open_(screen)
    elif guest is None:
        screen.tell(say("door.screen.nobody"))
    elif guest.standing == "admitted":
        screen.tell(say("door.screen.inside_already", person=guest.actor))
    else:
        let_in(screen, guest)


def open_(screen: DoorScreen, *, any_port: bool = False) -> None:
    """Open it where it was before: pages that lost it look for it there."""
    porter, before = screen.room.porter, screen.doorway
    if screen.sight.status == "open":
        screen.tell(say("door.screen.open_already"))
    elif porter is not None:
        known = urlsplit(before.url).port if before.url else None
        porter.open(lambda: screen.on_loop(screen.repaint), 0 if any_port else known)


def all_in(screen: DoorScreen) -> None:
    """Let in everyone who waits, in the order in which they came."""
    waiting = screen.doorway.waiting
    if waiting:
        let_in(screen, waiting[0], then_all=True)
    else:
        screen.tell(say("door.screen.nobody_waits"))


def let_in(screen: DoorScreen, guest: Guest, actor: Actor = "", *, then_all: bool = False) -> None:
    """Admit the guest as that person, or as the next who is free; someone new is added to the people."""
    state, doorway = screen.state, screen.doorway
    wished = place_for(state, doorway, guest.place, guest.wanted)
    who = actor or wished or place_for(state, doorway, guest.place) or new_code(state, guest)

    def inside(_: Doorway) -> None:
        name = clean_line(guest.name)
        told = "let_in" if name else "nameless_in"
        screen.tell(say(f"door.screen.{told}", name=name, person=who))
        if then_all and screen.doorway.waiting:
            let_in(screen, screen.doorway.waiting[0], then_all=True)

    def come(_: object = None) -> None:
        screen.row.change(admit(guest.id, who), inside)
        if role_of(who) is Role.OBSERVER:
            screen.give(MarkAttendance(who, "present"))

    if role_of(who) is Role.TABLE or who in state.people.by_id:
        come()
    else:
        screen.give(AddPerson(who), then=come)


def let_in_as(screen: DoorScreen, number: int) -> None:
    """Admit the guest as that observer (or participant): it may be a second device of the same person."""
    guest = screen.sight.chosen
    if guest is None or guest.place == "table":
        screen.tell(say("door.screen.nobody"))
        return
    letter = "O" if guest.place == "tablecloth" else screen.state.protocol.participant_prefix
    let_in(screen, guest, f"{letter}{number}")


def send_away(screen: DoorScreen) -> None:
    """Refuse who waits; of who is inside, take back the admission. What they wrote stays."""
    guest = screen.sight.chosen
    if guest is None:
        screen.tell(say("door.screen.nobody"))
        return
    who = guest.actor or called(guest)
    screen.row.change(turn_away(guest.id), lambda _: screen.tell(say("door.screen.away_now", person=who)))


def shut(screen: DoorScreen) -> None:
    """Nobody new comes in, or they may again; those inside stay."""
    screen.row.change(lambda door: replace(door, shut=not door.shut))


def close(screen: DoorScreen) -> None:
    """End the door's process. Pages keep what is written on them, and send it when it is back."""
    from fishbowl.tui.dialogs.confirm import ConfirmDialog

    if screen.sight.status != "open":
        screen.tell(say("door.screen.closed_already"))
        return
    words = (say(f"door.screen.close{part}") for part in ("", "_yes", "_no"))

    def answered(closed: bool) -> None:
        if closed:
            screen.row.change(lambda door: replace(door, leave=True))

    screen.ask(ConfirmDialog(screen.room, *words), answered)


def new_code(state: SessionState, guest: Guest) -> Actor:
    """The code of someone who was not expected."""
    role = Role.OBSERVER if guest.place == "tablecloth" else Role.PARTICIPANT
    letter = "O" if role is Role.OBSERVER else state.protocol.participant_prefix
    numbers = (int(person.id[1:] or 0) for person in state.people.of(role))
    return f"{letter}{max(numbers, default=0) + 1}"


ACTS: tuple[Act[DoorScreen], ...] = (
    Act("enter", "enter", enter, hint=1),
    Act("all", "a", all_in, hint=5),
    Act("as", "1,2,3,4,5,6,7,8,9", lambda screen: None, hint=7, typed="1-9"),
    Act("away", "x", send_away, hint=4),
    Act("up", "up", lambda screen: screen.walk(-1)),
    Act("down", "down", lambda screen: screen.walk(1)),
    Act("turn", "tab", lambda screen: screen.turn(), hint=8),
    Act("shut", "s", shut, hint=9),
    Act("any_port", "f", lambda screen: open_(screen, any_port=True)),
    Act("close", "c", close, hint=6),
    Act("help", "?", help_, hint=2),
    Act("leave", "escape,q", leave, hint=3),
)
