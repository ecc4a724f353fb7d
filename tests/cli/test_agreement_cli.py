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
    other = tmp_path / "c.csv"
    other.write_text(path.read_text("utf-8").replace("Bram,", "Carla,"), "utf-8")
    assert key(call(tmp_path, path, other)) == "coded.text_needed"
    (tmp_path / "t.txt").write_text(TEXT, "utf-8")
    assert figures(call(tmp_path, path, other, "--text", tmp_path / "t.txt", "--json"))[0][2:] == (6, 6)
    assert figures(call(tmp_path, path, other, "--unit", "a", "--json"))[0][2:] == (6, 6)


def test_where_nothing_differs_there_is_nothing_to_write_out(tmp_path: Path, a: Path) -> None:
    same = project(tmp_path / "b.qdpx", ONE, ATLAS, "Bram")
    assert call(tmp_path, a, same).stdout.count("They differ on no unit.\n") == 1


def test_one_file_given_twice_is_refused(tmp_path: Path, a: Path) -> None:
    """Also under another name: what is meant is the other coder's."""
    copy = tmp_path / "of bram.qdpx"
    copy.write_bytes(a.read_bytes())
    for words in ((a, a), (a, copy), (a, a, "--coder-a", "Anna", "--coder-b", "*")):
        refused = call(tmp_path, *words)
        assert (key(refused), refused.exit_code, refused.stdout) == ("coded.one_file", 1, "")


def test_two_who_coded_in_one_file_are_compared(tmp_path: Path) -> None:
    marks = [Mark("T", TURNS[0], "b", user=user) for user in ("Anna", "Bram")]
    both = write(
        tmp_path / "both.qdpx", QUALCODER, {"T": TEXT}, [*marks, Mark("T", TURNS[1], "d", user="Bram")]
    )
    chosen = ("--coder-a", "Anna", "--coder-b", "Bram", "--json")
    assert figures(call(tmp_path, both, both, *chosen))[0][2:] == (1, 2)


def remarks(result: Result, round_: str = "first") -> list[tuple[str, str]]:
    assert result.exit_code == 0, result.output
    found = json.loads(result.stdout)[round_]["remarks"]
    assert all(set(each) == {"key", "params", "sentence"} for each in found)
    return [(each["key"], each["sentence"]["en"]) for each in found]


def test_one_coder_in_two_files_is_remarked_upon(tmp_path: Path, a: Path) -> None:
    """Twice the same person, or two who left the program's own name: it is for a reader to know."""
    later = project(tmp_path / "later.qdpx", OTHER, ATLAS, "Anna")
    (first, *_) = remarks(call(tmp_path, a, later, "--json"))
    assert first == (
        "agreement.one_coder",
        "A and B were coded under one name, Anna. If that is one person, this is agreement with themselves, "
        "not between two coders.",
    )
    assert f"! {first[1]}\n" in call(tmp_path, a, later).stdout
    again = project(tmp_path / "again.qdpx", ONE, ATLAS, "Anna")
    (first, *_) = remarks(call(tmp_path, a, again, "--json"))
    assert first[0] == "agreement.one_coding"


def test_what_two_agreed_upon_may_be_one_file(tmp_path: Path, a: Path, b: Path) -> None:
    agreed = project(tmp_path / "agreed.qdpx", AGREED, QUALCODER, "Anna en Bram")
    result = call(tmp_path, a, b, "--after", agreed, agreed, "--json")
    assert figures(result, "negotiated")[0][2:] == (5, 5)
    assert remarks(result, "negotiated")[0][0] == "agreement.one_coding"


def test_a_report_is_the_same_bytes_whatever_the_language_of_the_screen(
    tmp_path: Path, a: Path, b: Path
) -> None:
    dutch = call(tmp_path, a, b, "--json", ui="nl").stdout
    assert dutch == call(tmp_path, a, b, "--json", ui="en").stdout
    (remark,) = json.loads(dutch)["first"]["remarks"]
    assert remark["sentence"]["nl"].startswith("De kappa die QualCoder zelf toont, is niet die van Cohen")
    assert remark["sentence"]["en"].startswith("The kappa that QualCoder shows is not Cohen's")


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


