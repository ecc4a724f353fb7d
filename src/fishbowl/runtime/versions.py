"""Texts that have versions, and whom the words of an event concern: what goes when someone withdraws.

A version from before a speaker was named, or from after the name was taken out, holds the same words, and
goes with the others.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Sequence

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


def versions_of(records: Iterable[Recorded], note_id: str) -> tuple[int, ...]:
    """The events that hold the versions of that note, the oldest first."""
    return tuple(rec.seq for rec in records if text_id(rec) == f"note:{note_id}")


def texts_about(
    records: Iterable[Recorded], person: PersonId, retracted: Collection[str] = ()
) -> tuple[int, ...]:
    """The events that hold words of the person; `retracted` are the commands that count for nothing.

    All versions of a text that is theirs as it stands, or of which nobody is said to be the speaker any more.
    Once it is given as another's, it is only what had been given as theirs: the other has not withdrawn.
    """
    texts: dict[str, list[Recorded]] = {}
    redactions: list[tuple[int, int]] = []
    for rec in records:
        if isinstance(rec.event, WordsRedacted):
            redactions.append((rec.seq, rec.event.seq))
        elif (text := text_id(rec)) is not None:
            texts.setdefault(text, []).append(rec)
    seqs = {seq for versions in texts.values() for seq in words_of(versions, person, retracted)}
    return (*sorted(seqs), *(seq for seq, of in redactions if of in seqs))


def words_of(versions: Sequence[Recorded], person: PersonId, retracted: Collection[str]) -> Iterator[int]:
    """Which of the versions of one text, in order, hold words of the person: see `texts_about`."""
    given = [person in rec.event.about() for rec in versions]
    if not any(given):
        return
    stands = next((rec for rec in reversed(versions) if rec.command_id not in retracted), versions[-1]).event
    anothers = getattr(stands, "speaker", None) is not None and person not in stands.about()
    yield from (rec.seq for rec, own in zip(versions, given, strict=True) if own or not anothers)


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
