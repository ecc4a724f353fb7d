"""One table says what a screen's keys do: its bindings, hints, help and palette all come from it.

Knows nothing of sessions, so that home can be shown before any of that is loaded.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, ClassVar, Generic, TypeVar

from textual.binding import Binding, BindingType
from textual.dom import DOMNode

from fishbowl.text import cells, knows, say
from fishbowl.tui.pieces import Line, Piece, line

if TYPE_CHECKING:
    from textual.command import Provider

    from fishbowl.core.state import SessionState

ScreenT = TypeVar("ScreenT", bound="Acting")

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

    `when`: where it is offered; pressed elsewhere on a live screen, the rules of the room answer. `hint`
    ranks it for the line of hints, 1 first (0: not there). `typed`: what is typed into the screen's line for
    it, instead of a key.
    """

    name: str
    key: str
    run: Callable[[ScreenT], None]
    when: Callable[[SessionState], bool] = always
    hint: int = 0
    typed: str = ""

    @property
    def shown_key(self) -> str:
        """The key as it stands on the keyboard, or what is typed."""
        key = self.typed or self.key.split(",")[0]
        return KEY_NAMES.get(key, key.replace("ctrl+", "Ctrl+"))


def bindings(acts: Iterable[Act[Any]]) -> list[BindingType]:
    """What Textual needs to know of the acts: each key once."""
    keys = dict.fromkeys(key for act in acts if act.key for key in act.key.split(","))
    return [Binding(key, f"press({key!r})", show=False) for key in keys]


def act_for(key: str, acts: Iterable[Act[Any]]) -> Act[Any] | None:
    """The first of the acts that has this key."""
    return next((act for act in acts if key in act.key.split(",")), None)


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

    def explained(self, act: Act[Any]) -> str:
        """What the act does, for the help: in more words where it has any (`SURFACE.help.NAME`)."""
        longer = f"{self.SURFACE}.help.{act.name}"
        return say(longer) if knows(longer, {}) else self.told(act)

    def action_press(self, key: str) -> None:
        """What the key does now; nothing where nothing with it is offered."""
        act = act_for(key, self.offered())
        if act is not None:
            self.perform(act)

    def perform(self, act: Act[Any]) -> None:
        act.run(self)


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
