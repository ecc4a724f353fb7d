"""From bytes to lines: by the mark at the front, else UTF-8, else as someone says. Never by a guess."""

from __future__ import annotations

import codecs
import re

from fishbowl.core.errors import TranscriptUnreadable

MOST_BYTES = 16_000_000
"""A hundred hours of captions."""

MOST_LINES = 200_000
"""A day of talk has some 90,000 lines of captions."""

ENCODINGS = ("utf-8", "utf-16", "utf-16-le", "utf-16-be", "cp1252", "iso8859-1", "cp850", "mac-roman")
"""What may be asked for, each under any of its names (`windows-1252`, `latin-1`)."""

# In this order: the mark of UTF-16 is the beginning of that of UTF-32.
_MARKS = (
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF32_LE, "utf-32"),
    (codecs.BOM_UTF32_BE, "utf-32"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)

_NO_LETTERS = re.compile(rb"[\x00-\x08\x0e-\x1a\x1c-\x1f]")
"""Bytes of sound and pictures, that no text has in any of the encodings."""
_LOOKED_AT = 1000


def decoded(data: bytes, file: str, encoding: str | None) -> str:
    """The text. A byte-order mark goes before what is asked for. Raises TranscriptUnreadable."""
    if len(data) > MOST_BYTES:
        raise TranscriptUnreadable("importing.too_big", file=file, most=MOST_BYTES // 1_000_000)
    asked = _known(encoding, file) if encoding is not None else None
    marked = next((name for mark, name in _MARKS if data.startswith(mark)), None)
    used = marked or asked or "utf-8"
    try:
        text = data.decode(used)
    except UnicodeDecodeError as error:
        line = data.count(b"\n", 0, error.start) + 1
        if marked or asked:
            raise TranscriptUnreadable(
                "importing.not_in_encoding", file=file, line=line, encoding=used
            ) from None
        key = "importing.no_text" if _NO_LETTERS.search(data, 0, _LOOKED_AT) else "importing.not_utf8"
        raise TranscriptUnreadable(key, file=file, line=line) from None
    if "\0" in text[:_LOOKED_AT]:
        raise TranscriptUnreadable("importing.no_text", file=file)
    return text


def lines_of(text: str, file: str) -> list[str]:
    """The lines, whatever they end in. Only line ends end a line: U+2028 may be part of what was said."""
    # `\r\r\n` is one line end, written twice over by Windows; two would part a cue's id from its times.
    text = text.replace("\r\r\n", "\n").replace("\r\n", "\n").replace("\r", "\n")
    if text.count("\n") > MOST_LINES:
        raise TranscriptUnreadable("importing.too_many_lines", file=file, most=MOST_LINES)
    return text.split("\n")


def _known(encoding: str, file: str) -> str:
    wanted = re.sub(r"[\s_]+", "-", encoding.strip().lower())
    try:
        name = codecs.lookup(wanted).name
    except (LookupError, ValueError):
        name = ""
    if name not in ENCODINGS:
        raise TranscriptUnreadable(
            "importing.unknown_encoding", file=file, encoding=encoding, known=", ".join(ENCODINGS)
        )
    return name
