"""Exports land whole or not at all, for their owner only, and over nothing that was not asked for."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

from fishbowl.core.errors import ExportFailed
from fishbowl.export.place import private, private_folder, whole


def write(target: Path, content: bytes = b"new", *, force: bool = False) -> None:
    with whole(target, force=force) as unfinished, private(unfinished) as file:
        file.write(content)


def write_folder(target: Path, *names: str, force: bool = False) -> None:
    with whole(target, force=force) as unfinished:
        private_folder(unfinished)
        for name in names:
            with private(unfinished / name) as file:
                file.write(name.encode())


def modes(path: Path) -> list[int]:
    return [found.stat().st_mode & 0o777 for found in (path, *sorted(path.rglob("*")))]


def test_a_file_stands_for_its_owner_only_in_a_folder_that_is_made(tmp_path: Path) -> None:
    os.umask(os.umask(0o022))
    write(tmp_path / "deep" / "out.md")
    assert (tmp_path / "deep" / "out.md").read_bytes() == b"new"
    assert modes(tmp_path / "deep") == [0o700, 0o600]


def test_a_folder_too(tmp_path: Path) -> None:
    write_folder(tmp_path / "out", "a.csv", "b.csv")
    assert modes(tmp_path / "out") == [0o700, 0o600, 0o600]
    assert [path.name for path in tmp_path.iterdir()] == ["out"]


def test_an_empty_folder_may_be_filled(tmp_path: Path) -> None:
    (tmp_path / "out").mkdir()
    write_folder(tmp_path / "out", "a.csv")
    assert [path.name for path in (tmp_path / "out").iterdir()] == ["a.csv"]


def test_what_is_there_is_not_touched(tmp_path: Path) -> None:
    target = tmp_path / "out.md"
    target.write_bytes(b"old")
    with pytest.raises(ExportFailed) as failed:
        write(target)
    assert failed.value.key == "export.exists"
    assert target.read_bytes() == b"old"
    assert list(tmp_path.iterdir()) == [target]


def test_not_even_what_came_while_it_was_written(tmp_path: Path) -> None:
    target = tmp_path / "out.md"

    def slowly() -> None:
        with whole(target, force=False) as unfinished:
            unfinished.write_bytes(b"new")
            target.write_bytes(b"theirs")

    with pytest.raises(ExportFailed) as failed:
        slowly()
    assert failed.value.key == "export.exists"
    assert target.read_bytes() == b"theirs"
    assert list(tmp_path.iterdir()) == [target]


def test_force_replaces_a_file_and_a_folder_whole(tmp_path: Path) -> None:
    write(tmp_path / "out.md", b"old")
    write(tmp_path / "out.md", force=True)
    assert (tmp_path / "out.md").read_bytes() == b"new"
    write_folder(tmp_path / "out", "old.csv")
    write_folder(tmp_path / "out", "new.csv", force=True)
    assert sorted(path.name for path in tmp_path.rglob("*")) == ["new.csv", "out", "out.md"]


def test_force_takes_no_folder_with_something_else_in_it(tmp_path: Path) -> None:
    write_folder(tmp_path / "out", "a.csv", "thesis.docx")
    with pytest.raises(ExportFailed) as failed:
        write_folder(tmp_path / "out", "b.csv", force=True)
    assert failed.value.key == "export.not_ours"
    assert failed.value.params["other"] == "thesis.docx"
    assert sorted(path.name for path in (tmp_path / "out").iterdir()) == ["a.csv", "thesis.docx"]


@pytest.mark.parametrize("target", ["out.md", "out"])
def test_after_a_fault_halfway_nothing_is_left_and_the_old_one_stands(tmp_path: Path, target: str) -> None:
    write_folder(tmp_path / "out", "old.csv")
    write(tmp_path / "out.md", b"old")
    before = {path: path.read_bytes() for path in tmp_path.rglob("*") if path.is_file()}

    def fail_halfway() -> None:
        with whole(tmp_path / target, force=True) as unfinished:
            private_folder(unfinished)
            (unfinished / "half.csv").write_bytes(b"half")
            raise OSError(28, "No space left on device")

    with pytest.raises(ExportFailed) as failed:
        fail_halfway()
    assert failed.value.key == "export.cannot_write"
    assert failed.value.params["detail"] == "No space left on device"
    assert {path: path.read_bytes() for path in tmp_path.rglob("*") if path.is_file()} == before
    assert len(list(tmp_path.rglob("*"))) == 3


def test_what_a_killed_process_left_is_cleared_and_what_a_living_one_makes_is_not(tmp_path: Path) -> None:
    with subprocess.Popen([sys.executable, "-c", ""]) as ended:
        ended.wait()
    dead, alive = ended.pid, os.getppid()
    for name in (f".out.{dead}.tmp", f".out.{dead}.unsealed", f".out.{dead}.old", f".out.{alive}.tmp"):
        write_folder(tmp_path / name, "log.jsonl")
    write_folder(tmp_path / f".out-2.{dead}.tmp", "log.jsonl")
    write(tmp_path / ".out.notes.tmp")
    write_folder(tmp_path / "out", "a.csv")
    assert {path.name for path in tmp_path.iterdir()} == {
        "out",
        f".out.{alive}.tmp",
        f".out-2.{dead}.tmp",
        ".out.notes.tmp",
    }


def test_where_nothing_can_be_written_it_says_so(tmp_path: Path) -> None:
    (tmp_path / "file").write_bytes(b"")
    with pytest.raises(ExportFailed) as failed:
        write(tmp_path / "file" / "out.md")
    assert failed.value.key == "export.cannot_write"
