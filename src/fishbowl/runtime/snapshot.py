"""What is known of a session at one instant, and what a role gets to read of its words."""

from __future__ import annotations

from msgspec import Struct

from fishbowl.core.base import Body
from fishbowl.core.state import SessionState
from fishbowl.core.timebase import Timebase
from fishbowl.runtime.ports import Clock, Erased
from fishbowl.runtime.roles import Withheld

Reading = Body | Erased | Withheld
"""What a role gets for an event's words: the words, or that they are erased or withheld."""


class Snapshot(Struct, frozen=True):
    """Everything known at one instant, uncut. `retracted` holds the commands that were taken back."""

    state: SessionState
    timebase: Timebase
    clock: Clock
    retracted: frozenset[str]

    @property
    def now_s(self) -> float:
        """Seconds on the session's timeline now."""
        return self.timebase.reading(self.clock.stamp())[0]

    def wall_at(self, session_s: float) -> float:
        return self.timebase.wall_at(session_s)
