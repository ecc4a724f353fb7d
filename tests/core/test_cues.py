"""The recorder's cues: each stands from when its stage opens until it is confirmed."""

from __future__ import annotations

import pytest

from fishbowl.core.anew import replace
from fishbowl.core.attention import Attention, attentions, done_s
from fishbowl.core.protocol import CueAction, Protocol, Step
from fishbowl.core.recording import ConfirmRecorder, ConfirmRecording
from fishbowl.core.session import EndSession, PauseSession, ResumeSession
from fishbowl.core.stages import OpenStage, TickStep
from tests.support.shipped import shipped
from tests.support.story import Step as Told
from tests.support.story import seated
from tests.support.tiny import FISHBOWL

START = ConfirmRecording("video", "en")
PAUSE, RESUME, STOP = ConfirmRecorder("pause"), ConfirmRecorder("resume"), ConfirmRecorder("stop")
CUE_START = Attention("cue_start", (), "welcome", "record")
CUE_PAUSE = Attention("cue_pause", (), "break", "pause")
CUE_RESUME = Attention("cue_resume", (), "observer_questions", "resume")
CUE_STOP = Attention("cue_stop", (), "closing", "stop")


def cues(*steps: Told, protocol: Protocol = FISHBOWL) -> list[Attention]:
    """The cues that stand in a session of people who are all there with consent."""
    found = attentions(seated(protocol=protocol).tell(*steps).state)
    assert all(each.kind.startswith("cue_") for each in found)
    return list(found)


def go(stage_id: str) -> OpenStage:
    return OpenStage(stage_id)


def to_the_break(*then: Told) -> tuple[Told, ...]:
    return (go("welcome"), 5, START, 300, go("binding"), 2400, go("break"), *then)


class TestStart:
    def test_it_stands_from_the_first_stage_until_the_recorder_runs(self) -> None:
        assert cues() == []
        assert cues(go("welcome")) == cues(go("welcome"), 300, go("binding")) == [CUE_START]
        assert cues(go("welcome"), 5, START) == cues(START, 5, go("welcome")) == []

    def test_one_that_runs_was_started_however_long_ago(self) -> None:
        assert cues(go("binding"), 1, START, 100, go("wellbeing"), 200, go("welcome")) == []

    def test_ticking_its_step_answers_it_until_it_is_unticked(self) -> None:
        ticked = (go("welcome"), TickStep("welcome", "record"))
        assert (cues(*ticked), cues(*ticked, TickStep("welcome", "record", False))) == ([], [CUE_START])

    def test_a_recorder_that_was_stopped_again_is_to_be_started(self) -> None:
        assert cues(START, 2, STOP, 5, go("welcome")) == [CUE_START]

    def test_who_never_started_is_not_asked_to_pause_or_resume_and_in_the_closing_to_start(self) -> None:
        steps = (go("welcome"), 5, go("break"), 10, go("observer_questions"))
        assert (cues(*steps), cues(*steps, 20, go("closing"))) == ([CUE_START], [])

    def test_one_in_the_preparation_stands_before_the_first_stage(self) -> None:
        early = replace(FISHBOWL, preparation=(Step("light", "See it blink.", "start"),))
        assert cues(protocol=early) == [Attention("cue_start", (), "preparation", "light")]
        assert cues(START, protocol=early) == cues(START, 5, go("welcome"), protocol=early) == []


class TestPauseAtTheBreak:
    def test_it_stands_while_the_recorder_runs_there(self) -> None:
        assert cues(*to_the_break()) == [CUE_PAUSE]
        assert cues(*to_the_break(2500)) == [CUE_PAUSE]

    @pytest.mark.parametrize("answer", [PAUSE, STOP, TickStep("break", "pause")])
    def test_it_is_answered_by_pausing_stopping_or_ticking(self, answer: Told) -> None:
        assert cues(*to_the_break(answer)) == cues(*to_the_break(2410, answer)) == []

    def test_it_is_answered_just_before_the_break(self) -> None:
        assert cues(go("welcome"), START, 300, go("binding"), 2390, PAUSE, 2400, go("break")) == []

    def test_a_recorder_that_was_let_run_on_in_the_break_is_not_asked_after_again(self) -> None:
        assert cues(*to_the_break(2410, PAUSE, 2500, RESUME)) == []
        assert cues(*to_the_break(2410, STOP, 2500, START)) == []

    def test_one_that_ran_again_before_the_break_is(self) -> None:
        care = (go("welcome"), START, 300, go("binding"), 900, PAUSE, 960, RESUME, 2400, go("break"))
        assert cues(*care) == [CUE_PAUSE]
        battery = (go("welcome"), START, 300, go("binding"), 900, STOP, 960, START, 2400, go("break"))
        assert cues(*battery) == [CUE_PAUSE]

    def test_one_that_stands_still_for_long_is_not(self) -> None:
        care = (go("welcome"), START, 300, go("binding"), 900, PAUSE, 960, go("wellbeing"), 2400, go("break"))
        assert cues(*care) == []

    def test_a_second_break_is_a_second_cue_though_the_first_was_ticked(self) -> None:
        again = (2410, PAUSE, TickStep("break", "pause"), 3000, go("binding"), RESUME, 3300, go("break"))
        assert cues(*to_the_break(*again)) == [CUE_PAUSE]

    def test_it_is_over_with_the_break(self) -> None:
        assert (cues(*to_the_break(3000, go("binding"))), cues(*to_the_break(3000, go("closing")))) == (
            [],
            [CUE_STOP],
        )


