"""What goes wrong in a room: a sentence says it, nothing that was saved is lost, and it goes on after."""

from __future__ import annotations

import os
import shutil
import signal
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from fishbowl.storage.verify import verify
from tests.end_to_end.running import fishbowl, make, screen
from tests.support.house import wait_until
from tests.support.terminal import Terminal

NOT_SAVED = "NOT SAVED. The disk is full"


@pytest.fixture
def disk(tmp_path: Path) -> Iterator[Path]:
    """A disk of one megabyte."""
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
    subprocess.run(["umount", "--lazy", str(disk)], check=True)


def fill(disk: Path) -> Path:
    ballast = disk / "ballast"
    with ballast.open("wb", buffering=0) as file:
        try:
            while True:
                file.write(bytes(512))
        except OSError:
            assert shutil.disk_usage(disk).free == 0
    return ballast


def log(study: Path) -> str:
    """What the record says now."""
    said = fishbowl(study, "log", "last")
    assert said.code == 0, said
    return said.out


def begun(console: Terminal) -> None:
    console.wait_for("not started")
    console.press("d")
    console.wait_for(r"Welkom \d:\d\d left")


def test_a_full_disk_keeps_what_is_typed_and_goes_on_when_there_is_room(disk: Path) -> None:
    make(disk)
    with (
        screen(disk, "moderate", "last") as console,
        screen(disk, "observe", "last", "--as", "O1") as cloth,
    ):
        begun(console)
        cloth.wait_for("O1")
        cloth.press("before it was full", "enter")
        cloth.wait_for("before it was full +saved")
        ballast = fill(disk)

        console.press("/")
        console.wait_for("Own note")
        console.press("? whose turn is it", "enter")
        console.wait_for(NOT_SAVED)
        console.wait_for("What you typed is kept")
        cloth.press("while it was full", "enter")
        cloth.wait_for("while it was full +NOT SAVED")
        console.resize(40, 12)
        console.wait_for(r"\(\+\d\) NOT SAVED. The disk is full")
        console.resize(80, 24)
        assert "note written · observation" in log(disk), "the record can be read all the same"

        ballast.unlink()
        cloth.press("enter")
        cloth.wait_for("while it was full +saved")
        console.press("/")
        console.wait_for(r"\? whose turn is it")
        console.press("enter")
        console.wait_for("Note saved")
        wait_until(lambda: "disk is full" not in console.text, "the warning goes", 20)
    record = log(disk)
    assert record.count("note written · observation") == 2
    assert record.count("whose turn is it") == 1
    assert verify(next(disk.glob("sessions/*.fishbowl"))).faults == ()


def test_on_a_full_disk_a_session_can_be_read_and_not_begun(disk: Path) -> None:
    path = make(disk)
    ballast = fill(disk)
    assert "too full to open" in fishbowl(disk, "moderate", "last").refusal
    assert "te vol" in fishbowl(disk, "observe", str(path), "--as", "O1", "--plain", ui="nl").refusal
    assert "The disk is full" in fishbowl(disk, "new", "professional", "--institution", "a").refusal
    assert "No space left" in fishbowl(disk, "export", "last", "--to", "csv").refusal
    for command in ("show", "log", "verify"):
        assert fishbowl(disk, command, "last").code == 0
    out = disk.parent / "elsewhere.md"
    assert fishbowl(disk, "export", "last", "--to", "md", "--out", str(out)).code == 0
    ballast.unlink()
    with screen(disk, "moderate", "last") as console:
        begun(console)
    assert sorted(found.suffix for found in disk.rglob("*.fishbowl")) == [".fishbowl"]


def test_a_read_only_folder_is_said_before_anything_is_typed(disk: Path) -> None:
    path = make(disk)
    subprocess.run(["mount", "-o", "remount,ro", str(disk)], check=True)
    for words in (("moderate", "last"), ("assist", "last"), ("observe", "last", "--as", "O1", "--plain")):
        refusal = fishbowl(disk, *words).refusal
        assert "read-only" in refusal
        assert str(path) in refusal
    for made in (
        ["new", "fishbowl", "--institution", "a", "--programme", "b"],
        ["rehearse", "fishbowl", "--headless"],
    ):
        assert "can't be made (Read-only file system)" in fishbowl(disk, *made).refusal
    assert "Read-only" in fishbowl(disk, "export", "last", "--to", "md").refusal
    assert fishbowl(disk, "show", "last").code == 0
    with screen(disk) as home:
        home.wait_for("evening")
        home.press("enter")
        home.wait_for("read-only: nothing was stored")


