"""Setting up a new session at the keyboard: from an empty form to a file."""

from __future__ import annotations

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from pathlib import Path

import pytest

from fishbowl.authoring.library import shipped_folder
from fishbowl.bootstrap import LocalStudy
from fishbowl.core.base import Words
from fishbowl.core.session import Setup
from fishbowl.runtime.clock import ManualClock
from fishbowl.runtime.ids import CountedIds
from fishbowl.runtime.runner import Runner
from fishbowl.text import set_lang
from fishbowl.tui.app import FishbowlApp
from fishbowl.tui.setup.new import NewScreen
from tests.support.house import BEGAN_AT, House
from tests.tui.seen import Seen


@asynccontextmanager
async def new_form(folder: Path, size: tuple[int, int] = (80, 24)) -> AsyncIterator[Seen[NewScreen]]:
    study = LocalStudy(folder, ManualClock(BEGAN_AT), CountedIds())
    screen = NewScreen(study, study.protocols())
    app = FishbowlApp(lambda: screen)
    async with app.run_test(size=size) as pilot:
        await House.until(pilot, lambda: app.screen is screen and screen.draft is not None, "the form")
        yield Seen(pilot, screen)


async def institution(seen: Seen[NewScreen], name: str = "Hanze") -> None:
    seen.screen.fields.focus_on("institution")
    await seen.type(name)


async def made(seen: Seen[NewScreen], folder: Path) -> Runner:
    await seen.until(lambda: any((folder / "sessions").glob("*.fishbowl")), "the file")
    (path,) = (folder / "sessions").glob("*.fishbowl")
    return LocalStudy(folder).runner(path)


async def test_a_session_is_made_by_keyboard_alone(tmp_path: Path) -> None:
    async with new_form(tmp_path) as seen:
        await seen.press("enter", "enter")
        await seen.type("Group 7")
        await seen.press("enter")
        await seen.type("Hanze")
        await seen.press("enter", "enter")
        await seen.type("A1")
        await seen.press("enter", "enter", "right", "enter", "right", "right", "enter")
        await seen.press("backspace", "3", "enter", "backspace", "2", "ctrl+n")
        await seen.sees("6 expected")
        await seen.press("down", "c", "ctrl+n")
        await seen.sees("4 of 5 without consent")
        await seen.press("enter")
        runner = await made(seen, tmp_path)
        state = runner.state
        runner.close()
    assert state.session.setup == Setup("Hanze", "", "A1", "2026-03-12", "online", "hbo")
    assert (state.session.name, state.protocol.lang) == ("Group 7", "en")
    assert sorted(state.people.by_id) == ["M", "O1", "O2", "S1", "S2", "S3"]
    assert [p.id for p in state.people.by_id.values() if p.consent] == ["S2"]


async def test_a_day_that_is_none_is_told_and_any_way_to_write_one_is_kept_as_iso(tmp_path: Path) -> None:
    async with new_form(tmp_path) as seen:
        await institution(seen)
        seen.screen.fields.put("date", "tomorrow")
        await seen.press("ctrl+n")
        await seen.sees("“tomorrow” is no date. Write 2026-03-12 or 12 March 2026")
        assert seen.pilot.app.focused is not None
        assert seen.pilot.app.focused.id == "date"
        seen.screen.fields.put("date", "12 maart 2026")
        await seen.press("ctrl+n")
        await seen.sees("11 expected")
        assert seen.screen.draft is not None
        assert seen.screen.draft.setup.date == "2026-03-12"


@pytest.mark.parametrize(
    ("protocol", "asked", "not_asked"),
    [
        ("fishbowl", ("Age", "Living at home?"), ("Role at work", "Years in the job")),
        ("professional", ("Role at work", "Years in the job"), ("Living at home?",)),
    ],
)
async def test_each_protocol_asks_for_its_own_facts(
    tmp_path: Path, protocol: str, asked: tuple[str, ...], not_asked: tuple[str, ...]
) -> None:
    async with new_form(tmp_path) as seen:
        if protocol == "professional":
            await seen.press("right")
            await seen.until(
                lambda: seen.screen.draft is not None and seen.screen.draft.protocol.id == protocol
            )
            seen.screen.fields.put("programme", "Psychology")
        await institution(seen)
        await seen.press("ctrl+n", "enter")
        await seen.sees("Consent")
        await seen.sees("Age")
        assert [fact for fact in (*asked, *not_asked) if fact in seen.text] == list(asked)


