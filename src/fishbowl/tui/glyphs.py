"""Every sign the screens draw, in one table, with an ASCII twin for terminals that know no more."""

from __future__ import annotations

import os
import sys

from msgspec import Struct


class Glyphs(Struct, frozen=True):
    done: str = "✓"
    now: str = "▶"
    dot: str = "·"
    arrow: str = "→"
    bar: str = "█"
    rest: str = "░"
    record: str = "●"
    warn: str = "!"
    quiet: str = "!"
    none: str = "–"
    open: str = "○"
    rule: str = "─"
    cursor: str = "›"
    back: str = "‹"
    about: str = "≈"
    border: str = "round"


ASCII = Glyphs(
    done="x",
    now=">",
    dot="-",
    arrow=">",
    bar="#",
    rest=".",
    record="*",
    none="-",
    open="o",
    rule="-",
    cursor=">",
    back="<",
    about="~",
    border="ascii",
)


def choose() -> Glyphs:
    """The table for this terminal: ASCII where its encoding is not UTF-8 or `FISHBOWL_ASCII` is set."""
    # While the app runs, Textual stands in for sys.stdout, and its stand-in has no encoding.
    encoding = (getattr(sys.__stdout__, "encoding", "") or "").lower()
    return ASCII if os.environ.get("FISHBOWL_ASCII") or "utf" not in encoding else Glyphs()


G = choose()
