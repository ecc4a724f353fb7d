"""What an action is: one key, one name, one thing it does. Keys, hints, help and palette all come from it."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import TYPE_CHECKING

from fishbowl.core.state import SessionState
from fishbowl.text import say

if TYPE_CHECKING:
    from fishbowl.tui.console.screen import ConsoleScreen

Run = Callable[["ConsoleScreen"], None]
When = Callable[[SessionState], bool]


def always(state: SessionState) -> bool:
    return True


def while_going(state: SessionState) -> bool:
    """From the first stage until the session is ended."""
    return state.stages.started_s is not None and not state.is_over


def in_stage(state: SessionState) -> bool:
    return state.current_stage is not None


def in_deck(state: SessionState) -> bool:
    return state.participants_talk


def has_decks(state: SessionState) -> bool:
    return bool(state.protocol.decks)


def has_guide(state: SessionState) -> bool:
    """Whether the open stage has questions of a guide."""
    stage = state.current_stage
    return stage is not None and bool(stage.questions)


@dataclass(frozen=True, slots=True)
class Action:
    """`name` is its key in the catalogue: `keys_console.NAME` what it does, `keys_console.NAME.short` one word.

    `when` says where it is offered; pressed elsewhere, the rules of the room answer. `hint` ranks it for the
    line of hints (0: not there). `looks` only: also for who merely watches.
    """

    name: str
    key: str
    run: Run
    when: When = always
    hint: int = 0
    looks: bool = False

    @property
    def told(self) -> str:
        return say(f"keys_console.{self.name}")

    @property
    def short(self) -> str:
        return say(f"keys_console.{self.name}.short")

    @property
    def shown_key(self) -> str:
        """The key as it stands on the keyboard; in words for the space bar."""
        key = self.key.split(",")[0]
        return say("keys_console.space_bar") if key == "space" else key
