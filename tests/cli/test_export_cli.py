"""`fishbowl export`: where it goes, what it refuses, and what it says."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path

import pyrage
import pytest
from click.testing import CliRunner, Result

from fishbowl.cli import cli
from fishbowl.core.errors import ExportFailed
from fishbowl.core.people import DescribePerson
from fishbowl.core.stages import OpenStage
from fishbowl.export import FORMATS, PROJECTS
from fishbowl.storage.verify import verify
from fishbowl.text import Lang, say_in
from tests.export.told import csv_rows
from tests.support.held import Held


def call(study: Path, *words: str) -> Result:
    return CliRunner().invoke(cli, ["--study", str(study), "export", *words])


def key(result: Result) -> str:
    assert isinstance(result.exception, ExportFailed), result.output
    return result.exception.key


@pytest.fixture
def study(tmp_path: Path) -> Path:
    for name in ("Group 1", "Group 2"):
        with Held(tmp_path, name=name) as held:
            held.at(12.5, "M", OpenStage("welcome"))
    return tmp_path


ENDINGS = {name: "-csv" if name == "csv" else f".{name}" for name in FORMATS}


@pytest.mark.parametrize("name", FORMATS)
def test_an_export_lands_beside_its_session_and_is_named(study: Path, name: str) -> None:
    result = call(study, "Group 1", "--to", name)
    target = study / "sessions" / f"2026-03-12-group-1{ENDINGS[name]}"
    assert (result.exit_code, result.stdout, result.stderr) == (0, f"{target}\n", "")
    assert target.exists()


def test_out_names_the_file_or_the_folder_for_it(study: Path) -> None:
    here = study / "here"
    assert call(study, "Group 1", "--to", "md", "--out", str(study / "a.md")).stdout == f"{study / 'a.md'}\n"
    assert call(study, "Group 1", "--to", "csv", "--out", str(here)).stdout == f"{here}\n"
    assert (here / "notes.csv").is_file()
    inside = study / "2026-03-12-group-1.md"
    assert call(study, "Group 1", "--to", "md", "--out", str(study)).stdout == f"{inside}\n"


def test_several_sessions_go_into_a_folder_each_under_its_own_name(study: Path) -> None:
    out = study / "out"
    result = call(study, "Group 1", "Group 2", "--to", "jsonl", "--out", str(out))
    assert result.stdout.splitlines() == [str(out / f"2026-03-12-group-{n}.jsonl") for n in (1, 2)]
    assert sorted(path.name for path in out.iterdir()) == [
        "2026-03-12-group-1.jsonl",
        "2026-03-12-group-2.jsonl",
    ]
    (study / "file").write_text("")
    several = call(study, "Group 1", "Group 2", "--to", "md", "--out", str(study / "file"))
    assert key(several) == "export.several_need_folder"


def test_what_is_there_stays_unless_forced(study: Path) -> None:
    words = ("Group 1", "--to", "md")
    call(study, *words)
    target = study / "sessions" / "2026-03-12-group-1.md"
    target.write_text("mine")
    assert key(call(study, *words)) == "export.exists"
    assert target.read_text() == "mine"
    assert call(study, *words, "--force").exit_code == 0
    assert target.read_text().startswith("# Group 1")
    again = ("Group 1", "--to", "csv", "--out", str(study / "csv"))
    assert call(study, *again).exit_code == 0
    assert call(study, *again, "--force").exit_code == 0
    written = {path.name for path in (study / "csv").iterdir()}
    assert {"balance.csv", "cards.csv", "notes.csv"} <= written


def test_language_and_separator(study: Path) -> None:
    call(study, "Group 1", "--to", "md", "--lang", "nl", "--out", str(study / "a.md"))
    assert "## Sessie" in (study / "a.md").read_text()
    call(study, "Group 1", "--to", "csv", "--separator", ";", "--out", str(study / "csv"))
    assert csv_rows(study / "csv", "stages", ";")[0]["from_s"] == "12,5"


def test_wrong_use_exits_2_and_a_refusal_1_with_a_sentence(study: Path) -> None:
    assert call(study, "Group 1", "--to", "doc").exit_code == 2
    assert call(study, "--to", "md").exit_code == 2
    refused = subprocess.run(
        [sys.executable, "-m", "fishbowl", "--study", str(study), "export", "nope", "--to", "md"],
        capture_output=True,
        text=True,
        check=False,
    )
    assert (refused.returncode, refused.stdout) == (1, "")
    assert refused.stderr.startswith("There is no session nope")


def test_help_loads_no_format() -> None:
    code = (
        "import sys; from click.testing import CliRunner; from fishbowl.cli import cli;"
        "assert CliRunner().invoke(cli, ['export', '--help']).exit_code == 0;"
        "print(sorted(m for m in sys.modules if m.split('.')[0] in"
        " ('textual', 'pydantic', 'sqlite_utils', 'sqlcipher3', 'msgspec', 'yaml')"
        " or m.startswith(('fishbowl.export.', 'fishbowl.runtime'))))"
    )
    run = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert run.stdout.strip() == "[]"


def test_an_archive_is_refused_with_a_list_and_made_once_someone_accepted_it(tmp_path: Path) -> None:
    with Held(tmp_path) as held:
        held.do("M", DescribePerson("S1"), age="j.jansen@hanze.nl")
    words = ("Group 1", "--to", "archive")
    result = call(tmp_path, *words)
    assert key(result) == "export.identifiers"
    (line,) = result.stdout.splitlines()
    assert line.endswith("age  e-mail address: j.jansen@hanze.nl")
    (tmp_path / "findings").write_text(f"{line}\n\n")
    target = tmp_path / "sessions" / "2026-03-12-group-1-archive"
    assert not target.exists()
    result = call(tmp_path, *words, "--accept", str(tmp_path / "findings"))
    assert (result.exit_code, result.stdout) == (0, f"{target}\n")
    (session,) = json.loads((target / "metadata.json").read_text())["sessions"]
    assert verify(held.path, session["head_hash"]).sound
    assert (target / "session-1" / "log.jsonl").read_text().count("\n") == session["events"]


def test_a_sealed_archive_is_named_for_what_it_is(study: Path) -> None:
    public = str(pyrage.x25519.Identity.generate().to_public())
    result = call(study, "Group 1", "--to", "archive", "--to-key", public)
    target = study / "sessions" / "2026-03-12-group-1-archive.tar.age"
    assert (result.exit_code, result.stdout) == (0, f"{target}\n")
    assert target.is_file()


@pytest.mark.parametrize("option", ["--to-key", "--accept"])
def test_nothing_but_an_archive_is_sealed_or_searched(study: Path, option: str) -> None:
    (study / "file").write_text("")
    result = call(study, "Group 1", "--to", "docx", option, str(study / "file"))
    assert (result.exit_code, result.stdout) == (2, "")
    assert not (study / "sessions" / "2026-03-12-group-1.docx").exists()


def test_the_review_screen_names_the_formats_that_there_are() -> None:
    """It is of another room, and can't ask for them."""
    langs: tuple[Lang, ...] = ("nl", "en")
    for lang in langs:
        first, rest = (
            say_in(lang, "review.export", session="x").partition(" --to ")[2].rstrip(").").split(" (")
        )
        named = {first, *rest.partition(" ")[2].split(", ")}
        assert named == {*FORMATS, *PROJECTS}
