"""What stands of the transcripts: files that count, utterances in their newest version, anchors."""

from __future__ import annotations

import math
from collections.abc import Mapping
from itertools import accumulate
from typing import TypeVar, assert_never

from immutables import Map
from msgspec import Struct

from fishbowl.core.anchors import AnchorEvent, AnchorKind, AnchorPlaced, AnchorRemoved, GapAdded
from fishbowl.core.anew import replace
from fishbowl.core.base import PersonId
from fishbowl.core.transcripts import (
    Pauses,
    TranscriptAdded,
    TranscriptEvent,
    TranscriptRemoved,
    UtteranceAdded,
    UtteranceCorrected,
    UtteranceDropped,
)


class Transcript(Struct, frozen=True):
    """A file as it was added. `replaced_by` is the newer one that took over what hung on it."""

    id: str
    recording: int
    format: str
    sha256: str
    pauses: Pauses
    language: str
    added_s: float
    seq: int
    replaces: str | None = None
    replaced_by: str | None = None
    removed: bool = False


class Utterance(Struct, frozen=True):
    """`from_s` and `to_s` are seconds of the recording; `seq` is the event that holds the newest text."""

    id: str
    transcript_id: str
    n: int
    speaker: PersonId | None
    from_s: float | None
    to_s: float | None
    to_inferred: bool
    cues: tuple[str, ...]
    seq: int
    first_seq: int
    versions: int = 1


class PlacedAnchor(Struct, frozen=True):
    id: str
    transcript_id: str
    media_s: float
    session_s: float
    kind: AnchorKind


class Gap(Struct, frozen=True):
    """A pause of the recorder that nobody logged, and a person accepted afterwards."""

    id: str
    transcript_id: str
    media_s: float
    length_s: float


_Hanging = TypeVar("_Hanging", Utterance, PlacedAnchor, Gap)


class TranscriptsPart(Struct, frozen=True):
    by_id: Map[str, Transcript] = Map()
    """Those replaced and removed too."""
    utterances: Map[str, Utterance] = Map()
    anchors: Map[str, PlacedAnchor] = Map()
    gaps: Map[str, Gap] = Map()

    @property
    def current(self) -> Mapping[str, Transcript]:
        """The transcripts that count, by recording: a newer version stands where the older one stood."""
        known = sorted(self.by_id.values(), key=lambda t: (t.recording, t.seq))
        return {t.id: t for t in known if t.replaced_by is None and not t.removed}

    def of(self, recording: int) -> tuple[Transcript, ...]:
        """The transcripts of that recording that count."""
        return tuple(t for t in self.current.values() if t.recording == recording)

    def utterances_of(self, transcript_id: str) -> tuple[Utterance, ...]:
        """By when they begin; those that begin at once, and those without a time, as they stand in the file.

        There, what a newer version brought in stands behind the one that it followed.
        """
        found = sorted((u for u in self.utterances.values() if u.transcript_id == transcript_id), key=_place)
        begins = accumulate((u.from_s for u in found), _latest)
        timed = sorted(zip(begins, found, strict=True), key=lambda each: each[0] or 0.0)
        return tuple(utterance for _, utterance in timed)

    def anchors_of(self, transcript_id: str) -> tuple[PlacedAnchor, ...]:
        found = (a for a in self.anchors.values() if a.transcript_id == transcript_id)
        return tuple(sorted(found, key=lambda a: (a.media_s, a.id)))

    def gaps_of(self, transcript_id: str) -> tuple[Gap, ...]:
        found = (g for g in self.gaps.values() if g.transcript_id == transcript_id)
        return tuple(sorted(found, key=lambda g: (g.media_s, g.id)))


def _place(utterance: Utterance) -> tuple[int, float, int]:
    return utterance.n, math.inf if utterance.from_s is None else utterance.from_s, utterance.first_seq


def _latest(before: float | None, own: float | None) -> float | None:
    return before if own is None else own


def evolve(
    part: TranscriptsPart, event: TranscriptEvent | AnchorEvent, at_s: float, seq: int
) -> TranscriptsPart:
    match event:
        case TranscriptAdded():
            return _added(part, event, at_s, seq)
        case UtteranceAdded(of, ident, n, speaker, from_s, to_s, inferred, cues):
            said = Utterance(ident, of, n, speaker, from_s, to_s, inferred, cues, seq, seq)
            return replace(part, utterances=part.utterances.set(ident, said))
        case UtteranceCorrected():
            return _corrected(part, event, seq)
        case UtteranceDropped(ident):
            return replace(part, utterances=_without(part.utterances, ident))
        case TranscriptRemoved(ident):
            return _removed(part, ident)
        case AnchorPlaced(ident, of, media_s, session_s, kind):
            anchor = PlacedAnchor(ident, of, media_s, session_s, kind)
            return replace(part, anchors=part.anchors.set(ident, anchor))
        case AnchorRemoved(ident):
            return replace(part, anchors=_without(part.anchors, ident), gaps=_without(part.gaps, ident))
        case GapAdded(ident, of, media_s, length_s):
            return replace(part, gaps=part.gaps.set(ident, Gap(ident, of, media_s, length_s)))
        case _:
            assert_never(event)


def _added(part: TranscriptsPart, event: TranscriptAdded, at_s: float, seq: int) -> TranscriptsPart:
    ident, old = event.transcript_id, part.by_id.get(event.replaces or "")
    made = Transcript(
        ident,
        event.recording,
        event.format,
        event.sha256,
        event.pauses,
        event.language,
        at_s,
        seq,
        event.replaces,
    )
    if old is None:
        return replace(part, by_id=part.by_id.set(ident, made))
    return TranscriptsPart(
        by_id=part.by_id.set(old.id, replace(old, replaced_by=ident)).set(ident, made),
        utterances=_moved(part.utterances, old.id, ident),
        anchors=_moved(part.anchors, old.id, ident),
        gaps=_moved(part.gaps, old.id, ident),
    )


def _corrected(part: TranscriptsPart, event: UtteranceCorrected, seq: int) -> TranscriptsPart:
    known = part.utterances.get(event.utterance_id)
    if known is None:
        return part
    newer = replace(
        known,
        speaker=event.speaker,
        from_s=event.from_s,
        to_s=event.to_s,
        to_inferred=event.to_inferred,
        cues=event.cues,
        seq=seq,
        versions=known.versions + 1,
    )
    return replace(part, utterances=part.utterances.set(known.id, newer))


def _removed(part: TranscriptsPart, transcript_id: str) -> TranscriptsPart:
    known = part.by_id.get(transcript_id)
    if known is None:
        return part
    return TranscriptsPart(
        by_id=part.by_id.set(known.id, replace(known, removed=True)),
        utterances=_others(part.utterances, known.id),
        anchors=_others(part.anchors, known.id),
        gaps=_others(part.gaps, known.id),
    )


def _without(hanging: Map[str, _Hanging], ident: str) -> Map[str, _Hanging]:
    return hanging.delete(ident) if ident in hanging else hanging


def _moved(hanging: Map[str, _Hanging], old: str, new: str) -> Map[str, _Hanging]:
    found = ((k, replace(v, transcript_id=new) if v.transcript_id == old else v) for k, v in hanging.items())
    return Map(dict(found))


def _others(hanging: Map[str, _Hanging], transcript_id: str) -> Map[str, _Hanging]:
    return Map({k: v for k, v in hanging.items() if v.transcript_id != transcript_id})
