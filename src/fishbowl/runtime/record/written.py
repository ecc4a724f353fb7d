"""What was written: notes on the tablecloths, the questions parked on them, and the debrief."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Annotated

from fishbowl.core.base import Role, role_of
from fishbowl.core.parked import ParkedQuestionLeft, merged_into, parked_questions
from fishbowl.core.tablecloths import Note
from fishbowl.runtime.record.candidates import told
from fishbowl.runtime.record.source import Source, When, Where
from fishbowl.runtime.roles import WITHHELD


@dataclass(frozen=True, slots=True, kw_only=True)
class NoteRow:
    """Notes of observers and team in their newest version, placed where they belong on the timeline.

    Retracted notes are left out; older versions and retracted notes are in the log.
    """

    note: Annotated[str, "Id of the note."]
    author: Annotated[str, "Pseudonym of who wrote it."]
    kind: Annotated[str, "observation, quote, own_view, question or check."]
    speaker: Annotated[str | None, "Whose words a quote gives; empty where not said, or withheld."]
    where: Annotated[Where, "Then"]
    at: Annotated[When, "Where it belongs: when its first key fell, or for paper as placed by hand"]
    typed_utc: Annotated[str, "When the first key of the line fell, ISO 8601 in UTC."]
    typed_s: Annotated[float, "The same, in seconds on the session's timeline."]
    sent_utc: Annotated[str, "When it was sent, ISO 8601 in UTC."]
    sent_s: Annotated[float, "The same, in seconds on the session's timeline."]
    certain: Annotated[bool, "False where the computer was restarted, so that its time is uncertain."]
    source: Annotated[str, "typed, phone, or paper (a paper tablecloth, typed in later)."]
    versions: Annotated[int, "How often it was written: 1, or more where it was corrected."]
    names_someone: Annotated[bool, "Whether a name was mentioned that must be redacted."]
    candidate_codes: Annotated[
        tuple[str, ...],
        "Ids of codes that it may be a case of, whoever gave them: candidates, no coding; see `candidates`.",
    ]
    text: Annotated[str, "What was typed; or withheld, erased."]
    text_is: Annotated[str, "given, none, withheld or erased."]


@dataclass(frozen=True, slots=True, kw_only=True)
class ParkedRow:
    """Observers' questions, parked until after the break, and what became of them; in their order."""

    place: Annotated[int | None, "Place in the order, from 1; empty for one merged into another."]
    note: Annotated[str, "Id of the note that holds the question."]
    author: Annotated[str, "Observer whose question it is."]
    tag: Annotated[str | None, "clarifying, deepening, new_topic or own_position."]
    merged_into: Annotated[str | None, "Note id of the question that asks the same."]
    fate: Annotated[str, "waiting (never asked), asked, answered, left, or merged."]
    to: Annotated[tuple[str, ...], "Of whom it was asked; empty: of the group, or never."]
    asked: Annotated[When | None, "When it was put"]
    answered_by: Annotated[tuple[str, ...], "Who answered; empty: the group, or nobody."]
    settled: Annotated[When | None, "When it was answered or left"]
    left_reason: Annotated[str | None, "For one left over: time, answered_already, withdrawn or other."]
    reason: Annotated[str, "Why it was left, as typed; or withheld, erased."]
    text: Annotated[str, "The question; or withheld, erased."]
    text_is: Annotated[str, "given, none, withheld or erased."]


@dataclass(frozen=True, slots=True, kw_only=True)
class DebriefRow:
    """The debrief of the team: one row per line."""

    entry: Annotated[str, "Id of the line."]
    author: Annotated[str, "Who wrote it."]
    topic: Annotated[str, "moments, surprises, expected, earlier_groups, non_verbal, check, changes or tell."]
    moment: Annotated[str | None, "Id of the marked moment that it hangs on."]
    at: Annotated[When, "When it was written"]
    text: Annotated[str, "What was typed; or withheld, erased."]
    text_is: Annotated[str, "given, none, withheld or erased."]


def note_rows(source: Source) -> tuple[NoteRow, ...]:
    return tuple(_note_row(source, note) for note in source.state.notes.in_order)


def _note_row(source: Source, note: Note) -> NoteRow:
    text, text_is = source.said(note.seq)
    return NoteRow(
        note=note.id,
        author=note.author,
        kind=note.kind,
        # Whom an observer quotes is part of what they wrote.
        speaker=None if text_is == WITHHELD else note.speaker,
        where=source.where(note.at_s),
        at=source.when(note.at_s),
        typed_utc=source.utc(note.typed_s),
        typed_s=note.typed_s,
        sent_utc=source.utc(note.sent_s),
        sent_s=note.sent_s,
        certain=source.records[note.first_seq - 1].certain,
        source=note.source,
        versions=note.versions,
        names_someone=note.names_someone,
        candidate_codes=tuple(dict.fromkeys(code for each in told(source, note) for code in each.codes)),
        text=text,
        text_is=text_is,
    )


def parked_rows(source: Source) -> tuple[ParkedRow, ...]:
    """As they stand in order, each followed by those merged into it."""
    state = source.state
    reasons = {event.note_id: rec.seq for rec, event in source.of(ParkedQuestionLeft)}
    standing = parked_questions(state)
    asked = (n for n in state.notes.in_order if n.kind == "question" and role_of(n.author) is Role.OBSERVER)
    merged: dict[str, list[Note]] = {}
    for note in asked:
        into = merged_into(state, note.id)
        if into is not None:
            merged.setdefault(into, []).append(note)
    return tuple(
        _parked_row(source, note, place if note is first else None, reasons.get(note.id))
        for place, first in enumerate(standing, start=1)
        for note in (first, *merged.get(first.id, ()))
    )


def _parked_row(source: Source, note: Note, place: int | None, left_seq: int | None) -> ParkedRow:
    text, text_is = source.said(note.seq)
    fate = source.state.parked.fate(note.id)
    is_left = fate.status == "left" and left_seq is not None
    return ParkedRow(
        place=place,
        note=note.id,
        author=note.author,
        tag=fate.tag,
        merged_into=merged_into(source.state, note.id),
        fate=fate.status if place is not None else "merged",
        to=fate.to,
        asked=source.when_if(fate.asked_s),
        answered_by=fate.answered_by,
        settled=source.when_if(fate.settled_s),
        left_reason=fate.left_reason,
        reason=source.said(left_seq, "reason")[0] if is_left and left_seq is not None else "",
        text=text,
        text_is=text_is,
    )


def debrief_rows(source: Source) -> tuple[DebriefRow, ...]:
    found = []
    for entry in source.state.debrief.in_order:
        text, text_is = source.said(entry.seq)
        found.append(
            DebriefRow(
                entry=entry.id,
                author=entry.author,
                topic=entry.topic,
                moment=entry.moment_id,
                at=source.when(entry.at_s),
                text=text,
                text_is=text_is,
            )
        )
    return tuple(found)
