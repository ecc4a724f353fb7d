"""Going through observers' questions, on a real session."""

from __future__ import annotations

from pathlib import Path

import pytest

from fishbowl.core.notes import OpenTablecloths, WriteNote
from fishbowl.core.parked import Fate, parked_questions
from fishbowl.core.people import WithdrawConsent
from fishbowl.core.protocol import Lang
from fishbowl.core.recording import ConfirmRecorder, ConfirmRecording
from fishbowl.core.stages import OpenStage
from fishbowl.core.turns import MarkSpeaker
from fishbowl.text import set_lang
from fishbowl.tui.questions.screen import QuestionsScreen
from tests.support.house import House
from tests.tui.seen import look_at

WRITTEN = {
    "a": ("O1", "What did you want from a teacher then?"),
    "b": ("O1", "Is there a place to meet now?"),
    "c": ("O2", "Who sets the [b]camera[/b] rule?"),
}


def in_the_break(folder: Path, lang: Lang = "en") -> House:
    """Three questions on two tablecloths, which are still closed."""
    house = House.make(folder, lang=lang)
    house.people_arrive()
    house.do("M", OpenStage("binding"))
    for note_id, (author, text) in WRITTEN.items():
        house.pass_time(60)
        house.do(author, WriteNote(note_id, author, "question"), text=text)
    house.do("M", OpenStage("break"))
    return house


def question_time(folder: Path, lang: Lang = "en") -> House:
    house = in_the_break(folder, lang)
    house.do("M", OpenTablecloths())
    house.do("M", OpenStage("observer_questions"))
    return house


def fate(house: House, note_id: str) -> Fate:
    return house.state.parked.fate(note_id)


async def test_before_the_opening_nothing_is_shown_but_how_to_open(tmp_path: Path) -> None:
    with House.make(tmp_path, lang="en") as house:
        house.people_arrive()
        house.do("M", OpenStage("binding"))
        house.do("O1", WriteNote("a", "O1", "question"), text="a secret yet")
        async with look_at(house, QuestionsScreen) as seen:
            await seen.sees("They can be opened from: Break")
            await seen.press("enter", "t", "w")
            assert "secret" not in seen.text
            assert house.state.notes.opened_s is None


async def test_w_opens_the_tablecloths_after_a_question(tmp_path: Path) -> None:
    with in_the_break(tmp_path) as house:
        async with look_at(house, QuestionsScreen) as seen:
            await seen.sees("still closed")
            assert "teacher" not in seen.text
            await seen.press("w", "enter")
            await seen.sees("What did you want from a teacher then?")
            await seen.sees("3 wait · O1 2 O2 1")
            await seen.sees("[b]camera[/b]")


async def test_enter_asks_the_group_and_then_says_who_answered(tmp_path: Path) -> None:
    with question_time(tmp_path) as house:
        async with look_at(house, QuestionsScreen) as seen:
            await seen.sees("25:00 left")
            await seen.press("enter")
            await seen.sees("O1 asks the question. To whom?")
            await seen.press("enter")
            await seen.sees("O1 to the group")
            house.do("A", MarkSpeaker("S2"))
            await seen.until(lambda: seen.screen.state.turns.current is not None, "the tap")
            house.pass_time(30)
            await seen.sees("O1 to the group · 0:30")
            await seen.press("enter")
            await seen.sees("Enter S2")
            await seen.press("4", "enter")
            await seen.sees("answered S2 S4")
        asked = fate(house, "a")
        assert (asked.status, asked.to, asked.answered_by) == ("answered", (), ("S2", "S4"))


async def test_what_stands_on_the_desk_until_it_is_mended_stands_here_as_well(tmp_path: Path) -> None:
    with in_the_break(tmp_path) as house:
        house.do("M", ConfirmRecording("audio", "en"))
        house.do("M", ConfirmRecorder("pause"))
        async with look_at(house, QuestionsScreen) as seen:
            assert " ! " not in seen.text
            house.do("M", OpenStage("observer_questions"))
            await seen.sees("! The recording is still paused, and the talk goes on.")


async def test_a_question_goes_to_the_seats_that_are_chosen(tmp_path: Path) -> None:
    with question_time(tmp_path) as house:
        async with look_at(house, QuestionsScreen) as seen:
            await seen.press("down", "a", "3", "1", "5", "5", "enter")
            await seen.sees("O1 to S1, S3")
        assert fate(house, "b").to == ("S1", "S3")
        assert fate(house, "a") == Fate()


async def test_what_was_not_asked_cannot_be_answered(tmp_path: Path) -> None:
    with question_time(tmp_path) as house:
        async with look_at(house, QuestionsScreen) as seen:
            await seen.press("r")
            await seen.sees("has not been asked yet")
        assert fate(house, "a") == Fate()


