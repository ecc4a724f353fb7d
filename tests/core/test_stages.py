from __future__ import annotations

from math import inf, nan

import pytest
from immutables import Map

from fishbowl.core.anew import replace
from fishbowl.core.interventions import InterventionLogged
from fishbowl.core.session import ChangeSetup, PauseSession, ResumeSession
from fishbowl.core.stages import (
    AddTime,
    ChooseOutcome,
    OpenStage,
    OutcomeChosen,
    StageOpened,
    StagesPart,
    StepTicked,
    TickStep,
    TimeAdded,
    Visit,
)
from tests.support.story import Story, given
from tests.support.tiny import PROFESSIONAL, SETUP


def test_the_first_stage_starts_the_session_and_each_next_one_ends_the_one_before() -> None:
    story = Story().at(30)
    assert story.do(OpenStage("welcome")) == (StageOpened("welcome"),)
    assert (story.state.stages.started_s, story.state.is_running) == (30, True)
    story.at(90).do(OpenStage("binding"), "A")
    assert story.state.stages.visits == (Visit("welcome", 30, 90), Visit("binding", 90))


def test_decks_come_in_any_order_and_more_than_once() -> None:
    story = given(
        OpenStage("wellbeing"), 10, OpenStage("binding"), 20, OpenStage("wellbeing", "participants")
    )
    assert story.state.stages == StagesPart(
        started_s=0,
        current=Visit("wellbeing", 20, None, "participants"),
        past=story.state.stages.past,
    )
    assert tuple(story.state.stages.past) == (Visit("wellbeing", 0, 10), Visit("binding", 10, 20))


def test_an_open_stage_is_not_opened_again() -> None:
    refused = given(OpenStage("welcome")).refusal(OpenStage("welcome"))
    assert (refused.key, refused.params) == ("errors.stage_open_already", {"stage": "Welcome"})


def test_a_stage_must_be_in_the_protocol() -> None:
    refused = Story().refusal(OpenStage("lunch"))
    assert (refused.key, refused.params) == ("errors.no_such_stage", {"stage": "lunch"})


def test_in_a_pause_no_stage_is_opened() -> None:
    story = given(OpenStage("welcome"), PauseSession())
    assert story.refusal(OpenStage("binding")).key == "errors.paused_first_resume"
    story.do(ResumeSession())
    assert story.do(OpenStage("binding")) == (StageOpened("binding"),)


class TestNextDeck:
    """Going on from deck to deck is an intervention, but only when it is the moderator's doing."""

    def test_by_the_moderator_it_is_one(self) -> None:
        story = given(OpenStage("binding"))
        assert story.do(OpenStage("wellbeing")) == (
            StageOpened("wellbeing"),
            InterventionLogged("next_deck"),
        )
        assert story.log[-1].command_id == story.log[-2].command_id

    def test_by_the_participants_it_is_none(self) -> None:
        moved = given(OpenStage("binding")).do(OpenStage("wellbeing", "participants"))
        assert moved == (StageOpened("wellbeing", "participants"),)

    def test_by_the_table_it_is_none_whatever_the_table_says(self) -> None:
        moved = given(OpenStage("binding")).do(OpenStage("wellbeing", "moderator"), "T")
        assert moved == (StageOpened("wellbeing", "participants"),)

    @pytest.mark.parametrize(("before", "then"), [("welcome", "binding"), ("wellbeing", "break")])
    def test_to_or_from_another_stage_it_is_none(self, before: str, then: str) -> None:
        assert given(OpenStage(before)).do(OpenStage(then)) == (StageOpened(then),)

    @pytest.mark.parametrize(("before", "then"), [("welcome", "binding"), ("wellbeing", "break")])
    def test_the_table_goes_from_deck_to_deck_only(self, before: str, then: str) -> None:
        assert given(OpenStage(before)).refusal(OpenStage(then), "T").key == "errors.table_decks_only"

    def test_the_table_does_not_start_a_session(self) -> None:
        assert Story().refusal(OpenStage("binding"), "T").key == "errors.table_decks_only"


class TestTime:
    def test_added_time_adds_up(self) -> None:
        story = given(OpenStage("welcome"))
        assert story.do(AddTime("binding", 300)) == (TimeAdded("binding", 300),)
        story.do(AddTime("binding", -120), "A")
        assert story.state.stages.added_s == Map({"binding": 180})

    @pytest.mark.parametrize("seconds", [-301, nan, inf, -inf])
    def test_no_stage_gets_less_than_no_time(self, seconds: float) -> None:
        refused = Story().refusal(AddTime("welcome", seconds))
        assert (refused.key, refused.params) == ("errors.time_below_zero", {"stage": "Welcome"})

    def test_all_of_a_stages_time_may_go(self) -> None:
        story = given(AddTime("welcome", 60))
        assert story.do(AddTime("welcome", -360)) == (TimeAdded("welcome", -360),)

    def test_an_outcome_is_chosen_for_the_open_stage(self) -> None:
        story = given(OpenStage("welcome"), 400)
        assert story.do(ChooseOutcome("shorten")) == (OutcomeChosen("shorten"),)
        assert (story.state.stages.outcome, story.state.stages.outcome_at) == ("shorten", ("welcome", 400))

    def test_before_the_start_nothing_has_run_over(self) -> None:
        assert Story().refusal(ChooseOutcome("keep")).key == "errors.not_started"


class TestSteps:
    def test_a_step_is_ticked_and_unticked(self) -> None:
        story = Story().at(5)
        assert story.do(TickStep("welcome", "explain")) == (StepTicked("welcome", "explain"),)
        assert story.state.stages.steps_done == Map({"welcome/explain": 5})
        story.do(TickStep("welcome", "explain", done=False))
        assert story.state.stages.steps_done == Map()
        story.do(TickStep("welcome", "explain", done=False))
        assert story.state.stages.steps_done == Map()

    def test_a_step_must_be_on_the_list(self) -> None:
        refused = Story().refusal(TickStep("welcome", "thank"))
        assert (refused.key, refused.params) == (
            "errors.no_such_step",
            {"step": "thank", "stage": "welcome"},
        )

    def test_what_is_for_online_groups_is_on_their_list_only(self) -> None:
        story = Story(PROFESSIONAL)
        assert story.refusal(TickStep("preparation", "names")).key == "errors.no_such_step"
        story.do(ChangeSetup(replace(SETUP, form="online")))
        assert story.do(TickStep("preparation", "names")) == (StepTicked("preparation", "names"),)
        assert [step.id for step in story.state.steps("closing")] == ["stop", "save_chat"]
