"""`fishbowl protocol` and `fishbowl codebook`, as a researcher or a script calls them."""

from __future__ import annotations

from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from fishbowl.authoring.library import shipped_folder
from fishbowl.authoring.load import codebook_schema, protocol_schema
from fishbowl.cli import cli
from fishbowl.cli.protocol import codebook, protocol
from fishbowl.core.errors import ExportFailed, ProtocolInvalid
from fishbowl.text import set_lang
from tests.authoring.guides import SMALL, broken, with_consent, write_pair


@pytest.fixture
def study(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    (tmp_path / "protocols").mkdir()
    monkeypatch.chdir(tmp_path)
    monkeypatch.delenv("FISHBOWL_STUDY", raising=False)
    return tmp_path


def call(*words: str) -> Result:
    group = {"protocol": protocol, "codebook": codebook}[words[0]]
    return CliRunner().invoke(group, words[1:])


def test_list_names_the_studys_own_and_what_fishbowl_brings(study: Path) -> None:
    path = write_pair(study / "protocols")
    lines = [line.split("\t") for line in call("protocol", "list").stdout.splitlines()]
    assert [line[:3] for line in lines] == [
        ["fishbowl", "en", "Student fishbowl"],
        ["fishbowl", "nl", "Fishbowl studenten"],
        ["professional", "en", "Focus group with professionals"],
        ["professional", "nl", "Focusgroep professionals"],
        ["talk", "en", "Gesprek"],
        ["talk", "nl", "Gesprek"],
    ]
    assert lines[-1][3] == str(path.relative_to(study))
    assert call("codebook", "list").stdout.splitlines() == [
        f"{name}\t{shipped_folder() / 'codebooks' / name}.yaml" for name in ("fishbowl", "professional")
    ]


def test_the_study_is_the_one_that_fishbowl_was_called_with(
    study: Path, tmp_path_factory: pytest.TempPathFactory, monkeypatch: pytest.MonkeyPatch
) -> None:
    write_pair(study / "protocols")
    monkeypatch.chdir(tmp_path_factory.mktemp("elsewhere"))
    assert isinstance(call("protocol", "show", "talk").exception, ProtocolInvalid)
    shown = CliRunner().invoke(cli, ["--study", str(study), "protocol", "show", "talk"])
    assert shown.stdout.startswith("Gesprek (talk, en)\n")


def test_check_of_a_sound_file(study: Path) -> None:
    path = write_pair(study, with_consent(SMALL), with_consent(SMALL).replace("language: nl", "language: en"))
    result = call("protocol", "check", str(path))
    assert (result.exit_code, result.stdout, result.stderr) == (0, f"{path}: fine\n", "")


def test_check_names_faults_and_advice_and_fails(study: Path) -> None:
    path = write_pair(
        study, broken("    minutes: 20\n", "    minuten: 20\n").replace("        cue: stop\n", "")
    )
    result = call("protocol", "check", str(path))
    assert result.exit_code == 1
    assert result.stdout.splitlines()[:2] == [
        "To mend:",
        f"{path}:60: stages.pile.minuten: minuten means nothing here; do you mean minutes?",
    ]
    assert result.stderr == f"{path} can't be used like this; mend what is named above and check again.\n"


def test_check_prints_advice_and_is_content(study: Path) -> None:
    text = with_consent(broken("        cue: stop\n", ""))
    path = write_pair(study, text, text.replace("language: nl", "language: en"))
    result = call("protocol", "check", str(path))
    assert (result.exit_code, result.stdout) == (
        0,
        "To consider:\n"
        f"{path}:24: stages: no step stops the recording; put cue: stop with a step at the end\n"
        f"{path}: fine\n",
    )


def test_check_of_a_file_that_is_not_there(study: Path) -> None:
    for group in ("protocol", "codebook"):
        result = call(group, "check", "none.yaml")
        assert (result.exit_code, result.stdout) == (
            1,
            "To mend:\n"
            "none.yaml: can't be opened (No such file or directory); check its name and permissions\n",
        )


def test_schema_prints_what_editors_need() -> None:
    assert call("protocol", "schema").stdout == protocol_schema()
    assert call("codebook", "schema").stdout == codebook_schema()


def test_show_prints_what_people_consent_to(study: Path) -> None:
    write_pair(study / "protocols", with_consent(SMALL))
    shown = call("protocol", "show", "talk", "--lang", "nl").stdout
    assert (
        """
Toestemming van deelnemers (versie 2)
  Lees dit over {institution}.

Toestemming van observatoren
  Lees dit, observator.

Aan te vinken, elk apart
[ ] Ik doe mee.
[ ] Het mag verwerkt.

Vóór de start
"""
        in shown
    )


def test_show_prints_the_whole_guide(study: Path) -> None:
    write_pair(study / "protocols")
    assert (
        call("protocol", "show", "talk", "--lang", "nl").stdout
        == """\
Gesprek (talk, nl)
==================
Doel: Luisteren.
Tijd: 45–50 min
Groep: 2–4 deelnemers, 0–3 observatoren
Bron: Wijzelf.
Versie: 1

Regels voor de deelnemers
  Praat over {institution}.

Vóór de start
[ ] Codes klaar.

1. Begin · 5 min, tot 00:05
---------------------------
[ ] Neem op. (opname start)

2. Vragen · 15–20 min, tot 00:20
--------------------------------

? Wat?
  - Wie?
  a. Waarom?

  Indien van toepassing:

    ? En anders?

? Nog niet gehoord? Weinig over [docenten].

3. Stapel · 20 min
------------------

Kaart 1
  Hoe gaat het?

Kaart 2
  En later?
  - Met wie?

4. Slot · 5 min
---------------
Vanaf hier mogen de tafellakens open.
[ ] Stop de opname. (opname stop)
"""
    )


def test_show_takes_the_language_of_fishbowl(study: Path) -> None:
    assert call("protocol", "show", "fishbowl").stdout.startswith("Student fishbowl (fishbowl, en)\n")
    assert call("codebook", "show", "fishbowl").stdout.startswith(
        "Codebook for student fishbowls (fishbowl)\n"
    )
    set_lang("nl")
    assert call("protocol", "show", "fishbowl").stdout.startswith("Fishbowl studenten (fishbowl, nl)\n")
    assert "\n* fysiek\n" in call("codebook", "show", "fishbowl").stdout


def test_what_can_not_be_shown_is_an_error_of_ours(study: Path) -> None:
    path = write_pair(study, "id: [")
    for name in ("none", str(path)):
        assert isinstance(call("protocol", "show", name).exception, ProtocolInvalid)
        assert isinstance(call("codebook", "show", name).exception, ProtocolInvalid)


def test_a_codebook_is_exported_where_one_stands_or_as_named(study: Path) -> None:
    result = call("codebook", "export", "fishbowl", "--to", "qdc", "--lang", "en")
    assert (result.exit_code, result.stdout) == (0, "codebook-fishbowl.qdc\n")
    assert 'name="Connection" isCodable="false"' in (study / "codebook-fishbowl.qdc").read_text("utf-8")
    named = call("codebook", "export", "professional", "--to", "md", "--out", "deep/book.md")
    assert named.stdout == "deep/book.md\n"
    assert (study / "deep" / "book.md").stat().st_mode & 0o777 == 0o600
    folder = call("codebook", "export", "professional", "--to", "csv", "--out", "deep")
    assert folder.stdout == "deep/codebook-professional.csv\n"


def test_an_export_of_a_codebook_replaces_nothing_unasked(study: Path) -> None:
    there = study / "codebook-fishbowl.xlsx"
    there.write_text("mine")
    refused = call("codebook", "export", "fishbowl", "--to", "xlsx")
    assert isinstance(refused.exception, ExportFailed)
    assert there.read_text() == "mine"
    assert call("codebook", "export", "fishbowl", "--to", "xlsx", "--force").exit_code == 0
    assert there.read_bytes().startswith(b"PK")


def test_a_codebook_with_a_fault_is_not_exported(study: Path) -> None:
    (study / "protocols" / "codebooks").mkdir()
    own = study / "protocols" / "codebooks" / "fishbowl.yaml"
    own.write_text(
        (shipped_folder() / "codebooks" / "fishbowl.yaml")
        .read_text()
        .replace("- id: positive", "- id: online")
    )
    assert isinstance(call("codebook", "export", "fishbowl", "--to", "qdc").exception, ProtocolInvalid)
    assert [path.name for path in study.iterdir()] == ["protocols"]
