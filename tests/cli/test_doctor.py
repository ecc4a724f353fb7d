"""`fishbowl doctor`: fit is fit, and what would endanger a session is said before people sit at the table."""

from __future__ import annotations

import os
from collections import namedtuple
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from fishbowl.cli import cli, doctor
from fishbowl.cli.doctor import Finding
from fishbowl.storage import place


def call(study: Path) -> Result:
    return CliRunner().invoke(cli, ["--study", str(study), "doctor"])


def test_a_sound_computer_is_fit(tmp_path: Path) -> None:
    result = call(tmp_path / "not" / "yet")
    assert (result.exit_code, result.stderr) == (0, "")
    assert result.stdout.splitlines()[-1] == "A session can be held on this computer."
    assert f"ok  Sessions in {tmp_path / 'not' / 'yet' / 'sessions'}" in result.stdout
    assert not (tmp_path / "not").exists()


@pytest.mark.skipif(os.geteuid() == 0, reason="root may write everywhere")
def test_a_folder_that_is_closed_is_a_danger(tmp_path: Path) -> None:
    tmp_path.chmod(0o500)
    result = call(tmp_path)
    tmp_path.chmod(0o700)
    assert result.exit_code == 1


def test_a_file_where_the_folder_should_be_is_not_taken_for_it(tmp_path: Path) -> None:
    (tmp_path / "sessions").mkdir()
    (finding,) = doctor._folder(tmp_path / "sessions" / "x")
    assert finding.level == "fine"


def test_a_network_disk_is_a_danger_and_a_synced_folder_a_note(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    folder = tmp_path / "OneDrive - Hanze" / "sessions"
    folder.mkdir(parents=True)
    assert [finding.level for finding in doctor._folder(folder)] == ["fine", "note"]
    monkeypatch.setattr(place, "network_kind", lambda path: "nfs4")
    assert [finding.level for finding in doctor._folder(folder)] == ["fine", "danger", "note"]
    result = call(folder.parent)
    assert result.exit_code == 1
    assert "first mend what is marked with !! (1)" in result.stderr


def test_a_full_disk_is_a_danger(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    usage = namedtuple("usage", "total used free")
    monkeypatch.setattr("shutil.disk_usage", lambda path: usage(2**40, 2**40, 100 * 2**20))
    assert list(doctor._space(tmp_path)) == [
        Finding("danger", f"The disk of {tmp_path} has 100 MiB left: make room before the session begins.")
    ]


def test_an_old_python_is_a_danger() -> None:
    assert [f.level for f in doctor._python((3, 10, 4))] == ["danger"]
    assert [f.level for f in doctor._python((3, 11, 0))] == ["fine"]


@pytest.mark.parametrize(
    ("environ", "encoding", "size", "levels"),
    [
        ({"TERM": "xterm-256color"}, "utf-8", (100, 30), ["fine", "fine", "fine", "fine"]),
        ({"TERM": "xterm-256color"}, "UTF8", (80, 24), ["fine", "fine", "fine", "fine"]),
        ({"TERM": "dumb"}, "ISO-8859-1", (79, 24), ["note", "note", "note", "fine"]),
        ({"TERM": "xterm", "NO_COLOR": "1"}, None, (80, 23), ["note", "note", "note", "fine"]),
    ],
)
def test_what_a_terminal_lacks_is_a_note(
    monkeypatch: pytest.MonkeyPatch,
    environ: dict[str, str],
    encoding: str | None,
    size: tuple[int, int],
    levels: list[str],
) -> None:
    monkeypatch.setattr("shutil.get_terminal_size", lambda: os.terminal_size(size))
    assert [finding.level for finding in doctor._terminal(environ, encoding, True)] == levels
    assert [finding.level for finding in doctor._terminal(environ, "utf-8", False)] == [
        "fine",
        "note",
        "fine",
    ]
