"""A real session file on a disk that fails when told to."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from fishbowl.core.base import MODERATOR, Actor
from fishbowl.core.errors import NotSaved
from fishbowl.runtime.keeper import Keeper
from fishbowl.runtime.room import Room
from fishbowl.runtime.runner import Runner
from fishbowl.storage.event_log import SessionFile
from tests.support.house import House


class FlakyFile(SessionFile):
    """`fails` before: nothing is stored; after: all of it is, though nobody is told so."""

    fails = ""

    @contextmanager
    def writing(self) -> Iterator[None]:
        if self.fails == "before":
            raise NotSaved("storage.disk_full", path=self.path)
        with super().writing():
            yield
        if self.fails == "after":
            raise NotSaved("storage.disk_full", path=self.path)


class FlakyRoom:
    """A room over such a file, to be closed by whoever made it."""

    def __init__(self, house: House, actor: Actor) -> None:
        self.file: FlakyFile | None = None
        keeper = Keeper(lambda: Runner(self._open(house.path), house.clock))
        self.room = Room(keeper, actor, house.ids, house.ids() if actor == MODERATOR else "")

    def _open(self, path: Path) -> FlakyFile:
        file = FlakyFile.open(path)
        assert isinstance(file, FlakyFile)
        self.file = file
        return file

    def fail(self, when: str) -> None:
        """From now on: `before`, `after`, or not at all (empty)."""
        assert self.file is not None
        self.file.fails = when
