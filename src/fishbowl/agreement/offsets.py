"""How a program counted positions, and what they are in code points of the text with LF line ends.

The standard says code points. What a CRLF counts it leaves open: ATLAS.ti writes it and counts 1, others
count 2; and a program whose strings are UTF-16 may count 2 for a sign above U+FFFF. Nothing in a file says
which. But ATLAS.ti and QualCoder put the passage itself into the selection's name: that is proof, and goes
before habit. So does, where there are no names, that most selections begin and end as words do: counted
wrongly they would fall anywhere.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import dataclass

from fishbowl.agreement.model import folded, with_lf

_COUNTS_CRLF_ONCE = ("atlas", "qualcoder", "fishbowl")
_ELLIPSES = "….⋯"
_DOUBLE = re.compile("\r\n|[\U00010000-\U0010ffff]")
_TELLING = 4
"""The least characters of a name that can prove where a passage lies."""


@dataclass(frozen=True, slots=True)
class Selection:
    """A passage as its file has it: positions as counted there, `name` perhaps the passage's own words."""

    start: int
    end: int
    name: str


@dataclass(frozen=True, slots=True)
class Counting:
    """How positions were counted: what a CRLF counts, and a sign above U+FFFF."""

    crlf: int = 1
    astral: int = 1


class Ruler:
    """Turns positions counted in one way over `raw` into those of the text with LF line ends."""

    def __init__(self, raw: str, counting: Counting) -> None:
        self.text = with_lf(raw)
        self.counting = counting
        doubles = _doubles(raw, counting)
        self._after = [at + n + 2 for n, at in enumerate(doubles)]

    def at(self, position: int) -> int:
        """The same place in `text`; past its end stays past its end."""
        return position - bisect_right(self._after, position)

    def reads(self, selection: Selection) -> int:
        """2 where the passage is word for word as it is named, 1 where it begins so, else 0.

        A name too short to tell proves nothing.
        """
        whole = folded(selection.name)
        begun = whole.rstrip(_ELLIPSES).rstrip()
        if len(begun) < _TELLING:
            return 0
        start = self.at(selection.start)
        # Not the whole of a long passage, whose name is a few words of it.
        words = folded(self.text[start : min(self.at(selection.end), start + 2 * len(whole))])
        return 2 if words == whole else int(words.startswith(begun))

    def borders(self, selection: Selection) -> int:
        """How many of its two ends lie beside a blank, or where the text begins or ends."""
        places = (self.at(selection.start), self.at(selection.end))
        return sum(not (self.text[at - 1 : at].strip() and self.text[at : at + 1].strip()) for at in places)


class Rulers:
    """A ruler for each way in which a text's positions may have been counted, the likeliest first.

    One file can hold several: QualCoder keeps what it imports and finds by itself in code points, and what
    is selected in its window in units of UTF-16. `used` are the ways in which passages were placed.
    """

    def __init__(self, raw: str, selections: Sequence[Selection], program: str) -> None:
        self._rulers = [Ruler(raw, way) for way in ways(raw, selections, program)]
        self.text = self._rulers[0].text
        self.used: set[Counting] = set()

    def place(self, selection: Selection) -> tuple[int, int]:
        """Where the passage lies, as its own name proves; else by the likeliest way. No end is past the
        text's.
        """
        ruler, *others = self._rulers
        if others:  # reading every name of a large project takes a second
            ruler = max(self._rulers, key=lambda each: each.reads(selection))
        self.used.add(ruler.counting)
        return ruler.at(selection.start), min(ruler.at(selection.end), len(self.text))


def ways(raw: str, selections: Sequence[Selection], program: str) -> list[Counting]:
    """The ways in which these positions may have been counted over this text, the likeliest first.

    First what keeps every passage within the text, then what the passages' own names prove, then what has
    most of them begin and end as words do, then what that program is known to do, then the standard.
    """
    crlf = (1, 2) if "\r\n" in raw else (1,)
    astral = (1, 2) if any(char > "\uffff" for char in raw) else (1,)
    once = any(name in program.casefold() for name in _COUNTS_CRLF_ONCE)
    found = [Counting(c, a) for a in astral for c in (crlf if once else crlf[::-1])]
    if len(found) == 1:
        return found
    return sorted(found, key=lambda way: _proof(Ruler(raw, way), selections), reverse=True)


def _proof(ruler: Ruler, selections: Sequence[Selection]) -> tuple[int, int, bool]:
    """How much speaks for a way of counting: passages that lie within the text, that read as named, and
    whether most of their ends are borders of words.
    """
    inside = sum(ruler.at(each.end) <= len(ruler.text) for each in selections)
    borders = sum(map(ruler.borders, selections))
    return inside, sum(map(ruler.reads, selections)), borders > len(selections)


def _doubles(raw: str, counting: Counting) -> list[int]:
    """Where in the text with LF line ends the characters are that count 2."""
    found: list[int] = []
    skipped = 0
    for double in _DOUBLE.finditer(raw):
        line_end = double[0] == "\r\n"
        if (counting.crlf if line_end else counting.astral) == 2:
            found.append(double.start() - skipped)
        skipped += line_end
    return found
