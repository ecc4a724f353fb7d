"""Which cards and questions were reached, in which order, for how long, and by whom."""

from __future__ import annotations

from pathlib import Path

from fishbowl.core.cards import DrawCard, MarkAnsweredEarlier, PutBackCard
from fishbowl.core.questions import CoverTopic, MarkQuestion, UseProbe
from fishbowl.core.session import PauseSession, ResumeSession, Undo
from fishbowl.core.stages import OpenStage
from tests.support.held import Held
from tests.support.tiny import PROFESSIONAL


def test_cards_in_the_order_drawn_then_those_that_never_lay_there(tmp_path: Path) -> None:
    with Held(tmp_path) as held:
        held.at(10, "M", OpenStage("binding"))
        held.at(20, "T", DrawCard())
        held.at(50, "T", PutBackCard())
        held.at(60, "M", DrawCard("binding/past"))
        held.at(70, "M", PauseSession())
        held.at(80, "M", ResumeSession())
        held.at(100, "T", DrawCard())
        held.at(130, "M", MarkAnsweredEarlier("wellbeing/help"))
        held.at(140, "T", OpenStage("wellbeing"))
        rows = held.record().cards
    assert [
        (row.card, row.status, row.order, row.by, row.seconds, row.answered and row.answered.s)
        for row in rows
    ] == [
        ("binding/now", "put_back", 1, "T", 30.0, None),
        ("binding/past", "drawn", 2, "M", 30.0, None),
        ("binding/now", "drawn", 3, "T", 40.0, None),
        ("wellbeing/you", "not_reached", None, None, None, None),
        ("wellbeing/help", "answered_earlier", None, None, None, 130.0),
    ]
    assert rows[0].text == "What ties you to Hanze?"
    assert rows[2].to is not None
    assert (rows[2].to.s, rows[2].to.stage_s) == (140.0, 120.0)  # on the clock of its own deck


def test_a_card_on_the_table_has_no_end_yet(tmp_path: Path) -> None:
    with Held(tmp_path) as held:
        held.at(10, "M", OpenStage("binding"))
        held.at(20, "T", DrawCard())
        held.at(50, "M", MarkAnsweredEarlier("binding/past"))
        row = held.record().cards[0]
    assert (row.status, row.seconds, row.to) == ("drawn", 30.0, None)


def test_a_draw_that_was_taken_back_is_in_the_log_alone(tmp_path: Path) -> None:
    with Held(tmp_path) as held:
        held.at(10, "M", OpenStage("binding"))
        held.at(20, "T", DrawCard())
        held.at(21, "T", Undo())
        record = held.record()
    assert {row.status for row in record.cards} == {"not_reached"}
    drawn = [(row.kind, row.retracted) for row in record.events if row.kind in ("CardDrawn", "Retracted")]
    assert drawn == [("CardDrawn", True), ("Retracted", False)]


def test_questions_of_the_guide_with_probes_and_topics(tmp_path: Path) -> None:
    with Held(tmp_path, PROFESSIONAL) as held:
        held.at(10, "M", OpenStage("works"))
        held.at(20, "M", MarkQuestion("done", "asked"))
        held.at(30, "M", UseProbe("done", "for_whom"))
        held.at(40, "M", CoverTopic("ties", "staff"))
        held.at(60, "M", MarkQuestion("reach", "asked"))
        held.at(70, "M", MarkQuestion("done", "asked"))
        held.at(90, "M", OpenStage("closing"))
        record = held.record()
    assert [
        (r.question, r.under, r.additional, r.status, r.times, r.seconds, r.from_ and r.from_.s, r.probes)
        for r in record.questions
    ] == [
        ("done", None, False, "asked", 2, 60.0, 20.0, ("for_whom",)),
        ("effect", None, True, "not_reached", 0, 0.0, None, ()),
        ("reach", "effect", False, "asked", 1, 10.0, 60.0, ()),
    ]
    assert [(row.probe, row.letter, row.used and row.used.s) for row in record.probes] == [
        ("for_whom", "", 30.0),
        ("measured", "a", None),
    ]
    assert [(row.topic, row.heard, row.at and row.at.s) for row in record.topics] == [
        ("staff", "heard", 40.0),
        ("peers", "open", None),
    ]


def test_a_question_that_was_opened_again_was_not_reached(tmp_path: Path) -> None:
    with Held(tmp_path, PROFESSIONAL) as held:
        held.at(10, "M", OpenStage("works"))
        held.at(20, "M", MarkQuestion("done", "skipped"))
        held.at(30, "M", MarkQuestion("done", "open"))
        held.at(40, "M", MarkQuestion("effect", "answered_earlier"))
        rows = held.record().questions
    assert [(row.status, row.marked and row.marked.s) for row in rows] == [
        ("not_reached", None),
        ("answered_earlier", 40.0),
        ("not_reached", None),
    ]
