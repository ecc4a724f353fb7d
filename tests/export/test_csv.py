"""CSV that a spreadsheet opens right and does nothing with."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from fishbowl.core.stages import AddTime, OpenStage
from fishbowl.export import Options
from fishbowl.export.csv import harmless
from fishbowl.runtime.record import tables
from fishbowl.text import UNCUT, clean
from tests.export.told import FORMULAS, TYPED, csv_rows, exported, hostile
from tests.support.held import Held

ACTS = re.compile(r"\s*[=+\-@＝＋－＠]|[\t\r\n\0]")


def test_a_file_per_table_with_the_columns_described(tmp_path: Path) -> None:
    with Held(tmp_path / "study") as held:
        folder = exported(held, "csv", tmp_path)
    assert {path.name for path in folder.iterdir()} == {f"{table.name}.csv" for table in tables()}
    for table in tables():
        first, rest = (folder / f"{table.name}.csv").read_bytes().split(b"\r\n", 1)
        assert first == b"\xef\xbb\xbf" + ",".join(column.name for column in table.columns).encode()
        assert b"\n" not in rest.replace(b"\r\n", b"")


def test_whatever_was_typed_no_cell_is_a_formula_and_none_is_lost(tmp_path: Path) -> None:
    with hostile(tmp_path / "study") as held:
        notes = held.record().notes
        folder = exported(held, "csv", tmp_path)
    for table in tables():
        for row in csv_rows(folder, table.name):
            assert not [
                cell for cell in row.values() if ACTS.match(cell) and not re.fullmatch(r"-?[\d.]+", cell)
            ]
            assert all(clean(cell, UNCUT) == cell for cell in row.values())
    assert [row["text"] for row in csv_rows(folder, "notes")] == [harmless(note.text) for note in notes]
    assert len(notes) == len(TYPED)


@pytest.mark.parametrize("formula", [text for text in FORMULAS if "\r" not in text])
def test_what_looks_like_a_formula_gets_a_sign_before_it(formula: str) -> None:
    assert harmless(formula) == f"'{clean(formula)}"


def test_a_control_character_before_a_formula_is_shown_and_makes_it_text() -> None:
    assert harmless("\r=1+1") == "�=1+1"


@pytest.mark.parametrize("text", ["", "plain", "a = b", "1-2", "'quoted", "S1 S2", "café; (x)"])
def test_other_text_is_left_as_it_is(text: str) -> None:
    assert harmless(text) == text


@given(st.text())
def test_no_text_at_all_becomes_a_formula(text: str) -> None:
    assert not ACTS.match(harmless(text))


def test_with_a_semicolon_decimals_have_a_comma(tmp_path: Path) -> None:
    with Held(tmp_path / "study") as held:
        held.at(10, "M", OpenStage("binding"))
        held.at(22.5, "M", AddTime("binding", -90.5), reason="too long; really")
        folder = exported(held, "csv", tmp_path, Options(separator=";"))
    (row,) = csv_rows(folder, "plan_changes", ";")
    assert (row["seconds"], row["at_s"], row["text"]) == ("-90,5", "22,5", "too long; really")
