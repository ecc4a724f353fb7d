"""A fault of our own ends the program with a sentence, and tells nobody what was in the room."""

from __future__ import annotations

import subprocess
import sys

from tests.support.terminal import Terminal

BROKEN = """
from textual.screen import Screen
from fishbowl.tui.app import FishbowlApp

class Broken(Screen):
    def on_mount(self):
        note = "what an observer " + "wrote"
        try:
            int("\\x1b[7777m" + note)
        except ValueError as fault:
            raise RuntimeError(note) from fault

app = FishbowlApp(Broken)
app.run()
raise SystemExit(app.return_code)
"""


def test_a_fault_of_our_own_is_said_without_what_people_wrote() -> None:
    # The shell stays: with the first process of a terminal, what nobody has read of it yet goes too.
    with Terminal(
        ["sh", "-c", '"$0" -c "$1"; echo "ended with $?"; read x', sys.executable, BROKEN], 120, 40
    ) as seen:
        seen.wait_for("ended with 1")
        seen.wait_for("fishbowl stumbled over a fault of its own and stopped")
        assert "RuntimeError" in seen.text
        assert "on_mount" in seen.text
        assert "ValueError" in seen.text
        assert "what an observer wrote" not in seen.text
        assert b"\x1b[7777m" not in seen.received
        assert b"\x1b[?1049l" in seen.received


COMMAND = """
from fishbowl import cli

def broken(**_):
    int("what an observer " + "wrote")

cli.cli.main = broken
cli.main()
"""


def test_nor_does_a_command_that_stumbles_quote_it() -> None:
    done = subprocess.run([sys.executable, "-c", COMMAND], capture_output=True, text=True, check=False)
    assert done.returncode == 1
    assert done.stderr.endswith(" broken\n  ValueError\n")
    assert "wrote" not in done.stderr