class TestResumeAtTheQuestions:
    def test_it_stands_until_confirmed_in_whatever_stage(self) -> None:
        steps = to_the_break(2410, PAUSE, 3000, go("observer_questions"))
        assert cues(*steps) == cues(*steps, 4000, go("binding")) == [CUE_RESUME]
        assert cues(*steps, 3010, RESUME) == cues(*steps, RESUME) == []

    def test_it_stands_though_the_recorder_was_never_paused(self) -> None:
        steps = to_the_break(3000, go("observer_questions"))
        assert cues(*steps) == [CUE_RESUME]
        assert cues(go("welcome"), START, go("break"), 600, go("observer_questions")) == [CUE_RESUME]
        assert cues(*steps, TickStep("observer_questions", "resume")) == []

    def test_a_new_recording_answers_it_too(self) -> None:
        assert cues(*to_the_break(2410, STOP, 3000, go("observer_questions"), 3010, START)) == []

    def test_it_is_answered_at_the_end_of_the_break(self) -> None:
        assert cues(*to_the_break(2410, PAUSE, 2990, RESUME, 3000, go("observer_questions"))) == []

    def test_it_is_not_by_what_came_before_the_break_nor_by_what_was_paused_again(self) -> None:
        care = (go("welcome"), START, 300, go("binding"), 900, PAUSE, 960, RESUME, 2400, go("break"))
        assert cues(*care, 3000, go("observer_questions")) == [CUE_RESUME]
        for undone in (PAUSE, STOP):
            again = to_the_break(2410, PAUSE, 2500, RESUME, 2600, undone, 3000, go("observer_questions"))
            assert cues(*again) == [CUE_RESUME]

    def test_who_comes_back_from_the_closing_has_answered_it(self) -> None:
        steps = to_the_break(2410, PAUSE, 3000, go("observer_questions"), 3010, RESUME, 4000, go("closing"))
        assert cues(*steps) == [CUE_STOP]
        assert cues(*steps, 4050, go("observer_questions")) == []
        assert cues(*steps, 4010, PAUSE, 4050, go("observer_questions")) == [CUE_RESUME]

    def test_the_sessions_clock_says_nothing_about_the_recorder(self) -> None:
        assert cues(go("welcome"), START, 60, PauseSession()) == []
        steps = to_the_break(2410, PAUSE, PauseSession(), 2900, ResumeSession(), 3000)
        assert cues(*steps, go("observer_questions")) == [CUE_RESUME]


class TestStop:
    def test_it_takes_the_place_of_a_resume_that_nobody_confirmed(self) -> None:
        steps = to_the_break(2410, PAUSE, 3000, go("observer_questions"), 4000, go("closing"))
        assert (cues(*steps), cues(*steps, 4010, STOP)) == ([CUE_STOP], [])

    def test_it_is_answered_just_before_the_closing_unless_a_new_recording_began(self) -> None:
        steps = (go("welcome"), START, 3000, go("binding"), 3900, STOP)
        assert cues(*steps, 4000, go("closing")) == []
        assert cues(*steps, 3950, START, 4000, go("closing")) == [CUE_STOP]

    def test_it_is_not_asked_for_where_the_talk_goes_on(self) -> None:
        assert cues(go("welcome"), START, 4000, go("closing"), 4010, go("binding")) == []

    def test_it_stands_after_the_end_whether_or_not_the_closing_was_reached(self) -> None:
        in_closing = (go("welcome"), START, 4000, go("closing"), 4100, EndSession())
        without = (go("welcome"), START, 3000, EndSession())
        assert cues(*in_closing) == cues(*without) == [CUE_STOP]
        assert cues(*in_closing, STOP) == cues(*without, 3100, STOP) == []

    def test_after_the_end_nothing_else_is_cued(self) -> None:
        assert cues(go("welcome"), go("observer_questions"), EndSession()) == []

    def test_a_protocol_without_such_a_step_leaves_none_running_either(self) -> None:
        stages = tuple(replace(stage, steps=()) for stage in FISHBOWL.stages)
        found = cues(go("welcome"), START, EndSession(), protocol=replace(FISHBOWL, stages=stages))
        assert found == [Attention("cue_stop")]


@pytest.mark.parametrize("name", ["fishbowl", "professional"])
def test_every_cue_of_a_shipped_protocol_stands_when_its_stage_opens(name: str) -> None:
    answers: dict[CueAction, Told] = {"start": START, "pause": PAUSE, "resume": RESUME, "stop": STOP}
    protocol = shipped(name)
    story = seated(protocol=protocol)
    for minute, stage in enumerate(protocol.stages):
        story.tell(minute * 60, go(stage.id))
        for step in stage.steps:
            if step.cue is not None:
                (found,) = attentions(story.state)
                assert (found.kind, found.stage_id, found.step_id) == (f"cue_{step.cue}", stage.id, step.id)
                story.tell(minute * 60 + 10, answers[step.cue])
        assert attentions(story.state) == ()


def test_a_cue_is_done_when_the_recorder_did_it_and_a_step_when_it_was_ticked() -> None:
    story = seated(protocol=FISHBOWL).tell(
        *to_the_break(2405, PAUSE, 3000, go("observer_questions"), 3005, RESUME)
    )
    found = {
        (stage.id, step.id): done_s(story.state, stage.id, step)
        for stage in FISHBOWL.stages
        for step in stage.steps
        if step.cue
    }
    at_s = {anchor.action: anchor.at_s for anchor in story.state.recording.anchors}
    assert found == {
        ("welcome", "record"): at_s["start"],
        ("break", "pause"): at_s["pause"],
        ("observer_questions", "resume"): at_s["resume"],
        ("closing", "stop"): None,
    }
