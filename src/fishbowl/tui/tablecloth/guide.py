"""The rules for observers, the marks and the keys, put over the tablecloth when asked for."""

from __future__ import annotations

from typing import ClassVar

from textual.binding import Binding
from textual.content import Content

from fishbowl.runtime.room import Room
from fishbowl.text import clean_line, say
from fishbowl.tui.dialogs.help import help_lines
from fishbowl.tui.dialogs.sheet import Sheet
from fishbowl.tui.live import Look
from fishbowl.tui.pieces import line, rule
from fishbowl.tui.tablecloth.lines import guide_lines
from fishbowl.tui.view import Desk, View
from fishbowl.tui.widgets.toned import content


class GuideDialog(Sheet[None]):
    """Enter, Escape and the key that asked for it close it."""

    BINDINGS: ClassVar = [
        Binding("enter,ctrl+g", "leave"),
        Binding("escape", "leave", "close"),
    ]
    DEFAULT_CSS = """
    GuideDialog > #dialog { width: 90; }
    """

    def __init__(self, room: Room, keys: list[tuple[str, str]]) -> None:
        super().__init__(room)
        self._keys = keys

    def heading(self) -> str:
        return say("tablecloth.rules_and_keys")

    def body(self, look: Look) -> Content:
        width = self.query_one("#body").size.width
        view = View(look, Desk(), width, 0)
        keys = [line(clean_line(row)) for row in help_lines(self._keys, width).split("\n")]
        return content([*guide_lines(view), (), rule(say("tablecloth.keys"), width), *keys])
