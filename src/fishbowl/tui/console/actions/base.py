"""What an action of the console is, and where it is offered."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import TYPE_CHECKING

from fishbowl.core.state import SessionState
from fishbowl.text import say
from fishbowl.tui.acts import Act

if TYPE_CHECKING:
    from fishbowl.tui.console.screen import ConsoleScreen

Run = Callable[["ConsoleScreen"], None]


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
class Action(Act["ConsoleScreen"]):
    """The catalogue says under `keys_console.NAME` what it does, under `keys_console.NAME.short` in one word.

    Without a key it is in the palette only. `looks`: changes nothing, so it is also for who merely watches.
    """

    looks: bool = False

    @property
    def short(self) -> str:
        return say(f"keys_console.{self.name}.short")
