"""Words typed by people, made harmless: what is shown, and what is put on record.

Text is stored as it was typed (`for_record`) and made inert where it is shown (`clean`, `clean_line`):
a terminal acts on what it is sent, so a note could otherwise clear the screen, fill the clipboard or turn
the reading direction of its neighbours. `clean` does not stop markup: a widget also needs markup off.
"""

from __future__ import annotations

import re
import sys
import unicodedata

MAX_CHARS = 4000
"""The most characters that one text may have on record; the door that takes it refuses longer ones."""

UNCUT = sys.maxsize
"""As `most` of `clean`, for records and exports: nothing is cut off."""

_MAX_STACKED = 4
"""Marks on one letter: Vietnamese and pointed Hebrew need up to four; a stack of fifty covers other lines."""

_JOINER = "\u200d"

# All that Dutch and English are written with passes without a look at its category: one search, no copy.
_UNPLAIN = re.compile("[^\n\t -~\u00a1-\u00ac\u00ae-\u02af\u2010-\u2027\u20ac]+")


def clean(text: str, most: int = MAX_CHARS) -> str:
    """The text as it may be shown on several lines: only `\\n` and `\\t` are left of what a terminal acts on.

    Escape becomes `␛`, other control characters and what has no glyph `�`, invisible format characters their
    code (`‹U+202E›`); the joiner and the selector of emoji stay. More than 4 marks on one letter are dropped,
    more than `most` characters cut with `…`. `\\r\\n` is a line break. Cleaning twice changes nothing more.
    """
    shown = _UNPLAIN.sub(_shown_run, text.replace("\r\n", "\n"))
    return shown if len(shown) <= most else shown[:most] + "…"


def clean_line(text: str, most: int = MAX_CHARS) -> str:
    """`clean` for where there is one line: a line break shows as `⏎`, a tab as a space."""
    return clean(text, most).replace("\n", "⏎").replace("\t", " ")


def for_record(text: str) -> str:
    """What is stored of a text: the same characters, as valid UTF-8 in NFC. Of any length: see `MAX_CHARS`.

    Halves of a surrogate pair are joined, a lone one becomes `�`. So does NUL, at which SQLite's own text
    functions and the readers of exports stop.
    """
    valid = text.encode("utf-16-le", "surrogatepass").decode("utf-16-le", "replace")
    return unicodedata.normalize("NFC", valid.replace("\0", "�"))


def _shown_run(match: re.Match[str]) -> str:
    shown: list[str] = []
    stacked = 0
    for char in match[0]:
        category = unicodedata.category(char)
        # The joiner counts as a mark: else marks with joiners between them would stack without end.
        stacked = stacked + 1 if category[0] == "M" or char == _JOINER else 0
        if stacked <= _MAX_STACKED:
            shown.append(_visible(char, category))
    return "".join(shown)


def _visible(char: str, category: str) -> str:
    if char == "\x1b":
        return "␛"
    if category == "Cf" and char != _JOINER:
        return f"‹U+{ord(char):04X}›"
    return "�" if category in ("Cc", "Cs", "Co", "Cn", "Zl", "Zp") else char
