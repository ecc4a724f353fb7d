"""Writing on a tablecloth: what is typed, what is stored, and what is said about it."""

from __future__ import annotations

import asyncio
import random
from contextlib import AbstractAsyncContextManager
from pathlib import Path

from textual import events

from fishbowl.core.notes import OpenTablecloths
from fishbowl.core.parked import PutQuestion
from fishbowl.core.people import AddPerson, WithdrawConsent
from fishbowl.core.redactions import RedactWords
from fishbowl.core.session import EndSession
from fishbowl.core.stages import OpenStage
from fishbowl.core.tablecloths import Note
from fishbowl.text import set_lang
from fishbowl.tui.debrief.screen import DebriefScreen
from fishbowl.tui.tablecloth.guide import GuideDialog
from fishbowl.tui.tablecloth.screen import TableclothScreen
from tests.support.house import House, wait_until
from tests.tui.seen import Seen, look_at
from tests.tui.tablecloth.flaky import FlakyRoom

Cloth = Seen[TableclothScreen]


def cloth(
    house: House, actor: str = "O1", size: tuple[int, int] = (80, 24)
) -> AbstractAsyncContextManager[Cloth]:
    return look_at(house, TableclothScreen, actor, size)


def texts(house: House, author: str = "O1") -> list[tuple[str, str | None, str]]:
    standing = [note for note in house.state.notes.in_order if note.author == author]
    bodies = house.runner.read(tuple(note.seq for note in standing), author)
    return [(n.kind, n.speaker, dict(bodies[n.seq])["text"]) for n in standing]  # type: ignore[arg-type]


async def written(seen: Cloth, house: House, *lines: str) -> None:
    """Type the lines, each with Enter; wait until all are stored."""
    before = len(house.state.notes.in_order)
    for text in lines:
        await seen.type(text)
        await seen.press("enter")
    await seen.until(lambda: len(house.state.notes.in_order) == before + len(lines))
    await seen.until(lambda: not seen.screen.outbox.waiting)


def last(house: House) -> Note:
    return house.state.notes.in_order[-1]


async def test_a_line_becomes_a_note_with_both_its_times(house: House) -> None:
    async with cloth(house) as seen:
        await seen.sees("no mark: observation")
        house.pass_time(10)
        await seen.type(">S3 I f")
        house.pass_time(7)
        await seen.type("eel at home")
        await seen.press("enter")
        await seen.sees("saved")
        assert texts(house) == [("quote", "S3", "I feel at home")]
        note = last(house)
        assert (note.typed_s, note.at_s, note.sent_s) == (10, 10, 17)
        assert seen.screen.line.text == ""


async def test_in_a_wide_terminal_the_marks_are_told_once_and_with_codes_of_this_session(
    tmp_path: Path,
) -> None:
    with House.make(tmp_path, "professional", "en", participants=3, observers=1) as house:
        async with cloth(house, size=(160, 45)) as seen:
            await seen.sees("no mark: observation")
            assert seen.text.count("no mark: observation") == 1
            await seen.sees("> P3 … or >3 …")


async def test_from_the_break_on_the_help_is_still_hinted_at(house: House) -> None:
    house.do("M", OpenStage("break"))
    house.do("M", OpenTablecloths())
    set_lang("nl")
    async with cloth(house) as seen:
        await seen.sees("Ctrl+y nabespreken")
        await seen.sees("Ctrl+g regels, toetsen")


async def test_two_notes_typed_fast_are_two_notes(house: House) -> None:
    async with cloth(house) as seen:
        for n in range(10):
            for char in f"note{n}":
                seen.screen.line.post_message(events.Key(char, char))
            seen.screen.line.post_message(events.Key("enter", "\r"))
        await seen.until(lambda: len(house.state.notes.in_order) == 10)
        assert [text for _, _, text in texts(house)] == [f"note{n}" for n in range(10)]


