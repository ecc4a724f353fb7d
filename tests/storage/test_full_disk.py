"""A disk without room: what is refused is refused aloud, and what was saved is still there."""

from __future__ import annotations

import os
import resource
import shutil
import subprocess
import sys
from collections.abc import Iterator
from contextlib import suppress
from pathlib import Path

import pytest

from fishbowl.core.base import Words
from fishbowl.core.errors import NotSaved
from fishbowl.storage.connect import connect
from fishbowl.storage.event_log import SessionFile, create
from fishbowl.storage.making import copy_now
from fishbowl.storage.verify import verify
from fishbowl.text import explain
from tests.storage.records import note, recorded


@pytest.fixture
def small_disk(tmp_path: Path) -> Iterator[Path]:
    disk = tmp_path / "disk"
    disk.mkdir()
    mounting = ["mount", "-t", "tmpfs", "-o", "size=1m", "tmpfs", str(disk)]
    if (
        sys.platform != "linux"
        or os.geteuid() != 0
        or subprocess.run(mounting, capture_output=True).returncode
    ):
        pytest.skip("only root may mount a small disk")
    yield disk
    subprocess.run(["umount", str(disk)], check=True)


def fill(log: SessionFile) -> tuple[int, NotSaved]:
    """Store notes until one is refused: how many were saved, and the refusal."""
    seq = len(log.read_after(0))
    while seq < 10_000:
        try:
            with log.writing():
                log.insert(recorded(seq + 1, note(seq)), Words.of(text="x" * 3000), ())
        except NotSaved as refused:
            return seq, refused
        seq += 1
    raise AssertionError("the disk never got full")


def test_a_full_disk_loses_nothing_and_is_said(small_disk: Path) -> None:
    path = small_disk / "a.fishbowl"
    ballast = small_disk / "ballast"
    ballast.write_bytes(bytes(300_000))
    with create(path) as log:
        saved, refused = fill(log)
        assert refused.key == "storage.disk_full"
        assert str(path) in explain(refused)
        assert saved > 10
        assert len(log.read_after(0)) == saved
        ballast.unlink()
        more, _ = fill(log)
        assert more > saved
        assert len(log.read_after(0)) == more
    verdict = verify(path)
    assert (verdict.events, verdict.faults) == (more, ())


def test_on_a_full_disk_nothing_half_made_is_left(small_disk: Path, tmp_path: Path) -> None:
    with create(tmp_path / "a.fishbowl") as log:
        fill_some(log, 300)
    taken = small_disk / "taken"
    with suppress(OSError), taken.open("wb", buffering=0) as file:
        while True:
            file.write(bytes(4096))
    for attempt in (
        lambda: create(small_disk / "b.fishbowl"),
        lambda: copy_now(tmp_path / "a.fishbowl", small_disk / "copy.fishbowl"),
    ):
        with pytest.raises(NotSaved) as caught:
            attempt()
        assert str(small_disk) in explain(caught.value)
        assert (list(small_disk.iterdir()), opened(small_disk)) == ([taken], [])
    assert shutil.disk_usage(small_disk).free == 0


def opened(folder: Path) -> list[str]:
    """The files in there that this process has open, without waiting for the collector."""
    links = [each for each in Path("/proc/self/fd").iterdir() if each.is_symlink()]
    return [name for each in links if (name := os.readlink(each)).startswith(f"{folder}/")]


def fill_some(log: SessionFile, count: int) -> None:
    with log.writing():
        for seq in range(1, count + 1):
            log.insert(recorded(seq, note(seq)), Words.of(text="x" * 3000), ())


def test_a_file_that_may_not_grow_is_refused_in_the_same_way(tmp_path: Path) -> None:
    path = tmp_path / "a.fishbowl"
    create(path).close()
    limited = connect(path, writable=True)
    limited.execute("PRAGMA max_page_count = 60")
    with SessionFile(limited, path) as log:
        saved, refused = fill(log)
        assert refused.key == "storage.disk_full"
        assert len(log.read_after(0)) == saved
        limited.execute("PRAGMA max_page_count = 100")
        more, _ = fill(log)
        assert more > saved
    assert (verify(path).events, verify(path).faults) == (more, ())


def test_a_quota_is_refused_in_the_same_way(tmp_path: Path) -> None:
    path = tmp_path / "a.fishbowl"
    with create(path) as log:
        before = resource.getrlimit(resource.RLIMIT_FSIZE)
        resource.setrlimit(resource.RLIMIT_FSIZE, (400_000, before[1]))
        try:
            saved, refused = fill(log)
        finally:
            resource.setrlimit(resource.RLIMIT_FSIZE, before)
        assert refused.key in ("storage.disk_full", "storage.disk_failed")
        assert str(path) in explain(refused)
        assert len(log.read_after(0)) == saved
        with log.writing():
            log.insert(recorded(saved + 1, note(0)), Words.of(text="y"), ())
    assert (verify(path).events, verify(path).faults) == (saved + 1, ())
