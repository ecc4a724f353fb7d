"""What the dialogs look like, and that they can be read where there is little room or harmful text."""

from __future__ import annotations

import re
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from textual.geometry import Region

from fishbowl.core.people import MarkAttendance
from fishbowl.core.session import ChangeSetup, Setup
from fishbowl.core.stages import OpenStage
from fishbowl.runtime.room import Room
from fishbowl.text import set_lang
from fishbowl.tui.app import FishbowlApp
from fishbowl.tui.dialogs.card import CardDialog
from fishbowl.tui.dialogs.care import CareAnswer, CareDialog
from fishbowl.tui.dialogs.confirm import ConfirmDialog
from fishbowl.tui.dialogs.help import HelpDialog
from fishbowl.tui.dialogs.line import LineDialog
from fishbowl.tui.dialogs.note import NoteDialog, NoteDraft
from fishbowl.tui.dialogs.people import PeopleDialog
from fishbowl.tui.dialogs.person import PersonDialog
from fishbowl.tui.dialogs.recording import RecordingDialog
from fishbowl.tui.dialogs.time import TimeDialog
from fishbowl.tui.live import LiveDialog
from fishbowl.tui.questions.asking import ChoiceDialog, SeatsDialog
from fishbowl.tui.widgets.clock_line import ClockLine
from tests.support.house import House
from tests.text.hostile import HOSTILE
from tests.tui.dialogs.stage import Ground, ask
from tests.tui.dialogs.test_card import two_cards_on
from tests.tui.picture import SnapCompare

Dialog = Callable[[Room], LiveDialog[Any]]
FULLEST: tuple[Dialog, ...] = (CardDialog, CareDialog, PeopleDialog, RecordingDialog, TimeDialog)


def test_cards_in_dutch(tmp_path: Path, snap_compare: SnapCompare) -> None:
    set_lang("nl")
    with House.make(tmp_path, lang="nl") as house:
        two_cards_on(house)
        ground = Ground(house.room(), CardDialog)
        assert snap_compare(FishbowlApp(lambda: ground), terminal_size=(80, 24))


def test_people_in_english(tmp_path: Path, snap_compare: SnapCompare) -> None:
    with House.make(tmp_path, lang="en") as house:
        house.people_arrive("S1", "S2", "O1")
        house.do("M", MarkAttendance("S3", "late"))
        ground = Ground(house.room(), PeopleDialog)
        assert snap_compare(FishbowlApp(lambda: ground), terminal_size=(160, 45))


@pytest.mark.parametrize("size", [(80, 24), (60, 20), (40, 12)])
async def test_the_clock_stays_in_sight(tmp_path: Path, size: tuple[int, int]) -> None:
    with House.make(tmp_path, lang="nl") as house:
        two_cards_on(house)
        for dialog in FULLEST:
            async with ask(house, dialog, size=size) as asked:
                await asked.press("down", "pagedown", "pagedown")
                clock = asked.pilot.app.screen.query_one(ClockLine)
                assert Region(0, 0, *size).contains_region(clock.region), dialog
                assert asked.pilot.app.screen.region.contains_region(clock.region)
                assert str(clock.content) != ""


async def test_everything_fits_without_scrolling_in_both_languages(tmp_path: Path) -> None:
    for lang in ("nl", "en"):
        set_lang(lang)
        with House.make(tmp_path / lang, lang=lang, participants=5, observers=5) as house:
            two_cards_on(house)
            house.do("M", MarkAttendance("S2", "present"))
            for dialog in FULLEST:
                async with ask(house, dialog) as asked:
                    box = asked.pilot.app.screen.query_one("#dialog")
                    assert box.max_scroll_y == 0, (lang, dialog)


async def test_hostile_words_are_shown_inert(tmp_path: Path) -> None:
    text = " ".join(harm[:60] for harm in HOSTILE.values())
    storable = text.encode("utf-8", "ignore").decode()  # half a character is refused by the file itself
    dialogs: tuple[Dialog, ...] = (
        lambda room: ConfirmDialog(room, text, text, text),
        lambda room: LineDialog(room, text, text, text),
        lambda room: HelpDialog(room, text, [(text, text)]),
        lambda room: RecordingDialog(room, text, text),
        lambda room: NoteDialog(room, NoteDraft("quote", text, 0.0)),
        lambda room: CareDialog(room, CareAnswer("other", None, text, False, False)),
        lambda room: PersonDialog(room, text, ("S1",), None),
        lambda room: SeatsDialog(room, text, ("S1",)),
        lambda room: ChoiceDialog(room, text, ((text, text),)),
        CardDialog,
    )
    with House.make(tmp_path, lang="en") as house:
        house.do("M", ChangeSetup(Setup(institution=storable, programme=storable)))
        house.people_arrive("S1")
        house.do("M", OpenStage("binding"))
        for dialog in dialogs:
            async with ask(house, dialog) as asked:
                strips = asked.pilot.app.screen._compositor.render_strips()
                drawn = "".join(part.text for strip in strips for part in strip if not part.control)
                assert "␛" in drawn
                assert re.findall("[\x00-\x1f\x7f-\x9f\u200e\u200f\u202a-\u202e\u2066-\u2069]", drawn) == []
