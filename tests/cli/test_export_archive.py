"""`fishbowl export --to archive`: what goes along, and what is left when it is ended before its time."""

from __future__ import annotations

import signal
import subprocess
import sys
from pathlib import Path

import pyrage
import pytest
from click.testing import CliRunner, Result

from fishbowl.authoring.case_file import CaseInvalid
from fishbowl.cli import cli
from fishbowl.core.errors import ExportFailed
from fishbowl.core.stages import OpenStage
from tests.support.held import Held
from tests.support.house import wait_until


def call(study: Path, *words: str) -> Result:
    return CliRunner().invoke(cli, ["--study", str(study), *words])


@pytest.fixture
def study(tmp_path: Path) -> Path:
    with Held(tmp_path) as held:
        held.at(12.5, "M", OpenStage("welcome"))
    return tmp_path


def test_the_cases_of_the_study_go_along_once_they_were_looked_at(study: Path) -> None:
    path = Path(call(study, "case", "new", "coach", "--title", "Coach").stdout.strip())
    path.write_text(
        path.read_text("utf-8").replace("testimonials:", "testimonials: mail j@hanze.nl"), "utf-8"
    )
    result = call(study, "export", "last", "--to", "archive")
    assert isinstance(result.exception, ExportFailed)
    assert (
        result.stdout.split("  ", 1)[1] == "cases/coach.yaml testimonials  e-mail address: mail j@hanze.nl\n"
    )
    (study / "findings").write_text(result.stdout)
    result = call(study, "export", "last", "--to", "archive", "--accept", str(study / "findings"))
    assert "j@hanze.nl" in (Path(result.stdout.strip()) / "cases.csv").read_text("utf-8")


def test_with_a_case_that_is_wrong_nothing_is_made(study: Path) -> None:
    (study / "cases").mkdir()
    (study / "cases" / "coach.yaml").write_text("elements: [zon]\n", "utf-8")
    assert isinstance(call(study, "export", "last", "--to", "archive").exception, CaseInvalid)
    assert [path.suffix for path in (study / "sessions").iterdir()] == [".fishbowl"]


@pytest.mark.skipif(sys.platform == "win32", reason="Windows has no such signals")
@pytest.mark.parametrize("name", ["SIGINT", "SIGTERM", "SIGHUP", "SIGKILL"])
def test_ended_while_it_is_sealed_nothing_stays_unsealed(study: Path, name: str) -> None:
    out = study / "out"
    words = ("export", "last", "--to", "archive", "--out", str(out / "x.tar.age"))
    key = ("--to-key", str(pyrage.x25519.Identity.generate().to_public()))
    program = subprocess.Popen(
        [sys.executable, "-m", "fishbowl", "--study", str(study), *words, *key],
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
    )
    wait_until(lambda: bool(list(out.glob("*.unsealed"))) or program.poll() is not None)
    program.send_signal(getattr(signal, name))
    assert program.wait() != 0
    # Only a process that was killed could not clean up: the next one does.
    left = [path.name for path in out.iterdir()]
    assert left == ([f".x.tar.age.{program.pid}.unsealed"] if name == "SIGKILL" else [])
    assert call(study, *words, *key).exit_code == 0
    assert [path.name for path in out.iterdir()] == ["x.tar.age"]
