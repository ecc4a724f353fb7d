from __future__ import annotations

from math import inf, nan

import pytest
from immutables import Map

from fishbowl.core.anew import replace
from fishbowl.core.base import Actor
from fishbowl.core.moments import MarkMoment, Moment, MomentMarked, MomentMoved, MoveMoment
from fishbowl.core.notes import (
    CorrectNote,
    FlagName,
    NameFlagged,
    NoteCommand,
    NoteCorrected,
    NoteRetracted,
    NoteWritten,
    OpenTablecloths,
    RetractNote,
    TableclothsOpened,
    WriteNote,
)
from fishbowl.core.people import RecordConsent, WithdrawConsent
from fishbowl.core.session import EndSession
from fishbowl.core.stages import OpenStage
from fishbowl.core.tablecloths import Count, Note
from tests.support.story import Story, seated
from tests.support.tiny import FISHBOWL, PROFESSIONAL

QUOTE = WriteNote("n1", "O1", "quote", speaker="S1", typed_s=95)


@pytest.fixture
def story() -> Story:
    return seated(without_consent="S4").tell(OpenStage("binding"), 100)


def test_a_note_keeps_both_its_times(story: Story) -> None:
    assert story.do(QUOTE, "O1", words=True) == (NoteWritten("n1", "O1", "quote", "S1", "typed", 95),)
    seq = story.state.seq
    assert story.state.notes.by_id == Map(
        {
            "n1": Note(
                "n1",
                "O1",
                "quote",
                "S1",
                "typed",
                at_s=95,
                typed_s=95,
                sent_s=100,
                first_seq=seq,
                seq=seq,
                typed_by="O1",
            )
        }
    )
    assert story.state.notes.counts == Map({"O1": Count(1, 0, 100)})


@pytest.mark.parametrize(
    ("typed_s", "at_s", "placed_s"),
    [
        (None, None, 100),
        (95, None, 95),
        (95, 20, 20),
        (101, None, 100),
        (None, 5000, 100),
        (-3, None, 0),
        (None, -inf, 0),
        (nan, None, 100),
        (None, nan, 100),
    ],
)
def test_a_note_lies_within_the_session(
    story: Story, typed_s: float | None, at_s: float | None, placed_s: float
) -> None:
    (written,) = story.do(WriteNote("n1", "O1", "observation", typed_s=typed_s, at_s=at_s), "O1")
    assert isinstance(written, NoteWritten)
    assert all(s is None or 0 <= s <= 100 for s in (written.typed_s, written.at_s))
    assert (story.log[-1].occurred_s, story.state.notes.by_id["n1"].at_s) == (placed_s, placed_s)


def test_notes_are_counted_by_author_as_they_stand(story: Story) -> None:
    story.tell(
        ("O1", QUOTE),
        ("O1", WriteNote("n2", "O1", "question")),
        ("O2", WriteNote("n3", "O2", "question")),
        110,
        ("O1", CorrectNote("n1", "question")),
        ("O2", RetractNote("n3")),
    )
    assert story.state.notes.counts == Map({"O1": Count(2, 2, 100), "O2": Count(0, 0, 100)})
    assert [note.id for note in story.state.notes.in_order] == ["n1", "n2"]


def test_a_correction_is_a_new_version_in_the_same_place(story: Story) -> None:
    story.do(QUOTE, "O1", words=True)
    first = story.state.seq
    assert story.at(130).do(CorrectNote("n1", "check", "S2"), "O1", words=True) == (
        NoteCorrected("n1", "O1", "check", "S2"),
    )
    assert story.state.notes.by_id["n1"] == Note(
        "n1",
        "O1",
        "check",
        "S2",
        "typed",
        95,
        95,
        100,
        first_seq=first,
        seq=first + 1,
        typed_by="O1",
        versions=2,
    )


def test_a_name_is_flagged_and_unflagged(story: Story) -> None:
    story.do(QUOTE, "O1")
    assert story.do(FlagName("n1"), "O1") == (NameFlagged("n1"),)
    assert story.state.notes.by_id["n1"].names_someone
    assert story.do(FlagName("n1", flagged=False), "O1") == (NameFlagged("n1", False),)
    assert not story.state.notes.by_id["n1"].names_someone


def test_a_retracted_note_is_out_of_reach(story: Story) -> None:
    story.do(QUOTE, "O1")
    assert story.do(RetractNote("n1"), "O1") == (NoteRetracted("n1"),)
    for command in (CorrectNote("n1", "quote"), RetractNote("n1"), FlagName("n1")):
        assert story.refusal(command, "O1").key == "errors.no_such_note"


