"""The assistant's desk on a real session, in a process of its own as far as the session can tell."""

from __future__ import annotations

from pathlib import Path

from fishbowl.core.notes import WriteNote
from fishbowl.core.people import MarkAttendance
from fishbowl.core.session import TakeConsole
from fishbowl.core.stages import OpenStage
from fishbowl.core.turns import NOBODY
from fishbowl.tui.assist.screen import AssistScreen
from fishbowl.tui.debrief.screen import DebriefScreen
from fishbowl.tui.harvest.screen import HarvestScreen
from fishbowl.tui.questions.screen import QuestionsScreen
from tests.support.house import House
from tests.tui.seen import look_at


def talking(folder: Path, stage: str = "binding") -> House:
    """Everyone is here with consent, and the moderator's console is held by someone else."""
    house = House.make(folder, lang="en")
    house.people_arrive()
    house.do("M", OpenStage(stage))
    house.do("M", TakeConsole("the console"))
    return house


def speaker(house: House) -> str:
    turn = house.state.turns.current
    return turn.speaker if turn else ""


async def test_a_digit_says_who_speaks_and_nought_nobody(tmp_path: Path) -> None:
    with talking(tmp_path) as house:
        async with look_at(house, AssistScreen) as seen:
            await seen.sees("Who speaks? 1–5, 0 is nobody.")
            await seen.press("3")
            await seen.sees("S3 speaks 0:00")
            house.pass_time(75)
            await seen.sees("S3 speaks 1:15")
            await seen.sees("▶3 S3")
            await seen.press("0")
            await seen.sees("nobody speaks 0:00")
            assert speaker(house) == NOBODY
            await seen.press("9")
            await seen.sees("9")
            assert speaker(house) == NOBODY


async def test_what_the_moderator_taps_is_seen_here_too(tmp_path: Path) -> None:
    from fishbowl.core.turns import MarkSpeaker

    with talking(tmp_path) as house:
        async with look_at(house, AssistScreen) as seen:
            house.do("M", MarkSpeaker("S5"))
            await seen.sees("S5 speaks")


async def test_moments_with_and_without_words_and_a_name_that_was_said(tmp_path: Path) -> None:
    with talking(tmp_path) as house:
        house.pass_time(100)
        async with look_at(house, AssistScreen) as seen:
            await seen.press("m")
            await seen.sees("Moment marked")
            await seen.press("n")
            await seen.sees("Name marked, 10 s back")
            await seen.press("M")
            house.pass_time(30)
            await seen.type("it turned")
            house.pass_time(5)
            await seen.press("enter")
            await seen.until(lambda: len(house.state.moments.by_id) == 3)
        marked = house.state.moments.in_order
        assert [(m.by, m.at_s, m.names_someone, m.has_words) for m in marked] == [
            ("A", 90.0, False, False),
            ("A", 90.0, True, False),
            ("A", 120.0, False, True),
        ]


async def test_an_own_note_and_taking_back_the_last_thing(tmp_path: Path) -> None:
    with talking(tmp_path) as house:
        async with look_at(house, AssistScreen) as seen:
            await seen.press("slash")
            await seen.type("!check")
            await seen.press("enter")
            await seen.until(lambda: len(house.state.notes.by_id) == 1)
            await seen.press("z")
            await seen.sees("Taken back: note written")
            assert len(house.state.notes.by_id) == 0


async def test_steps_are_ticked_and_the_recorder_s_cue_is_confirmed(tmp_path: Path) -> None:
    with talking(tmp_path, "welcome") as house:
        async with look_at(house, AssistScreen) as seen:
            await seen.sees("Read out both sets of rules.")
            await seen.press("space")
            await seen.until(lambda: set(house.state.stages.steps_done) == {"welcome/introduce"})
            await seen.press("down", "down", "up", "space")
            await seen.until(
                lambda: set(house.state.stages.steps_done) == {"welcome/introduce", "welcome/rules"}
            )
            await seen.sees("Start the recording")
            await seen.press("r", "enter")
            await seen.until(lambda: house.state.recording.status == "running")
            await seen.sees("REC")


async def test_late_leaving_and_consent_are_in_the_people_dialog(tmp_path: Path) -> None:
    with House.make(tmp_path, lang="en") as house:
        async with look_at(house, AssistScreen) as seen:
            await seen.press("g", "l", "c")
            await seen.until(lambda: house.state.people.by_id["S1"].attendance == "late")
            await seen.until(lambda: house.state.people.by_id["S1"].consent is not None)


async def test_someone_without_consent_is_a_standing_warning(tmp_path: Path) -> None:
    with House.make(tmp_path, lang="en") as house:
        house.people_arrive("S1", "S2")
        house.do("M", MarkAttendance("S3", "present"))
        house.do("M", OpenStage("welcome"))
        async with look_at(house, AssistScreen) as seen:
            await seen.sees("S3: no consent")
            await seen.press("exclamation_mark")
            await seen.sees("What still stands")


async def test_nothing_of_a_closed_tablecloth_is_on_it(tmp_path: Path) -> None:
    with talking(tmp_path) as house:
        house.do("O1", WriteNote("n", "O1", "question"), text="secret until the break")
        async with look_at(house, AssistScreen, size=(160, 45)) as seen:
            await seen.sees("tablecloths (closed): O1 1")
            assert "secret" not in seen.text


async def test_from_the_break_on_it_leads_to_paper_questions_and_debrief(tmp_path: Path) -> None:
    with talking(tmp_path) as house:
        async with look_at(house, AssistScreen) as seen:
            await seen.press("question_mark")
            await seen.sees("S1 speaks")
            assert "paper" not in seen.text
            await seen.press("escape")
            house.do("A", OpenStage("break"))
            await seen.sees("Break")
            await seen.press("w", "enter")
            await seen.until(lambda: house.state.notes.opened_s is not None)
            for key, screen in (("h", HarvestScreen), ("o", QuestionsScreen), ("y", DebriefScreen)):
                await seen.press(key)
                await seen.until(lambda made=screen: isinstance(seen.pilot.app.screen, made))  # type: ignore[misc]
                await seen.press("escape")
                await seen.until(lambda: seen.pilot.app.screen is seen.screen)


async def test_it_is_left_after_a_question_and_the_session_goes_on(tmp_path: Path) -> None:
    with talking(tmp_path) as house:
        async with look_at(house, AssistScreen) as seen:
            await seen.press("q")
            await seen.sees("The session just goes on")
            await seen.press("escape")
            assert seen.pilot.app.screen is seen.screen
            await seen.press("q", "enter")
            await seen.until(lambda: seen.pilot.app._exit)
        assert house.state.is_running


async def test_in_a_small_terminal_speaker_and_seats_remain(tmp_path: Path) -> None:
    with talking(tmp_path) as house:
        async with look_at(house, AssistScreen, size=(60, 18)) as seen:
            await seen.press("2")
            await seen.sees("S2 speaks")
            await seen.sees("5 S5")
            await seen.sees("Connection 20:00 left")
