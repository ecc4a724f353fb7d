"""What is to be asked of a door, one thing after the other, on a thread of its own."""

from __future__ import annotations

import threading
from collections.abc import Callable
from concurrent.futures import Future
from queue import Empty, SimpleQueue
from typing import TypeVar

from fishbowl.core.errors import OutOfReach

T = TypeVar("T")


class Errands:
    """Runs what it is given in that order. What meets nobody can wait until the way is free again."""

    def __init__(self) -> None:
        self._jobs: SimpleQueue[Callable[[], None] | None] = SimpleQueue()
        self._waiting: SimpleQueue[Callable[[], None]] = SimpleQueue()
        self._finishing = threading.Event()
        self._thread = threading.Thread(target=self._run, name="errands", daemon=True)
        self._thread.start()

    def send(self, errand: Callable[[], T], *, waits: bool) -> Future[T]:
        """Have it done; `waits`: where it raises OutOfReach it is done anew after `again`."""
        future: Future[T] = Future()

        def run() -> None:
            if not future.running() and not future.set_running_or_notify_cancel():
                return  # whoever asked has gone
            try:
                found = errand()
            except OutOfReach as error:
                if waits and not self._finishing.is_set():
                    self._waiting.put(run)
                else:
                    future.set_exception(error)
            except BaseException as error:  # noqa: BLE001  # whatever it is, it belongs to the one who waits
                future.set_exception(error)
            else:
                future.set_result(found)

        self._jobs.put(run)
        return future

    def again(self) -> None:
        """Do what waits, in the order in which it was sent."""
        for run in _all_in(self._waiting):
            self._jobs.put(run)

    def finish(self) -> None:
        """Do what was sent and end; what met nobody fails now. Called once."""
        self._finishing.set()
        self.again()
        self._jobs.put(None)
        self._thread.join()

    def _run(self) -> None:
        while (run := self._jobs.get()) is not None:
            run()


def _all_in(queue: SimpleQueue[Callable[[], None]]) -> list[Callable[[], None]]:
    found = []
    while True:
        try:
            found.append(queue.get_nowait())
        except Empty:
            return found
