"""A line to type in, that knows when its first key fell."""

from __future__ import annotations

from collections.abc import Callable

from textual import events
from textual.widgets import Input

from fishbowl.core.base import MAX_WORDS
from fishbowl.text import clean_line


class LineInput(Input):
    """An Input for words that go on record. `now_s` gives the instant on the session's timeline."""

    DEFAULT_CSS = """
    LineInput { width: 1fr; }
    """

    def __init__(
        self,
        now_s: Callable[[], float],
        initial: str = "",
        placeholder: str = "",
        *,
        suggests: bool = False,
        id: str | None = None,
    ) -> None:
        """`suggests`: what is typed takes the place of `initial`, where the line was not gone into first."""
        self._now_s = now_s  # before the first value is set, which is watched
        self._first_s: float | None = None
        super().__init__(
            clean_line(initial),
            placeholder,
            id=id,
            max_length=MAX_WORDS,
            select_on_focus=suggests,
            compact=True,
        )

    @property
    def typed_s(self) -> float:
        """When the first key of what stands in the line fell; now, where nothing was typed."""
        return self._now_s() if self._first_s is None else self._first_s

    def watch_value(self, value: str) -> None:
        if not value:
            self._first_s = None
        elif self._first_s is None and self.is_running:
            self._first_s = self._now_s()

    def _on_paste(self, event: events.Paste) -> None:
        # Textual takes the first line only, and lets escape sequences through to the terminal.
        event.prevent_default()
        event.stop()
        pasted = clean_line(" ".join(event.text.splitlines()))
        self.replace(pasted, *self.selection)
