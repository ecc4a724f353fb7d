"""The queue of parked questions: order, merging, who waits, who probably answered."""

from __future__ import annotations

from fishbowl.core.notes import OpenTablecloths, RetractNote, WriteNote
from fishbowl.core.parked import Fate, MergeQuestion, OrderQuestions, PutQuestion, SettleAnswered, SettleLeft
from fishbowl.core.people import MarkAttendance, WithdrawConsent
from fishbowl.core.stages import OpenStage
from fishbowl.core.turns import NOBODY, MarkSpeaker
from fishbowl.runtime.roles import view
from fishbowl.tui.questions.queue import (
    above,
    aimed_at,
    asked_now,
    here_at_table,
    moved,
    next_to,
    queue,
    spoke_since,
    unasked,
    waiting_by_observer,
)
from tests.support.story import Story, seated


def asked(*steps: object) -> Story:
    """a and c of O1, b and d of O2, written as c, b, a, d. The questions' stage is open at 100 s."""
    story = seated(4, 2).tell(OpenStage("welcome"), 10)
    for author, note_id, at_s in (("O1", "c", 9), ("O2", "b", 5), ("O1", "a", 3), ("O2", "d", 8)):
        story.do(WriteNote(note_id, author, "question", at_s=at_s), author, {"text": f"words of {note_id}"})
    story.tell(50, OpenStage("break"), OpenTablecloths(), 100, OpenStage("observer_questions"))
    return story.tell(*steps)  # type: ignore[arg-type]


def ids(story: Story) -> list[str]:
    return [each.note.id for each in queue(story.state)]


def test_with_nothing_done_the_order_is_by_seat_and_then_by_time() -> None:
    assert ids(asked()) == ["a", "c", "b", "d"]


def test_a_merged_question_stands_behind_the_one_that_took_it_and_shares_its_fate() -> None:
    story = asked(MergeQuestion("b", "c"), PutQuestion("c", ("S2",)))
    fate = Fate("asked", asked_s=100.0, to=("S2",))
    assert [(q.note.id, q.fate, q.under) for q in queue(story.state)] == [
        ("a", Fate(), None),
        ("c", fate, None),
        ("b", fate, "c"),
        ("d", Fate(), None),
    ]
    assert asked_now(story.state) == queue(story.state)[1]


def test_a_retracted_question_is_gone_and_one_merged_into_it_stands_by_itself_again() -> None:
    story = asked(MergeQuestion("b", "a"), ("O1", RetractNote("a")))
    assert ids(story) == ["c", "b", "d"]
    assert [q.under for q in queue(story.state)] == [None, None, None]


def test_the_cursor_rests_on_what_is_asked_then_on_what_waits() -> None:
    story = asked()
    found = queue(story.state)
    assert aimed_at(found, "") == found[0]
    assert aimed_at(found, "d") == found[3]
    assert aimed_at(found, "gone") == found[0]
    story.do(SettleLeft("a", "time"))
    assert aimed_at(queue(story.state), "") == queue(story.state)[1]
    story.do(PutQuestion("b"))
    assert aimed_at(queue(story.state), "") == queue(story.state)[2]
    assert aimed_at((), "") is None


def test_the_cursor_goes_round() -> None:
    found = queue(asked().state)
    assert [next_to(found, "", 1), next_to(found, "", -1), next_to(found, "d", 1)] == ["c", "d", "a"]
    assert next_to((), "", 1) == ""


def test_a_question_moves_one_place_and_not_past_the_ends() -> None:
    story = asked()
    assert moved(story.state, "c", -1) == ("c", "a", "b", "d")
    assert moved(story.state, "c", 1) == ("a", "b", "c", "d")
    assert moved(story.state, "a", -1) is None
    assert moved(story.state, "d", 1) is None
    story.do(OrderQuestions(("d", "c", "b", "a")))
    assert ids(story) == ["d", "c", "b", "a"]


def test_above_skips_merged_ones() -> None:
    found = queue(asked(MergeQuestion("c", "a")).state)
    assert above(found, "b") == "a"
    assert above(found, "a") is None


def test_how_many_wait_of_each_observer() -> None:
    story = asked(PutQuestion("b"), SettleAnswered("b", ("S1",)), SettleLeft("d", "other"))
    assert waiting_by_observer(queue(story.state)) == {"O1": 2, "O2": 0}


def test_a_merged_question_is_not_asked_by_itself() -> None:
    story = asked(MergeQuestion("b", "a"), PutQuestion("a"))
    assert [each.is_to_be_asked for each in queue(story.state)] == [False, False, True, True]


def test_who_spoke_since_it_was_asked_is_by_seat_and_never_nobody() -> None:
    story = asked(MarkSpeaker("S4"), 120, MarkSpeaker("S3"), 150, PutQuestion("a"), 160, MarkSpeaker(NOBODY))
    story.tell(170, MarkSpeaker("S1"), 180)
    assert spoke_since(story.state, 150.0) == ("S1", "S3")


def test_a_question_is_put_to_those_who_are_here() -> None:
    assert here_at_table(asked(MarkAttendance("S2", "left")).state) == ("S1", "S3", "S4")
    nobody_marked = asked(*(MarkAttendance(f"S{n}", "expected") for n in range(1, 5)))
    assert here_at_table(nobody_marked.state) == ("S1", "S2", "S3", "S4")


def test_what_is_still_to_be_asked_is_counted_without_reading_closed_tablecloths() -> None:
    closed = seated(4, 2).tell(OpenStage("welcome"), 10)
    closed.do(WriteNote("a", "O1", "question"), "O1", {"text": "why?"})
    closed.do(WriteNote("own", "M", "question"), "M", {"text": "mine"})
    assert unasked(view(closed.state, "M")) == 1
    story = asked(MergeQuestion("b", "c"), PutQuestion("c"), SettleLeft("a", "time"))
    assert unasked(view(story.state, "M")) == 1


def test_a_question_of_who_withdrew_is_not_among_those_to_choose_from_nor_counted() -> None:
    found = queue(asked(WithdrawConsent("O1")).state)
    assert [(q.note.id, q.is_gone, q.is_to_be_asked) for q in found] == [
        ("b", False, True),
        ("d", False, True),
        ("a", True, False),
        ("c", True, False),
    ]
    assert [next_to(found, "", 1), next_to(found, "d", 1), next_to(found, "a", 1)] == ["d", "b", "d"]
    assert above(found, "a") is None
    assert waiting_by_observer(found) == {"O1": 0, "O2": 2}
    everyone = queue(asked(WithdrawConsent("O1"), WithdrawConsent("O2")).state)
    assert aimed_at(everyone, "a") is None


def test_a_question_moves_past_those_that_are_gone() -> None:
    assert moved(asked(WithdrawConsent("O1")).state, "b", 1) == ("d", "b")


def test_leaving_the_stage_warns_of_no_question_of_who_withdrew() -> None:
    assert unasked(view(asked(WithdrawConsent("O1")).state, "M")) == 2
    closed = seated(4, 2).tell(OpenStage("welcome"), 10)
    closed.do(WriteNote("a", "O1", "question"), "O1", {"text": "why?"})
    closed.do(WriteNote("b", "O2", "question"), "O2", {"text": "who?"})
    closed.do(WithdrawConsent("O1"))
    assert unasked(view(closed.state, "M")) == 1
