"""The description of the columns is the tables: every format writes what it says."""

from __future__ import annotations

from pathlib import Path

import pytest

from fishbowl.runtime.record import Table, tables
from fishbowl.runtime.record.columns import columns
from fishbowl.runtime.record.source import When, Where
from tests.runtime.everything import EVERYTHING, WHOLE
from tests.support.held import Held

NAMES = [table.name for table in tables()]


def test_the_tables_are_those_that_the_documents_promise() -> None:
    assert NAMES == [
        "session",
        "events",
        "stages",
        "steps",
        "plan_changes",
        "pauses",
        "cards",
        "questions",
        "probes",
        "topics",
        "notes",
        "candidates",
        "parked",
        "turns",
        "balance",
        "interventions",
        "moments",
        "people",
        "recording",
        "debrief",
        "transcripts",
        "utterances",
        "anchors",
    ]


@pytest.mark.parametrize("table", tables(), ids=NAMES)
def test_every_column_has_a_name_of_its_own_and_a_meaning(table: Table) -> None:
    assert table.doc
    described = table.columns
    assert [column.name for column in described[:2]] == ["session_id", "rehearsal"]
    assert len({column.name for column in described}) == len(described)
    assert all(column.doc and column.name.isidentifier() for column in described)


def test_an_instant_becomes_a_column_per_clock_and_a_place_one_per_thing() -> None:
    assert [column.name for column in columns(When)] == ["utc", "local", "s", "session_s", "stage_s"]
    turns = next(table for table in tables() if table.name == "turns")
    names = [column.name for column in turns.columns]
    assert names[names.index("from_utc") :] == [
        *("from_utc", "from_local", "from_s", "from_session_s", "from_stage_s"),
        *("to_utc", "to_local", "to_s", "to_session_s", "to_stage_s"),
    ]
    notes = next(table for table in tables() if table.name == "notes")
    assert {column.name for column in columns(Where)} <= {column.name for column in notes.columns}


def test_every_cell_is_of_its_columns_kind(tmp_path: Path) -> None:
    with Held(tmp_path, WHOLE) as held:
        for seconds, actor, command in EVERYTHING:
            held.at(seconds, actor, command, text="words", reason="why", age="21")
        record = held.record()
    for table in tables():
        rows = list(table.rows(record))
        assert rows, table.name
        for row in rows:
            for column, cell in zip(table.columns, row, strict=True):
                allowed = (int, float) if column.kind is float else (column.kind,)
                assert cell is None or type(cell) in allowed, (table.name, column.name, cell)
