"""A file that Datasette and R open: the same tables, explained, with the text as it was typed."""

from __future__ import annotations

import sqlite3
from contextlib import closing
from pathlib import Path

from fishbowl.runtime.record import cells, tables
from tests.export.told import TYPED, exported, hostile, sqlite_rows
from tests.runtime.everything import EVERYTHING, WHOLE
from tests.support.held import Held

TYPES = {"str": "TEXT", "int": "INTEGER", "bool": "INTEGER", "float": ("FLOAT", "REAL")}


def test_any_program_reads_every_table(tmp_path: Path) -> None:
    with Held(tmp_path / "study", WHOLE) as held:
        for seconds, actor, command in EVERYTHING:
            held.at(seconds, actor, command, text="words", reason="why", age="21")
        path, record = exported(held, "sqlite", tmp_path), held.record()
    with closing(sqlite3.connect(path)) as connection:
        for table in tables():
            found = connection.execute(f"SELECT * FROM {table.name}")
            assert [column[0] for column in found.description] == [column.name for column in table.columns]
            assert found.fetchall() == list(table.rows(record))
        assert connection.execute("PRAGMA integrity_check").fetchone() == ("ok",)
        assert connection.execute("SELECT count(*) FROM sqlite_schema WHERE type = 'trigger'").fetchone() == (
            0,
        )


def test_every_column_is_explained_in_the_file(tmp_path: Path) -> None:
    with Held(tmp_path / "study") as held:
        path = exported(held, "sqlite", tmp_path)
    assert sqlite_rows(path, "columns") == [
        {"table": table.name, "column": column.name, "type": column.kind.__name__, "doc": column.doc}
        for table in tables()
        for column in table.columns
    ]
    assert sqlite_rows(path, "tables") == [{"table": table.name, "doc": table.doc} for table in tables()]
    for row in sqlite_rows(path, "columns"):
        with closing(sqlite3.connect(path)) as connection:
            kinds = {
                name: kind for _, name, kind, *_ in connection.execute(f"PRAGMA table_info({row['table']})")
            }
        assert kinds[str(row["column"])] in TYPES[str(row["type"])]


def test_text_is_exactly_as_typed(tmp_path: Path) -> None:
    with hostile(tmp_path / "study") as held:
        notes = held.record().notes
        path = exported(held, "sqlite", tmp_path)
    assert [row["text"] for row in sqlite_rows(path, "notes")] == [note.text for note in notes]
    assert len(notes) == len(TYPED)
    assert cells(notes[0])[-2:] == ("=1+1", "given")
