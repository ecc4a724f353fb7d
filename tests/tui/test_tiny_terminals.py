"""On a terminal of a few lines: the clock's time, the first warning, and the main thing of each screen."""

from __future__ import annotations

from pathlib import Path

import pytest

from fishbowl.core.cards import DrawCard
from fishbowl.core.notes import OpenTablecloths, WriteNote
from fishbowl.core.people import MarkAttendance
from fishbowl.core.session import EndSession
from fishbowl.core.stages import OpenStage
from fishbowl.tui.assist.screen import AssistScreen
from fishbowl.tui.console.screen import ConsoleScreen
from fishbowl.tui.debrief.screen import DebriefScreen
from fishbowl.tui.harvest.screen import HarvestScreen
from fishbowl.tui.live import LiveScreen
from fishbowl.tui.questions.screen import QuestionsScreen
from fishbowl.tui.review.screen import ReviewScreen
from fishbowl.tui.table.screen import TableScreen
from fishbowl.tui.widgets.line_input import LineInput
from tests.support.house import House
from tests.tui.home.doors import at_home
from tests.tui.seen import look_at

TINY = (20, 6)


def talking(folder: Path) -> House:
    """A card lies on the table; S5 has given no consent."""
    house = House.make(folder, lang="en")
    house.people_arrive("S1", "S2", "O1")
    house.do("M", MarkAttendance("S5", "present"))
    house.do("M", OpenStage("binding"))
    house.do("M", DrawCard())
    return house


def asking(folder: Path) -> House:
    """One question lies on a tablecloth, and none is asked yet."""
    house = talking(folder)
    house.do("O1", WriteNote("q", "O1", "question"), text="Why?")
    house.do("M", OpenStage("break"))
    house.do("M", OpenTablecloths())
    house.do("M", OpenStage("observer_questions"))
    return house


async def test_the_console_keeps_clock_card_and_first_warning(tmp_path: Path) -> None:
    with talking(tmp_path) as house:
        async with look_at(house, ConsoleScreen, "M", TINY) as seen:
            await seen.sees("20:00 left")
            await seen.sees("How connected do")
            await seen.sees("! g S5: no consent")
            house.do("M", OpenStage("observer_questions"))
            await seen.sees("Observe… 25:00 left")


@pytest.mark.parametrize(
    ("make", "actor", "wanted"),
    [
        (AssistScreen, "A", "! g S5: no consent"),
        (TableScreen, "T", "How connected do you feel now with Hanze"),
    ],
)
async def test_screens_of_the_room_keep_what_they_are_for(
    tmp_path: Path, make: type[LiveScreen], actor: str, wanted: str
) -> None:
    with talking(tmp_path) as house:
        async with look_at(house, make, actor, TINY) as seen:
            await seen.sees(wanted)


async def test_the_question_that_is_chosen_is_in_sight(tmp_path: Path) -> None:
    with asking(tmp_path) as house:
        async with look_at(house, QuestionsScreen, "M", TINY) as seen:
            await seen.sees("› O1 Why?")


@pytest.mark.parametrize("make", [DebriefScreen, HarvestScreen])
async def test_the_line_to_type_in_is_in_sight(tmp_path: Path, make: type[LiveScreen]) -> None:
    with asking(tmp_path) as house:
        async with look_at(house, make, "A", TINY) as seen:
            await seen.type("seen")
            await seen.sees("seen")
            assert seen.screen.query_one(LineInput).region.bottom <= TINY[1]


async def test_a_page_of_the_review_is_in_sight(tmp_path: Path) -> None:
    with asking(tmp_path) as house:
        house.do("M", EndSession())
        async with look_at(house, ReviewScreen, "M", TINY) as seen:
            await seen.sees("─ Session")
            await seen.press("2")
            await seen.sees("─ Agenda")


async def test_home_keeps_the_session_that_is_chosen(tmp_path: Path) -> None:
    with House.make(tmp_path, lang="en") as house:
        async with at_home(house.study, TINY) as seen:
            await seen.sees("› Hanze")