@pytest.mark.parametrize("actor", ["O2", "M", "A"])
@pytest.mark.parametrize("command", [CorrectNote("n1", "check"), RetractNote("n1"), FlagName("n1")])
def test_a_note_is_its_authors(story: Story, actor: Actor, command: NoteCommand) -> None:
    story.do(QUOTE, "O1")
    assert story.refusal(command, actor).key == "errors.no_such_note"


def test_nobody_writes_on_anothers_tablecloth(story: Story) -> None:
    for actor, command in (
        ("O2", WriteNote("n1", "O1", "observation")),
        ("A", WriteNote("n1", "O1", "observation")),
        ("O2", WriteNote("n1", "O1", "observation", source="paper")),
        ("A", WriteNote("n1", "S1", "observation", source="paper")),
        ("A", WriteNote("n1", "M", "observation", source="paper")),
    ):
        assert story.refusal(command, actor).key == "errors.own_tablecloth_only"


def test_an_observer_must_be_in_the_session(story: Story) -> None:
    assert story.refusal(WriteNote("n1", "O9", "observation"), "O9").key == "errors.no_such_person"
    paper = WriteNote("n1", "O9", "observation", source="paper")
    assert story.refusal(paper, "A").key == "errors.no_such_person"


def test_a_note_id_is_used_once(story: Story) -> None:
    story.do(QUOTE, "O1")
    assert story.refusal(WriteNote("n1", "O2", "observation"), "O2").key == "errors.note_exists"


def test_the_crew_keeps_notes_of_its_own(story: Story) -> None:
    assert story.do(WriteNote("n1", "M", "observation"), "M") == (NoteWritten("n1", "M", "observation"),)
    assert story.do(WriteNote("n2", "A", "observation"), "A") == (NoteWritten("n2", "A", "observation"),)


def test_paper_is_typed_in_and_mended_by_the_crew(story: Story) -> None:
    paper = WriteNote("n1", "O1", "question", source="paper", at_s=40)
    assert story.do(paper, "A") == (NoteWritten("n1", "O1", "question", None, "paper", None, 40),)
    assert story.do(CorrectNote("n1", "check"), "M") == (NoteCorrected("n1", "O1", "check"),)
    assert story.do(RetractNote("n1"), "O1") == (NoteRetracted("n1"),)


class TestConsent:
    def test_who_gave_none_is_not_quoted(self, story: Story) -> None:
        by_four = WriteNote("n1", "O1", "quote", speaker="S4")
        refused = story.refusal(by_four, "O1")
        assert (refused.key, refused.params) == ("errors.quote_without_consent", {"person": "S4"})
        story.do(WriteNote("n1", "O1", "quote"), "O1")
        assert story.refusal(CorrectNote("n1", "quote", "S4"), "O1").key == "errors.quote_without_consent"
        story.do(RecordConsent("S4", "1", "paper"))
        assert story.do(CorrectNote("n1", "quote", "S4"), "O1") == (NoteCorrected("n1", "O1", "quote", "S4"),)

    def test_who_is_unknown_is_not_quoted(self, story: Story) -> None:
        unknown = WriteNote("n1", "O1", "quote", speaker="S9")
        assert story.refusal(unknown, "O1").key == "errors.no_such_person"

    def test_an_observer_who_withdrew_writes_no_more(self, story: Story) -> None:
        story.tell(("O1", QUOTE), WithdrawConsent("O1"))
        refused = story.refusal(WriteNote("n2", "O1", "observation"), "O1")
        assert (refused.key, refused.params) == ("errors.consent_was_withdrawn", {"person": "O1"})
        paper = WriteNote("n2", "O1", "observation", source="paper")
        assert story.refusal(paper, "A").key == "errors.consent_was_withdrawn"

    def test_words_concern_their_author_and_their_speaker(self, story: Story) -> None:
        (written,) = story.do(QUOTE, "O1")
        (corrected,) = story.do(CorrectNote("n1", "quote", "S2"), "O1")
        assert (written.about(), corrected.about()) == (("O1", "S1"), ("O1", "S2"))


def test_who_withdrew_corrects_nothing_any_more(story: Story) -> None:
    story.tell(("O1", QUOTE), WithdrawConsent("O1"))
    refused = story.refusal(CorrectNote("n1", "observation"), "O1")
    assert (refused.key, refused.params) == ("errors.consent_was_withdrawn", {"person": "O1"})
    assert story.do(RetractNote("n1"), "O1") == (NoteRetracted("n1"),)


def test_to_leave_the_speaker_out_is_no_advice_for_words_of_who_withdrew(story: Story) -> None:
    story.tell(WithdrawConsent("S2"))
    refused = story.refusal(WriteNote("n9", "O1", "quote", "S2"), "O1")
    assert (refused.key, refused.params) == ("errors.consent_was_withdrawn", {"person": "S2"})


