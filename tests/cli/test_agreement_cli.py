"""`fishbowl agreement`: figures from coders' files, a list to discuss, a second round beside the first."""

from __future__ import annotations

import csv
import json
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner, Result

from fishbowl.agreement.model import fingerprint
from fishbowl.cli import cli
from fishbowl.core.errors import FishbowlError
from tests.agreement.project import ATLAS, MAXQDA, QUALCODER, Manner, Mark, write

TURNS = (
    "S1: Mijn mentor zag mij écht staan 😀.",
    "S2: De introductie was te lang.",
    "=S1: Op vrijdag had ik nooit les.",
    "S3: Ik zou wel een buddy willen.",
)
TEXT = "\n\n".join(TURNS) + "\n"
SPELLED = {"b": "Binding studenten", "d": "Roostering & toetsing", "w": "positief"}
ONE, OTHER, AGREED = ("b", "d", "w", "bw"), ("bw", "d", "b", "bw"), ("b", "d", "b", "bw")


def call(study: Path, *words: str | Path, ui: str = "en") -> Result:
    return CliRunner().invoke(cli, ["--ui", ui, "--study", str(study), "agreement", *map(str, words)])


def key(result: Result) -> str:
    assert isinstance(result.exception, FishbowlError), result.output
    return result.exception.key


def project(path: Path, rows: tuple[str, ...], manner: Manner, coder: str, text: str = TEXT) -> Path:
    marks = [
        Mark("Groep A", turn, SPELLED[code])
        for turn, codes in zip(TURNS, rows, strict=True)
        for code in codes
    ]
    return write(path, manner, {"Groep A": text}, marks, coder=coder)


@pytest.fixture
def a(tmp_path: Path) -> Path:
    return project(tmp_path / "a.qdpx", ONE, QUALCODER, "Anna")


@pytest.fixture
def b(tmp_path: Path) -> Path:
    return project(tmp_path / "b.qdpx", OTHER, ATLAS, "Bram")


def figures(result: Result, round_: str = "first") -> list[tuple[Any, ...]]:
    assert result.exit_code == 0, result.output
    made = json.loads(result.stdout)[round_]["figures"]
    return [(each["rule"], each["code"], each["numerator"], each["denominator"]) for each in made]


def test_the_figure_is_told_with_all_that_it_is_made_of(tmp_path: Path, a: Path, b: Path) -> None:
    dutch = call(tmp_path, a, b, ui="nl").stdout
    for said in ("57,1 %", "4 / 7", "over 4 eenheden", "uitingen van de tekst", "1 document, alle codes"):
        assert said in dutch
    assert "niet de formule uit die artikelen" in dutch
    english = call(tmp_path, a, b).stdout
    for said in (
        "57.1 %",
        "4 / 7",
        "over 4 units",
        "not the papers' formula",
        "The kappa that QualCoder shows",
    ):
        assert said in english


def test_every_rule_at_once(tmp_path: Path, a: Path, b: Path) -> None:
    result = call(tmp_path, a, b, "--rule", "all", "--json")
    assert figures(result)[:6] == [
        ("pooled-jaccard", None, 4, 7),
        ("identical", None, 2, 4),
        ("any-shared", None, 3, 4),
        ("holsti", None, 8, 11),
        ("mean-jaccard", None, 2.5, 4),
        ("presence", None, 9, 12),
    ]
    values = {(f["rule"], f["code"]): f["value"] for f in json.loads(result.stdout)["first"]["figures"]}
    assert [values["kappa", name] for name in SPELLED.values()] == [0.5, 1.0, 0.0]
    assert round(values["alpha-masi", None], 4) == 0.4167


def test_the_layer_is_that_of_the_codebooks(tmp_path: Path, a: Path, b: Path) -> None:
    assert figures(call(tmp_path, a, b, "--layer", "primary", "--json")) == [("pooled-jaccard", None, 3, 4)]
    assert figures(call(tmp_path, a, b, "--layer", "secondary", "--json")) == [("pooled-jaccard", None, 1, 3)]


def test_a_table_beside_a_project(tmp_path: Path, a: Path) -> None:
    path = tmp_path / "b.csv"
    rows = [
        f"Bram,{fingerprint(TEXT)},{TEXT.index(turn)},{TEXT.index(turn) + len(turn)},{SPELLED[code]},"
        for turn, codes in zip(TURNS, OTHER, strict=True)
        for code in codes
    ]
    path.write_text("coder,doc_sha,start_char,end_char,code,memo\n" + "\n".join(rows), "utf-8")
    assert figures(call(tmp_path, a, path, "--json")) == [("pooled-jaccard", None, 4, 7)]
    assert key(call(tmp_path, path, path)) == "coded.text_needed"
    (tmp_path / "t.txt").write_text(TEXT, "utf-8")
    assert figures(call(tmp_path, path, path, "--text", tmp_path / "t.txt", "--json"))[0][2:] == (6, 6)
    assert figures(call(tmp_path, path, path, "--unit", "a", "--json"))[0][2:] == (6, 6)


def test_where_nothing_differs_there_is_nothing_to_write_out(tmp_path: Path, a: Path) -> None:
    assert call(tmp_path, a, a).stdout.count("They differ on no unit.\n") == 1