async def test_an_unfilled_blank_is_told_with_its_field_in_focus(tmp_path: Path) -> None:
    async with new_form(tmp_path) as seen:
        await seen.press("ctrl+n")
        await seen.sees("names the institution, but none is filled in")
        assert seen.pilot.app.focused is not None
        assert seen.pilot.app.focused.id == "institution"
        await seen.type("Hanze")
        await seen.press("ctrl+n")
        await seen.sees("expected")
        assert "none is filled in" not in seen.text


async def test_the_card_is_heard_with_what_is_typed(tmp_path: Path) -> None:
    async with new_form(tmp_path) as seen:
        await seen.sees("[not filled in yet]")
        await institution(seen, "Practice College")
        await seen.sees("you feel part of Practice College")


async def test_another_language_and_another_protocol_are_loaded(tmp_path: Path) -> None:
    async with new_form(tmp_path) as seen:
        await seen.press("down", "right")
        await seen.sees("De pandemie")
        await seen.press("up", "right")
        await seen.sees("2–4 in this protocol")
        assert seen.screen.draft is not None
        assert [each.person for each in seen.screen.draft.of("P")] == ["P1", "P2", "P3", "P4"]
        assert seen.screen.draft.protocol.lang == "nl"


async def test_groups_outside_the_range_are_warned_of_and_made(tmp_path: Path) -> None:
    async with new_form(tmp_path) as seen:
        await institution(seen)
        seen.screen.fields.focus_on("participants")
        await seen.press("backspace", "7", "ctrl+n", "ctrl+n")
        await seen.sees("! Participants: 7; the guide counts on 2 to 5.")
        await seen.press("enter")
        (await made(seen, tmp_path)).close()


async def test_facts_of_a_person_go_on_record_as_words(tmp_path: Path) -> None:
    async with new_form(tmp_path) as seen:
        await institution(seen)
        await seen.press("ctrl+n", "enter")
        await seen.sees("S1, participant")
        await seen.type("21")
        await seen.press("enter")
        await seen.type("woman")
        await seen.press("ctrl+n")
        await seen.sees("21 · woman")
        await seen.press("ctrl+n", "enter")
        runner = await made(seen, tmp_path)
        seq = runner.state.person("S1").described
        assert runner.read((seq,), "M") == {seq: Words.of(age="21", gender="woman").body}
        runner.close()


async def test_what_is_no_age_is_told_at_its_field(tmp_path: Path) -> None:
    async with new_form(tmp_path) as seen:
        await institution(seen)
        await seen.press("ctrl+n", "enter")
        await seen.type("old")
        await seen.press("ctrl+n")
        await seen.sees("“old” is no age")
        await seen.press("backspace", "backspace", "backspace", "escape")
        await seen.until(lambda: seen.pilot.app.screen is seen.screen, "the form")


async def test_an_observer_may_teach_someone_here(tmp_path: Path) -> None:
    async with new_form(tmp_path) as seen:
        await institution(seen)
        await seen.press("ctrl+n", *["down"] * 5, "enter")
        await seen.sees("O1, observer")
        await seen.press("down", "down", "down", "right", "ctrl+n")
        await seen.sees("! teaches here")
        await seen.press("ctrl+n")
        await seen.sees("teaches or assesses someone at this table")


async def test_people_come_from_a_file_with_its_faults_named(tmp_path: Path) -> None:
    file = tmp_path / "people.csv"
    file.write_text("code,age\nS2,22\nS3,old\n", "utf-8")
    async with new_form(tmp_path) as seen:
        await institution(seen)
        await seen.press("ctrl+n", "i")
        await seen.type(str(file))
        await seen.press("enter")
        await seen.sees("people.csv, line 3, column “age”: “old” is no age")
        await seen.press("escape")
        assert seen.screen.draft is not None
        assert [(each.person, dict(each.facts)) for each in seen.screen.draft.of("S")] == [
            ("S2", {"age": "22"})
        ]
        await seen.press("i")
        await seen.type("nowhere.csv")
        await seen.press("enter")
        await seen.sees("nowhere.csv can't be read")


async def test_a_file_with_names_changes_nothing(tmp_path: Path) -> None:
    file = tmp_path / "names.csv"
    file.write_text("naam,code\nJan,S1\n", "utf-8")
    async with new_form(tmp_path) as seen:
        await institution(seen)
        await seen.press("ctrl+n")
        before = seen.screen.draft
        await seen.press("i")
        await seen.type(str(file))
        await seen.press("enter")
        await seen.sees("Names and contact data never enter")
        assert seen.screen.draft == before


async def test_consent_is_given_and_taken_back_with_one_key(tmp_path: Path) -> None:
    async with new_form(tmp_path) as seen:
        await institution(seen)
        await seen.press("ctrl+n", "o")
        await seen.sees("consent online, v1")
        await seen.press("s")
        await seen.sees("consent spoken, v1")
        await seen.press("s")
        assert "spoken, v1" not in seen.text


