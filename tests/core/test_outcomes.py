"""What each of the three outcomes means when a stage runs over, and when one is asked for."""

from __future__ import annotations

import pytest

from fishbowl.core.elapsed import block_left_s
from fishbowl.core.stages import AddTime, ChooseOutcome, OpenStage, Outcome
from fishbowl.core.timing import awaits_outcome, is_overrun, left_s, outcomes, project, talk_left_s
from tests.core.minutes import MIN, behind, ends, opened
from tests.support.story import Story

OUTCOMES: tuple[Outcome, ...] = ("move", "shorten", "keep")


class TestOutcomes:
    """Eight minutes late out of the decks: 40 minutes for a 10, a 25 and a 5 have become 32."""

    @pytest.fixture
    def late(self) -> Story:
        story = opened(("welcome", 0), ("binding", 5), ("wellbeing", 25), ("online", 40))
        return story.tell(AddTime("online", 480), 58 * MIN)

    def test_each_shows_its_clock_times_before_the_choice(self, late: Story) -> None:
        assert [ends(late, 58, one)[4:] for one in ("move", "shorten", "keep")] == [
            [68, 93, 98],
            [66, 86, 90],
            [68, 90, 90],
        ]
        assert [one.outcome for one in outcomes(late.state, late.now_s)] == ["move", "shorten", "keep"]

    def test_nothing_chosen_is_to_move_everything(self, late: Story) -> None:
        assert project(late.state, late.now_s) == project(late.state, late.now_s, "move")

    def test_in_time_all_three_are_the_plan(self) -> None:
        story = opened(("welcome", 0), ("binding", 4))
        assert {tuple(ends(story, 4, one)) for one in ("move", "shorten", "keep")} == {
            (4, 24, 39, 49, 59, 84, 89)
        }

    def test_beyond_the_planned_end_there_is_nothing_left_to_shorten(self) -> None:
        story = opened(("observer_questions", 0))
        assert [ends(story, 95, one)[-2:] for one in ("move", "shorten", "keep")] == [
            [95, 100],
            [95, 95],
            [95, 95],
        ]

    def test_to_shorten_leads_through_the_stages_as_it_showed_them(self, late: Story) -> None:
        """Were each stage given its whole time once opened, all would come down on the closing."""
        late.tell(ChooseOutcome("shorten"))
        for stage, minute in (("break", 58), ("observer_questions", 66), ("closing", 86)):
            late.tell(minute * MIN, OpenStage(stage))
            for later in (0, 1, 3):
                assert ends(late, minute + later)[4:] == [66, 86, 90]
        assert left_s(late.state, 87 * MIN) == 3 * MIN, "its own clock counts to the end that was chosen"
        assert behind(late, 92) == 2

    def test_to_keep_the_end_gives_each_its_time_until_there_is_none(self, late: Story) -> None:
        late.tell(ChooseOutcome("keep"), OpenStage("break"), 68 * MIN, OpenStage("observer_questions"))
        assert ends(late, 71)[4:] == [68, 90, 90]

    def test_a_new_choice_counts_from_where_it_was_made(self, late: Story) -> None:
        late.tell(ChooseOutcome("shorten"), OpenStage("break"), ChooseOutcome("keep"))
        assert ends(late, 58)[4:] == [68, 90, 90]
        assert project(late.state, 58 * MIN) == project(late.state, 58 * MIN, "keep")

    def test_who_is_in_time_again_gets_the_whole_time_again(self, late: Story) -> None:
        late.tell(ChooseOutcome("shorten"), OpenStage("break"), 59 * MIN, OpenStage("observer_questions"))
        assert ends(late, 61)[5:] == [84, 89]


class TestAwaitsOutcome:
    def test_until_one_is_chosen_and_again_in_the_next_stage(self) -> None:
        story = opened(("welcome", 0))
        assert [awaits_outcome(story.state, m * MIN) for m in (5, 5.1)] == [False, True]
        story.tell(6 * MIN, ChooseOutcome("move"))
        assert not awaits_outcome(story.state, 9 * MIN)
        story.tell(55 * MIN, OpenStage("break"))
        assert awaits_outcome(story.state, 66 * MIN)
        assert awaits_outcome(story.tell(66 * MIN, OpenStage("welcome")).state, 66 * MIN), "come back to, too"

    def test_with_no_deck_to_come_the_decks_run_over_once_whichever_is_gone_back_to(self) -> None:
        story = opened(("binding", 0), ("wellbeing", 20), ("online", 35))
        story.tell(46 * MIN, ChooseOutcome("move"), 47 * MIN, OpenStage("binding"))
        assert is_overrun(story.state, 48 * MIN)
        assert not awaits_outcome(story.state, 48 * MIN)

    def test_what_was_chosen_while_no_deck_was_short_was_not_about_their_block(self) -> None:
        story = opened(("binding", 0)).tell(20 * MIN, ChooseOutcome("move"), 46 * MIN, OpenStage("online"))
        assert awaits_outcome(story.state, 46.1 * MIN)

    @pytest.mark.parametrize("outcome", ["move", "shorten", "keep"])
    def test_what_a_choice_gave_the_decks_asks_again_once_it_is_used_up(self, outcome: Outcome) -> None:
        story = opened(("binding", 0)).tell(46 * MIN, ChooseOutcome(outcome), OpenStage("online"))
        assert [awaits_outcome(story.state, m * MIN) for m in (47, 71, 71.1)] == [False, False, True]


