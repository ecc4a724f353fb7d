"""Candidate codes at the keyboard: on a tablecloth, where the crew reads, and where questions are asked."""

from __future__ import annotations

from pathlib import Path

import pytest

from fishbowl.core.base import Actor
from fishbowl.core.candidates import TagNote
from fishbowl.core.notes import OpenTablecloths, WriteNote
from fishbowl.core.stages import OpenStage
from fishbowl.tui.console.reading import ReadingScreen
from fishbowl.tui.dialogs.codes import CodesDialog
from fishbowl.tui.questions.screen import QuestionsScreen
from fishbowl.tui.tablecloth.screen import TableclothScreen
from tests.support.house import House
from tests.tui.seen import look_at

STAFF = "Connection with teachers and staff"


def talking(folder: Path) -> House:
    house = House.make(folder, lang="en")
    house.people_arrive()
    house.do("M", OpenStage("binding"))
    house.do("O1", WriteNote("n1", "O1", "observation"), text="coach came by")
    house.do("O1", WriteNote("n2", "O1", "question"), text="who is [b]your[/b] coach?")
    return house


def opened(folder: Path) -> House:
    house = talking(folder)
    house.do("M", OpenStage("break"))
    house.do("M", OpenTablecloths())
    return house


def given(house: House, note_id: str) -> dict[Actor, tuple[str, ...]]:
    return {each.by: each.codes for each in house.state.notes.by_id[note_id].candidates}


async def test_an_observer_marks_codes_of_the_newest_note_and_sees_them_beneath_it(tmp_path: Path) -> None:
    with talking(tmp_path) as house:
        async with look_at(house, TableclothScreen, "O1") as seen:
            await seen.sees("who is [b]your[/b] coach?")
            await seen.type("half a lin")
            await seen.press("ctrl+o")
            await seen.sees("Candidate codes: what may this be a case of?")
            await seen.press("down", "down", "space", "p", "space")
            await seen.sees("Good for connection and wellbeing.")
            await seen.press("enter")
            await seen.until(lambda: given(house, "n2") == {"O1": ("binding_staff", "positive")})
            await seen.sees(f"candidate: {STAFF}, positive")
            assert seen.screen.line.text == "half a lin"
            await seen.press("ctrl+t")
            await seen.until(lambda: given(house, "n2") == {})


async def test_the_picked_note_is_meant_and_what_was_marked_stands_marked(tmp_path: Path) -> None:
    with talking(tmp_path) as house:
        house.do("O1", TagNote("n1", ("online",)))
        async with look_at(house, TableclothScreen, "O1") as seen:
            await seen.sees("candidate: online")
            await seen.sees("who is [b]your[/b] coach?")
            await seen.press("up", "up", "ctrl+o")
            await seen.sees("[x] online")
            await seen.press("space", "enter")
            await seen.until(lambda: given(house, "n1") == {})
            assert given(house, "n2") == {}


async def test_escape_changes_nothing_and_without_a_note_there_is_nothing_to_ask(tmp_path: Path) -> None:
    with talking(tmp_path) as house:
        async with look_at(house, TableclothScreen, "O2") as seen:
            await seen.press("ctrl+o")
            await seen.sees("There is no note to mark yet.")
        async with look_at(house, TableclothScreen, "O1") as mine:
            await mine.sees("coach came by")
            await mine.press("ctrl+o", "space", "escape")
            await mine.until(lambda: not isinstance(mine.pilot.app.screen, CodesDialog))
            assert given(house, "n2") == {}


@pytest.mark.parametrize("size", [(80, 24), (60, 16), (60, 12), (120, 40)])
async def test_the_dialog_fits_with_its_keys(tmp_path: Path, size: tuple[int, int]) -> None:
    with talking(tmp_path) as house:
        async with look_at(house, TableclothScreen, "O1", size) as seen:
            await seen.sees("coach came by")
            await seen.press("ctrl+o")
            await seen.sees("[ ] Connection, general")
            await seen.sees("who is [b]your[/b] coach?")
            await seen.sees("Enter save")
            assert ("Connection without further detail." in seen.text) == (size[1] >= 24)


async def test_a_letter_goes_to_the_next_code_that_begins_with_it(tmp_path: Path) -> None:
    with talking(tmp_path) as house:
        async with look_at(house, TableclothScreen, "O1") as seen:
            await seen.sees("coach came by")
            await seen.press("ctrl+o", "s", "space", "s", "space", "s", "space", "s", "enter")
            await seen.until(lambda: bool(given(house, "n2")))
            assert given(house, "n2")["O1"] == (
                "study_support",
                "scheduling_assessment",
                "study_support_curriculum",
            )


async def test_the_crew_reads_whose_candidates_stand_there_and_adds_its_own(tmp_path: Path) -> None:
    with opened(tmp_path) as house:
        house.do("O1", TagNote("n1", ("positive",)))
        async with look_at(house, ReadingScreen) as seen:
            await seen.sees("candidate: O1: positive")
            await seen.sees("coach came by")
            await seen.press("c")
            await seen.sees("coach came by")
            await seen.press("o", "space", "enter")
            await seen.sees("candidate: A: online; O1: positive")
            assert given(house, "n1") == {"O1": ("positive",), "A": ("online",)}


async def test_a_question_that_is_to_be_asked_can_be_given_codes(tmp_path: Path) -> None:
    with opened(tmp_path) as house:
        async with look_at(house, QuestionsScreen) as seen:
            await seen.sees("who is [b]your[/b] coach?")
            await seen.press("c", "space", "enter")
            await seen.until(lambda: given(house, "n2") == {"A": ("binding_general",)})
            await seen.sees("Candidate codes saved.")


async def test_a_session_made_without_a_codebook_is_offered_that_of_its_protocol(tmp_path: Path) -> None:
    own = tmp_path / "protocols" / "codebooks" / "fishbowl.yaml"
    own.parent.mkdir(parents=True)
    own.write_text("id: fishbowl\n")  # too broken to be pinned
    with talking(tmp_path) as house:
        assert house.state.session.codebook is None
        async with look_at(house, TableclothScreen, "O1") as seen:
            await seen.sees("coach came by")
            await seen.press("ctrl+o")
            await seen.sees("fishbowl.yaml")
            assert not isinstance(seen.pilot.app.screen, CodesDialog)
            own.unlink()
            await seen.press("ctrl+o")
            await seen.sees("[ ] Connection, general")
            await seen.press("space", "enter")
            await seen.until(lambda: given(house, "n2") == {"O1": ("binding_general",)})
            (stands,) = house.state.notes.by_id["n2"].candidates
            assert (stands.codebook, stands.version) == ("fishbowl", "1")
            await seen.sees("candidate: binding_general")
