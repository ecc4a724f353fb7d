"""What the home screen shows, as lines: built from the list of sessions and the room there is."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime
from pathlib import Path

from fishbowl.runtime.study import SessionEntry
from fishbowl.text import cells, clean_line, explain, say, say_n
from fishbowl.tui.glyphs import G
from fishbowl.tui.pieces import Line, Piece, ends, fit_line, hanging, left, line, rule

NAME = 20
"""Cells that a name gets at least: for it, in narrow terminals, the protocol goes, and then the day."""
WIDE = 100
"""From this width on the time of day is shown as well."""


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
    end = f"{first + 1}–{min(first + room, len(entries))}" if len(entries) > room else ""
    rows = _columns(entries, width)[first : first + room]
    shown = [
        _row(row, entry, n == cursor)
        for n, (row, entry) in enumerate(zip(rows, entries[first:], strict=False), start=first)
    ]
    return [rule(say("home.title"), width, end), *shown]


def _columns(entries: Sequence[SessionEntry], width: int) -> list[tuple[str, str]]:
    """Of each session its name, and what stands behind it, all in columns."""
    cut = None if width >= WIDE else len("2026-03-12")
    protocols = [clean_line(f"{entry.protocol_id} {entry.lang}".strip()) for entry in entries]
    whens = [_when(entry.created_at)[:cut] for entry in entries]
    columns = [protocols, whens, [state_of(entry) for entry in entries]]
    while len(columns) > 1 and width - 3 - sum(_width(column) + 2 for column in columns) < NAME:
        columns.pop(0)
    names = max(8, width - 3 - sum(_width(column) + 2 for column in columns))
    rest = [
        "".join(f"  {left(cell, _width(column))}" for cell, column in zip(row, columns, strict=True))
        for row in zip(*columns, strict=True)
    ]
    return [
        (left(clean_line(entry.name), names), behind) for entry, behind in zip(entries, rest, strict=True)
    ]


def _width(column: Sequence[str]) -> int:
    return max(map(cells, column), default=0)


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
    alone = entry.rehearsal and not entry.ended
    about = hanging(f" {G.warn} ", say("home.rehearsed_alone"), width - 1, "warn") if alone else []
    return [line(Piece(f" {file}", "faint")), *about]


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
    return [fit_line(each, width) for each in shown]


def _row(row: tuple[str, str], entry: SessionEntry, here: bool) -> Line:
    name, behind = row
    if here:
        return line(Piece(f" {G.cursor} {name}{behind}", "cursor"))
    return line("   ", name, Piece(behind, "warn" if entry.problem else "faint"))


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
