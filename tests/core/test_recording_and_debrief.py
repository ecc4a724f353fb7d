from __future__ import annotations

import pytest
from immutables import Map

from fishbowl.core.base import Actor
from fishbowl.core.debrief import (
    DebriefRetracted,
    DebriefWritten,
    Entry,
    GiftHandedOut,
    HandOutGift,
    RetractDebrief,
    WriteDebrief,
)
from fishbowl.core.interventions import (
    CareKind,
    Intervene,
    Intervention,
    InterventionKind,
    InterventionLogged,
)
from fishbowl.core.moments import MarkMoment
from fishbowl.core.notes import OpenTablecloths
from fishbowl.core.people import WithdrawConsent
from fishbowl.core.recording import (
    Anchor,
    ConfirmRecorder,
    ConfirmRecording,
    RecordingCommand,
    RecordingPaused,
    RecordingResumed,
    RecordingStarted,
    RecordingStopped,
    SetTranscriptionLanguage,
    TranscriptionLanguageSet,
    language_is_wrong,
)
from fishbowl.core.session import EndSession, PauseSession
from fishbowl.core.stages import OpenStage
from fishbowl.core.trail import Trail
from tests.support.story import Story, given, seated

START = ConfirmRecording("video", "en", second=True)
PAUSE, RESUME, STOP = ConfirmRecorder("pause"), ConfirmRecorder("resume"), ConfirmRecorder("stop")


class TestRecording:
    def test_each_start_pause_resume_and_stop_is_an_anchor(self) -> None:
        story = Story().at(10)
        assert story.do(START, words=True) == (RecordingStarted("video", "en", True),)
        assert story.at(20).do(PAUSE, "A") == (RecordingPaused(),)
        assert story.at(30).do(RESUME) == (RecordingResumed(),)
        assert story.at(40).do(STOP) == (RecordingStopped(),)
        story.at(50).do(ConfirmRecording("audio", "nl"))
        assert story.state.recording.anchors == Trail(
            [
                Anchor("start", 10, 1),
                Anchor("pause", 20, 1),
                Anchor("resume", 30, 1),
                Anchor("stop", 40, 1),
                Anchor("start", 50, 2),
            ]
        )
        recording = story.state.recording
        assert (recording.status, recording.medium, recording.second) == ("running", "audio", False)

    def test_a_recorder_that_is_paused_can_be_stopped(self) -> None:
        assert given(START, PAUSE).do(STOP) == (RecordingStopped(),)

    def test_the_recorder_outlives_the_session_and_its_pauses(self) -> None:
        story = given(OpenStage("welcome"), START, PauseSession())
        assert story.state.recording.status == "running"
        story.do(EndSession())
        assert story.do(STOP) == (RecordingStopped(),)

    def test_a_wrong_transcription_language_is_wrong_until_mended(self) -> None:
        story = given(ConfirmRecording("video", "nl", transcribes=True))
        assert language_is_wrong(story.state)
        assert story.do(SetTranscriptionLanguage("en")) == (TranscriptionLanguageSet("en"),)
        assert not language_is_wrong(story.state)
        assert not language_is_wrong(given(ConfirmRecording("video", "nl")).state), "only noted for later"

    @pytest.mark.parametrize(
        ("before", "command", "status"),
        [
            ((), PAUSE, "off"),
            ((), RESUME, "off"),
            ((), STOP, "off"),
            ((), SetTranscriptionLanguage("en"), "off"),
            ((START,), START, "running"),
            ((START,), RESUME, "running"),
            ((START, PAUSE), PAUSE, "paused"),
            ((START, PAUSE), START, "paused"),
        ],
    )
    def test_what_does_not_fit_the_recorder_says_how_it_stands(
        self, before: tuple[RecordingCommand, ...], command: RecordingCommand, status: str
    ) -> None:
        refused = given(*before).refusal(command)
        assert (refused.key, refused.params) == ("errors.recorder_is", {"status": status})


