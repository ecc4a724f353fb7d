"""One of a few, on one line: left and right go through them."""

from __future__ import annotations

from collections.abc import Sequence
from typing import ClassVar

from textual.binding import Binding, BindingType
from textual.message import Message

from fishbowl.text import clean_line
from fishbowl.tui.glyphs import G
from fishbowl.tui.widgets.plain import Plain


class Choice(Plain, can_focus=True):
    """`options` are (value, what is shown). Posts Changed when another is chosen."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("left", "turn(-1)", show=False),
        Binding("right,space", "turn(1)", show=False),
    ]
    DEFAULT_CSS = """
    Choice { height: 1; }
    Choice:focus { background: $boost; text-style: bold; color: $text-primary; }
    """

    class Changed(Message):
        def __init__(self, choice: Choice, value: str) -> None:
            super().__init__()
            self.choice, self.value = choice, value

        @property
        def control(self) -> Choice:
            return self.choice

    def __init__(self, options: Sequence[tuple[str, str]], value: str = "", *, id: str | None = None) -> None:
        super().__init__(id=id)
        self._options = list(options)
        values = [each for each, _ in options]
        self._at = values.index(value) if value in values else 0

    @property
    def value(self) -> str:
        return self._options[self._at][0]

    def offer(self, options: Sequence[tuple[str, str]]) -> None:
        """Offer others; what was chosen stays where it is among them."""
        chosen, self._options = self.value, list(options)
        values = [each for each, _ in options]
        self._at = values.index(chosen) if chosen in values else 0
        self._tell()
        if self.value != chosen:
            self.post_message(self.Changed(self, self.value))

    def on_mount(self) -> None:
        self._tell()

    def action_turn(self, by: int) -> None:
        if len(self._options) > 1:
            self._at = (self._at + by) % len(self._options)
            self._tell()
            self.post_message(self.Changed(self, self.value))

    def _tell(self) -> None:
        shown = clean_line(self._options[self._at][1])
        self.show(f"{G.back} {shown} {G.cursor}" if len(self._options) > 1 else f"  {shown}")
