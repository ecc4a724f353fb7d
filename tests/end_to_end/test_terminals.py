"""Terminals of every kind: too small, poor in signs or colours, or none at all."""

from __future__ import annotations

import re
import shlex
import signal
from pathlib import Path

import pytest

from tests.end_to_end.running import PROGRAM, fishbowl, make, screen
from tests.support.house import wait_until
from tests.support.terminal import Terminal

SCREENS = {
    ("moderate", "last"): "j door  q leave",
    ("assist", "last"): "q leave",
    ("table", "last"): "r rules",
    ("observe", "last", "--as", "O1"): "rules, keys",
    (): "v review",
}
"""Each screen, and what is in its last line at 80 columns but not on a tiny terminal."""


LOOKS = re.compile(rb"\x1b\[[0-9;]*m")
COLOUR = re.compile(rb"[34]8;5;(\d+)")
GREYS = {0, 7, 8, 15, 16, 231, *range(232, 256)}


@pytest.mark.parametrize(("words", "at_its_foot"), SCREENS.items())
def test_a_screen_bears_any_size_and_comes_back(
    tmp_path: Path, words: tuple[str, ...], at_its_foot: str
) -> None:
    make(tmp_path)
    with screen(tmp_path, *words) as seen:
        seen.wait_for(at_its_foot)
        for columns, rows in ((40, 12), (20, 6), (3, 2), (1, 1), (200, 60), (80, 24)):
            drawn = len(seen.received)
            seen.resize(columns, rows)
            wait_until(lambda drawn=drawn: len(seen.received) > drawn, "it is drawn again", 20)  # type: ignore[misc]
        seen.wait_for(at_its_foot)
        seen.press("\x03")
        seen.press("\x11")
        assert seen.wait_for_end() == 0


@pytest.mark.parametrize(("words", "at_its_foot"), SCREENS.items())
def test_a_mouse_dragged_over_a_screen_does_no_harm(
    tmp_path: Path, words: tuple[str, ...], at_its_foot: str
) -> None:
    make(tmp_path)
    with screen(tmp_path, *words) as seen:
        seen.wait_for(at_its_foot)
        seen.press("\x1b[<0;5;4M", "\x1b[<32;40;8M", "\x1b[<0;40;8m")  # from one place to another
        seen.press(*["\x1b[<0;10;4M\x1b[<0;10;4m"] * 3)  # and three clicks
        seen.press("\x1b[<64;10;4M\x1b[<65;10;4M")  # the wheel
        seen.resize(70, 24)
        seen.resize(80, 24)
        seen.wait_for(at_its_foot)
        seen.press("\x11")
        assert seen.wait_for_end() == 0


def test_the_clock_and_the_card_remain_on_the_smallest_terminals(tmp_path: Path) -> None:
    make(tmp_path)
    with screen(tmp_path, "moderate", "last", columns=40, rows=12) as console:
        console.wait_for("not started")
        console.press("d")
        console.wait_for(r"Welkom \d:\d\d left")
        console.press("d")
        console.wait_for("Enter")
        console.press("enter")
        console.wait_for(r"Binding \d+:\d\d left")
        console.press("n")
        console.wait_for("Hoe verbonden voelen jullie je nu")
        console.resize(20, 6)
        console.wait_for(r"Binding \d+:\d\d left")


@pytest.mark.parametrize("words", [*SCREENS, ("rehearse", "fishbowl")])
def test_without_a_terminal_a_screen_is_refused_and_nothing_is_drawn(
    tmp_path: Path, words: tuple[str, ...]
) -> None:
    make(tmp_path)
    assert "needs a terminal" in fishbowl(tmp_path, *words).refusal
    assert len(list(tmp_path.rglob("*.fishbowl"))) == 1


def test_a_dumb_terminal_is_refused(tmp_path: Path) -> None:
    make(tmp_path)
    with screen(tmp_path, "moderate", "last", ui="nl", columns=300, env={"TERM": "dumb"}) as console:
        console.wait_for("Deze terminal .TERM=dumb. kan geen schermen tonen.")
        assert console.wait_for_end() == 1
        assert b"\x1b" not in console.received


