"""Clock times as transcripts write them: `00:01:02.345`, `1:02`, `0:0:5.100`, `100:00:00,000`."""

from __future__ import annotations

import re

CLOCK = r"(?:\d{1,4}:)?\d{1,3}:\d{1,2}(?:[.,]\d{1,9})?"
"""A time, as part of a pattern: minutes and seconds at least, hours without an upper bound of a day."""

CUE_TIMES = re.compile(rf"\s*({CLOCK})\s*-->\s*({CLOCK})(?:\s.*)?")
"""The line over a cue; what follows the times are settings of the caption on its screen."""

_AS_THE_RULES_HAVE_IT = re.compile(r"(?:\d{2,}:)?[0-5]\d:[0-5]\d[.,]\d{3}")


def seconds(clock: str) -> float:
    """The seconds of a time that `CLOCK` matches. What follows the point is read as a decimal fraction."""
    *larger, smallest = clock.replace(",", ".").split(":")
    whole = 0
    for part in larger:
        whole = whole * 60 + int(part) * 60
    return round(whole + float(smallest), 6)


def usual(clock: str) -> bool:
    """Whether a cue's time is padded and in range: `0:0:1.60` is neither 1.60 nor 1.060 s for certain."""
    return _AS_THE_RULES_HAVE_IT.fullmatch(clock) is not None
