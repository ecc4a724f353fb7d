"""Typing in paper tablecloths, on a real session."""

from __future__ import annotations

from pathlib import Path

from fishbowl.core.base import role_of
from fishbowl.core.notes import CorrectNote, NoteKind, OpenTablecloths, WriteNote
from fishbowl.core.people import WithdrawConsent
from fishbowl.core.redactions import RedactWords
from fishbowl.core.stages import OpenStage
from fishbowl.core.tablecloths import Note
from fishbowl.core.timeline import at
from fishbowl.tui.dialogs.confirm import ConfirmDialog
from fishbowl.tui.dialogs.help import HelpDialog
from fishbowl.tui.harvest.screen import HarvestScreen
from tests.support.house import House
from tests.tui.seen import Seen, look_at

STAGES = ("welcome", "binding", "wellbeing", "online", "break")
PILES = {"a": "binding", "b": "wellbeing", "c": "online"}
MARKS: dict[NoteKind, str] = {"observation": "", "quote": ">", "question": "?", "own_view": "(", "check": "!"}


def until_the_break(folder: Path, observers: int = 5) -> House:
    """Five minutes in each stage; the break has just begun."""
    house = House.make(folder, lang="en", observers=observers)
    house.people_arrive()
    for stage in STAGES:
        house.do("M", OpenStage(stage))
        house.pass_time(300)
    return house


def notes(house: House) -> list[Note]:
    return sorted((n for n in house.state.notes.by_id.values()), key=lambda n: n.first_seq)


def text_of(house: House, note: Note) -> str:
    body = house.runner.read((note.seq,), "A")[note.seq]
    assert not isinstance(body, str)
    return body["text"]


async def typed(seen: Seen[HarvestScreen], *lines: str) -> None:
    for line in lines:
        await seen.type(line)
        await seen.press("enter")


def twenty() -> list[tuple[str, str, NoteKind, str]]:
    """(observer, letter of the pile, kind, text): five papers of four notes over three piles, in order."""
    kinds: tuple[NoteKind, ...] = ("observation", "quote", "question", "own_view")
    return [
        (f"O{n}", letter, kind, f"{letter}{n}{kind[0]}x")
        for n in range(1, 6)
        for letter, kind in zip("aabc", kinds, strict=True)
    ]


async def test_twenty_notes_of_five_observers_cost_four_keys_each_beside_their_text(tmp_path: Path) -> None:
    wanted = twenty()
    with until_the_break(tmp_path) as house:
        async with look_at(house, HarvestScreen) as seen:
            observer, letter = "O1", "a"
            for who, pile, kind, text in wanted:
                head = ("" if who == observer else who[1:]) + ("" if pile == letter else pile)
                observer, letter = who, pile
                await typed(seen, f"{head}:{MARKS[kind]}{text}" if head else f"{MARKS[kind]}{text}")
            await seen.until(lambda: len(notes(house)) == len(wanted))
            beside = seen.keys - sum(len(text) for *_, text in wanted)
        assert beside / len(wanted) <= 4
        stored = []
        for note in notes(house):
            visit = at(house.state.stages.visits, note.at_s)
            assert visit is not None
            assert note.source == "paper"
            assert role_of(note.author)
            stored.append((note.author, visit.stage_id, note.kind, text_of(house, note)))
        assert stored == [(who, PILES[pile], kind, text) for who, pile, kind, text in wanted]


async def test_a_note_says_saved_only_once_it_is_and_its_time_is_about_then(tmp_path: Path) -> None:
    with until_the_break(tmp_path) as house:
        async with look_at(house, HarvestScreen) as seen:
            await seen.sees("O1 · Connection ≈14:09 · observation")
            await typed(seen, "?who decided")
            await seen.sees("≈14:09  O1  Connection   ? who decided")
            await seen.until(lambda: len(notes(house)) == 1)
            await seen.sees(" saved")
        assert [(n.author, n.kind, n.source, n.at_s, n.typed_s) for n in notes(house)] == [
            ("O1", "question", "paper", 599.999, 1500.0)
        ]


