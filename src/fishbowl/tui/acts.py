"""Live screens with a table of acts: what is offered depends on the state of their session."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from importlib import import_module
from typing import TYPE_CHECKING, Any, TypeVar

from fishbowl.core.anew import replace
from fishbowl.core.state import SessionState
from fishbowl.text import knows, say
from fishbowl.tui.keys import KEY_NAMES, Act, Acting, act_for, always, bindings, hint_line, hints_of
from fishbowl.tui.live import LiveDialog, LiveScreen, Look
from fishbowl.tui.pieces import TINY
from fishbowl.tui.reader import Reader
from fishbowl.tui.view import Desk
from fishbowl.tui.widgets.notice import Notice
from fishbowl.tui.widgets.panel import Panel

if TYPE_CHECKING:
    from fishbowl.runtime.room import Room
    from fishbowl.tui.console.items import Item

__all__ = [
    "KEY_NAMES",
    "Act",
    "ActingScreen",
    "always",
    "bindings",
    "help_",
    "hint_line",
    "hints_of",
    "leave",
]

ResultT = TypeVar("ResultT")


class ActingScreen(Acting, LiveScreen):
    """A live screen of panels with a table of acts."""

    VERTICAL_BREAKPOINTS = [(0, "-tiny"), (TINY, "-roomy")]  # noqa: RUF012  # as in Screen

    def __init__(self, room: Room) -> None:
        super().__init__(room)
        self.desk = Desk()
        self.reader = Reader(room, self._words_came)
        self._readable = self._what_is_readable()
        self._unsaved: dict[str, list[Any]] = {}

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
        """Subclasses `want` the words they show, then call this."""
        for panel in self.query(Panel):
            panel.look_at(look, self.desk)

    def want(self, seqs: Iterable[int]) -> None:
        """Have the words of these events fetched; all anew where what may be read has changed."""
        if self._readable != (readable := self._what_is_readable()):
            self._readable = readable
            self.reader.forget()
            self.lay(words={}, unreadable={})
        self.reader.want(seqs)

    def offered(self) -> list[Act[Any]]:
        return [act for act in self.ACTS if act.when(self.state)]

    def action_press(self, key: str) -> None:
        """What the key does now. Where nothing with it is offered, the first with it: the rules answer."""
        act = act_for(key, self.offered()) or act_for(key, self.ACTS)
        if act is not None:
            self.perform(act)

    def perform(self, act: Act[Any]) -> None:
        for notice in self.query(Notice):
            notice.drop_told()
        super().perform(act)
        self.repaint()

    def ask(self, dialog: LiveDialog[ResultT], then: Callable[[ResultT], object] | None = None) -> None:
        """Put a question over the screen; `then` hears the answer, unless it is left without one."""

        def answered(answer: ResultT | None) -> None:
            if answer is not None and then is not None:
                then(answer)

        self.app.push_screen(dialog, answered)

    def keep(self, name: str, typed: object) -> None:
        """Keep what was typed for that act and could not be stored; done again, the act brings it back."""
        self._unsaved.setdefault(name, []).append(typed)
        self.tell(say("console.typed_kept"))

    def kept(self, name: str) -> Any:
        """The oldest that was kept for the act, once; None where there is nothing."""
        return self._unsaved[name].pop(0) if self._unsaved.get(name) else None

    def go(self, module: str, name: str) -> None:
        """Put another screen of this room over this one, imported when it is first wanted."""
        self.app.push_screen(getattr(import_module(f"fishbowl.tui.{module}"), name)(self.room))

    def _words_came(self) -> None:
        self.lay(words=self.reader.words, unreadable=self.reader.unreadable)
        if self.is_attached:
            self.repaint()

    def _what_is_readable(self) -> object:
        """What makes words come or go: the opening, who has withdrawn, what was redacted."""
        state = self.room.state
        withdrawn = frozenset(person.id for person in state.people.by_id.values() if person.withdrawn)
        return state.notes.opened_s is not None, state.is_over, withdrawn, state.redactions


def help_(screen: ActingScreen) -> None:
    """The keys of where you are, under how it is done where the catalogue says so (`SURFACE.how`)."""
    from fishbowl.tui.dialogs.help import HelpDialog

    how = f"{screen.SURFACE}.how"
    about = say(how) if knows(how, {}) else ""
    entries = [(act.shown_key, screen.explained(act)) for act in screen.offered() if act.shown_key]
    screen.ask(HelpDialog(screen.room, say(f"{screen.SURFACE}.title"), entries, about))


def leave(screen: ActingScreen) -> None:
    screen.dismiss(None)
