"""Whether a door can be reached from here, and who wants to hear of it."""

from __future__ import annotations

import threading
from collections.abc import Callable

from fishbowl.core.errors import FishbowlError, OutOfReach

Failed = Callable[[FishbowlError], object]
Mended = Callable[[], object]


class Reach:
    """In reach, out of it, or over for good. Out of reach until it is first `found`; from any thread."""

    def __init__(self) -> None:
        self.is_here = False
        self._over: FishbowlError | None = None
        self._closing = False
        self._lock = threading.Lock()
        self._hurry = threading.Event()
        self._tellers: tuple[tuple[Failed, Mended | None], ...] = ()

    def on_change(self, failed: Failed, mended: Mended | None) -> None:
        self._tellers = (*self._tellers, (failed, mended))

    def check(self) -> None:
        """Raises why nothing can be asked now; whoever tries to find the way again is woken."""
        if self._over is not None:
            raise self._over
        if not self.is_here:
            self._hurry.set()
            raise OutOfReach("remote.out_of_reach")

    def found(self) -> None:
        self.is_here = True
        for _, mended in self._tellers:
            if mended is not None:
                mended()

    def lost(self) -> None:
        """Told once, until it is found again."""
        with self._lock:
            was_here, self.is_here = self.is_here, False
        if was_here and not self._closing:
            self._tell(OutOfReach("remote.out_of_reach"))

    def end(self, error: FishbowlError) -> None:
        """Whatever is asked from here on meets this error."""
        self._over = error
        self._tell(error)

    def close(self) -> None:
        """Nobody wants to hear any more, or waits."""
        self._closing = True
        self._hurry.set()

    def wait(self, seconds: float) -> None:
        """Until then, or until someone has something to ask."""
        self._hurry.wait(seconds)
        if not self._closing:
            self._hurry.clear()

    def _tell(self, error: FishbowlError) -> None:
        for failed, _ in self._tellers:
            failed(error)
