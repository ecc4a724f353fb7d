"""Where a paper note belongs, and what the head of a line chooses."""

from __future__ import annotations

from dataclasses import replace

import pytest

from fishbowl.core.notes import OpenTablecloths, WriteNote
from fishbowl.core.people import WithdrawConsent
from fishbowl.core.stages import OpenStage
from fishbowl.core.timeline import at
from fishbowl.runtime.tablecloth import Typed
from fishbowl.tui.harvest.paper import (
    Led,
    Paper,
    Sheet,
    belongs_s,
    first_sheet,
    led,
    neighbour,
    next_observer,
    piles,
    shown_papers,
)
from tests.support.story import Story, seated
from tests.support.tiny import PROFESSIONAL


def in_break() -> Story:
    """Binding twice, wellbeing in between, break at 400 s."""
    story = seated()
    story.tell(0, OpenStage("welcome"), 60, OpenStage("binding"), 200, OpenStage("wellbeing"))
    return story.tell(300, OpenStage("binding"), 350, OpenStage("break"), 400)


def test_a_paper_note_lies_at_the_end_of_the_last_visit_of_its_pile() -> None:
    state = in_break().state
    assert belongs_s(state, "binding", 400.0) == 349.999
    assert belongs_s(state, "wellbeing", 400.0) == 299.999


def test_where_it_lies_the_timeline_finds_that_pile() -> None:
    state = in_break().state
    for stage_id in ("welcome", "binding", "wellbeing"):
        at_s = belongs_s(state, stage_id, 400.0)
        assert at_s is not None
        visit = at(state.stages.visits, at_s)
        assert visit is not None
        assert visit.stage_id == stage_id


def test_while_the_pile_is_open_it_lies_now_and_never_opened_nowhere() -> None:
    story = seated().tell(60, OpenStage("binding"), 90)
    assert belongs_s(story.state, "binding", 90.0) == 90.0
    assert belongs_s(story.state, "wellbeing", 90.0) is None


def test_a_visit_without_length_does_not_throw_its_note_into_the_visit_before() -> None:
    story = seated().tell(60, OpenStage("binding"), OpenStage("wellbeing"))
    assert belongs_s(story.state, "binding", 60.0) == 60.0


def test_piles_are_the_decks_or_the_stages_with_questions() -> None:
    assert [(p.letter, p.stage.id) for p in piles(seated().state)] == [("a", "binding"), ("b", "wellbeing")]
    assert [(p.letter, p.stage.id) for p in piles(Story(PROFESSIONAL).state)] == [("a", "works")]


@pytest.mark.parametrize(
    ("line", "choice"),
    [
        ("3: why", Led("O3", None, "why")),
        ("3:?why", Led("O3", None, "?why")),
        ("3b: why", Led("O3", "b", "why")),
        ("b: why", Led(None, "b", "why")),
        ("O12: why", Led("O12", None, "why")),
        ("3:", None),
        ("3b:", None),
        ("2:30 was too long", None),
        ("2 students nod", None),
        ("a student nods", None),
        ("S3: nods", None),
        ("A: b", None),
        ("0: nobody", None),
    ],
)
def test_what_the_head_of_a_line_chooses_while_it_is_typed(line: str, choice: Led | None) -> None:
    assert led(line) == choice


def test_a_line_that_only_chooses_does_so_when_it_is_sent() -> None:
    assert led("3:", whole=True) == Led("O3", None, "")
    assert led("b:", whole=True) == Led(None, "b", "")


def test_it_begins_with_the_first_observer_and_the_first_pile_that_was_talked_about() -> None:
    story = seated().tell(OpenStage("wellbeing"))
    assert first_sheet(story.state) == Sheet("O1", "wellbeing")
    assert first_sheet(Story().state) == Sheet("", "")


def test_the_next_paper_goes_round() -> None:
    state = seated().state
    assert [next_observer(state, "O1", 1), next_observer(state, "O2", 1), next_observer(state, "O1", -1)] == [
        "O2",
        "O1",
        "O2",
    ]
    assert next_observer(Story().state, "", 1) == ""


def paper(note_id: str, author: str = "O1", text: str = "text") -> Paper:
    return Paper(note_id, author, "binding", Typed("observation", text), 349.999)


def test_walking_back_stops_at_the_first_and_ends_past_the_last() -> None:
    papers = (paper("a"), paper("b"))
    assert neighbour(papers, "", -1) == "b"
    assert neighbour(papers, "b", -1) == "a"
    assert neighbour(papers, "a", -1) == "a"
    assert neighbour(papers, "b", 1) == ""
    assert neighbour((), "", -1) == ""


def test_while_closed_only_what_was_typed_in_here_is_shown_and_once_open_what_is_on_record_too() -> None:
    story = in_break()
    written = WriteNote("old", "O2", "question", source="paper", at_s=349.999)
    story.do(written, "A", {"text": "why"})
    sheet = Sheet("O1", "binding", (paper("new"),))
    story.do(OpenTablecloths())
    shown = shown_papers(sheet, story.state, lambda seq: story.bodies[seq]["text"])
    old = Paper("old", "O2", "binding", Typed("question", "why"), 349.999, kept="saved", on_record=True)
    assert shown == (old, paper("new"))


def test_what_is_on_its_way_stands_over_what_is_on_record_and_who_withdrew_is_gone() -> None:
    story = in_break()
    story.do(WriteNote("n", "O1", "observation", source="paper", at_s=349.999), "A", {"text": "old text"})
    story.do(OpenTablecloths())
    on_its_way = paper("n", text="new text")
    sheet = Sheet("O1", "binding", (on_its_way,))
    assert shown_papers(sheet, story.state, lambda _: "old text") == (on_its_way,)
    story.do(WithdrawConsent("O1"))
    assert shown_papers(sheet, story.state, lambda _: "") == ()


def test_what_was_typed_in_here_stands_for_a_text_that_is_fetched_and_none_comes_without_its_own() -> None:
    story = in_break()
    for note_id in ("here", "elsewhere"):
        write = WriteNote(note_id, "O1", "observation", source="paper", at_s=349.999)
        story.do(write, "A", {"text": note_id})
    story.do(OpenTablecloths())
    typed = replace(paper("here"), kept="saved", on_record=True)
    assert shown_papers(Sheet("O1", "binding", (typed,)), story.state, lambda _: None) == (typed,)
