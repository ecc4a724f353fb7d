"""Setting up again before the start: what was changed is stored, and nothing else."""

from __future__ import annotations

from collections.abc import AsyncIterator, Iterator
from contextlib import asynccontextmanager
from pathlib import Path

import pytest

from fishbowl.core.people import DescribePerson, RecordConsent
from fishbowl.core.session import Setup, TakeConsole
from fishbowl.tui.app import FishbowlApp
from fishbowl.tui.setup.change import ChangeScreen
from tests.support.house import House
from tests.tui.seen import Seen


@pytest.fixture
def house(tmp_path: Path) -> Iterator[House]:
    with House.make(tmp_path, "fishbowl", "en", participants=3, observers=1) as house:
        house.do("M", DescribePerson("S2"), age="33")
        house.do("M", RecordConsent("S2", "1", "paper"))
        yield house


@asynccontextmanager
async def change_form(house: House) -> AsyncIterator[Seen[ChangeScreen]]:
    screen = ChangeScreen(house.room("M"))
    app = FishbowlApp(lambda: screen)
    async with app.run_test(size=(80, 24)) as pilot:
        await House.until(pilot, lambda: app.screen is screen and screen.draft is not None, "the form")
        yield Seen(pilot, screen)


async def store(seen: Seen[ChangeScreen]) -> None:
    """From any part, through the last, to the end of the form."""
    await seen.press(*["ctrl+n"] * (2 - seen.screen.part), "enter")
    await seen.until(lambda: not seen.pilot.app.is_running, "stored")


async def test_the_form_shows_what_is_on_record(house: House) -> None:
    async with change_form(house) as seen:
        await seen.sees("Set-up of Hanze fishbowl 1")
        assert seen.screen.fields.value("institution") == "Hanze"
        await seen.press("ctrl+n")
        await seen.sees("S2 participant seat 2 consent on paper, v1 33")


async def test_nothing_changed_is_nothing_stored(house: House) -> None:
    seq = house.state.seq
    async with change_form(house) as seen:
        await store(seen)
    assert house.state.seq == seq


async def test_what_was_changed_is_stored(house: House) -> None:
    async with change_form(house) as seen:
        seen.screen.fields.focus_on("place")
        await seen.press("backspace", "9", "ctrl+n", "c", "plus", "end")
        await store(seen)
    state = house.state
    assert state.session.setup == Setup("Hanze", "Social Work", "A1.09", "", "room")
    assert sorted(p.id for p in state.people.by_id.values() if p.consent) == ["S1", "S2"]
    assert "S4" in state.people.by_id


async def test_consent_on_record_is_not_taken_back_here(house: House) -> None:
    async with change_form(house) as seen:
        await seen.press("ctrl+n", "down", "c")
        await seen.sees("This consent is on record")
        await seen.press("delete")
        await seen.sees("This consent is on record")
        await store(seen)
    assert house.state.person("S2").consent is not None


async def test_while_another_console_leads_nothing_is_stored_and_that_is_told(house: House) -> None:
    async with change_form(house) as seen:
        house.do("M", TakeConsole("another"))
        await seen.press("ctrl+n", "c", "ctrl+n", "enter")
        await seen.until(lambda: bool(seen.screen.query("Notice.error")), "a refusal")
        assert seen.screen.draft is not None
        assert seen.screen.draft.people[0].consent == "paper"
    assert house.state.person("S1").consent is None


async def test_what_someone_said_to_prepare_is_kept_when_the_crew_mends_a_fact(house: House) -> None:
    house.do("S2", DescribePerson("S2"), age="33", approaches="buddy groups")
    async with change_form(house) as seen:
        await seen.press("ctrl+n", "down", "enter")
        await seen.sees("Worked with")
        await seen.press("backspace", "4", "ctrl+n")
        await store(seen)
    described = house.state.person("S2").described
    assert house.runner.read((described,), "M") == {described: {"age": "34", "approaches": "buddy groups"}}