async def test_people_are_added_and_removed_by_kind(tmp_path: Path) -> None:
    async with new_form(tmp_path) as seen:
        await institution(seen)
        await seen.press("ctrl+n", "plus")
        await seen.sees("S6")
        await seen.press("delete")
        assert seen.screen.draft is not None
        assert [each.person for each in seen.screen.draft.of("S")] == ["S2", "S3", "S4", "S5", "S6"]
        await seen.press("ctrl+b")
        assert seen.screen.fields.value("participants") == "5"


async def test_online_professionals_are_prepared_for_names_and_chat(tmp_path: Path) -> None:
    async with new_form(tmp_path, (120, 40)) as seen:
        await seen.press("right")
        await seen.sees("2–4 in this protocol")
        await institution(seen)
        seen.screen.fields.focus_on("form")
        await seen.press("right", "ctrl+n", "ctrl+n")
        await seen.sees("Before the start")
        await seen.sees("chat")


@pytest.mark.parametrize(("lang", "words"), [("en", "Close this form?"), ("nl", "Dit formulier sluiten?")])
async def test_leaving_is_asked(tmp_path: Path, lang: str, words: str) -> None:
    set_lang("nl" if lang == "nl" else "en")
    async with new_form(tmp_path) as seen:
        await seen.press("escape")
        await seen.sees(words)
        await seen.press("escape")
        await seen.until(lambda: seen.pilot.app.screen is seen.screen, "the form")
        await seen.press("escape", "enter")
        await seen.until(lambda: not seen.pilot.app.is_running, "left")
    assert not (tmp_path / "sessions").exists()


@pytest.mark.parametrize("size", [(80, 24), (60, 16), (160, 45)])
async def test_every_field_is_reached_at_any_size(tmp_path: Path, size: tuple[int, int]) -> None:
    async with new_form(tmp_path, size) as seen:
        labels = ("Protocol", "Institution", "Participants", "Assistants")
        for label in labels:
            seen.screen.fields.focus_on(label.lower())
            await seen.pilot.pause()
            assert label in seen.text


def bungled(folder: Path) -> int:
    """Put faults at the end of the study's own Dutch guide; gives the line of the first."""
    text = (shipped_folder() / "fishbowl.nl.yaml").read_text("utf-8")
    (folder / "protocols").mkdir()
    (folder / "protocols" / "fishbowl.nl.yaml").write_text(f"{text}bogus: 1\nbungled: 2\n", "utf-8")
    return len(text.splitlines()) + 1


async def test_a_protocol_with_faults_names_the_first_and_keeps_the_form_back(tmp_path: Path) -> None:
    line = bungled(tmp_path)
    async with new_form(tmp_path) as seen:
        await institution(seen)
        seen.screen.fields.query_one("#lang").focus()
        for _ in range(2):
            await seen.press("left")
            await seen.sees(
                "This protocol can't be used like this. Faults: 2. The first: "
                f"fishbowl.nl.yaml:{line}: bogus: bogus means nothing here; remove the line. "
                "fishbowl protocol check shows them all."
            )
            await seen.press("ctrl+n")
            assert "▶ 1 Session" in seen.text
            await seen.press("right")
            await seen.until(lambda: "can't be used" not in seen.text, "the other language")
        await seen.press("ctrl+n")
        await seen.sees("▶ 2 People")


async def test_help_has_a_key_that_is_no_letter_of_a_line(tmp_path: Path) -> None:
    async with new_form(tmp_path) as seen:
        await institution(seen, "Why?")
        assert seen.rows[-1] == " Enter next line  Ctrl+n next part  Ctrl+g help  Esc close"
        await seen.press("ctrl+g")
        await seen.sees("Set-up of the session")
        assert seen.screen.fields.value("institution") == "Why?"


async def test_among_the_people_nothing_is_cut_and_the_likeliest_keys_are_told(tmp_path: Path) -> None:
    async with new_form(tmp_path, (60, 18)) as seen:
        await institution(seen)
        await seen.sees("goes on the cards: H…")
        await seen.press("ctrl+n")
        await seen.sees("Enter fill in  Ctrl+n next part  c paper  o online  ? help")
    async with new_form(tmp_path) as seen:
        await institution(seen)
        await seen.press("ctrl+n")
        await seen.sees("S1 participant seat 1 no consent yet nothing filled in S2")


async def test_a_draft_that_comes_when_the_form_was_left_is_not_painted(tmp_path: Path) -> None:
    async with new_form(tmp_path) as seen:
        draft = seen.screen.draft
        assert draft is not None
    seen.screen.change(draft)
    seen.screen.paint()
    seen.screen.tell("too late")
