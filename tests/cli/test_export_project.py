"""`fishbowl export --to qdpx`: several sessions in one file, and where it goes."""

from __future__ import annotations

from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from fishbowl.cli import cli
from fishbowl.core.errors import ExportFailed
from fishbowl.runtime.newcomers import NewSession, group
from tests.export.qdpx.opened import Opened
from tests.export.qdpx.talks import talk
from tests.support.tiny import PROFESSIONAL, SETUP


def call(study: Path, *words: str) -> Result:
    return CliRunner().invoke(cli, ["--study", str(study), "export", *words, "--to", "qdpx"])


def key(result: Result) -> str:
    assert isinstance(result.exception, ExportFailed), result.output
    return result.exception.key


@pytest.fixture
def study(tmp_path: Path) -> Path:
    with talk(tmp_path, name="Groep 1") as held:
        held.study.create(NewSession(PROFESSIONAL, SETUP, group(PROFESSIONAL, 4, 1), "Groep 2"))
    return tmp_path


def test_one_session_lands_beside_its_file_with_the_codebook_pinned_in_it(study: Path) -> None:
    result = call(study, "Groep 1", "--lang", "nl")
    target = study / "sessions" / "2026-03-12-groep-1.qdpx"
    assert (result.exit_code, result.stdout, result.stderr) == (0, f"{target}\n", "")
    found = Opened(target)
    assert found.names("TextSource") == [
        "Transcript Groep 1",
        "Sessieverslag Groep 1",
        "Waarnemingen Groep 1",
    ]
    assert {"Binding algemeen", "Toekomstideeën en suggesties"} <= set(found.names("Code"))
    assert key(call(study, "Groep 1")) == "export.exists"
    assert call(study, "Groep 1", "--force").exit_code == 0


def test_several_sessions_go_into_one_file(study: Path) -> None:
    result = call(study, "Groep 1", "Groep 2")
    target = study / "sessions" / "2026-03-12-groep-1+1.qdpx"
    assert (result.exit_code, result.stdout) == (0, f"{target}\n")
    found = Opened(target)
    # Without --lang the first session's language names everything.
    assert found.root.get("name") == "fishbowl: 2 sessions"
    assert found.names("TextSource") == [
        *("Transcript Groep 1", "Session record Groep 1", "Observations Groep 1", "Session record Groep 2")
    ]
    assert {"Binding algemeen", "Welzijn ondersteuning", "Online (professional)"} <= set(found.names("Code"))


def test_out_names_the_file_or_its_folder(study: Path) -> None:
    both = ("Groep 1", "Groep 2", "--out")
    assert call(study, *both, str(study / "new" / "all.qdpx")).stdout == f"{study / 'new' / 'all.qdpx'}\n"
    inside = study / "2026-03-12-groep-1+1.qdpx"
    assert call(study, *both, str(study)).stdout == f"{inside}\n"
    assert inside.stat().st_mode & 0o777 == 0o600


def test_emoji_and_line_ends_are_as_asked(study: Path) -> None:
    out = study / "x.qdpx"
    assert call(study, "Groep 1", "--out", str(out), "--emoji", "keep", "--eol", "crlf-maxqda").exit_code == 0
    transcript = Opened(out).texts["Transcript Groep 1"]
    assert "👍🏽" in transcript
    assert transcript.count("\n") == transcript.count("\r\n") > 0


def test_a_session_named_twice_is_refused_and_nothing_is_left(study: Path) -> None:
    before = sorted(study.rglob("*"))
    assert key(call(study, "Groep 1", "Groep 1")) == "export.session_twice"
    assert sorted(study.rglob("*")) == before
