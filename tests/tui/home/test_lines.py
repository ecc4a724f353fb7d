"""The lines of home: as much as fits, the name first, and nothing that acts."""

from __future__ import annotations

from pathlib import Path

import pytest

from fishbowl.core.errors import SessionUnreadable
from fishbowl.runtime.study import SessionEntry
from fishbowl.text import cells, clean_line
from fishbowl.tui.home.lines import chosen_lines, head_line, session_lines, welcome_lines
from fishbowl.tui.pieces import texts
from tests.support.house import BEGAN_AT
from tests.text.hostile import HOSTILE

ENTRY = SessionEntry(Path("a.fishbowl"), "Hanze 1", "fishbowl", "nl", BEGAN_AT, BEGAN_AT, 5, started=True)


@pytest.mark.parametrize(
    ("width", "row"),
    [
        (120, " › Hanze 1" + " " * 70 + "  fishbowl nl  2026-03-12 14:00  running"),
        (60, " › Hanze 1" + " " * 16 + "  fishbowl nl  2026-03-12  running"),
        (48, " › Hanze 1" + " " * 17 + "  2026-03-12  running"),
        (33, " › Hanze 1" + " " * 14 + "  running"),
    ],
)
def test_in_narrow_terminals_the_name_and_the_state_stay(width: int, row: str) -> None:
    shown = texts(session_lines([ENTRY], 0, width, 5))[1]
    assert shown == row
    assert cells(shown) == width


def test_the_list_follows_the_cursor_and_says_what_part_is_shown() -> None:
    entries = [SessionEntry(Path(f"{n}"), f"Group {n}", created_at=BEGAN_AT) for n in range(30)]
    shown = texts(session_lines(entries, 20, 60, 6))
    assert [row[3:11] for row in shown[1:]] == ["Group 18", "Group 19", "Group 20", "Group 21", "Group 22"]
    assert shown[0].endswith(" 19–23 ─")


@pytest.mark.parametrize("name", HOSTILE)
def test_a_name_shows_as_plain_text(name: str) -> None:
    entry = SessionEntry(Path("x"), HOSTILE[name], HOSTILE[name], HOSTILE[name], BEGAN_AT)
    for row in texts(session_lines([entry], 0, 80, 3)):
        assert row == clean_line(row)
        assert cells(row) <= 80


def test_why_a_file_can_not_be_read_is_told_whole() -> None:
    problem = SessionUnreadable("storage.no_such_session", name="x", folder="y")
    shown = texts(chosen_lines(SessionEntry(Path("x"), "x", problem=problem), 40))
    assert len(shown) > 1
    assert all(cells(row) <= 40 for row in shown)


def test_nothing_is_wider_than_the_terminal() -> None:
    for width in (30, 50, 80):
        rows = [head_line(Path("/a/very/long/" + "folder/" * 20), [ENTRY], width), *welcome_lines(width)]
        assert max(cells(row) for row in texts(rows)) <= width
