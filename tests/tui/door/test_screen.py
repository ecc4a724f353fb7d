"""The door screen: what its keys change at the door and on record."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import AbstractAsyncContextManager
from pathlib import Path

import pytest
from msgspec.structs import replace

from fishbowl.core.people import AttendanceMarked, PersonAdded
from fishbowl.core.protocol import Lang
from fishbowl.runtime.door import Doorway, Guest, Place, knock
from fishbowl.runtime.machine import boot_id, this_process
from fishbowl.runtime.room import Room
from fishbowl.text import set_lang
from fishbowl.tui.door.screen import DoorScreen
from tests.support.house import House
from tests.tui.seen import Seen, look_at

Door = Seen[DoorScreen]
URL = "http://192.168.178.101:8421/"


@pytest.fixture
def house(tmp_path: Path) -> Iterator[House]:
    set_lang("en")
    with House.make(tmp_path, lang="en", observers=2) as made:
        yield made


@pytest.fixture
def serving(house: House) -> Room:
    """What the door's own process has open: here this one, so that it lives."""
    room = house.room("T")
    room.change_door(lambda _: Doorway(URL, this_process(), boot_id())).result(10)
    return room


def door(house: House, size: tuple[int, int] = (80, 24)) -> AbstractAsyncContextManager[Door]:
    return look_at(house, DoorScreen, "M", size)


def asks(serving: Room, number: int, name: str, place: Place = "tablecloth", wanted: str = "") -> None:
    guest = Guest(f"g{number}", place, name, float(number), f"s{number}", wanted=wanted)
    serving.change_door(knock(guest)).result(10)


def guests(house: House) -> dict[str, tuple[str, str]]:
    found = house.room("A").door().result(10).guests
    return {guest.name: (guest.standing, guest.actor) for guest in found}


async def test_who_asks_is_let_in_as_the_next_observer_and_is_present(house: House, serving: Room) -> None:
    asks(serving, 1, "Anna")
    async with door(house) as seen:
        await seen.sees("› Anna")
        await seen.press("enter")
        await seen.sees("Anna is inside as O1.")
        assert guests(house) == {"Anna": ("admitted", "O1")}
        await seen.until(lambda: house.runner.records[-1].event == AttendanceMarked("O1", "present"))


async def test_all_are_let_in_at_once_and_who_was_not_expected_is_added(house: House, serving: Room) -> None:
    for number, name in enumerate(("Anna", "Ben", "Cem"), start=1):
        asks(serving, number, name)
    async with door(house) as seen:
        await seen.sees("3 at the door")
        await seen.press("a")
        await seen.sees("0 at the door, 3 inside")
        assert {name: actor for name, (_, actor) in guests(house).items()} == {
            "Anna": "O1",
            "Ben": "O2",
            "Cem": "O3",
        }
        assert PersonAdded("O3") in [rec.event for rec in house.runner.records]


async def test_a_digit_lets_in_as_that_observer_on_a_second_device_too(house: House, serving: Room) -> None:
    asks(serving, 1, "Anna")
    asks(serving, 2, "Anna's laptop")
    async with door(house) as seen:
        await seen.sees("2 at the door")
        await seen.press("2")
        await seen.sees("Anna is inside as O2.")
        await seen.press("2")
        await seen.sees("Anna's laptop is inside as O2.")


async def test_who_was_told_a_code_is_let_in_by_it_while_it_is_free(house: House, serving: Room) -> None:
    asks(serving, 1, "Anna", wanted="O2")
    asks(serving, 2, "Ben", wanted="O2")
    async with door(house) as seen:
        await seen.sees("2 at the door")
        await seen.press("enter")
        await seen.sees("Anna is inside as O2.")
        await seen.press("enter")
        await seen.sees("Ben is inside as O1.")


async def test_the_table_is_let_in_as_the_table(house: House, serving: Room) -> None:
    asks(serving, 1, "", "table")
    async with door(house) as seen:
        await seen.sees("table")
        await seen.press("enter")
        await seen.sees("T is inside.")
        assert guests(house) == {"": ("admitted", "T")}


async def test_who_is_sent_away_is_out_waiting_or_inside(house: House, serving: Room) -> None:
    asks(serving, 1, "Anna")
    asks(serving, 2, "Ben")
    async with door(house) as seen:
        await seen.sees("2 at the door")
        await seen.press("enter")
        await seen.sees("1 at the door, 1 inside")
        await seen.press("x")
        await seen.sees("0 at the door, 1 inside")
        await seen.press("x")
        await seen.sees("0 at the door, 0 inside")
        assert guests(house) == {"Anna": ("turned_away", ""), "Ben": ("turned_away", "")}


async def test_the_door_is_shut_for_new_guests_and_opened_again(house: House, serving: Room) -> None:
    async with door(house) as seen:
        await seen.press("s")
        await seen.sees("shut for new guests")
        assert serving.door().result(10).shut
        await seen.press("s")
        await seen.until(lambda: "shut for" not in seen.text, "open again")
        assert not serving.door().result(10).shut


async def test_closing_is_asked_and_asks_the_process_to_leave(house: House, serving: Room) -> None:
    async with door(house) as seen:
        await seen.sees(URL)
        await seen.press("c")
        await seen.sees("Close the door?")
        await seen.press("enter")
        await seen.until(lambda: serving.door().result(10).leave, "asked to leave")


async def test_a_door_that_died_is_said_to_have_fallen_shut(house: House, serving: Room) -> None:
    serving.change_door(lambda now: replace(now, pid=2**22 - 1)).result(10)
    async with door(house) as seen:
        await seen.sees("fallen shut")


@pytest.mark.parametrize("size", [(80, 24), (160, 45), (60, 18), (40, 8)])
async def test_who_asks_is_seen_in_any_terminal(house: House, serving: Room, size: tuple[int, int]) -> None:
    asks(serving, 1, "Anna")
    async with door(house, size) as seen:
        await seen.sees("Anna")


@pytest.mark.parametrize(
    ("lang", "hints"),
    [
        ("nl", " Enter binnenlaten  a allen  1-9 als O1…  x eruit  c sluiten  ? hulp  Esc terug"),
        ("en", " Enter let in  a all  1-9 as O1…  x out  Tab code  c close  ? help  Esc back"),
    ],
)
async def test_in_a_usual_terminal_closing_help_and_the_way_back_are_told(
    house: House, serving: Room, lang: Lang, hints: str
) -> None:
    set_lang(lang)
    async with door(house) as seen:
        await seen.sees(URL)
        assert seen.rows[-1] == hints
