"""Undo takes back the actor's own last command as if it had never been given, if nothing rests on it."""

from __future__ import annotations

from typing import get_args

import pytest
from immutables import Map

from fishbowl.core.anew import replace
from fishbowl.core.cards import DrawCard
from fishbowl.core.debrief import HandOutGift, WriteDebrief
from fishbowl.core.evolve import AnyEvent
from fishbowl.core.fold import fold
from fishbowl.core.interventions import Intervene
from fishbowl.core.moments import MarkMoment, MoveMoment
from fishbowl.core.notes import CorrectNote, FlagName, OpenTablecloths, WriteNote
from fishbowl.core.parked import MergeQuestion, OrderQuestions, PutQuestion, SettleAnswered, TagQuestion
from fishbowl.core.people import (
    AddPerson,
    DescribePerson,
    MarkAttendance,
    RecordConsent,
    RemovePerson,
    StayUnrecorded,
    TakeSeat,
    WithdrawConsent,
)
from fishbowl.core.questions import MarkQuestion
from fishbowl.core.recording import ConfirmRecording
from fishbowl.core.session import (
    ChangeSetup,
    EndSession,
    EnterPause,
    PauseSession,
    ResumeSession,
    Retracted,
    TakeConsole,
    Undo,
)
from fishbowl.core.stages import AddTime, ChooseOutcome, OpenStage, TickStep
from fishbowl.core.state import SessionState
from fishbowl.core.turns import MarkSpeaker
from fishbowl.text import explain
from tests.support.story import Step, Story, given, seated
from tests.support.tiny import PROFESSIONAL, SETUP

NOTE = ("O1", WriteNote("n1", "O1", "question"))


def settled(state: SessionState) -> SessionState:
    """The state without the one thing that an undone command leaves behind: how far the log goes."""
    return replace(state, seq=0)


def test_the_last_command_is_taken_back() -> None:
    story = given(OpenStage("binding"), 10)
    before = story.state
    story.tell(DrawCard())
    assert story.do(Undo()) == (Retracted("c3"),)
    assert settled(story.state) == settled(before)
    assert story.state.seq == len(story.log) == 4, "the log keeps both"


def test_undoing_twice_takes_back_two_and_then_there_is_nothing_left() -> None:
    story = given(AddTime("binding", 60), AddTime("closing", 60))
    assert story.do(Undo()) == (Retracted("c3"),)
    assert story.do(Undo()) == (Retracted("c2"),)
    assert story.state.stages.added_s == Map()
    assert story.refusal(Undo()).key == "errors.nothing_to_undo"


def test_what_was_done_after_an_undo_is_undone_first() -> None:
    story = given(AddTime("binding", 60), Undo(), AddTime("closing", 60))
    assert story.do(Undo()) == (Retracted("c4"),)
    assert story.refusal(Undo()).key == "errors.nothing_to_undo"


def test_a_command_is_undone_whole() -> None:
    story = given(OpenStage("binding"), 10)
    before = story.state
    assert len(story.do(DrawCard("wellbeing/you", "moderator"))) == 3
    story.do(Undo())
    assert settled(story.state) == settled(before)


def test_everyone_undoes_their_own() -> None:
    story = given(
        OpenStage("binding"), AddPerson("O1"), ("T", DrawCard()), NOTE, ("A", AddTime("binding", 60))
    )
    assert story.do(Undo(), "O1") == (Retracted("c5"),)
    assert story.do(Undo(), "T") == (Retracted("c4"),)
    assert story.do(Undo(), "A") == (Retracted("c6"),)
    assert story.refusal(Undo(), "A").key == "errors.nothing_to_undo"


def test_the_end_can_be_undone() -> None:
    story = given(OpenStage("binding"), 10, DrawCard(), 20)
    before = story.state
    story.tell(30, EndSession(), Undo())
    assert settled(story.state) == settled(before)


NOT_UNDOABLE = {
    "SessionCreated",
    "ConsoleTaken",
    "ConsoleLeft",
    "Retracted",
    "ConsentRecorded",
    "ConsentWithdrawn",
    "TableclothsOpened",
    "RecordingStarted",
    "RecordingPaused",
    "RecordingResumed",
    "RecordingStopped",
    "TranscriptionLanguageSet",
    "TranscriptAdded",
    "UtteranceAdded",
    "UtteranceCorrected",
    "UtteranceDropped",
    "TranscriptRemoved",
    "AnchorPlaced",
    "AnchorRemoved",
    "GapAdded",
    "WordsRedacted",
}


