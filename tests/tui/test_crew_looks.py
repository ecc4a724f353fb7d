"""What the crew's screens beside the console look like, and that nothing people typed acts on them."""

from __future__ import annotations

from pathlib import Path

import pytest

from fishbowl.core.cards import DrawCard
from fishbowl.core.debrief import HandOutGift, WriteDebrief
from fishbowl.core.moments import MarkMoment
from fishbowl.core.notes import OpenTablecloths, WriteNote
from fishbowl.core.parked import MergeQuestion, PutQuestion, SettleAnswered, TagQuestion
from fishbowl.core.session import EndSession
from fishbowl.core.stages import OpenStage
from fishbowl.core.turns import MarkSpeaker
from fishbowl.text import set_lang
from fishbowl.tui.acts import ActingScreen
from fishbowl.tui.app import FishbowlApp
from fishbowl.tui.assist.screen import AssistScreen
from fishbowl.tui.debrief.screen import DebriefScreen
from fishbowl.tui.harvest.screen import HarvestScreen
from fishbowl.tui.questions.screen import QuestionsScreen
from tests.support.house import House
from tests.text.hostile import HOSTILE
from tests.tui.picture import SnapCompare, showing
from tests.tui.seen import look_at


def until_the_break(house: House) -> None:
    house.people_arrive()
    house.do("M", OpenStage("binding"))
    house.do("T", DrawCard())
    for who, seconds in (("S1", 90), ("S2", 40), ("S4", 25)):
        house.do("A", MarkSpeaker(who))
        house.pass_time(seconds)
    house.do("A", MarkMoment("m1", 10), text="S4 looks at the others before going on")
    house.do(
        "O1", WriteNote("q1", "O1", "question"), text="Who decided on the camera rule, and were you asked?"
    )
    house.do("O1", WriteNote("q2", "O1", "question"), text="Is there a place to meet?")
    house.do("O2", WriteNote("q3", "O2", "question"), text="Whose rule was it?")
    house.do("O2", WriteNote("c1", "O2", "check", "S2"), text="nobody asked us, we just")


def question_time(house: House) -> None:
    until_the_break(house)
    house.do("M", OpenStage("break"))
    house.do("M", OpenTablecloths())
    house.do("M", OpenStage("observer_questions"))
    house.do("M", TagQuestion("q1", "clarifying"))
    house.do("M", MergeQuestion("q3", "q1"))
    house.do("M", PutQuestion("q2", ("S1",)))
    house.do("M", SettleAnswered("q2", ("S1", "S5")))
    house.do("M", PutQuestion("q1"))
    house.pass_time(83)


def test_the_assistant_wide_in_english(tmp_path: Path, snap_compare: SnapCompare) -> None:
    with House.make(tmp_path, lang="en") as house:
        until_the_break(house)
        screen = AssistScreen(house.room("A"))
        before = showing("S4 speaks 0:25", "moment (A)")
        assert snap_compare(FishbowlApp(lambda: screen), terminal_size=(160, 45), run_before=before)


def test_the_harvest_in_dutch(tmp_path: Path, snap_compare: SnapCompare) -> None:
    set_lang("nl")
    with House.make(tmp_path, lang="nl") as house:
        until_the_break(house)
        house.do("M", OpenStage("break"))
        house.do("M", OpenTablecloths())
        house.do(
            "A", WriteNote("p1", "O2", "quote", "S3", "paper", None, 100), text="ik was gewoon een nummer"
        )
        screen = HarvestScreen(house.room("A"))
        before = showing(tuple("2:?w"), "gewoon een nummer", "O2 · Binding")
        assert snap_compare(FishbowlApp(lambda: screen), terminal_size=(80, 24), run_before=before)


def test_the_questions_in_dutch(tmp_path: Path, snap_compare: SnapCompare) -> None:
    set_lang("nl")
    with House.make(tmp_path, lang="nl") as house:
        question_time(house)
        screen = QuestionsScreen(house.room("M"))
        before = showing("O1 aan de groep · 1:23", "Whose rule")
        assert snap_compare(FishbowlApp(lambda: screen), terminal_size=(80, 24), run_before=before)


def test_the_debrief_in_english(tmp_path: Path, snap_compare: SnapCompare) -> None:
    with House.make(tmp_path, lang="en") as house:
        question_time(house)
        house.do("M", EndSession())
        house.pass_time(200)
        house.do("M", WriteDebrief("d1", "moments", "m1"), text="from here on they talked to each other")
        house.do("O1", WriteDebrief("d2", "surprises"), text="no names at all")
        house.do("M", HandOutGift("S1"))
        screen = DebriefScreen(house.room("A"))
        before = showing(("down",), "M: from here on", "S4 looks", "Top moments on")
        assert snap_compare(FishbowlApp(lambda: screen), terminal_size=(80, 24), run_before=before)


JOINER = "\u200d"
"""Joins emoji, and so is shown as it is."""
TEXTS = {
    "all at once": " ".join(text for text in HOSTILE.values() if len(text) < 1000),
    "4,000 overrides": HOSTILE["4,000 overrides"][:3990],
    "a long word": HOSTILE["4,001 letters"][:3990],
}


@pytest.mark.parametrize("screen", [QuestionsScreen, HarvestScreen, DebriefScreen])
@pytest.mark.parametrize("text", TEXTS.values(), ids=TEXTS.keys())
async def test_what_people_typed_is_shown_and_does_nothing(
    tmp_path: Path, screen: type[ActingScreen], text: str
) -> None:
    with House.make(tmp_path, lang="en") as house:
        until_the_break(house)
        house.do("M", OpenStage("break"))
        house.do("M", OpenTablecloths())
        house.do("O1", WriteNote("bad", "O1", "question", at_s=0), text=f"before {text}")
        house.do("A", WriteNote("paper", "O1", "quote", source="paper"), text=f"before {text}")
        house.do("A", MarkMoment("bad", 300), text=f"before {text}")
        async with look_at(house, screen, size=(160, 45)) as seen:
            await seen.sees("before ")
            acting = [char for char in seen.text if not (char.isprintable() or char in ("\n", JOINER))]
            assert acting == []
            assert len(seen.rows) == 45
