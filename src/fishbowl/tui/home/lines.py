"""What the home screen shows, as lines: built from the list of sessions and the room there is."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime
from pathlib import Path

from fishbowl.runtime.study import SessionEntry
from fishbowl.text import clean_line, explain, say, say_n
from fishbowl.tui.console.pieces import Line, Piece, ends, hanging, left, line, rule
from fishbowl.tui.glyphs import G

PROTOCOL, WHEN, STATE = 16, 16, 30
"""Cells of the columns beside the name."""
NARROW = 76
"""Below this the protocol is left out, below that less: the name and the state stay."""


def head_line(folder: Path, entries: Sequence[SessionEntry] | None, width: int) -> Line:
    """What this is, and of which study."""
    n = "" if entries is None else say_n("home.sessions", len(entries))
    return ends(
        line(Piece(" fishbowl", "title"), f"  {clean_line(_short(folder))}"),
        line(Piece(f"{n} ", "faint")),
        width,
    )


def session_lines(entries: Sequence[SessionEntry], cursor: int, width: int, height: int) -> list[Line]:
    """The sessions around the cursor, under a rule; as many as there is room for."""
    room = max(0, height - 1)
    first = min(max(0, cursor - room // 2), max(0, len(entries) - room))
    more = len(entries) - room
    end = f"{first + 1}–{min(first + room, len(entries))}" if more > 0 else ""
    rows = [
        _row(entry, n == cursor, width) for n, entry in enumerate(entries[first : first + room], start=first)
    ]
    return [rule(say("home.title"), width, end), *rows]


def state_of(entry: SessionEntry) -> str:
    """The session's state in words; a rehearsal says that it is one."""
    if entry.problem is not None:
        return say("home.unreadable")
    said = say(f"record.status.{'ended' if entry.ended else 'running' if entry.started else 'not_started'}")
    return f"{say('clock.rehearsal')} {G.dot} {said}" if entry.rehearsal else said


def chosen_lines(entry: SessionEntry, width: int) -> list[Line]:
    """What else is known of the session under the cursor: its file, or why it can't be read."""
    if entry.problem is not None:
        return hanging(f" {G.warn} ", clean_line(explain(entry.problem)), width - 1, "warn")
    file = say("home.file", file=clean_line(entry.path.name))
    return [line(Piece(f" {file}", "faint"))]


def welcome_lines(width: int) -> list[Line]:
    """What to do in a study without sessions."""
    shown: list[Line] = [
        rule(say("home.title"), width),
        line(),
        line(Piece(f" {say('home.welcome')}", "strong")),
        line(),
    ]
    for key in ("r", "n", "Enter"):
        shown += hanging(f"  {key:<7}", say(f"home.welcome.{key.lower()}"), width - 2)
    return shown


def _row(entry: SessionEntry, here: bool, width: int) -> Line:
    columns: list[tuple[str, int]] = []
    if width >= NARROW:
        protocol = " ".join(part for part in (entry.protocol_id, entry.lang) if part)
        columns.append((clean_line(protocol), PROTOCOL))
    if width >= NARROW - PROTOCOL:
        columns.append((_when(entry.created_at), WHEN))
    columns.append((state_of(entry), STATE))
    name_width = max(8, width - 3 - sum(cells + 2 for _, cells in columns))
    mark = f" {G.cursor if here else ' '} "
    name = left(clean_line(entry.name), name_width)
    rest = "".join(f"  {left(text, cells)}" for text, cells in columns)
    if here:
        return line(Piece(f"{mark}{name}{rest}", "cursor"))
    return line(mark, name, Piece(rest, "warn" if entry.problem else "faint"))


def _when(epoch_s: float) -> str:
    if not epoch_s:
        return ""
    return f"{datetime.fromtimestamp(epoch_s):%Y-%m-%d %H:%M}"  # noqa: DTZ006  # the machine's own time is meant


def _short(folder: Path) -> str:
    """The folder as people write it."""
    whole = folder.absolute()
    try:
        return f"~/{whole.relative_to(Path.home())}"
    except (ValueError, RuntimeError):
        return str(whole)
