"""The recorder, which is not ours: we cue start, pause, resume and stop, and keep when each was confirmed."""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING, Literal, assert_never

from msgspec import Struct

from fishbowl.core.anew import replace
from fishbowl.core.base import Command, Context, Event
from fishbowl.core.errors import Refused
from fishbowl.core.protocol import CueAction, Lang
from fishbowl.core.trail import Trail

if TYPE_CHECKING:
    from fishbowl.core.state import SessionState

Medium = Literal["video", "audio"]
RecorderStatus = Literal["off", "running", "paused"]


class Anchor(Struct, frozen=True):
    """An instant at which the recorder and the session's timeline are known to meet."""

    action: CueAction
    at_s: float
    recording: int
    """Counts from 1; a start after a stop begins the next recording."""


class RecordingPart(Struct, frozen=True):
    status: RecorderStatus = "off"
    medium: Medium | None = None
    second: bool = False
    """Whether a second device runs along."""
    transcribes: bool = False
    """Whether the app transcribes live, so that its language matters now."""
    language: str = ""
    """Transcription language where it transcribes live, else the language spoken."""
    started_seq: int = 0
    """The event whose words name the devices, under `device` and `second_device`."""
    recordings: int = 0
    anchors: Trail[Anchor] = Trail()


# --- commands ---------------------------------------------------------------------------------------------


class ConfirmRecording(Command, frozen=True):
    """The recorder runs: what it is, and in which language it transcribes or is spoken."""

    medium: Medium
    language: str
    second: bool = False
    transcribes: bool = False


class ConfirmRecorder(Command, frozen=True):
    """The recorder was paused, resumed or stopped."""

    after_end = True
    action: Literal["pause", "resume", "stop"]


class SetTranscriptionLanguage(Command, frozen=True):
    """The transcription language was mended (or was seen to be wrong)."""

    language: str


RecordingCommand = ConfirmRecording | ConfirmRecorder | SetTranscriptionLanguage


# --- events -----------------------------------------------------------------------------------------------


class _OnRecorder(Event, frozen=True):
    """What the recorder did has been done: a wrong cue is mended by the next one, never undone."""

    undoable = False

    def keys(self) -> tuple[str, ...]:
        return ("recorder",)


class RecordingStarted(_OnRecorder, frozen=True):
    medium: Medium
    language: str
    second: bool = False
    transcribes: bool = False


class RecordingPaused(_OnRecorder, frozen=True):
    pass


class RecordingResumed(_OnRecorder, frozen=True):
    pass


class RecordingStopped(_OnRecorder, frozen=True):
    pass


class TranscriptionLanguageSet(_OnRecorder, frozen=True):
    language: str


RecordingEvent = (
    RecordingStarted | RecordingPaused | RecordingResumed | RecordingStopped | TranscriptionLanguageSet
)


# --- decide and evolve ------------------------------------------------------------------------------------


def decide(state: SessionState, command: RecordingCommand, ctx: Context) -> tuple[Event, ...]:
    status = state.recording.status
    match command:
        case ConfirmRecording(medium, language, second, transcribes):
            if status != "off":
                raise Refused("errors.recorder_is", status=status)
            return (RecordingStarted(medium, language, second, transcribes),)
        case ConfirmRecorder(action):
            return (_confirmed(status, action),)
        case SetTranscriptionLanguage(language):
            if status == "off":
                raise Refused("errors.recorder_is", status=status)
            return (TranscriptionLanguageSet(language),)
        case _:
            assert_never(command)


def _confirmed(status: RecorderStatus, action: Literal["pause", "resume", "stop"]) -> Event:
    match (status, action):
        case ("running", "pause"):
            return RecordingPaused()
        case ("paused", "resume"):
            return RecordingResumed()
        case ("running" | "paused", "stop"):
            return RecordingStopped()
        case _:
            raise Refused("errors.recorder_is", status=status)


def evolve(part: RecordingPart, event: RecordingEvent, at_s: float, seq: int) -> RecordingPart:
    match event:
        case RecordingStarted(medium, language, second, transcribes):
            started = replace(
                part,
                status="running",
                medium=medium,
                second=second,
                transcribes=transcribes,
                language=language,
                started_seq=seq,
                recordings=part.recordings + 1,
            )
            return _anchored(started, "start", at_s)
        case RecordingPaused():
            return _anchored(replace(part, status="paused"), "pause", at_s)
        case RecordingResumed():
            return _anchored(replace(part, status="running"), "resume", at_s)
        case RecordingStopped():
            return _anchored(replace(part, status="off"), "stop", at_s)
        case TranscriptionLanguageSet(language):
            return replace(part, language=language)
        case _:
            assert_never(event)


def _anchored(part: RecordingPart, action: CueAction, at_s: float) -> RecordingPart:
    return replace(part, anchors=part.anchors.append(Anchor(action, at_s, part.recordings)))


def language_is_wrong(state: SessionState) -> bool:
    """Whether the app transcribes live in another language than the session's."""
    recording = state.recording
    spoken: Lang = state.protocol.lang
    return recording.status != "off" and recording.transcribes and recording.language != spoken


def start_s(part: RecordingPart, recording: int) -> float | None:
    """When that recording was started, on the session's timeline; None where nobody logged it."""
    return next((a.at_s for a in part.anchors if a.recording == recording), None)


def length_s(part: RecordingPart, recording: int, *, paused: bool) -> float | None:
    """How long that recording lasted, with its pauses or without; None while it runs, or if not logged."""
    anchors = [a for a in part.anchors if a.recording == recording]
    if not anchors or anchors[-1].action != "stop":
        return None
    if paused:
        return anchors[-1].at_s - anchors[0].at_s
    return sum(
        end.at_s - begin.at_s for begin, end in pairwise(anchors) if begin.action in ("start", "resume")
    )