async def test_the_line_says_what_a_note_will_be_before_it_is_sent(tmp_path: Path) -> None:
    with until_the_break(tmp_path) as house:
        async with look_at(house, HarvestScreen) as seen:
            await seen.type("4c:>3 no idea")
            await seen.sees("O4 · Online teaching ≈14:19 · quote · S3")
            await seen.press("tab")
            await seen.sees("O4 · Online teaching ≈14:19 · question")
            await seen.press("pagedown")
            await seen.sees("O5 · Online teaching")
            await seen.press("pagedown", "pageup", "pageup")
            await seen.sees("O4 · Online teaching")


async def test_an_observer_or_pile_that_is_not_there_stores_nothing(tmp_path: Path) -> None:
    with until_the_break(tmp_path, observers=2) as house:
        async with look_at(house, HarvestScreen) as seen:
            await typed(seen, "7: lost")
            await seen.sees("O7 is no observer of this session")
            assert seen.screen.line.value == "7: lost"
            seen.screen.line.value = ""
            await typed(seen, "z: lost")
            await seen.sees("There is no pile z")
        assert notes(house) == []


async def test_a_pile_that_was_never_opened_is_not_written_about(tmp_path: Path) -> None:
    with House.make(tmp_path, lang="en") as house:
        house.people_arrive()
        house.do("M", OpenStage("wellbeing"))
        house.do("M", OpenStage("break"))
        async with look_at(house, HarvestScreen) as seen:
            await seen.sees("a: Connection (not opened) ▶b: Wellbeing ≈14:00")
            await typed(seen, "a: about belonging")
            await seen.sees("“Connection” was never opened in this session.")
            assert seen.screen.line.value == "a: about belonging"
        assert notes(house) == []


async def test_a_saved_note_is_corrected_and_what_stood_in_the_line_comes_back(tmp_path: Path) -> None:
    with until_the_break(tmp_path) as house:
        async with look_at(house, HarvestScreen) as seen:
            await typed(seen, "first", "?secnd")
            await seen.until(lambda: seen.text.count(" saved") >= 3)
            await seen.type("half")
            await seen.press("up")
            await seen.sees("correcting: O1")
            assert seen.screen.line.value == "? secnd"
            await seen.press(*["backspace"] * 2, "o", "n", "d", "enter")
            await seen.until(lambda: any(note.versions == 2 for note in notes(house)))
            assert seen.screen.line.value == "half"
            await seen.press("escape")
            await seen.until(lambda: isinstance(seen.pilot.app.screen, ConfirmDialog))
        assert [(text_of(house, note), note.kind, note.versions) for note in notes(house)] == [
            ("first", "observation", 1),
            ("second", "question", 2),
        ]


async def test_a_note_is_retracted_after_a_question(tmp_path: Path) -> None:
    with until_the_break(tmp_path) as house:
        async with look_at(house, HarvestScreen) as seen:
            await typed(seen, "once", "twice")
            await seen.until(lambda: len(notes(house)) == 2)
            await seen.press("ctrl+r")
            await seen.sees("Choose with ↑ first")
            await seen.press("up", "ctrl+r")
            await seen.sees("Retract this note of O1? twice")
            await seen.press("enter")
            await seen.sees("The note is retracted.")
            await seen.until(lambda: [note.retracted for note in notes(house)] == [False, True])
            await seen.until(lambda: "twice" not in seen.text)
            assert seen.screen.line.value == ""


async def test_a_name_that_is_mentioned_is_flagged_once_the_note_is_saved(tmp_path: Path) -> None:
    with until_the_break(tmp_path) as house:
        async with look_at(house, HarvestScreen) as seen:
            await seen.type("about her")
            await seen.press("ctrl+n")
            await seen.sees("a name is in it")
            await seen.press("enter")
            await seen.until(lambda: [note.names_someone for note in notes(house)] == [True])
            await seen.sees("name! about her")
            await seen.press("up", "ctrl+n", "enter")
            await seen.until(lambda: [note.names_someone for note in notes(house)] == [False])


async def test_what_is_refused_stays_to_be_mended(tmp_path: Path) -> None:
    with until_the_break(tmp_path) as house:
        house.do("M", WithdrawConsent("S3"))
        async with look_at(house, HarvestScreen) as seen:
            await typed(seen, "> S3 never again")
            await seen.sees("NOT SAVED")
            await seen.sees("S3 has withdrawn consent")
            await seen.press("up")
            assert seen.screen.line.value == "> S3 never again"
            seen.screen.line.value = "> never again"
            await seen.press("enter")
            await seen.until(lambda: len(notes(house)) == 1)
            await seen.until(lambda: "NOT SAVED" not in seen.text)
        assert [(text_of(house, note), note.speaker) for note in notes(house)] == [("never again", None)]


