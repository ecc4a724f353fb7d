"""What home, set-up and review look like."""

from __future__ import annotations

from pathlib import Path

import pytest

from fishbowl.bootstrap import LocalStudy
from fishbowl.core.cards import DrawCard
from fishbowl.core.interventions import Intervene
from fishbowl.core.moments import MarkMoment
from fishbowl.core.session import EndSession, Setup
from fishbowl.core.stages import OpenStage
from fishbowl.runtime.clock import ManualClock
from fishbowl.runtime.ids import CountedIds
from fishbowl.runtime.newcomers import Newcomer, NewSession, group
from fishbowl.runtime.rehearsal import Booking
from fishbowl.text import set_lang
from fishbowl.tui.app import FishbowlApp
from fishbowl.tui.home.screen import HomeScreen
from fishbowl.tui.review.screen import ReviewScreen
from fishbowl.tui.setup.change import ChangeScreen
from fishbowl.tui.setup.new import NewScreen
from tests.support.house import BEGAN_AT, House
from tests.tui.picture import SnapCompare, showing


def test_home(snap_compare: SnapCompare, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("HOME", str(tmp_path))
    with House.make(tmp_path / "belonging", "fishbowl", "nl") as house:
        house.do("M", OpenStage("welcome"))
        guide = house.study.protocol("professional", "en")
        house.study.create(NewSession(guide, Setup("Leiden University"), group(guide, 3, 0), "Leiden 2"))
        house.study.rehearse(Booking.of(guide, 3, 0, 1, 1.0))
        (house.study.folder / "sessions" / "copied.fishbowl").touch()
        screen = HomeScreen(house.study)
        try:
            app = FishbowlApp(lambda: screen)
            assert snap_compare(
                app, terminal_size=(80, 24), run_before=showing("Hanze fishbowl 1", ("down", "down"))
            )
        finally:
            screen.close()


def test_a_new_session_in_dutch(snap_compare: SnapCompare, tmp_path: Path) -> None:
    set_lang("nl")
    study = LocalStudy(tmp_path, ManualClock(BEGAN_AT), CountedIds())
    app = FishbowlApp(lambda: NewScreen(study, study.protocols()))
    keys = ("down", "down", "down")
    assert snap_compare(
        app, terminal_size=(80, 24), run_before=showing("2–5 in dit protocol", keys, tuple("de Hanze"))
    )


def test_the_people_of_a_session_in_a_wide_terminal(snap_compare: SnapCompare, tmp_path: Path) -> None:
    with House.make(tmp_path, "fishbowl", "en", participants=0, observers=0) as house:
        guide = house.study.protocol("fishbowl", "en")
        known = (
            Newcomer("S1", 1, {"age": "21", "gender": "woman", "living": "at home"}, consent="paper"),
            Newcomer("O1", 1, {"institution": "Leiden"}, teaches_here=True, consent="online"),
        )
        people = group(guide, 4, 2, 1, known=known)
        house.path = house.study.create(NewSession(guide, Setup("Hanze"), people, "Hanze 4"))
        room = house.room("M")
        app = FishbowlApp(lambda: ChangeScreen(room))
        assert snap_compare(
            app, terminal_size=(160, 45), run_before=showing("2–5 in this protocol", ("ctrl+n", "down"))
        )


def test_the_review_of_a_session_that_is_over(snap_compare: SnapCompare, tmp_path: Path) -> None:
    with House.make(tmp_path, "fishbowl", "en", participants=3, observers=2) as house:
        house.people_arrive()
        for stage, seconds in (("welcome", 320), ("binding", 1190)):
            house.do("M", OpenStage(stage))
            house.do("T", DrawCard()) if stage == "binding" else None
            house.pass_time(seconds)
        house.do("M", Intervene("bring_in", "S2"))
        house.do("A", MarkMoment("m1", 10), text="S3 looks at the others before going on")
        house.do("M", EndSession())
        room = house.room("M")
        app = FishbowlApp(lambda: ReviewScreen(room))
        assert snap_compare(app, terminal_size=(80, 24), run_before=showing("Institution Hanze", ("3",)))
