"""`fishbowl case`: from an empty questionnaire to what is passed on of it."""

from __future__ import annotations

import csv
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from fishbowl.cli import cli
from fishbowl.core.cases import KEPT, QUESTIONS
from fishbowl.core.errors import FishbowlError
from fishbowl.text import say_in


def call(study: Path, *words: str | Path, ui: str = "en") -> Result:
    return CliRunner().invoke(cli, ["--ui", ui, "--study", str(study), "case", *map(str, words)])


@pytest.fixture
def filled(tmp_path: Path) -> Path:
    made = call(tmp_path, "new", "coach", "--title", "Vaste *coach*")
    path = Path(made.stdout.strip())
    assert path == tmp_path / "cases" / "coach.yaml"
    text = path.read_text("utf-8").replace("elements: []", "elements: [personal_attention]")
    text = text.replace("aim:", "aim: |\n  =Gezien worden\n  <b>en</b> blijven")
    path.write_text(text.replace("documents:", "documents: het geheime plan"), "utf-8")
    return path


def test_a_case_that_is_there_is_not_touched(tmp_path: Path, filled: Path) -> None:
    before = filled.read_bytes()
    again = call(tmp_path, "new", "coach")
    assert isinstance(again.exception, FishbowlError)
    assert again.exception.key == "cases.exists"
    assert filled.read_bytes() == before


def test_check_says_what_is_open_and_what_is_wrong(tmp_path: Path, filled: Path) -> None:
    checked = call(tmp_path, "check", filled)
    assert checked.exit_code == 0
    assert "description: not answered yet: What does it consist of?" in checked.stdout
    assert "aim: not answered" not in checked.stdout
    filled.write_text("elements: [zon]\n", "utf-8")
    assert call(tmp_path, "check", filled).exit_code == 1


def test_a_case_is_checked_by_the_name_that_it_was_made_under(tmp_path: Path, filled: Path) -> None:
    by_name = call(tmp_path, "check", "coach")
    assert (by_name.exit_code, by_name.stdout) == (0, call(tmp_path, "check", filled).stdout)


@pytest.mark.parametrize("form", ["md", "csv"])
def test_what_is_kept_is_in_no_export(tmp_path: Path, filled: Path, form: str) -> None:
    target = tmp_path / f"cases.{form}"
    made = call(tmp_path, "export", "--to", form, "--out", tmp_path)
    assert Path(made.stdout.strip()) == target
    assert "geheime plan" not in target.read_text("utf-8")


def test_markdown_has_each_question_in_the_language_asked_for(tmp_path: Path, filled: Path) -> None:
    target = tmp_path / "out.md"
    call(tmp_path, "export", "--lang", "nl", "--out", target)
    lines = target.read_text("utf-8").splitlines()
    assert [line[4:] for line in lines if line.startswith("### ")] == [
        say_in("nl", f"cases.ask.{question}") for question in QUESTIONS[1:] if question not in KEPT
    ]
    assert lines[:5] == [
        "# Aanpakken",
        "",
        r"## Vaste \*coach\*",
        "",
        "**Werkzame elementen**: persoonlijke aandacht",
    ]
    at = lines.index("### Wat moet de aanpak bereiken?")
    assert lines[at + 2 : at + 5] == [r"\=Gezien worden", "", r"\<b\>en\</b\> blijven"]


def test_the_table_has_a_row_for_each_case(tmp_path: Path, filled: Path) -> None:
    call(tmp_path, "new", "another")
    target = tmp_path / "out.csv"
    call(tmp_path, "export", "--to", "csv", "--out", target)
    with target.open(encoding="utf-8-sig", newline="") as file:
        rows = list(csv.DictReader(file))
    assert list(rows[0]) == ["case", "elements", *(each for each in QUESTIONS if each not in KEPT)]
    assert [(row["case"], row["elements"]) for row in rows] == [
        ("another", ""),
        ("coach", "personal_attention"),
    ]
    assert rows[1]["aim"] == "'=Gezien worden\n<b>en</b> blijven"


def test_a_study_without_cases_says_how_to_make_one(tmp_path: Path) -> None:
    refused = call(tmp_path, "export")
    assert isinstance(refused.exception, FishbowlError)
    assert refused.exception.key == "cases.none"
