"""The session and its time: facts, stages as planned and as they went, checklists, changes, pauses."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Annotated

from fishbowl.core.attention import done_s
from fishbowl.core.protocol import Stage
from fishbowl.core.stages import OutcomeChosen, TimeAdded
from fishbowl.core.state import PREPARATION
from fishbowl.core.timing import project
from fishbowl.runtime.record.source import Source, When


@dataclass(frozen=True, slots=True, kw_only=True)
class SessionRow:
    """The session at a glance: one row."""

    name: Annotated[str, "Name that the session was given."]
    protocol: Annotated[str, "Id of the protocol."]
    protocol_version: Annotated[str, "Version of the protocol as pinned in the session."]
    protocol_title: Annotated[str, "Title of the protocol."]
    language: Annotated[str, "Language of the session: nl or en."]
    institution: Annotated[str, "Institution, as filled in."]
    programme: Annotated[str, "Programme, as filled in."]
    place: Annotated[str, "Place, as filled in."]
    date: Annotated[str, "Date, as filled in."]
    form: Annotated[str, "room or online."]
    level: Annotated[str, "mbo, hbo or wo; empty where it was not said."]
    status: Annotated[str, "not_started, running, paused or ended."]
    participants: Annotated[int, "Participants who were at the table at any time."]
    observers: Annotated[int, "Observers who were there at any time."]
    planned_s: Annotated[int, "Seconds that the protocol plans."]
    ran_s: Annotated[float, "Seconds that the session ran, without pauses."]
    paused_s: Annotated[float, "Seconds of pause."]
    behind_s: Annotated[float | None, "Seconds that it ended after the planned end; below 0: before it."]
    made: Annotated[When, "When the session was made"]
    started: Annotated[When | None, "When the first stage was opened"]
    ended: Annotated[When | None, "When the session was ended"]
    opened: Annotated[When | None, "When the tablecloths were opened"]
    events: Annotated[int, "Events in the log."]
    uncertain: Annotated[int, "Events whose place in time is uncertain, after a restart of the computer."]
    rehearsal_seed: Annotated[int | None, "Of a rehearsal: the seed of its simulated people."]
    rehearsal_speed: Annotated[float | None, "Of a rehearsal: times real speed; 0: as fast as it went."]


@dataclass(frozen=True, slots=True, kw_only=True)
class StageRow:
    """The agenda as planned and as it went: one row per visit of a stage; one for a stage never reached."""

    stage: Annotated[str, "Id of the stage."]
    title: Annotated[str, "Title of the stage."]
    kind: Annotated[str, "opening, questions, deck, break, observer_questions or closing."]
    position: Annotated[int, "Place in the agenda, from 1."]
    visit: Annotated[int, "Which visit of this stage, from 1; 0: never reached."]
    planned_s: Annotated[
        int, "Seconds planned for the stage; the middle of a range, or as its clock marks say."
    ]
    shortest_s: Annotated[int | None, "Seconds at least, where the plan gives a range."]
    longest_s: Annotated[int | None, "Seconds at most, where the plan gives a range."]
    added_s: Annotated[float, "Seconds added to the stage while it ran; below 0: taken off."]
    stage_ran_s: Annotated[float, "Seconds that the stage ran over all its visits, without pauses."]
    seconds: Annotated[float, "Seconds that this visit ran, without pauses."]
    moved_by: Annotated[str | None, "Who went on to it: moderator or participants."]
    from_: Annotated[When | None, "When this visit began"]
    to: Annotated[When | None, "When this visit ended; empty while it goes on"]


@dataclass(frozen=True, slots=True, kw_only=True)
class StepRow:
    """The checklists: one row per step of a stage, and of the preparation."""

    stage: Annotated[str, "Id of the stage, or preparation."]
    step: Annotated[str, "Id of the step."]
    text: Annotated[str, "What was to be done."]
    cue: Annotated[str | None, "For the recorder: start, pause, resume or stop."]
    ticked: Annotated[When | None, "When it was ticked, or the recorder did it; empty: never"]


@dataclass(frozen=True, slots=True, kw_only=True)
class PlanChangeRow:
    """Where the plan was left: time added or taken off, and what was chosen when a stage ran over."""

    kind: Annotated[str, "time_added or outcome."]
    by: Annotated[str, "Who did so."]
    stage: Annotated[str | None, "Stage that got the time, or that ran over."]
    seconds: Annotated[float | None, "Seconds added; below 0: taken off."]
    outcome: Annotated[str | None, "move (all that follows), shorten (what is left) or keep (the end)."]
    at: Annotated[When, "When"]
    text: Annotated[str, "The reason, as typed; or withheld, erased."]
    text_is: Annotated[str, "given, none, withheld or erased."]


@dataclass(frozen=True, slots=True, kw_only=True)
class PauseRow:
    """When the session's clock stood still; pauses that overlap are one."""

    stage: Annotated[str | None, "Stage that was open."]
    seconds: Annotated[float, "How long, so far where it goes on."]
    from_: Annotated[When, "When it began"]
    to: Annotated[When | None, "When it ended; empty while it goes on"]


