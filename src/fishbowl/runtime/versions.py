"""Texts that have versions, and whom the words of an event concern: what goes when someone withdraws.

A version from before a speaker was named, or from after the name was taken out, holds the same words: all of
a text's versions go together.
"""

from __future__ import annotations

from collections.abc import Iterable

from fishbowl.core.base import PersonId, Recorded
from fishbowl.core.notes import NoteCorrected, NoteWritten
from fishbowl.core.transcripts import UtteranceAdded, UtteranceCorrected


def text_id(rec: Recorded) -> str | None:
    """The text that the event holds a version of: the same for all its versions; None where it holds none."""
    match rec.event:
        case NoteWritten(note_id=ident) | NoteCorrected(note_id=ident):
            return f"note:{ident}"
        case UtteranceAdded(utterance_id=ident) | UtteranceCorrected(utterance_id=ident):
            return f"utterance:{ident}"
        case _:
            return None


def texts_about(records: Iterable[Recorded], person: PersonId) -> tuple[int, ...]:
    """The events of every text of which any version is about the person."""
    versions: dict[str, list[int]] = {}
    concerned: set[str] = set()
    for rec in records:
        text = text_id(rec)
        if text is not None:
            versions.setdefault(text, []).append(rec.seq)
            if person in rec.event.about():
                concerned.add(text)
    return tuple(seq for text, seqs in versions.items() if text in concerned for seq in seqs)


def subjects(rec: Recorded) -> tuple[PersonId, ...]:
    """Whose withdrawal takes the event's words with it: who typed them and whom they are about.

    Who hands in a transcript typed none of it.
    """
    if isinstance(rec.event, UtteranceAdded | UtteranceCorrected):
        return rec.event.about()
    return tuple(dict.fromkeys((rec.actor, *rec.event.about())))
