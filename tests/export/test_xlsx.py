"""The workbook, as openpyxl reads it: typed cells, no formulas, and the cases in front."""

from __future__ import annotations

from pathlib import Path

from openpyxl import load_workbook

from fishbowl.core.people import DescribePerson, WithdrawConsent
from fishbowl.core.session import Rehearsal
from fishbowl.export import Options
from fishbowl.export.codebook.content import shown
from fishbowl.export.xlsx import LONGEST
from fishbowl.runtime.record import tables
from tests.export.qdpx.opened import Opened
from tests.export.qdpx.talks import packed, talk
from tests.export.told import exported, hostile, sheets
from tests.support.held import Held
from tests.support.house import BEGAN_AT


def test_a_sheet_per_table_after_the_cases_and_its_head_stays_in_sight(tmp_path: Path) -> None:
    with talk(tmp_path / "study") as held:
        book = load_workbook(exported(held, "xlsx", tmp_path))
    assert book.sheetnames == ["attributes", *(table.name for table in tables()), "columns"]
    assert {sheet.freeze_panes for sheet in book.worksheets} == {"A2"}
    for table in tables():
        assert [cell.value for cell in book[table.name][1]] == [column.name for column in table.columns]


def test_every_cell_has_the_type_and_value_of_its_column(tmp_path: Path) -> None:
    with talk(tmp_path / "study") as held:
        record = held.record()
        found = sheets(exported(held, "xlsx", tmp_path))
    for table in tables():
        names = [column.name for column in table.columns]
        expected = [
            {n: shown(c) or None if isinstance(c, str) else c for n, c in zip(names, row, strict=True)}
            for row in table.rows(record)
        ]
        assert found[table.name] == expected, table.name
        for row, given in zip(found[table.name], expected, strict=True):
            assert {n: isinstance(c, bool) for n, c in row.items()} == {
                n: isinstance(c, bool) for n, c in given.items()
            }


def test_no_cell_is_a_formula_or_a_link_and_none_is_lost(tmp_path: Path) -> None:
    with hostile(tmp_path / "study") as held:
        notes = held.record().notes
        book = load_workbook(exported(held, "xlsx", tmp_path))
    cells = [cell for sheet in book.worksheets for row in sheet.iter_rows() for cell in row]
    assert {cell.data_type for cell in cells} <= {"s", "n", "b"}
    assert [cell.coordinate for cell in cells if cell.hyperlink] == []
    column = [cell.value for cell in book["notes"][1]].index("text")
    told = [row[column] for row in book["notes"].iter_rows(min_row=2, values_only=True)]
    assert told == [shown(note.text) for note in notes]


def test_a_text_too_long_for_a_cell_is_cut_and_says_so(tmp_path: Path) -> None:
    with Held(tmp_path / "study") as held:
        held.do("M", DescribePerson("S1"), **{name: "x" * 4000 for name in NINE})
        rows = sheets(exported(held, "xlsx", tmp_path))["events"]
    body = str(rows[-1]["body"])
    assert (len(body), body[-1]) == (LONGEST, "…")


def test_cases_have_pseudonyms_and_typed_attributes_as_in_a_project(tmp_path: Path) -> None:
    with talk(tmp_path / "study", rehearsal=Rehearsal(1, 1.0, BEGAN_AT, BEGAN_AT)) as held:
        held.do("M", WithdrawConsent("S3"))
        rows = sheets(exported(held, "xlsx", tmp_path, Options("nl")))["attributes"]
        project = Opened(packed(tmp_path, held))
    group = "Groep é (gesimuleerd)"
    assert [row["Case"] for row in rows] == [f"{who} ({group})" for who in ("S1", "S2", "S4", "O1", "O2")]
    assert [row["Case"] for row in rows] == [case.get("name") for case in project.all("Case")]
    assert rows[0] == {
        "Case": f"S1 ({group})",
        "Groep": group,
        "Rol": "deelnemer",
        "Instelling": "Hanze",
        "Opleiding": "Nursing",
        "Leeftijd": 21,
        "Gender": "vrouw",
        "Functie": None,
        "Jaren in functie": None,
        "Woonsituatie": "thuis",
        "Geeft deelnemers les": None,
        "Gesimuleerd": True,
    }
    assert (rows[1]["Leeftijd"], rows[3]["Functie"]) == (19, "studiecoach")
    assert rows[3]["Geeft deelnemers les"] is False


NINE = ("age", "gender", "programme", "role", "years_in_job", "living", "institution", "approaches", "name")
