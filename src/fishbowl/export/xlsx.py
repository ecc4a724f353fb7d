"""A workbook: a sheet for each table, and before them one of cases with their attributes.

That one comes first, for programs that import attributes read the first sheet: NVivo as a classification
sheet, ATLAS.ti as a survey, MAXQDA as variables. Its cases are named as in a project (`qdpx`). No cell is a
formula, whatever it begins with.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING

from xlsxwriter import Workbook

from fishbowl.export.codebook.content import shown
from fishbowl.export.place import private
from fishbowl.export.qdpx.cases import VARIABLES, kind_of
from fishbowl.export.qdpx.plain import Plain
from fishbowl.export.qdpx.project import Project
from fishbowl.runtime.record import Cell, Record, tables
from fishbowl.text import Lang, say_in

if TYPE_CHECKING:
    from fishbowl.export import Options

ENDING = ".xlsx"

LONGEST = 32_767
"""Characters that a cell of a workbook holds; a longer text is cut, and ends in `…`."""
_WIDE = 60
_NARROW = 14
# A workbook wants a date, and the same log gives the same bytes.
_MADE = datetime(1980, 1, 1, tzinfo=UTC)
_SETTINGS = {
    "in_memory": True,
    "strings_to_formulas": False,
    "strings_to_urls": False,
    "strings_to_numbers": False,
}


def write(record: Record, target: Path, options: Options) -> None:
    own: Lang = "nl" if record.session[0].language == "nl" else "en"
    lang = options.lang or own
    with private(target) as file, Workbook(file, _SETTINGS) as book:
        notice = say_in(lang, "record.rehearsal") if record.rehearsal else ""
        book.set_properties({"title": notice, "author": "fishbowl", "created": _MADE})
        project = Project(lang, Plain(keep=options.emoji == "keep"))
        project.add(record, None)
        _attributes(book, project)
        for table in tables():
            _sheet(book, table.name, [column.name for column in table.columns], table.rows(record))
        meanings = (
            (table.name, column.name, column.kind.__name__, column.doc)
            for table in tables()
            for column in table.columns
        )
        _sheet(book, "columns", ("table", "column", "type", "doc"), meanings)


def _attributes(book: Workbook, project: Project) -> None:
    variables = [key for key in VARIABLES if not key.startswith("source_")]
    known = [{value.variable: value.text for value in case.values} for case in project.cases]
    kinds = {key: kind_of(key, (each[key] for each in known if key in each)) for key in variables}
    heads = [
        say_in(project.lang, "xlsx.case"),
        *(say_in(project.lang, f"qdpx.variable.{key}") for key in variables),
    ]
    rows = (
        (case.name, *(_typed(each.get(key), kinds[key]) for key in variables))
        for case, each in zip(project.cases, known, strict=True)
    )
    _sheet(book, "attributes", heads, rows)


def _typed(text: str | None, kind: str) -> Cell:
    match kind:
        case _ if text is None:
            return None
        case "Integer":
            return int(text)
        case "Float":
            return float(text.replace(",", "."))
        case "Boolean":
            return text == "true"
        case _:
            return text


def _sheet(book: Workbook, name: str, heads: Sequence[str], rows: Iterable[Sequence[Cell]]) -> None:
    sheet = book.add_worksheet(name)
    bold, top = book.add_format({"bold": True}), book.add_format({"valign": "top"})
    for column, head in enumerate(heads):
        sheet.set_column(column, column, _WIDE if head in ("text", "doc") else _NARROW)
        sheet.write_string(0, column, head, bold)
    for number, row in enumerate(rows, start=1):
        for column, cell in enumerate(row):
            match cell:
                case None | "":
                    pass
                case bool():
                    sheet.write_boolean(number, column, cell, top)
                case int() | float():
                    sheet.write_number(number, column, cell, top)
                case str():
                    sheet.write_string(number, column, _fitting(cell), top)
    sheet.freeze_panes(1, 0)


def _fitting(text: str) -> str:
    safe = shown(text)
    return safe if len(safe) <= LONGEST else f"{safe[: LONGEST - 1]}…"
