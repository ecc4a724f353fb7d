"""What the keys of the assistant's desk do. Where the console has the same, it is the same key and act."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from fishbowl.core.attention import attentions
from fishbowl.core.moments import MarkMoment
from fishbowl.core.state import SessionState
from fishbowl.text import say
from fishbowl.tui.acts import Act, ActingScreen, help_, leave
from fishbowl.tui.console.actions.base import in_stage, while_going
from fishbowl.tui.console.actions.guide import do_item, move
from fishbowl.tui.console.actions.recorder import by_state
from fishbowl.tui.console.actions.room import moment, moment_said, note, open_tablecloths, people, undo
from fishbowl.tui.console.actions.talk import speaks

if TYPE_CHECKING:
    from fishbowl.tui.assist.screen import AssistScreen


def name_said(screen: ActingScreen) -> None:
    """A name was said, which must be redacted later: a moment of its own, back-dated like any other."""
    back_s = screen.state.protocol.settings.moment_back_s
    told = say("assist.done_name", n=round(back_s))
    screen.give(MarkMoment(screen.room.ids(), back_s, names_someone=True), then=lambda _: screen.tell(told))


def tablecloths(screen: ActingScreen) -> None:
    """Open them, once and for all; when they are open, read them."""
    if screen.state.notes.opened_s is None:
        open_tablecloths(screen)
    else:
        screen.go("console.reading", "ReadingScreen")


def all_warnings(screen: AssistScreen) -> None:
    from fishbowl.tui.dialogs.help import HelpDialog

    entries = [(each.key, each.text) for each in screen.standing()]
    screen.ask(HelpDialog(screen.room, say("assist.warnings"), entries))


def go_to(name: str, screen: ActingScreen) -> None:
    screen.go(f"{name}.screen", f"{name.capitalize()}Screen")


def quit_(screen: ActingScreen) -> None:
    """Out, after a question while the session runs: a slip of the finger should not close the desk."""
    from fishbowl.tui.dialogs.confirm import ConfirmDialog

    if not screen.state.is_running:
        leave(screen)
        return
    words = (say(f"assist.ask.{name}") for name in ("leave", "leave_yes", "leave_no"))
    screen.ask(ConfirmDialog(screen.room, *words), lambda sure: leave(screen) if sure else None)


def _may_open(state: SessionState) -> bool:
    return state.notes.opened_s is not None or state.may_open_tablecloths


def _has_list(state: SessionState) -> bool:
    return not state.participants_talk and not state.is_over


def _has_begun(state: SessionState) -> bool:
    return state.notes.opened_s is not None or state.is_over


ACTS: tuple[Act[AssistScreen], ...] = (
    *(Act(f"speaker_{n}", str(n), partial(speaks, digit=str(n)), in_stage) for n in range(10)),
    Act("moment", "m", moment, while_going, hint=2),
    Act("moment_said", "M", moment_said, while_going),
    Act("name", "n", name_said, while_going, hint=5),
    Act("note", "/", note, hint=3),
    Act("people", "g", people, hint=3),
    Act("tick", "space,enter", do_item, _has_list, hint=4),
    Act("up", "up", partial(move, by=-1)),
    Act("down", "down", partial(move, by=1)),
    Act("recorder", "r", by_state, hint=4),
    Act("undo", "z", undo, hint=3),
    Act("tablecloths", "w", tablecloths, _may_open, hint=2),
    Act("harvest", "h", partial(go_to, "harvest"), _may_open, hint=2),
    Act("questions", "o", partial(go_to, "questions"), _may_open, hint=2),
    Act("debrief", "y", partial(go_to, "debrief"), _has_begun, hint=2),
    Act("door", "j", partial(go_to, "door"), hint=5),
    Act("warnings", "!", all_warnings, lambda state: bool(attentions(state))),
    Act("leave", "q", quit_, hint=6),
    Act("help", "?", help_, hint=1),
)
