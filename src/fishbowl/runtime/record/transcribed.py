"""Transcripts: the files, what is said in them and where that belongs, what ties them to the timeline."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Annotated

from fishbowl.core.alignment import Alignment, align
from fishbowl.core.base import role_of
from fishbowl.core.places import Found, Place, Places
from fishbowl.core.transcribed import Transcript, Utterance
from fishbowl.runtime.record.source import Source, When


@dataclass(frozen=True, slots=True, kw_only=True)
class TranscriptRow:
    """Transcripts that count: not those that a newer version replaced, nor those removed."""

    transcript_id: Annotated[str, "Id of the transcript."]
    recording: Annotated[int, "Which recording it is of, from 1."]
    format: Annotated[str, "Format of the file that was read."]
    sha256: Annotated[str, "Checksum of the file that was read."]
    language: Annotated[str, "Language that was spoken."]
    pauses: Annotated[str, "In a pause the recording's own time stood still (cut) or ran on (kept)."]
    replaces: Annotated[str | None, "Transcript that this is a newer version of."]
    by: Annotated[str, "Who added it."]
    added: Annotated[When, "When it was added"]
    utterances: Annotated[int, "Utterances in it."]
    aligned: Annotated[
        bool, "Whether it has times, and anything ties them to the timeline: a logged recording or an anchor."
    ]
    anchors: Annotated[int, "Anchors placed by hand."]
    shift_s: Annotated[float | None, "Seconds by which the anchors move it against what the log says."]
    rate: Annotated[float | None, "Seconds of the timeline per second of the recording; 1 but for a drift."]
    largest_residual_s: Annotated[float | None, "How far the anchor that fits least is off, in seconds."]
    tolerance_s: Annotated[float | None, "How far its times may be off, in seconds."]


@dataclass(frozen=True, slots=True, kw_only=True)
class UtteranceRow:
    """What was said, in its newest version, in order, and where it belongs on the timeline.

    The stage, card and question are those that most of it lies in. Where a change is so near that it may
    belong elsewhere, `boundary` is true and `candidates` names all that it may be, in order.
    """

    utterance_id: Annotated[str, "Id of the utterance."]
    transcript_id: Annotated[str, "Id of its transcript."]
    recording: Annotated[int, "Which recording it is in, from 1."]
    n: Annotated[int, "Its place among the utterances of this transcript, from 1."]
    speaker: Annotated[str | None, "Pseudonym of who spoke; empty where that is not known."]
    role: Annotated[str | None, "participant, observer, moderator or assistant."]
    from_s: Annotated[float | None, "When it began, in seconds on the session's timeline."]
    to_s: Annotated[float | None, "When it ended, in seconds on the session's timeline."]
    from_utc: Annotated[str | None, "When it began, ISO 8601 in UTC."]
    media_from_s: Annotated[float | None, "When it began, in seconds of the recording."]
    media_to_s: Annotated[float | None, "When it ended, in seconds of the recording."]
    to_inferred: Annotated[bool, "Whether the file gives no end, so that the next beginning stands for it."]
    stage: Annotated[str | None, "Id of the stage that was open then."]
    card: Annotated[str | None, "Card that lay on the table then, as deck/card."]
    question: Annotated[str | None, "Question of the guide that was before the group then."]
    parked: Annotated[str | None, "Note id of the observer's question that was being put then."]
    boundary: Annotated[bool, "Whether that is uncertain: a person should look."]
    candidates: Annotated[
        tuple[str, ...],
        "Where uncertain: each card, question, note or stage that it may belong to, in order.",
    ]
    cues: Annotated[tuple[str, ...], "Ids of its pieces in the file."]
    versions: Annotated[int, "How often it was written: 1, or more where it was corrected."]
    text: Annotated[str, "What was said; or withheld, erased."]
    text_is: Annotated[str, "given, none, withheld or erased."]


@dataclass(frozen=True, slots=True, kw_only=True)
class AnchorRow:
    """What ties transcripts to the timeline besides the log of the recorder: anchors, and unlogged pauses."""

    anchor_id: Annotated[str, "Id of the anchor."]
    transcript_id: Annotated[str, "Id of its transcript."]
    kind: Annotated[str, "marker, card, clap or manual; or gap, a pause of the recorder that nobody logged."]
    media_s: Annotated[float, "Where it is in the recording, in seconds."]
    at: Annotated[When | None, "When that was; empty for a gap"]
    residual_s: Annotated[float | None, "How much later that is than the alignment puts it, in seconds."]
    length_s: Annotated[float | None, "How long a gap lasted, in seconds."]


def transcript_rows(source: Source) -> tuple[TranscriptRow, ...]:
    return tuple(_transcript_row(source, each) for each in source.state.transcripts.current.values())


def _transcript_row(source: Source, transcript: Transcript) -> TranscriptRow:
    part = source.state.transcripts
    utterances = part.utterances_of(transcript.id)
    is_timed = any(each.from_s is not None for each in utterances)
    alignment = align(source.state, transcript) if is_timed else None
    return TranscriptRow(
        transcript_id=transcript.id,
        recording=transcript.recording,
        format=transcript.format,
        sha256=transcript.sha256,
        language=transcript.language,
        pauses=transcript.pauses,
        replaces=transcript.replaces,
        by=source.records[transcript.seq - 1].actor,
        added=source.when(transcript.added_s),
        utterances=len(utterances),
        aligned=alignment is not None,
        anchors=len(part.anchors_of(transcript.id)),
        shift_s=alignment.shift_s if alignment else None,
        rate=alignment.rate if alignment else None,
        largest_residual_s=alignment.largest_s if alignment else None,
        tolerance_s=alignment.tolerance_s if alignment else None,
    )


def utterance_rows(source: Source) -> tuple[UtteranceRow, ...]:
    """Transcript by transcript, each in its order."""
    places = Places(source.state)
    return tuple(
        row
        for transcript in source.state.transcripts.current.values()
        for row in _utterance_rows(source, transcript, places)
    )


def _utterance_rows(source: Source, transcript: Transcript, places: Places) -> Iterator[UtteranceRow]:
    alignment = align(source.state, transcript)
    for n, utterance in enumerate(source.state.transcripts.utterances_of(transcript.id), start=1):
        from_s, to_s = _on_timeline(alignment, utterance.from_s), _on_timeline(alignment, utterance.to_s)
        found = Found(Place(), False, ())
        if alignment is not None and from_s is not None:
            found = places.find(from_s, to_s, alignment.tolerance_s)
        yield _utterance_row(source, utterance, transcript.recording, n, from_s, to_s, found)


def _on_timeline(alignment: Alignment | None, media_s: float | None) -> float | None:
    return None if alignment is None or media_s is None else round(alignment.session_s(media_s), 3)


def _utterance_row(
    source: Source,
    utterance: Utterance,
    recording: int,
    n: int,
    from_s: float | None,
    to_s: float | None,
    found: Found,
) -> UtteranceRow:
    text, text_is = source.said(utterance.seq)
    return UtteranceRow(
        utterance_id=utterance.id,
        transcript_id=utterance.transcript_id,
        recording=recording,
        n=n,
        speaker=utterance.speaker,
        role=role_of(utterance.speaker).value if utterance.speaker else None,
        from_s=from_s,
        to_s=to_s,
        from_utc=None if from_s is None else source.utc(from_s),
        media_from_s=utterance.from_s,
        media_to_s=utterance.to_s,
        to_inferred=utterance.to_inferred,
        stage=found.place.stage,
        card=found.place.card,
        question=found.place.question,
        parked=found.place.parked,
        boundary=found.boundary,
        candidates=tuple(place.address for place in found.candidates if place.address),
        cues=utterance.cues,
        versions=utterance.versions,
        text=text,
        text_is=text_is,
    )


def anchor_rows(source: Source) -> tuple[AnchorRow, ...]:
    """By transcript: its anchors, then its gaps."""
    return tuple(row for each in source.state.transcripts.current.values() for row in _anchors(source, each))


def _anchors(source: Source, transcript: Transcript) -> Iterator[AnchorRow]:
    alignment = align(source.state, transcript)
    for residual in alignment.residuals if alignment else ():
        yield AnchorRow(
            anchor_id=residual.anchor.id,
            transcript_id=transcript.id,
            kind=residual.anchor.kind,
            media_s=residual.anchor.media_s,
            at=source.when(residual.anchor.session_s),
            residual_s=residual.off_s,
            length_s=None,
        )
    for gap in source.state.transcripts.gaps_of(transcript.id):
        yield AnchorRow(
            anchor_id=gap.id,
            transcript_id=transcript.id,
            kind="gap",
            media_s=gap.media_s,
            at=None,
            residual_s=None,
            length_s=gap.length_s,
        )
