"""What the keys of the questions screen do."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING, get_args

from fishbowl.core.base import Words
from fishbowl.core.parked import (
    LeftReason,
    MergeQuestion,
    OrderQuestions,
    PutQuestion,
    SettleAnswered,
    SettleLeft,
    Tag,
    TagQuestion,
)
from fishbowl.core.state import SessionState
from fishbowl.text import say
from fishbowl.tui.acts import Act, help_, leave
from fishbowl.tui.candidates import ask_codes
from fishbowl.tui.console.actions.room import open_tablecloths, undo
from fishbowl.tui.questions.asking import ChoiceDialog, SeatsDialog
from fishbowl.tui.questions.queue import Queued, above, here_at_table, moved, next_to, spoke_since

if TYPE_CHECKING:
    from collections.abc import Callable

    from fishbowl.tui.dialogs.line import Line
    from fishbowl.tui.questions.screen import QuestionsScreen

TAGS: tuple[Tag, ...] = get_args(Tag)
REASONS: tuple[LeftReason, ...] = get_args(LeftReason)
NO_TAG = "none"


def move(screen: QuestionsScreen, by: int) -> None:
    screen.lay(cursor=next_to(screen.queue, screen.desk.cursor, by))


def on_chosen(run: Callable[[QuestionsScreen, Queued], None]) -> Callable[[QuestionsScreen], None]:
    """The act on the question under the cursor; one that was merged stands for the one it was merged into."""

    def act(screen: QuestionsScreen) -> None:
        chosen = screen.chosen
        if chosen is None:
            screen.tell(say("questions.none_here"))
        else:
            run(screen, chosen)

    return act


def _standing(chosen: Queued) -> str:
    return chosen.under or chosen.note.id


def put(screen: QuestionsScreen, chosen: Queued) -> None:
    """The observer asks it: of the group, or of some."""

    def to(people: tuple[str, ...]) -> None:
        screen.give(PutQuestion(_standing(chosen), people), then=lambda _: screen.lay(cursor=""))

    title = say("questions.ask.to_whom", observer=chosen.note.author)
    screen.ask(SeatsDialog(screen.room, title, here_at_table(screen.state)), to)


def answered(screen: QuestionsScreen, chosen: Queued) -> None:
    """It was answered; suggested are those who spoke since it was asked."""
    fate, state = chosen.fate, screen.state
    spoke = () if fate.asked_s is None else spoke_since(state, fate.asked_s)

    def by(people: tuple[str, ...]) -> None:
        screen.give(SettleAnswered(_standing(chosen), people), then=lambda _: screen.lay(cursor=""))

    if fate.asked_s is None:
        by(())  # not asked yet: the rules of the room say so
    else:
        dialog = SeatsDialog(
            screen.room, say("questions.ask.by_whom"), here_at_table(state), spoke or fate.to
        )
        screen.ask(dialog, by)


def go_on(screen: QuestionsScreen, chosen: Queued) -> None:
    """What comes next for it: asked, then answered."""
    (answered if chosen.fate.status == "asked" else put)(screen, chosen)


def left(screen: QuestionsScreen, chosen: Queued) -> None:
    """Left over: why, and if wanted a few words more."""
    from fishbowl.tui.dialogs.line import LineDialog

    def why(reason: str) -> None:
        kind = next(each for each in REASONS if each == reason)
        words = say(f"questions.reason.{reason}")
        dialog = LineDialog(screen.room, say("questions.ask.more", reason=words), allow_empty=True)
        screen.ask(dialog, partial(because, kind))

    def because(kind: LeftReason, said: Line) -> None:
        words = Words.of(reason=said.text)
        screen.give(SettleLeft(_standing(chosen), kind), words, then=lambda _: screen.lay(cursor=""))

    choices = tuple((each, say(f"questions.reason.{each}")) for each in REASONS)
    screen.ask(ChoiceDialog(screen.room, say("questions.ask.why_left"), choices), why)


def tag(screen: QuestionsScreen, chosen: Queued) -> None:
    def tagged(name: str) -> None:
        screen.give(TagQuestion(_standing(chosen), next((each for each in TAGS if each == name), None)))

    choices = tuple((each, say(f"questions.tag.{each}")) for each in (NO_TAG, *TAGS))
    screen.ask(ChoiceDialog(screen.room, say("questions.ask.tag"), choices, first=0), tagged)


def codes(screen: QuestionsScreen, chosen: Queued) -> None:
    """What the question may be a case of."""
    ask_codes(screen, chosen.note, screen.desk.word(chosen.note.seq, "text"))


def mark(screen: QuestionsScreen, chosen: Queued) -> None:
    screen.marked = "" if screen.marked == _standing(chosen) else _standing(chosen)


def merge(screen: QuestionsScreen, chosen: Queued) -> None:
    """Put together with the marked one; without a mark, with the one above."""
    into = screen.marked or above(screen.queue, chosen.note.id)
    if into is None:
        screen.tell(say("questions.nothing_above"))
        return
    screen.give(MergeQuestion(chosen.note.id, into), then=lambda _: screen.tell(say("questions.done_merged")))
    screen.marked = ""
    screen.lay(cursor=into)


def take_apart(screen: QuestionsScreen, chosen: Queued) -> None:
    if chosen.under is None:
        joined = any(each.under == chosen.note.id for each in screen.queue)
        screen.tell(say("questions.choose_joined" if joined else "questions.not_merged"))
    else:
        screen.give(MergeQuestion(chosen.note.id, None))


def order(screen: QuestionsScreen, chosen: Queued, by: int) -> None:
    note_ids = moved(screen.state, _standing(chosen), by)
    if note_ids is not None:
        screen.lay(cursor=_standing(chosen))
        screen.give(OrderQuestions(note_ids))


def _are_open(state: SessionState) -> bool:
    return state.notes.opened_s is not None


def _may_open(state: SessionState) -> bool:
    return state.notes.opened_s is None and state.may_open_tablecloths


ACTS: tuple[Act[QuestionsScreen], ...] = (
    Act("open", "w", open_tablecloths, _may_open, hint=1),
    Act("go_on", "enter", on_chosen(go_on), _are_open, hint=1),
    Act("up", "up", partial(move, by=-1), _are_open),
    Act("down", "down", partial(move, by=1), _are_open),
    Act("put", "a", on_chosen(put), _are_open),
    Act("answered", "r", on_chosen(answered), _are_open),
    Act("left", "l", on_chosen(left), _are_open, hint=4),
    Act("tag", "t", on_chosen(tag), _are_open, hint=5),
    Act("codes", "c", on_chosen(codes), _are_open),
    Act("earlier", "u", on_chosen(partial(order, by=-1)), _are_open, hint=7),
    Act("later", "d", on_chosen(partial(order, by=1)), _are_open),
    Act("merge", "m", on_chosen(merge), _are_open, hint=5),
    Act("mark", "space", on_chosen(mark), _are_open),
    Act("apart", "x", on_chosen(take_apart), _are_open),
    Act("undo", "z", undo, hint=6),
    Act("help", "?", help_, hint=2),
    Act("leave", "escape,q", leave, hint=3),
)
