"""A pause that nobody could press."""

from __future__ import annotations

import re
from collections.abc import Callable
from datetime import datetime, timedelta
from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import Binding
from textual.widgets import Input

from fishbowl.runtime.room import Room
from fishbowl.text import clock_s, mmss, say
from fishbowl.tui.dialogs.sheet import Sheet
from fishbowl.tui.live import Look
from fishbowl.tui.widgets.line_input import LineInput
from fishbowl.tui.widgets.plain import Plain

_CLOCK = re.compile(r"(\d{1,2})[:.](\d{2})(?:[:.](\d{2}))?")
STEPS = 4
"""Rounds in which a wall time is brought back to the timeline: the clock was set at most a few times."""


class PauseEntryDialog(Sheet[tuple[float, float]]):
    """Gives from and to, in seconds on the session's timeline; suggested are those it is made with."""

    AUTO_FOCUS = "#from"
    BINDINGS: ClassVar = [
        Binding("enter", "enter", "enter_pause"),
        Binding("tab", "app.focus_next", "other_line"),
    ]

    def __init__(self, room: Room, from_s: float, to_s: float) -> None:
        super().__init__(room)
        self._from_s, self._to_s = from_s, to_s

    def heading(self) -> str:
        return say("dialogs.pause.title")

    def compose_parts(self) -> ComposeResult:
        for name, at_s in (("from", self._from_s), ("to", self._to_s)):
            yield Plain(say(f"dialogs.pause.{name}"))
            shown = clock_s(self.room.wall_at(at_s))
            yield LineInput(lambda: self.room.now_s, shown, suggests=True, id=name)
        yield Plain(id="body")

    def body(self, look: Look) -> str:
        span = self._typed(look)
        return say("dialogs.pause.lasts", time=mmss(span[1] - span[0])) if span else ""

    def on_input_changed(self, event: Input.Changed) -> None:
        event.stop()
        self.repaint()

    def on_input_submitted(self, event: Input.Submitted) -> None:
        event.stop()
        span = self._typed(Look(self.room.state, self.room.now_s, self.room.wall_at))
        if span is None:
            self.tell(say("dialogs.pause.not_a_time"))
        elif not (self.room.state.stages.started_s or 0.0) <= span[0] < span[1] <= self.room.now_s:
            self.tell(say("dialogs.pause.order"))
        else:
            self.dismiss(span)

    def _typed(self, look: Look) -> tuple[float, float] | None:
        from_s = on_timeline(self.query_one("#from", LineInput).value, self._from_s, look.wall_at)
        to_s = on_timeline(self.query_one("#to", LineInput).value, self._to_s, look.wall_at)
        return None if from_s is None or to_s is None else (from_s, to_s)


def on_timeline(typed: str, near_s: float, wall_at: Callable[[float], float]) -> float | None:
    """The instant of a wall time `HH:MM[:SS]`, on the day nearest to `near_s`; None for anything else.

    What still reads as `near_s` does is `near_s`, to the fraction of the second.
    """
    near_at = wall_at(near_s)
    if typed.strip() == clock_s(near_at):
        return near_s
    wanted_at = _wall_time(typed, near_at)
    if wanted_at is None:
        return None
    found_s = near_s
    for _ in range(STEPS):
        found_s += wanted_at - wall_at(found_s)
    return found_s


def _wall_time(typed: str, near_at: float) -> float | None:
    found = _CLOCK.fullmatch(typed.strip())
    if found is None:
        return None
    hour, minute, second = int(found[1]), int(found[2]), int(found[3] or 0)
    if hour > 23 or minute > 59 or second > 59:
        return None
    day = datetime.fromtimestamp(near_at).astimezone()
    same_day = day.replace(hour=hour, minute=minute, second=second, microsecond=0)
    days = (same_day + timedelta(days=shift) for shift in (-1, 0, 1))
    return min((each.timestamp() for each in days), key=lambda at: abs(at - near_at))