async def test_nothing_is_called_saved_before_it_is(house: House) -> None:
    flaky = FlakyRoom(house, "O1")
    async with look_at(house, lambda _: TableclothScreen(flaky.room)) as seen:
        flaky.fail("before")
        await seen.type("quiet")
        await seen.press("enter")
        await seen.sees("NOT SAVED")
        assert [row for row in seen.rows if "quiet" in row and row.endswith(" saved")] == []
        assert "Enter on the empty line tries again" in " ".join(seen.text.split())
        await seen.type("next")
        flaky.fail("")
        await seen.press("enter")
        await seen.until(lambda: len(house.state.notes.in_order) == 1)
        assert "NOT SAVED" in seen.text
        await seen.press("enter")
        await seen.until(lambda: len(house.state.notes.in_order) == 2)
        await seen.sees("All is saved now")
        assert "NOT SAVED" not in seen.text
    flaky.room.close()
    assert sorted(text for _, _, text in texts(house)) == ["next", "quiet"]


async def test_the_kind_is_said_while_it_is_typed_and_tab_turns_it(house: House) -> None:
    async with cloth(house) as seen:
        line = seen.screen.line
        await seen.type(">4 yes")
        await seen.until(lambda: str(line.border_title) == "quote S4")
        await seen.press("tab")
        await seen.until(lambda: str(line.border_title) == "question")
        assert line.text == "?4 yes"
        for _ in range(3):
            await seen.press("tab")
        await seen.until(lambda: str(line.border_title) == "observation")
        assert line.text == "4 yes"


async def test_older_notes_are_corrected_and_the_new_one_waits_meanwhile(house: House) -> None:
    async with cloth(house) as seen:
        await written(seen, house, "one", "? two")
        await seen.type("three, half")
        await seen.press("up", "up")
        assert seen.screen.line.text == "one"
        await seen.type(" more")
        await seen.press("up", "down", "up")
        assert seen.screen.line.text == "one more"
        await seen.press("enter")
        await seen.until(lambda: house.state.notes.in_order[0].versions == 2)
        assert seen.screen.line.text == "three, half"
        assert texts(house) == [("observation", None, "one more"), ("question", None, "two")]
        await seen.press("up", "enter")
        await written(seen, house, " and half")
        assert texts(house)[-1] == ("observation", None, "three, half and half")
        assert [n.versions for n in house.state.notes.in_order] == [2, 1, 1]


async def test_a_name_that_is_taken_out_meanwhile_can_not_be_put_back(house: House) -> None:
    """From the line of the note that is being corrected, and from what was walked away from."""
    async with cloth(house) as seen:
        await written(seen, house, "Vera one", "Vera two", "three")
        house.do("M", OpenStage("break"))
        house.do("M", OpenTablecloths())
        await seen.sees("Open to the moderator")
        await seen.until(lambda: all(note.can_be_corrected for note in seen.screen.shown()), "read anew")
        await seen.type("half a note")
        await seen.press("up", "up", "up")
        await seen.type(" more")
        await seen.press("down")
        await seen.type(" and more")
        one, two, _ = house.state.notes.in_order
        house.do("M", RedactWords(one.seq), text="[name] one")
        house.do("M", RedactWords(two.seq), text="[name] two")
        await seen.sees("Something was taken out of that note")
        assert seen.screen.line.text == "half a note"
        await seen.until(lambda: "[name] two" in seen.text)
        await seen.press("up", "up")
        assert seen.screen.line.text == "[name] two"
        await seen.press("up")
        assert seen.screen.line.text == "[name] one"
        assert [note.versions for note in house.state.notes.in_order] == [1, 1, 1]


async def test_words_that_may_have_changed_are_read_anew_in_the_same_painting(house: House) -> None:
    async with cloth(house) as seen:
        await written(seen, house, "one")
        [note] = house.state.notes.in_order
        house.do("M", OpenStage("break"))
        room = seen.screen.room
        house.do("M", OpenTablecloths())
        wait_until(lambda: room.state.notes.opened_s is not None, "heard, and nothing painted meanwhile")
        seen.screen.repaint()
        await asyncio.wrap_future(room.read(note.seq))
        assert seen.screen.reader.words == {note.seq: {"text": "one"}}


