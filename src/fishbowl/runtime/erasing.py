"""What an event takes out of the file: who withdraws, what is redacted, which transcript is removed."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Mapping

from msgspec import Struct

from fishbowl.core.base import Actor, Body, PersonId, Recorded
from fishbowl.core.errors import Refused
from fishbowl.core.notes import CorrectNote
from fishbowl.core.people import ConsentWithdrawn
from fishbowl.core.redactions import Redactions, WordsRedacted
from fishbowl.core.state import SessionState
from fishbowl.core.transcripts import TranscriptRemoved
from fishbowl.runtime.ports import ERASED, Erased
from fishbowl.runtime.roles import may_read
from fishbowl.runtime.versions import texts_about, versions_of, words_of_transcript


class Erasure(Struct, frozen=True):
    """All words that concern the person, if any, and those of the events `seqs`."""

    person: PersonId | None
    seqs: tuple[int, ...]


def erased_by(
    rec: Recorded, records: Iterable[Recorded], before: Redactions, retracted: Collection[str]
) -> Erasure | None:
    """What goes with that event, or None.

    `records` are all so far, `before` the redactions that stood, `retracted` the commands taken back.
    """
    match rec.event:
        case ConsentWithdrawn(person):
            return Erasure(person, texts_about(records, person, retracted))
        case WordsRedacted(seq):
            return Erasure(None, (seq, before.get(seq, seq)))
        case TranscriptRemoved(transcript_id):
            said = words_of_transcript(records, transcript_id)
            return Erasure(None, (*said, *(before[seq] for seq in said if seq in before)))
        case _:
            return None


def check_redactable(
    state: SessionState, rec: Recorded, stands: Body | Erased | None, redacted: Body, actor: Actor
) -> None:
    """Raises Refused where `redacted` can't be what stands from now on for the words `stands` of an event.

    Who may not read words can't change them, and is told no more than where there are none.
    """
    readable = may_read(state, rec, actor) and not isinstance(rec.event, WordsRedacted)
    if not readable or not isinstance(stands, Mapping):
        raise Refused("redactions.no_words", seq=rec.seq)
    if redacted.keys() != stands.keys():
        raise Refused("redactions.not_whole", seq=rec.seq)


def check_still_stands(
    state: SessionState,
    earlier: Iterable[Recorded],
    correction: CorrectNote,
    bodies: Callable[[Iterable[int]], Mapping[int, Body | Erased]],
) -> None:
    """Raises Refused where words came out of the version that was corrected: they would be put back.

    Who gives it may have been without a network, and have the words as they were. `earlier` are the events
    before it; `bodies` gives what is left of the words of some.
    """
    if not state.redactions and not any(person.withdrawn for person in state.people.by_id.values()):
        return
    known_seq = state.seq if correction.known_seq is None else correction.known_seq
    seq = state.notes.by_id[correction.note_id].seq
    if seq > known_seq:
        versions = versions_of(earlier, correction.note_id)
        seq = max((each for each in versions if each <= known_seq), default=versions[0])
    redacted_by = state.redactions.get(seq, 0)
    if redacted_by > known_seq:
        raise Refused("redactions.taken_out_since")
    if ERASED in bodies((redacted_by or seq,)).values():
        raise Refused("redactions.erased")
