"""What the door screen shows, as lines. Pure."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from typing import Literal

from fishbowl.runtime.door import PLACES, Doorway, Guest, Opened, Place
from fishbowl.text import clean_line, fit, say
from fishbowl.tui.glyphs import G
from fishbowl.tui.pieces import Line, Piece, Tone, ends, line, rule, toned, wrap

QUIET_ZONE = 2
"""Light modules around the code. Readers want some; four, as the standard has it, don't fit beside a list."""

Status = Literal["closed", "opening", "open", "fallen"]


@dataclass(frozen=True, slots=True)
class Sight:
    """All that is shown: the row of the door, what only who opened it knows, and where one looks.

    `fallen` is a door that a process held and left behind: killed, or the machine was restarted.
    """

    doorway: Doorway
    opened: Opened | None
    opening: bool
    failed: str
    place: Place
    cursor: str

    @property
    def status(self) -> Status:
        if self.doorway.is_open:
            return "open"
        if self.opening:
            return "opening"
        return "fallen" if self.doorway.url else "closed"

    @property
    def link(self) -> str:
        """What the QR code says; empty where only another process knows it."""
        opened = self.opened
        if opened is None or self.status != "open" or opened.url != self.doorway.url:
            return ""
        links = {"tablecloth": opened.join_url, "table": opened.table_url, "entrance": opened.entrance_url}
        return links[self.place]

    @property
    def guests(self) -> tuple[Guest, ...]:
        """Who waits, in the order in which they came; then who is inside."""
        return (*self.doorway.waiting, *self.doorway.admitted)

    @property
    def chosen(self) -> Guest | None:
        """The guest at the cursor; without one, the first."""
        guests = self.guests
        return next((guest for guest in guests if guest.id == self.cursor), guests[0] if guests else None)


# --- the way in -------------------------------------------------------------------------------------------


def way_lines(sight: Sight, width: int, height: int) -> list[Line]:
    """The QR code with the address and the PIN, or what can be done where there is none."""
    if not sight.link:
        return _told(sight, width)[:height]
    code = [toned(row, "code") for row in qr_rows(sight.link)]
    assert sight.opened is not None
    below = [
        toned(fit(sight.opened.url + _path(sight.place), width), "strong"),
        line(say("door.screen.pin"), " ", Piece(sight.opened.pin, "strong")),
    ]
    picked = line(*(_tab(place, sight.place) for place in PLACES))
    fits = len(code) + len(below) + 1 <= height and len(code) and len(qr_rows(sight.link)[0]) <= width
    rows = [picked, *code, *below] if fits else [picked, *below, *_small(width)]
    return rows[:height]


def _tab(place: Place, shown: Place) -> Piece:
    name = say(f"door.place.{place}")
    return Piece(f" {name} ", "cursor" if place == shown else "faint")


def _path(place: Place) -> str:
    return "" if place == "tablecloth" else place


def _small(width: int) -> list[Line]:
    return [toned(row, "faint") for row in wrap(say("door.screen.no_room"), width)]


def _told(sight: Sight, width: int) -> list[Line]:
    """Why there is no code to scan, and what to press."""
    rows: list[Line] = []
    if sight.failed:
        rows += [*(toned(row, "alarm") for row in wrap(f"{G.warn} {clean_line(sight.failed)}", width)), ()]
    if sight.status == "open":
        rows.append(toned(fit(sight.doorway.url, width), "strong"))
    said = say(f"door.screen.{sight.status}")
    return [*rows, *(line(row) for row in wrap(said, width))]


@cache
def qr_rows(text: str) -> tuple[str, ...]:
    """The code as rows of half blocks, two modules a cell; to be shown dark on light."""
    import segno

    matrix = [list(row) for row in segno.make_qr(text, error="l").matrix_iter(border=QUIET_ZONE)]
    if len(matrix) % 2:
        matrix.append([0] * len(matrix[0]))
    signs = {(0, 0): " ", (1, 0): "▀", (0, 1): "▄", (1, 1): "█"}
    return tuple(
        "".join(signs[min(upper, 1), min(lower, 1)] for upper, lower in zip(*pair, strict=True))
        for pair in zip(matrix[::2], matrix[1::2], strict=True)
    )


# --- the guests -------------------------------------------------------------------------------------------


def guest_lines(sight: Sight, width: int, height: int) -> list[Line]:
    """Who asks to come in and who is inside, the chosen one in sight."""
    rows = [_head(sight, width)]
    trouble = sight.doorway.trouble
    if trouble:
        rows += [toned(row, "alarm") for row in wrap(f"{G.warn} {say(trouble)}", width)]
    if sight.doorway.shut:
        rows.append(toned(fit(say("door.screen.shut"), width), "warn"))
    guests = sight.guests
    if not guests:
        rows += [(), *(toned(row, "faint") for row in wrap(say("door.screen.nobody"), width))]
        return rows[:height]
    chosen = sight.chosen
    at = 0 if chosen is None else guests.index(chosen)
    room = max(1, height - len(rows))
    first = max(0, min(at - room // 2, len(guests) - room))
    return [*rows, *(_guest(sight, guest, width) for guest in guests[first : first + room])][:height]


def _head(sight: Sight, width: int) -> Line:
    waiting, inside = len(sight.doorway.waiting), len(sight.doorway.admitted)
    return rule(say("door.screen.guests", waiting=waiting, inside=inside), width)


def called(guest: Guest) -> str:
    """The name that was typed at the door; the table asks for none."""
    return clean_line(guest.name) or say("door.screen.nameless")


def _guest(sight: Sight, guest: Guest, width: int) -> Line:
    is_chosen = guest == sight.chosen
    name = called(guest)
    waits = guest.standing == "waiting"
    sign = Piece(f"{G.cursor if is_chosen else ' '} ", "strong")
    who = Piece(name if waits else f"{guest.actor}  {name}", "strong" if is_chosen else "plain")
    place = "" if guest.place == "tablecloth" else f" {G.dot} {say(f'door.place.{guest.place}')}"
    tone: Tone = "warn" if waits else "good" if guest.id in sight.doorway.connected else "faint"
    here = "asks" if waits else "here" if guest.id in sight.doorway.connected else "away"
    told = Piece(f"{say(f'door.screen.{here}')}", tone)
    return ends(line(sign, who, Piece(place, "faint")), line(told), width)
