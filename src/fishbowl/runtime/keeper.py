"""The thread that keeps an open session file: it stores, reads and follows for everyone in its process."""

from __future__ import annotations

import threading
from collections.abc import Callable, Mapping
from concurrent.futures import Future
from contextlib import suppress
from queue import Empty, SimpleQueue
from typing import TypeVar

from fishbowl.core.base import Actor
from fishbowl.core.errors import FishbowlError
from fishbowl.runtime import door, unsent
from fishbowl.runtime.ports import Answer, Issued
from fishbowl.runtime.runner import Runner
from fishbowl.runtime.snapshot import Reading, Snapshot

POLL_S = 0.025
"""How often the file is asked for what others stored: under the 50 ms that a hand-over may take."""

T = TypeVar("T")
Follower = Callable[[Snapshot, frozenset[Actor]], None]
"""Called with the snapshot before a change, and who brought it about."""


class Keeper:
    """Owns a runner on a thread of its own, so that a slow disk holds up no key stroke and no page.

    Rooms stand on it: one in a terminal, one for each guest at the door. What it hands out is uncut; only
    rooms read it.
    """

    def __init__(self, open_runner: Callable[[], Runner]) -> None:
        """`open_runner` is called on the keeper's thread, which then owns the file. Blocks until it is."""
        self.snapshot: Snapshot
        self._jobs: SimpleQueue[Callable[[], None] | None] = SimpleQueue()
        self._followers: tuple[Follower, ...] = ()
        self._live_seen: dict[str, str | None] = {}
        self._live_followers: tuple[tuple[str, Callable[[], object]], ...] = ()
        self._failed: tuple[Callable[[FishbowlError], object], ...] = ()
        self._broken: FishbowlError | None = None
        self._runner: Runner
        ready: Future[None] = Future()
        self._thread = threading.Thread(
            target=self._live, args=(open_runner, ready), name="keeper", daemon=True
        )
        self._thread.start()
        ready.result()

    def perform(self, issued: Issued) -> Future[Answer]:
        """Ends once the command is durably stored; else raises Refused or NotSaved."""
        return self.job(lambda runner: self._perform(runner, issued))

    def job(self, do: Callable[[Runner], T]) -> Future[T]:
        """Have something done with the runner, on the keeper's thread, after what was asked before.

        Cancelled before it is its turn, it is not done; once begun it goes on.
        """
        future: Future[T] = Future()

        def run() -> None:
            if not future.set_running_or_notify_cancel():
                return  # who asked is gone, as telephones go
            try:
                if self._broken is not None:
                    raise self._broken
                future.set_result(do(self._runner))
            except BaseException as error:  # noqa: BLE001  # whatever it is, it belongs to the one who waits
                future.set_exception(error)

        self._jobs.put(run)
        return future

    def read(self, seqs: tuple[int, ...], actor: Actor) -> Future[Mapping[int, Reading]]:
        """The words typed with these events, as far as the actor may read them."""
        return self.job(lambda runner: runner.read(seqs, actor))

    def follow(self, follower: Follower) -> Callable[[], None]:
        """Call the follower, on the keeper's thread, after each change; `snapshot` is the new one by then.

        Gives what ends it.
        """
        self._followers = (*self._followers, follower)

        def stop() -> None:
            self._followers = tuple(each for each in self._followers if each is not follower)

        return stop

    def follow_live(self, key: str, changed: Callable[[], object]) -> Callable[[], None]:
        """Call, on the keeper's thread, when another process changed what stands under the key.

        For things that are no record: they come without an event. Gives what ends it.
        """
        follower = (key, changed)
        self._live_followers = (*self._live_followers, follower)

        def stop() -> None:
            self._live_followers = tuple(each for each in self._live_followers if each is not follower)

        return stop

    def on_failure(
        self, failed: Callable[[FishbowlError], object], mended: Callable[[], object] | None = None
    ) -> None:
        """Call `failed`, on the keeper's thread, when the file can't be followed any more: never mended."""
        self._failed = (*self._failed, failed)

    def close(self) -> None:
        """Finish what was asked, close the file, end the thread."""
        self._jobs.put(None)
        self._thread.join()

    # --- the keeper's thread ----------------------------------------------------------------------------

    def _live(self, open_runner: Callable[[], Runner], ready: Future[None]) -> None:
        try:
            self._runner = open_runner()
        except BaseException as error:  # noqa: BLE001  # whatever it is, it belongs to the one who waits
            ready.set_exception(error)
            return
        self.snapshot = self._runner.snapshot
        self._followed = len(self._runner.records)
        ready.set_result(None)
        try:
            while (job := self._next_job()) is not None:
                job()
                if self._broken is None:
                    self._drain(only_if_changed=True)
        finally:
            with suppress(FishbowlError):  # who leaves has nobody to tell, and the next one does it
                door.tidy(self._runner)
                unsent.tidy(self._runner)
            self._runner.close()

    def _next_job(self) -> Callable[[], None] | None:
        try:
            return self._jobs.get(timeout=POLL_S)
        except Empty:
            return _nothing

    def _perform(self, runner: Runner, issued: Issued) -> Answer:
        try:
            return runner.perform(issued)
        finally:
            # A connection's own commit does not show in its data_version: drain the tail at once. What
            # fails there is told apart: the command has been stored.
            self._drain()

    def _drain(self, *, only_if_changed: bool = False) -> None:
        """Follow the file; where that fails, say so once, and to everyone who asks for something later."""
        try:
            if not only_if_changed or self._runner.changed():
                self._follow()
                self._follow_live()
        except FishbowlError as error:
            self._broken = error
            for failed in self._failed:
                failed(error)

    def _follow(self) -> None:
        self._runner.catch_up()
        new = self._runner.records[self._followed :]
        if not new:
            return
        self._followed += len(new)
        before, self.snapshot = self.snapshot, self._runner.snapshot
        who = frozenset(rec.actor for rec in new)
        for follower in self._followers:
            follower(before, who)

    def _follow_live(self) -> None:
        stand = {key: self._runner.live(key) for key, _ in self._live_followers}
        before, self._live_seen = self._live_seen, stand
        for key, changed in self._live_followers:
            if stand.get(key) != before.get(key):
                changed()


def _nothing() -> None:
    """What is done when nobody asked for anything."""
