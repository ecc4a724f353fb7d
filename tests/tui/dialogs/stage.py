"""A bare screen on which a dialog is put, and the answer it gave."""

from __future__ import annotations

from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager
from typing import Generic, TypeVar

from textual.pilot import Pilot

from fishbowl.runtime.room import Room
from fishbowl.tui.app import FishbowlApp
from fishbowl.tui.live import LiveDialog, LiveScreen
from fishbowl.tui.widgets.plain import Plain
from tests.support.house import House

T = TypeVar("T")


class Ground(LiveScreen, Generic[T]):
    """Puts the dialog as soon as it stands; keeps each answer."""

    def __init__(self, room: Room, dialog: Callable[[Room], LiveDialog[T]]) -> None:
        super().__init__(room)
        self._dialog = dialog
        self.answers: list[T | None] = []

    def on_mount(self) -> None:
        super().on_mount()
        self.app.push_screen(self._dialog(self.room), self.answers.append)


class Asked(Generic[T]):
    """A running app with the dialog on it."""

    def __init__(self, pilot: Pilot[None], ground: Ground[T]) -> None:
        self.pilot, self.ground = pilot, ground

    @property
    def answers(self) -> list[T | None]:
        return self.ground.answers

    @property
    def text(self) -> str:
        """What the topmost dialog shows in its plain parts."""
        return "\n".join(str(plain.content) for plain in self.pilot.app.screen.query(Plain))

    async def press(self, *keys: str) -> None:
        await self.pilot.press(*keys)
        await self.pilot.pause()

    async def sees(self, words: str) -> None:
        await House.until(self.pilot, lambda: words in self.text, f"{words!r} in {self.text!r}")

    async def answered(self) -> T | None:
        """The one answer; fails when it was given twice."""
        await House.until(self.pilot, lambda: bool(self.answers), "an answer")
        assert len(self.answers) == 1
        assert self.pilot.app.screen is self.ground
        return self.answers[0]

    async def closed(self) -> None:
        """For a dialog that has no answer to give."""
        await House.until(self.pilot, lambda: self.answers == [None], "the end of it")


@asynccontextmanager
async def ask(
    house: House,
    dialog: Callable[[Room], LiveDialog[T]],
    actor: str = "M",
    size: tuple[int, int] = (80, 24),
) -> AsyncIterator[Asked[T]]:
    ground = Ground(house.room(actor), dialog)
    app = FishbowlApp(lambda: ground)
    async with app.run_test(size=size) as pilot:
        await House.until(pilot, lambda: isinstance(app.screen, LiveDialog), "the dialog")
        yield Asked(pilot, ground)