async def test_left_over_with_a_reason_and_words(tmp_path: Path) -> None:
    with question_time(tmp_path) as house:
        async with look_at(house, QuestionsScreen) as seen:
            await seen.press("l", "4")
            await seen.sees("something else. Anything more")
            await seen.press("r", "u", "d", "e", "enter")
            await seen.sees("left over: something else")
            await seen.press("l", "1", "enter")
            await seen.sees("left over: no time left")
        assert [fate(house, note_id).left_reason for note_id in WRITTEN] == ["other", "time", None]
        left = next(r for r in house.runner.records if type(r.event).__name__ == "ParkedQuestionLeft")
        assert house.runner.read((left.seq,), "M") == {left.seq: {"reason": "rude"}}


async def test_tags_and_their_undoing(tmp_path: Path) -> None:
    with question_time(tmp_path) as house:
        async with look_at(house, QuestionsScreen) as seen:
            await seen.press("t", "1")
            await seen.sees("clarifying")
            await seen.press("t", "4")
            await seen.sees("own position")
            await seen.press("z")
            await seen.sees("Taken back: question tagged")
            await seen.sees("clarifying")
            await seen.press("t", "0")
            await seen.until(lambda: fate(house, "a").tag is None)


async def test_merging_with_the_one_above_with_the_marked_one_and_apart_again(tmp_path: Path) -> None:
    with question_time(tmp_path) as house:
        async with look_at(house, QuestionsScreen) as seen:
            await seen.press("m")
            await seen.sees("No question stands above")
            await seen.press("down", "m")
            await seen.until(lambda: fate(house, "b").merged_into == "a")
            await seen.sees("merged")
            await seen.press("down", "x")
            await seen.until(lambda: fate(house, "b").merged_into is None)
            await seen.until(lambda: "merged" not in seen.text.replace("Merged", ""))
            await seen.press("up", "up", "space")
            await seen.until(lambda: "*" in seen.text)
            await seen.press("up", "up", "m")
            await seen.until(lambda: fate(house, "a").merged_into == "c")


async def test_earlier_and_later(tmp_path: Path) -> None:
    with question_time(tmp_path) as house:

        def order() -> list[str]:
            return [note.id for note in parked_questions(house.state)]

        async with look_at(house, QuestionsScreen) as seen:
            await seen.press("u")
            await seen.press("d")
            await seen.until(lambda: order() == ["b", "a", "c"])
            await seen.press("d")
            await seen.until(lambda: order() == ["b", "c", "a"])
            await seen.press("u")
            await seen.until(lambda: order() == ["b", "a", "c"])


async def test_words_of_who_withdrew_are_gone_at_once(tmp_path: Path) -> None:
    with question_time(tmp_path) as house:
        async with look_at(house, QuestionsScreen) as seen:
            await seen.sees("[b]camera[/b]")
            house.do("M", WithdrawConsent("O2"))
            await seen.sees("2 wait · O1 2")
            await seen.sees("O2 [erased]")
            await seen.sees("teacher")
            assert "camera" not in seen.text


@pytest.mark.parametrize(("lang", "hints"), [("nl", ("? hulp", "Esc terug")), ("en", ("? help", "Esc back"))])
async def test_the_way_back_and_help_are_hinted_at(
    tmp_path: Path, lang: Lang, hints: tuple[str, ...]
) -> None:
    set_lang(lang)
    with question_time(tmp_path, lang) as house:
        async with look_at(house, QuestionsScreen) as seen:
            for hint in hints:
                await seen.sees(hint)


async def test_on_a_question_with_others_under_it_x_says_which_to_choose(tmp_path: Path) -> None:
    with question_time(tmp_path) as house:
        async with look_at(house, QuestionsScreen, actor="M") as seen:
            await seen.press("down", "m")
            await seen.until(lambda: fate(house, "b").merged_into == "a")
            await seen.press("x")
            await seen.sees("which of the merged questions is to be taken apart")


@pytest.mark.parametrize("lang", ["nl", "en"])
async def test_of_earlier_and_later_both_are_hinted_at_or_neither(tmp_path: Path, lang: Lang) -> None:
    set_lang(lang)
    with question_time(tmp_path) as house:
        for width in (80, 90, 100, 120, 160):
            async with look_at(house, QuestionsScreen, actor="M", size=(width, 24)) as seen:
                await seen.sees(" ? ")
                hints = seen.rows[-1]
                assert (" u " in hints) == ("d later" in hints)


async def test_help_names_every_key_and_escape_goes_back(tmp_path: Path) -> None:
    with question_time(tmp_path) as house:
        async with look_at(house, QuestionsScreen, actor="M") as seen:
            await seen.press("question_mark")
            await seen.sees("take a merged question apart")
            await seen.press("escape", "escape")
            await seen.until(lambda: seen.pilot.app._exit)
