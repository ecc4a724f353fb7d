"""What is said about a session: everything that happened, in both languages, and nothing that acts."""

from __future__ import annotations

from pathlib import Path
from typing import get_args

import pytest

from fishbowl.core.anew import replace
from fishbowl.core.cards import DrawCard, MarkAnsweredEarlier, PutBackCard
from fishbowl.core.debrief import WriteDebrief
from fishbowl.core.interventions import Intervene
from fishbowl.core.moments import MarkMoment
from fishbowl.core.notes import OpenTablecloths, WriteNote
from fishbowl.core.people import AddPerson, RecordConsent
from fishbowl.core.protocol import TICKS
from fishbowl.core.questions import CoverTopic, MarkQuestion, UseProbe
from fishbowl.core.session import EndSession, Rehearsal
from fishbowl.core.stages import AddTime, OpenStage
from fishbowl.core.turns import MarkSpeaker
from fishbowl.runtime.record.review import Facts, Grid, Items, Review, Section, plain, review
from fishbowl.text import UNCUT, Lang, clean, clean_line
from tests.export.qdpx.talks import talk
from tests.runtime.everything import EVERYTHING, WHOLE
from tests.support.held import Held
from tests.support.house import BEGAN_AT
from tests.support.tiny import PROFESSIONAL
from tests.text.hostile import HOSTILE


def told(held: Held, lang: Lang = "en") -> Review:
    return review(held.record(), lang)


def section(held: Held, title: str, lang: Lang = "en") -> Section:
    return next(part for part in told(held, lang).sections if part.title == title)


def fishbowl(tmp_path: Path) -> Held:
    held = Held(tmp_path)
    held.at(60, "M", OpenStage("welcome"))
    held.at(300, "M", OpenStage("binding"))
    held.at(300, "T", DrawCard())
    held.at(310, "A", MarkSpeaker("S1"))
    held.at(340, "A", MarkSpeaker("nobody"))
    held.at(400, "M", Intervene("deviation"), text="I gave my view.")
    held.at(410, "O1", WriteNote("n1", "O1", "quote", "S1"), text="I belong.")
    held.at(420, "M", MarkAnsweredEarlier("binding/past"))
    held.at(430, "M", AddTime("binding", 60), reason="Going well.")
    held.at(1560, "T", OpenStage("wellbeing"))
    held.at(1600, "M", OpenStage("break"))
    return held


def test_the_agenda_planned_and_actual(tmp_path: Path) -> None:
    with fishbowl(tmp_path) as held:
        blocks = section(held, "Agenda: planned and actual").blocks
    assert blocks[:1] == (
        Grid(
            ("Stage", "Planned (min)", "Added", "Actual", "Difference", "From", "Until"),
            (
                ("Welcome", "5", "", "4:00", "-1:00", "14:01", "14:05"),
                ("Connection", "20", "+1:00", "21:00", "+1:00", "14:05", "14:26"),
                ("Wellbeing", "15", "", "0:40", "-14:20", "14:26", "14:26"),
                ("Break", "10", "", "0:00", "", "14:26", ""),
                ("Observers' questions", "20–30", "", "not reached", "", "", ""),
                ("Closing", "5", "", "not reached", "", "", ""),
            ),
        ),
    )
    assert Items(("14:07 · Connection · +1:00 · M · Going well.",), "Changes of plan") in blocks


def test_cards_reached_and_not(tmp_path: Path) -> None:
    with fishbowl(tmp_path) as held:
        assert section(held, "Cards").blocks == (
            Items(
                ("14:05 · 21:00 · Connection 1 · drawn by table · What ties you to Hanze?",),
                "Reached, in the order drawn",
            ),
            Items(("14:07 · Connection 2 · What tied you before?",), "Answered earlier"),
            Items(
                ("Wellbeing 1 · How are you?", "Wellbeing 2 · What helps in Nursing?"),
                "Not reached",
            ),
        )