def test_a_file_that_was_moved_away_takes_nothing_until_it_is_back(tmp_path: Path) -> None:
    path = make(tmp_path)
    elsewhere = path.with_name("elsewhere")
    with (
        screen(tmp_path, "moderate", "last") as console,
        screen(tmp_path, "observe", "last", "--as", "O1") as cloth,
    ):
        begun(console)
        cloth.wait_for("O1")
        path.rename(elsewhere)
        cloth.press("into the air", "enter")
        cloth.wait_for("into the air +NOT SAVED")
        cloth.wait_for("moved, renamed or deleted")
        console.press("p")
        console.wait_for("NOT SAVED. The session file was moved")
        elsewhere.rename(path)
        cloth.press("enter")
        cloth.wait_for("into the air +saved")
        console.press("p")
        console.wait_for("(?i)paused")
    assert "session paused" in log(tmp_path)
    assert verify(path).faults == ()


def test_an_observer_who_is_killed_while_typing_loses_only_the_line(tmp_path: Path) -> None:
    path = make(tmp_path)
    with screen(tmp_path, "observe", "last", "--as", "O1") as cloth:
        cloth.wait_for("O1")
        cloth.press("the first", "enter")
        cloth.wait_for("the first +saved")
        cloth.press("the second, hal")
        cloth.wait_for("the second, hal")
        cloth.signal(signal.SIGKILL)
        assert cloth.wait_for_end() == -signal.SIGKILL
    with screen(tmp_path, "observe", "last", "--as", "O1") as again:
        again.wait_for("the first +saved")
        again.press("the second, whole", "enter")
        again.wait_for("the second, whole +saved")
    assert log(tmp_path).count("note written") == 2
    assert verify(path).faults == ()


def test_of_two_moderators_the_first_is_told_at_once_that_the_second_took_over(tmp_path: Path) -> None:
    make(tmp_path)
    with screen(tmp_path, "moderate", "last") as first:
        begun(first)
        first.press("/")
        first.wait_for("Own note")
        first.press("half a note")
        with screen(tmp_path, "moderate", "last", ui="nl") as second:
            second.wait_for("Een ander scherm leidt deze sessie")
            second.press("enter")
            second.wait_for("KIJKT MEE")
            second.press("p")
            second.wait_for("(?s)alleen mee.*alleen mee")
            second.press("T")
            second.wait_for("t overnemen")
            second.press("t")
            first.wait_for("WATCHING")
            first.wait_for("Another console leads")
            wait_until(lambda: "alleen mee" not in second.text, "the second leads", 20)
            first.press("enter")
            first.wait_for("What you typed is kept")
            assert "note written" not in log(tmp_path)
            second.signal(signal.SIGKILL)
            second.wait_for_end()
        first.press("T")
        first.wait_for("t take over")
        first.press("t")
        wait_until(lambda: "WATCHING" not in first.text, "the first leads again", 20)
        first.press("/")
        first.wait_for("half a note")
        first.press("enter")
        first.wait_for("Note saved")
    assert log(tmp_path).count("console taken") == 3


@pytest.mark.parametrize(
    ("words", "number"),
    [
        ((), signal.SIGTERM),
        (("assist", "last"), signal.SIGHUP),
        (("table", "last"), signal.SIGTERM),
        (("observe", "last", "--as", "O1"), signal.SIGHUP),
        (("rehearse", "fishbowl"), signal.SIGTERM),
    ],
)
def test_a_signal_ends_any_screen_and_restores_the_terminal(
    tmp_path: Path, words: tuple[str, ...], number: int
) -> None:
    make(tmp_path)
    with screen(tmp_path, *words) as seen:
        seen.wait_for("evening|Binding|S1")
        seen.signal(number)
        assert seen.wait_for_end() == 128 + number
        sent = bytes(seen.received)
    for left in (b"\x1b[?1049l", b"\x1b[?25h", b"\x1b[?1000l", b"\x1b[?2004l"):
        assert left in sent, f"{left!r} was not sent"
    assert b"Traceback" not in sent


def test_a_window_that_is_closed_frees_the_seat(tmp_path: Path) -> None:
    make(tmp_path)
    with screen(tmp_path, "moderate", "last") as console:
        begun(console)
        console.hang_up()
        assert console.wait_for_end() == 128 + signal.SIGHUP
    assert log(tmp_path).rstrip().endswith("console left")


def test_screens_open_while_no_moderator_is_there(tmp_path: Path) -> None:
    make(tmp_path)
    said = fishbowl(tmp_path, "observe", "last", "--as", "O2", "--plain", typed="? early bird\n")
    assert said.out.startswith("saved ")
    with screen(tmp_path, "assist", "last") as desk, screen(tmp_path, "table", "last") as table:
        desk.wait_for("O2 1")
        table.wait_for("Binding")
        table.press(" ")
        table.press("q", "z")
    with screen(tmp_path, "moderate", "last") as console:
        begun(console)
