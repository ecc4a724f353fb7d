"""docs/exports.md names every table and every column, in order, as the code describes them."""

from __future__ import annotations

import json
import re
from pathlib import Path

from fishbowl.core.stages import OpenStage
from fishbowl.export import FORMATS, PROJECTS
from fishbowl.runtime.record import Column, tables
from fishbowl.runtime.record.columns import columns
from fishbowl.runtime.record.source import When
from tests.export.told import exported
from tests.support.held import Held

PAGE = (Path(__file__).parents[2] / "docs" / "exports.md").read_text("utf-8")
KINDS = {"text": str, "whole number": int, "number": float, "true or false": bool}


def rows(part: str) -> list[list[str]]:
    lines = (line for line in part.splitlines() if line.startswith("| `"))
    return [[cell.strip() for cell in line.strip("|").split(" | ")] for line in lines]


def described(part: str) -> list[Column]:
    """The columns that a table of the page stands for."""
    found: list[Column] = []
    for name, kind, meaning in rows(part):
        name = name.strip("`")
        if kind == "instant":
            own, meaning = name.removesuffix("_*"), meaning.removesuffix(".")
            found += [Column(f"{own}_{c.name}", c.kind, f"{meaning}: {c.doc}") for c in columns(When)]
        else:
            found.append(Column(name, KINDS[kind], meaning))
    return found


def test_every_table_is_there_with_what_it_holds() -> None:
    sections = re.split(r"^### ", PAGE, flags=re.MULTILINE)[1:]
    told = {part.split("\n", 1)[0]: " ".join(part.split("\n\n")[1].split()) for part in sections}
    assert told == {table.name: table.doc for table in tables()}


def test_every_column_is_there_with_its_kind_and_meaning() -> None:
    head = described(PAGE.split("## The tables")[1].split("### ")[0])
    for part in re.split(r"^### ", PAGE, flags=re.MULTILINE)[1:]:
        (table,) = (table for table in tables() if table.name == part.split("\n", 1)[0])
        assert tuple(head + described(part)) == table.columns, table.name


def test_the_clocks_of_an_instant_are_explained() -> None:
    part = PAGE.split("## Times")[1].split("\n## ")[0]
    assert described(part) == [Column(f"*_{c.name}", c.kind, c.doc) for c in columns(When)]


def test_every_format_is_there() -> None:
    assert [row[0].strip("`") for row in rows(PAGE.split("## ")[0])] == [*FORMATS, *PROJECTS]


def test_every_field_of_a_line_is_there(tmp_path: Path) -> None:
    with Held(tmp_path / "study") as held:
        held.at(10, "M", OpenStage("welcome"))
        line = exported(held, "jsonl", tmp_path).read_text().splitlines()[-1]
    part = PAGE.split("## JSON lines")[1].split("They mean")[0]
    assert re.findall(r"`(\w+)`", part) == list(json.loads(line))