async def test_escape_leaves_a_note_as_it_was(house: House) -> None:
    async with cloth(house) as seen:
        await written(seen, house, "one")
        await seen.press("up")
        await seen.type("!!!")
        await seen.press("escape")
        assert seen.screen.line.text == ""
        await seen.press("up")
        assert seen.screen.line.text == "one"


async def test_a_note_is_retracted_and_brought_back(house: House) -> None:
    async with cloth(house) as seen:
        await written(seen, house, "one", "two")
        await seen.press("ctrl+r")
        await seen.sees("First choose with ↑")
        await seen.press("up", "up", "ctrl+r")
        await seen.sees("Ctrl+T brings the note back")
        assert [text for _, _, text in texts(house)] == ["two"]
        await seen.press("ctrl+t")
        await seen.until(lambda: len(house.state.notes.in_order) == 2)
        await seen.sees(" one ")


async def test_undo_takes_back_ones_own_last_note_and_no_other(house: House) -> None:
    async with cloth(house, "O2") as other, cloth(house) as seen:
        await written(seen, house, "mine")
        await written(other, house, "theirs")
        await seen.press("ctrl+t")
        await seen.until(lambda: len(house.state.notes.in_order) == 1)
        assert texts(house, "O2") == [("observation", None, "theirs")]
        await seen.press("ctrl+t")
        await seen.sees("Nothing that you did")


async def test_a_name_is_flagged_while_typing_on_the_last_and_on_a_picked_note(house: House) -> None:
    async with cloth(house) as seen:
        await seen.press("ctrl+n")
        await seen.sees("There is no note to mark yet")
        await seen.type("Jan is late")
        await seen.press("ctrl+n")
        await seen.until(lambda: "name!" in str(seen.screen.line.border_title))
        await seen.press("enter")
        await written(seen, house, "two")
        await seen.until(lambda: [n.names_someone for n in house.state.notes.in_order] == [True, False])
        await seen.press("ctrl+n")
        await seen.until(lambda: [n.names_someone for n in house.state.notes.in_order] == [True, True])
        await seen.press("up", "up", "ctrl+n")
        await seen.until(lambda: [n.names_someone for n in house.state.notes.in_order] == [False, True])


async def test_a_text_that_is_too_long_is_refused_and_stays(house: House) -> None:
    async with cloth(house) as seen:
        seen.screen.line.post_message(events.Paste("x" * 4001))
        await seen.until(lambda: "4001 / 4000" in str(seen.screen.line.border_subtitle))
        await seen.press("enter")
        await seen.sees("This text has 4001 characters")
        assert len(seen.screen.line.text) == 4001
        await seen.press("backspace")
        await seen.press("enter")
        await seen.until(lambda: len(house.state.notes.in_order) == 1)
        assert texts(house) == [("observation", None, "x" * 4000)]


async def test_what_is_pasted_is_harmless_and_whole(house: House) -> None:
    async with cloth(house) as seen:
        seen.screen.line.post_message(events.Paste("? one\x1b[2J\ntwo [red]three[/]"))
        await seen.until(lambda: bool(seen.screen.line.text))
        await seen.press("enter")
        await seen.sees("one␛[2J⏎two [red]three[/]")
        wanted = [("question", None, "one␛[2J\ntwo [red]three[/]")]
        await seen.until(lambda: texts(house) == wanted)


async def test_a_mark_alone_is_no_note_and_a_question_mark_alone_asks_for_the_rules(house: House) -> None:
    async with cloth(house) as seen:
        await seen.type("!")
        await seen.press("enter")
        await seen.sees("nothing behind the mark")
        await seen.press("backspace")
        await seen.type("?")
        await seen.press("enter")
        await seen.until(lambda: isinstance(seen.pilot.app.screen, GuideDialog))
        await seen.sees("Rules for observers")
        await seen.press("escape")
        await seen.type("goes on")
        assert seen.screen.line.text == "goes on"
    assert house.state.notes.in_order == ()


async def test_a_refused_quote_stays_with_the_way_to_mend_it(house: House) -> None:
    house.do("M", AddPerson("S6"))
    async with cloth(house) as seen:
        await seen.type(">6 me too")
        await seen.press("enter")
        await seen.sees("NOT SAVED")
        await seen.sees("There is no consent from S6")
        await seen.press("up")
        assert seen.screen.line.text == "> S6 me too"
        await seen.press("home", *["right"] * 2, *["delete"] * 3, "enter")
        await seen.until(lambda: texts(house) == [("quote", None, "me too")])