def session_row(source: Source) -> SessionRow:
    state = source.state
    session, setup, protocol = state.session, state.session.setup, state.protocol
    ended_s, rehearsal = session.ended_s, session.rehearsal
    came = [
        p
        for p in (*state.people.participants, *state.people.observers)
        if p.is_here or p.attendance == "left"
    ]
    count = Counter(person.role.value for person in came)
    return SessionRow(
        name=session.name,
        protocol=protocol.id,
        protocol_version=protocol.version,
        protocol_title=protocol.title,
        language=protocol.lang,
        institution=setup.institution,
        programme=setup.programme,
        place=setup.place,
        date=setup.date,
        form=setup.form,
        level=setup.level,
        status=_status(source),
        participants=count["participant"],
        observers=count["observer"],
        planned_s=protocol.planned_s,
        ran_s=source.running_s(state.stages.started_s, ended_s)
        if state.stages.started_s is not None
        else 0.0,
        paused_s=round(sum((row.seconds for row in pause_rows(source)), 0.0), 3),
        behind_s=None if ended_s is None else round(project(state, ended_s).behind_s, 3),
        made=source.when(0.0),
        started=source.when_if(state.stages.started_s),
        ended=source.when_if(ended_s),
        opened=source.when_if(state.notes.opened_s),
        events=len(source.records),
        uncertain=sum(not rec.certain for rec in source.records),
        rehearsal_seed=rehearsal.seed if rehearsal else None,
        rehearsal_speed=rehearsal.speed if rehearsal else None,
    )


def _status(source: Source) -> str:
    state = source.state
    if state.is_over:
        return "ended"
    if state.session.paused_since_s is not None:
        return "paused"
    return "not_started" if state.stages.started_s is None else "running"


def stage_rows(source: Source) -> tuple[StageRow, ...]:
    """In the order in which the stages were visited, with those never reached where the plan has them."""
    placed: list[tuple[float, int, StageRow]] = []
    latest_s = 0.0
    for position, stage in enumerate(source.state.protocol.stages, start=1):
        rows = list(_visits(source, stage, position))
        latest_s = max((row.from_.s for row in rows if row.from_), default=latest_s)
        placed += [(row.from_.s if row.from_ else latest_s, position, row) for row in rows]
    return tuple(row for _, _, row in sorted(placed, key=lambda entry: entry[:2]))


def _visits(source: Source, stage: Stage, position: int) -> Iterator[StageRow]:
    visits = [visit for visit in source.state.stages.visits if visit.stage_id == stage.id]
    lengths = [source.running_s(visit.from_s, visit.to_s) for visit in visits]
    for number, visit in enumerate(visits or [None], start=1 if visits else 0):
        yield StageRow(
            stage=stage.id,
            title=stage.title,
            kind=stage.kind,
            position=position,
            visit=number,
            planned_s=stage.planned_s,
            shortest_s=stage.min_s,
            longest_s=stage.max_s,
            added_s=source.state.stages.added_s.get(stage.id, 0.0),
            stage_ran_s=round(sum(lengths), 3),
            seconds=lengths[number - 1] if visit else 0.0,
            moved_by=visit.moved_by if visit else None,
            from_=source.when(visit.from_s, stage.id) if visit else None,
            to=source.when(visit.to_s, stage.id) if visit and visit.to_s is not None else None,
        )


def step_rows(source: Source) -> tuple[StepRow, ...]:
    state = source.state
    places = (PREPARATION, *(stage.id for stage in state.protocol.stages))
    return tuple(
        StepRow(
            stage=place,
            step=step.id,
            text=state.filled(step.text),
            cue=step.cue,
            ticked=source.when_if(done_s(state, place, step)),
        )
        for place in places
        for step in state.steps(place)
    )


def plan_change_rows(source: Source) -> tuple[PlanChangeRow, ...]:
    found = []
    for rec, event in source.of(TimeAdded, OutcomeChosen):
        text, text_is = source.said(rec.seq, "reason")
        added = event if isinstance(event, TimeAdded) else None
        found.append(
            PlanChangeRow(
                kind="time_added" if added else "outcome",
                by=rec.actor,
                stage=added.stage_id if added else source.where(rec.occurred_s).stage,
                seconds=added.seconds if added else None,
                outcome=event.outcome if isinstance(event, OutcomeChosen) else None,
                at=source.when(rec.occurred_s),
                text=text,
                text_is=text_is,
            )
        )
    return tuple(found)


def pause_rows(source: Source) -> tuple[PauseRow, ...]:
    session = source.state.session
    spans: list[tuple[float, float | None]] = [(pause.from_s, pause.to_s) for pause in session.pauses]
    if session.paused_since_s is not None:
        spans.append((session.paused_since_s, None))
    return tuple(
        PauseRow(
            stage=source.where(from_s).stage,
            seconds=round((source.as_of_s if to_s is None else to_s) - from_s, 3),
            from_=source.when(from_s),
            to=source.when_if(to_s),
        )
        for from_s, to_s in spans
    )
