"""Home: what it lists, and where each key leads."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from fishbowl.bootstrap import LocalStudy
from fishbowl.core.session import EndSession, Setup
from fishbowl.core.stages import OpenStage
from fishbowl.runtime.newcomers import NewSession, group
from fishbowl.runtime.rehearsal import Booking
from fishbowl.text import set_lang
from tests.support.house import House
from tests.tui.home.doors import at_home, comes_back, goes_to


@pytest.fixture
def house(tmp_path: Path) -> Iterator[House]:
    with House.make(tmp_path, "fishbowl", "en", participants=4, observers=2) as house:
        yield house


def another(house: House, name: str, lang: str = "en") -> Path:
    guide = house.study.protocol("professional", "nl" if lang == "nl" else "en")
    return house.study.create(NewSession(guide, Setup("Hanze", "Care"), group(guide, 3, 0), name))


async def test_sessions_are_listed_with_protocol_day_and_state(house: House) -> None:
    another(house, "Hanze pro 7")
    house.do("M", OpenStage("welcome"))
    async with at_home(house.study) as seen:
        rows = [" ".join(row.strip(" ›").split()) for row in seen.rows]
        assert "Hanze fishbowl 1 fishbowl en 2026-03-12 running" in rows
        assert "Hanze pro 7 professional en 2026-03-12 not started yet" in rows
        assert "2 sessions" in seen.rows[0]


async def test_a_rehearsal_says_so(house: House) -> None:
    guide = house.study.protocol("fishbowl", "en")
    house.study.rehearse(Booking.of(guide, 3, 1, 1, 1.0))
    async with at_home(house.study) as seen:
        assert "REHEARSAL · not started yet" in seen.text
        await seen.sees("If you go on here, it is without the simulated people.")
        await seen.press("end")
        assert "simulated" not in seen.text


async def test_a_file_that_can_not_be_read_says_why_and_opens_nothing(house: House) -> None:
    (house.study.folder / "sessions" / "broken.fishbowl").touch()
    async with at_home(house.study) as seen:
        await seen.press("end")
        await seen.sees("is empty: it was cut off or never finished")
        await seen.press("enter", "o", "e", "v")
        assert seen.pilot.app.screen is seen.screen


@pytest.mark.parametrize(
    ("lang", "words"), [("en", "There are no sessions here yet"), ("nl", "Hier zijn nog geen sessies")]
)
async def test_an_empty_study_says_how_to_begin(tmp_path: Path, lang: str, words: str) -> None:
    set_lang("nl" if lang == "nl" else "en")
    async with at_home(LocalStudy(tmp_path)) as seen:
        await seen.sees(words)
        await seen.press("enter", "down", "a", "v")
        assert seen.pilot.app.screen is seen.screen
        assert not (tmp_path / "sessions").exists()


async def test_the_cursor_walks_and_stays_within_the_list(house: House) -> None:
    for n in range(40):
        another(house, f"Group {n:02}")
    async with at_home(house.study) as seen:
        entries = seen.screen.entries or ()
        await seen.press("up")
        assert seen.screen.chosen == entries[0]
        await seen.press("down", "down", "pagedown")
        assert seen.screen.chosen == entries[2 + seen.screen.page]
        assert f"› {entries[2 + seen.screen.page].name}" in seen.text
        await seen.press("end", "down")
        assert seen.screen.chosen == entries[-1]
        await seen.press("home")
        assert seen.screen.chosen == entries[0]


async def test_a_session_made_elsewhere_appears_and_the_cursor_stays_on_its_own(house: House) -> None:
    async with at_home(house.study) as seen:
        another(house, "Made elsewhere")
        await seen.sees("Made elsewhere")
        chosen = seen.screen.chosen
        assert chosen is not None
        assert chosen.name == "Hanze fishbowl 1"
        assert "› Hanze fishbowl 1" in seen.text


async def test_back_from_a_session_made_here_the_cursor_stands_on_it(house: House) -> None:
    async with at_home(house.study) as seen:
        await seen.press("n")
        await goes_to(seen, "NewScreen")
        await seen.press("down", "down")
        await seen.type("fresh")
        await seen.press("down")
        await seen.type("Hanze")
        await seen.press("ctrl+n", "ctrl+n", "enter")
        await goes_to(seen, "ConsoleScreen")
        await seen.press("q")
        await comes_back(seen)
        await seen.sees("› fresh")


async def test_enter_leads_to_the_console_and_leaving_closes_the_room(house: House) -> None:
    async with at_home(house.study) as seen:
        await seen.press("enter")
        await goes_to(seen, "ConsoleScreen")
        await seen.until(lambda: house.state.session.console_id != "", "the seat taken")
        await seen.press("q")
        await comes_back(seen)
        assert house.state.session.console_id == ""


async def test_enter_leads_to_the_review_of_a_session_that_is_over(house: House) -> None:
    house.do("M", OpenStage("welcome"))
    house.do("M", EndSession())
    async with at_home(house.study) as seen:
        await seen.press("enter")
        await goes_to(seen, "ReviewScreen")
        await seen.press("q")
        await comes_back(seen)


@pytest.mark.parametrize(
    ("key", "screen", "leave"),
    [
        ("a", "AssistScreen", "q"),
        ("v", "ReviewScreen", "q"),
        ("e", "ChangeScreen", "escape"),
    ],
)
async def test_each_door_leads_to_its_screen(house: House, key: str, screen: str, leave: str) -> None:
    async with at_home(house.study) as seen:
        await seen.press(key)
        await goes_to(seen, screen)
        await seen.press(leave)
        if screen == "ChangeScreen":
            await goes_to(seen, "SureQuestion")
            await seen.press("enter")
        await comes_back(seen)


async def test_the_students_table_is_opened_as_the_table_and_nothing_more(house: House) -> None:
    async with at_home(house.study) as seen:
        await seen.press("t")
        await goes_to(seen, "TableScreen")
        assert seen.pilot.app.screen.room.actor == "T"  # type: ignore[attr-defined]


async def test_an_observer_is_chosen_by_a_digit(house: House) -> None:
    async with at_home(house.study) as seen:
        await seen.press("o")
        await goes_to(seen, "WhichQuestion")
        await seen.sees("1 O1 2 O2")
        await seen.press("2")
        await goes_to(seen, "TableclothScreen")
        assert seen.pilot.app.screen.room.actor == "O2"  # type: ignore[attr-defined]


async def test_a_session_that_has_begun_is_not_set_up_again(house: House) -> None:
    house.do("M", OpenStage("welcome"))
    async with at_home(house.study) as seen:
        await seen.press("e")
        await seen.sees("This session has started")


async def test_without_observers_there_is_nobody_to_observe_as(house: House) -> None:
    another(house, "Alone")
    async with at_home(house.study) as seen:
        entries = seen.screen.entries or ()
        if entries[0].name != "Alone":
            await seen.press("down")
        await seen.press("o")
        await seen.sees("There are no observers in this session")


async def test_a_rehearsal_runs_beside_the_console_until_it_is_left(house: House) -> None:
    async with at_home(house.study) as seen:
        await seen.press("r")
        await goes_to(seen, "RehearseQuestion")
        await seen.press("right", "enter")
        await goes_to(seen, "ConsoleScreen")
        await seen.sees("REHEARSAL")
        await seen.press("q")
        await comes_back(seen)
        await seen.until(lambda: any(entry.rehearsal for entry in seen.screen.entries or ()), "the rehearsal")


async def test_a_key_pressed_twice_opens_one_screen(house: House) -> None:
    async with at_home(house.study) as seen:
        await seen.press("v", "v")
        await goes_to(seen, "ReviewScreen")
        assert len(seen.pilot.app.screen_stack) == 3
        await seen.press("q")
        await comes_back(seen)


async def test_where_no_session_can_be_made_that_is_told(tmp_path: Path) -> None:
    (tmp_path / "sessions").touch()
    async with at_home(LocalStudy(tmp_path)) as seen:
        await seen.press("r")
        await goes_to(seen, "RehearseQuestion")
        await seen.press("enter")
        await seen.until(lambda: bool(seen.screen.query("Notice.error")), "an error")
        assert seen.pilot.app.screen is seen.screen


async def test_help_names_every_key(house: House) -> None:
    async with at_home(house.study) as seen:
        await seen.press("question_mark")
        await goes_to(seen, "KeysQuestion")
        for act in seen.screen.offered():
            assert act.shown_key in seen.text


async def test_q_ends_it(house: House) -> None:
    async with at_home(house.study) as seen:
        await seen.press("q")
        await seen.until(lambda: not seen.pilot.app.is_running, "the end")


async def test_what_is_said_of_a_broken_file_hides_neither_it_nor_the_end_of_the_list(house: House) -> None:
    """The fault takes lines from the list: the cursor has to stay in view, and the count true."""
    for n in range(25):
        (house.study.folder / "sessions" / f"b{n:02}.fishbowl").touch()
    async with at_home(house.study) as seen:
        await seen.press("end")
        await seen.sees("is empty: it was cut off or never finished")

        def rows() -> list[str]:
            return [row for row in seen.rows if "can't be read" in row]

        await seen.until(lambda: any("›" in row for row in rows()), "the cursor")
        first, last = seen.rows[1].split(" ")[-2].split("–")
        assert int(last) - int(first) + 1 == len(rows())
        await seen.press("enter")
        await seen.sees("why stands above")
        assert seen.text.count("cut off or never finished") == 1
        await seen.until(lambda: any("›" in row for row in rows()), "the cursor, with less room")


async def test_a_list_that_comes_when_home_was_left_is_not_painted(house: House) -> None:
    async with at_home(house.study) as seen:
        pass
    seen.screen.paint()
    seen.screen.tell("too late")