async def test_notes_are_taken_before_the_start_and_after_the_end(house: House) -> None:
    async with cloth(house) as seen:
        await written(seen, house, "before")
        house.do("M", OpenStage("closing"))
        house.do("M", EndSession())
        await seen.sees("ended")
        await written(seen, house, "after")
        assert [text for _, _, text in texts(house)] == ["before", "after"]


async def test_notes_of_earlier_come_back_and_those_of_others_never(house: House) -> None:
    async with cloth(house, "O2") as other, cloth(house) as seen:
        await written(other, house, "theirs alone")
        await written(seen, house, "mine alone")
        await seen.sees("mine alone")
        assert "theirs" not in seen.text
        assert "mine" not in other.text
    async with cloth(house) as again:
        await again.sees("mine alone")
        await again.sees("saved")
        assert "theirs" not in again.text


async def test_in_the_break_it_opens_and_says_whose_turn_it_is(house: House) -> None:
    async with cloth(house) as seen:
        await written(seen, house, "? why then")
        house.do("M", OpenStage("break"))
        house.do("M", OpenTablecloths())
        await seen.sees("Open to the moderator and assistants since 14:00")
        await seen.sees("Your questions")
        house.do("M", OpenStage("observer_questions"))
        house.do("M", PutQuestion(last(house).id))
        await seen.sees("YOUR QUESTION NOW: ask it")


async def test_the_debrief_is_one_key_away_once_it_has_begun(house: House) -> None:
    async with cloth(house) as seen:
        await seen.press("ctrl+y")
        await seen.sees("The debrief begins when")
        house.do("M", OpenStage("closing"))
        house.do("M", EndSession())
        await seen.sees("Ctrl+y debrief")
        await seen.press("ctrl+y")
        await seen.until(lambda: isinstance(seen.pilot.app.screen, DebriefScreen))


async def test_words_that_were_erased_leave_the_screen(house: House) -> None:
    async with cloth(house) as seen:
        await written(seen, house, ">1 as I said", "kept")
        house.do("M", WithdrawConsent("S1"))
        await seen.sees("erased")
        assert "as I said" not in seen.text
        await seen.sees("kept")


async def test_leaving_with_text_that_is_not_saved_is_asked_twice(house: House) -> None:
    async with cloth(house) as seen:
        await seen.type("half a note")
        await seen.press("ctrl+q")
        await seen.sees("Ctrl+Q once more")
        await seen.press("ctrl+q")
        await seen.until(lambda: not seen.pilot.app.is_running)


async def test_leaving_an_empty_line_needs_one_key(house: House) -> None:
    async with cloth(house) as seen:
        await written(seen, house, "one")
        await seen.press("ctrl+q")
        await seen.until(lambda: not seen.pilot.app.is_running)


async def test_leaving_on_the_heels_of_a_note_stores_it_and_its_flag(house: House) -> None:
    async with cloth(house) as seen:
        await seen.type("Jan")
        for key in ("ctrl+n", "enter", "ctrl+q"):
            seen.screen.line.post_message(events.Key(key, None))
        await seen.until(lambda: not seen.pilot.app.is_running)
    wait_until(lambda: [note.names_someone for note in house.state.notes.in_order] == [True])


async def test_any_keys_in_any_order_lose_nothing_and_break_nothing(house: House) -> None:
    keys = [
        "up",
        "down",
        "pageup",
        "pagedown",
        "tab",
        "enter",
        "escape",
        "a",
        "b",
        "ctrl+n",
        "ctrl+t",
        "ctrl+r",
    ]
    chance = random.Random(7)
    async with cloth(house, size=(40, 12)) as seen:
        await seen.press(*(chance.choice(keys) for _ in range(250)))
        await seen.until(lambda: not seen.screen.outbox.waiting)
        await seen.press("escape", "enter")
        await written(seen, house, "last")
        assert texts(house)[-1] == ("observation", None, "last")
