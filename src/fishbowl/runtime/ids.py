"""Ids that sort by the time they were made."""

from __future__ import annotations

import os
from uuid import UUID

from fishbowl.runtime.ports import Clock


class Uuid7:
    """UUIDv7 by RFC 9562: 48 bits of milliseconds, 74 random. Python's own comes with 3.14."""

    def __init__(self, clock: Clock) -> None:
        self._clock = clock

    def __call__(self) -> str:
        ms = int(self._clock.stamp().at * 1000) & ((1 << 48) - 1)
        chance = int.from_bytes(os.urandom(10), "big")
        high, low = chance >> 68, chance & ((1 << 62) - 1)
        return str(UUID(int=ms << 80 | 0x7 << 76 | high << 64 | 0b10 << 62 | low))


class CountedIds:
    """Ids in order, for rehearsals that must come out the same and for tests."""

    def __init__(self, prefix: str = "00000000") -> None:
        self._prefix = prefix
        self._count = 0

    def __call__(self) -> str:
        self._count += 1
        return f"{self._prefix}-0000-7000-8000-{self._count:012x}"
