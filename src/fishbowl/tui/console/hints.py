"""Which actions are offered now, and the line at the bottom that reminds of the most used."""

from __future__ import annotations

from fishbowl.core.state import SessionState
from fishbowl.text import cells
from fishbowl.tui.console.actions import ACTIONS, Action
from fishbowl.tui.console.pieces import Line, Piece, line


def offered(state: SessionState, watching: bool) -> list[Action]:
    """What makes sense in this stage (and, for who watches, what changes nothing)."""
    return [each for each in ACTIONS if each.when(state) and (each.looks or not watching)]


def pressed(state: SessionState, key: str) -> Action:
    """What a key does now. Where nothing with that key is offered, the first with it: the rules then answer."""
    named = [action for action in ACTIONS if key in action.key.split(",")]
    return next((action for action in named if action.when(state)), named[0])


def hint_line(actions: list[Action], width: int) -> Line:
    """As many as fit, the most used of this stage first; help is always there."""
    ranked = sorted((action for action in actions if action.hint), key=lambda action: action.hint)
    shown: list[tuple[str, str]] = []
    room = width
    for action in sorted(ranked, key=lambda action: action.name != "help"):
        size = cells(action.shown_key) + cells(action.short) + 3
        if size <= room:
            shown.append((action.shown_key, action.short))
            room -= size
    shown = [*shown[1:], *shown[:1]]
    return line(*(piece for key, short in shown for piece in (Piece(f" {key} ", "title"), f"{short} ")))
