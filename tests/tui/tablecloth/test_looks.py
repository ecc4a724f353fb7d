"""What a tablecloth looks like: in the break in Dutch, and wide in English while participants talk."""

from __future__ import annotations

from pathlib import Path

from fishbowl.core.notes import OpenTablecloths, WriteNote
from fishbowl.core.parked import PutQuestion
from fishbowl.core.stages import OpenStage
from fishbowl.text import set_lang
from fishbowl.tui.app import FishbowlApp
from fishbowl.tui.tablecloth.screen import TableclothScreen
from tests.support.house import House
from tests.text.hostile import HOSTILE
from tests.tui.picture import SnapCompare, showing


def with_notes(house: House) -> None:
    house.people_arrive()
    house.do("M", OpenStage("binding"))
    house.do("O1", WriteNote("n1", "O1", "quote", "S3"), text="I feel at home, though not with everyone")
    house.do("O2", WriteNote("n2", "O2", "observation"), text="nothing of this is to be seen")
    house.pass_time(65)
    house.do("O1", WriteNote("n3", "O1", "question"), text="Why with some, and not with others?")
    house.do("O1", WriteNote("n4", "O1", "own_view"), text=" ".join(HOSTILE.values())[:400])


def test_wide_in_english_while_they_talk(tmp_path: Path, snap_compare: SnapCompare) -> None:
    with House.make(tmp_path, lang="en") as house:
        with_notes(house)
        screen = TableclothScreen(house.room("O1"))
        before = showing("though not with everyone", "Why with some")
        assert snap_compare(FishbowlApp(lambda: screen), terminal_size=(160, 45), run_before=before)


def test_in_dutch_when_it_is_ones_turn(tmp_path: Path, snap_compare: SnapCompare) -> None:
    set_lang("nl")
    with House.make(tmp_path, lang="nl") as house:
        with_notes(house)
        house.do("M", OpenStage("break"))
        house.do("M", OpenTablecloths())
        house.do("M", OpenStage("observer_questions"))
        house.do("M", PutQuestion("n3"))
        screen = TableclothScreen(house.room("O1"))
        before = showing("though not with everyone", "Why with some")
        assert snap_compare(FishbowlApp(lambda: screen), terminal_size=(80, 24), run_before=before)
