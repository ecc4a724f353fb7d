"""What the dialogs look like: a title, a body of plain lines, and the keys at the bottom."""

from __future__ import annotations

from collections.abc import Iterable
from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import Binding
from textual.content import Content

from fishbowl.text import cells, clean, clean_line, say
from fishbowl.tui.live import LiveDialog, Look, ResultT
from fishbowl.tui.pieces import TINY
from fishbowl.tui.widgets.plain import Plain

KEY_NAMES = {"enter": "Enter", "escape": "Esc", "tab": "Tab", "plus": "+", "minus": "-", "question_mark": "?"}
FALLBACK_WIDTH = 72
LEAVE = Binding("escape", "leave", "leave")

Hint = tuple[str, str]
"""A key as it is printed, and what it does."""


class Sheet(LiveDialog[ResultT]):
    """Subclasses give `heading` and `body`, or compose parts of their own.

    The description of a binding is the name of its words, `dialogs.key.<name>`; without one it is no hint.
    """

    VERTICAL_BREAKPOINTS = [(0, "-tiny"), (TINY, "-roomy")]  # noqa: RUF012  # as in Screen
    AUTO_FOCUS = "#dialog"  # scrolls by keyboard where the terminal is lower than the dialog
    BINDINGS: ClassVar = [LEAVE]
    DEFAULT_CSS = """
    Sheet #heading { text-style: bold; margin-top: 1; }
    Sheet #body { margin-top: 1; }
    Sheet Notice.silent { display: none; }
    Sheet #keys { color: $text-muted; margin-top: 1; }
    Sheet.-tiny > #dialog { border: none; }
    Sheet.-tiny #heading, Sheet.-tiny #body, Sheet.-tiny #keys { margin-top: 0; }
    """

    def compose_body(self) -> ComposeResult:
        yield Plain(clean(self.heading()), id="heading")
        yield from self.compose_parts()
        yield Plain(id="keys")

    def compose_parts(self) -> ComposeResult:
        yield Plain(id="body")

    def heading(self) -> str:
        return ""

    def body(self, look: Look) -> str | Content:
        """The lines, clean already."""
        return ""

    def hints(self) -> Iterable[Hint]:
        """The keys that work now, in the order in which they are shown; leaving comes last."""
        own = [b for b in type(self).BINDINGS if isinstance(b, Binding) and b is not LEAVE]
        for binding in own if any(b.key == LEAVE.key for b in own) else (*own, LEAVE):
            if binding.description:
                yield key_name(binding), say(f"dialogs.key.{binding.description}")

    def paint(self, look: Look) -> None:
        for body in self.query("#body").results(Plain):
            body.show(self.body(look), layout=True)
        width = self.query_one("#keys").size.width or FALLBACK_WIDTH
        self.query_one("#keys", Plain).show(hint_lines(self.hints(), width), layout=True)

    def action_leave(self) -> None:
        self.dismiss(None)


def key_name(binding: Binding) -> str:
    """How the key of a binding is printed: `h`, `Enter`, `+`."""
    return binding.key_display or KEY_NAMES.get(binding.key, binding.key)


def hint_lines(hints: Iterable[Hint], width: int) -> Content:
    """The hints side by side, keys in bold; a hint is never broken over two lines."""
    shown, used = Content(""), 0
    for key, what in hints:
        hint = Content.assemble((key, "bold"), f" {clean_line(what)}")
        taken = cells(hint.plain)
        fits = used + 3 + taken <= width
        shown += (Content("   ") if fits else Content("\n")) + hint if used else hint
        used = used + 3 + taken if used and fits else taken
    return shown


def side_by_side(choices: Iterable[str], width: int) -> list[str]:
    """The (clean) choices in as few rows as hold them; none is broken over two."""
    rows: list[str] = []
    for choice in choices:
        if rows and cells(rows[-1]) + 2 + cells(choice) <= width:
            rows[-1] += f"  {choice}"
        else:
            rows.append(choice)
    return rows
