"""Transcripts: what an app wrote down of a recording, its speakers by pseudonym.

Where an utterance lies on the timeline, and on which card, is derived (`alignment`), never stored: a better
anchor moves all of them at once. `media_s` are seconds of the recording's own time.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Literal, assert_never

from fishbowl.core.base import CREW, Command, Event, PersonId, role_of
from fishbowl.core.errors import Refused

if TYPE_CHECKING:
    from fishbowl.core.state import SessionState

Pauses = Literal["cut", "kept"]
"""Whether the recorder's time stood still in a pause (cut), or ran on through it (kept)."""


# --- commands ---------------------------------------------------------------------------------------------


class AddTranscript(Command, frozen=True):
    """A file that was read, by its checksum. `recording` counts from 1, as the recorder's starts do.

    `replaces`: the transcript of the same recording that it is a newer version of, and takes over from.
    """

    after_end = True
    transcript_id: str
    recording: int
    format: str
    sha256: str
    pauses: Pauses
    language: str
    replaces: str | None = None


class AddUtterance(Command, frozen=True):
    """What one person said in one go, in the words under `text`.

    `n` is its place in the file, from 1; one that a newer version brings in has the `n` of the one before it.
    `speaker` is None where it is not known who spoke, or where that person gave no consent.
    """

    after_end = True
    transcript_id: str
    utterance_id: str
    n: int
    speaker: PersonId | None = None
    from_s: float | None = None
    to_s: float | None = None
    to_inferred: bool = False
    cues: tuple[str, ...] = ()


class CorrectUtterance(Command, frozen=True):
    """A new version, whole; the old one stays in the log."""

    after_end = True
    utterance_id: str
    speaker: PersonId | None = None
    from_s: float | None = None
    to_s: float | None = None
    to_inferred: bool = False
    cues: tuple[str, ...] = ()


class DropUtterance(Command, frozen=True):
    """A newer version of the transcript does not have it any more."""

    after_end = True
    utterance_id: str


class RemoveTranscript(Command, frozen=True):
    after_end = True
    transcript_id: str


TranscriptCommand = AddTranscript | AddUtterance | CorrectUtterance | DropUtterance | RemoveTranscript


# --- events -----------------------------------------------------------------------------------------------


class _OnTranscript(Event, frozen=True):
    """A file of 900 utterances can't be taken back one by one: it is removed, or replaced by a newer one."""

    undoable = False


class TranscriptAdded(_OnTranscript, frozen=True):
    transcript_id: str
    recording: int
    format: str
    sha256: str
    pauses: Pauses
    language: str
    replaces: str | None = None


class _OnUtterance(_OnTranscript, frozen=True):
    def about(self) -> tuple[PersonId, ...]:
        speaker: PersonId | None = getattr(self, "speaker", None)
        return () if speaker is None else (speaker,)


class UtteranceAdded(_OnUtterance, frozen=True):
    transcript_id: str
    utterance_id: str
    n: int
    speaker: PersonId | None = None
    from_s: float | None = None
    to_s: float | None = None
    to_inferred: bool = False
    cues: tuple[str, ...] = ()


class UtteranceCorrected(_OnUtterance, frozen=True):
    utterance_id: str
    speaker: PersonId | None = None
    from_s: float | None = None
    to_s: float | None = None
    to_inferred: bool = False
    cues: tuple[str, ...] = ()


class UtteranceDropped(_OnTranscript, frozen=True):
    utterance_id: str


class TranscriptRemoved(_OnTranscript, frozen=True):
    transcript_id: str


TranscriptEvent = TranscriptAdded | UtteranceAdded | UtteranceCorrected | UtteranceDropped | TranscriptRemoved


# --- decide -----------------------------------------------------------------------------------------------


def decide(state: SessionState, command: TranscriptCommand) -> tuple[Event, ...]:
    match command:
        case AddTranscript():
            return _add(state, command)
        case AddUtterance():
            return _add_utterance(state, command)
        case CorrectUtterance(utterance_id, speaker, from_s, to_s, to_inferred, cues):
            _check_known(state, utterance_id)
            check_speaker(state, speaker)
            span = _in_order(from_s, to_s)
            return (UtteranceCorrected(utterance_id, speaker, *span, to_inferred, cues),)
        case DropUtterance(utterance_id):
            _check_known(state, utterance_id)
            return (UtteranceDropped(utterance_id),)
        case RemoveTranscript(transcript_id):
            check_current(state, transcript_id)
            return (TranscriptRemoved(transcript_id),)
        case _:
            assert_never(command)


def _add(state: SessionState, command: AddTranscript) -> tuple[Event, ...]:
    part, recording = state.transcripts, command.recording
    check_recording(state, recording)
    same = {known.id for known in part.of(recording) if known.sha256 == command.sha256}
    if command.transcript_id in part.by_id or same - {command.replaces}:
        raise Refused("transcripts.transcript_exists")
    if command.replaces is not None:
        check_current(state, command.replaces)
        if part.by_id[command.replaces].recording != recording:
            raise Refused("transcripts.transcript_of_another", recording=recording)
    return (TranscriptAdded(*(getattr(command, name) for name in command.__struct_fields__)),)


def check_recording(state: SessionState, recording: int) -> None:
    """Raises Refused for one that there was not; of a recorder that nobody logged a transcript may come."""
    recordings = state.recording.recordings
    if not 1 <= recording <= max(1, recordings):
        raise Refused("transcripts.no_such_recording", recording=recording, recordings=recordings)


def _add_utterance(state: SessionState, command: AddUtterance) -> tuple[Event, ...]:
    of, ident, n, speaker = command.transcript_id, command.utterance_id, command.n, command.speaker
    check_current(state, of)
    if ident in state.transcripts.utterances:
        raise Refused("transcripts.utterance_exists")
    check_speaker(state, speaker)
    span = _in_order(command.from_s, command.to_s)
    return (UtteranceAdded(of, ident, n, speaker, *span, command.to_inferred, command.cues),)


def _in_order(from_s: float | None, to_s: float | None) -> tuple[float | None, float | None]:
    """To the millisecond, and no end before its beginning, as some programs write."""
    start = None if from_s is None else round(from_s, 3)
    end = None if to_s is None else round(to_s, 3)
    return start, end if start is None or end is None else max(start, end)


def check_speaker(state: SessionState, speaker: PersonId | None) -> None:
    """Raises Refused for someone whose words may not be in the record: the team is not asked for consent."""
    if speaker is None or role_of(speaker) in CREW:
        return
    if state.person(speaker).consent is None:
        raise Refused("transcripts.utterance_without_consent", person=speaker)


def check_current(state: SessionState, transcript_id: str) -> None:
    if transcript_id not in state.transcripts.current:
        raise Refused("transcripts.no_such_transcript")


def _check_known(state: SessionState, utterance_id: str) -> None:
    if utterance_id not in state.transcripts.utterances:
        raise Refused("transcripts.no_such_utterance")
