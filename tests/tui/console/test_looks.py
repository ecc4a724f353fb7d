"""What the console looks like: few pictures, in both protocols, languages and sizes."""

from __future__ import annotations

from pathlib import Path

from fishbowl.core.base import MODERATOR
from fishbowl.core.cards import DrawCard
from fishbowl.core.notes import WriteNote
from fishbowl.core.questions import MarkQuestion
from fishbowl.core.recording import ConfirmRecording
from fishbowl.core.stages import OpenStage
from fishbowl.core.turns import MarkSpeaker
from fishbowl.text import set_lang
from fishbowl.tui.app import FishbowlApp
from fishbowl.tui.console.screen import ConsoleScreen
from tests.support.house import House
from tests.tui.console.lead import USUAL, WIDE
from tests.tui.picture import SnapCompare, showing


def talking(house: House) -> None:
    """A quarter of an hour into the first deck: one quiet, one writing, the recorder on."""
    house.people_arrive()
    house.do(MODERATOR, OpenStage("welcome"))
    house.do(MODERATOR, ConfirmRecording("audio", "nl"), device="H2n")
    house.pass_time(340)
    house.do(MODERATOR, OpenStage("binding"))
    house.do(MODERATOR, DrawCard())
    for speaker, seconds in (("S1", 150), ("S1", 40), ("S3", 85), ("S2", 140), ("S1", 60), ("S5", 110)):
        house.do(MODERATOR, MarkSpeaker(speaker))
        house.pass_time(seconds)
    house.do("O1", WriteNote("n1", "O1", "observation"), text="x")
    house.do("O1", WriteNote("n2", "O1", "question"), text="x")
    house.do(MODERATOR, DrawCard("binding/activities"))
    house.pass_time(70)


def test_a_fishbowl_in_dutch(tmp_path: Path, snap_compare: SnapCompare) -> None:
    with House.make(tmp_path, "fishbowl", "nl", 5, 5) as house:
        set_lang("nl")
        talking(house)
        app = FishbowlApp(lambda: ConsoleScreen(house.room("M")))
        assert snap_compare(app, terminal_size=USUAL, run_before=showing("REC H2n"))


def test_a_fishbowl_in_dutch_with_room(tmp_path: Path, snap_compare: SnapCompare) -> None:
    with House.make(tmp_path, "fishbowl", "nl", 5, 5) as house:
        set_lang("nl")
        talking(house)
        app = FishbowlApp(lambda: ConsoleScreen(house.room("M")))
        assert snap_compare(app, terminal_size=WIDE, run_before=showing("REC H2n"))


def test_professionals_in_english(professional: House, snap_compare: SnapCompare) -> None:
    professional.do(MODERATOR, OpenStage("binding_wellbeing"))
    professional.pass_time(300)
    professional.do(MODERATOR, MarkQuestion("binding_done", "asked"))
    professional.pass_time(200)
    professional.do(MODERATOR, MarkQuestion("binding_why", "asked"))
    professional.pass_time(75)
    assert snap_compare(FishbowlApp(lambda: ConsoleScreen(professional.room("M"))), terminal_size=USUAL)
