"""A workbook with the codes as MAXQDA and as ATLAS.ti import them, and as a plain table. Text cells only.

MAXQDA reads `Code` and `Memo`, with the group before a `>`; ATLAS.ti reads `Code`, `Comment` and
`Code Group 1`, with the group apart. A sheet that served both would cost one of them its groups.
"""

from __future__ import annotations

import io
from collections.abc import Iterable
from datetime import UTC, datetime

from xlsxwriter import Workbook

from fishbowl.core.codebook import Codebook
from fishbowl.export.codebook.content import (
    description,
    group_description,
    group_name,
    shown_line,
)
from fishbowl.text import Lang, say_in

Row = tuple[str, ...]

_LONGEST = 32_767
"""Characters that a cell of a workbook holds."""
_WIDTHS = (44, 90, 34, 34, 34)
_MADE = datetime(
    1980, 1, 1, tzinfo=UTC
)  # a workbook wants a date, and the same codebook gives the same bytes


def made(codebook: Codebook, lang: Lang) -> bytes:
    file = io.BytesIO()
    with Workbook(
        file,
        # What begins with `=` or looks like an address stays text.
        {
            "in_memory": True,
            "strings_to_formulas": False,
            "strings_to_urls": False,
            "strings_to_numbers": False,
        },
    ) as book:
        book.set_properties({"title": shown_line(codebook.title.of(lang)), "created": _MADE})
        _sheet(book, "MAXQDA", ("Code", "Memo"), _for_maxqda(codebook, lang))
        _sheet(book, "ATLAS.ti", ("Code", "Comment", "Code Group 1"), _for_atlas(codebook, lang))
        elements = ("number", "element", "group")
        if codebook.element_groups:
            title = shown_line(say_in(lang, "guide.effective_elements"))
            heads = tuple(say_in(lang, f"codebook.{name}").capitalize() for name in elements)
            _sheet(book, title, heads, _elements(codebook, lang))
    return file.getvalue()


def _for_maxqda(codebook: Codebook, lang: Lang) -> Iterable[Row]:
    """Groups come before their codes; a `>` or backslash inside a name would part it in two."""
    for group in codebook.groups:
        above = _unparted(group_name(codebook, group, lang))
        yield above, group_description(group, lang)
        for code in group.codes:
            yield f"{above} > {_unparted(shown_line(code.name))}", description(group, code, lang)


def _for_atlas(codebook: Codebook, lang: Lang) -> Iterable[Row]:
    for group in codebook.groups:
        for code in group.codes:
            name = shown_line(code.name)
            yield name, description(group, code, lang), group_name(codebook, group, lang)


def _elements(codebook: Codebook, lang: Lang) -> Iterable[Row]:
    for group in codebook.element_groups:
        for element in group.elements:
            number = "" if element.number is None else str(element.number)
            yield number, shown_line(element.name.of(lang)), shown_line(group.name.of(lang))


def _unparted(name: str) -> str:
    return name.replace(">", "›").replace("\\", "/")


def _cut(text: str) -> str:
    return text if len(text) <= _LONGEST else f"{text[: _LONGEST - 1]}…"


def _sheet(book: Workbook, name: str, heads: Row, rows: Iterable[Row]) -> None:
    sheet = book.add_worksheet(name)
    bold, wrapped = book.add_format({"bold": True}), book.add_format({"text_wrap": True, "valign": "top"})
    for column, (head, width) in enumerate(zip(heads, _WIDTHS, strict=False)):
        sheet.set_column(column, column, width)
        sheet.write_string(0, column, head, bold)
    for number, row in enumerate(rows, start=1):
        for column, text in enumerate(row):
            sheet.write_string(number, column, _cut(text), wrapped)
    sheet.freeze_panes(1, 0)
