"""A moderator types without looking: the key of a dialog and what goes into it arrive in one piece."""

from __future__ import annotations

import re
from pathlib import Path

from tests.end_to_end.running import fishbowl, make, screen
from tests.support.house import wait_until
from tests.support.terminal import Terminal


def events(study: Path) -> list[str]:
    """What is on record, by kind and in order."""
    lines = fishbowl(study, "log", "last").out.splitlines()
    return [line.split("  M    ", 1)[1].split(" · ")[0] for line in lines]


def close(console: Terminal, stands: str) -> None:
    """Leave what these words stand in; a letter sent with the Escape would be Alt and that letter."""
    if stands in console.text:
        console.press("escape")
        wait_until(lambda: stands not in console.text, f"{stands!r} goes")


def test_what_is_typed_with_the_key_of_a_dialog_stands_in_its_line(tmp_path: Path) -> None:
    make(tmp_path)
    with screen(tmp_path, "moderate", "last") as console:
        console.wait_for("not started")
        console.press("d")
        console.wait_for(r"Welkom \d:\d\d left")
        before = events(tmp_path)
        for typed, stands in (
            ("/n d 1 2 E m because", "n d 1 2 E m because"),
            ("Mn d 1 2 E said", "n d 1 2 E said"),
            ("+4n d 1 2 E", "1 n d 1 2 E"),
            ("s1/n d 1 2 E p r", "n d 1 2 E p r"),
            ("g+x n d 1", "S4x n d 1"),
            ("\x10n d 1 2 E", "n d 1 2 E"),
        ):
            console.press(typed)
            console.wait_for(re.escape(stands))
            close(console, stands)
            close(console, "Esc")
        assert events(tmp_path) == before
        console.press("/one\r/two\rm/three")
        console.wait_for("three")
        wait_until(lambda: len(events(tmp_path)) == len(before) + 3, "all is stored")
        assert events(tmp_path)[len(before) :] == ["note written", "note written", "moment marked"]


def test_keys_behind_the_one_that_leaves_do_no_harm(tmp_path: Path) -> None:
    make(tmp_path)
    for leaving in ("q", "\x11"):
        with screen(tmp_path) as home:
            home.wait_for("v review")
            home.press(f"{leaving}nq\x11/nr" * 5)
            assert home.wait_for_end() == 0
            assert b"Traceback" not in home.received