def test_the_list_to_discuss_says_who_speaks_and_who_coded_in_lines_of_80(
    tmp_path: Path, a: Path, b: Path
) -> None:
    long = f"S2: {'en toen gingen wij ' * 20}weg."
    marks = [Mark("Groep A", long, SPELLED["b"], memo="Of is dit een memo die zelf ook lang is? " * 4)]
    texts = {"Groep A": f"{TURNS[0]}\n\n{long}\n"}
    one = write(tmp_path / "1.qdpx", QUALCODER, texts, marks, coder="Anna")
    other = write(tmp_path / "2.qdpx", ATLAS, texts, [Mark("Groep A", TURNS[0], "x")], coder="Bram")
    assert call(tmp_path, one, other, "--disagreements", tmp_path / "d.txt", ui="nl").exit_code == 0
    lines = (tmp_path / "d.txt").read_text("utf-8").splitlines()
    assert max(map(len, lines)) <= 80
    assert lines[:8] == [
        "Te bespreken: 2 eenheden",
        "",
        "1. Groep A.txt, regel 1, tekens 0–37",
        "   gezegd door: S1",
        "   beiden: –",
        "   A (Anna): –",
        "   B (Bram): x",
        f"   | {TURNS[0]}",
    ]
    assert " ".join(line[5:] for line in lines if line.startswith("   | ")) == f"{TURNS[0]} {long}"


def test_a_list_for_a_dutch_spreadsheet(tmp_path: Path, a: Path, b: Path) -> None:
    path = tmp_path / "d.csv"
    assert call(tmp_path, a, b, "--disagreements", path, "--separator", ";").exit_code == 0
    with path.open(encoding="utf-8-sig", newline="") as file:
        first, _ = csv.DictReader(file, delimiter=";")
    names = ("speakers", "coder_a", "only_a", "coder_b", "only_b")
    assert [first[name] for name in names] == ["S1", "Anna", "", "Bram", "positief"]


def test_every_rule_is_told_with_what_its_figures_are_about(tmp_path: Path, a: Path, b: Path) -> None:
    """So that whoever copies one has unit and scope with it."""
    about = "Unit: lines of the text; at least 20 % of the shorter shared. Scope: 1 document, primary codes"
    asked = ("--unit", "lines", "--overlap", "20", "--layer", "primary", "--rule", "all")
    assert call(tmp_path, a, b, *asked).stdout.count(about) == 10


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


def test_other_coders_than_those_of_the_first_round_are_told(tmp_path: Path, a: Path, b: Path) -> None:
    a2 = project(tmp_path / "a2.qdpx", AGREED, QUALCODER, "Anna")
    third = project(tmp_path / "c.qdpx", AGREED, ATLAS, "Cor")
    said = "B was coded by Cor now, and by Bram in the first round."
    assert said in call(tmp_path, a, b, "--after", a2, third).stdout
    assert "in the first round" not in call(tmp_path, a, b, "--after", a2, b).stdout


def test_a_text_that_changed_between_the_rounds_is_refused_as_that(tmp_path: Path, a: Path, b: Path) -> None:
    changed = TEXT.replace("te lang", "te kort")
    turns = tuple(turn.replace("te lang", "te kort") for turn in TURNS)
    marks = [Mark("Groep A", turn, SPELLED["b"]) for turn in turns]
    a2, b2 = (
        write(tmp_path / f"{name}2.qdpx", QUALCODER, {"Groep A": changed}, marks, coder=name)
        for name in ("Anna", "Bram")
    )
    assert key(call(tmp_path, a, b, "--after", a2, b2)) == "coded.text_since_changed"


def test_a_second_round_is_asked_what_the_first_was(tmp_path: Path, a: Path, b: Path) -> None:
    """Unless it says otherwise: rules may be others, what the figures are about may not."""
    first = tmp_path / "first.json"
    asked = ("--rule", "identical", "--rule", "holsti", "--unit", "lines", "--overlap", "20", "--by-document")
    assert call(tmp_path, a, b, *asked, "--layer", "primary", "--out", first).exit_code == 0
    settings = json.loads(first.read_text("utf-8"))["first"]["settings"]
    a2 = project(tmp_path / "a2.qdpx", AGREED, QUALCODER, "Anna")
    for words in ((a, b, "--after", a2, b), (a2, b)):
        got = json.loads(call(tmp_path, *words, "--first", first, "--json").stdout)["negotiated"]
        assert got["settings"] == settings
        assert {each["rule"] for each in got["figures"]} == {"identical", "holsti"}
    other = call(tmp_path, a2, b, "--first", first, "--rule", "any-shared", "--json")
    assert {rule for rule, *_ in figures(other, "negotiated")} == {"any-shared"}
    assert key(call(tmp_path, a2, b, "--first", first, "--overlap", "0")) == "coded.other_settings"


def test_units_of_a_coder_are_those_of_the_first_round(tmp_path: Path, a: Path, b: Path) -> None:
    first = tmp_path / "first.json"
    assert call(tmp_path, a, b, "--unit", "a", "--out", first).exit_code == 0
    fewer = project(tmp_path / "a2.qdpx", ("b", "", "", ""), QUALCODER, "Anna")
    result = call(tmp_path, a, b, "--unit", "a", "--after", fewer, b, "--json")
    assert figures(result, "negotiated") == [("pooled-jaccard", None, 1, 6)]
    assert key(call(tmp_path, fewer, b, "--first", first)) == "coded.own_units"


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
