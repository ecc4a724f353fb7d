"""A screen as someone at the keyboard has it: press, type, and look at what stands there."""

from __future__ import annotations

from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager
from typing import Any, Generic, TypeVar

from textual.pilot import Pilot
from textual.screen import Screen

from fishbowl.runtime.room import Room
from fishbowl.tui.app import FishbowlApp
from fishbowl.tui.live import LiveScreen
from tests.support.house import House

ScreenT = TypeVar("ScreenT", bound=Screen[Any])
LiveT = TypeVar("LiveT", bound=LiveScreen)
NAMES = {" ": "space", "?": "question_mark", ":": "colon", ">": "greater_than_sign", "(": "left_parenthesis"}


class Seen(Generic[ScreenT]):
    """`screen` is the one under test; dialogs and further screens may lie over it."""

    def __init__(self, pilot: Pilot[None], screen: ScreenT) -> None:
        self.pilot, self.screen = pilot, screen
        self.keys = 0
        """How many keys were pressed so far."""

    @property
    def rows(self) -> list[str]:
        """What the terminal shows now, row by row."""
        return [strip.text.rstrip() for strip in self.pilot.app.screen._compositor.render_strips()]

    @property
    def text(self) -> str:
        return "\n".join(self.rows)

    async def press(self, *keys: str) -> None:
        self.keys += len(keys)
        await self.pilot.press(*keys)
        await self.pilot.pause()

    async def type(self, text: str) -> None:
        await self.press(*(NAMES.get(char, char) for char in text))

    async def sees(self, words: str) -> None:
        """Wait until these words stand there, wherever lines are broken and boxes drawn."""
        wanted = " ".join(words.split())
        await self.until(lambda: wanted in " ".join(self.text.replace("│", " ").split()), words)

    async def until(self, condition: Callable[[], bool], what: str = "") -> None:
        try:
            await House.until(self.pilot, condition, what)
        except AssertionError as never:
            raise AssertionError(f"{never}\n{self.text}") from None


@asynccontextmanager
async def look_at(
    house: House, make: Callable[[Room], LiveT], actor: str = "A", size: tuple[int, int] = (80, 24)
) -> AsyncIterator[Seen[LiveT]]:
    screen = make(house.room(actor))
    app = FishbowlApp(lambda: screen)
    async with app.run_test(size=size) as pilot:
        await House.until(pilot, lambda: screen in app.screen_stack, "the screen")
        yield Seen(pilot, screen)
