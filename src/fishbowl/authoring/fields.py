"""The kinds of value that stand in a protocol or codebook file, and how each is read."""

from __future__ import annotations

import re
from itertools import zip_longest
from typing import Annotated, Any, Literal, NamedTuple

from pydantic import (
    AfterValidator,
    BaseModel,
    BeforeValidator,
    ConfigDict,
    Field,
    PlainValidator,
    StringConstraints,
    WithJsonSchema,
)
from pydantic_core import PydanticCustomError

from fishbowl.core.protocol import BLANKS
from fishbowl.text import MAX_CHARS, clean


class Part(BaseModel):
    """A part of a file: keys that are not listed are faults, and nothing changes once it is read."""

    model_config = ConfigDict(extra="forbid", frozen=True, allow_inf_nan=False)


class Minutes(NamedTuple):
    low: int
    high: int


def read_minutes(typed: object) -> Minutes | None:
    """`25` or `20-30` in whole minutes, at least 1 and at most 999; None for anything else."""
    match = re.fullmatch(r"(\d{1,3})(?:\s*[-–]\s*(\d{1,3}))?", str(typed), re.ASCII)
    if match is None:
        return None
    low = int(match[1])
    high = int(match[2] or low)
    return Minutes(low, high) if 1 <= low <= high else None


def read_clock_mark(typed: object) -> int | None:
    """`"00:30"`, hours and minutes from the start, in minutes; None for anything else."""
    match = re.fullmatch(r"(\d{1,2}):([0-5]\d)", str(typed), re.ASCII)
    return int(match[1]) * 60 + int(match[2]) if match else None


def _minutes(typed: Any) -> Minutes:
    minutes = read_minutes(typed)
    if minutes is None:
        raise PydanticCustomError("bad_minutes", "no minutes")
    return minutes


def _clock_mark(typed: Any) -> int:
    mark = read_clock_mark(typed)
    if mark is None:
        raise PydanticCustomError("bad_clock_mark", "no clock mark")
    return mark


def _plain(text: str) -> str:
    """Refuses what would not be shown as it was written: hidden characters, and more than fits a record."""
    if len(text) > MAX_CHARS:
        raise PydanticCustomError("text_too_long", "too long", {"most": MAX_CHARS})
    shown = clean(text)
    if shown != text:
        hidden = next(char for char, seen in zip_longest(text, shown, fillvalue=" ") if char != seen)
        raise PydanticCustomError("hidden_character", "hidden", {"code": f"U+{ord(hidden):04X}"})
    return text


def _blanks(*allowed: str) -> AfterValidator:
    """Refuses braces that nobody will fill in, so that no card ever shows one."""

    def only_known(text: str) -> str:
        rest = text
        for name in allowed:
            rest = rest.replace("{" + name + "}", "")
        odd = re.search(r"\{[^{}]*\}?|\}", rest)
        if odd is None:
            return text
        known = ", ".join("{" + name + "}" for name in allowed)
        raise PydanticCustomError(
            "unknown_blank" if allowed else "no_blank", "blank", {"blank": odd[0], "known": known}
        )

    return AfterValidator(only_known)


def _topic_blank(text: str) -> str:
    if "{topic}" not in text:
        raise PydanticCustomError("topic_blank", "no topic", {"blank": "{topic}"})
    return text


Id = Annotated[str, StringConstraints(pattern=r"^[a-z][a-z0-9_]{0,39}$")]
Text = Annotated[str, Field(min_length=1), AfterValidator(_plain)]
"""Free text; braces mean nothing in it."""
Answer = Annotated[str, AfterValidator(_plain)]
"""Free text that may still be missing."""
Label = Annotated[Text, _blanks()]
"""Text in which nothing is filled in."""
Spoken = Annotated[Text, _blanks(*BLANKS)]
"""Text that is read out or shown, with the blanks of the session."""
CheckText = Annotated[Text, _blanks(*BLANKS, "topic"), AfterValidator(_topic_blank)]
MinutesField = Annotated[
    Minutes,
    PlainValidator(_minutes),
    WithJsonSchema(
        {
            "anyOf": [
                {"type": "integer", "minimum": 1, "maximum": 999},
                {"type": "string", "pattern": r"^\d{1,3}(\s*[-–]\s*\d{1,3})?$"},
            ]
        }
    ),
]
ClockMark = Annotated[
    int, BeforeValidator(_clock_mark), WithJsonSchema({"type": "string", "pattern": r"^\d{1,2}:[0-5]\d$"})
]
LangField = Literal["nl", "en"]
