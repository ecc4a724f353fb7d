"""The command palette of the console: what is offered here, and every stage to go to."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from functools import partial

from fishbowl.text import clean_line, say
from fishbowl.tui.acts_palette import ActCommands
from fishbowl.tui.console.actions.stage import open_stage
from fishbowl.tui.console.screen import ConsoleScreen


class ConsoleCommands(ActCommands):
    def _commands(self) -> Iterator[tuple[str, Callable[[], None]]]:
        yield from super()._commands()
        console = self.screen
        if isinstance(console, ConsoleScreen) and not console.watching:
            for stage in console.state.protocol.stages:
                yield (
                    say("console.go_to", stage=clean_line(stage.title)),
                    partial(open_stage, console, stage.id),
                )
