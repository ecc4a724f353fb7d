"""The people, live: one key on the row each."""

from __future__ import annotations

from pathlib import Path

from textual.widgets import DataTable

from fishbowl.core.people import AddPerson, Consent, DescribePerson, MarkAttendance
from fishbowl.core.stages import OpenStage
from fishbowl.tui.dialogs.line import LineDialog
from fishbowl.tui.dialogs.people import PeopleDialog, people_rows
from tests.support.house import House
from tests.tui.dialogs.stage import Asked, ask


def rows(house: House) -> dict[str, tuple[str, ...]]:
    return {row.id: row.cells[1:] for row in people_rows(house.state)}


async def stands(house: House, asked: Asked[None], person: str, *cells: str) -> None:
    """Both the record and the table say so."""
    table = asked.pilot.app.screen.query_one(DataTable)

    def shown() -> tuple[str, ...]:
        return tuple(str(cell) for cell in table.get_row(person)[1:]) if person in table.rows else ()

    await House.until(asked.pilot, lambda: rows(house).get(person) == cells == shown(), f"{person} {cells}")


async def test_each_key_acts_on_the_row(tmp_path: Path) -> None:
    with House.make(tmp_path, lang="en", participants=3, observers=1) as house:
        async with ask(house, PeopleDialog) as asked:
            await asked.press("enter")
            await stands(house, asked, "S1", "1", "present", "none yet !", "")
            await asked.press("c")
            await stands(house, asked, "S1", "1", "present", "paper, version 1", "")
            await asked.press("down", "l", "u")
            await stands(house, asked, "S2", "2", "came late", "none yet", "stays unrecorded")
            await asked.press("s")
            await stands(house, asked, "S2", "2", "came late", "spoken, version 1", "")
            await asked.press("3")
            await stands(house, asked, "S2", "3", "came late", "spoken, version 1", "")
            await stands(house, asked, "S3", "2", "expected", "none yet", "")
            await asked.press("o", "g")
            await stands(house, asked, "S2", "3", "left", "online, version 1", "")
            await asked.press("x")
            await stands(house, asked, "S2", "3", "expected", "online, version 1", "")
            await asked.press("down", "a")
            await stands(house, asked, "O1", "1", "absent", "none yet", "")
            await asked.press("escape")
            await asked.closed()


async def test_the_cursor_stays_with_the_person_when_seats_change(tmp_path: Path) -> None:
    with House.make(tmp_path, lang="en", participants=3, observers=0) as house:
        async with ask(house, PeopleDialog) as asked:
            await asked.press("3")
            await stands(house, asked, "S1", "3", "expected", "none yet", "")
            await asked.press("enter")
            await stands(house, asked, "S1", "3", "present", "none yet !", "")


async def test_what_others_do_shows_at_once(tmp_path: Path) -> None:
    with House.make(tmp_path, lang="en", participants=1, observers=1) as house:
        async with ask(house, PeopleDialog) as asked:
            house.do("A", DescribePerson("O1", teaches_here=True))
            await stands(house, asked, "O1", "1", "expected", "none yet", "teaches someone here !")
            house.do("A", AddPerson("S2", 2))
            await stands(house, asked, "S2", "2", "expected", "none yet", "")


async def test_withdrawing_needs_the_code_and_says_what_goes(tmp_path: Path) -> None:
    with House.make(tmp_path, lang="en", participants=2, observers=0) as house:
        house.people_arrive()
        async with ask(house, PeopleDialog) as asked:
            await asked.press("w")
            assert isinstance(asked.pilot.app.screen, LineDialog)
            await asked.sees("Nobody can undo that.")
            await asked.press("s", "2", "enter")
            await asked.sees("Nothing was erased; the consent of S1 stands.")
            assert house.state.people.by_id["S1"].consent == Consent("1", "paper", 0.0)
            await asked.press("w", "s", "1", "enter")
            await stands(house, asked, "S1", "1", "present", "withdrawn", "")
            assert house.state.people.by_id["S1"].withdrawn
            await asked.sees("S1 is erased. Later, too: copies, exports, the recording")
            await asked.press("c")
            await asked.sees("S1")
            assert house.state.people.by_id["S1"].consent is None


async def test_who_comes_late_is_added_with_two_keys(tmp_path: Path) -> None:
    with House.make(tmp_path, lang="en", participants=2, observers=1) as house:
        house.do("M", OpenStage("welcome"))
        async with ask(house, PeopleDialog) as asked:
            await asked.press("plus", "enter")
            await stands(house, asked, "S3", "3", "came late", "none yet !", "")
            await asked.press("c")
            await stands(house, asked, "S3", "3", "came late", "paper, version 1", "")


async def test_an_observer_is_added_by_code_and_a_wrong_code_is_told(tmp_path: Path) -> None:
    with House.make(tmp_path, lang="en", participants=1, observers=1) as house:
        async with ask(house, PeopleDialog) as asked:
            await asked.press("plus", "backspace", "backspace", "o", "2", "enter")
            await stands(house, asked, "O2", "2", "expected", "none yet", "")
            await asked.press("plus", "backspace", "backspace", "a", "enter")
            await stands(house, asked, "A", "–", "expected", "–", "")
            await asked.press("plus", "backspace", "backspace", "j", "o", "enter")
            await asked.sees("JO")
            await asked.press("home", "plus", "enter", "delete")
            await House.until(asked.pilot, lambda: list(rows(house)) == ["S1", "O1", "O2", "A"])


async def test_who_took_part_cannot_be_removed(tmp_path: Path) -> None:
    with House.make(tmp_path, lang="en", participants=1, observers=0) as house:
        house.do("M", MarkAttendance("S1", "present"))
        async with ask(house, PeopleDialog) as asked:
            before = asked.text
            await asked.press("delete")
            await House.until(asked.pilot, lambda: asked.text != before)
            assert list(rows(house)) == ["S1"]


async def test_whose_row_it_is_can_be_seen_without_colours(tmp_path: Path) -> None:
    with House.make(tmp_path, lang="en", participants=3, observers=1) as house:
        async with ask(house, PeopleDialog) as asked:
            table = asked.pilot.app.screen.query_one(DataTable)

            async def marked(*names: str) -> None:
                def shown() -> tuple[str, ...]:
                    return tuple(str(table.get_row_at(row)[0]) for row in range(table.row_count))

                await House.until(asked.pilot, lambda: shown() == names, f"{names}, not {shown()}")

            await marked("› S1", "  S2", "  S3", "  O1")
            await asked.press("down")
            await marked("  S1", "› S2", "  S3", "  O1")
            await asked.press("3")
            await marked("  S1", "  S3", "› S2", "  O1")
            house.do("A", AddPerson("S4", 4))
            await marked("  S1", "  S3", "  S2", "› S4", "  O1")
