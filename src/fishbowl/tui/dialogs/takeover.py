"""Another console holds the seat."""

from __future__ import annotations

from typing import ClassVar, Literal

from textual.binding import Binding

from fishbowl.text import say
from fishbowl.tui.dialogs.sheet import Sheet
from fishbowl.tui.live import Look

Seat = Literal["watch", "take"]


class TakeoverDialog(Sheet[Seat]):
    """Gives whether to watch or to take over. Enter watches: taking over silences whoever sits there."""

    BINDINGS: ClassVar = [
        Binding("enter", "answer('watch')", "watch"),
        Binding("t", "answer('take')", "take_over"),
    ]

    def heading(self) -> str:
        return say("dialogs.takeover.title")

    def body(self, look: Look) -> str:
        return say("dialogs.takeover.what")

    def action_answer(self, seat: Seat) -> None:
        self.dismiss(seat)
