"""What lies on the students' table, in plain text."""

from __future__ import annotations

from pathlib import Path

import pytest

from fishbowl.bootstrap import LocalStudy
from fishbowl.core.anew import replace
from fishbowl.core.cards import DrawCard, MarkAnsweredEarlier, PutBackCard, next_pile
from fishbowl.core.protocol import Lang
from fishbowl.core.session import EndSession, PauseSession, Rehearsal, ResumeSession
from fishbowl.core.stages import OpenStage
from fishbowl.core.state import SessionState
from fishbowl.runtime.roles import view
from fishbowl.text import cells, set_lang
from fishbowl.tui.live import Look
from fishbowl.tui.pieces import texts
from fishbowl.tui.table.lines import head_line, page_lines, pile_line
from fishbowl.tui.view import Desk, View
from tests.support.story import Story, given
from tests.support.tiny import PROFESSIONAL

ROOT = Path(__file__).parents[3]


def seen(state: SessionState, width: int = 60, height: int = 16) -> View:
    return View(Look(view(state, "T"), 0.0, lambda s: s), Desk(), width, height)


def page(story: Story, width: int = 60, height: int = 16, *, rules: bool = False) -> list[str]:
    """The rows that are not blank."""
    rows = texts(page_lines(seen(story.state, width, height), rules=rules))
    return [row.strip() for row in rows if row.strip()]


def test_before_the_first_pile_the_rules_are_read() -> None:
    for story in (given(), given(OpenStage("welcome"))):
        assert page(story) == ["Rules", "Take cards. Mention no names."]


def test_an_open_pile_waits_for_its_first_card() -> None:
    assert page(given(OpenStage("binding"))) == ["C O N N E C T I O N", "Draw a card with the space bar."]


def test_a_card_is_shown_whole_with_its_blanks_filled() -> None:
    story = given(OpenStage("binding"), ("T", DrawCard()))
    assert page(story) == ["What ties you to Hanze?", "· What is it like?"]
    assert texts([head_line(seen(story.state))])[0].strip() == "Pile 1 Connection · card 1"
    story.tell(1, OpenStage("wellbeing"), DrawCard())
    assert page(story) == ["Take your time.", "How are you?"]


def test_a_card_that_is_put_back_is_gone_from_the_table() -> None:
    story = given(OpenStage("binding"), ("T", DrawCard()), 5, ("T", PutBackCard()))
    assert page(story)[0] == "C O N N E C T I O N"
    assert "█" * 2 in texts([pile_line(seen(story.state, 120))])[0]


def test_an_empty_pile_says_where_to_go() -> None:
    story = given(
        OpenStage("binding"), DrawCard(), 5, DrawCard(), 10, OpenStage("wellbeing"), OpenStage("binding")
    )
    assert page(story)[1] == "This pile is empty. Go to the next one with n."


def test_what_goes_on_is_said_in_a_word() -> None:
    story = given(OpenStage("binding"), DrawCard(), 5, PauseSession())
    assert page(story) == ["O N E   M O M E N T", "The moderator will go on soon."]
    story.tell(6, ResumeSession())
    assert page(story)[0] == "What ties you to Hanze?"
    assert page(story.tell(OpenStage("break"))) == ["B R E A K"]
    assert page(story.tell(OpenStage("observer_questions"))) == ["O B S E R V E R S '   Q U E S T I O N S"]
    assert page(story.tell(EndSession())) == ["T H E   E N D", "Thank you all."]


def test_the_rules_can_be_read_at_any_time() -> None:
    assert page(given(OpenStage("binding"), DrawCard()), rules=True)[0] == "Rules"
    professional = Story(PROFESSIONAL)
    assert page(professional, rules=True) == ["Rules", "This protocol has no rules for the table."]
    assert texts([pile_line(seen(professional.state))]) == [""]


def test_without_cards_and_rules_the_table_says_that_it_is_not_needed() -> None:
    professional = Story(PROFESSIONAL)
    assert page(professional) == [
        "N O   C A R D S",
        "This protocol works without cards: this screen is not needed",
        "here.",
    ]
    professional.tell(OpenStage(professional.state.protocol.stages[0].id), 9, EndSession())
    assert page(professional) == ["T H E   E N D", "Thank you all."]


def test_the_piles_say_how_many_cards_are_left() -> None:
    story = given(OpenStage("binding"), DrawCard(), 5, MarkAnsweredEarlier("wellbeing/you"))
    assert texts([pile_line(seen(story.state, 80))])[0].rstrip() == (
        "▶ 1 Connection █░ 1 left      2 Wellbeing █░ 1 left"
    )
    assert texts([pile_line(seen(story.state, 40))])[0].rstrip() == "▶1 Connection 1   2 Wellbeing 1"


def test_the_next_pile_is_the_next_that_has_cards() -> None:
    story = given(OpenStage("binding"))
    assert pile_after(story) == "wellbeing"
    story.tell(OpenStage("wellbeing"))
    assert pile_after(story) == "binding"
    story.tell(OpenStage("binding"), DrawCard(), 5, DrawCard(), 6, OpenStage("wellbeing"))
    assert pile_after(story) is None
    assert pile_after(story.tell(OpenStage("break"))) is None


def pile_after(story: Story) -> str | None:
    stage = next_pile(view(story.state, "T"))
    return None if stage is None else stage.id


def test_a_rehearsal_says_so() -> None:
    state = given().state
    rehearsed = replace(state, session=replace(state.session, rehearsal=Rehearsal(1, 0, 0, 0)))
    assert texts([head_line(seen(rehearsed))])[0].endswith("REHEARSAL")


@pytest.mark.parametrize("language", ["nl", "en"])
@pytest.mark.parametrize(("width", "height"), [(70, 16), (140, 38), (38, 9), (10, 3)])
def test_every_shipped_card_has_its_questions_in_sight(language: Lang, width: int, height: int) -> None:
    set_lang(language)
    protocol = LocalStudy(ROOT).protocol("fishbowl", language)
    story = Story(protocol).tell(OpenStage("binding"))
    for deck in protocol.decks:
        for card in deck.cards:
            story.wait(1).do(DrawCard(f"{deck.id}/{card.id}"))
            rows = texts(page_lines(seen(story.state, width, height)))
            assert len(rows) <= height
            assert max(cells(row) for row in rows) <= width
            shown = " ".join(" ".join(rows).split())
            wanted = (*card.questions, *card.sub_questions, card.intro) if width >= 70 else ()
            for text in wanted or card.questions if width >= 38 else ():
                assert " ".join(story.state.filled(text).split()) in shown
