"""Every table of the record in one SQLite file, for Datasette or R: a copy, not the session.

Text is exactly as typed. `tables` and `columns` say what each table and column means.
"""

from __future__ import annotations

import sqlite3
from pathlib import Path
from typing import TYPE_CHECKING

from fishbowl.core.errors import ExportFailed
from fishbowl.export.place import private
from fishbowl.runtime.record import Column, Record, tables

if TYPE_CHECKING:
    from sqlite_utils import Database

    from fishbowl.export import Options

ENDING = ".sqlite"


def write(record: Record, target: Path, options: Options) -> None:
    from sqlite_utils import Database

    private(target).close()
    connection = sqlite3.connect(target)
    try:
        _fill(Database(connection), record)
    except sqlite3.OperationalError as error:
        raise ExportFailed("export.cannot_write", path=target, detail=error) from error
    finally:
        connection.close()


def _fill(db: Database, record: Record) -> None:
    meaning = db.table("tables").create({"table": str, "doc": str}, pk="table")
    explained = db.table("columns").create({"table": str, "column": str, "type": str, "doc": str})
    for table in tables():
        names = [column.name for column in table.columns]
        meaning.insert({"table": table.name, "doc": table.doc})
        explained.insert_all(_explained(table.name, column) for column in table.columns)
        own = db.table(table.name).create({column.name: column.kind for column in table.columns})
        own.insert_all(dict(zip(names, row, strict=True)) for row in table.rows(record))


def _explained(table: str, column: Column) -> dict[str, str]:
    return {"table": table, "column": column.name, "type": column.kind.__name__, "doc": column.doc}
