"""Codebooks as tables: for Taguette as CSV, for MAXQDA and ATLAS.ti as a workbook, read back by openpyxl."""

from __future__ import annotations

import csv
import io

import openpyxl
import pytest

from fishbowl.core.codebook import Codebook
from fishbowl.export.codebook import tables, taguette
from fishbowl.text import Lang
from tests.export.codebook.books import HOSTILE, NAMES, shipped

LANGS: tuple[Lang, Lang] = ("nl", "en")
BOOKS = [*map(shipped, NAMES), HOSTILE]


def tags(codebook: Codebook, lang: Lang = "nl") -> list[list[str]]:
    return [*csv.reader(io.StringIO(taguette.made(codebook, lang).decode("utf-8-sig"), newline=""))]


def sheets(codebook: Codebook, lang: Lang = "nl") -> dict[str, list[tuple[str, ...]]]:
    book = openpyxl.load_workbook(io.BytesIO(tables.made(codebook, lang)))
    return {
        sheet.title: [tuple(str(c or "") for c in row) for row in sheet.iter_rows(values_only=True)]
        for sheet in book
    }


@pytest.mark.parametrize("name", NAMES)
def test_taguette_finds_one_column_of_tags_and_one_of_descriptions(name: str) -> None:
    head, *rows = tags(shipped(name))
    assert head == ["tag", "description"]
    assert [row[0] for row in rows] == [code.name for code in shipped(name).codes]
    assert all(len(row) == 2 and row[1] for row in rows)
    assert taguette.made(shipped(name), "nl").startswith(b"\xef\xbb\xbf")


def test_a_tag_has_its_group_above_its_description() -> None:
    (_, about) = next(row for row in tags(shipped("fishbowl"), "en") if row[0] == "Binding overig")
    assert about == "Connection\n\nConnection that fits none of the above.\n\nEnglish: Connection, other"


def test_no_cell_for_taguette_acts_in_a_spreadsheet() -> None:
    assert [row[0] for row in tags(HOSTILE)] == ["tag", "Rust", "'=1+1", "a > b\\c"]


def test_maxqda_finds_groups_with_their_codes_under_them() -> None:
    head, *rows = sheets(shipped("professional"))["MAXQDA"]
    assert head == ("Code", "Memo")
    assert [row[0] for row in rows][:4] == [
        "Didactische aspecten",
        "Didactische aspecten > Roostering & toetsing",
        "Didactische aspecten > Verbindende & Activerende didactiek",
        "Relationele aspecten",
    ]
    assert rows[0][1] == "Inhoud en inrichting van het curriculum."


@pytest.mark.parametrize("name", NAMES)
def test_no_shipped_name_is_longer_than_maxqda_keeps(name: str) -> None:
    paths = [row[0] for lang in LANGS for row in sheets(shipped(name), lang)["MAXQDA"]]
    assert [part for path in paths for part in path.split(" > ") if len(part) > 63] == []


@pytest.mark.parametrize("name", NAMES)
@pytest.mark.parametrize("lang", LANGS)
def test_atlas_finds_codes_with_their_group_apart(name: str, lang: Lang) -> None:
    codebook = shipped(name)
    head, *rows = sheets(codebook, lang)["ATLAS.ti"]
    assert head == ("Code", "Comment", "Code Group 1")
    assert [(code, group) for code, _, group in rows] == [
        (code.name, group.name.of(lang)) for group in codebook.groups for code in group.codes
    ]


def test_the_effective_elements_are_a_sheet_of_their_own() -> None:
    rows = sheets(shipped("fishbowl"), "en")["Effective elements"]
    assert rows[:2] == [("Number", "Effective element", "Group"), ("1", "personal attention", "Connection")]
    assert (len(rows), rows[-1]) == (23, ("", "one-to-one online", "Online"))
    assert [*sheets(HOSTILE)] == ["MAXQDA", "ATLAS.ti"]


@pytest.mark.parametrize("codebook", BOOKS, ids=lambda book: book.id)
def test_every_cell_of_the_workbook_is_text_and_none_is_a_link(codebook: Codebook) -> None:
    book = openpyxl.load_workbook(io.BytesIO(tables.made(codebook, "nl")))
    cells = [cell for sheet in book for row in sheet.iter_rows() for cell in row if cell.value is not None]
    assert {cell.data_type for cell in cells} == {"s"}
    assert [cell.hyperlink for cell in cells if cell.hyperlink] == []
    assert {sheet.freeze_panes for sheet in book} == {"A2"}


def test_hostile_words_stay_what_they_are_and_part_no_path() -> None:
    book = sheets(HOSTILE)
    assert [row[0] for row in book["ATLAS.ti"]] == ["Code", "Rust", "=1+1", "a > b\\c"]
    assert [row[0] for row in book["MAXQDA"]] == [
        "Code",
        "Rust (groep)",
        "Rust (groep) > Rust",
        "Rust (groep) > =1+1",
        "Rust (groep) > a › b/c",
    ]


@pytest.mark.parametrize("name", NAMES)
def test_the_same_codebook_gives_the_same_bytes(name: str) -> None:
    for made in (tables.made, taguette.made):
        assert made(shipped(name), "nl") == made(shipped(name), "nl")
