"""Everything around the talk: moments, notes, people, tablecloths, the other screens, leaving."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from typing import TYPE_CHECKING

from fishbowl.core.base import Words
from fishbowl.core.moments import MarkMoment
from fishbowl.core.notes import FlagName, OpenTablecloths, WriteNote
from fishbowl.core.session import Undo
from fishbowl.core.state import SessionState
from fishbowl.runtime.seat import take
from fishbowl.text import say
from fishbowl.tui.console.actions.base import Action, while_going

if TYPE_CHECKING:
    from fishbowl.tui.acts import ActingScreen
    from fishbowl.tui.console.screen import ConsoleScreen
    from fishbowl.tui.dialogs.line import Line
    from fishbowl.tui.dialogs.note import NoteDraft
    from fishbowl.tui.dialogs.takeover import Seat


def moment(screen: ActingScreen) -> None:
    _mark(screen, 0.0, Words())


def moment_said(screen: ActingScreen) -> None:
    from fishbowl.tui.dialogs.line import LineDialog

    def said(line: Line) -> None:
        since_s = screen.room.now_s - line.typed_s
        _mark(screen, since_s, Words.of(text=line.text), lambda: screen.keep("moment", line))

    before: Line | None = screen.kept("moment")
    screen.ask(LineDialog(screen.room, say("console.ask.moment"), before=before, allow_empty=True), said)


def _mark(
    screen: ActingScreen, since_s: float, words: Words, failed: Callable[[], None] | None = None
) -> None:
    """Back from when the key fell, since people press late."""
    back_s = since_s + screen.state.protocol.settings.moment_back_s
    told = say("console.done.moment", n=round(back_s))
    screen.give(MarkMoment(screen.room.ids(), back_s), words, lambda _: screen.tell(told), failed)


def note(screen: ActingScreen) -> None:
    from fishbowl.tui.dialogs.note import NoteDialog

    def written(draft: NoteDraft) -> None:
        note_id = screen.room.ids()
        command = WriteNote(note_id, screen.room.actor, draft.kind, draft.speaker, typed_s=draft.typed_s)

        def stored(_: object) -> None:
            screen.tell(say("console.done.note"))
            if draft.names_someone:
                screen.give(FlagName(note_id))

        screen.give(command, Words.of(text=draft.text), stored, lambda: screen.keep("note", draft))

    screen.ask(NoteDialog(screen.room, screen.kept("note")), written)


def undo(screen: ActingScreen) -> None:
    done = screen.state.undo.last.get(screen.room.actor)
    what = say(f"events.{done.kind}") if done else ""
    screen.give(Undo(), then=lambda _: screen.tell(say("console.done.undo", what=what)))


def people(screen: ActingScreen) -> None:
    from fishbowl.tui.dialogs.people import PeopleDialog

    screen.ask(PeopleDialog(screen.room))


def tablecloths(console: ConsoleScreen) -> None:
    """Open them, once and for all; when they are open, read them."""
    if console.state.notes.opened_s is None:
        open_tablecloths(console)
    else:
        console.go("console.reading", "ReadingScreen")


def open_tablecloths(screen: ActingScreen, afterwards: Callable[[], None] | None = None) -> None:
    """Open them, after a question; where that is refused, it is without one."""
    from fishbowl.tui.dialogs.confirm import ConfirmDialog

    if not screen.state.may_open_tablecloths:
        screen.give(OpenTablecloths())
        return

    def answered(opened: bool) -> None:
        if opened:
            screen.give(OpenTablecloths(), then=lambda _: screen.tell(say("console.done.cloths")))
        if afterwards is not None:
            afterwards()

    question = say("console.ask.cloths")
    screen.ask(
        ConfirmDialog(screen.room, question, say("console.ask.cloths_yes"), say("console.ask.cloths_no")),
        answered,
    )


def show(console: ConsoleScreen, module: str, name: str) -> None:
    console.go(module, name)


def take_over(console: ConsoleScreen) -> None:
    from fishbowl.tui.dialogs.takeover import TakeoverDialog

    if not console.watching:
        console.tell(say("console.yours_already"))
        return

    def answered(seat: Seat) -> None:
        if seat == "take":
            console.follow(take(console.room), lambda _: console.tell(""))  # what it said of watching is over

    console.ask(TakeoverDialog(console.room), answered)


def help_(console: ConsoleScreen) -> None:
    from fishbowl.tui.dialogs.help import HelpDialog

    entries = [(each.shown_key, console.told(each)) for each in console.offered() if each.key]
    console.ask(HelpDialog(console.room, say("console.help"), entries))


def all_warnings(console: ConsoleScreen) -> None:
    from fishbowl.tui.dialogs.help import HelpDialog

    entries = [(each.key, each.text) for each in console.standing()]
    console.ask(HelpDialog(console.room, say("console.warnings"), entries))


def leave(console: ConsoleScreen) -> None:
    from fishbowl.tui.dialogs.confirm import ConfirmDialog

    if not while_going(console.state):
        console.dismiss(None)
        return
    words = (say(f"console.ask.{name}") for name in ("leave", "leave_yes", "leave_no"))
    console.ask(ConfirmDialog(console.room, *words), lambda left: console.dismiss(None) if left else None)


def _may_open(state: SessionState) -> bool:
    return state.notes.opened_s is not None or state.may_open_tablecloths


def _are_open(state: SessionState) -> bool:
    return state.notes.opened_s is not None


def _closing_or_over(state: SessionState) -> bool:
    stage = state.current_stage
    return state.is_over or (stage is not None and stage.kind == "closing")


ACTIONS = (
    Action("moment", "m", moment, while_going, hint=4),
    Action("moment_said", "M", moment_said, while_going),
    Action("note", "/", note, while_going, hint=4),
    Action("undo", "z", undo, hint=6),
    Action("people", "g", people, hint=7),
    Action("tablecloths", "w", tablecloths, _may_open, hint=2),
    Action("harvest", "h", partial(show, module="harvest.screen", name="HarvestScreen"), _may_open, hint=6),
    Action(
        "questions", "o", partial(show, module="questions.screen", name="QuestionsScreen"), _are_open, hint=2
    ),
    Action(
        "debrief", "y", partial(show, module="debrief.screen", name="DebriefScreen"), _closing_or_over, hint=2
    ),
    Action(
        "review",
        "v",
        partial(show, module="review.screen", name="ReviewScreen"),
        _closing_or_over,
        hint=6,
        looks=True,
    ),
    Action("door", "j", partial(show, module="door.screen", name="DoorScreen"), hint=8),
    Action("warnings", "!", all_warnings, looks=True),
    Action("take_over", "T", take_over, looks=True),
    Action("leave", "q", leave, hint=9, looks=True),
    Action("help", "?", help_, hint=1, looks=True),
)
