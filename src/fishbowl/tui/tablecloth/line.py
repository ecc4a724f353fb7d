"""The line that is always ready: it grows with what is typed, and knows when its first key fell."""

from __future__ import annotations

from collections.abc import Callable, Iterable

from textual import events
from textual.widgets import TextArea
from textual.widgets.text_area import Edit, EditResult

from fishbowl.text import clean

_PIECE = 2000
"""Characters cleaned at a time: `clean` is for what is shown, and cuts where a note would be too long."""


def harmless(text: str) -> str:
    """The text of any length, without what a terminal would act on."""
    return "".join(clean(text[at : at + _PIECE]) for at in range(0, len(text), _PIECE))


class NoteLine(TextArea):
    """One note being typed. `now_s` gives the instant on the session's timeline.

    An Input was rejected: it shows one row of a long quote, and drops what is pasted behind a line break.
    `press` hears of `keys` at once, before the next key is looked at: as bindings or messages they would come
    after what is typed next, and a fast typist's two notes would be one. The arrows are the line's own but at
    its first and last row.
    """

    DEFAULT_CSS = """
    NoteLine {
        height: auto; min-height: 3; max-height: 8; width: 1fr; padding: 0 1;
        border: round $primary; background: $background;
        &:focus { border: round $primary; }
        &.over { border: round $error; }
        & .text-area--cursor-line { background: $background; }
    }
    """

    def __init__(self, now_s: Callable[[], float], press: Callable[[str], None], keys: Iterable[str]) -> None:
        super().__init__(soft_wrap=True, tab_behavior="focus", highlight_cursor_line=False)
        self._now_s = now_s
        self._press = press
        self._keys = frozenset(keys)
        self._first_s: float | None = None

    @property
    def typed_s(self) -> float:
        """When the first key of what stands here fell; now, where nothing was typed."""
        return self._now_s() if self._first_s is None else self._first_s

    def put(self, text: str, first_s: float | None = None) -> None:
        """Put a text here, with the cursor behind it."""
        self.load_text(harmless(text))
        self.move_cursor(self.document.end)
        self._first_s = first_s if text else None

    def edit(self, edit: Edit) -> EditResult:
        result = super().edit(edit)
        if not self.text:
            self._first_s = None
        elif self._first_s is None:
            self._first_s = self._now_s()
        return result

    async def _on_key(self, event: events.Key) -> None:
        if event.key in self._keys and not self._moves_within(event.key):
            event.prevent_default()
            event.stop()
            self._press(event.key)

    def _moves_within(self, key: str) -> bool:
        at = self.cursor_location
        if key == "up":
            return not self.navigator.is_first_wrapped_line(at)
        return key == "down" and not self.navigator.is_last_wrapped_line(at)

    async def _on_paste(self, event: events.Paste) -> None:
        event.prevent_default()
        event.stop()
        self.replace(harmless(event.text), *self.selection, maintain_selection_offset=False)
