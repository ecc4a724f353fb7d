"""The door screen: the code to scan, who asks to come in, and one key for each answer."""

from __future__ import annotations

from typing import Any, ClassVar

from textual.app import ComposeResult
from textual.binding import BindingType
from textual.containers import Horizontal

from fishbowl.runtime.door import PLACES, Doorway, Place
from fishbowl.runtime.room import Room
from fishbowl.text import say
from fishbowl.tui.acts import Act, ActingScreen, bindings, hints_of
from fishbowl.tui.door.acts import ACTS, let_in_as
from fishbowl.tui.door.lines import Sight, guest_lines, way_lines
from fishbowl.tui.door.watch import DoorWatch
from fishbowl.tui.widgets.clock_line import ClockLine
from fishbowl.tui.widgets.notice import Notice
from fishbowl.tui.widgets.panel import Panel

SLIM = 76
"""Below this width there is no code beside the list of guests: the list is what can't be done without."""


class DoorScreen(ActingScreen):
    """For the crew. `place` is whose code is shown: the observers', the table's, or that of the entrance."""

    SURFACE = "door"
    CSS_PATH = "screen.tcss"
    HORIZONTAL_BREAKPOINTS = [(0, "-slim"), (SLIM, "-usual")]  # noqa: RUF012  # as in Screen
    ACTS = ACTS
    BINDINGS: ClassVar[list[BindingType]] = [*bindings(ACTS)]

    def __init__(self, room: Room) -> None:
        super().__init__(room)
        self.row = DoorWatch(room, self.on_loop, self.repaint)
        self.place: Place = "tablecloth"

    def compose(self) -> ComposeResult:
        yield ClockLine()
        with Horizontal(id="doorway"):
            yield Panel(lambda view: way_lines(self.sight, view.width, view.height), id="way")
            yield Panel(lambda view: guest_lines(self.sight, view.width, view.height), id="guests")
        yield Notice()
        yield Panel(lambda view: hints_of(self, view.width), id="hints")

    def on_mount(self) -> None:
        super().on_mount()
        self.row.start()

    def on_unmount(self) -> None:
        super().on_unmount()
        self.row.stop()

    def action_press(self, key: str) -> None:
        """A digit says as whom the chosen guest comes in."""
        if key.isdecimal():
            let_in_as(self, int(key))
            self.repaint()
        else:
            super().action_press(key)

    def told(self, act: Act[Any]) -> str:
        """Of Enter, what it does now."""
        if act.name == "enter" and self.sight.status != "open":
            return say("door.key.open")
        return super().told(act)

    @property
    def doorway(self) -> Doorway:
        return self.row.doorway

    @property
    def sight(self) -> Sight:
        porter = self.room.porter
        return Sight(
            self.doorway,
            porter.opened if porter else None,
            porter.opening if porter else False,
            porter.failed if porter else "",
            self.place,
            self.desk.cursor,
        )

    def walk(self, by: int) -> None:
        """To the guest above or below."""
        sight = self.sight
        if sight.chosen is not None:
            guests = sight.guests
            at = (guests.index(sight.chosen) + by) % len(guests)
            self.lay(cursor=guests[at].id)

    def turn(self) -> None:
        """The code of the next place."""
        self.place = PLACES[(PLACES.index(self.place) + 1) % len(PLACES)]
