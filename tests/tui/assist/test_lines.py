"""The assistant's desk in lines: who speaks now, large; what lies on the table; counts and never words."""

from __future__ import annotations

from fishbowl.core.cards import DrawCard
from fishbowl.core.moments import MarkMoment
from fishbowl.core.notes import OpenTablecloths, WriteNote
from fishbowl.core.people import MarkAttendance
from fishbowl.core.session import EndSession, PauseSession, ResumeSession
from fishbowl.core.stages import OpenStage
from fishbowl.core.state import SessionState
from fishbowl.core.turns import NOBODY, MarkSpeaker
from fishbowl.tui.assist.lines import Banner, banner, banner_lines, cloths_line, stage_lines
from fishbowl.tui.live import Look
from fishbowl.tui.pieces import text_of, texts
from fishbowl.tui.view import Desk, View
from tests.support.story import MADE_AT, Story, seated


def seen(story: Story, width: int = 60, height: int = 12, state: SessionState | None = None) -> View:
    look = Look(state or story.state, story.now_s, lambda s: MADE_AT + s)
    return View(look, Desk(), width, height)


def test_who_speaks_now_is_named_with_how_long() -> None:
    story = seated().tell(OpenStage("binding"), 10, MarkSpeaker("S2"), 52)
    assert banner(seen(story).look) == Banner("S2 speaks   0:42", "strong", speaks=True)
    story.tell(MarkSpeaker(NOBODY), 60)
    assert banner(seen(story).look) == Banner("nobody speaks   0:08", "strong")


def test_a_pause_that_was_entered_afterwards_does_not_count_as_speech() -> None:
    story = seated().tell(OpenStage("binding"), 10, MarkSpeaker("S2"), 20, PauseSession(), 50)
    assert banner(seen(story).look) == Banner("PAUSED   0:30", "warn")
    story.tell(ResumeSession(), 55)
    assert banner(seen(story).look) == Banner(
        "Who speaks? 1–4, 0 is nobody. Tracking is not a must.", "faint"
    )


def test_someone_without_consent_is_never_named() -> None:
    story = seated(without_consent="S3").tell(OpenStage("binding"), MarkSpeaker("S3"), 5)
    assert banner(seen(story).look) == Banner("someone without consent   0:05", "strong", speaks=True)


def test_after_three_minutes_without_a_tap_it_says_so() -> None:
    story = seated().tell(OpenStage("binding"), 10, MarkSpeaker("S2"), 191)
    assert banner(seen(story).look) == Banner("not tracked since 14:00: who speaks?", "warn")


def test_before_and_after_nobody_is_asked_for() -> None:
    story = seated()
    assert banner(seen(story).look) == Banner("The session has not started yet.", "faint")
    story.tell(OpenStage("binding"), EndSession())
    assert banner(seen(story).look) == Banner("The session has ended.", "faint")


def test_in_the_break_nobody_is_asked_who_speaks() -> None:
    story = seated().tell(OpenStage("binding"), 10, MarkSpeaker("S2"), 300, OpenStage("break"))
    assert banner(seen(story).look) == Banner("Break: who talks needs no tracking now.", "faint")


def test_the_banner_is_a_block_as_wide_as_the_terminal() -> None:
    story = seated().tell(OpenStage("binding"), MarkSpeaker("S2"))
    lines = banner_lines(seen(story, width=30, height=3))
    assert texts(lines) == [" " * 30, "       S2 speaks   0:00       ", " " * 30]
    assert {piece.tone for row in lines for piece in row} == {"strong"}
    assert texts(banner_lines(seen(story, width=10, height=1))) == ["S2 speaks…"]


def test_the_card_on_the_table_is_shown_and_without_one_that_there_is_none() -> None:
    story = seated().tell(OpenStage("binding"), 10)
    shown = texts(stage_lines(seen(story)))
    assert shown[0].startswith("─ Connection ─")
    assert shown[1] == " There is no card on the table."
    story.tell(DrawCard(), 40)
    shown = texts(stage_lines(seen(story)))
    assert shown[0].startswith("─ Connection · card 1 ─")
    assert shown[0].endswith(" 0:30 ─")
    assert " What ties you to Hanze?" in shown


def test_the_checklist_of_a_stage_without_cards_is_shown() -> None:
    story = seated().tell(OpenStage("welcome"))
    assert any("Explain." in row for row in texts(stage_lines(seen(story))))


def test_tablecloths_are_counted_and_never_shown() -> None:
    story = seated(4, 2).tell(OpenStage("binding"), 30)
    story.do(WriteNote("n", "O1", "question"), "O1", {"text": "secret"})
    story.do(MarkMoment("m"), "A")
    assert text_of(cloths_line(seen(story))).rstrip() == " tablecloths (closed): O1 1  O2 –   1 moment"
    story.tell(OpenStage("break"), OpenTablecloths(), MarkAttendance("O2", "absent"))
    assert text_of(cloths_line(seen(story))).rstrip() == " tablecloths (open): O1 1  O2 –   1 moment"
