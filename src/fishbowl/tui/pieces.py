"""Lines of text in tones, measured in terminal cells. Pure: no screen is needed to build or test them."""

from __future__ import annotations

from collections.abc import Iterable
from functools import lru_cache
from typing import Literal

from msgspec import Struct

from fishbowl.text import cells, fit, glyphs
from fishbowl.tui.glyphs import G

READABLE = 104
"""Lines longer than this are hard to read at a glance, however wide the terminal is."""
TINY = 10
"""Below this height clock, warning and main thing share the few lines there are: the rest gives its away."""

Tone = Literal["plain", "strong", "faint", "good", "warn", "alarm", "title", "cursor", "code"]
"""What a piece means, not how it looks: each terminal theme gives a tone its colour."""


class Piece(Struct, frozen=True):
    text: str
    tone: Tone = "plain"


Line = tuple[Piece, ...]


def line(*parts: str | Piece) -> Line:
    """A line of pieces; a bare string is plain. Empty pieces are left out."""
    pieces = (Piece(part) if isinstance(part, str) else part for part in parts)
    return tuple(piece for piece in pieces if piece.text)


def toned(text: str, tone: Tone) -> Line:
    return line(Piece(text, tone))


def text_of(shown: Line) -> str:
    """The line without its tones."""
    return "".join(piece.text for piece in shown)


def texts(lines: Iterable[Line]) -> list[str]:
    return [text_of(shown) for shown in lines]


def left(text: str, width: int) -> str:
    """The text in exactly `width` cells, cut with `…` where it is longer."""
    shown = fit(text, width)
    return shown + " " * (width - _cells(shown))


def right(text: str, width: int) -> str:
    """As `left`, against the right edge."""
    shown = fit(text, width)
    return " " * (width - _cells(shown)) + shown


def ends(start: Line, end: Line, width: int) -> Line:
    """A line with `end` against the right edge; `start` is cut where both do not fit."""
    room = max(0, width - sum(_cells(p.text) for p in end) - 1)
    kept, used = [], 0
    for piece in start:
        shown = fit(piece.text, room - used)
        kept.append(Piece(shown, piece.tone))
        used += _cells(shown)
        if shown != piece.text:
            break
    return line(*kept, " " * (room - used + 1), *end)


def fit_line(shown: Line, width: int) -> Line:
    """The line in at most `width` cells."""
    kept, used = [], 0
    for piece in shown:
        kept.append(Piece(fit(piece.text, width - used), piece.tone))
        used += _cells(piece.text)
        if used >= width:
            break
    return line(*kept)


def rule(title: str, width: int, end: str = "", tone: Tone = "title") -> Line:
    """The line above a panel: its title in a rule, and what belongs at its right end."""
    tail = f" {end} {G.rule}" if end else ""
    if _cells(title) + _cells(tail) + 3 > width:
        tail = tail.removesuffix(f" {G.rule}")
    head = f"{G.rule} {fit(title, max(0, width - _cells(tail) - 3))} "
    fill = G.rule * (width - _cells(head) - _cells(tail))
    return line(Piece(head, tone), Piece(fill, "faint"), Piece(tail, tone))


@lru_cache(maxsize=512)
def wrap(text: str, width: int) -> tuple[str, ...]:
    """The (clean, one-line) text broken between words into lines of at most `width` cells.

    Remembered, since the same card is looked at four times a second.
    """
    if width <= 0:
        return ()
    lines, row, used = [], "", 0
    for word in text.split(" "):
        size = _cells(word)
        if row and used + 1 + size <= width:
            row, used = f"{row} {word}", used + 1 + size
            continue
        if row:
            lines.append(row)
        *whole, word = _broken(word, width) if size > width else (word,)
        lines += whole
        row, used = word, _cells(word)
    return (*lines, row) if row else tuple(lines)


def hanging(first: str, text: str, width: int, tone: Tone = "plain") -> list[Line]:
    """The text wrapped behind `first` (a bullet), further lines under its first word."""
    indent = _cells(first)
    rows = wrap(text, width - indent) or ("",)
    return [line(first if n == 0 else " " * indent, Piece(row, tone)) for n, row in enumerate(rows)]


def _broken(word: str, width: int) -> list[str]:
    parts, part, used = [], "", 0
    for glyph, taken in glyphs(word):
        if part and used + taken > width:
            parts.append(part)
            part, used = "", 0
        part, used = part + glyph, used + taken
    return [*parts, part]


def _cells(text: str) -> int:
    return len(text) if text.isascii() else cells(text)
