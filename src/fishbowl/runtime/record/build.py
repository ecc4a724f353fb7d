"""All tables of a session at once, and the list of them that the formats are written from."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from inspect import getdoc
from typing import Annotated, Any, get_args, get_type_hints

from fishbowl.core.base import CREW, Actor, role_of
from fishbowl.core.errors import Refused
from fishbowl.runtime.record import agenda, candidates, guide, persons, talk, transcribed, written
from fishbowl.runtime.record.columns import Cell, Column, cells, columns
from fishbowl.runtime.record.log import Encode, EventRow, event_rows
from fishbowl.runtime.record.source import Source, source
from fishbowl.runtime.runner import Runner


@dataclass(frozen=True, slots=True, kw_only=True)
class Record:
    """Every table, by its name. What was taken back or retracted is left out, but for `events`."""

    session_id: str
    rehearsal: bool
    session: tuple[agenda.SessionRow, ...]
    events: tuple[EventRow, ...]
    stages: tuple[agenda.StageRow, ...]
    steps: tuple[agenda.StepRow, ...]
    plan_changes: tuple[agenda.PlanChangeRow, ...]
    pauses: tuple[agenda.PauseRow, ...]
    cards: tuple[guide.CardRow, ...]
    questions: tuple[guide.QuestionRow, ...]
    probes: tuple[guide.ProbeRow, ...]
    topics: tuple[guide.TopicRow, ...]
    notes: tuple[written.NoteRow, ...]
    candidates: tuple[candidates.CandidateRow, ...]
    parked: tuple[written.ParkedRow, ...]
    turns: tuple[talk.TurnRow, ...]
    balance: tuple[talk.BalanceRow, ...]
    interventions: tuple[talk.InterventionRow, ...]
    moments: tuple[talk.MomentRow, ...]
    people: tuple[persons.PersonRow, ...]
    recording: tuple[persons.RecordingRow, ...]
    debrief: tuple[written.DebriefRow, ...]
    transcripts: tuple[transcribed.TranscriptRow, ...]
    utterances: tuple[transcribed.UtteranceRow, ...]
    anchors: tuple[transcribed.AnchorRow, ...]


@dataclass(frozen=True, slots=True)
class _Head:
    """What every table begins with, so that tables of several sessions can be put under each other."""

    session_id: Annotated[str, "Id of the session, the same in all its tables."]
    rehearsal: Annotated[bool, "True where the people were simulated: no data of a study."]


@dataclass(frozen=True, slots=True)
class Table:
    """One table of a record. Its columns begin with those of the session, the same in all."""

    name: str
    doc: str
    row_type: type[Any]

    @property
    def columns(self) -> tuple[Column, ...]:
        return (*columns(_Head), *columns(self.row_type))

    def rows(self, record: Record) -> Iterator[tuple[Cell, ...]]:
        """The cells of each row, in the order of `columns`."""
        for row in getattr(record, self.name):
            yield (record.session_id, record.rehearsal, *cells(row))


@cache
def tables() -> tuple[Table, ...]:
    """Every table that there is, in the order of `Record`."""
    held = ((name, get_args(hint)) for name, hint in get_type_hints(Record).items())
    return tuple(Table(name, " ".join((getdoc(of[0]) or "").split()), of[0]) for name, of in held if of)


def build(runner: Runner, actor: Actor, encode: Encode | None = None) -> Record:
    """The record as that actor may see it: for moderators and assistants. Raises Refused for others.

    Its `events` are empty where no `encode` is given: screens don't show the log.
    """
    if role_of(actor) not in CREW:
        raise Refused("errors.not_for_this_role", role=role_of(actor).value, command="record")
    return derive(source(runner, actor), encode)


def derive(found: Source, encode: Encode | None = None) -> Record:
    """Every table of what was found. Pure."""
    session = found.state.session
    return Record(
        session_id=session.session_id,
        rehearsal=session.rehearsal is not None,
        session=(agenda.session_row(found),),
        events=event_rows(found, encode) if encode else (),
        stages=agenda.stage_rows(found),
        steps=agenda.step_rows(found),
        plan_changes=agenda.plan_change_rows(found),
        pauses=agenda.pause_rows(found),
        cards=guide.card_rows(found),
        questions=guide.question_rows(found),
        probes=guide.probe_rows(found),
        topics=guide.topic_rows(found),
        notes=written.note_rows(found),
        candidates=candidates.candidate_rows(found),
        parked=written.parked_rows(found),
        turns=talk.turn_rows(found),
        balance=talk.balance_rows(found),
        interventions=talk.intervention_rows(found),
        moments=talk.moment_rows(found),
        people=persons.person_rows(found),
        recording=persons.recording_rows(found),
        debrief=written.debrief_rows(found),
        transcripts=transcribed.transcript_rows(found),
        utterances=transcribed.utterance_rows(found),
        anchors=transcribed.anchor_rows(found),
    )
