from __future__ import annotations

import pytest

from fishbowl.core.notes import CorrectNote, OpenTablecloths, RetractNote, WriteNote
from fishbowl.core.parked import (
    Fate,
    MergeQuestion,
    OrderQuestions,
    ParkedCommand,
    ParkedQuestionAnswered,
    ParkedQuestionAsked,
    ParkedQuestionLeft,
    Put,
    PutQuestion,
    QuestionMerged,
    QuestionsOrdered,
    QuestionTagged,
    SettleAnswered,
    SettleLeft,
    TagQuestion,
    parked_questions,
    standing_questions,
)
from fishbowl.core.people import WithdrawConsent
from fishbowl.core.session import EndSession
from fishbowl.core.stages import OpenStage
from fishbowl.core.turns import UNATTRIBUTED
from tests.support.story import Story, seated

WRITTEN: tuple[tuple[str, WriteNote], ...] = (
    ("O2", WriteNote("q2", "O2", "question")),
    ("O1", WriteNote("q1", "O1", "question")),
    ("O1", WriteNote("q3", "O1", "question")),
    ("O1", WriteNote("n1", "O1", "observation")),
    ("M", WriteNote("m1", "M", "question")),
)


@pytest.fixture
def closed() -> Story:
    return seated(without_consent="S4").tell(OpenStage("binding"), *WRITTEN, 100, OpenStage("break"))


@pytest.fixture
def story(closed: Story) -> Story:
    return closed.tell(OpenTablecloths())


def ids(story: Story) -> list[str]:
    return [note.id for note in parked_questions(story.state)]


def fate(story: Story, note_id: str) -> Fate:
    return story.state.parked.fate(note_id)


def test_with_nothing_done_the_order_is_by_seat_then_by_time(story: Story) -> None:
    assert ids(story) == ["q1", "q3", "q2"]


@pytest.mark.parametrize(
    "command",
    [
        TagQuestion("q1", "clarifying"),
        MergeQuestion("q1", "q2"),
        OrderQuestions(("q2",)),
        PutQuestion("q1"),
        SettleAnswered("q1"),
        SettleLeft("q1", "time"),
    ],
)
def test_closed_tablecloths_show_no_questions(closed: Story, command: ParkedCommand) -> None:
    assert closed.refusal(command).key == "errors.tablecloths_closed"


def test_questions_are_tagged(story: Story) -> None:
    assert story.do(TagQuestion("q1", "deepening"), "A") == (QuestionTagged("q1", "deepening"),)
    assert fate(story, "q1") == Fate(tag="deepening")
    story.do(TagQuestion("q1", None))
    assert fate(story, "q1") == Fate()


def test_questions_are_put_in_order_by_hand_and_the_rest_follows(story: Story) -> None:
    assert story.do(OrderQuestions(("q2", "q3"))) == (QuestionsOrdered(("q2", "q3")),)
    assert ids(story) == ["q2", "q3", "q1"]


@pytest.mark.parametrize("note", ["n1", "m1", "nothing"])
def test_only_observers_questions_can_be_asked(story: Story, note: str) -> None:
    for command in (TagQuestion(note, None), OrderQuestions((note,)), PutQuestion(note)):
        assert story.refusal(command).key == "errors.no_such_question"


class TestMerging:
    def test_two_that_ask_the_same_are_one_until_taken_apart(self, story: Story) -> None:
        assert story.do(MergeQuestion("q2", "q1")) == (QuestionMerged("q2", "q1"),)
        assert ids(story) == ["q1", "q3"]
        assert story.do(MergeQuestion("q2", None)) == (QuestionMerged("q2", None),)
        assert ids(story) == ["q1", "q3", "q2"]

    @pytest.mark.parametrize(("note", "into"), [("q1", "q1"), ("q1", "q2"), ("q1", "q3"), ("q3", "q2")])
    def test_but_not_in_a_circle_or_a_chain(self, story: Story, note: str, into: str) -> None:
        story.do(MergeQuestion("q2", "q1"))
        assert story.refusal(MergeQuestion(note, into)).key == "errors.merge_in_circle"

    def test_a_question_into_which_others_went_comes_apart_when_it_is_gone(self, story: Story) -> None:
        story.tell(MergeQuestion("q2", "q1"), ("O1", RetractNote("q1")))
        assert ids(story) == ["q3", "q2"]
        assert story.do(MergeQuestion("q3", "q2")) == (QuestionMerged("q3", "q2"),)

    def test_what_is_no_question_any_more_asks_nothing(self, story: Story) -> None:
        story.tell(MergeQuestion("q2", "q1"), ("O1", CorrectNote("q1", "own_view")))
        assert ids(story) == ["q3", "q2"]


