"""From a machine's clocks to the session's timeline and back."""

from __future__ import annotations

from dataclasses import dataclass, replace

from fishbowl.core.base import Recorded


@dataclass(frozen=True, slots=True)
class Stamp:
    """One reading of a machine: wall clock (`at`, epoch), monotonic seconds that count suspend, boot id."""

    at: float
    mono_s: float
    boot_id: str


@dataclass(frozen=True, slots=True)
class Meeting:
    """An instant at which the clocks of one boot met the timeline."""

    session_s: float
    stamp: Stamp


@dataclass(frozen=True, slots=True)
class Timebase:
    """Where the timeline met each boot's clocks first, and the last event known."""

    boots: tuple[Meeting, ...] = ()
    last: Meeting | None = None

    def add(self, rec: Recorded) -> Timebase:
        meeting = Meeting(rec.recorded_s, Stamp(rec.recorded_at, rec.mono_s, rec.boot_id))
        if not self.boots or self.boots[-1].stamp.boot_id != rec.boot_id:
            return Timebase((*self.boots, meeting), meeting)
        return replace(self, last=meeting)

    def reading(self, stamp: Stamp) -> tuple[float, bool]:
        """Seconds on the timeline now, and whether they are certain. Never before the last event.

        Within a boot the monotonic clock counts, so that a wall clock set back changes nothing. After a
        restart only the wall clock is left: uncertain, and never negative.
        """
        if self.last is None:
            return 0.0, True
        last_s = self.last.session_s
        for met in reversed(self.boots):
            if met.stamp.boot_id == stamp.boot_id:
                return max(last_s, met.session_s + stamp.mono_s - met.stamp.mono_s), True
        return last_s + max(0.0, stamp.at - self.last.stamp.at), False

    def wall_at(self, session_s: float) -> float:
        """The wall clock (epoch seconds) at an instant of the timeline, past or to come."""
        met = next((b for b in reversed(self.boots) if b.session_s <= session_s), None)
        met = met or (self.boots[0] if self.boots else Meeting(0.0, Stamp(0.0, 0.0, "")))
        return met.stamp.at + session_s - met.session_s
