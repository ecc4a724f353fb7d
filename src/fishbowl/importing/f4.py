"""Transcripts typed in f4 or f5: `Anna: ja #00:00:12-3#`. Enter writes the time at the end of a paragraph.

The last figure is tenths of a second.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterable, Sequence

from fishbowl.core.anew import replace
from fishbowl.importing.labelled import Line, read_labelled
from fishbowl.importing.said import Doubts, Said
from fishbowl.importing.times import seconds

_STAMP = re.compile(r"#(\d{1,3}:\d{2}:\d{2})-(\d)#")


def has_stamps(lines: Iterable[Line]) -> bool:
    return any(_STAMP.search(line.text) for line in lines)


def read_f4(lines: Sequence[Line], doubts: Doubts) -> list[Said]:
    """What was said. A stamp is the end of its paragraph; the start, where most stand before the words."""
    stamps = {line.number: found for line in lines if (found := [*_STAMP.finditer(line.text)])}
    first = sum(_is_first(line.text, stamps[line.number][0]) for line in lines if line.number in stamps)
    if first * 2 > len(stamps):
        _, said = read_labelled([_started(line, stamps.get(line.number)) for line in lines], doubts)
        return said
    _, said = read_labelled([replace(line, text=_bare(line.text)) for line in lines], doubts)
    return _ended(said, {number: _at(found[-1]) for number, found in stamps.items()})


def _started(line: Line, found: Sequence[re.Match[str]] | None) -> Line:
    time = f"[{found[0][1]}.{found[0][2]}] " if found and _is_first(line.text, found[0]) else ""
    return replace(line, text=time + _bare(line.text))


def _ended(said: Sequence[Said], ends: dict[int, float]) -> list[Said]:
    """Each from the end of the one before it to the last stamp before the one after it."""
    firsts = [piece.line for piece in said]
    told = {bisect_right(firsts, number) - 1: end for number, end in ends.items()}
    return [
        replace(piece, from_s=told.get(at - 1) if at else 0.0, to_s=told.get(at))
        for at, piece in enumerate(said)
    ]


def _is_first(text: str, stamp: re.Match[str]) -> bool:
    """Whether it stands before the words, or between name and words; not behind words that end in a colon."""
    before, after = text[: stamp.start()].strip(), text[stamp.end() :].strip()
    return not before or (before.endswith(":") and after != "")


def _bare(text: str) -> str:
    return " ".join(_STAMP.sub(" ", text).split())


def _at(stamp: re.Match[str]) -> float:
    return seconds(f"{stamp[1]}.{stamp[2]}")