def test_consent_cues_the_opening_the_seat_and_transcripts_can_not_be_undone() -> None:
    assert {kind.__name__ for kind in get_args(AnyEvent) if not kind.undoable} == NOT_UNDOABLE


@pytest.mark.parametrize(
    "steps",
    [
        (AddPerson("S1"), RecordConsent("S1", "1", "paper"), WithdrawConsent("S1")),
        (OpenStage("break"), OpenTablecloths()),
    ],
)
def test_undo_does_not_reach_behind_them_to_what_they_rest_on(steps: tuple[Step, ...]) -> None:
    assert given(*steps).refusal(Undo()).key == "errors.undo_built_upon"


def test_undo_leaves_them_and_takes_what_came_before() -> None:
    story = given(AddTime("binding", 60), TakeConsole("one"), ConfirmRecording("video", "en"))
    assert story.do(Undo()) == (Retracted("c2"),)
    assert (story.state.session.console_id, story.state.recording.status) == ("one", "running")


BUILT_UPON: list[tuple[str, Step, tuple[Step, ...]]] = [
    ("StageOpened", OpenStage("wellbeing"), (("A", MarkSpeaker("S1")),)),
    ("StageOpened", OpenStage("wellbeing"), (("T", DrawCard()),)),
    ("StageOpened", OpenStage("wellbeing"), (("A", OpenStage("closing")),)),
    ("StageOpened", OpenStage("wellbeing"), (("A", PauseSession()),)),
    ("StageOpened", OpenStage("wellbeing"), (("A", ChooseOutcome("keep")),)),
    ("StageOpened", OpenStage("break"), (("A", OpenTablecloths()),)),
    ("CardDrawn", DrawCard(), (10, ("T", DrawCard()))),
    ("CardDrawn", DrawCard(), (("A", OpenStage("break")),)),
    ("SpeakerMarked", MarkSpeaker("S1"), (10, ("A", MarkSpeaker("S2")))),
    ("SpeakerMarked", ("A", MarkSpeaker("S1")), (EndSession(),)),
    ("PersonAdded", AddPerson("S8"), (("A", MarkAttendance("S8", "present")),)),
    ("PersonAdded", AddPerson("S8"), (("A", TakeSeat("S8", 2)),)),
    ("PersonAdded", AddPerson("S8"), (("A", RecordConsent("S8", "1", "paper")),)),
    ("PersonAdded", AddPerson("S8"), (("A", StayUnrecorded("S8")),)),
    ("PersonAdded", AddPerson("S8"), (("A", DescribePerson("S8")),)),
    ("PersonAdded", AddPerson("S8"), (("A", RemovePerson("S8")),)),
    ("PersonAdded", AddPerson("S8"), (("A", Intervene("bring_in", "S8")),)),
    ("PersonAdded", AddPerson("S8"), (("A", HandOutGift("S8")),)),
    ("PersonAdded", AddPerson("O8"), (("O8", WriteNote("n8", "O8", "observation")),)),
    ("StayedUnrecorded", StayUnrecorded("S4"), (("A", RecordConsent("S4", "1", "paper")),)),
    ("AttendanceMarked", MarkAttendance("S4", "late"), (("A", MarkAttendance("S4", "left")),)),
    ("MomentMarked", MarkMoment("m1"), (("A", MoveMoment("m1", 0)),)),
    ("NoteWritten", NOTE, (OpenStage("break"), OpenTablecloths(), TagQuestion("n1", "deepening"))),
    ("NoteWritten", NOTE, (OpenStage("break"), OpenTablecloths(), FlagName("n1"))),
    ("NoteWritten", NOTE, (OpenStage("break"), OpenTablecloths(), OrderQuestions(("n1",)))),
    ("NoteWritten", NOTE, (OpenStage("break"), OpenTablecloths(), PutQuestion("n1"))),
    (
        "NoteWritten",
        NOTE,
        (
            ("O2", WriteNote("n2", "O2", "question")),
            OpenStage("break"),
            OpenTablecloths(),
            MergeQuestion("n2", "n1"),
        ),
    ),
]


@pytest.mark.parametrize(("what", "step", "later"), BUILT_UPON)
def test_what_something_rests_on_is_not_undone(what: str, step: Step, later: tuple[Step, ...]) -> None:
    story = seated(without_consent="S4").tell(OpenStage("binding"), 5, step)
    actor = step[0] if isinstance(step, tuple) else "M"
    story.tell(*later)
    last = story.log[-1]
    assert last.actor != actor
    refused = story.refusal(Undo(), actor)
    assert refused.key == "errors.undo_built_upon"
    assert refused.params == {"what": what, "later": type(last.event).__name__}


