"""The console: what the moderator sees and does while the session runs, with one hand and half an eye."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, ClassVar

from textual.app import ComposeResult
from textual.binding import BindingType
from textual.containers import Grid, Vertical

from fishbowl.core.state import SessionState
from fishbowl.text import mmss, say
from fishbowl.tui.acts import Act, ActingScreen, bindings, hint_line
from fishbowl.tui.console import seating
from fishbowl.tui.console.actions import ACTIONS, Action
from fishbowl.tui.console.agenda import agenda_lines
from fishbowl.tui.console.big_clock import BigClock
from fishbowl.tui.console.cloths import cloth_lines
from fishbowl.tui.console.header import head_line, is_watching
from fishbowl.tui.console.items import Item, items
from fishbowl.tui.console.main import main_lines
from fishbowl.tui.console.seats import seat_digits, seat_lines
from fishbowl.tui.console.story import story_lines
from fishbowl.tui.console.warnings import Standing, standing, warning_lines
from fishbowl.tui.door.watch import DoorWatch
from fishbowl.tui.live import Look, look_at
from fishbowl.tui.pieces import TINY, Line
from fishbowl.tui.view import WIDE, View
from fishbowl.tui.widgets.clock_line import ClockLine
from fishbowl.tui.widgets.notice import Notice
from fishbowl.tui.widgets.panel import Panel

if TYPE_CHECKING:
    from textual.command import Provider

    from fishbowl.runtime.room import Room

WARNINGS_PART = 7
"""Standing warnings may take one line in seven of the terminal; how many more there are is said."""


def below(state: SessionState, height: int) -> int:
    """How many lines the panels under the card get: what they need, and in a tall terminal up to a third."""
    seats, observers = len(state.people.participants), len(state.people.observers)
    needed = 1 + max(len(state.protocol.stages), seats + 1, observers + 1)
    return min(max(needed, height // 4), max(8, height // 3))


def _palette() -> type[Provider]:
    from fishbowl.tui.console.palette import ConsoleCommands

    return ConsoleCommands


class ConsoleScreen(ActingScreen):
    """Stands on a moderator's room. What its keys do is in `actions`; what it shows, in the line builders."""

    CSS_PATH = "screen.tcss"
    SURFACE = "console"
    ACTS = ACTIONS
    BINDINGS: ClassVar[list[BindingType]] = [*bindings(ACTIONS)]
    COMMANDS: ClassVar = {_palette}
    HORIZONTAL_BREAKPOINTS = [(0, "-slim"), (76, "-usual"), (WIDE, "-wide")]  # noqa: RUF012  # as in Screen
    VERTICAL_BREAKPOINTS = [(0, "-tiny"), (TINY, "-low"), (22, "-high")]  # noqa: RUF012

    def __init__(self, room: Room) -> None:
        super().__init__(room)
        self.gap = seating.gap_before(room)
        self.door = DoorWatch(room, self.on_loop, self.repaint)

    def compose(self) -> ComposeResult:
        yield Panel(lambda view: [head_line(view, self.watching)], id="head")
        yield ClockLine()
        with Grid(id="panels"):
            yield Panel(main_lines, id="main")
            with Vertical(id="times"):
                yield BigClock()
                yield Panel(agenda_lines, id="agenda")
            yield Panel(seat_lines, id="table")
            yield Panel(cloth_lines, id="cloths")
            yield Panel(story_lines, id="story")
        yield Panel(lambda view: warning_lines(self.standing(), view.width, view.height), id="warnings")
        yield Notice()
        yield Panel(lambda view: [self.hints(view.width)], id="hints")

    def on_mount(self) -> None:
        super().on_mount()
        seating.sit_down(self)
        self.door.start()
        if self.gap is not None:
            self.tell(say("console.gap", time=mmss(self.gap[1] - self.gap[0])))

    def on_unmount(self) -> None:
        super().on_unmount()
        self.door.stop()
        seating.stand_up(self.room)

    @property
    def watching(self) -> bool:
        """Whether another console holds the seat, so that this one may only look."""
        return is_watching(self.room.state, self.room.console_id)

    def items(self) -> tuple[Item, ...]:
        """What the cursor walks through now."""
        return items(View(look_at(self.room), self.desk, 0, 0))

    def standing(self) -> list[Standing]:
        """What stands until it is mended."""
        return standing(look_at(self.room), self.watching, self.not_saved, self.door.doorway)

    def offered(self) -> list[Act[Any]]:
        """What makes sense in this stage and, for who watches, what changes nothing."""
        state, watching = self.state, self.watching
        return [each for each in ACTIONS if (each.looks or not watching) and each.when(state)]

    def told(self, act: Act[Any]) -> str:
        """What the action does; a digit, who sits there."""
        person = seat_digits(self.state).get(act.key)
        return say("keys_console.speaker", person=person) if person else say(f"keys_console.{act.name}")

    def hints(self, width: int) -> Line:
        """The keys most used here, in one line."""
        here = [each for each in self.offered() if isinstance(each, Action) and each.hint]
        return hint_line([(each.hint, each.shown_key, each.short) for each in here], width)

    def paint(self, look: Look) -> None:
        put = look.state.parked.current
        note = look.state.notes.by_id.get(put.note_id) if put else None
        self.want((look.state.recording.started_seq, note.seq if note else 0))
        self.query_one("#panels", Grid).styles.grid_rows = f"1fr {below(look.state, self.size.height)}"
        found = len(self.standing())
        self.query_one("#warnings").styles.height = min(found, max(1, self.size.height // WARNINGS_PART))
        self.query_one(BigClock).show_left(look)
        super().paint(look)

    def perform(self, act: Act[Any]) -> None:
        """Do it; who only watches is told why not."""
        if self.watching and not (isinstance(act, Action) and act.looks):
            self.tell(say("console.watching"))
        else:
            super().perform(act)