def test_a_terminal_of_ascii_gets_ascii(tmp_path: Path) -> None:
    make(tmp_path)
    plain = {"LC_ALL": "C", "PYTHONUTF8": "0", "PYTHONCOERCECLOCALE": "0", "PYTHONIOENCODING": ""}
    with screen(tmp_path, "moderate", "last", env=plain) as console:
        console.wait_for("not started")
        console.press("d")
        console.wait_for("> Welkom")
        console.press("/")
        console.wait_for("Own note")
        console.press("escape")
        sent = bytes(console.received)
    assert max(sent) < 0x80
    assert b"Traceback" not in sent


@pytest.mark.parametrize("words", SCREENS)
def test_no_colours_but_greys_where_none_are_wanted(tmp_path: Path, words: tuple[str, ...]) -> None:
    make(tmp_path)
    for env, coloured in (({"NO_COLOR": "1"}, False), ({}, True)):
        with screen(tmp_path, *words, env=env) as seen:
            seen.wait_for(SCREENS[words])
            looks = {found.group() for found in LOOKS.finditer(bytes(seen.received))}
        found = {look for look in looks if {int(n) for n in COLOUR.findall(look)} - GREYS}
        assert bool(found) is coloured, found


def test_output_that_lacks_a_sign_or_room_stops_no_command_with_a_trace(tmp_path: Path) -> None:
    make(tmp_path)
    for encoding in ("latin-1", "ascii", "cp1252"):
        for command in ("show", "log", "sessions"):
            words = (command,) if command == "sessions" else (command, "last")
            said = fishbowl(tmp_path, *words, env={"PYTHONIOENCODING": encoding})
            assert (said.code, said.err) == (0, "")
    if Path("/dev/full").exists():
        command = shlex.join((*PROGRAM, "--ui", "en", "--study", str(tmp_path), "log", "last"))
        with Terminal(["sh", "-c", f"{command} > /dev/full"], 200, 24) as shell:
            shell.wait_for("The computer refused this: No space left on device")
            assert shell.wait_for_end() == 1


def test_ctrl_c_says_how_to_leave_and_a_dialog_holds_it_back(tmp_path: Path) -> None:
    make(tmp_path)
    with screen(tmp_path, "moderate", "last", ui="nl") as console:
        console.wait_for("niet begonnen")
        console.press("\x03")
        console.wait_for(r"Ctrl\+C sluit fishbowl niet af; Ctrl\+Q wel")
        console.press("?")
        console.wait_for("Esc sluiten")
        console.press("\x11")
        console.wait_for("Esc sluit eerst dit venster")
        console.press("escape")
        wait_until(lambda: "Esc sluit" not in console.text, "the dialog goes", 20)
        console.press("\x11")
        assert console.wait_for_end() == 0


def test_only_what_was_suspended_is_resumed(tmp_path: Path) -> None:
    """A closing window tells a program to continue, too; it must not begin to read its terminal once more."""
    session = make(tmp_path)
    with screen(tmp_path, "moderate", str(session)) as console:
        console.wait_for("evening")
        before = threads(console.pid)
        for _ in range(3):
            console.signal(signal.SIGCONT)
        console.press("?")
        console.wait_for("Esc")
        assert threads(console.pid) == before
        console.press("\x1b")
        console.signal(signal.SIGTSTP)
        wait_until(lambda: is_stopped(console.pid), "suspended")
        console.signal(signal.SIGCONT)
        console.press("?")
        console.wait_for("Esc")


def threads(pid: int) -> int:
    return len(list(Path(f"/proc/{pid}/task").iterdir()))


def is_stopped(pid: int) -> bool:
    return re.search(r"^State:\s+T", Path(f"/proc/{pid}/status").read_text(), re.MULTILINE) is not None
