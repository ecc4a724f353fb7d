"""The one line in which a screen says what happened to what you did."""

from __future__ import annotations

from textual.content import Content

from fishbowl.text import clean_line
from fishbowl.tui.widgets.plain import Plain

SHOWN_S = 8.0
REFUSED_S = 30.0
"""A refusal is longer than most of what is said, and read by who looks up from the table once in a while."""


class Notice(Plain):
    """Shows a sentence for a while; what could not be saved stays until something else went well.

    A toast would cover the card. It has the class `silent` while it says nothing.
    """

    DEFAULT_CLASSES = "silent"

    DEFAULT_CSS = """
    Notice { height: auto; max-height: 3; padding: 0 1; }
    Notice.error { color: $text-error; text-style: bold; }
    """

    def show(self, text: str | Content, *, layout: bool = False) -> None:
        self.set_class(not text, "silent")
        super().show(text, layout=layout)

    def say(self, sentence: str, *, is_error: bool = False, stays: bool = False) -> None:
        self.set_class(is_error, "error")
        self.show(clean_line(sentence), layout=True)
        if not stays:
            said = self._shown
            self.set_timer(REFUSED_S if is_error else SHOWN_S, lambda: self._clear(said))

    def drop_error(self) -> None:
        """Say no longer what was wrong: since then, something went well."""
        if self.has_class("error"):
            self.remove_class("error")
            self.show("", layout=True)

    def drop_told(self) -> None:
        """Say no longer what was done: something else is being done now."""
        if not self.has_class("error"):
            self.show("", layout=True)

    def _clear(self, said: object) -> None:
        if self._shown is said:
            self.remove_class("error")
            self.show("", layout=True)
