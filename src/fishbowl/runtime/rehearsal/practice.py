"""Everyone but the moderator, acting beside a screen at which a moderator practises."""

from __future__ import annotations

import threading
from collections.abc import Callable
from contextlib import closing

from fishbowl.core.errors import FishbowlError
from fishbowl.runtime.ports import Ids
from fishbowl.runtime.rehearsal.booking import Booking
from fishbowl.runtime.rehearsal.company import others
from fishbowl.runtime.rehearsal.playing import Playing
from fishbowl.runtime.runner import Runner


class Practice:
    """Simulated people on a thread of their own, from entering the `with` until leaving it.

    They have their own hand on the file, as another process would: a slow disk of theirs never holds up the
    screen. `failure` is what ended them early, if anything.
    """

    def __init__(self, open_runner: Callable[[], Runner], booking: Booking, ids: Ids) -> None:
        """`open_runner` is called on the thread."""
        self.failure: FishbowlError | None = None
        self._open_runner = open_runner
        self._booking = booking
        self._ids = ids
        self._end = threading.Event()
        self._thread = threading.Thread(target=self._live, name="rehearsal", daemon=True)

    def __enter__(self) -> Practice:
        self._thread.start()
        return self

    def __exit__(self, *_: object) -> None:
        self._end.set()
        self._thread.join()

    def _live(self) -> None:
        try:
            with closing(self._open_runner()) as runner:
                scene = self._booking.scene(self._ids)
                people = others(scene, self._booking.protocol)
                Playing(runner, scene, people).in_time(self._booking.speed, self._end)
        except FishbowlError as failure:
            self.failure = failure
