"""Wrong use is told in the language of the screens, below how the command is used, and ends with 2."""

from __future__ import annotations

import io
import sys
from pathlib import Path

import pytest

from fishbowl.cli import main
from tests.support.held import Held

WRONG = [
    (("show",), "'SESSION' ontbreekt.", "Missing: 'SESSION'."),
    (("export", "x"), "'--to' ontbreekt. Kies uit: jsonl, ", "Missing: '--to'. Choose from: jsonl, "),
    (("show", "x", "--lang", "fy"), "Bij '--lang' kan 'fy' niet. Kies uit: 'nl', 'en'.", "is not one of"),
    (
        ("transcript", "add", "x", "nix.vtt"),
        "Bij 'FILE': 'nix.vtt' bestaat niet.",
        "'nix.vtt' does not exist.",
    ),
    (("new", "x", "--people", "/"), "Bij '--people': '/' is een map.", "'/' is a directory."),
    (("rehearse", "x", "--seed", "x"), "'x' is geen geheel getal.", "'x' is not a whole number."),
    (("rehearse", "x", "--participants", "0"), "0 valt buiten 1<=x<=99.", "0 is not in the range 1<=x<=99."),
    (("rehearse", "x", "--speed", "x"), "Bij '--speed': x is geen snelheid", "'--speed': x is no speed"),
    (("show", "--foo"), "De optie '--foo' is er niet.", "No such option '--foo'."),
    (("show", "--lan"), "'--lan' is er niet. Bedoel je '--lang'", "'--lan'. Did you mean '--lang'"),
    (("zzz",), "De opdracht 'zzz' is er niet.", "No such command 'zzz'."),
    (("protocol", "lst"), "'lst' is er niet. Bedoel je 'list'?", "'lst'. Did you mean 'list'?"),
    (("show", "x", "y"), "Dit is te veel: y", "Got unexpected extra arguments: y"),
    (("show", "x", "--lang"), "Na '--lang' hoort nog iets.", "Option '--lang' requires an argument."),
    (("agreement", "a", "b", "--after", "c"), "Na '--after' horen er 2.", "'--after' requires 2 arguments."),
    (
        ("observe", "x", "--as", "O1", "--pin", "1"),
        "--pin hoort bij de link van een deur.",
        "--pin goes with",
    ),
    (("export", "x", "--to", "md", "--to-key", "a"), "zijn alleen voor --to archive.", "--to archive alone."),
    (
        ("export", "x", "--to", "archive", "--accept", "nix"),
        "Bij '--accept': 'nix' bestaat niet.",
        "'nix' does not exist.",
    ),
    (("redact", "x", ""), "WHAT en --with kunnen niet leeg zijn.", "WHAT and --with can't be empty."),
]


def said(
    words: tuple[str, ...], code: int, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> str:
    monkeypatch.setattr(sys, "argv", ["fishbowl", *words])
    with pytest.raises(SystemExit) as ended:
        main()
    assert ended.value.code == code
    return capsys.readouterr().err


@pytest.mark.parametrize(("words", "dutch", "english"), WRONG, ids=lambda part: str(part)[:20])
def test_wrong_use(
    words: tuple[str, ...],
    dutch: str,
    english: str,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> None:
    in_dutch = said(("--ui", "nl", *words), 2, monkeypatch, capsys)
    assert dutch in in_dutch
    assert "Fout: " in in_dutch
    assert "Error" not in in_dutch
    in_english = said(("--ui", "en", *words), 2, monkeypatch, capsys)
    assert "Error: " in in_english
    assert english in in_english


def test_who_stops_at_a_question_is_told_so(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str], tmp_path: Path
) -> None:
    Held(tmp_path).close()
    monkeypatch.setattr(sys, "stdin", io.StringIO())
    words = ("--study", str(tmp_path), "withdraw", "last", "S1")
    assert said(("--ui", "nl", *words), 1, monkeypatch, capsys).splitlines()[-1] == "Afgebroken."


def test_what_the_system_refuses_is_told_in_the_same_language(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str], tmp_path: Path
) -> None:
    words = ("agreement", str(tmp_path / "nix"), str(tmp_path))
    refused = f"{tmp_path / 'nix'} is niet te openen (bestaat niet). Controleer naam en rechten.\n"
    assert said(("--ui", "nl", *words), 1, monkeypatch, capsys) == refused
    assert "(No such file or directory)" in said(("--ui", "en", *words), 1, monkeypatch, capsys)