class TestDecksThatRanOver:
    """At 51, a minute over their 45: wellbeing (15) and online (10) have not had their turn."""

    @pytest.fixture
    def over(self) -> Story:
        return opened(("welcome", 0), ("binding", 5)).at(51 * MIN)

    def test_by_themselves_the_forty_five_minutes_do_not_grow(self, over: Story) -> None:
        assert ends(over, 51)[1:] == [51, 51, 51, 61, 86, 91]
        assert (block_left_s(over.state, 51 * MIN), awaits_outcome(over.state, 51 * MIN)) == (-1 * MIN, True)

    def test_each_outcome_gives_them_their_minutes_and_cuts_as_it_cuts_other_stages(
        self, over: Story
    ) -> None:
        assert {one: ends(over, 51, one)[1:] for one in OUTCOMES} == {
            "move": [51, 66, 76, 86, 111, 116],
            "shorten": [51, 60, 66, 72, 87, 90],
            "keep": [51, 66, 76, 86, 90, 90],
        }

    @pytest.mark.parametrize(
        ("outcome", "deck", "talk"), [("move", 15, 25), ("shorten", 9, 15), ("keep", 15, 25)]
    )
    def test_the_next_deck_is_not_over_when_it_opens(
        self, over: Story, outcome: Outcome, deck: int, talk: int
    ) -> None:
        chosen = ends(over, 51, outcome)
        over.tell(ChooseOutcome(outcome), OpenStage("wellbeing"))
        assert ends(over, 51) == chosen
        clocks = (left_s(over.state, 51 * MIN), talk_left_s(over.state, 51 * MIN))
        assert (*clocks, block_left_s(over.state, 51 * MIN)) == (deck * MIN, talk * MIN, 25 * MIN)
        assert not awaits_outcome(over.state, 65 * MIN)

    def test_what_the_open_deck_still_had_is_moved_too(self) -> None:
        story = opened(("binding", 0), ("wellbeing", 30), ("online", 42)).at(46 * MIN)
        assert left_s(story.state, 46 * MIN) == -1 * MIN
        assert ends(story, 46, "move")[3:5] == [52, 62], "of its 10 minutes it has had 4"
        assert left_s(story.tell(ChooseOutcome("move")).state, 46 * MIN) == 6 * MIN

    def test_from_the_choice_on_they_borrow_from_each_other_again(self, over: Story) -> None:
        over.tell(ChooseOutcome("move"))
        assert ends(over, 56)[1:5] == [56, 68, 76, 86], "five minutes on: twenty left for 15 and 10"

    def test_time_added_to_a_stage_that_was_shortened_is_given_whole(self, over: Story) -> None:
        over.tell(ChooseOutcome("shorten"), OpenStage("wellbeing"), AddTime("wellbeing", 2 * MIN))
        assert left_s(over.state, 51 * MIN) == pytest.approx((2 + 15 * 37 / 65) * MIN)
        assert ends(over, 51)[2] == pytest.approx(51 + 2 + 15 * 37 / 65)
        assert ends(over, 51)[-1] == 90

    def test_time_that_was_added_before_the_choice_is_cut_as_was_shown(self, over: Story) -> None:
        over.tell(AddTime("wellbeing", 2 * MIN), ChooseOutcome("shorten"))
        shown = ends(over, 51)[2:]
        over.tell(OpenStage("wellbeing"))
        assert ends(over, 51)[2:] == pytest.approx(shown)
        assert left_s(over.state, 51 * MIN) == pytest.approx(((shown[0] or 0) - 51) * MIN)

    def test_a_stage_that_the_outcome_drops_counts_its_plan_if_it_is_opened(self) -> None:
        story = opened(("observer_questions", 0)).tell(95 * MIN, ChooseOutcome("keep"), OpenStage("closing"))
        assert left_s(story.state, 96 * MIN) == 4 * MIN

    def test_choosing_twice_grows_the_block_once(self, over: Story) -> None:
        over.tell(ChooseOutcome("keep"), ChooseOutcome("move"))
        assert block_left_s(over.state, 51 * MIN) == 25 * MIN
