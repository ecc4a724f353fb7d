"""One table says what a screen's keys do: its bindings, hints, help and palette all come from it."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, replace
from importlib import import_module
from typing import TYPE_CHECKING, Any, ClassVar, Generic, TypeVar

from textual.binding import Binding, BindingType
from textual.dom import DOMNode

from fishbowl.core.state import SessionState
from fishbowl.text import cells, say
from fishbowl.tui.console.panel import Panel
from fishbowl.tui.console.pieces import Line, Piece, line
from fishbowl.tui.console.reader import Reader
from fishbowl.tui.console.view import Desk
from fishbowl.tui.live import LiveDialog, LiveScreen, Look

if TYPE_CHECKING:
    from textual.command import Provider

    from fishbowl.runtime.room import Room
    from fishbowl.tui.console.items import Item

ScreenT = TypeVar("ScreenT", bound="Acting")
ResultT = TypeVar("ResultT")

KEY_NAMES = {
    "enter": "Enter",
    "escape": "Esc",
    "space": "Space",
    "tab": "Tab",
    "shift+tab": "Shift+Tab",
    "up": "↑",
    "down": "↓",
    "left": "←",
    "right": "→",
    "home": "Home",
    "end": "End",
    "plus": "+",
    "delete": "Del",
    "pageup": "PgUp",
    "pagedown": "PgDn",
    "question_mark": "?",
}


def always(state: SessionState) -> bool:
    return True


@dataclass(frozen=True, slots=True)
class Act(Generic[ScreenT]):
    """`key` as Textual names it, several by commas. What it does is said by `SURFACE.key.NAME`.

    `when`: where it is offered; pressed elsewhere, the rules of the room answer. `hint` ranks it for the line
    of hints, 1 first (0: not there).
    """

    name: str
    key: str
    run: Callable[[ScreenT], None]
    when: Callable[[SessionState], bool] = always
    hint: int = 0

    @property
    def shown_key(self) -> str:
        """The key as it stands on the keyboard."""
        key = self.key.split(",")[0]
        return KEY_NAMES.get(key, key.replace("ctrl+", "Ctrl+"))


def bindings(acts: Iterable[Act[Any]]) -> list[BindingType]:
    """What Textual needs to know of the acts: each key once."""
    keys = dict.fromkeys(key for act in acts if act.key for key in act.key.split(","))
    return [Binding(key, f"press({key!r})", show=False) for key in keys]


def _palette() -> type[Provider]:
    from fishbowl.tui.acts_palette import ActCommands

    return ActCommands


class Acting(DOMNode):
    """Mixed into screens with a table of acts. They set `SURFACE`, `ACTS` and `BINDINGS`."""

    COMMANDS: ClassVar[set[type[Provider] | Callable[[], type[Provider]]]] = {_palette}
    SURFACE: ClassVar[str]
    ACTS: ClassVar[tuple[Act[Any], ...]] = ()

    def offered(self) -> list[Act[Any]]:
        """What can be done here and now."""
        return list(self.ACTS)

    def told(self, act: Act[Any]) -> str:
        """What the act does, in a few words."""
        return say(f"{self.SURFACE}.key.{act.name}")

    def action_press(self, key: str) -> None:
        """What the key does now. Where nothing with it is offered, the first with it: the rules answer."""
        named = [act for act in self.ACTS if key in act.key.split(",")]
        offered = self.offered()
        self.perform(next((act for act in named if act in offered), named[0]))

    def perform(self, act: Act[Any]) -> None:
        act.run(self)


class ActingScreen(Acting, LiveScreen):
    """A live screen of panels with a table of acts."""

    def __init__(self, room: Room) -> None:
        super().__init__(room)
        self.desk = Desk()
        self.reader = Reader(room, self._words_came)
        self._readable = self._what_is_readable()

    @property
    def state(self) -> SessionState:
        return self.room.state

    def items(self) -> tuple[Item, ...]:
        """What a cursor walks through here, and the space bar does; without a list of the kind, nothing."""
        return ()

    def on_resize(self) -> None:
        self.call_after_refresh(self.repaint)

    def lay(self, **changes: object) -> None:
        """Change this screen's own side: where its cursor is. Nothing of it is on record."""
        self.desk = replace(self.desk, **changes)  # type: ignore[arg-type]

    def paint(self, look: Look) -> None:
        """Subclasses ask the reader for the words they show, then call this."""
        if self._readable != (readable := self._what_is_readable()):
            self._readable = readable
            self.reader.forget()
            self.lay(words={})
        for panel in self.query(Panel):
            panel.look_at(look, self.desk)

    def offered(self) -> list[Act[Any]]:
        return [act for act in self.ACTS if act.when(self.state)]

    def perform(self, act: Act[Any]) -> None:
        super().perform(act)
        self.repaint()

    def ask(self, dialog: LiveDialog[ResultT], then: Callable[[ResultT], object] | None = None) -> None:
        """Put a question over the screen; `then` hears the answer, unless it is left without one."""

        def answered(answer: ResultT | None) -> None:
            if answer is not None and then is not None:
                then(answer)

        self.app.push_screen(dialog, answered)

    def go(self, module: str, name: str) -> None:
        """Put another screen of this room over this one, imported when it is first wanted."""
        self.app.push_screen(getattr(import_module(f"fishbowl.tui.{module}"), name)(self.room))

    def _words_came(self) -> None:
        self.lay(words=self.reader.words)
        if self.is_attached:
            self.repaint()

    def _what_is_readable(self) -> object:
        """What makes words come or go: the opening, and who has withdrawn."""
        state = self.room.state
        withdrawn = frozenset(person.id for person in state.people.by_id.values() if person.withdrawn)
        return state.notes.opened_s is not None, state.is_over, withdrawn


def help_(screen: ActingScreen) -> None:
    """The keys of where you are."""
    from fishbowl.tui.dialogs.help import HelpDialog

    entries = [(act.shown_key, screen.told(act)) for act in screen.offered() if act.key]
    screen.ask(HelpDialog(screen.room, say(f"{screen.SURFACE}.title"), entries))


def leave(screen: ActingScreen) -> None:
    screen.dismiss(None)


def hint_line(hints: Sequence[tuple[int, str, str]], width: int) -> Line:
    """(rank, key, what) in their order; where they do not fit in `width` cells, without the last ranks."""
    kept = list(hints)
    while kept and _hints_width(kept) > width:
        kept.remove(max(kept, key=lambda hint: hint[0]))
    pieces = [
        piece for _, key, what in kept for piece in (Piece(f" {key}", "title"), Piece(f" {what} ", "faint"))
    ]
    return line(*pieces)


def _hints_width(hints: Sequence[tuple[int, str, str]]) -> int:
    return sum(cells(key) + cells(what) + 3 for _, key, what in hints)


def hints_of(screen: Acting, width: int) -> list[Line]:
    """The line of hints at the bottom of a screen."""
    found = [(act.hint, act.shown_key, screen.told(act)) for act in screen.offered() if act.hint]
    return [hint_line(found, width)]
