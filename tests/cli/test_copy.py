"""fishbowl copy: a whole session elsewhere, also while somebody holds it."""

from __future__ import annotations

from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from fishbowl.cli import cli
from fishbowl.core.errors import NotSaved
from fishbowl.core.stages import OpenStage
from fishbowl.storage.verify import verify
from tests.support.held import Held


def call(study: Path, target: Path) -> Result:
    return CliRunner().invoke(cli, ["--study", str(study), "copy", "last", str(target)])


@pytest.mark.parametrize("named", [False, True])
def test_a_session_that_is_held_is_copied_whole(tmp_path: Path, *, named: bool) -> None:
    with Held(tmp_path) as held:
        held.at(10, "M", OpenStage("welcome"))
        folder = tmp_path / "stick" / "backup"
        where = folder / ("monday.fishbowl" if named else held.path.name)
        done = call(tmp_path, where if named else folder)
        assert (done.exit_code, done.stdout) == (0, f"{where}\n")
        assert [path.name for path in folder.iterdir()] == [where.name]
        assert verify(where) == verify(held.path)
        assert verify(where).events == len(held.runner.records)


def test_a_copy_replaces_nothing(tmp_path: Path) -> None:
    with Held(tmp_path) as held:
        before = held.path.read_bytes()
        done = call(tmp_path, held.path)
        assert isinstance(done.exception, NotSaved)
        assert done.exception.key == "storage.exists"
        assert held.path.read_bytes() == before
