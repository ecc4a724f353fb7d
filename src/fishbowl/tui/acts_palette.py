"""The command palette of a screen with acts: everything that is offered, by its name."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from functools import partial

from textual.command import DiscoveryHit, Hit, Hits, Provider
from textual.content import Content

from fishbowl.tui.keys import Acting


class ActCommands(Provider):
    async def discover(self) -> Hits:
        for told, run in self._commands():
            yield DiscoveryHit(Content(told), run, text=told)

    async def search(self, query: str) -> Hits:
        matcher = self.matcher(query)
        for told, run in self._commands():
            if (score := matcher.match(told)) > 0:
                # The matcher's own highlighting reads what it shows as markup: a key such as `/` breaks it.
                yield Hit(score, Content(told), run, text=told)

    def _commands(self) -> Iterator[tuple[str, Callable[[], None]]]:
        screen = self.screen
        if isinstance(screen, Acting):
            for act in screen.offered():
                key = f"  {act.shown_key}" if act.shown_key else ""
                yield f"{screen.explained(act)}{key}", partial(screen.perform, act)
