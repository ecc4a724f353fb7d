from __future__ import annotations

import pytest
from hypothesis import given as for_all

from fishbowl.core.attention import Attention, attentions, open_topics
from fishbowl.core.people import (
    AddPerson,
    DescribePerson,
    MarkAttendance,
    RecordConsent,
    StayUnrecorded,
    WithdrawConsent,
)
from fishbowl.core.questions import CoverTopic
from fishbowl.core.recording import ConfirmRecorder, ConfirmRecording, SetTranscriptionLanguage
from fishbowl.core.session import EndSession, PauseSession, ResumeSession
from fishbowl.core.stages import OpenStage
from tests.core.wild import wild_stories
from tests.support.story import Story, given, seated
from tests.support.tiny import PROFESSIONAL


class TestLanguage:
    def test_a_wrong_one_stands_until_mended_where_the_app_transcribes_live(self) -> None:
        story = seated().tell(ConfirmRecording("video", "nl", transcribes=True))
        assert attentions(story.state) == (Attention("wrong_language"),)
        assert attentions(story.tell(SetTranscriptionLanguage("en")).state) == ()

    def test_elsewhere_it_is_only_noted(self) -> None:
        assert attentions(seated().tell(ConfirmRecording("video", "nl")).state) == ()

    def test_a_recorder_that_is_stopped_transcribes_nothing(self) -> None:
        story = seated().tell(ConfirmRecording("video", "nl", transcribes=True), ConfirmRecorder("stop"))
        assert attentions(story.state) == ()


class TestRecorderLeftPaused:
    def test_it_stands_while_the_talk_goes_on_and_not_in_a_pause_or_the_break(self) -> None:
        story = seated().tell(OpenStage("welcome"), ConfirmRecording("video", "en"), OpenStage("binding"))
        assert attentions(story.tell(60, PauseSession(), ConfirmRecorder("pause")).state) == ()
        assert attentions(story.tell(ResumeSession()).state) == (Attention("recorder_paused"),)
        assert attentions(story.tell(60, OpenStage("break")).state) == ()
        back = story.tell(OpenStage("binding"))
        assert attentions(back.tell(ConfirmRecorder("resume")).state) == ()


class TestConsent:
    def test_whoever_is_here_without_it_is_named_observers_too(self) -> None:
        story = seated(without_consent="S2 S4 O1")
        assert attentions(story.state) == (Attention("no_consent", ("S2", "S4", "O1")),)
        story.tell(RecordConsent("S2", "1", "paper"), RecordConsent("O1", "1", "paper"))
        assert attentions(story.state) == (Attention("no_consent", ("S4",)),)
        assert attentions(story.tell(MarkAttendance("S4", "left"), AddPerson("S5")).state) == ()

    def test_who_stays_unrecorded_is_named_apart(self) -> None:
        story = seated(without_consent="S1 S2 O2").tell(StayUnrecorded("S2"), StayUnrecorded("O2"))
        no_consent, unrecorded = Attention("no_consent", ("S1",)), Attention("unrecorded", ("S2", "O2"))
        assert attentions(story.state) == (no_consent, unrecorded)
        story.tell(RecordConsent("S2", "1", "spoken"), RecordConsent("O2", "1", "spoken"))
        assert attentions(story.state) == (no_consent,)

    def test_who_is_not_here_does_not_warn(self) -> None:
        story = seated(4, 1).tell(AddPerson("S5"), AddPerson("O2"))
        for person in ("S5", "O2"):
            assert attentions(story.state) == ()
            assert attentions(story.tell(MarkAttendance(person, "absent")).state) == ()
        story.do(MarkAttendance("S5", "late"))
        assert attentions(story.state) == (Attention("no_consent", ("S5",)),)

    def test_who_withdraws_and_stays_is_there_without_being_recorded(self) -> None:
        story = seated().tell(WithdrawConsent("S3"))
        assert attentions(story.state) == (Attention("unrecorded", ("S3",)),)

    def test_once_it_is_over_who_withdrew_has_nothing_left_to_sign(self) -> None:
        story = seated(without_consent="S2").tell(10, OpenStage("welcome"), WithdrawConsent("S3"))
        story.tell(EndSession())
        named = [each.people for each in attentions(story.state) if each.kind == "no_consent"]
        assert named == [("S2",)]


