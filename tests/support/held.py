"""A session of a tiny protocol in a real file, told by the second, and its record."""

from __future__ import annotations

from pathlib import Path

from fishbowl.bootstrap import LocalStudy
from fishbowl.core.base import MODERATOR
from fishbowl.core.decide import AnyCommand
from fishbowl.core.protocol import Protocol
from fishbowl.core.session import Rehearsal
from fishbowl.runtime.clock import ManualClock
from fishbowl.runtime.ids import CountedIds
from fishbowl.runtime.newcomers import NewSession, group
from fishbowl.runtime.record import Record, build
from fishbowl.storage.codec import CODEC
from tests.support.house import BEGAN_AT, House
from tests.support.tiny import FISHBOWL, SETUP


class Held(House):
    """Four participants and two observers, all there with consent; 0 s is 14:00:00 on 12 March 2026."""

    def __init__(
        self,
        folder: Path,
        protocol: Protocol = FISHBOWL,
        rehearsal: Rehearsal | None = None,
        name: str = "Group 1",
    ) -> None:
        self.clock = ManualClock(BEGAN_AT)
        self.ids = CountedIds()
        self.study = LocalStudy(folder, self.clock, self.ids)
        self.path = self.study.create(NewSession(protocol, SETUP, group(protocol, 4, 2), name, rehearsal))
        self._rooms = []
        self._runner = None
        self.people_arrive()

    def at(self, seconds: float, actor: str, command: AnyCommand, **words: str) -> None:
        """Give the command at that second of the timeline."""
        self.clock.advance(BEGAN_AT + seconds - self.clock.stamp().at)
        self.do(actor, command, **words)

    def record(self, actor: str = MODERATOR) -> Record:
        return build(self.runner, actor, CODEC.encode)

    def __enter__(self) -> Held:
        return self
