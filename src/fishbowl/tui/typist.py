"""The keys, one after the other: each is handed on once all that the one before it did is done.

Textual hands a key to whoever has the focus at that instant. Of keys that come in one burst, those after the
one that opens a dialog would be handed out before the dialog is there: to the screen under it, or to nobody.
"""

from __future__ import annotations

import asyncio
from collections.abc import Awaitable, Callable
from typing import Any

from textual import events
from textual.app import App
from textual.message_pump import MessagePump
from textual.screen import Screen
from textual.widget import Widget

ROUNDS = 2
"""A key may leave a message behind (`Enter` in a line, that it was sent): the second round comes after it."""
LOOK_S = 0.01
"""How often it is looked whether a screen still has the keys wait."""

Typed = events.Key | events.Paste
Place = tuple[Screen[Any] | None, Widget | None]
NOWHERE: Place = (None, None)


class Typist:
    """Keeps what is typed until the app can take it. A screen has it wait longer by `keys_wait`."""

    def __init__(self, app: App[Any], hand_on: Callable[[Typed], Awaitable[None]]) -> None:
        self._app = app
        self._hand_on = hand_on
        self._typed: asyncio.Queue[Typed] = asyncio.Queue()
        self._settled = NOWHERE

    def add(self, typed: Typed) -> None:
        """Have this handed on after all that was typed before it."""
        self._typed.put_nowait(typed)

    async def run(self) -> None:
        """Hand on what is typed, until there is no screen left. A key that comes alone goes on at once."""
        while True:
            typed = await self._typed.get()
            if self._settled != self._place():  # a question was put by itself, and may not stand yet
                await self._settle()
            if self._place() == NOWHERE:
                return  # the app is on its way out
            into_line = self._is_for_line(typed)
            await self._hand_on(typed)
            if not into_line:
                await self._settle()

    def _is_for_line(self, typed: Typed) -> bool:
        """Whether a line takes it as a letter, and no more: then the next key may follow at once."""
        focused = self._app.focused
        return (
            isinstance(typed, events.Key)
            and focused is not None
            and focused.check_consume_key(typed.key, typed.character)
        )

    def _place(self) -> Place:
        """Where a key would go now."""
        screens = self._app.screen_stack
        return (screens[-1], self._app.focused) if screens else NOWHERE

    async def _settle(self) -> None:
        """Wait until where a key would go stands still, and every message on its way there was handled."""
        still = 0
        while still < ROUNDS:
            self._settled = self._place()
            screen, focused = self._settled
            if screen is None:
                return
            for pump in (focused or screen).ancestors_with_self:
                await _handled(pump)
            while getattr(screen, "keys_wait", False) and self._app.screen is screen:
                await asyncio.sleep(LOOK_S)
            still = still + 1 if self._settled == self._place() else 0


async def _handled(pump: MessagePump) -> None:
    """Wait until it has handled all that was sent to it so far; one that is new, until it is mounted."""
    done = asyncio.Event()
    if pump.call_later(done.set):
        await done.wait()
