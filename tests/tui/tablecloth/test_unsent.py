"""What was being typed when the window was closed: kept for its author, and for as long as it has to be."""

from __future__ import annotations

from pathlib import Path

from msgspec import json

from fishbowl.core.notes import NoteWritten
from fishbowl.core.people import WithdrawConsent
from fishbowl.core.session import EndSession
from fishbowl.core.stages import OpenStage
from fishbowl.runtime.unsent import TYPED, Unsent
from fishbowl.storage.making import copy_now
from fishbowl.tui.tablecloth.unsent import Keeping
from tests.support.house import House
from tests.tui.tablecloth.test_screen import Cloth, cloth, texts

HALF = ">S3 I felt at"


def kept_of(house: House, actor: str = "O1") -> Unsent | None:
    row = house.runner.live(TYPED + actor)
    return None if row is None else json.decode(row, type=Unsent)


def stored(seen: Cloth) -> None:
    """Wait for what the window that was closed had still to store."""
    seen.screen.room.live("").result(10)


async def half_typed(house: House) -> Unsent:
    """O1 types half a line, and the window is closed."""
    async with cloth(house) as seen:
        house.pass_time(10)
        await seen.type(HALF)
        typed = Unsent(seen.screen.line.text, seen.screen.line.typed_s)
    stored(seen)
    assert kept_of(house) == typed
    return typed


async def test_it_stands_in_the_line_again_with_the_time_of_its_first_key(house: House) -> None:
    typed = await half_typed(house)
    house.pass_time(60)
    async with cloth(house) as seen:
        await seen.sees("You were typing this when this window was closed: Enter saves it.")
        assert (seen.screen.line.text, seen.screen.line.typed_s) == (HALF, typed.typed_s)
        await seen.type(" home")
        await seen.press("enter")
        await seen.until(lambda: texts(house) == [("quote", "S3", "I felt at home")], "the note")
        event = house.runner.records[-1].event
        assert isinstance(event, NoteWritten)
        assert event.typed_s == typed.typed_s
        await seen.until(lambda: kept_of(house) is None, "nothing is kept")


async def test_it_is_nobody_elses_and_in_no_copy(house: House, tmp_path: Path) -> None:
    await half_typed(house)
    assert kept_of(house, "O2") is None
    async with cloth(house, "O2") as seen:
        await seen.sees("Only you read this")
        assert seen.screen.line.text == ""
    copy_now(house.path, tmp_path / "copy.fishbowl")
    assert HALF[5:].encode() not in (tmp_path / "copy.fishbowl").read_bytes()


async def test_what_is_left_behind_on_purpose_is_not_kept(house: House) -> None:
    async with cloth(house) as seen:
        await seen.type("never mind")
        await seen.press("ctrl+q", "ctrl+q")
    stored(seen)
    assert kept_of(house) is None


async def test_it_goes_with_its_author(house: House) -> None:
    await half_typed(house)
    house.do("M", WithdrawConsent("O1"))
    assert kept_of(house) is None
    assert HALF[5:].encode() not in house.path.read_bytes()
    async with cloth(house) as seen:
        await seen.type("more")
    stored(seen)
    assert kept_of(house) is None


async def test_it_goes_when_the_session_ends(house: House) -> None:
    house.do("M", OpenStage("welcome"))
    await half_typed(house)
    house.do("M", EndSession())
    assert kept_of(house) is None


async def test_its_remains_go_from_the_file_with_the_end_though_windows_stay_open(house: House) -> None:
    """A deleted row lies on in the write-ahead log, until that is emptied."""
    async with cloth(house) as seen:
        await seen.type(HALF)
        seen.screen.query_one(Keeping).keep()
        stored(seen)
        assert remains(house)
        house.do("M", OpenStage("welcome"))
        house.do("M", EndSession())
        assert not remains(house)


def test_what_came_in_just_as_the_session_ended_goes_with_the_last_window(house: House) -> None:
    """A window that has not heard of the end yet keeps what is typed in it once more."""
    house.do("M", OpenStage("welcome"))
    house.do("M", EndSession())
    house.runner.set_live(TYPED + "O1", json.encode(Unsent(HALF, 1.0)).decode())
    house.room("O1").close()
    assert kept_of(house) is None
    assert not remains(house)


def remains(house: House) -> bool:
    return any(HALF[5:].encode() in part.read_bytes() for part in house.path.parent.iterdir())
