"""How times, shares and widths are written: pure functions of their arguments, the same in every surface."""

from __future__ import annotations

import re
import unicodedata
from datetime import UTC, date, datetime
from functools import lru_cache
from typing import TYPE_CHECKING

from fishbowl.text.catalogue import Lang, lang, say_in

if TYPE_CHECKING:
    from collections.abc import Iterator
    from datetime import tzinfo

LANGUAGES: tuple[Lang, ...] = ("nl", "en")
_ISO_DAY = re.compile(r"(\d{4})-(\d{1,2})-(\d{1,2})", re.ASCII)
_DAY_FIRST = re.compile(r"(?:[a-z]+,? )?(\d{1,2})[-. ](\d{1,2}|[a-z]+)[-. ](\d{4})", re.ASCII)


def mmss(seconds: float) -> str:
    """Minutes and seconds: "12:48", "75:00", below zero "-1:10". Parts of a second are dropped."""
    minutes, rest = divmod(int(abs(seconds)), 60)
    return f"{_sign(seconds)}{minutes}:{rest:02}"


def hms(seconds: float) -> str:
    """Hours, minutes and seconds, "1:02:03"; as `mmss` for the rest."""
    minutes, rest = divmod(int(abs(seconds)), 60)
    return f"{_sign(seconds)}{minutes // 60}:{minutes % 60:02}:{rest:02}"


def _sign(seconds: float) -> str:
    return "-" if seconds <= -1 else ""


def clock(epoch_s: float, tz: tzinfo | None = None) -> str:
    """The wall clock of that minute, "14:31", in `tz` or the machine's time zone."""
    return f"{datetime.fromtimestamp(epoch_s, tz):%H:%M}"


def clock_s(epoch_s: float, tz: tzinfo | None = None) -> str:
    """`clock` with seconds, "14:31:12"."""
    return f"{datetime.fromtimestamp(epoch_s, tz):%H:%M:%S}"


def iso(epoch_s: float) -> str:
    """ISO 8601 in UTC with milliseconds, "2026-03-03T13:31:12.250Z"."""
    return datetime.fromtimestamp(epoch_s, UTC).isoformat(timespec="milliseconds").replace("+00:00", "Z")


def date_long(epoch_s: float, language: Lang, tz: tzinfo | None = None) -> str:
    """The day in words: "dinsdag 3 maart 2026", "Tuesday 3 March 2026". Time zone as for `clock`."""
    day = datetime.fromtimestamp(epoch_s, tz)
    weekday = say_in(language, f"common.weekday.{day.isoweekday()}")
    return f"{weekday} {day.day} {say_in(language, f'common.month.{day.month}')} {day.year}"


def iso_day(typed: str) -> str | None:
    """The day as "2026-03-12"; None for what is no day, or could be two.

    Read are that, the day first in figures ("12-3-2026"), and the month in words, Dutch or English, with or
    without the day of the week.
    """
    typed = " ".join(typed.lower().split())
    if found := _ISO_DAY.fullmatch(typed):
        year, month, day = found.groups()
    elif found := _DAY_FIRST.fullmatch(typed):
        day, month, year = found.groups()
        month = month if month.isdigit() else _month(month)
    else:
        return None
    try:
        return date(int(year), int(month), int(day)).isoformat()
    except ValueError:
        return None


def _month(word: str) -> str:
    """The number of a month by its name in either language; "0" where it is none."""
    names = (
        (n, say_in(language, f"common.month.{n}").lower()) for n in range(1, 13) for language in LANGUAGES
    )
    return str(next((n for n, name in names if name == word), 0))


def percent(part: float) -> str:
    """A part of 1 as whole per cents, "41 %"; a half rounds up."""
    return f"{int(part * 100 + 0.5)} %"


def decimal(number: float, places: int | None = 1, *, signed: bool = False) -> str:
    """A number in the language of this process, "12,5" or "12.5"; without `places` as many as it has.

    `signed`: with a plus where it is not below 0.
    """
    rounded = number if places is None else round(number, places) + 0.0  # -0.0 becomes 0.0
    shown = f"{rounded:{'+' if signed else ''}{'g' if places is None else f'.{places}f'}}"
    return shown.replace(".", ",") if lang() == "nl" else shown


def grouped(number: float) -> str:
    """A whole number with its thousands apart, in the language of this process: "12.345" or "12,345"."""
    shown = f"{number:,.0f}"
    return shown.replace(",", ".") if lang() == "nl" else shown


def minutes_range(low_s: float, high_s: float | None = None) -> str:
    """Planned minutes, "20", or "20–30" where there is a range; what is no whole minute as `mmss`, "7:30"."""
    low = _minutes(low_s)
    return low if high_s is None or high_s == low_s else f"{low}–{_minutes(high_s)}"


def _minutes(seconds: float) -> str:
    return mmss(seconds) if seconds % 60 else f"{seconds / 60:.0f}"


@lru_cache(maxsize=2048)
def cells(text: str) -> int:
    """How many terminal cells a line of clean text takes: wide characters 2, marks 0, joined emoji once.

    Own code, because the measure of the screens comes with Rich, and plain text output and pages have none.
    Remembered, since a screen measures nearly the same lines at each painting.
    """
    if text.isascii() and text.isprintable():
        return len(text)
    return sum(width for _, width in glyphs(text))


def fit(text: str, width: int) -> str:
    """The text in at most `width` cells: a longer one is cut between glyphs and ends in `…`. Not padded."""
    if cells(text) <= width:
        return text
    kept, left = [], width - 1
    for glyph, taken in glyphs(text):
        left -= taken
        if left < 0:
            break
        kept.append(glyph)
    return "".join(kept) + "…" if width > 0 else ""


def hanging(front: str, words: str, below: str) -> list[str]:
    """The words behind `front` in lines of at most 80 characters, the further ones behind `below`: to print,
    or to read in a narrow window. A word that is longer stays whole.
    """
    from textwrap import wrap  # no screen needs it

    return wrap(words, 80, initial_indent=front, subsequent_indent=below, break_long_words=False)


def glyphs(text: str) -> Iterator[tuple[str, int]]:
    """What a terminal draws as one sign, with the cells that it takes; joined, they are the text."""
    start, width = 0, 0
    for index, char in enumerate(text):
        if char == "\ufe0f":  # asks for the emoji, which is wide
            width = 2 if width else 0
        elif not _zero_width(char) and text[index - 1 : index] != "\u200d":
            if index > start:
                yield text[start:index], width
            start, width = index, 2 if unicodedata.east_asian_width(char) in "WF" else 1
    if text:
        yield text[start:], width


def _zero_width(char: str) -> bool:
    if "\u1160" <= char <= "\u11ff" or "\U0001f3fb" <= char <= "\U0001f3ff":
        return True  # letters and symbols by category, but drawn into the Korean syllable or the emoji before
    return unicodedata.category(char) in ("Mn", "Mc", "Me", "Cf", "Cc")
