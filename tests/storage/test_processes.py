"""Several processes on one file, and processes that die: what was called saved is there."""

from __future__ import annotations

import os
import random
import signal
import subprocess
import sys
import threading
import time
from pathlib import Path

import pytest

from fishbowl.core.base import Recorded
from fishbowl.storage.event_log import SessionFile, create
from fishbowl.storage.library import Library
from fishbowl.storage.making import copy_now
from fishbowl.storage.verify import verify
from tests.storage.records import child, created, note, store
from tests.storage.writer import Writer

ROUNDS = 10
BUDGET_S = 15.0


@pytest.fixture
def path(tmp_path: Path) -> Path:
    path = tmp_path / "a.fishbowl"
    create(path).close()
    return path


def acknowledged(said: str, name: str) -> set[str]:
    """The commands that a writer called saved. A line that was cut off by its death says nothing."""
    whole = said[: said.rfind("\n") + 1]
    return {f"{name}-{line.split()[1]}" for line in whole.splitlines()}


def killed_in_the_midst(process: subprocess.Popen[str], chance: random.Random) -> str:
    """What a writer said that was killed at some instant after its first words."""
    assert process.stdout is not None
    first = process.stdout.readline()
    threading.Event().wait(chance.uniform(0.0, 0.06))  # at random: the instant itself is what is tried
    process.send_signal(signal.SIGKILL)
    rest = process.stdout.read()
    process.wait(timeout=30)
    return first + rest


def record(path: Path) -> list[Recorded]:
    with SessionFile.open(path) as log:
        return log.read_after(0)


def test_a_killed_process_loses_nothing_that_it_called_saved(path: Path) -> None:
    chance = random.Random(20260312)
    until = time.monotonic() + BUDGET_S
    saved: set[str] = set()
    rounds = 0
    while rounds < ROUNDS and time.monotonic() < until:
        names = [f"round{rounds}a", f"round{rounds}b"]
        processes = [child("writer", path, name, 0, 100_000) for name in names]
        for name, process in zip(names, processes, strict=True):
            saved |= acknowledged(killed_in_the_midst(process, chance), name)
        stored = {rec.command_id for rec in record(path)}
        assert saved - stored == set()
        rounds += 1
    assert verify(path).faults == ()
    assert rounds >= 3
    assert len(saved) > rounds


def test_what_was_stored_but_never_acknowledged_is_not_stored_twice(path: Path) -> None:
    chance = random.Random(7)
    process = child("writer", path, "x", 0, 100_000)
    saved = acknowledged(killed_in_the_midst(process, chance), "x")
    before = record(path)
    with SessionFile.open(path) as log:
        again = Writer(log)
        answers = [again.save(rec.command_id, 0) for rec in before]
        assert answers == [(rec.seq,) for rec in before]
        assert log.read_after(0) == before
        assert again.save("new", 0) == (len(before) + 1,)
    assert len(before) - len(saved) in (0, 1)


def test_this_way_of_killing_would_catch_a_writer_that_speaks_too_soon(path: Path) -> None:
    process = child("writer", path, "early", 0, 100_000, "--early")
    saved = acknowledged(killed_in_the_midst(process, random.Random(1)), "early")
    assert saved - {rec.command_id for rec in record(path)} == {"early-0"}


def test_four_processes_at_once_leave_no_gap_and_lose_nothing(path: Path) -> None:
    names = ["one", "two", "three", "four"]
    processes = [child("writer", path, name, 0, 50) for name in names]
    said = [process.communicate(timeout=60)[0] for process in processes]
    assert [process.returncode for process in processes] == [0] * 4
    log = record(path)
    assert [rec.seq for rec in log] == list(range(1, 201))
    assert sorted(rec.command_id for rec in log) == sorted(f"{name}-{n}" for name in names for n in range(50))
    assert set().union(*map(acknowledged, said, names)) == {rec.command_id for rec in log}
    for name in names:
        own = [rec.command_id for rec in log if rec.command_id.startswith(f"{name}-")]
        assert own == [f"{name}-{n}" for n in range(50)]
    assert verify(path).faults == ()


def locks(path: Path) -> list[str]:
    """The locks that this process holds on the file and its shared memory, by the kernel's own list."""
    inodes = [str(path.with_name(path.name + end).stat().st_ino) for end in ("", "-shm")]
    held = (line.split() for line in Path("/proc/locks").read_text().splitlines())
    return sorted(
        " ".join(fields[1:])
        for fields in held
        if fields[4] == str(os.getpid()) and fields[5].split(":")[2] in inodes
    )


@pytest.mark.skipif(sys.platform != "linux", reason="only Linux lists its locks")
def test_looking_at_a_file_does_not_loosen_the_hold_of_who_writes_it(path: Path, tmp_path: Path) -> None:
    """Closing any descriptor of a file drops the process's POSIX locks on it. Another process that comes and
    goes could then take the write-ahead log away from under the one that is writing."""
    with SessionFile.open(path) as log:
        store(log, created())
        held = locks(path)
        assert len(held) == 2
        Library(path.parent).list()
        Library(path.parent).find("last")
        verify(path)
        copy_now(path, tmp_path / "copies" / "a.fishbowl")
        SessionFile.open(path, writable=False).close()
        assert locks(path) == held
        passer_by = child("writer", path, "passer-by", 0, 1)
        assert passer_by.communicate(timeout=30)[0] == "saved 0\n"
        store(log, note(2))
    assert [rec.command_id for rec in record(path)] == ["command-1", "passer-by-0", "command-3"]
    assert verify(path).faults == ()


def test_of_two_that_make_the_same_file_one_gets_it(tmp_path: Path) -> None:
    path = tmp_path / "sessions" / "a.fishbowl"
    makers = [child("reader", "create", path) for _ in range(4)]
    said = sorted(maker.communicate(timeout=30)[0].strip() for maker in makers)
    assert said == ["made", *["storage.exists"] * 3]
    assert [each.name for each in path.parent.iterdir()] == ["a.fishbowl"]
    assert verify(path).faults == ()
