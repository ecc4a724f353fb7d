"""Pictures of screens that have come to rest: what a disk or another process is to bring has come."""

from __future__ import annotations

from collections.abc import Awaitable, Callable
from typing import Protocol

from textual.app import App
from textual.pilot import Pilot

from tests.tui.seen import NAMES, Seen

Before = Callable[[Pilot[None]], Awaitable[None]]


class SnapCompare(Protocol):
    def __call__(
        self, app: App[None], terminal_size: tuple[int, int], run_before: Before | None = None
    ) -> bool: ...


def showing(*steps: str | tuple[str, ...]) -> Before:
    """One after the other: words that are waited for until they stand there, and keys that are pressed."""

    async def before(pilot: Pilot[None]) -> None:
        for step in steps:
            seen = Seen(pilot, pilot.app.screen)
            if isinstance(step, str):
                await seen.sees(step)
            else:
                await seen.press(*(NAMES.get(key, key) for key in step))

    return before
