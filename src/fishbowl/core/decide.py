"""The one gate for commands: who may ask, from which console, and which family answers."""

from __future__ import annotations

from typing import assert_never

from fishbowl.core import (
    anchors,
    candidates,
    cards,
    debrief,
    interventions,
    moments,
    notes,
    oneself,
    parked,
    people,
    questions,
    recording,
    redactions,
    session,
    stages,
    transcripts,
    turns,
)
from fishbowl.core.base import CREW, Command, Context, Event, Role
from fishbowl.core.errors import Refused
from fishbowl.core.state import SessionState

AnyCommand = (
    session.SessionCommand
    | stages.StageCommand
    | cards.CardCommand
    | questions.QuestionCommand
    | people.PeopleCommand
    | turns.TurnCommand
    | interventions.InterventionCommand
    | notes.NoteCommand
    | moments.MomentCommand
    | parked.ParkedCommand
    | recording.RecordingCommand
    | debrief.DebriefCommand
    | transcripts.TranscriptCommand
    | anchors.AnchorCommand
    | redactions.RedactionCommand
)


def decide(state: SessionState, command: AnyCommand, ctx: Context) -> tuple[Event, ...]:
    """The events that follow from the command now; none where it says nothing new. Raises Refused."""
    _check_may(state, command, ctx)
    if isinstance(command, transcripts.TranscriptCommand):
        return transcripts.decide(state, command)
    if isinstance(command, anchors.AnchorCommand):
        return anchors.decide(state, command, ctx)
    if isinstance(command, redactions.RedactionCommand):
        return redactions.decide(state, command, ctx)
    match command:
        case (
            session.CreateSession()
            | session.ChangeSetup()
            | session.TakeConsole()
            | session.LeaveConsole()
            | session.PauseSession()
            | session.ResumeSession()
            | session.EnterPause()
            | session.EndSession()
            | session.Undo()
        ):
            return session.decide(state, command, ctx)
        case stages.OpenStage() | stages.AddTime() | stages.ChooseOutcome() | stages.TickStep():
            return stages.decide(state, command, ctx)
        case cards.DrawCard() | cards.PutBackCard() | cards.MarkAnsweredEarlier():
            return cards.decide(state, command, ctx)
        case questions.MarkQuestion() | questions.UseProbe() | questions.CoverTopic():
            return questions.decide(state, command, ctx)
        case turns.MarkSpeaker():
            return turns.decide(state, command, ctx)
        case interventions.Intervene():
            return interventions.decide(state, command, ctx)
        case moments.MarkMoment() | moments.MoveMoment():
            return moments.decide(state, command, ctx)
        case (
            recording.ConfirmRecording() | recording.ConfirmRecorder() | recording.SetTranscriptionLanguage()
        ):
            return recording.decide(state, command, ctx)
        case _:
            return _decide_words(state, command, ctx)


_WordyCommand = people.PeopleCommand | notes.NoteCommand | parked.ParkedCommand | debrief.DebriefCommand


def _decide_words(state: SessionState, command: _WordyCommand, ctx: Context) -> tuple[Event, ...]:
    match command:
        case (
            notes.WriteNote()
            | notes.CorrectNote()
            | notes.RetractNote()
            | notes.FlagName()
            | candidates.TagNote()
            | notes.OpenTablecloths()
        ):
            return notes.decide(state, command, ctx)
        case (
            parked.TagQuestion()
            | parked.MergeQuestion()
            | parked.OrderQuestions()
            | parked.PutQuestion()
            | parked.SettleAnswered()
            | parked.SettleLeft()
        ):
            return parked.decide(state, command, ctx)
        case debrief.WriteDebrief() | debrief.RetractDebrief() | debrief.HandOutGift():
            return debrief.decide(state, command, ctx)
        case people.DescribePerson() | people.MarkAttendance() | people.RecordConsent() if (
            ctx.role not in CREW
        ):
            return oneself.decide(state, command, ctx)
        case (
            people.AddPerson()
            | people.DescribePerson()
            | people.RemovePerson()
            | people.TakeSeat()
            | people.MarkAttendance()
            | people.RecordConsent()
            | people.StayUnrecorded()
            | people.WithdrawConsent()
        ):
            return people.decide(state, command, ctx)
        case _:
            assert_never(command)


def _check_may(state: SessionState, command: Command, ctx: Context) -> None:
    if ctx.role not in command.by:
        raise Refused("errors.not_for_this_role", role=ctx.role.value, command=type(command).__name__)
    if isinstance(command, session.CreateSession):
        return
    if state.session.protocol is None:
        raise Refused("errors.no_session_yet")
    if state.is_over and not command.after_end:
        raise Refused("errors.session_over")
    if isinstance(command, session.TakeConsole):
        return
    held_by = state.session.console_id
    if ctx.role is Role.MODERATOR and held_by and ctx.console_id != held_by:
        raise Refused("errors.not_your_console")
