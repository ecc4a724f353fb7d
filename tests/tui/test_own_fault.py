"""A fault of our own ends the program with a sentence, and tells nobody what was in the room."""

from __future__ import annotations

import sys

from tests.support.terminal import Terminal

BROKEN = """
from textual.screen import Screen
from fishbowl.tui.app import FishbowlApp

class Broken(Screen):
    def on_mount(self):
        note = "what an observer " + "wrote"
        raise ValueError("\\x1b[7777mno such stage")

app = FishbowlApp(Broken)
app.run()
raise SystemExit(app.return_code)
"""


def test_a_fault_of_our_own_is_said_without_what_people_wrote() -> None:
    with Terminal([sys.executable, "-c", BROKEN], 120, 40) as seen:
        assert seen.wait_for_end() == 1
        seen.wait_for("fishbowl stumbled over a fault of its own and stopped")
        seen.wait_for("no such stage")
        assert "what an observer wrote" not in seen.text
        assert b"\x1b[7777m" not in seen.received
        assert b"\x1b[?1049l" in seen.received
