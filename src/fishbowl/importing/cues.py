"""The cues of WebVTT and SRT: a line with two times, above it perhaps an id, below it text.

Text runs to the next cue's head, also over empty lines, at which the common readers stop without a word. So a
line above the times is the cue's id or the last words of the one before: that is decided by its shape.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field

from fishbowl.importing.said import Doubts
from fishbowl.importing.times import CUE_TIMES, seconds, usual

MEETING_ID = re.compile(r"([0-9a-f]{8}-[0-9a-f-]{27})(?:/(\d{1,9})-(\d{1,9})|-\d{1,9})?", re.IGNORECASE)
"""How Teams names a cue: the meeting, and of its utterances which one and which piece of it."""

_LONGEST_HEAD = 300
_BROKEN_HEAD = re.compile(r"[\d:.,]+\s*-->|[^>]*-->\s*\d")
_NOTE = re.compile(r"NOTE(?:\s+(.*))?")
_KNOWN_NOTE = re.compile(r"(?:confidence|duration|language)\b", re.IGNORECASE)
_HEADER_FIELD = re.compile(r"[\w-]+\s*[:=]")
_NUMBER = re.compile(r"[0-9]{1,9}")
_TOKEN_WITH_DIGIT = re.compile(r"(?=\D{0,80}\d)\S{1,80}")


@dataclass(slots=True)
class Cue:
    """A cue: where its times stand, and its lines of text, each with its number in the file."""

    line: int
    id: str
    from_s: float
    to_s: float
    rows: list[tuple[int, str]] = field(default_factory=list)

    @property
    def text(self) -> str:
        return "\n".join(text for _, text in self.rows)


@dataclass(slots=True)
class CueFile:
    """What a file of cues holds. `head` is its first line, where that says it is WebVTT."""

    head: str = ""
    cues: list[Cue] = field(default_factory=list)
    from_teams: bool = False
    """Remarks of older Teams and Stream stand between the cues."""


def has_cues(lines: Sequence[str]) -> bool:
    return any("-->" in line and _times(line) for line in lines)


def read_cues(lines: Sequence[str], doubts: Doubts) -> CueFile:
    """The cues of these lines, in their order; what belongs to none goes to the doubts."""
    splitter = _Splitter(doubts)
    for number, line in enumerate(lines, start=1):
        splitter.take(number, line)
    splitter.close()
    return splitter.file


def _times(line: str) -> re.Match[str] | None:
    return CUE_TIMES.fullmatch(line) if len(line) < _LONGEST_HEAD else None


class _Splitter:
    """Takes line after line; `_rows` is where the next one goes, in or outside a cue."""

    def __init__(self, doubts: Doubts) -> None:
        self.file = CueFile()
        self._doubts = doubts
        self._outside: list[tuple[int, str]] = []
        self._rows = self._outside
        self._block = ""  # `head`, `note` or `style`, until an empty line
        self._after_empty = True
        self._last_id = ""

    def take(self, number: int, line: str) -> None:
        if "-->" in line and (times := _times(line)):
            self._start_cue(number, times)
        elif "-->" in line and _BROKEN_HEAD.match(line.strip()):
            self._leave_cue(number, line)
        elif not line.strip():
            self._block = ""
            self._after_empty = True
            return
        elif not self.file.cues and line.startswith("WEBVTT"):
            self.file.head, self._block = line, "head"
        elif self._after_empty and self._starts_block(number, line):
            pass
        elif self._block == "":
            self._rows.append((number, line.strip()))
        elif self._block != "style" and not (self._block == "head" and _HEADER_FIELD.match(line)):
            self._outside.append((number, line.strip()))
        self._after_empty = False

    def close(self) -> None:
        for number, line in self._outside:
            self._doubts.leave(number, line)

    def _start_cue(self, number: int, times: re.Match[str]) -> None:
        if not (usual(times[1]) and usual(times[2])):
            self._doubts.add("unusual_times", number)
        self._last_id = self._id_above(number)
        cue = Cue(number, self._last_id, seconds(times[1]), seconds(times[2]))
        self.file.cues.append(cue)
        self._rows, self._block = cue.rows, ""

    def _leave_cue(self, number: int, line: str) -> None:
        """A head that can't be read: what is under it must not become the words of the cue before."""
        self._doubts.add("broken_times", number)
        if name := self._id_above(number):
            self._outside.append((number - 1, name))
        self._outside.append((number, line))
        self._rows, self._block = self._outside, ""

    def _starts_block(self, number: int, line: str) -> bool:
        if note := _NOTE.fullmatch(line):
            self._block, self._rows = "note", self._outside
            if _KNOWN_NOTE.match(note[1] or ""):
                self.file.from_teams = True
            else:
                self._outside.append((number, line))
            return True
        if line.strip() in ("STYLE", "REGION") and not self.file.cues:
            self._block = "style"
            return True
        return False

    def _id_above(self, number: int) -> str:
        """The line above, taken back from where it went, if it is the id of the cue that starts here."""
        rows = self._rows if self._block == "" else self._outside
        if not rows or rows[-1][0] != number - 1:
            return ""
        alone = rows is self._outside or self._stood_alone(rows)
        return rows.pop()[1] if self._is_id(rows[-1][1], alone) else ""

    def _stood_alone(self, rows: list[tuple[int, str]]) -> bool:
        """Whether an empty line, or the head of the cue, is above the last row."""
        before = rows[-2][0] if len(rows) > 1 else self.file.cues[-1].line
        return before < rows[-1][0] - 1

    def _is_id(self, text: str, alone: bool) -> bool:
        if MEETING_ID.fullmatch(text) or self._counts_on(text):
            return True
        if not alone:
            return False
        if self._rows is self._outside or _TOKEN_WITH_DIGIT.fullmatch(text):
            return True
        self._doubts.add("maybe_id", self.file.cues[-1].line)
        return False

    def _counts_on(self, text: str) -> bool:
        """Whether this is the number after the last cue's: some writers leave no empty line above it."""
        number, last = _NUMBER.fullmatch(text), _NUMBER.fullmatch(self._last_id)
        return number is not None and last is not None and int(text) == int(self._last_id) + 1
