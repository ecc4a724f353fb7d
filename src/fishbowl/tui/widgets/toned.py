"""Lines in tones, as Textual draws them."""

from __future__ import annotations

from collections.abc import Sequence

from textual.content import Content

from fishbowl.tui.pieces import Line, Tone

STYLES: dict[Tone, str] = {
    "plain": "",
    "strong": "bold",
    "faint": "$foreground-muted",
    "good": "$text-success",
    "warn": "bold $text-warning",
    "alarm": "bold $text-error",
    "title": "bold $text-primary",
    "cursor": "bold on $primary-muted",
    "code": "#000000 on #ffffff",  # a QR code is read dark on light, whatever the theme
}


def content(lines: Sequence[Line]) -> Content:
    """The lines as Textual draws them; nothing in them is read as markup."""
    rows = (Content.assemble(*((piece.text, STYLES[piece.tone]) for piece in row)) for row in lines)
    return Content("\n").join(rows)
