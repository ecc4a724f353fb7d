"""From what a reader found, piece by piece, to a transcript: cleaned, in order, with ends and with doubts."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field
from itertools import pairwise

from fishbowl.core.anew import replace
from fishbowl.core.errors import TranscriptUnreadable
from fishbowl.importing.raw import OWN, Caution, RawTranscript, RawUtterance, Unread
from fishbowl.text.clean import for_record

MOST_UTTERANCES = 100_000
"""A day of captions has some 30,000."""

_SPACE = re.compile(r"[ \t\r\n\f\v]+")


@dataclass(frozen=True, slots=True)
class Said:
    """A piece of talk where a reader found it, `line` being the first of it; the rest as in RawUtterance."""

    line: int
    speaker: str
    text: str
    from_s: float | None = None
    to_s: float | None = None
    cues: tuple[str, ...] = ()
    missing: bool = False


@dataclass(slots=True)
class Doubts:
    """What a reader could not read, and what it read without being sure.

    `places` says of each line, from the first, where in the file a person finds it; else that is its number.
    """

    places: Sequence[int] = ()
    unread: list[Unread] = field(default_factory=list)
    _doubted: dict[str, tuple[int, int]] = field(default_factory=dict)

    def leave(self, line: int, text: str) -> None:
        """Of this line nothing is read."""
        self.unread.append(Unread(self._place(line), for_record(text.strip())))

    def add(self, key: str, line: int) -> None:
        """A doubt of this kind, at this line: one warning tells how many there are and where the first is."""
        place = self._place(line)
        times, first = self._doubted.get(key, (0, place))
        self._doubted[key] = (times + 1, min(first, place))

    def warnings(self, unit: str) -> tuple[Caution, ...]:
        return tuple(
            Caution(f"importing.warning.{key}", {"n": times, "line": first, "unit": unit})
            for key, (times, first) in self._doubted.items()
        )

    def _place(self, line: int) -> int:
        return self.places[line - 1] if self.places else line


def transcript(
    file: str, form: str, found: Sequence[Said], doubts: Doubts, recorded_at: float | None = None
) -> RawTranscript:
    """The transcript of what was found, in the file's order.

    Raises TranscriptUnreadable if nothing was, or more than anyone says in a day.
    """
    if len(found) > MOST_UTTERANCES:
        raise TranscriptUnreadable("importing.too_many_utterances", file=file, most=MOST_UTTERANCES)
    spoken = [clean for piece in found if (clean := _cleaned(piece, doubts))]
    if not spoken:
        raise TranscriptUnreadable("importing.no_utterances", file=file, unread=len(doubts.unread))
    if form not in OWN:  # there it was nobody's on record
        _doubt_speakers(spoken, doubts)
    utterances = _with_times(spoken, doubts)
    unread = tuple(sorted(doubts.unread, key=lambda left: left.line))
    whole = RawTranscript(form, utterances, recorded_at, unread)
    return replace(whole, warnings=doubts.warnings(whole.unit))


def one_line(text: str) -> str:
    """The text as it goes on record, on one line: captions are broken where the screen ended."""
    return _SPACE.sub(" ", for_record(text)).strip()


def _cleaned(piece: Said, doubts: Doubts) -> Said | None:
    text, speaker = one_line(piece.text), one_line(piece.speaker)
    if not text:
        doubts.leave(piece.line, speaker or " ".join(piece.cues))
        return None
    if "�" in text:
        doubts.add("lost_letters", piece.line)
    return replace(piece, text=text, speaker=speaker)


def _doubt_speakers(spoken: Sequence[Said], doubts: Doubts) -> None:
    unnamed = [piece.line for piece in spoken if not piece.speaker]
    for line in unnamed:
        doubts.add("no_speakers" if len(unnamed) == len(spoken) else "unnamed", line)


def _with_times(spoken: Sequence[Said], doubts: Doubts) -> tuple[RawUtterance, ...]:
    if all(piece.from_s is None for piece in spoken):
        doubts.add("no_times", spoken[0].line)
        return tuple(_utterance(n, piece, None, None, False) for n, piece in enumerate(spoken, start=1))
    starts = _starts(spoken, doubts)
    order = sorted(range(len(spoken)), key=starts.__getitem__)
    ends = dict(_ends(spoken, starts, order, doubts))
    return tuple(_utterance(at + 1, spoken[at], starts[at], *ends[at]) for at in order)


def _utterance(
    n: int, piece: Said, from_s: float | None, to_s: float | None, to_inferred: bool
) -> RawUtterance:
    from_inferred = from_s is not None and piece.from_s is None
    return RawUtterance(
        n, piece.speaker, piece.text, from_s, to_s, to_inferred, piece.cues, piece.missing, from_inferred
    )


def _starts(spoken: Sequence[Said], doubts: Doubts) -> list[float]:
    """When each starts; one without a time, among others that have it, starts where the one before it did."""
    starts: list[float] = []
    for piece in spoken:
        if piece.from_s is None:
            doubts.add("times_missing", piece.line)
        starts.append(piece.from_s if piece.from_s is not None else starts[-1] if starts else 0.0)
    for (_, before), (piece, start) in pairwise(zip(spoken, starts, strict=True)):
        if start < before:
            doubts.add("out_of_order", piece.line)
    return starts


def _ends(
    spoken: Sequence[Said], starts: Sequence[float], order: Sequence[int], doubts: Doubts
) -> list[tuple[int, tuple[float, bool]]]:
    """For each: when it ends, and whether that is inferred.

    Inferred is the first later start, not the next one: of two that start at once, the first would last
    nothing.
    """
    ends: list[tuple[int, tuple[float, bool]]] = []
    later = current = starts[order[-1]]
    for at in reversed(order):
        if starts[at] < current:
            later, current = current, starts[at]
        told = _told_end(spoken[at], starts[at], doubts)
        ends.append((at, (later, True) if told is None else (told, False)))
    return ends


def _told_end(piece: Said, start: float, doubts: Doubts) -> float | None:
    """The end that the file gives, where it can be one."""
    if piece.from_s is None or piece.to_s is None:
        return None
    if piece.to_s < start:
        doubts.add("end_before_start", piece.line)
        return None
    if piece.to_s == start:
        doubts.add("no_length", piece.line)
    return piece.to_s
