"""The one road from a recorded event to a new state, with what it ends elsewhere in the room."""

from __future__ import annotations

import math
from typing import assert_never

from fishbowl.core import (
    anchors,
    cards,
    debrief,
    interventions,
    moments,
    notes,
    parked,
    people,
    questions,
    recording,
    redactions,
    roster,
    session,
    stages,
    tablecloths,
    timing,
    transcribed,
    transcripts,
    turns,
    undo,
)
from fishbowl.core.anew import replace
from fishbowl.core.base import MODERATOR, Actor, Event, PersonId, Recorded
from fishbowl.core.state import SessionState

AnyEvent = (
    session.SessionEvent
    | stages.StageEvent
    | cards.CardEvent
    | questions.QuestionEvent
    | people.PeopleEvent
    | turns.TurnEvent
    | interventions.InterventionEvent
    | notes.NoteEvent
    | moments.MomentEvent
    | parked.ParkedEvent
    | recording.RecordingEvent
    | debrief.DebriefEvent
    | transcripts.TranscriptEvent
    | anchors.AnchorEvent
    | redactions.RedactionEvent
)


def evolve(state: SessionState, rec: Recorded) -> SessionState:
    """The state with one more event in it. Total: it never refuses, whatever the order of events."""
    event: AnyEvent = rec.event  # type: ignore[assignment]  # the codec yields kinds of this union only
    seq, at_s = rec.seq, rec.occurred_s
    state = replace(_beside(state, event, at_s, rec.actor), seq=seq, undo=undo.evolve(state.undo, rec))
    if isinstance(event, notes.NoteEvent):
        part = tablecloths.evolve(state.notes, event, at_s, rec.recorded_s, seq, rec.actor)
        return replace(state, notes=part)
    if isinstance(event, turns.TurnEvent):
        return replace(state, turns=_talked(state, event, at_s))
    if isinstance(event, session.SessionEvent):
        return replace(state, session=session.evolve(state.session, event, at_s))
    if isinstance(event, stages.StageEvent):
        return replace(state, stages=stages.evolve(state.stages, event, at_s))
    if isinstance(event, cards.CardEvent):
        return replace(state, cards=cards.evolve(state.cards, event, at_s, rec.actor))
    if isinstance(event, questions.QuestionEvent):
        return replace(state, questions=questions.evolve(state.questions, event, at_s))
    if isinstance(event, people.PeopleEvent):
        return replace(state, people=roster.evolve(state.people, event, at_s, seq, rec.has_words))
    if isinstance(event, moments.MomentEvent):
        marked = moments.evolve(state.moments, event, at_s, seq, rec.actor, rec.has_words)
        return replace(state, moments=marked)
    if isinstance(event, interventions.InterventionEvent):
        logged = interventions.evolve(state.interventions, event, at_s, seq, rec.has_words)
        return replace(state, interventions=logged)
    if isinstance(event, parked.ParkedEvent):
        return replace(state, parked=parked.evolve(state.parked, event, at_s))
    if isinstance(event, recording.RecordingEvent):
        return replace(state, recording=recording.evolve(state.recording, event, at_s, seq))
    if isinstance(event, debrief.DebriefEvent):
        return replace(state, debrief=debrief.evolve(state.debrief, event, at_s, seq, rec.actor))
    if isinstance(event, (transcripts.TranscriptEvent, anchors.AnchorEvent)):
        return replace(state, transcripts=transcribed.evolve(state.transcripts, event, at_s, seq))
    if isinstance(event, redactions.RedactionEvent):
        return replace(state, redactions=redactions.evolve(state.redactions, event, seq))
    assert_never(event)


def _beside(state: SessionState, event: Event, at_s: float, actor: Actor) -> SessionState:
    """What an event changes outside its own family.

    A stage's end closes its card, question and turn; a pause and a speaker's going close the open turn. An
    outcome that is chosen makes the decks' block hold what they still want. With the first stage the
    moderator is here, and so is who opened it. Who withdraws takes along what notes of theirs were taken for.
    """
    match event:
        case stages.StageOpened() | session.SessionEnded():
            ended = replace(
                state,
                cards=cards.close(state.cards, at_s),
                questions=questions.close(state.questions, at_s),
                turns=turns.close(state.turns, at_s, _tracked_s(state)),
                parked=parked.close(state.parked, at_s),
            )
            if isinstance(event, session.SessionEnded):
                return replace(ended, stages=stages.close(state.stages, at_s))
            if state.stages.started_s is None:
                return replace(ended, people=roster.arrived(state.people, (MODERATOR, actor), at_s))
            return ended
        case stages.OutcomeChosen() if state.session.protocol is not None:
            return replace(state, stages=timing.grown(state, at_s))
        case session.SessionPaused():
            return replace(state, turns=turns.close(state.turns, at_s, _tracked_s(state)))
        case session.PauseEntered(from_s, to_s) if from_s < to_s:
            return replace(state, turns=turns.without(state.turns, from_s, to_s, _tracked_s(state)))
        case people.AttendanceMarked(person, "left" | "absent"):
            return _speaks_no_more(state, person, at_s)
        case people.ConsentWithdrawn(person):
            left = replace(state, notes=tablecloths.without_candidates_of(state.notes, person))
            return _speaks_no_more(left, person, at_s)
        case notes.NoteRetracted(note_id):
            put = state.parked.current
            if put is not None and put.note_id == note_id:
                return replace(state, parked=parked.close(state.parked, at_s))
            return state
        case _:
            return state


def _speaks_no_more(state: SessionState, person: PersonId, at_s: float) -> SessionState:
    speaks = state.turns.current
    if speaks is None or speaks.speaker != person:
        return state
    return replace(state, turns=turns.close(state.turns, at_s, _tracked_s(state)))


def _talked(state: SessionState, event: turns.TurnEvent, at_s: float) -> turns.TurnsPart:
    stage_id = state.stages.current.stage_id if state.stages.current else ""
    return turns.evolve(state.turns, event, at_s, stage_id, _tracked_s(state))


def _tracked_s(state: SessionState) -> float:
    """For how long after a tap the open turn counts."""
    protocol = state.session.protocol
    return math.inf if protocol is None else protocol.settings.untracked_after_s
