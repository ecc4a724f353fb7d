"""Texts that have versions, and whom the words of an event concern: what goes when someone withdraws.

A version from before a speaker was named, or from after the name was taken out, holds the same words: all of
a text's versions go together.
"""

from __future__ import annotations

from collections.abc import Iterable

from fishbowl.core.base import PersonId, Recorded
from fishbowl.core.notes import NoteCorrected, NoteWritten
from fishbowl.core.redactions import WordsRedacted
from fishbowl.core.transcripts import TranscriptAdded, UtteranceAdded, UtteranceCorrected


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
    texts: dict[int, str] = {}
    for rec in records:
        event = rec.event
        text = texts.get(event.seq) if isinstance(event, WordsRedacted) else text_id(rec)
        if text is not None:
            texts[rec.seq] = text
            versions.setdefault(text, []).append(rec.seq)
            if person in event.about():
                concerned.add(text)
    return tuple(seq for text, seqs in versions.items() if text in concerned for seq in seqs)


def words_of_transcript(records: Iterable[Recorded], transcript_id: str) -> tuple[int, ...]:
    """The events of every version of what is said in the transcript, or was in one that it took over from."""
    line = {transcript_id}
    replaced: dict[str, str | None] = {}
    of: dict[str, str] = {}
    versions: dict[str, list[int]] = {}
    for rec in records:
        match rec.event:
            case TranscriptAdded(transcript_id=ident, replaces=older):
                replaced[ident] = older
            case UtteranceAdded(transcript_id=added_to, utterance_id=ident):
                of[ident] = added_to
                versions.setdefault(ident, []).append(rec.seq)
            case UtteranceCorrected(utterance_id=ident):
                versions.setdefault(ident, []).append(rec.seq)
            case _:
                pass
    while older := replaced.get(transcript_id):
        line.add(transcript_id := older)
    return tuple(seq for ident, seqs in versions.items() if of.get(ident) in line for seq in seqs)


def subjects(rec: Recorded) -> tuple[PersonId, ...]:
    """Whose withdrawal takes the event's words with it: who typed them and whom they are about.

    Who hands in a transcript typed none of it.
    """
    if isinstance(rec.event, UtteranceAdded | UtteranceCorrected):
        return rec.event.about()
    return tuple(dict.fromkeys((rec.actor, *rec.event.about())))
