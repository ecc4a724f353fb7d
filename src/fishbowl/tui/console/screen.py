"""The console: what the moderator sees and does while the session runs, with one hand and half an eye."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from importlib import import_module
from typing import TYPE_CHECKING, ClassVar, TypeVar

from textual.app import ComposeResult
from textual.binding import Binding
from textual.containers import Grid

from fishbowl.core.errors import FishbowlError
from fishbowl.core.state import SessionState
from fishbowl.text import mmss, say
from fishbowl.tui.console import seating
from fishbowl.tui.console.actions import ACTIONS, Action
from fishbowl.tui.console.agenda import agenda_lines
from fishbowl.tui.console.cloths import cloth_lines
from fishbowl.tui.console.header import head_line, is_watching
from fishbowl.tui.console.hints import hint_line, offered, pressed
from fishbowl.tui.console.items import Item, items
from fishbowl.tui.console.main import main_lines
from fishbowl.tui.console.panel import Panel
from fishbowl.tui.console.reader import Reader
from fishbowl.tui.console.seats import seat_lines
from fishbowl.tui.console.story import story_lines
from fishbowl.tui.console.view import WIDE, Desk, View
from fishbowl.tui.console.warnings import Standing, standing, warning_lines
from fishbowl.tui.live import LiveDialog, LiveScreen, Look, look_at
from fishbowl.tui.widgets.clock_line import ClockLine
from fishbowl.tui.widgets.notice import Notice

if TYPE_CHECKING:
    from textual.command import Provider

    from fishbowl.runtime.room import Room

ResultT = TypeVar("ResultT")

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


class ConsoleScreen(LiveScreen):
    """Stands on a moderator's room. What its keys do is in `actions`; what it shows, in the line builders."""

    CSS_PATH = "screen.tcss"
    COMMANDS: ClassVar = {_palette}
    HORIZONTAL_BREAKPOINTS = [(0, "-slim"), (76, "-usual"), (WIDE, "-wide")]
    VERTICAL_BREAKPOINTS = [(0, "-low"), (22, "-high")]
    BINDINGS: ClassVar = [
        Binding(key, f"press({key!r})", show=False)
        for key in dict.fromkeys(k for action in ACTIONS if action.key for k in action.key.split(","))
    ]

    def __init__(self, room: Room) -> None:
        super().__init__(room)
        self.desk = Desk()
        self.gap = seating.gap_before(room)
        self.reader = Reader(room, self._words_came)

    def compose(self) -> ComposeResult:
        yield Panel(lambda view: [head_line(view, self.watching)], id="head")
        yield ClockLine()
        with Grid(id="panels"):
            yield Panel(main_lines, id="main")
            yield Panel(agenda_lines, id="agenda")
            yield Panel(seat_lines, id="table")
            yield Panel(cloth_lines, id="cloths")
            yield Panel(story_lines, id="story")
        yield Panel(lambda view: warning_lines(self.standing(), view.width, view.height), id="warnings")
        yield Notice()
        yield Panel(lambda view: [hint_line(self.offered(), view.width)], id="hints")

    def on_mount(self) -> None:
        super().on_mount()
        self.room.on_failure(lambda error: self.on_loop(self._not_stored, error))
        seating.sit_down(self)
        if self.gap is not None:
            self.tell(say("console.gap", time=mmss(self.gap[1] - self.gap[0])))

    def on_unmount(self) -> None:
        super().on_unmount()
        seating.stand_up(self.room)

    def on_resize(self) -> None:
        self.call_after_refresh(self.repaint)

    @property
    def state(self) -> SessionState:
        return self.room.state

    @property
    def watching(self) -> bool:
        """Whether another console holds the seat, so that this one may only look."""
        return is_watching(self.room.state, self.room.console_id)

    def items(self) -> tuple[Item, ...]:
        """What the cursor walks through now."""
        return items(View(look_at(self.room), self.desk, 0, 0))

    def offered(self) -> list[Action]:
        return offered(self.room.state, self.watching)

    def standing(self) -> list[Standing]:
        return standing(look_at(self.room), self.watching, self.not_saved)

    def paint(self, look: Look) -> None:
        put = look.state.parked.current
        note = look.state.notes.by_id.get(put.note_id) if put else None
        self.reader.want((look.state.recording.started_seq, note.seq if note else 0))
        self.query_one("#panels", Grid).styles.grid_rows = f"1fr {below(look.state, self.size.height)}"
        found = standing(look, self.watching, self.not_saved)
        self.query_one("#warnings").styles.height = min(len(found), self.size.height // WARNINGS_PART)
        for panel in self.query(Panel):
            panel.look_at(look, self.desk)

    def action_press(self, key: str) -> None:
        self.perform(pressed(self.state, key))

    def perform(self, action: Action) -> None:
        """Do it; who only watches is told so."""
        if self.watching and not action.looks:
            self.tell(say("console.watching"))
        else:
            action.run(self)
            self.repaint()

    def ask(self, dialog: LiveDialog[ResultT], then: Callable[[ResultT], object] | None = None) -> None:
        """Put a dialog over the screen; `then` gets its answer, unless it was left without one."""

        def answered(result: ResultT | None) -> None:
            if result is not None and then is not None:
                then(result)

        self.app.push_screen(dialog, answered)

    def go(self, module: str, name: str) -> None:
        """Show another screen of the room over this one; imported when it is first wanted."""
        screen = getattr(import_module(f"fishbowl.tui.{module}"), name)
        self.app.push_screen(screen(self.room))

    def set_desk(self, **changes: object) -> None:
        """Change the moderator's own side of the screen: cursor, what is unfolded, what is flipped."""
        self.desk = replace(self.desk, **changes)  # type: ignore[arg-type]

    def _not_stored(self, error: FishbowlError) -> None:
        self.not_saved = error
        self.repaint()

    def _words_came(self) -> None:
        self.set_desk(words=self.reader.words)
        self.repaint()
