"""The units on which two coders are compared, and the codes that each gave them."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import accumulate, pairwise
from typing import Literal

from fishbowl.agreement.errors import NotComparable
from fishbowl.agreement.model import Document, Segment
from fishbowl.agreement.turns import Turns
from fishbowl.text.spoken import is_heading, turn

UnitKind = Literal["utterances", "lines", "a", "b"]

_LINE = re.compile(r"[^\n]*\S[^\n]*")


@dataclass(frozen=True, slots=True)
class Unit:
    """A stretch of a document: code points, the end exclusive. `line` counts from 1; None without the text.

    `speakers` are those whose words are in it, as far as the text says.
    """

    document: Document
    start: int
    end: int
    line: int | None
    speakers: tuple[str, ...] = ()

    @property
    def text(self) -> str | None:
        text = self.document.text
        return None if text is None else text[self.start : self.end]


@dataclass(frozen=True, slots=True)
class Cell:
    """A unit with the codes that each coder gave it, and the memos on the passages that did so."""

    unit: Unit
    a: frozenset[str]
    b: frozenset[str]
    memos_a: tuple[str, ...] = ()
    memos_b: tuple[str, ...] = ()


def units(document: Document, kind: UnitKind, marked: Iterable[Segment]) -> list[Unit]:
    """The units of a document in their order. `marked` are the segments of the coder whose passages are
    units.

    Raises NotComparable where units are wanted of a text that is not there.
    """
    if kind in ("a", "b"):
        spans = sorted({(each.start, each.end) for each in marked if each.document == document.sha})
    elif document.text is None:
        raise NotComparable("coded.text_needed", document=document.name, unit=kind)
    else:
        spans = list(_utterances(document.text) if kind == "utterances" else _lines(document.text))
    if document.text is None:
        return [Unit(document, start, end, None) for start, end in spans]
    breaks = [at for at, char in enumerate(document.text) if char == "\n"]
    turns = Turns(document.text)
    return [
        Unit(document, start, end, bisect_left(breaks, start) + 1, turns.speakers(start, end))
        for start, end in spans
    ]


def _lines(text: str) -> Iterator[tuple[int, int]]:
    return (found.span() for found in _LINE.finditer(text))


def _utterances(text: str) -> Iterator[tuple[int, int]]:
    """Blocks of lines between empty lines; a line that begins as a speaker's does begins one as well.

    A text without empty lines and without speakers has a unit for each line. The headings that an export of
    ours has above turns are in none: nobody uttered them.
    """
    lines = [(start, end) for start, end in _lines(text) if not is_heading(text[start:end].strip())]
    if not lines:
        return
    joined = [
        text.count("\n", end, start) == 1 and not turn().match(text, start)
        for (_, end), (start, _) in pairwise(lines)
    ]
    plain = all(joined)
    begun: int | None = None
    for (start, end), goes_on in zip(lines, [*joined, False], strict=True):
        begun = start if begun is None else begun
        if plain or not goes_on:
            yield begun, end
            begun = None


def cells(
    found: Sequence[Unit], a: Sequence[Segment], b: Sequence[Segment], overlap_percent: int
) -> list[Cell]:
    """The units of one document with each coder's codes.

    A passage gives a unit its code where they share at least one character that is not blank, and at least
    `overlap_percent` of the shorter of the two, blanks not counted.
    """
    codes_a, memos_a = _given(found, a, overlap_percent)
    codes_b, memos_b = _given(found, b, overlap_percent)
    return [
        Cell(unit, frozenset(codes_a[n]), frozenset(codes_b[n]), tuple(memos_a[n]), tuple(memos_b[n]))
        for n, unit in enumerate(found)
    ]


def outside(found: Sequence[Unit], segments: Sequence[Segment], overlap_percent: int) -> int:
    """How many of these passages of one document give no unit their code."""
    return len(segments) - len({n for n, _ in _shared(found, segments, overlap_percent)})


def _given(
    found: Sequence[Unit], segments: Sequence[Segment], percent: int
) -> tuple[list[set[str]], list[dict[str, None]]]:
    codes: list[set[str]] = [set() for _ in found]
    memos: list[dict[str, None]] = [{} for _ in found]
    for number, n in _shared(found, segments, percent):
        segment = segments[number]
        codes[n].add(segment.code)
        if segment.memo:
            memos[n][segment.memo] = None
    return codes, memos


def _shared(found: Sequence[Unit], segments: Sequence[Segment], percent: int) -> Iterator[tuple[int, int]]:
    """Which passage gives which unit its code, each by its number."""
    if not found:
        return
    weigh = _Scale(found[0].document.text)
    starts = [unit.start for unit in found]
    reach = list(accumulate((unit.end for unit in found), max))  # units from coders may lie in each other
    for number, segment in enumerate(segments):
        weight = weigh(segment.start, segment.end)
        for n in range(bisect_right(reach, segment.start), bisect_left(starts, segment.end)):
            unit = found[n]
            common = weigh(max(unit.start, segment.start), min(unit.end, segment.end))
            if common and common * 100 >= percent * min(weight, weigh(unit.start, unit.end)):
                yield number, n


class _Scale:
    """How much there is between two places: characters that are not blank; all, where the text is not
    known.
    """

    def __init__(self, text: str | None) -> None:
        self._before = None if text is None else [0, *accumulate(not char.isspace() for char in text)]

    def __call__(self, start: int, end: int) -> int:
        if self._before is None:
            return max(0, end - start)
        most = len(self._before) - 1
        return max(0, self._before[min(end, most)] - self._before[min(start, most)])