def test_a_moment_written_about_in_the_debrief_stays() -> None:
    story = seated().tell(OpenStage("break"), OpenTablecloths(), MarkMoment("m1"))
    story.do(WriteDebrief("d1", "moments", "m1"), "O1")
    assert story.refusal(Undo()).params == {"what": "MomentMarked", "later": "DebriefWritten"}


def test_a_resumed_clock_stays_when_people_spoke_on_it() -> None:
    story = seated().tell(OpenStage("binding"), PauseSession(), 5, ResumeSession(), ("A", MarkSpeaker("S1")))
    assert story.refusal(Undo()).params == {"what": "SessionResumed", "later": "SpeakerMarked"}


def test_and_when_a_card_was_drawn_on_it() -> None:
    story = given(OpenStage("binding"), PauseSession(), 5, ResumeSession(), ("T", DrawCard()))
    assert story.refusal(Undo()).params == {"what": "SessionResumed", "later": "CardDrawn"}


def test_a_question_answered_stays_asked() -> None:
    story = seated().tell(NOTE, OpenStage("break"), OpenTablecloths(), PutQuestion("n1"))
    story.do(SettleAnswered("n1", ("S1",)), "A")
    assert story.refusal(Undo()).params == {
        "what": "ParkedQuestionAsked",
        "later": "ParkedQuestionAnswered",
    }


UNRELATED: list[tuple[Step, Step]] = [
    (AddTime("binding", 60), ("A", AddTime("closing", 60))),
    (TickStep("welcome", "explain"), ("A", TickStep("welcome", "record"))),
    (MarkSpeaker("S1"), ("A", PauseSession())),
    (EnterPause(1, 2), ("A", MarkSpeaker("S1"))),
    (DescribePerson("S1"), ("A", MarkSpeaker("S1"))),
    (OpenStage("break"), ("A", MarkMoment("m1"))),
    (OpenStage("break"), NOTE),
    (Intervene("clarify"), ("A", OpenStage("break"))),
    (ChangeSetup(SETUP), ("A", AddPerson("S8"))),
]


@pytest.mark.parametrize(("step", "later"), UNRELATED)
def test_what_others_did_elsewhere_is_no_hindrance(step: Step, later: Step) -> None:
    story = seated().tell(OpenStage("binding"), 5, step)
    last = story.log[-1].command_id
    assert story.tell(later).do(Undo()) == (Retracted(last),)


def test_a_pause_entered_by_mistake_gives_the_turns_back() -> None:
    story = seated().tell(OpenStage("binding"), 10, MarkSpeaker("S1"), 100)
    before = story.state
    story.tell(EnterPause(40, 90), Undo())
    assert settled(story.state) == settled(before)


def test_a_question_put_before_the_group_by_mistake_gives_way_to_the_one_before() -> None:
    story = given(OpenStage("works"), MarkQuestion("done", "asked"), 60, protocol=PROFESSIONAL)
    before = story.state
    story.tell(MarkQuestion("effect", "asked"), Undo())
    assert settled(story.state) == settled(before)


def test_a_corrected_note_goes_back_to_its_first_words() -> None:
    story = seated().tell(NOTE)
    before = story.state
    story.tell(("O1", CorrectNote("n1", "check")))
    story.do(Undo(), "O1")
    assert settled(story.state) == settled(before)


def test_a_long_session_can_still_be_compared_and_undone() -> None:
    story = Story()
    for _ in range(3000):
        story.do(AddTime("binding", 1))
    assert fold(story.log) == story.state, "nothing in the state is nested as deep as the session is long"
    assert repr(story.state)
    for _ in range(40):
        story.do(Undo())
    assert story.state.stages.added_s == Map({"binding": 2960})


def test_the_sentence_names_both_things_in_words() -> None:
    story = seated().tell(
        OpenStage("binding"), 5, DrawCard(), 10, ("T", DrawCard()), ("A", OpenStage("break"))
    )
    refused = story.refusal(Undo())
    assert explain(refused, "en").startswith(
        "“card drawn” can't be undone any more, since “stage opened” came"
    )
    assert explain(refused, "nl").startswith("‘kaart getrokken’ kan niet meer ongedaan worden gemaakt, want")
