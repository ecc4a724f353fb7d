"""Walking through a stage: steps, questions, probes and topics, with one cursor and the space bar."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from fishbowl.core.questions import CoverTopic, MarkQuestion, QuestionStatus, UseProbe
from fishbowl.core.stages import TickStep
from fishbowl.core.state import PREPARATION, SessionState
from fishbowl.text import say
from fishbowl.tui.acts import always
from fishbowl.tui.console.actions.base import Action, has_guide, in_deck
from fishbowl.tui.console.actions.recorder import by_state
from fishbowl.tui.console.items import Item, aimed, next_question

if TYPE_CHECKING:
    from fishbowl.tui.acts import ActingScreen


def move(screen: ActingScreen, by: int) -> None:
    found = screen.items()
    at = aimed(found, screen.desk.cursor)
    if found:
        here = found.index(at) if at is not None else -by
        screen.lay(cursor=found[(here + by) % len(found)].key)


def do_item(screen: ActingScreen) -> None:
    """What the item under the cursor is for: tick, ask, use, hear, unfold, or confirm the recorder."""
    item = aimed(screen.items(), screen.desk.cursor)
    if item is None:
        screen.tell(say("console.nothing_here"))
        return
    kind, _, name = item.key.partition(":")
    if kind == "question":
        _ask(screen, name)
    elif kind == "fold":
        unfold(screen)
    else:
        _tick(screen, kind, name, item)


def _tick(screen: ActingScreen, kind: str, name: str, item: Item) -> None:
    where, _, what = name.partition("/")
    if kind == "step" and item.end == "r":
        by_state(screen)
    elif kind == "step":
        screen.give(TickStep(where, what, done=item.is_open))
        screen.lay(cursor="")
    elif kind == "topic":
        screen.give(CoverTopic(where, what, "heard" if item.is_open else "open"))
    else:
        screen.give(UseProbe(where, what))


def ask_next(screen: ActingScreen) -> None:
    """The question under the cursor; with the cursor at rest, the next one still open."""
    found, cursor = screen.items(), screen.desk.cursor
    kind, _, name = cursor.partition(":")
    if kind == "question" and any(item.key == cursor and not item.is_now for item in found):
        _ask(screen, name)
        return
    upcoming = next_question(found)
    if upcoming is None:
        screen.tell(say("console.no_more_questions"))
    else:
        _ask(screen, upcoming.key.partition(":")[2])


def _ask(screen: ActingScreen, question_id: str) -> None:
    screen.give(MarkQuestion(question_id, "asked"))
    screen.lay(cursor="")


def mark(screen: ActingScreen, status: QuestionStatus) -> None:
    """The question under the cursor, else the one being asked."""
    item = aimed(screen.items(), screen.desk.cursor)
    kind, _, name = item.key.partition(":") if item else ("", "", "")
    if kind == "probe":
        kind, name = "question", name.partition("/")[0]
    if kind != "question":
        screen.tell(say("console.no_question_here"))
    else:
        screen.give(MarkQuestion(name, status))


def unfold(screen: ActingScreen) -> None:
    """Show or fold away what is only asked if relevant."""
    stage = screen.state.current_stage
    folds = (
        frozenset(question.id for question in stage.questions if question.if_relevant)
        if stage
        else frozenset()
    )
    if not folds:
        screen.tell(say("console.nothing_folded"))
        return
    screen.lay(cursor="", unfolded=screen.desk.unfolded ^ folds)


def flip(screen: ActingScreen) -> None:
    screen.lay(flipped=not screen.desk.flipped)


def _has_items(state: SessionState) -> bool:
    if state.current_stage is None:
        return not state.is_over and bool(state.steps(PREPARATION))
    return not in_deck(state)


ACTIONS = (
    Action("ask_next", "n", ask_next, has_guide, hint=1),
    Action("do_item", "space,enter", do_item, _has_items, hint=2),
    Action("up", "up", partial(move, by=-1), looks=True),
    Action("down", "down", partial(move, by=1), looks=True),
    Action("question_answered", "e", partial(mark, status="answered_earlier"), has_guide, hint=4),
    Action("question_skipped", "x", partial(mark, status="skipped"), has_guide, hint=4),
    Action("question_parked", "k", partial(mark, status="parked"), has_guide, hint=5),
    Action("question_reopened", "u", partial(mark, status="open"), has_guide, hint=8),
    Action("unfold", "i", unfold, has_guide, hint=7, looks=True),
    Action("flip", "f", flip, always, hint=9, looks=True),
)
