"""The assistant's desk: the digits say who speaks; everything else is one key away."""

from __future__ import annotations

from typing import Any, ClassVar

from textual.app import ComposeResult
from textual.binding import BindingType
from textual.containers import Horizontal, Vertical

from fishbowl.text import say
from fishbowl.tui.acts import Act, ActingScreen, bindings, hints_of
from fishbowl.tui.assist.acts import ACTS
from fishbowl.tui.assist.lines import banner, banner_lines, cloths_line, stage_lines
from fishbowl.tui.console.header import head_line
from fishbowl.tui.console.items import Item, items
from fishbowl.tui.console.seats import seat_digits, seat_lines
from fishbowl.tui.console.story import story_lines
from fishbowl.tui.console.warnings import Standing, standing, warning_lines
from fishbowl.tui.live import Look, look_at
from fishbowl.tui.pieces import TINY
from fishbowl.tui.view import WIDE, View
from fishbowl.tui.widgets.clock_line import ClockLine
from fishbowl.tui.widgets.notice import Notice
from fishbowl.tui.widgets.panel import Panel

MODERATORS = "+"
"""The key of what only the moderator chooses: what to do about an overrun."""
WARNINGS_PART = 8
"""Standing warnings may take one line in eight of the terminal."""


class AssistScreen(ActingScreen):
    """Stands on an assistant's room, in a process of its own. The session goes on as well without it."""

    SURFACE = "assist"
    CSS_PATH = "screen.tcss"
    ACTS = ACTS
    BINDINGS: ClassVar[list[BindingType]] = bindings(ACTS)
    HORIZONTAL_BREAKPOINTS = [(0, "-slim"), (76, "-usual"), (WIDE, "-wide")]  # noqa: RUF012  # as in Screen
    VERTICAL_BREAKPOINTS = [(0, "-tiny"), (TINY, "-low"), (20, "-usual-high"), (36, "-high")]  # noqa: RUF012

    def compose(self) -> ComposeResult:
        yield Panel(lambda view: [head_line(view, watching=False)], id="head")
        yield ClockLine()
        yield Panel(banner_lines, id="banner")
        with Horizontal(id="panels"):
            with Vertical(id="left"):
                yield Panel(lambda view: seat_lines(view, nudges=False), id="seats")
                yield Panel(story_lines, id="story")
            yield Panel(stage_lines, id="stage")
        yield Panel(lambda view: [cloths_line(view)], id="cloths")
        yield Panel(lambda view: warning_lines(self.standing(), view.width, view.height), id="warnings")
        yield Notice()
        yield Panel(lambda view: hints_of(self, view.width), id="hints")

    def standing(self) -> list[Standing]:
        """What stands until it is mended, but for what is the moderator's to choose."""
        found = standing(look_at(self.room), watching=False, not_saved=self.not_saved)
        return [each for each in found if each.key != MODERATORS]

    def items(self) -> tuple[Item, ...]:
        return items(View(look_at(self.room), self.desk, 0, 0))

    def told(self, act: Act[Any]) -> str:
        """What the act does; of a digit, who sits there."""
        digit = act.name.removeprefix("speaker_")
        if digit == act.name:
            return super().told(act)
        person = seat_digits(self.state).get(digit)
        return say("assist.key.nobody") if person is None else say("assist.key.speaks", person=person)

    def offered(self) -> list[Act[Any]]:
        """Digits of empty seats are not offered."""
        digits = {"0", *seat_digits(self.state)}
        return [act for act in super().offered() if not act.name.startswith("speaker_") or act.key in digits]

    def paint(self, look: Look) -> None:
        self.want((look.state.recording.started_seq,))
        self.query_one("#banner").set_class(banner(look).speaks, "speaks")
        self.query_one("#seats").styles.max_height = len(seat_digits(look.state)) + 3
        found = len(self.standing())
        self.query_one("#warnings").styles.height = min(found, max(1, self.size.height // WARNINGS_PART))
        super().paint(look)
