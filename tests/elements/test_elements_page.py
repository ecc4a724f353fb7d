"""docs/elements.md names every column of links, key of the report and question of a case, and no other."""

from __future__ import annotations

import re
from dataclasses import fields
from pathlib import Path

from fishbowl.core.cases import QUESTIONS
from fishbowl.elements.links import COLUMNS
from fishbowl.elements.model import Passage, Report, Told

PAGE = (Path(__file__).parents[2] / "docs" / "elements.md").read_text("utf-8")


def rows(first: str) -> dict[str, str]:
    """The table whose head begins with that cell: its first column, and the rest of each row."""
    lines = PAGE[PAGE.index(f"| {first} |") :].split("\n\n")[0].splitlines()[2:]
    return {line.split("|")[1].strip(" `"): line.split("|", 2)[2] for line in lines if line.startswith("|")}


def test_every_column_of_a_file_of_links_is_explained() -> None:
    assert tuple(rows("column")) == COLUMNS


def test_every_key_of_the_report_is_named() -> None:
    said = rows("key")
    assert list(said) == [each.name for each in fields(Report)]
    assert re.findall(r"`(\w+)`", said["elements"]) == [each.name for each in fields(Told)]
    assert re.findall(r"`(\w+)`", said["passages"]) == [each.name for each in fields(Passage)]


def test_every_question_of_a_case_is_named() -> None:
    assert tuple(re.findall(r"^\| `(\w+)` \|", PAGE.split("## Cases")[1], re.MULTILINE)) == (
        *QUESTIONS,
        "elements",
    )
