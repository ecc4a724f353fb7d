"""The app: one process, one first screen, and a clean way out whatever ends it."""

from __future__ import annotations

import asyncio
import signal
from collections.abc import Callable
from typing import ClassVar

from textual import events
from textual.app import App
from textual.command import CommandPalette
from textual.driver import Driver
from textual.screen import Screen

from fishbowl.text import UNCUT, clean, say
from fishbowl.tui.outlet import with_outlet
from fishbowl.tui.typist import Typist
from fishbowl.tui.widgets.notice import Notice

SIGNALS = tuple(getattr(signal, name) for name in ("SIGTERM", "SIGHUP") if hasattr(signal, name))


class FishbowlApp(App[None]):
    """Shows the screen that `first` makes; ends when that screen is left."""

    CSS_PATH = "fishbowl.tcss"
    TITLE = "fishbowl"
    ALLOW_SELECT = False  # the screens inherit nothing to paint a selection with; the terminal has its own
    COMMANDS: ClassVar = set()  # Textual's own speak English only; each screen brings its acts
    BINDINGS: ClassVar = [("ctrl+q", "quit", "")]

    def __init__(self, first: Callable[[], Screen[None]]) -> None:
        super().__init__()
        self._first = first
        self._typist = Typist(self, super().on_event)

    def get_driver_class(self) -> type[Driver]:
        return with_outlet(super().get_driver_class())

    async def on_mount(self) -> None:
        # Textual handles neither: without this a closed ssh line leaves the terminal raw.
        loop = asyncio.get_running_loop()
        for number in SIGNALS:
            loop.add_signal_handler(number, self._signalled, number)
        self._typing = asyncio.create_task(self._type())
        await self.push_screen(self._first(), callback=lambda _: self.exit())

    def on_unmount(self) -> None:
        self._typing.cancel()

    async def on_event(self, event: events.Event) -> None:
        if isinstance(event, events.Key | events.Paste) and not event.is_forwarded:
            self._typist.add(event)
        else:
            await super().on_event(event)

    async def _type(self) -> None:
        try:
            await self._typist.run()
        except Exception as error:  # noqa: BLE001  # a fault of a key is one of the app, as in its own loop
            self._handle_exception(error)

    def action_command_palette(self) -> None:
        """Everything that can be done here, by name."""
        if not isinstance(self.screen, CommandPalette):
            self.push_screen(CommandPalette(placeholder=say("common.find_act"), id="--command-palette"))

    def _fatal_error(self) -> None:
        """Textual calls this for a fault of ours. Its own report tells what all variables hold, notes too."""
        import sys

        from rich.text import Text

        from fishbowl.text.faults import told

        error = sys.exception()
        assert error is not None
        self.panic(Text(f"{say('common.own_fault')}\n\n{clean(told(error), UNCUT)}"))

    def action_help_quit(self) -> None:
        """What Ctrl+C does: say what leaves. Textual's own toast speaks English and covers the table."""
        for notice in self.screen.query(Notice):
            notice.say(say("common.how_to_leave"))

    def _signalled(self, number: int) -> None:
        self.exit(return_code=128 + number)
