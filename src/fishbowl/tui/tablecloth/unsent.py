"""Keeps what stands in the line, so that a window that is closed loses little."""

from __future__ import annotations

from typing import TYPE_CHECKING

from textual.widget import Widget

from fishbowl.runtime.unsent import Unsent, ask, keep
from fishbowl.text import say

if TYPE_CHECKING:
    from fishbowl.tui.tablecloth.screen import TableclothScreen

KEPT_EVERY_S = 3.0


class Keeping(Widget):
    """Shows nothing. Offers once what was kept before."""

    DEFAULT_CSS = "Keeping { display: none; }"

    def __init__(self, cloth: TableclothScreen) -> None:
        super().__init__()
        self._cloth, self._room = cloth, cloth.room
        self._kept: Unsent | None = None

    def on_mount(self) -> None:
        self._line = self._cloth.line
        self.call_after_refresh(self._ask)  # the screen lives once its parts do
        self.set_interval(KEPT_EVERY_S, self.keep)

    def on_unmount(self) -> None:
        self.keep()

    def keep(self) -> None:
        """Keep the new note as far as it is typed, if it is something else than what is kept."""
        text, typed_s = self._cloth.pen.new_note(self._line.text, self._line.typed_s)
        now = Unsent(text, typed_s) if text.strip() else None
        if now != self._kept:
            self._kept = now
            keep(self._room, now)

    def _ask(self) -> None:
        ask(self._room, lambda before: self._cloth.on_loop(self._found, before))

    def _found(self, before: Unsent) -> None:
        if self.is_attached and not self._line.text and self._cloth.pen.picked is None:
            self._kept = before
            self._line.put(before.text, before.typed_s)
            self._cloth.tell(say("tablecloth.unsent"))
