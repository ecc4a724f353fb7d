"""What every family is made of: roles, commands, events and the envelope in which an event is kept.

All instants ending in `_s` are seconds on the session's timeline (0 = made); `_at` is seconds since the
Unix epoch, UTC.
"""

from __future__ import annotations

import math
import re
import unicodedata
from collections.abc import Mapping
from enum import StrEnum
from typing import ClassVar

from msgspec import Struct, field

from fishbowl.core.errors import Refused

PersonId = str
"""A pseudonym: S1, P2 (participants), O3 (observers), M or M2 (moderators), A or A2 (assistants)."""

Actor = str
"""Who gives a command: a pseudonym, or `T` for the students' own table."""

MODERATOR: Actor = "M"
ASSISTANT: Actor = "A"
TABLE: Actor = "T"

MAX_WORDS = 4000
"""Characters of one text that the record takes."""


class Role(StrEnum):
    MODERATOR = "moderator"
    ASSISTANT = "assistant"
    OBSERVER = "observer"
    TABLE = "table"
    PARTICIPANT = "participant"


_ROLE_BY_LETTER = {
    "M": Role.MODERATOR,
    "A": Role.ASSISTANT,
    "O": Role.OBSERVER,
    "T": Role.TABLE,
    "S": Role.PARTICIPANT,
    "P": Role.PARTICIPANT,
}

CREW = frozenset({Role.MODERATOR, Role.ASSISTANT})
CREW_AND_OBSERVERS = CREW | {Role.OBSERVER}
CREW_AND_TABLE = CREW | {Role.TABLE}
CREW_OR_ONESELF = CREW_AND_OBSERVERS | {Role.PARTICIPANT}
"""The crew for anyone; whoever else for themselves alone, which the family sees to."""
MODERATOR_ONLY = frozenset({Role.MODERATOR})


_PSEUDONYM = re.compile(r"[MAT]|[MAOSPT][1-9][0-9]{0,2}")
# Ours: nobody is called S alone, and S01 beside S1 would be two people with one name.


def role_of(person: Actor | PersonId) -> Role:
    """The role that a pseudonym's first letter names. Raises Refused for anything that is no pseudonym."""
    if not _PSEUDONYM.fullmatch(person):
        raise Refused("errors.no_such_person", person=person)
    return _ROLE_BY_LETTER[person[0]]


def within(instant_s: float, now_s: float) -> float:
    """The instant, brought into 0..now: nothing is placed before the session or in what is still to come."""
    return now_s if math.isnan(instant_s) else min(max(instant_s, 0.0), now_s)


# The core is made of Structs: 170 stand on the start path, and the making of a dataclass costs 0.4 ms.


class Command(Struct, frozen=True):
    """What someone wants to happen. `by` names the roles that may ask for it."""

    by: ClassVar[frozenset[Role]] = CREW
    after_end: ClassVar[bool] = False
    """Whether it makes sense once the session has ended."""


class Event(Struct, frozen=True):
    """What has happened: ids, pseudonyms, kinds and times only. What people typed travels in `Words`."""

    undoable: ClassVar[bool] = True

    def keys(self) -> tuple[str, ...]:
        """What it makes or changes. A command can be undone while no later event touches the same."""
        return ()

    def rests_on(self) -> tuple[str, ...]:
        """What it needs as it is, without changing it: that can't be undone from under it either."""
        return ()

    def about(self) -> tuple[PersonId, ...]:
        """Whom its words concern, besides the one who typed them: they go when one of these withdraws."""
        return ()

    def occurred_s(self, now_s: float) -> float:
        """When it happened on the session's timeline, where that is not the moment it was recorded."""
        return now_s


class Context(Struct, frozen=True):
    """Who asks, and when. `console_id` is the seat of a moderator's screen, empty elsewhere."""

    actor: Actor
    now_s: float
    command_id: str
    console_id: str = ""

    @property
    def role(self) -> Role:
        return role_of(self.actor)


Body = Mapping[str, str]
"""What people typed, by field name."""


class Words(Struct, frozen=True):
    """The free text of one command, kept apart from its events so that it can be erased."""

    body: Body = field(default_factory=dict)

    @classmethod
    def of(cls, **body: str | None) -> Words:
        """Words fit for the record: valid UTF-8, no NUL, NFC, empty ones left out. Too long is Refused."""
        kept = {name: _fit(text) for name, text in body.items() if text is not None and text.strip()}
        return cls(kept)


def _fit(text: str) -> str:
    whole = text.encode("utf-16-le", "surrogatepass").decode("utf-16-le", "replace")
    composed = unicodedata.normalize("NFC", whole.replace("\0", "\ufffd"))
    if len(composed) > MAX_WORDS:
        raise Refused("errors.text_too_long", length=len(composed), limit=MAX_WORDS)
    return composed


class Recorded(Struct, frozen=True):
    """An event as the log keeps it.

    `seq` counts from 1 without gaps and orders decisions; `occurred_s` places it on the timeline.
    `recorded_at` and `mono_s` are the writing machine's clocks; the latter compares within a `boot_id`.
    `certain` is false where the machine was restarted in between, so that only the wall clock is known.
    """

    seq: int
    command_id: str
    n: int
    actor: Actor
    recorded_at: float
    recorded_s: float
    occurred_s: float
    mono_s: float
    boot_id: str
    event: Event
    has_words: bool = False
    certain: bool = True
