"""Going into sessions from home: a room is opened beside its screen, and closed once nobody stands on it."""

from __future__ import annotations

import asyncio
from contextlib import AbstractContextManager, ExitStack
from importlib import import_module
from pathlib import Path
from typing import TYPE_CHECKING, Any

from textual.app import App
from textual.screen import Screen

from fishbowl.core.base import ASSISTANT, Actor, PersonId

if TYPE_CHECKING:
    from fishbowl.runtime.room import Room
    from fishbowl.runtime.study import Study

GONE_S = 0.02
"""How often it is looked whether a screen that was left is gone."""


class Visits:
    """The rooms that home has opened. `close` closes what is left of them when the app is gone."""

    def __init__(self, study: Study) -> None:
        self._study = study
        self._open: list[ExitStack] = []

    @property
    def inside(self) -> int:
        """How many sessions are open."""
        return len(self._open)

    async def observers(self, session: Path) -> tuple[PersonId, ...]:
        """The observers who are expected there. Raises SessionUnreadable."""
        room: Room = await asyncio.to_thread(self._study.enter, session, ASSISTANT)
        observers = tuple(person.id for person in room.state.people.observers)
        await asyncio.to_thread(room.close)
        return observers

    async def visit(
        self,
        app: App[Any],
        session: Path,
        actor: Actor,
        screen: str,
        beside: AbstractContextManager[object] | None = None,
    ) -> None:
        """Show a screen (`module:class` in this floor) on the session until it is left.

        `beside` is entered for that time. Raises SessionUnreadable.
        """
        visit = ExitStack()
        room: Room = await asyncio.to_thread(self._study.enter, session, actor)
        # Remembered before anything can go wrong; not closed by a `finally`: when the app ends, this is
        # cancelled while the screen still stands on its room.
        self._open.append(visit)
        if beside is not None:
            visit.enter_context(beside)
        visit.callback(room.close)
        shown = made(screen, room)
        await app.push_screen_wait(shown)
        await gone(shown)
        self._open.remove(visit)
        await asyncio.to_thread(visit.close)

    def close(self) -> None:
        while self._open:
            self._open.pop().close()


def made(screen: str, *given: object) -> Screen[Any]:
    """A screen by its `module:class`, imported when it is first wanted."""
    module, name = screen.split(":")
    new: Screen[Any] = getattr(import_module(f"fishbowl.tui.{module}"), name)(*given)
    return new


async def gone(screen: Screen[Any]) -> None:
    """Wait until a screen that was left is unmounted: a console gives its seat free only then."""
    while screen.parent is not None:
        await asyncio.sleep(GONE_S)
