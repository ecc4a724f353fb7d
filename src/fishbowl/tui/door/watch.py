"""What a screen knows of the door: its row, read again when another process changed it."""

from __future__ import annotations

from collections.abc import Callable
from concurrent.futures import Future

from fishbowl.runtime.door import Change, Doorway
from fishbowl.runtime.room import Room

OnLoop = Callable[..., None]


class DoorWatch:
    """`doorway` is the row as it was last read. `come` is called on the screen's loop when it is another."""

    def __init__(self, room: Room, on_loop: OnLoop, come: Callable[[], None]) -> None:
        self.doorway = Doorway()
        self._room = room
        self._on_loop = on_loop
        self._come = come
        self._stop: Callable[[], None] | None = None

    def start(self) -> None:
        """Read the row, and again whenever it changes."""
        self._stop = self._room.at_the_door(self._ask)
        self._ask()

    def stop(self) -> None:
        if self._stop is not None:
            self._stop()

    def change(self, change: Change, then: Callable[[Doorway], None] | None = None) -> None:
        """Change the row; `then` hears, on the screen's loop, how it stands."""
        self._room.change_door(change).add_done_callback(lambda done: self._on_loop(self._took, done, then))

    def _ask(self) -> None:
        self._room.door().add_done_callback(lambda done: self._on_loop(self._took, done, None))

    def _took(self, done: Future[Doorway], then: Callable[[Doorway], None] | None) -> None:
        if done.exception() is not None:
            return  # the file is gone or can't be written: the screen says so by itself
        self.doorway = done.result()
        if then is not None:
            then(self.doorway)
        self._come()
