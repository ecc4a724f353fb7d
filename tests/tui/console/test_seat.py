"""Two consoles on one session, leaving, and coming back after the worst."""

from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor
from contextlib import closing

from fishbowl.core.base import MODERATOR
from fishbowl.core.cards import CardDrawn, DrawCard
from fishbowl.core.errors import NotSaved
from fishbowl.core.notes import WriteNote
from fishbowl.core.stages import OpenStage
from fishbowl.runtime.rehearsal import Booking
from fishbowl.runtime.seat import take
from fishbowl.tui.app import FishbowlApp
from fishbowl.tui.console.header import is_watching
from fishbowl.tui.console.screen import ConsoleScreen
from fishbowl.tui.dialogs.confirm import ConfirmDialog
from fishbowl.tui.dialogs.takeover import TakeoverDialog
from tests.support.house import House
from tests.tui.console.lead import console, stores
from tests.tui.seen import Seen


async def test_a_free_seat_is_taken_without_a_word(fishbowl: House) -> None:
    async with console(fishbowl) as seen:
        await seen.until(lambda: fishbowl.state.session.console_id == seen.screen.room.console_id, "the seat")
        assert seen.pilot.app.screen is seen.screen
        assert not seen.screen.watching


async def test_a_second_console_may_watch_and_is_told_why_it_can_do_nothing(fishbowl: House) -> None:
    other = fishbowl.room(MODERATOR)
    take(other).result()
    fishbowl.do(MODERATOR, OpenStage("binding"))
    async with console(fishbowl) as seen:
        await seen.until(lambda: isinstance(seen.pilot.app.screen, TakeoverDialog), "the question")
        await seen.press("escape")
        before = len(fishbowl.runner.records)
        await seen.press("n", "d", "m", "1", "p")
        await seen.sees("Another console leads")
        assert "WATCHING" in seen.rows[0]
        assert len(fishbowl.runner.catch_up() or ()) == 0
        assert len(fishbowl.runner.records) == before


async def test_the_one_who_is_taken_over_from_sees_it_at_once(fishbowl: House) -> None:
    fishbowl.do(MODERATOR, OpenStage("binding"))
    async with console(fishbowl) as seen:
        await seen.until(lambda: fishbowl.state.session.console_id != "", "the seat")
        other = fishbowl.room(MODERATOR)
        with ThreadPoolExecutor() as pool:
            pool.submit(take(other).result).result()
        await seen.sees("WATCHING")
        assert is_watching(seen.screen.room.state, seen.screen.room.console_id)


async def test_leaving_gives_the_seat_free_and_the_session_goes_on(fishbowl: House) -> None:
    fishbowl.do(MODERATOR, OpenStage("binding"))
    async with console(fishbowl) as seen:
        await seen.until(lambda: fishbowl.state.session.console_id != "", "the seat")
        await seen.press("q")
        await seen.until(lambda: isinstance(seen.pilot.app.screen, ConfirmDialog), "the question")
        await seen.press("enter")
        await seen.until(lambda: fishbowl.state.session.console_id == "", "the seat free")
    assert fishbowl.state.is_running


async def test_opened_again_it_stands_where_it_was(fishbowl: House) -> None:
    fishbowl.do(MODERATOR, OpenStage("binding"))
    fishbowl.do(MODERATOR, DrawCard("binding/more"))
    fishbowl.pass_time(75)
    async with console(fishbowl) as seen:
        await seen.sees("card 4 of 5")
        assert "1:15 on card" in seen.text
        assert "18:45 left" in seen.text
        await stores(seen, fishbowl, "n", CardDrawn("binding/now"))


async def test_a_rehearsal_opened_again_says_that_its_people_are_gone(fishbowl: House) -> None:
    study = fishbowl.study
    path = study.rehearse(Booking.of(study.protocol("fishbowl", "en"), 3, 1, 1, 1.0))
    gone = "The simulated people of this rehearsal are gone"
    with closing(study.enter(path, MODERATOR)) as room:
        first = ConsoleScreen(room)
        async with FishbowlApp(lambda: first).run_test(size=(80, 24)) as pilot:
            seen = Seen(pilot, first)
            await seen.until(lambda: room.state.session.console_id == room.console_id, "the seat")
            await seen.press("d")
            await seen.until(lambda: room.state.current_stage is not None, "the first stage")
            assert gone not in seen.text
    fishbowl.pass_time(120)
    with closing(study.enter(path, MODERATOR)) as room:
        again = ConsoleScreen(room)
        async with FishbowlApp(lambda: again).run_test(size=(80, 24)) as pilot:
            await Seen(pilot, again).sees(gone)


async def test_what_could_not_be_saved_stands_until_something_is(fishbowl: House) -> None:
    fishbowl.do(MODERATOR, OpenStage("binding"))
    async with console(fishbowl) as seen:
        await seen.until(lambda: fishbowl.state.session.console_id != "", "the seat")
        seen.screen.not_saved = NotSaved("storage.disk_full", path="a.fishbowl")
        await seen.sees("NOT SAVED")
        await stores(seen, fishbowl, "n", CardDrawn("binding/now"))
        await seen.until(lambda: "NOT SAVED" not in seen.text, "mended")


async def test_no_word_of_an_observer_is_on_the_console_before_the_tablecloths_open(fishbowl: House) -> None:
    fishbowl.do("O1", WriteNote("n1", "O1", "question"), text="TULIP")
    async with console(fishbowl, (160, 45)) as seen:
        await seen.until(lambda: fishbowl.state.session.console_id != "", "the seat")
        for stage in fishbowl.state.protocol.stages:
            fishbowl.do(MODERATOR, OpenStage(stage.id))
            await seen.until(lambda: seen.screen.room.state.seq == fishbowl.state.seq, "the tail")
            for key in ("f", "f"):
                await seen.press(key)
                assert "TULIP" not in seen.text