class TestTies:
    def test_an_observer_who_teaches_someone_here_is_named_until_they_leave(self) -> None:
        story = seated().tell(DescribePerson("O2", teaches_here=True))
        assert attentions(story.state) == (Attention("teaches_here", ("O2",)),)
        assert attentions(story.tell(MarkAttendance("O2", "left")).state) == ()

    def test_also_before_they_come_and_not_if_they_stay_away(self) -> None:
        story = seated().tell(AddPerson("O3", teaches_here=True))
        assert attentions(story.state) == (Attention("teaches_here", ("O3",)),)
        assert attentions(story.tell(MarkAttendance("O3", "absent")).state) == ()


class TestSizes:
    """4 to 8 participants, and 1 to 8 observers; who is still expected counts."""

    @pytest.mark.parametrize(
        ("participants", "observers", "found"),
        [
            (4, 1, ()),
            (8, 8, ()),
            (3, 1, (Attention("participants_size", low=4, high=8, count=3),)),
            (9, 1, (Attention("participants_size", low=4, high=8, count=9),)),
            (4, 0, (Attention("observers_size", low=1, high=8, count=0),)),
            (4, 9, (Attention("observers_size", low=1, high=8, count=9),)),
        ],
    )
    def test_outside_the_protocols_range(
        self, participants: int, observers: int, found: tuple[Attention, ...]
    ) -> None:
        assert attentions(seated(participants, observers).state) == found

    def test_who_left_or_stayed_away_does_not_count_and_after_the_end_nobody_counts(self) -> None:
        story = seated(5, 1).tell(MarkAttendance("S1", "left"), AddPerson("S6"), OpenStage("binding"))
        assert attentions(story.state) == ()
        story.tell(MarkAttendance("S6", "absent"), MarkAttendance("S5", "absent"))
        assert attentions(story.state) == (Attention("participants_size", low=4, high=8, count=3),)
        assert attentions(story.tell(EndSession()).state) == ()


def test_the_most_urgent_comes_first() -> None:
    story = seated(3, 0, without_consent="S1 S2").tell(
        StayUnrecorded("S2"), AddPerson("O1", teaches_here=True), MarkAttendance("O1", "absent")
    )
    story.tell(AddPerson("O2", teaches_here=True), MarkAttendance("O2", "left"), AddPerson("O3", None, True))
    story.tell(
        OpenStage("welcome"), ConfirmRecording("video", "nl", transcribes=True), 60, OpenStage("break")
    )
    assert [(each.kind, each.people) for each in attentions(story.state)] == [
        ("cue_pause", ()),
        ("wrong_language", ()),
        ("no_consent", ("S1",)),
        ("unrecorded", ("S2",)),
        ("teaches_here", ("O3",)),
        ("participants_size", ()),
    ]


def test_what_was_to_be_covered_is_open_until_heard() -> None:
    story, stage = given(OpenStage("works"), protocol=PROFESSIONAL), PROFESSIONAL.stage("works")
    staff, peers = (("ties", topic) for topic in stage.coverage[0].topics)
    assert open_topics(story.state, stage) == (staff, peers)
    story.do(CoverTopic("ties", "staff", "heard"))
    assert open_topics(story.state, stage) == (peers,)
    story.do(CoverTopic("ties", "staff", "open"))
    assert open_topics(story.state, stage) == (staff, peers)
    assert open_topics(story.state, PROFESSIONAL.stage("closing")) == ()


@for_all(wild_stories)
def test_no_two_warnings_are_the_same_and_each_names_someone_or_something(story: Story) -> None:
    found = attentions(story.state)
    assert len({each.kind for each in found}) == len(found)
    for each in found:
        assert bool(each.people) == (each.kind in ("no_consent", "unrecorded", "teaches_here"))
        if each.kind.startswith("cue_"):
            assert each.step_id in {step.id for step in story.state.steps(each.stage_id)}
