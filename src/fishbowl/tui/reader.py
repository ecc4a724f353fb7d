"""Words typed by people, fetched when a screen wants to show them."""

from __future__ import annotations

import asyncio
from collections.abc import Callable, Iterable, Mapping
from concurrent.futures import Future
from contextlib import suppress
from contextvars import copy_context

from fishbowl.runtime.ports import Erased
from fishbowl.runtime.roles import Withheld
from fishbowl.runtime.room import Room
from fishbowl.runtime.snapshot import Reading

Unreadable = Erased | Withheld


class Reader:
    """Keeps what was read. Asks the room for each event's words once, and says when they have come.

    Of words that are withheld or erased it keeps that they are; `forget` it all when that may have changed.
    """

    def __init__(self, room: Room, come: Callable[[], None]) -> None:
        self.words: Mapping[int, Mapping[str, str]] = {}
        self.unreadable: Mapping[int, Unreadable] = {}
        self._room = room
        self._come = come
        self._asked: set[int] = set()

    def want(self, seqs: Iterable[int]) -> None:
        """Fetch these, if they were not asked for before; 0 stands for no event. Never blocks."""
        new = [seq for seq in seqs if seq and seq not in self._asked]
        if not new:
            return
        self._asked.update(new)
        loop = asyncio.get_running_loop()
        here = copy_context()  # else whatever it leads to would not know its app

        def done(found: Future[Mapping[int, Reading]]) -> None:
            with suppress(RuntimeError):  # the loop has ended, and with it the screen
                loop.call_soon_threadsafe(self._read, found, context=here)

        self._room.read(*new).add_done_callback(done)

    def forget(self) -> None:
        self._asked.clear()
        self.words, self.unreadable = {}, {}

    def _read(self, done: Future[Mapping[int, Reading]]) -> None:
        if done.exception() is not None:
            return  # the file is gone or broken: the screen says so by itself
        found = done.result()
        bodies = {seq: body for seq, body in found.items() if not isinstance(body, str)}
        self.words = {**{seq: body for seq, body in self.words.items() if seq not in found}, **bodies}
        gone = {seq: why for seq, why in found.items() if isinstance(why, str)}
        self.unreadable = {**{seq: why for seq, why in self.unreadable.items() if seq not in found}, **gone}
        self._come()
