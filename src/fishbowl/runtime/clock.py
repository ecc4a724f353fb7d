"""The clocks. Everything that asks for the time asks one of these."""

from __future__ import annotations

import time
from typing import TYPE_CHECKING

from fishbowl.core.anew import replace
from fishbowl.core.timebase import Stamp
from fishbowl.runtime.machine import boot_id, monotonic_s

if TYPE_CHECKING:
    from fishbowl.core.session import Rehearsal
    from fishbowl.runtime.ports import Clock

VIRTUAL = "virtual"
"""The boot of every clock that keeps a rehearsal at full speed."""


class SystemClock:
    """The machine's own."""

    def stamp(self) -> Stamp:
        return Stamp(time.time(), monotonic_s(), boot_id())


class ScaledClock:
    """A rehearsal's: origin and speed are in the record, so every process that opens it reads the same."""

    def __init__(self, base: Clock, rehearsal: Rehearsal) -> None:
        self._base = base
        self._rehearsal = rehearsal

    def stamp(self) -> Stamp:
        real, how = self._base.stamp(), self._rehearsal
        at = how.origin_at + (real.at - how.made_at) * how.speed
        return Stamp(at, real.mono_s * how.speed, real.boot_id)


class ManualClock:
    """Stands still until it is moved: for a rehearsal at full speed, and for tests."""

    def __init__(self, at: float, boot: str = "manual", mono_s: float = 0.0) -> None:
        self._stamp = Stamp(at, mono_s, boot)

    def stamp(self) -> Stamp:
        return self._stamp

    def advance(self, seconds: float) -> None:
        """Move both clocks on."""
        now = self._stamp
        self._stamp = replace(now, at=now.at + seconds, mono_s=now.mono_s + seconds)


def clock_of(rehearsal: Rehearsal | None, base: Clock, last: Stamp | None = None) -> Clock:
    """The clock that a session is kept by; `last` is when its last event was stored.

    A rehearsal at full speed is kept by the clock that its process moves by hand; elsewhere it stands still
    at its last event, so that what is added later does not seem to have come before it.
    """
    if rehearsal is None:
        return base
    if rehearsal.speed:
        return ScaledClock(base, rehearsal)
    if isinstance(base, ManualClock):
        return base
    stands = last or Stamp(rehearsal.origin_at, 0.0, VIRTUAL)
    return ManualClock(stands.at, stands.boot_id, stands.mono_s)
