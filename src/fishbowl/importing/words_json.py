"""The JSON of Amberscript, Whisper and WhisperX: segments, with words that may have times and speakers."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import Annotated

import msgspec

from fishbowl.core.errors import TranscriptUnreadable
from fishbowl.importing.said import Doubts, Said

MOST_OBJECTS = 500_000
"""Ten hours with a time for every letter; each costs memory, whatever else it holds."""

_Seconds = Annotated[float, msgspec.Meta(ge=0, le=3_600_000)]
_Offset = Annotated[float, msgspec.Meta(ge=-3_600_000, le=3_600_000)]
# Whisper writes NaN, which is no JSON. Strings are matched too, so that words stay what they are; an unclosed
# one runs to the end, or each of its quotes would be searched from again.
_NAN = re.compile(r'"(?:[^"\\]|\\.)*"?|-?\b(?:NaN|Infinity)\b', re.DOTALL)


class _Word(msgspec.Struct, frozen=True):
    text: str | None = None
    word: str | None = None
    start: _Seconds | None = None
    end: _Seconds | None = None
    speaker: str | None = None


class _Segment(msgspec.Struct, frozen=True):
    text: str | None = None
    start: _Seconds | None = None
    end: _Seconds | None = None
    speaker: str | None = None
    words: tuple[_Word, ...] | None = None


class _Speaker(msgspec.Struct, frozen=True):
    spkid: str
    name: str | None = None


class _File(msgspec.Struct, frozen=True):
    segments: tuple[_Segment, ...]
    speakers: tuple[_Speaker, ...] | None = None
    start_offset: _Offset = msgspec.field(name="startTimeOffset", default=0.0)


def read_json(text: str, file: str, doubts: Doubts) -> tuple[str, list[Said]]:
    """The format, and what was said; a segment's place, from 1, is its line. Raises TranscriptUnreadable."""
    if text.count("{") > MOST_OBJECTS:
        raise TranscriptUnreadable("importing.too_many_parts", file=file, most=MOST_OBJECTS)
    whole = _decoded(text, file)
    names = {speaker.spkid: speaker.name or speaker.spkid for speaker in whole.speakers or ()}
    if whole.start_offset:
        doubts.add("start_offset", 1)
    found = [
        _said(place, segment, names, whole.start_offset, doubts)
        for place, segment in enumerate(whole.segments, start=1)
    ]
    return _format(whole), found


def _decoded(text: str, file: str) -> _File:
    try:
        try:
            return msgspec.json.decode(text, type=_File)
        except msgspec.ValidationError:
            raise
        except msgspec.DecodeError:
            return msgspec.json.decode(_NAN.sub(_null, text), type=_File)
    except msgspec.ValidationError as error:
        raise TranscriptUnreadable("importing.other_json", file=file, why=str(error)) from None
    except msgspec.DecodeError as error:
        raise TranscriptUnreadable("importing.broken_json", file=file, why=str(error)) from None
    except RecursionError:
        raise TranscriptUnreadable("importing.too_deep", file=file) from None


def _null(match: re.Match[str]) -> str:
    return match[0] if match[0].startswith('"') else "null"


def _format(whole: _File) -> str:
    if whole.speakers is not None or all(segment.text is None for segment in whole.segments):
        return "amberscript_json"
    if any(segment.speaker is not None for segment in whole.segments):
        return "whisperx_json"
    return "whisper_json"


def _said(place: int, segment: _Segment, names: dict[str, str], offset_s: float, doubts: Doubts) -> Said:
    words = segment.words or ()
    # WhisperX gives no times to words such as `2023`, so the first word need not have one.
    starts = [word.start for word in words if word.start is not None]
    ends = [word.end for word in words if word.end is not None]
    start = segment.start if segment.start is not None else starts[0] if starts else None
    end = segment.end if segment.end is not None else ends[-1] if ends else None
    spoken = segment.text if segment.text is not None else " ".join(_each_word(words))
    speaker = _speaker(place, segment, words, doubts)
    return Said(
        place, names.get(speaker, speaker), spoken, _shifted(start, offset_s), _shifted(end, offset_s)
    )


def _each_word(words: Sequence[_Word]) -> Iterator[str]:
    return (word.text or word.word or "" for word in words)


def _speaker(place: int, segment: _Segment, words: Sequence[_Word], doubts: Doubts) -> str:
    """The segment's speaker, whose words some may not be: which, a person has to hear."""
    given = {word.speaker for word in words if word.speaker is not None}
    if segment.speaker is None:
        return given.pop() if len(given) == 1 else ""
    if given - {segment.speaker}:
        doubts.add("words_of_others", place)
    return segment.speaker


def _shifted(at_s: float | None, offset_s: float) -> float | None:
    return None if at_s is None else max(0.0, round(at_s + offset_s, 6))