def test_what_to_discuss_as_table_json_and_text(tmp_path: Path, a: Path, b: Path) -> None:
    for name in ("d.csv", "d.json", "d.txt"):
        assert call(tmp_path, a, b, "--disagreements", tmp_path / name).exit_code == 0
    with (tmp_path / "d.csv").open(encoding="utf-8-sig", newline="") as file:
        first, second = csv.DictReader(file)
    assert (first["document"], first["line"], first["text"]) == ("Groep A.txt", "1", TURNS[0])
    assert (first["both"], first["only_a"], first["only_b"]) == ("Binding studenten", "", "positief")
    assert second["text"] == f"'{TURNS[2]}", "a spreadsheet takes it for no formula"
    listed = json.loads((tmp_path / "d.json").read_text("utf-8"))
    assert [each["only_b"] for each in listed] == [["positief"], ["Binding studenten"]]
    text = (tmp_path / "d.txt").read_text("utf-8")
    assert text in call(tmp_path, a, b, "--disagreements", "-").stdout
    assert TURNS[0] in text
    assert TURNS[1] not in text


def test_files_are_not_replaced_unasked_and_are_their_owners_only(tmp_path: Path, a: Path, b: Path) -> None:
    out = tmp_path / "first.json"
    assert call(tmp_path, a, b, "--out", out).exit_code == 0
    assert out.stat().st_mode & 0o077 == 0
    assert key(call(tmp_path, a, b, "--out", out)) == "export.exists"
    assert call(tmp_path, a, b, "--out", out, "--force").exit_code == 0
    assert key(call(tmp_path, a, b, "--out", out, "--disagreements", out)) == "coded.same_target"
    assert out.read_text("utf-8") == call(tmp_path, a, b, "--json").stdout


def test_after_a_discussion_both_rounds_stand_apart(tmp_path: Path, a: Path, b: Path) -> None:
    a2 = project(tmp_path / "a2.qdpx", AGREED, QUALCODER, "Anna")
    b2 = project(tmp_path / "b2.qdpx", (*AGREED[:3], "b"), MAXQDA, "Bram")
    result = call(tmp_path, a, b, "--after", a2, b2, "--json")
    assert figures(result) == [("pooled-jaccard", None, 4, 7)]
    assert figures(result, "negotiated") == [("pooled-jaccard", None, 4, 5)]
    told = call(tmp_path, a, b, "--after", a2, b2).stdout
    assert "80.0 %" in told
    assert "(first 57.1 %)" in told
    assert "first 2, now 1, of them new 1" in told


def test_the_first_round_is_frozen(tmp_path: Path, a: Path, b: Path) -> None:
    first = tmp_path / "first.json"
    assert call(tmp_path, a, b, "--out", first).exit_code == 0
    a2 = project(tmp_path / "a2.qdpx", AGREED, QUALCODER, "Anna")
    for words in ((a, b, "--after", a2, b), (a2, b)):
        result = call(tmp_path, *words, "--first", first, "--json")
        assert figures(result) == [("pooled-jaccard", None, 4, 7)]
        assert figures(result, "negotiated") == [("pooled-jaccard", None, 5, 6)]
    assert key(call(tmp_path, a2, b, "--after", a2, b, "--first", first)) == "coded.first_changed"
    assert key(call(tmp_path, a2, b, "--first", first, "--overlap", "50")) == "coded.other_settings"
    assert key(call(tmp_path, a2, b, "--first", a)) == "coded.bad_report"
    mended = first.read_text("utf-8").replace('"numerator": 4', '"numerator": 6')
    first.write_text(mended, "utf-8")
    assert key(call(tmp_path, a2, b, "--first", first)) == "coded.changed_report"


def test_units_of_a_coder_are_those_of_the_first_round(tmp_path: Path, a: Path, b: Path) -> None:
    first = tmp_path / "first.json"
    assert call(tmp_path, a, b, "--unit", "a", "--out", first).exit_code == 0
    fewer = project(tmp_path / "a2.qdpx", ("b", "", "", ""), QUALCODER, "Anna")
    result = call(tmp_path, a, b, "--unit", "a", "--after", fewer, b, "--json")
    assert figures(result, "negotiated") == [("pooled-jaccard", None, 1, 6)]
    assert key(call(tmp_path, fewer, b, "--unit", "a", "--first", first)) == "coded.own_units"


def test_what_people_typed_is_shown_as_text(tmp_path: Path) -> None:
    rows = [f"Anna,{'0' * 64},0,3,\x1b[2Jrood,memo\x07", f"Anna,{'0' * 64},0,3,[red]x[/red] {{b}},"]
    path = tmp_path / "a.csv"
    path.write_text("coder,doc_sha,start_char,end_char,code,memo\n" + "\n".join(rows[:1]), "utf-8")
    other = tmp_path / "b.csv"
    other.write_text("coder,doc_sha,start_char,end_char,code,memo\n" + "\n".join(rows[1:]), "utf-8")
    words = (path, other, "--unit", "a", "--by-code", "--disagreements")
    shown = call(tmp_path, *words, "-").stdout
    assert not {"\x1b", "\x07"} & set(shown)
    assert "[red]x[/red] {b}" in shown
    assert call(tmp_path, *words, tmp_path / "d.csv").exit_code == 0
    assert "\x1b" not in (tmp_path / "d.csv").read_text("utf-8")


def test_another_text_is_refused(tmp_path: Path, a: Path) -> None:
    other = project(tmp_path / "b.qdpx", OTHER, ATLAS, "Bram", TEXT + "S4: nog iets.\n")
    assert key(call(tmp_path, a, other)) == "coded.other_text"


def test_wrong_use_ends_with_2(tmp_path: Path, a: Path, b: Path) -> None:
    for words in (("--rule", "nonsense"), ("--overlap", "101"), ("--after", a), ("--unit", "words")):
        assert call(tmp_path, a, b, *words).exit_code == 2
