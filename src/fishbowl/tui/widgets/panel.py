"""A part of the console that shows lines: it is drawn again only when they differ."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from fishbowl.tui.live import Look
from fishbowl.tui.pieces import Line
from fishbowl.tui.view import Desk, View
from fishbowl.tui.widgets.plain import Plain
from fishbowl.tui.widgets.toned import content


class Panel(Plain):
    """Shows what `build` makes of the view, in exactly the room that the layout gives it."""

    DEFAULT_CSS = "Panel { width: 1fr; height: 1fr; text-wrap: nowrap; text-overflow: clip; }"

    def __init__(self, build: Callable[[View], Sequence[Line]], *, id: str) -> None:
        super().__init__(id=id)
        self._build = build
        self.lines: tuple[Line, ...] = ()

    def look_at(self, look: Look, desk: Desk) -> None:
        """Draw the instant, if the panel has room on the screen."""
        size = self.content_size
        if size.width and size.height:
            self.show_lines(self._build(View(look, desk, size.width, size.height)))

    def show_lines(self, lines: Sequence[Line], *, layout: bool = False) -> None:
        if (lines := tuple(lines)) != self.lines:
            self.lines = lines
            self.show(content(lines), layout=layout)
