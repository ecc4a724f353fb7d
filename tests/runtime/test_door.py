"""The door's row: who asked to come in, who was let in as whom, and what is forgotten."""

from __future__ import annotations

from pathlib import Path

import pytest
from msgspec.structs import replace

from fishbowl.core.people import DescribePerson, RecordConsent, WithdrawConsent
from fishbowl.runtime.door import (
    DOOR,
    Doorway,
    Guest,
    Place,
    admit,
    changed,
    decoded,
    forget_names,
    knock,
    place_for,
    turn,
    turn_away,
)
from fishbowl.runtime.machine import boot_id, this_process
from tests.support.house import House, wait_until

ANNA = Guest("g1", "tablecloth", "Anna", 1.0, "digest-1")
BEN = Guest("g2", "tablecloth", "Ben", 2.0, "digest-2")


def test_a_guest_asks_is_let_in_and_sent_away() -> None:
    door = knock(BEN)(knock(ANNA)(Doorway()))
    assert door.waiting == (ANNA, BEN)
    door = admit("g1", "O2")(door)
    inside = replace(ANNA, standing="admitted", actor="O2")
    assert (door.admitted, door.waiting) == ((inside,), (BEN,))
    door = turn_away("g1")(door)
    assert door.guests == (replace(ANNA, standing="turned_away"), BEN)
    assert admit("g9", "O1")(door) == door


def test_the_row_is_what_was_written_and_an_empty_one_is_no_door() -> None:
    door = replace(knock(ANNA)(Doorway(url="http://x/", pid=7, boot="b")), shut=True)
    assert decoded(changed(lambda _: door)(None)) == door
    assert decoded(None) == Doorway()


def test_names_are_forgotten_and_nothing_else() -> None:
    door = admit("g1", "O1")(knock(ANNA)(Doorway(url="u")))
    assert forget_names(door) == replace(door, guests=(replace(door.guests[0], name=""),))


@pytest.mark.parametrize(
    ("door", "is_open"),
    [
        (Doorway(), False),
        (Doorway("http://x/", this_process(), boot_id()), True),
        (Doorway("http://x/", this_process(), "another boot"), False),
        (Doorway("http://x/", 2**22 - 1, boot_id()), False),
    ],
)
def test_a_door_is_open_while_its_process_lives_on_this_machine(door: Doorway, is_open: bool) -> None:
    assert door.is_open is is_open


@pytest.mark.parametrize(
    ("place", "wanted", "actor"),
    [
        ("table", "", "T"),
        ("tablecloth", "", "O2"),
        ("tablecloth", "O2", "O2"),
        ("tablecloth", "O1", ""),
        ("tablecloth", "S3", ""),
        ("entrance", "", "S3"),
        ("entrance", "S4", "S4"),
        ("entrance", "S1", "S1"),
        ("entrance", "S5", ""),
        ("entrance", "O2", ""),
    ],
)
def test_whom_a_guest_writes_as(tmp_path: Path, place: Place, wanted: str, actor: str) -> None:
    """O1 has a telephone; S1 and S5 consented on paper, S5 filled in the form; S2 has withdrawn."""
    with House(tmp_path, participants=5, observers=2) as house:
        house.do("M", RecordConsent("S5", "1", "paper"))
        house.do("M", DescribePerson("S5"), age="21")
        house.do("M", RecordConsent("S1", "1", "paper"))
        house.do("M", RecordConsent("S2", "1", "paper"))
        house.do("M", WithdrawConsent("S2"))
        door = admit("g1", "O1")(knock(ANNA)(Doorway()))
        assert place_for(house.state, door, place, wanted) == actor


def test_what_one_process_changes_at_the_door_the_other_hears_and_both_changes_stand(tmp_path: Path) -> None:
    with House(tmp_path) as house:
        serves, moderates = house.room("O1"), house.room("M")
        heard: list[str] = []
        moderates.at_the_door(lambda: heard.append("first"))
        stop = moderates.at_the_door(lambda: heard.append("second"))
        serves.change_door(knock(ANNA)).result(10)
        wait_until(lambda: heard == ["first", "second"], "both hear")
        stop()
        moderates.change_door(admit("g1", "O1")).result(10)
        serves.change_door(knock(BEN)).result(10)
        door = moderates.door().result(10)
        assert [guest.standing for guest in door.guests] == ["admitted", "waiting"]
        wait_until(lambda: len(heard) == 3, "the one who stays hears on")
        assert heard[-1] == "first"


def test_who_withdraws_has_no_name_at_the_door_any_more(tmp_path: Path) -> None:
    """Not in the file either; whoever else is there keeps theirs until the end."""
    with House(tmp_path) as house:
        house.do("M", WithdrawConsent("O2"))
        assert house.runner.live(DOOR) is None, "no door is made by it"
        for change in (knock(ANNA), knock(BEN), admit("g1", "O1"), admit("g2", "O3")):
            turn(house.runner, change)
        house.do("M", WithdrawConsent("O1"))
        assert [guest.name for guest in decoded(house.runner.live(DOOR)).guests] == ["", "Ben"]
        assert not any(b"Anna" in part.read_bytes() for part in house.path.parent.iterdir())
