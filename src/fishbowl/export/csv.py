"""A folder with one CSV file per table, by RFC 4180, in UTF-8 with BOM so that spreadsheets read it right.

Text is made harmless (`text.clean`), and what a spreadsheet would take for a formula gets a `'` before it.
With `;` decimals have a comma: that is what programs expect that are set to it, and 12.5 would become a date.
"""

from __future__ import annotations

import csv
import io
import re
from collections.abc import Iterable
from pathlib import Path
from typing import TYPE_CHECKING

from fishbowl.export.place import private, private_folder
from fishbowl.runtime.record import Cell, Record, tables
from fishbowl.text import UNCUT, clean

if TYPE_CHECKING:
    from fishbowl.export import Options

ENDING = "-csv"

# Full-width signs too: spreadsheets set to an East Asian language take them for the plain ones.
_FORMULA = re.compile(r"[\t\r\n\0]|\s*[=+\-@＝＋－＠]")


def write(record: Record, target: Path, options: Options) -> None:
    private_folder(target)
    for table in tables():
        with (
            private(target / f"{table.name}.csv") as raw,
            io.TextIOWrapper(raw, "utf-8-sig", newline="") as file,
        ):
            writer = csv.writer(file, delimiter=options.separator)
            writer.writerow(column.name for column in table.columns)
            for row in table.rows(record):
                writer.writerow(_written(cell, options.separator) for cell in row)


def page(rows: Iterable[Iterable[Cell]], separator: str = ",") -> bytes:
    """These rows, head and all, as the bytes of one file."""
    file = io.StringIO(newline="")
    writer = csv.writer(file, delimiter=separator)
    writer.writerows([_written(cell, separator) for cell in row] for row in rows)
    return file.getvalue().encode("utf-8-sig")


def _written(cell: Cell, separator: str) -> str:
    match cell:
        case None:
            return ""
        case bool():
            return "true" if cell else "false"
        case float():
            return str(cell).replace(".", ",") if separator == ";" else str(cell)
        case int():
            return str(cell)
        case str():
            return harmless(cell)


def harmless(text: str) -> str:
    """The text as a cell that no terminal and no spreadsheet acts on."""
    # JSON of the log's own is plain ASCII, and may be longer than any text.
    shown = text if text.isascii() and text.isprintable() else clean(text, UNCUT)
    return f"'{shown}" if _FORMULA.match(shown) else shown
