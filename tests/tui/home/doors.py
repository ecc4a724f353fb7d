"""Home, as someone at the keyboard has it."""

from __future__ import annotations

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager

from fishbowl.bootstrap import LocalStudy
from fishbowl.tui.app import FishbowlApp
from fishbowl.tui.home.screen import HomeScreen
from tests.support.house import House
from tests.tui.seen import Seen


@asynccontextmanager
async def at_home(study: LocalStudy, size: tuple[int, int] = (80, 24)) -> AsyncIterator[Seen[HomeScreen]]:
    """The home screen, once it knows its sessions; everything is closed in the end."""
    screen = HomeScreen(study)
    app = FishbowlApp(lambda: screen)
    try:
        async with app.run_test(size=size) as pilot:
            await House.until(pilot, lambda: app.screen is screen and screen.entries is not None, "home")
            yield Seen(pilot, screen)
    finally:
        screen.close()


async def goes_to(seen: Seen[HomeScreen], name: str) -> None:
    """Wait until a screen of that class stands over all others."""
    await seen.until(lambda: type(seen.pilot.app.screen).__name__ == name, name)
    await seen.pilot.pause()


async def comes_back(seen: Seen[HomeScreen]) -> None:
    """Wait until home is on top again and every room is closed."""
    visits = seen.screen.visits
    await seen.until(lambda: seen.pilot.app.screen is seen.screen and not visits.inside, "back home")