class TestInterventions:
    @pytest.mark.parametrize(
        ("kind", "person", "care"),
        [
            ("clarify", None, None),
            ("bring_in", "S2", None),
            ("next_deck", None, None),
            ("care", "S1", "distress"),
            ("care", None, "name_said"),
            ("deviation", None, None),
        ],
    )
    def test_one_key_one_line(
        self, kind: InterventionKind, person: str | None, care: CareKind | None
    ) -> None:
        story = seated().tell(OpenStage("binding"), 50)
        logged = InterventionLogged(kind, person, care)
        assert story.do(Intervene(kind, person, care), words=True) == (logged,)
        assert logged.about() == ((person,) if person else ())
        kept = Intervention(kind, person, care, 50, story.state.seq, has_words=True)
        assert tuple(story.state.interventions.all) == (kept,)

    def test_refusals(self) -> None:
        story = seated()
        assert story.refusal(Intervene("clarify")).key == "errors.not_started"
        story.do(OpenStage("binding"))
        assert story.refusal(Intervene("bring_in")).key == "errors.bring_in_whom"
        assert story.refusal(Intervene("bring_in", "O1")).key == "errors.bring_in_whom"
        assert story.refusal(Intervene("bring_in", "S9")).key == "errors.no_such_person"
        assert story.refusal(Intervene("care", "S9", "distress")).key == "errors.no_such_person"
        assert story.refusal(Intervene("clarify"), "O1").key == "errors.not_for_this_role"


class TestDebrief:
    @pytest.fixture
    def story(self) -> Story:
        return seated().tell(OpenStage("break"), MarkMoment("m1"), OpenTablecloths(), 900)

    def test_the_team_writes_each_their_own_lines(self, story: Story) -> None:
        assert story.do(WriteDebrief("d1", "moments", "m1"), "O1", words=True) == (
            DebriefWritten("d1", "moments", "m1"),
        )
        entry = Entry("d1", "O1", "moments", "m1", 900, story.state.seq)
        assert story.state.debrief.in_order == (entry,)
        assert story.refusal(RetractDebrief("d1"), "M").key == "errors.no_such_debrief"
        assert story.do(RetractDebrief("d1"), "O1") == (DebriefRetracted("d1"),)
        assert story.refusal(RetractDebrief("d1"), "O1").key == "errors.no_such_debrief"
        assert not story.state.debrief.in_order

    @pytest.mark.parametrize("actor", ["M", "A", "O1"])
    def test_also_after_the_end_where_no_tablecloth_was_opened(self, actor: Actor) -> None:
        story = seated().tell(OpenStage("welcome"))
        assert story.refusal(WriteDebrief("d1", "changes"), actor).key == "errors.debrief_too_early"
        story.do(EndSession())
        assert story.do(WriteDebrief("d1", "changes"), actor) == (DebriefWritten("d1", "changes"),)

    def test_refusals(self, story: Story) -> None:
        assert story.refusal(WriteDebrief("d1", "moments", "m2")).key == "errors.no_such_moment"
        story.tell(("O1", WriteDebrief("d1", "changes")), WithdrawConsent("O2"))
        assert story.refusal(WriteDebrief("d1", "tell"), "M").key == "errors.debrief_exists"
        assert story.refusal(WriteDebrief("d2", "tell"), "O2").key == "errors.consent_was_withdrawn"
        assert story.refusal(WriteDebrief("d2", "tell"), "T").key == "errors.not_for_this_role"

    def test_gifts_are_handed_out(self, story: Story) -> None:
        assert story.do(HandOutGift("S1"), "A") == (GiftHandedOut("S1"),)
        assert story.state.debrief.gifts == Map({"S1": 900})
        assert story.do(HandOutGift("S1", given=False)) == (GiftHandedOut("S1", False),)
        assert story.do(HandOutGift("S1", given=False)) == (GiftHandedOut("S1", False),)
        assert story.state.debrief.gifts == Map()
        assert story.refusal(HandOutGift("S9")).key == "errors.no_such_person"
