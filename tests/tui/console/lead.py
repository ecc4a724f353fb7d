"""Leading a session from the console: what is shown, and what each key stores."""

from __future__ import annotations

from contextlib import AbstractAsyncContextManager

from fishbowl.core.base import Event
from fishbowl.tui.console.screen import ConsoleScreen
from fishbowl.tui.live import look_at as look_of
from fishbowl.tui.view import Desk, View
from tests.support.house import House
from tests.tui.seen import Seen, look_at

USUAL = (80, 24)
WIDE = (160, 45)


def console(house: House, size: tuple[int, int] = USUAL) -> AbstractAsyncContextManager[Seen[ConsoleScreen]]:
    return look_at(house, ConsoleScreen, "M", size)


def view_of(house: House, width: int = 80, height: int = 10, desk: Desk | None = None) -> View:
    """The session as the moderator's panel of that size is given it."""
    return View(look_of(house.room("M")), desk or Desk(), width, height)


async def stores(seen: Seen[ConsoleScreen], house: House, key: str, *wanted: Event) -> None:
    """Press the key; exactly these events follow from it."""
    await seen.until(lambda: house.state.session.console_id != "", "the seat")
    before = len(house.runner.records)
    await seen.press(key)
    await seen.until(
        lambda: len(house.runner.catch_up() or house.runner.records) >= before + len(wanted), key
    )
    assert [rec.event for rec in house.runner.records[before:]] == list(wanted)
    await seen.until(lambda: seen.screen.room.state.seq == house.state.seq, "the tail")
