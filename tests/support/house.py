"""A real session in a real file, by a clock that stands still until it is moved."""

from __future__ import annotations

import asyncio
import os
import time
from collections.abc import Callable
from pathlib import Path

from textual.pilot import Pilot

from fishbowl.bootstrap import LocalStudy
from fishbowl.core.base import MODERATOR, Words
from fishbowl.core.decide import AnyCommand
from fishbowl.core.people import MarkAttendance, RecordConsent
from fishbowl.core.protocol import Lang
from fishbowl.core.session import Setup
from fishbowl.core.state import SessionState
from fishbowl.runtime.clock import ManualClock
from fishbowl.runtime.ids import CountedIds
from fishbowl.runtime.newcomers import NewSession, group
from fishbowl.runtime.ports import Answer, Issued
from fishbowl.runtime.room import Room
from fishbowl.runtime.runner import Runner
from tests.support.shipped import shipped

BEGAN_AT = 1773320400.0
"""12 March 2026, 14:00 in the Netherlands."""
DEADLINE_S = 30.0


class House:
    """One session of a shipped protocol. Everyone is expected; `people_arrive` lets them in with consent."""

    def __init__(
        self,
        folder: Path,
        protocol: str = "fishbowl",
        lang: Lang = "nl",
        participants: int = 5,
        observers: int = 2,
    ) -> None:
        self.clock = ManualClock(BEGAN_AT)
        self.ids = CountedIds()
        self.study = LocalStudy(folder, self.clock, self.ids)
        setup = Setup(
            institution="de Hanze" if lang == "nl" else "Hanze", programme="Social Work", place="A1.01"
        )
        own = (folder / "protocols").is_dir()
        guide = self.study.protocol(protocol, lang) if own else shipped(protocol, lang)
        self.path = self.study.create(
            NewSession(guide, setup, group(guide, participants, observers), f"Hanze {protocol} 1")
        )
        self._rooms: list[Room] = []
        self._runner: Runner | None = None

    @classmethod
    def make(
        cls,
        folder: Path,
        protocol: str = "fishbowl",
        lang: Lang = "nl",
        participants: int = 5,
        observers: int = 2,
    ) -> House:
        return cls(folder, protocol, lang, participants, observers)

    @property
    def runner(self) -> Runner:
        """The session on this thread, caught up with what the rooms stored."""
        if self._runner is None:
            self._runner = self.study.runner(self.path, writable=True)
        self._runner.catch_up()
        return self._runner

    @property
    def state(self) -> SessionState:
        """The whole state, uncut."""
        return self.runner.state

    def room(self, actor: str = MODERATOR) -> Room:
        """That actor's live connection; closed with the house."""
        room = self.study.enter(self.path, actor)
        self._rooms.append(room)
        return room

    def do(self, actor: str, command: AnyCommand, **words: str) -> Answer:
        """Give a command as that actor, as if from the console that holds the seat."""
        runner = self.runner
        seat = runner.state.session.console_id if actor == MODERATOR else ""
        return runner.perform(Issued(self.ids(), actor, command, Words.of(**words), seat))

    def people_arrive(self, *who: str) -> None:
        """Those named (else all) are present, with consent on paper."""
        people = self.state.people.by_id
        for person in who or sorted(people):
            self.do(MODERATOR, MarkAttendance(person, "present"))
            self.do(MODERATOR, RecordConsent(person, "1", "paper"))

    def pass_time(self, seconds: float) -> None:
        self.clock.advance(seconds)

    def close(self) -> None:
        for room in self._rooms:
            room.close()
        if self._runner is not None:
            self._runner.close()

    def __enter__(self) -> House:
        return self

    def __exit__(self, *_: object) -> None:
        self.close()

    @staticmethod
    async def until(pilot: Pilot[None], condition: Callable[[], bool], what: str = "") -> None:
        """Wait until the condition holds; fail after ten seconds."""
        deadline = time.monotonic() + DEADLINE_S
        while not condition():
            assert time.monotonic() < deadline, f"never came: {what or condition}"
            await pilot.pause()
            await asyncio.sleep(0.01)
        await pilot.pause()


def wait_until(condition: Callable[[], bool], what: str = "", deadline_s: float = DEADLINE_S) -> None:
    """The same for tests without a screen."""
    deadline = time.monotonic() + deadline_s
    while not condition():
        assert time.monotonic() < deadline, f"never came: {what or condition}"
        os.sched_yield()
        time.sleep(0.005)
