"""The app: one process, one first screen, and a clean way out whatever ends it."""

from __future__ import annotations

import asyncio
import signal
from collections.abc import Callable
from typing import ClassVar

from textual.app import App
from textual.screen import Screen

SIGNALS = tuple(getattr(signal, name) for name in ("SIGTERM", "SIGHUP") if hasattr(signal, name))


class FishbowlApp(App[None]):
    """Shows the screen that `first` makes; ends when that screen is left."""

    CSS_PATH = "fishbowl.tcss"
    TITLE = "fishbowl"
    BINDINGS: ClassVar = [("ctrl+q", "quit", "")]

    def __init__(self, first: Callable[[], Screen[None]]) -> None:
        super().__init__()
        self._first = first

    async def on_mount(self) -> None:
        # Textual handles neither: without this a closed ssh line leaves the terminal raw.
        loop = asyncio.get_running_loop()
        for number in SIGNALS:
            loop.add_signal_handler(number, self._signalled, number)
        await self.push_screen(self._first(), callback=lambda _: self.exit())

    def _signalled(self, number: int) -> None:
        self.exit(return_code=128 + number)
