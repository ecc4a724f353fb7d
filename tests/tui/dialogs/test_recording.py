"""The recorder's cues: what is asked before it runs, and what is answered once it does."""

from __future__ import annotations

from pathlib import Path

import pytest

from fishbowl.core.people import MarkAttendance, StayUnrecorded
from fishbowl.core.recording import ConfirmRecorder, ConfirmRecording
from fishbowl.core.stages import OpenStage
from fishbowl.tui.dialogs.people import PeopleDialog
from fishbowl.tui.dialogs.recorder import RecorderDialog
from fishbowl.tui.dialogs.recording import RecordingAnswer, RecordingDialog
from tests.support.house import House
from tests.tui.dialogs.stage import ask


async def test_one_key_when_everything_is_as_usual(tmp_path: Path) -> None:
    with House.make(tmp_path, lang="nl") as house:
        house.people_arrive()
        async with ask(house, lambda room: RecordingDialog(room, "camera", "H2n")) as asked:
            assert "Start de opname." in asked.text
            await asked.press("enter")
            assert await asked.answered() == RecordingAnswer("video", "camera", "H2n", False, "nl")


async def test_whoever_has_no_consent_is_named_before_it_starts(tmp_path: Path) -> None:
    with House.make(tmp_path, lang="en") as house:
        house.people_arrive("S1", "S3")
        for person in ("S2", "S4", "O1"):
            house.do("M", MarkAttendance(person, "present"))
        house.do("M", StayUnrecorded("S4"))
        async with ask(house, RecordingDialog) as asked:
            assert "No consent yet: S2, O1" in asked.text
            await asked.press("4", "2")
            assert "Is the recording running?" not in asked.text
            house.do("A", StayUnrecorded("S2"))
            await asked.sees("No consent yet: O1\n")
            house.do("A", StayUnrecorded("O1"))
            await asked.sees("something is on record now")
            await asked.press("enter")
            await asked.sees("Is the recording running?")
            assert asked.answers == []
            await asked.press("enter")
            assert await asked.answered() == RecordingAnswer("video", "", "", False, "en")


async def test_people_can_be_mended_from_the_warning(tmp_path: Path) -> None:
    with House.make(tmp_path, lang="en") as house:
        house.do("M", MarkAttendance("S2", "present"))
        async with ask(house, RecordingDialog) as asked:
            await asked.press("g")
            await House.until(asked.pilot, lambda: isinstance(asked.pilot.app.screen, PeopleDialog))
            await asked.press("escape")
            await asked.sees("No consent yet: S2")
            await asked.press("escape")
            assert await asked.answered() is None


async def test_every_line_can_be_changed_and_a_wrong_language_is_said(tmp_path: Path) -> None:
    with House.make(tmp_path, lang="en") as house:
        async with ask(house, lambda room: RecordingDialog(room, "cam", "x")) as asked:
            await asked.press("1", "2", "space", "4", "enter", "3", "backspace", "enter", "5")
            await asked.sees("Language spoken            Dutch")
            assert "!" not in asked.text
            await asked.press("4")
            await asked.sees("! The session is in English")
            await asked.press("5")
            await asked.sees("another language")
            await asked.press("enter")
            assert await asked.answered() == RecordingAnswer("audio", "cam 4", "", True, "und")


async def test_a_second_recording_begins_as_the_first_was(tmp_path: Path) -> None:
    with House.make(tmp_path, lang="en") as house:
        house.do("M", ConfirmRecording("audio", "nl", transcribes=True))
        house.do("M", ConfirmRecorder("stop"))
        async with ask(house, RecordingDialog) as asked:
            await asked.press("enter")
            assert await asked.answered() == RecordingAnswer("audio", "", "", True, "en")


@pytest.mark.parametrize("key", ["enter", "escape"])
async def test_the_recorder_is_asked_after_in_the_protocols_own_words(tmp_path: Path, key: str) -> None:
    with House.make(tmp_path, lang="nl") as house:
        house.do("M", OpenStage("break"))
        async with ask(house, lambda room: RecorderDialog(room, "pause")) as asked:
            await asked.sees("Pauzeer de opname.")
            await asked.press(key)
            assert await asked.answered() is (key == "enter")
