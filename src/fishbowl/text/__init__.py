"""What fishbowl says and how it writes it: words in two languages, harmless text, times and widths.

A leaf: it imports nothing of fishbowl and nothing that needs installing.
"""

from fishbowl.text.catalogue import (
    Lang,
    default_lang,
    explain,
    knows,
    lang,
    say,
    say_in,
    say_n,
    say_n_in,
    set_lang,
)
from fishbowl.text.clean import MAX_CHARS, UNCUT, clean, clean_line, for_record
from fishbowl.text.formats import (
    cells,
    clock,
    clock_s,
    date_long,
    decimal,
    fit,
    glyphs,
    grouped,
    hanging,
    hms,
    iso,
    iso_day,
    minutes_range,
    mmss,
    percent,
)
from fishbowl.text.system import reason

__all__ = [
    "MAX_CHARS",
    "UNCUT",
    "Lang",
    "cells",
    "clean",
    "clean_line",
    "clock",
    "clock_s",
    "date_long",
    "decimal",
    "default_lang",
    "explain",
    "fit",
    "for_record",
    "glyphs",
    "grouped",
    "hanging",
    "hms",
    "iso",
    "iso_day",
    "knows",
    "lang",
    "minutes_range",
    "mmss",
    "percent",
    "reason",
    "say",
    "say_in",
    "say_n",
    "say_n_in",
    "set_lang",
]
