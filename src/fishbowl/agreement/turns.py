"""Whose words lie where in a text."""

from __future__ import annotations

import re
from bisect import bisect_right

from fishbowl.text.spoken import turn


class Turns:
    """The turns of a text, by how each begins (`head`, whose group `who` says whose it is)."""

    def __init__(self, text: str, head: re.Pattern[str] | None = None) -> None:
        self._text = text
        found = list((head or turn()).finditer(text))
        self._starts = [each.start() for each in found]
        bounds = [*self._starts[1:], len(text)]
        self._turns = [(each.end(), stop, _who(each)) for each, stop in zip(found, bounds, strict=False)]

    def __bool__(self) -> bool:
        return bool(self._turns)

    def speakers(self, start: int, end: int) -> tuple[str, ...]:
        """Those whose words are in that passage, in their order, each once; a head by itself is no word."""
        first = max(0, bisect_right(self._starts, start) - 1)
        last = bisect_right(self._starts, end - 1)
        said = (
            who
            for begun, stop, who in self._turns[first:last]
            if self._text[max(begun, start) : min(stop, end)].strip()
        )
        return tuple(dict.fromkeys(said))


def _who(head: re.Match[str]) -> str:
    return head["who"] or head.groupdict().get("author") or ""
