"""Stages and the clock: going on, more time, pause, the end. Nothing here ever happens by itself."""

from __future__ import annotations

from typing import TYPE_CHECKING

from fishbowl.core.attention import attentions, open_topics
from fishbowl.core.base import Words
from fishbowl.core.errors import Refused
from fishbowl.core.session import EndSession, EnterPause, PauseSession, ResumeSession
from fishbowl.core.stages import AddTime, ChooseOutcome, MovedBy, OpenStage
from fishbowl.core.state import SessionState
from fishbowl.text import say, say_n
from fishbowl.tui.console.actions.base import Action, in_deck, in_stage, while_going
from fishbowl.tui.console.actions.recorder import confirm
from fishbowl.tui.questions.queue import unasked
from fishbowl.tui.view import next_stage

if TYPE_CHECKING:
    from collections.abc import Callable

    from fishbowl.tui.console.screen import ConsoleScreen
    from fishbowl.tui.dialogs.time import TimeAnswer


def go_on(console: ConsoleScreen) -> None:
    _go_to_next(console, "moderator")


def they_went_on(console: ConsoleScreen) -> None:
    """The students took the next pile by themselves: logged apart, and no intervention."""
    upcoming = next_stage(console.state, console.room.now_s)
    if upcoming is None or upcoming.kind != "deck":
        console.tell(say("console.no_more_decks"))
    else:
        open_stage(console, upcoming.id, "participants")


def _go_to_next(console: ConsoleScreen, moved_by: MovedBy) -> None:
    upcoming = next_stage(console.state, console.room.now_s)
    if upcoming is None:
        end(console)
    else:
        open_stage(console, upcoming.id, moved_by)


def open_stage(console: ConsoleScreen, stage_id: str, moved_by: MovedBy = "moderator") -> None:
    """Go to a stage; what is still open in the present one is put to the moderator first."""

    def go() -> None:
        console.give(OpenStage(stage_id, moved_by))
        console.lay(cursor="", flipped=False)

    _before_leaving(console, go)


def _before_leaving(console: ConsoleScreen, go: Callable[[], None]) -> None:
    stage = console.state.current_stage
    if stage is not None and open_topics(console.state, stage):
        from fishbowl.tui.dialogs.coverage import CoverageDialog

        console.ask(
            CoverageDialog(console.room, stage),
            lambda leaving: _questions(console, go) if leaving == "leave" else None,
        )
    else:
        _questions(console, go)


def _questions(console: ConsoleScreen, go: Callable[[], None]) -> None:
    """What observers parked and nobody asked is told once, where it can still be asked."""
    stage = console.state.current_stage
    here = stage is not None and stage.kind == "observer_questions"
    if here and (left := unasked(console.state)):
        _anyway(console, say_n("console.ask.unasked", left), lambda: _cues(console, go))
    else:
        _cues(console, go)


def _cues(console: ConsoleScreen, go: Callable[[], None]) -> None:
    if _has_open_cue(console.state):
        _anyway(console, say("console.ask.open_cue"), go)
    else:
        go()


def _anyway(console: ConsoleScreen, told: str, go: Callable[[], None]) -> None:
    """Tell it, and go only where the moderator does so all the same."""
    from fishbowl.tui.dialogs.confirm import ConfirmDialog

    dialog = ConfirmDialog(console.room, told, say("console.ask.anyway"), say("console.ask.stay"))
    console.ask(dialog, lambda leave: go() if leave else None)


def _has_open_cue(state: SessionState) -> bool:
    stage = state.current_stage
    return stage is not None and any(each.stage_id == stage.id for each in attentions(state))


def choose_stage(console: ConsoleScreen) -> None:
    from fishbowl.tui.console.stage_list import StageDialog

    if console.state.is_over:
        console.tell(Refused("errors.session_over"))
        return
    console.ask(StageDialog(console.room), lambda stage_id: open_stage(console, stage_id))


def more_time(console: ConsoleScreen) -> None:
    from fishbowl.tui.dialogs.time import TimeDialog

    stage = console.state.current_stage
    if stage is None:
        console.tell(Refused("errors.session_over") if console.state.is_over else say("console.nothing_open"))
        return

    def answered(answer: TimeAnswer) -> None:
        if answer.add_s:
            words = Words.of(reason=answer.reason)
            console.give(
                AddTime(stage.id, answer.add_s), words, failed=lambda: console.keep("more_time", answer)
            )
        if answer.outcome is not None:
            console.give(ChooseOutcome(answer.outcome))

    console.ask(TimeDialog(console.room, console.kept("more_time")), answered)


def pause(console: ConsoleScreen) -> None:
    """The clock at once; then the recorder is asked about, since the one never implies the other."""
    if console.state.session.paused_since_s is None:
        _and_recorder(console, PauseSession(), "running")
    else:
        _and_recorder(console, ResumeSession(), "paused")


def _and_recorder(console: ConsoleScreen, command: PauseSession | ResumeSession, status: str) -> None:
    def stored(_: object) -> None:
        console.keys_wait = False
        if console.state.recording.status == status:
            confirm(console, "pause" if status == "running" else "resume")

    def failed() -> None:
        console.keys_wait = False

    console.keys_wait = True  # what is typed now is for the question
    console.give(command, then=stored, failed=failed)


def enter_pause(console: ConsoleScreen) -> None:
    from fishbowl.tui.dialogs.pause import PauseEntryDialog

    started = console.state.stages.started_s
    if started is None:
        console.tell(say("console.nothing_open"))
        return
    from_s, to_s = console.gap or (max(started, console.room.now_s - 300), console.room.now_s)
    console.ask(PauseEntryDialog(console.room, from_s, to_s), lambda span: console.give(EnterPause(*span)))


def end(console: ConsoleScreen) -> None:
    """End the session, closed tablecloths first."""
    from fishbowl.tui.console.actions.room import open_tablecloths
    from fishbowl.tui.dialogs.confirm import ConfirmDialog

    def ask_end() -> None:
        question = say("console.ask.end")
        dialog = ConfirmDialog(console.room, question, say("console.ask.end_yes"), say("console.ask.end_no"))
        console.ask(dialog, lambda ended: console.give(EndSession()) if ended else None)

    state = console.state
    if state.is_over:
        console.tell(Refused("errors.session_over"))
        return
    written = any(count.notes for count in state.notes.counts.values())
    if state.notes.opened_s is None and state.may_open_tablecloths and written:
        open_tablecloths(console, afterwards=ask_end)
    else:
        ask_end()


def _not_over(state: SessionState) -> bool:
    return not state.is_over


ACTIONS = (
    Action("next_stage", "d", go_on, _not_over, hint=2),
    Action("they_went_on", "D", they_went_on, in_deck, hint=7),
    Action("choose_stage", "t", choose_stage, _not_over, hint=8),
    Action("more_time", "+", more_time, in_stage, hint=5),
    Action("pause", "p", pause, in_stage, hint=5),
    Action("enter_pause", "P", enter_pause, while_going),
    Action("end", "E", end, while_going),
)
