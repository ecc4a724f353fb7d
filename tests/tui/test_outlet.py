"""Signals and a driver's writing: what is told at a bad moment waits for a good one."""

from __future__ import annotations

import asyncio
import io
import signal
from threading import Lock
from typing import Any

from textual.app import App
from textual.drivers.headless_driver import HeadlessDriver

from fishbowl.tui.outlet import with_outlet


class Suspending(HeadlessDriver):
    """Writes before it is suspended, as Textual's own does."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self._file = io.StringIO()
        self.writing = Lock()
        self.wrote: list[bool] = []

    def _sigtstp_application(self, *_: Any) -> None:
        self.wrote.append(self.writing.acquire(blocking=False))


async def test_who_is_told_to_stop_while_writing_writes_that_first() -> None:
    driver = with_outlet(Suspending)(App[None]())
    assert isinstance(driver, Suspending)
    before = signal.signal(signal.SIGTSTP, driver._sigtstp_application)
    try:
        with driver.writing:
            signal.raise_signal(signal.SIGTSTP)
        assert driver.wrote == []
        await asyncio.sleep(0)
        assert driver.wrote == [True]
    finally:
        signal.signal(signal.SIGTSTP, before)