def test_a_card_that_was_answered_while_it_lay_there_says_so_that_once(tmp_path: Path) -> None:
    with fishbowl(tmp_path) as held:
        held.at(1610, "M", OpenStage("wellbeing"))
        held.at(1620, "M", DrawCard("wellbeing/you"))
        held.at(1630, "M", MarkAnsweredEarlier("wellbeing/you"))
        reached = section(held, "Cards").blocks[0]
    assert isinstance(reached, Items)
    assert ["answered earlier" in row for row in reached.lines] == [False, True]


def test_a_line_of_the_debrief_names_the_moment_it_is_about(tmp_path: Path) -> None:
    with fishbowl(tmp_path) as held:
        held.at(1610, "M", MarkMoment("m1"))
        held.at(1615, "M", EndSession())
        held.at(1620, "M", WriteDebrief("d1", "moments", "m1"), text="They laughed.")
        held.at(1630, "M", WriteDebrief("d2", "moments"), text="All of it.")
        assert section(held, "Debrief").blocks == (
            Items(("M · 14:26 · Break · They laughed.", "M · All of it."), "Top moments"),
        )


def test_the_team_is_not_said_to_lack_consent(tmp_path: Path) -> None:
    with fishbowl(tmp_path) as held:
        held.at(1610, "M", AddPerson("A"))
        (grid,) = section(held, "People").blocks
    assert isinstance(grid, Grid)
    assert [row[3] for row in grid.rows if row[0] == "A"] == [""]


def test_consent_is_said_with_what_was_ticked(tmp_path: Path) -> None:
    with fishbowl(tmp_path) as held:
        held.at(1610, "S1", RecordConsent("S1", "1", "online", TICKS))
        (grid,) = section(held, "People").blocks
    assert isinstance(grid, Grid)
    assert {row[0]: row[3] for row in grid.rows if row[0] in ("S1", "S2")} == {
        "S1": "1 · online · taking part + processing of data",
        "S2": "1 · on paper",
    }


def test_interventions_balance_and_notes(tmp_path: Path) -> None:
    with fishbowl(tmp_path) as held:
        assert section(held, "Interventions by the moderator").blocks == (
            Items(("14:06 · Connection 1 · deviation · I gave my view.",), "Deviations from the protocol"),
        )
        balance = section(held, "Balance").blocks
        assert balance[0] == Grid(
            ("Stage", "Who", "Turns", "Time", "Share"),
            (
                ("Connection", "S1", "1", "0:30", "100 %"),
                ("Connection", "S2", "0", "0:00", "0 %"),
                ("Connection", "S3", "0", "0:00", "0 %"),
                ("Connection", "S4", "0", "0:00", "0 %"),
            ),
        )
        assert balance[1] == Items(("nobody · 1 turn · 3:00",))
        assert section(held, "Notes").blocks == (Items(("14:06 · Connection 1 · quote · [withheld]",), "O1"),)
        held.at(1700, "M", OpenTablecloths())
        assert section(held, "Notities", "nl").blocks == (
            Items(("14:06 · Connection 1 · citaat S1 · I belong.",), "O1"),
        )


def test_where_nobody_tracked_speakers_it_says_so(tmp_path: Path) -> None:
    with Held(tmp_path) as held:
        held.at(60, "M", OpenStage("welcome"))
        text = plain(told(held))
    assert "Nobody tracked who spoke." in text


def test_questions_of_a_guide(tmp_path: Path) -> None:
    with Held(tmp_path, PROFESSIONAL) as held:
        held.at(10, "M", OpenStage("works"))
        held.at(60, "M", MarkQuestion("done", "asked"))
        held.at(70, "M", UseProbe("done", "for_whom"))
        held.at(80, "M", CoverTopic("ties", "staff"))
        held.at(120, "M", MarkQuestion("effect", "skipped"))
        held.at(180, "M", OpenStage("closing"))
        assert section(held, "Questions").blocks == (
            Items(("14:01 · 2:00 · What works · What was done? · 1 probe used",), "Asked"),
            Items(("14:02 · What works · What came of it?",), "Skipped"),
            Items(("What works · How many took part?",), "Not reached"),
            Items(("heard · staff · 14:01", "not heard · each other"), "Topics"),
        )


