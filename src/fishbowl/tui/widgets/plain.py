"""Text on the screen that can do nothing but be read."""

from __future__ import annotations

from textual.content import Content
from textual.widgets import Static


class Plain(Static):
    """A Static without markup that is drawn again only when its text differs.

    `Static.update` lays the whole screen out again even for the same text; in a box of fixed size that
    costs three times the processor and twenty times the bytes.
    """

    # Not in the app's own style sheet: that would outweigh what each widget says of its height.
    DEFAULT_CSS = """
    Plain { width: 1fr; height: auto; }
    """

    def __init__(
        self, text: str | Content = "", *, id: str | None = None, classes: str | None = None
    ) -> None:
        super().__init__(text, id=id, classes=classes, markup=False)
        self._shown: str | Content = text

    def show(self, text: str | Content, *, layout: bool = False) -> None:
        """Show the text. `layout` where the box grows with it. Strings must be clean already."""
        same = text == self._shown if isinstance(text, str) else _same(text, self._shown)
        if not same:
            self._shown = text
            self.update(text, layout=layout)


def _same(new: Content, old: str | Content) -> bool:
    return isinstance(old, Content) and new.is_same(old)