class TestAsking:
    def test_asked_answered_and_by_whom(self, story: Story) -> None:
        assert story.at(200).do(PutQuestion("q1", ("S1",))) == (ParkedQuestionAsked("q1", ("S1",)),)
        assert story.state.parked.current == Put("q1", 200)
        assert story.at(230).do(SettleAnswered("q1", ("S1", "S2"))) == (
            ParkedQuestionAnswered("q1", ("S1", "S2")),
        )
        assert fate(story, "q1") == Fate(
            "answered", asked_s=200, to=("S1",), answered_by=("S1", "S2"), settled_s=230
        )
        assert story.state.parked.spans == (Put("q1", 200, 230),)

    def test_who_gave_no_consent_answers_without_a_name(self, story: Story) -> None:
        story.do(PutQuestion("q1"))
        (answered,) = story.do(SettleAnswered("q1", ("S4", "S1", "S4")))
        assert answered == ParkedQuestionAnswered("q1", (UNATTRIBUTED, "S1"))

    def test_left_over_with_a_reason(self, story: Story) -> None:
        story.at(300)
        assert story.do(SettleLeft("q2", "time")) == (ParkedQuestionLeft("q2", "time"),)
        assert fate(story, "q2") == Fate("left", settled_s=300, left_reason="time")

    def test_what_was_left_may_be_asked_after_all_and_the_other_way_round(self, story: Story) -> None:
        story.tell(TagQuestion("q1", "new_topic"), SettleLeft("q1", "time"), 300, PutQuestion("q1"))
        assert fate(story, "q1") == Fate("asked", "new_topic", asked_s=300)
        story.tell(310, SettleAnswered("q1", ("S1",)), 320, SettleLeft("q1", "withdrawn"))
        assert fate(story, "q1") == Fate(
            "left", "new_topic", asked_s=300, settled_s=320, left_reason="withdrawn"
        )
        story.tell(330, SettleAnswered("q1", ("S2",)))
        assert fate(story, "q1") == Fate(
            "answered", "new_topic", asked_s=300, answered_by=("S2",), settled_s=330
        )

    def test_the_next_question_ends_the_one_before(self, story: Story) -> None:
        story.tell(200, PutQuestion("q1"), 260, PutQuestion("q2"))
        assert story.state.parked.spans == (Put("q1", 200, 260), Put("q2", 260))
        story.tell(270, SettleAnswered("q1"))
        assert story.state.parked.current == Put("q2", 260), "settling another leaves it standing"

    def test_a_question_its_observer_takes_back_is_no_longer_asked(self, story: Story) -> None:
        story.tell(200, PutQuestion("q1"), 210, ("O1", RetractNote("q1")))
        assert story.state.parked.spans == (Put("q1", 200, 210),)

    @pytest.mark.parametrize("end", [OpenStage("closing"), EndSession()])
    def test_the_stages_end_ends_it(self, story: Story, end: OpenStage | EndSession) -> None:
        assert story.tell(200, PutQuestion("q1"), 260, end).state.parked.spans == (Put("q1", 200, 260),)

    def test_after_the_end_a_question_can_still_be_left(self, story: Story) -> None:
        story.do(EndSession())
        assert story.do(SettleLeft("q1", "time")) == (ParkedQuestionLeft("q1", "time"),)
        assert story.refusal(PutQuestion("q1")).key == "errors.session_over"

    def test_refusals(self, story: Story) -> None:
        assert story.refusal(SettleAnswered("q1")).key == "errors.not_asked_yet"
        assert story.refusal(PutQuestion("q1", ("S9",))).key == "errors.no_such_person"
        story.do(PutQuestion("q1"))
        assert story.refusal(SettleAnswered("q1", ("S9",))).key == "errors.no_such_person"
        assert story.refusal(PutQuestion("q2"), "O2").key == "errors.not_for_this_role"


class TestOfWhoWithdrew:
    """A question is asked by who wrote it: with the consent of that person it goes."""

    def standing(self, story: Story) -> list[str]:
        return [note.id for note in standing_questions(story.state)]

    def test_a_question_that_waits_stands_no_more_and_stays_on_record(self, story: Story) -> None:
        story.tell(WithdrawConsent("O2"))
        assert (self.standing(story), ids(story)) == (["q1", "q3"], ["q1", "q3", "q2"])
        assert story.refusal(PutQuestion("q2")).key == "errors.consent_was_withdrawn"
        assert story.refusal(MergeQuestion("q1", "q2")).key == "errors.no_such_question"

    def test_what_became_of_a_question_stands(self, story: Story) -> None:
        story.tell(PutQuestion("q2"), SettleAnswered("q2"), WithdrawConsent("O2"))
        assert self.standing(story) == ["q1", "q3", "q2"]
        assert story.refusal(PutQuestion("q2")).key == "errors.consent_was_withdrawn"

    def test_one_that_was_merged_into_another_is_asked_with_it(self, story: Story) -> None:
        story.tell(MergeQuestion("q2", "q1"), WithdrawConsent("O2"))
        assert self.standing(story) == ["q1", "q3"]
        assert story.do(PutQuestion("q1")) == (ParkedQuestionAsked("q1"),)

    def test_one_into_which_others_went_leaves_them_standing_by_themselves(self, story: Story) -> None:
        story.tell(MergeQuestion("q1", "q2"), WithdrawConsent("O2"))
        assert self.standing(story) == ["q1", "q3"]
