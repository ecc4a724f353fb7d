"""What is left of the stage, large enough to be read from across the table. Wide terminals only."""

from __future__ import annotations

from textual.widgets import Digits

from fishbowl.core.timing import left_s, urgency
from fishbowl.text import mmss
from fishbowl.tui.live import Look


class BigClock(Digits):
    """Minutes and seconds left; below zero with a minus sign. Empty while no stage is open."""

    DEFAULT_CSS = """
    BigClock { height: 3; width: 1fr; text-align: center; margin: 1 0; }
    BigClock.soon { color: $text-warning; }
    BigClock.last, BigClock.over { color: $text-error; }
    """

    def show_left(self, look: Look) -> None:
        if not self.size.width:
            return
        left, near = left_s(look.state, look.now_s), urgency(look.state, look.now_s)
        for name in ("soon", "last", "over"):
            self.set_class(near == name, name)
        shown = "" if left is None else mmss(left)
        if shown != self.value:
            self.update(shown)
