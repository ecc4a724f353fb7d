"""From a machine's clocks to the session's timeline and back."""

from __future__ import annotations

from msgspec import Struct

from fishbowl.core.anew import replace
from fishbowl.core.base import Recorded

SET_S = 2.0
"""A wall clock that is further off than this has been set; less is how clocks drift."""


class Stamp(Struct, frozen=True):
    """One reading of a machine: wall clock (`at`, epoch), monotonic seconds that count suspend, boot id."""

    at: float
    mono_s: float
    boot_id: str


class Meeting(Struct, frozen=True):
    """An instant at which the clocks of one boot met the timeline."""

    session_s: float
    stamp: Stamp

    def is_kept_by(self, later: Meeting) -> bool:
        """Whether the wall clock simply ran on between this and a later meeting of the same boot."""
        passed_s = later.session_s - self.session_s
        return (
            self.stamp.boot_id == later.stamp.boot_id
            and abs(later.stamp.at - self.stamp.at - passed_s) <= SET_S
        )


class Timebase(Struct, frozen=True):
    """Where the timeline met each boot's clocks first and after the wall clock was set, and the last event.

    A laptop that finds its network in mid-session may have been minutes off: what is shown from then on is
    the time on the wall, and what was before keeps the time that it was recorded by.
    """

    boots: tuple[Meeting, ...] = ()
    last: Meeting | None = None

    def add(self, rec: Recorded) -> Timebase:
        meeting = Meeting(rec.recorded_s, Stamp(rec.recorded_at, rec.mono_s, rec.boot_id))
        if self.boots and self.boots[-1].is_kept_by(meeting):
            return replace(self, last=meeting)
        return Timebase((*self.boots, meeting), meeting)

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

    def session_s(self, wall_at: float) -> float:
        """The instant of the timeline at that wall clock (epoch seconds): the inverse of `wall_at`.

        Of a time that the wall clock showed twice, since it was set back, it is the later; of one that it
        skipped, the instant at which it was set.
        """
        if not self.boots:
            return 0.0
        index = max((i for i, met in enumerate(self.boots) if met.stamp.at <= wall_at), default=0)
        met = self.boots[index]
        found = met.session_s + wall_at - met.stamp.at
        return min([found, *(later.session_s for later in self.boots[index + 1 :])])