def test_a_rehearsal_says_so_before_anything_else(tmp_path: Path) -> None:
    with Held(tmp_path, rehearsal=Rehearsal(1, 1.0, BEGAN_AT, BEGAN_AT)) as held:
        whole = told(held)
    assert whole.notice == "REHEARSAL: simulated people, no data of a study"
    assert plain(whole).splitlines()[:2] == [whole.notice, "Group 1"]
    assert replace(whole, notice="") != whole


@pytest.mark.parametrize("lang", get_args(Lang))
def test_whatever_happened_can_be_told_in_both_languages(tmp_path: Path, lang: Lang) -> None:
    with Held(tmp_path, WHOLE) as held:
        for seconds, actor, command in EVERYTHING:
            held.at(seconds, actor, command, text="words", reason="why", device="camera")
            text = plain(told(held, lang))
            assert text == clean(text, UNCUT)
        whole = told(held, lang)
    assert len(whole.sections) == 13
    facts = next(block for block in whole.sections[0].blocks if isinstance(block, Facts))
    assert all(label and value for label, value in facts.pairs)


def test_hostile_text_is_shown_and_does_nothing(tmp_path: Path) -> None:
    typed = [*(text for text in HOSTILE.values() if len(text) <= 4000), "a" * 4000]
    with Held(tmp_path) as held:
        held.at(60, "M", OpenStage("binding"))
        for number, text in enumerate(typed):
            held.at(61, "M", WriteNote(f"n{number}", "M", "observation"), text=text)
        held.at(70, "M", EndSession())
        notes = section(held, "Notes").blocks[0]
        text = plain(told(held))
    assert isinstance(notes, Items)
    assert len(notes.lines) == len(typed)
    lines = text.split("\n")
    assert lines == [clean_line(line, UNCUT) for line in lines]
    assert sum("14:01 · Connection · observation" in line for line in lines) == len(typed)
    assert sum(line.endswith("a" * 4000) for line in lines) == 1


def test_a_card_that_lay_on_the_table_twice_was_answered_earlier_once(tmp_path: Path) -> None:
    with Held(tmp_path) as held:
        held.at(60, "M", OpenStage("binding"))
        for at in (70, 90):
            held.at(at, "M", DrawCard("binding/past"))
            held.at(at + 5, "M", PutBackCard())
        held.at(100, "M", MarkAnsweredEarlier("binding/past"))
        (items,) = section(held, "Timeline").blocks
    assert isinstance(items, Items)
    assert sum("Answered earlier" in line for line in items.lines) == 1


def test_a_question_that_was_merged_says_with_which(tmp_path: Path) -> None:
    with talk(tmp_path) as held:
        (asked,) = section(held, "Observers' questions").blocks
        (gesteld,) = section(held, "Vragen van observatoren", "nl").blocks
    assert isinstance(asked, Items)
    assert isinstance(gesteld, Items)
    assert asked.lines[1] == "O2 · Wie hielp? · merged with question 1 of O1"
    assert gesteld.lines[1] == "O2 · Wie hielp? · samengevoegd met vraag 1 van O1"


def test_the_timeline_has_everything_in_its_order_with_both_clocks(tmp_path: Path) -> None:
    with fishbowl(tmp_path) as held:
        (items,) = section(held, "Timeline").blocks
    assert isinstance(items, Items)
    assert items.lines == (
        "14:01:00 · 0:00 · WELCOME",
        "14:05:00 · 4:00 · CONNECTION",
        "14:05:00 · 4:00 · Connection 1 · What ties you to Hanze?",
        "14:06:40 · 5:40 · deviation · I gave my view.",
        "14:07:00 · 6:00 · Answered earlier · Connection 2 · What tied you before?",
        "14:07:10 · 6:10 · time added · +1:00",
        "14:26:00 · 25:00 · WELLBEING · by the participants",
        "14:26:40 · 25:40 · BREAK",
    )
