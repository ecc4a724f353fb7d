"""`fishbowl elements`: from a session to its coded project, and back to the table. All of it is simulated."""

from __future__ import annotations

import csv
import json
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from fishbowl.cli import cli
from fishbowl.core.errors import FishbowlError
from tests.agreement.project import ATLAS, MAXQDA, QUALCODER, Manner, Mark, write

TURNS = (
    "S1: Mijn mentor zag mij écht staan 😀.",
    "P2: De introductie was te lang.",
    "M: En verder?",
)
TEXT = "\n\n".join(TURNS) + "\n"
SEEN = "Het werkzame element is een mentor die je ziet"
MARKS = (
    Mark("Groep A", TURNS[0], "persoonlijke aandacht"),
    Mark("Groep A", TURNS[0], SEEN),
    Mark("Groep A", TURNS[1], "Roostering & toetsing"),
)


def call(study: Path, *words: str | Path, ui: str = "en") -> Result:
    return CliRunner().invoke(cli, ["--ui", ui, "--study", str(study), "elements", *map(str, words)])


@pytest.fixture
def project(tmp_path: Path) -> Path:
    return write(tmp_path / "a.qdpx", QUALCODER, {"Groep A": TEXT}, MARKS)


@pytest.mark.parametrize("manner", [QUALCODER, ATLAS, MAXQDA])
def test_the_table_says_who_named_what_whatever_program_wrote_it(tmp_path: Path, manner: Manner) -> None:
    path = write(tmp_path / "x.qdpx", manner, {"Groep A": TEXT}, MARKS)
    shown = call(tmp_path, path).stdout.splitlines()
    at = shown.index("  1 personal attention: 1 passage")
    assert shown[at + 1 : at + 4] == [
        "     named by: students: 1",
        "     institutions: not known: 1",
        "     approaches: een mentor die je ziet",
    ]
    left = f"Codes without an element (2): {SEEN}; Roostering & toetsing"
    assert left in " ".join(map(str.strip, shown))
    numbers = [line.split()[0] for line in shown if line[:2] == "  " and line[2].isdigit()]
    assert numbers == [str(n) for n in range(1, 17)]
    assert "  camera's aan: niet genoemd" in call(tmp_path, path, ui="nl").stdout.splitlines()


def test_many_approaches_stand_in_lines_of_80(tmp_path: Path) -> None:
    said = [f"Het werkzame element is aanpak nummer {n} van een lange reeks" for n in range(12)]
    marks = [Mark("Groep A", MARKS[0].passage, code) for code in ("personal attention", *said)]
    path = write(tmp_path / "x.qdpx", QUALCODER, {"Groep A": TEXT}, marks)
    told = call(tmp_path, path).stdout.splitlines()
    at = next(n for n, line in enumerate(told) if line.startswith("     approaches: "))
    lines = [told[at], *(line for line in told[at + 1 :] if line.startswith(" " * 8))]
    assert max(map(len, told)) <= 80
    assert " ".join(map(str.strip, lines)).count("; ") == 11


def test_the_list_of_passages_is_filled_in_and_given_back(tmp_path: Path, project: Path) -> None:
    listed = tmp_path / "passages.csv"
    assert call(tmp_path, project, "--passages", listed).exit_code == 0
    with listed.open(encoding="utf-8-sig", newline="") as file:
        head, *rows = csv.reader(file)
    assert [row[head.index("element")] for row in rows] == ["personal_attention", ""]
    rows[1][head.index("element")] = "16"
    with listed.open("w", encoding="utf-8", newline="") as file:
        csv.writer(file, delimiter=";").writerows([head, *rows])
    report = json.loads(call(tmp_path, project, "--map", listed, "--json").stdout)
    named = {each["id"]: each["professionals"] for each in report["elements"] if each["passages"]}
    assert named == {"personal_attention": 0, "scheduling_changes": 1}
    assert report["unknown_places"] == 0


def test_the_table_as_a_file(tmp_path: Path, project: Path) -> None:
    out = tmp_path / "t.csv"
    assert call(tmp_path, project, "--out", out).exit_code == 0
    with out.open(encoding="utf-8-sig", newline="") as file:
        first = next(csv.DictReader(file))
    assert (first["element"], first["passages"], first["students"]) == ("personal attention", "1", "1")
    again = call(tmp_path, project, "--out", out)
    assert isinstance(again.exception, FishbowlError)
    assert again.exception.key == "export.exists"
    assert call(tmp_path, project, "--out", out, "--force").exit_code == 0


def test_the_elements_are_those_of_the_study(tmp_path: Path, project: Path) -> None:
    folder = tmp_path / "protocols" / "codebooks"
    folder.mkdir(parents=True)
    shipped = Path(__file__).parents[2] / "protocols" / "codebooks" / "fishbowl.yaml"
    own = shipped.read_text("utf-8").replace("nl: persoonlijke aandacht", "nl: iets anders")
    (folder / "fishbowl.yaml").write_text(own, "utf-8")
    shown = call(tmp_path, project, "--codebook", "fishbowl", ui="nl").stdout.splitlines()
    assert "  1 iets anders: niet genoemd" in shown


def test_what_can_not_be_done_is_said(tmp_path: Path, project: Path) -> None:
    bare = tmp_path / "bare.yaml"
    shipped = Path(__file__).parents[2] / "protocols" / "codebooks" / "fishbowl.yaml"
    bare.write_text(shipped.read_text("utf-8").split("# Tweede ronde")[0], "utf-8")
    for words, key in (
        (("--map", tmp_path / "none.csv"), "elements.cannot_open"),
        (("--out", tmp_path / "x", "--passages", tmp_path / "x"), "elements.same_target"),
        (("--codebook", bare), "elements.no_elements"),
    ):
        refused = call(tmp_path, project, *words)
        assert isinstance(refused.exception, FishbowlError), refused.output
        assert refused.exception.key == key
