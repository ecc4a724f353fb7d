"""The command palette: every action of the console by its name."""

from __future__ import annotations

from collections.abc import Iterator
from functools import partial
from typing import TYPE_CHECKING

from textual.command import DiscoveryHit, Hit, Hits, Provider

from fishbowl.core.base import PersonId
from fishbowl.text import clean_line, say
from fishbowl.tui.console.actions import Action
from fishbowl.tui.console.actions.stage import open_stage
from fishbowl.tui.console.seats import seat_digits

if TYPE_CHECKING:
    from collections.abc import Callable

    from fishbowl.tui.console.screen import ConsoleScreen


class ConsoleCommands(Provider):
    """What is offered in this stage, and every stage to go to."""

    async def discover(self) -> Hits:
        for told, run in self._commands():
            yield DiscoveryHit(told, run)

    async def search(self, query: str) -> Hits:
        matcher = self.matcher(query)
        for told, run in self._commands():
            if (score := matcher.match(told)) > 0:
                yield Hit(score, matcher.highlight(told), run, text=told)

    def _commands(self) -> Iterator[tuple[str, Callable[[], None]]]:
        console: ConsoleScreen = self.screen  # type: ignore[assignment]
        digits = seat_digits(console.state)
        for action in console.offered():
            yield _told(action, digits), partial(console.perform, action)
        for stage in console.state.protocol.stages if not console.watching else ():
            yield say("console.go_to", stage=clean_line(stage.title)), partial(open_stage, console, stage.id)


def _told(action: Action, digits: dict[str, PersonId]) -> str:
    """The action with its key behind it; a digit with who sits there."""
    person = digits.get(action.key, "")
    told = f"{action.told} {person}".rstrip()
    return f"{told}  [{action.shown_key}]" if action.key else told
