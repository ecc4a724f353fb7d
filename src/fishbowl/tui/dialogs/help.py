"""The keys of where you are."""

from __future__ import annotations

from typing import ClassVar

from textual.binding import Binding

from fishbowl.runtime.room import Room
from fishbowl.text import cells, clean_line
from fishbowl.tui.dialogs.sheet import Sheet
from fishbowl.tui.live import Look

GAP = 3


class HelpDialog(Sheet[None]):
    """Lists (key, what it does), in two columns where all fit, under `about`. Enter, Escape, ? close it."""

    BINDINGS: ClassVar = [
        Binding("enter", "leave"),
        Binding("question_mark", "leave"),
        Binding("escape", "leave", "close"),
    ]
    DEFAULT_CSS = """
    HelpDialog > #dialog { width: 100; }
    HelpDialog #keys { dock: bottom; background: $surface; }
    """

    def __init__(self, room: Room, title: str, entries: list[tuple[str, str]], about: str = "") -> None:
        super().__init__(room)
        self._heading, self._entries, self._about = title, entries, about

    def heading(self) -> str:
        return self._heading

    def body(self, look: Look) -> str:
        keys = help_lines(self._entries, self.query_one("#body").size.width)
        return f"{self._about}\n\n{keys}" if self._about else keys


def help_lines(entries: list[tuple[str, str]], width: int) -> str:
    """Key and words in one column, or in two side by side where none has to be cut for it."""
    widest = max((cells(clean_line(key)) for key, _ in entries), default=0)
    rows = [
        f"{clean_line(key)}{' ' * (widest - cells(clean_line(key)))}  {clean_line(what)}"
        for key, what in entries
    ]
    half = (len(rows) + 1) // 2
    left, right = rows[:half], rows[half:]
    column = max((cells(row) for row in left), default=0) + GAP
    if column + max((cells(row) for row in right), default=0) > width:
        return "\n".join(rows)
    right += [""] * (len(left) - len(right))
    pairs = zip(left, right, strict=True)
    return "\n".join(f"{one}{' ' * (column - cells(one))}{two}".rstrip() for one, two in pairs)