class TestOpening:
    def test_too_early_is_too_early(self, story: Story) -> None:
        assert story.refusal(OpenTablecloths()).key == "errors.tablecloths_too_early"

    def test_from_the_break_on_they_open_once_and_for_good(self, story: Story) -> None:
        story.tell(OpenStage("break"), 110)
        assert story.state.notes.opened_s is None, "reaching the break opens nothing by itself"
        assert story.do(OpenTablecloths(), "A") == (TableclothsOpened(),)
        assert story.state.notes.opened_s == 110
        assert story.refusal(OpenTablecloths()).key == "errors.tablecloths_open_already"
        assert story.at(200).tell(OpenStage("binding")).state.notes.opened_s == 110

    def test_where_no_stage_was_reached_the_end_opens_them(self, story: Story) -> None:
        story.do(EndSession())
        assert story.do(OpenTablecloths()) == (TableclothsOpened(),)

    def test_who_skips_the_break_opens_them_in_the_question_round(self, story: Story) -> None:
        story.tell(OpenStage("observer_questions"))
        assert story.do(OpenTablecloths()) == (TableclothsOpened(),)

    def test_a_deck_behind_the_break_does_not_open_them(self) -> None:
        """Where the break is skipped and participants go on talking, nothing is past it."""
        *before, pause, questions, closing = FISHBOWL.stages
        deck = replace(before[-1], id="another", cards=())
        story = seated(protocol=replace(FISHBOWL, stages=(*before, pause, deck, questions, closing)))
        story.tell(OpenStage("binding"), 60, OpenStage("another"))
        assert story.refusal(OpenTablecloths()).key == "errors.tablecloths_too_early"

    def test_professionals_open_theirs_at_the_closing(self) -> None:
        story = seated(protocol=PROFESSIONAL).tell(OpenStage("works"))
        assert story.refusal(OpenTablecloths()).key == "errors.tablecloths_too_early"
        story.do(OpenStage("closing"))
        assert story.do(OpenTablecloths()) == (TableclothsOpened(),)

    def test_no_observer_opens_them(self, story: Story) -> None:
        story.do(OpenStage("break"))
        assert story.refusal(OpenTablecloths(), "O1").key == "errors.not_for_this_role"

    def test_once_open_the_crew_flags_names_in_any_note(self, story: Story) -> None:
        story.tell(("O1", QUOTE), OpenStage("break"), OpenTablecloths())
        assert story.do(FlagName("n1"), "A") == (NameFlagged("n1"),)
        assert story.refusal(FlagName("n1"), "O2").key == "errors.no_such_note"
        assert story.refusal(CorrectNote("n1", "check"), "A").key == "errors.no_such_note"
        story.do(RetractNote("n1"), "O1")
        assert story.refusal(FlagName("n1"), "A").key == "errors.no_such_note"


class TestMoments:
    def test_a_moment_is_marked_back(self, story: Story) -> None:
        assert story.do(MarkMoment("m1", 10, names_someone=True), "A", words=True) == (
            MomentMarked("m1", 10, True),
        )
        assert story.log[-1].occurred_s == 90
        moment = Moment("m1", "A", 90, story.state.seq, has_words=True, names_someone=True)
        assert story.state.moments.in_order == (moment,)

    @pytest.mark.parametrize(("back_s", "at_s"), [(0, 100), (101, 0), (inf, 0), (-5, 100), (nan, 100)])
    def test_a_moment_lies_within_the_session(self, story: Story, back_s: float, at_s: float) -> None:
        story.do(MarkMoment("m1", back_s))
        assert story.state.moments.by_id["m1"].at_s == at_s

    @pytest.mark.parametrize(("to_s", "at_s"), [(30, 30), (-1, 0), (500, 100), (nan, 100)])
    def test_a_moment_can_be_moved(self, story: Story, to_s: float, at_s: float) -> None:
        story.do(MarkMoment("m1", 10))
        assert story.do(MoveMoment("m1", to_s)) == (MomentMoved("m1", at_s),)
        assert story.state.moments.by_id["m1"].at_s == at_s

    def test_moments_are_in_the_order_in_which_they_fell(self, story: Story) -> None:
        story.tell(MarkMoment("m1"), MarkMoment("m2", 50), MarkMoment("m3", 50))
        assert [moment.id for moment in story.state.moments.in_order] == ["m2", "m3", "m1"]

    def test_refusals(self, story: Story) -> None:
        assert seated().refusal(MarkMoment("m1")).key == "errors.not_started"
        assert story.refusal(MoveMoment("m1", 5)).key == "errors.no_such_moment"
        story.do(MarkMoment("m1"))
        assert story.refusal(MarkMoment("m1")).key == "errors.moment_exists"
        assert story.refusal(MarkMoment("m2"), "O1").key == "errors.not_for_this_role"
