"""Which file?"""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from textual import on
from textual.app import ComposeResult
from textual.widgets import Input

from fishbowl.text import say
from fishbowl.tui.dialogs.question import Question
from fishbowl.tui.dialogs.sheet import Hint
from fishbowl.tui.widgets.line_input import LineInput
from fishbowl.tui.widgets.plain import Plain


class FileQuestion(Question[Path]):
    """Gives the path typed, `~` resolved; whether there is such a file is not looked at."""

    AUTO_FOCUS = "LineInput"

    def heading(self) -> str:
        return say("setup.file")

    def compose_parts(self) -> ComposeResult:
        yield Plain(say("setup.file.about"), id="body")
        yield LineInput(lambda: 0.0, placeholder="people.csv")

    def hints(self) -> Sequence[Hint]:
        return (("Enter", say("setup.file.read")), *super().hints())

    @on(Input.Submitted)
    def _named(self, event: Input.Submitted) -> None:
        event.stop()
        if event.value.strip():
            self.dismiss(Path(event.value.strip()).expanduser())
