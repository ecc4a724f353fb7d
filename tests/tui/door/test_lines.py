"""The door's code, drawn in half blocks, and who is at the door."""

from __future__ import annotations

import pytest
import segno
from msgspec.structs import replace

from fishbowl.runtime.door import Doorway, Guest, Opened, admit, knock
from fishbowl.runtime.machine import boot_id, this_process
from fishbowl.text import set_lang
from fishbowl.tui.door.lines import QUIET_ZONE, Sight, guest_lines, qr_rows, way_lines
from fishbowl.tui.pieces import text_of, texts

URL = "http://192.168.178.101:8421/"
OPENED = Opened(URL, "ABC234", f"{URL}#T0KEN", f"{URL}table#T0KEN", f"{URL}entrance#T0KEN")
OPEN = Doorway(URL, this_process(), boot_id())


@pytest.fixture(autouse=True)
def english() -> None:
    set_lang("en")


def sight(doorway: Doorway = OPEN, opened: Opened | None = OPENED, failed: str = "") -> Sight:
    return Sight(doorway, opened, opening=False, failed=failed, place="tablecloth", cursor="")


def guest(number: int, name: str) -> Guest:
    return Guest(f"g{number}", "tablecloth", name, float(number), f"secret {number}")


@pytest.mark.parametrize("link", [OPENED.join_url, OPENED.entrance_url, "http://[fd00::1]:8421/#" + "x" * 22])
def test_the_drawn_code_is_the_code(link: str) -> None:
    """Read back cell by cell: two modules of the symbol in each."""
    modules = {" ": (0, 0), "▀": (1, 0), "▄": (0, 1), "█": (1, 1)}
    drawn = [[modules[sign][half] for sign in row] for row in qr_rows(link) for half in (0, 1)]
    symbol = [list(map(int, row)) for row in segno.make_qr(link, error="l").matrix_iter(border=QUIET_ZONE)]
    assert drawn[: len(symbol)] == symbol


def test_an_open_door_shows_code_address_and_pin_at_80_by_24() -> None:
    shown = way_lines(sight(), 40, 21)
    assert len(shown) <= 21
    assert max(len(text_of(row)) for row in shown) <= 40
    assert texts(shown)[-2:] == [URL, "PIN ABC234"]
    assert {piece.tone for row in shown[1:-2] for piece in row} == {"code"}


def test_where_the_code_does_not_fit_address_and_pin_remain() -> None:
    shown = texts(way_lines(sight(), 40, 8))
    assert shown[1:3] == [URL, "PIN ABC234"]
    assert "too small" in " ".join(shown)


@pytest.mark.parametrize(
    ("doorway", "opened", "said"),
    [
        (Doorway(), None, "The door is closed."),
        (replace(OPEN, pid=2**22 - 1), OPENED, "The door has fallen shut."),
        (OPEN, None, "on the screen that opened it"),
        (OPEN, replace(OPENED, url="http://elsewhere/"), "on the screen that opened it"),
    ],
)
def test_without_a_code_it_says_why_and_what_to_press(
    doorway: Doorway, opened: Opened | None, said: str
) -> None:
    shown = texts(way_lines(sight(doorway, opened), 40, 20))
    assert said in " ".join(shown)


def test_why_it_would_not_open_is_said_as_plain_text() -> None:
    shown = texts(way_lines(sight(Doorway(), None, "Port 8421 is in use \x1b[2J [b]here[/b]."), 40, 20))
    assert "Port 8421 is in use ␛[2J [b]here[/b]." in " ".join(shown)


def test_who_waits_comes_first_then_who_is_inside_here_or_away() -> None:
    door = knock(guest(3, ""))(knock(guest(2, "Ben \x1b]0;x\x07"))(knock(guest(1, "Anna"))(OPEN)))
    door = replace(admit("g1", "O1")(door), connected=("g1",))
    shown = texts(guest_lines(sight(door), 38, 20))
    assert [" ".join(row.split()) for row in shown] == [
        "─ 2 at the door, 1 inside ────────────",
        "› Ben ␛]0;x� asks",
        "someone without a name asks",
        "O1 Anna open",
    ]
    gone = replace(door, connected=())
    assert texts(guest_lines(sight(gone), 38, 20))[-1].split() == ["O1", "Anna", "away"]


def test_the_chosen_guest_stays_in_sight_in_a_long_list() -> None:
    door = OPEN
    for number in range(60):
        door = knock(guest(number, f"Guest {number}"))(door)
    for number in (0, 31, 59):
        shown = guest_lines(replace_cursor(sight(door), f"g{number}"), 38, 12)
        assert len(shown) == 12
        assert any(text_of(row).startswith(f"› Guest {number} ") for row in shown)


def replace_cursor(seen: Sight, cursor: str) -> Sight:
    from dataclasses import replace as replaced

    return replaced(seen, cursor=cursor)