async def test_before_the_opening_who_typed_papers_in_finds_them_again_and_nobody_else(
    tmp_path: Path,
) -> None:
    with until_the_break(tmp_path) as house:
        async with look_at(house, HarvestScreen) as seen:
            await typed(seen, "from the first sitting")
            await seen.until(lambda: len(notes(house)) == 1)
        house.do("O2", WriteNote("n2", "O2", "observation", source="paper"), text="O2's own")
        async with look_at(house, HarvestScreen) as seen:
            await seen.sees("from the first sitting")
            await seen.press("up")
            assert seen.screen.line.value == "from the first sitting"
            assert "O2's own" not in seen.text
            house.do("O1", CorrectNote(notes(house)[0].id, "observation"), text="mended by O1")
            await seen.until(lambda: "from the first sitting" not in str(seen.screen.papers), "gone")
            assert "mended by O1" not in seen.text
        async with look_at(house, HarvestScreen, "M") as seen:
            assert seen.screen.papers == ()


async def test_once_the_tablecloths_are_open_earlier_papers_are_shown_again(tmp_path: Path) -> None:
    with until_the_break(tmp_path) as house:
        async with look_at(house, HarvestScreen) as seen:
            await typed(seen, "from the first sitting")
            await seen.until(lambda: len(notes(house)) == 1)
        async with look_at(house, HarvestScreen, "M") as seen:
            assert "from the first sitting" not in seen.text
            house.do("M", OpenTablecloths())
            await seen.sees("from the first sitting")
            (paper,) = notes(house)
            house.do("M", RedactWords(paper.seq), text="from [name]")
            await seen.sees("from [name]")
            assert "from the first sitting" not in seen.text
            house.do("M", WithdrawConsent("O1"))
            await seen.until(lambda: "from [name]" not in seen.text)


async def test_words_on_paper_are_shown_as_they_are(tmp_path: Path) -> None:
    with until_the_break(tmp_path) as house:
        async with look_at(house, HarvestScreen) as seen:
            seen.screen.line.value = "[b]bold[/b] \x1b[2J \u202eright"
            await seen.press("enter")
            await seen.sees("[b]bold[/b] ␛[2J ‹U+202E›right")


async def test_help_has_a_key_that_leaves_the_line_as_it_is(tmp_path: Path) -> None:
    with until_the_break(tmp_path) as house:
        async with look_at(house, HarvestScreen, actor="M") as seen:
            await seen.sees("Ctrl+g help")
            await seen.type("half a")
            await seen.press("ctrl+g")
            await seen.until(lambda: isinstance(seen.pilot.app.screen, HelpDialog))
            await seen.press("escape")
            await seen.until(lambda: seen.pilot.app.screen is seen.screen)
            assert seen.screen.line.value == "half a"


async def test_a_question_mark_alone_is_help_and_escape_leaves(tmp_path: Path) -> None:
    with until_the_break(tmp_path) as house:
        async with look_at(house, HarvestScreen, actor="M") as seen:
            await typed(seen, "?")
            await seen.until(lambda: isinstance(seen.pilot.app.screen, HelpDialog))
            await seen.sees("next paper")
            await seen.sees("Begin with 3: for the paper of O3, with b: for pile b")
            await seen.press("escape")
            await seen.until(lambda: seen.pilot.app.screen is seen.screen)
            await seen.press("escape")
            await seen.until(lambda: not seen.screen.is_attached or seen.pilot.app._exit)
        assert notes(house) == []


async def test_a_line_in_correction_brings_no_name_back_that_was_taken_out_meanwhile(tmp_path: Path) -> None:
    with until_the_break(tmp_path) as house:
        async with look_at(house, HarvestScreen) as seen:
            await typed(seen, "from Vera")
            await seen.until(lambda: len(notes(house)) == 1)
            await seen.press("up")
            await seen.until(lambda: seen.screen.line.value == "from Vera")
            (paper,) = notes(house)
            house.do("M", OpenTablecloths())
            house.do("M", RedactWords(paper.seq), text="from [name]")
            seen.screen.line.value = "from Vera, late"
            await seen.press("enter")
            await seen.sees("NOT SAVED")
        assert [text_of(house, note) for note in notes(house)] == ["from [name]"]
