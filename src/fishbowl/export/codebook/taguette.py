"""A table of codes as Taguette imports it: `tag` and `description`, in UTF-8 with BOM.

Taguette takes one of `tag`, `name` and `path`, and refuses a file with two of them. It guesses the encoding,
and the BOM settles that. Its tags are flat: the group opens the description.
"""

from __future__ import annotations

from collections.abc import Iterator

from fishbowl.core.codebook import Codebook
from fishbowl.export.codebook.content import description, group_name, shown_line
from fishbowl.export.csv import page
from fishbowl.text import Lang


def made(codebook: Codebook, lang: Lang) -> bytes:
    return page(_rows(codebook, lang))


def _rows(codebook: Codebook, lang: Lang) -> Iterator[tuple[str, str]]:
    yield "tag", "description"
    for group in codebook.groups:
        for code in group.codes:
            about = f"{group_name(codebook, group, lang)}\n\n{description(group, code, lang)}"
            yield shown_line(code.name), about
