"""What lies on the tablecloths: every author's notes in their newest version, and whether they are open."""

from __future__ import annotations

from typing import assert_never

from immutables import Map
from msgspec import Struct

from fishbowl.core.anew import replace
from fishbowl.core.base import Actor, PersonId
from fishbowl.core.candidates import Candidates, NoteTagged, with_tagged
from fishbowl.core.notes import (
    NameFlagged,
    NoteCorrected,
    NoteEvent,
    NoteKind,
    NoteRetracted,
    NoteSource,
    NoteWritten,
    TableclothsOpened,
)


class Note(Struct, frozen=True):
    """`seq` is the event whose words are the newest text; `first_seq` the one that made the note.

    `at_s` places it on the timeline; `typed_s` is when the first key of the line fell, `sent_s` when sent.
    """

    id: str
    author: Actor
    kind: NoteKind
    speaker: PersonId | None
    source: NoteSource
    at_s: float
    typed_s: float
    sent_s: float
    first_seq: int
    seq: int
    typed_by: Actor
    """Who typed the newest version: the author, or of paper someone of the crew."""
    versions: int = 1
    names_someone: bool = False
    retracted: bool = False
    candidates: tuple[Candidates, ...] = ()
    """Codes that it may be a case of, by whoever gave them."""


class Count(Struct, frozen=True):
    """How much one author has written that still stands."""

    notes: int = 0
    questions: int = 0
    last_s: float = 0.0


class Tablecloths(Struct, frozen=True):
    by_id: Map[str, Note] = Map()
    counts: Map[Actor, Count] = Map()
    opened_s: float | None = None
    """When the tablecloths opened to moderator and assistants; None while they are closed."""

    @property
    def in_order(self) -> tuple[Note, ...]:
        """Every note that stands, as placed on the timeline."""
        return tuple(
            sorted((n for n in self.by_id.values() if not n.retracted), key=lambda n: (n.at_s, n.first_seq))
        )


def evolve(
    part: Tablecloths, event: NoteEvent, at_s: float, arrived_s: float, seq: int, actor: Actor
) -> Tablecloths:
    match event:
        case NoteWritten():
            return _written(part, event, at_s, arrived_s, seq, actor)
        case NoteCorrected(note_id, _, kind, speaker):
            return _changed(part, note_id, kind=kind, speaker=speaker, seq=seq, typed_by=actor)
        case NoteRetracted(note_id):
            return _retracted(part, note_id)
        case NameFlagged(note_id, flagged):
            note = part.by_id.get(note_id)
            if note is None:
                return part
            return replace(part, by_id=part.by_id.set(note_id, replace(note, names_someone=flagged)))
        case NoteTagged(note_id):
            note = part.by_id.get(note_id)
            if note is None:
                return part
            newer = replace(note, candidates=with_tagged(note.candidates, event))
            return replace(part, by_id=part.by_id.set(note_id, newer))
        case TableclothsOpened():
            return replace(part, opened_s=at_s)
        case _:
            assert_never(event)


def without_candidates_of(part: Tablecloths, person: PersonId) -> Tablecloths:
    """Without what the person took notes for, and what notes of or with words of theirs were taken for."""
    kept = part.by_id
    for note in part.by_id.values():
        theirs = person in (note.author, note.speaker)
        left = () if theirs else tuple(each for each in note.candidates if each.by != person)
        if left != note.candidates:
            kept = kept.set(note.id, replace(note, candidates=left))
    return part if kept is part.by_id else replace(part, by_id=kept)


def _written(
    part: Tablecloths, event: NoteWritten, at_s: float, arrived_s: float, seq: int, actor: Actor
) -> Tablecloths:
    first_s = arrived_s if event.sent_s is None else event.sent_s
    typed_s = first_s if event.typed_s is None else event.typed_s
    note = Note(
        id=event.note_id,
        author=event.author,
        kind=event.kind,
        speaker=event.speaker,
        source=event.source,
        at_s=at_s,
        typed_s=typed_s,
        sent_s=first_s,
        first_seq=seq,
        seq=seq,
        typed_by=actor,
    )
    return replace(
        part,
        by_id=part.by_id.set(note.id, note),
        counts=_counted(part.counts, note.author, 1, 1 if note.kind == "question" else 0, arrived_s),
    )


def _changed(
    part: Tablecloths, note_id: str, *, kind: NoteKind, speaker: PersonId | None, seq: int, typed_by: Actor
) -> Tablecloths:
    note = part.by_id.get(note_id)
    if note is None:
        return part
    newer = replace(note, kind=kind, speaker=speaker, seq=seq, typed_by=typed_by, versions=note.versions + 1)
    questions = (kind == "question") - (note.kind == "question")
    return replace(
        part,
        by_id=part.by_id.set(note_id, newer),
        counts=_counted(part.counts, note.author, 0, questions, None),
    )


def _retracted(part: Tablecloths, note_id: str) -> Tablecloths:
    note = part.by_id.get(note_id)
    if note is None or note.retracted:
        return part
    return replace(
        part,
        by_id=part.by_id.set(note_id, replace(note, retracted=True)),
        counts=_counted(part.counts, note.author, -1, -1 if note.kind == "question" else 0, None),
    )


def _counted(
    counts: Map[Actor, Count], author: Actor, notes: int, questions: int, last_s: float | None
) -> Map[Actor, Count]:
    old = counts.get(author, Count())
    last = old.last_s if last_s is None else last_s
    return counts.set(author, Count(old.notes + notes, old.questions + questions, last))
