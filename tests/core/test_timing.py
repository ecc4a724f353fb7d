from __future__ import annotations

from itertools import accumulate

import pytest

from fishbowl.core.anew import replace
from fishbowl.core.cards import DrawCard
from fishbowl.core.elapsed import block_left_s, ran_s, session_ran_s
from fishbowl.core.protocol import Protocol
from fishbowl.core.session import EndSession, EnterPause, PauseSession, ResumeSession
from fishbowl.core.stages import AddTime, OpenStage
from fishbowl.core.timing import Row, awaits_outcome, is_overrun, left_s, outcomes, project, urgency
from tests.core.minutes import MIN, behind, ends, fishbowl, opened, rows
from tests.support.shipped import shipped
from tests.support.story import Story
from tests.support.tiny import FISHBOWL, PROFESSIONAL


def warning(protocol: Protocol, warn_left_s: tuple[int, ...]) -> Protocol:
    return replace(protocol, settings=replace(protocol.settings, warn_left_s=warn_left_s))


@pytest.mark.parametrize("lang", ["nl", "en"])
@pytest.mark.parametrize("name", ["fishbowl", "professional"])
class TestRunExactlyToPlan:
    def test_the_projection_is_the_plan_at_every_planned_moment(self, name: str, lang: str) -> None:
        protocol = shipped(name, "nl" if lang == "nl" else "en")
        plan = list(accumulate(stage.planned_s for stage in protocol.stages))
        story = Story(protocol)
        for stage, from_s in zip(protocol.stages, [0, *plan], strict=False):
            story.tell(from_s, OpenStage(stage.id))
            for now_s in (from_s, from_s + stage.planned_s / 2, from_s + stage.planned_s):
                for one in (project(story.state, now_s), *outcomes(story.state, now_s)):
                    assert [row.until_s for row in one.rows] == plan
                    assert (one.planned_end_s, one.projected_end_s, one.behind_s) == (plan[-1], plan[-1], 0)
                assert not is_overrun(story.state, now_s)

    def test_the_clock_marks_are_the_projected_ends(self, name: str, lang: str) -> None:
        protocol = shipped(name, "nl" if lang == "nl" else "en")
        found = project(Story(protocol).tell(OpenStage(protocol.stages[0].id)).state, 0).rows
        marked = [row for row in found if row.stage.clock_mark_s is not None]
        assert [row.until_s for row in marked] == [row.stage.clock_mark_s for row in marked]
        assert len(marked) == (5 if name == "professional" else 0)


class TestBeforeAndAfter:
    def test_before_the_start_all_is_counted_from_now(self) -> None:
        story = Story(PROFESSIONAL)
        for now_s in (0.0, 700.0):
            plan = project(story.state, now_s)
            assert [(row.state, row.ran_s, row.until_s) for row in plan.rows] == [
                ("ahead", 0, now_s + 300),
                ("ahead", 0, now_s + 1800),
                ("ahead", 0, now_s + 2100),
            ]
            assert (plan.planned_end_s, plan.projected_end_s) == (now_s + 2100, now_s + 2100)
        assert (left_s(story.state, 5), session_ran_s(story.state, 5)) == (None, 0)
        assert (urgency(story.state, 5), is_overrun(story.state, 5)) == ("calm", False)

    def test_the_plan_counts_from_the_first_stage_wherever_that_is(self) -> None:
        story = fishbowl(120, OpenStage("binding"))
        assert project(story.state, 150).planned_end_s == 120 + 90 * MIN
        assert rows(story, 2)["welcome"] == ("passed_over", None)

    def test_once_ended_the_end_is_the_end(self) -> None:
        story = opened(("welcome", 0), ("binding", 4)).tell(30 * MIN, EndSession())
        for minute in (30.0, 300.0):
            assert rows(story, minute) == {
                "welcome": ("done", 4),
                "binding": ("done", 30),
                "wellbeing": ("passed_over", None),
                "online": ("passed_over", None),
                "break": ("passed_over", None),
                "observer_questions": ("passed_over", None),
                "closing": ("passed_over", None),
            }
            assert (behind(story, minute), session_ran_s(story.state, minute * MIN)) == (-60, 30 * MIN)
        assert not awaits_outcome(story.state, 300 * MIN)

    def test_a_stage_that_was_left_in_its_first_instant_was_not_passed_over(self) -> None:
        assert rows(opened(("welcome", 0), ("binding", 0)), 1)["welcome"] == ("done", 0)


class TestEarlyAndLate:
    def test_early_is_ahead_and_late_is_behind(self) -> None:
        story = opened(("welcome", 0), ("binding", 0))
        assert behind(story, 0) == -5, "the plan had five minutes of welcome"
        assert (behind(story, 20), behind(story, 22)) == (-5, -5), "decks borrow: their block takes it in"
        assert (behind(opened(("welcome", 0)), 5), behind(opened(("welcome", 0)), 7)) == (0, 2)

    def test_what_is_done_stays_as_it_was_and_what_is_ahead_moves(self) -> None:
        story = opened(("welcome", 0), ("binding", 7), ("wellbeing", 27), ("online", 42), ("break", 52))
        assert ends(story, 55) == [7, 27, 42, 52, 62, 87, 92]
        assert ends(story, 65) == [7, 27, 42, 52, 65, 90, 95]

    def test_added_time_moves_the_ends_and_never_the_plan(self) -> None:
        story = opened(("welcome", 0))
        story.tell(AddTime("welcome", 120), AddTime("closing", 60), AddTime("break", -300))
        plan = project(story.state, 60)
        assert [row.until_s for row in plan.rows] == [m * MIN for m in (7, 27, 42, 52, 57, 82, 88)]
        assert [row.budget_s for row in plan.rows] == [m * MIN for m in (7, 20, 15, 10, 5, 25, 6)]
        assert (plan.planned_end_s, plan.behind_s) == (90 * MIN, -2 * MIN)

    def test_a_stage_come_back_to_goes_on_where_it_stopped(self) -> None:
        story = opened(("observer_questions", 0), ("closing", 12), ("observer_questions", 14))
        assert left_s(story.state, 14 * MIN) == 13 * MIN
        plan = project(story.state, 14 * MIN)
        questions, closing = plan.rows[-2:]
        assert (questions.state, questions.ran_s, questions.until_s) == ("open", 12 * MIN, 27 * MIN)
        assert closing == Row(closing.stage, "ahead", 5 * MIN, 2 * MIN, 30 * MIN), "of 5, 2 are used"


class TestRange:
    """Observers' questions take 20 to 30 minutes: planned for 25, as the clock counts; over after 30."""

    def test_clock_and_plan_have_one_length(self) -> None:
        story = opened(("observer_questions", 0))
        assert [left_s(story.state, m * MIN) for m in (0, 20, 30)] == [25 * MIN, 5 * MIN, -5 * MIN]
        assert [rows(story, m)["closing"] for m in (0, 20, 26)] == [("ahead", m) for m in (30, 30, 31)]
        assert [urgency(story.state, m * MIN) for m in (22, 23, 24.5, 25, 26)] == [
            "calm",
            "soon",
            "last",
            "last",
            "over",
        ]

    def test_only_after_its_longest_there_is_a_question(self) -> None:
        story = opened(("observer_questions", 0))
        assert [awaits_outcome(story.state, s) for s in (1501, 1800, 1801)] == [False, False, True]

    def test_added_time_comes_on_top_of_the_range(self) -> None:
        story = opened(("observer_questions", 0)).tell(AddTime("observer_questions", 120))
        assert left_s(story.state, 0) == 27 * MIN
        assert [awaits_outcome(story.state, s) for s in (1920, 1921)] == [False, True]

    def test_decks_with_a_range_ask_once_all_have_had_their_longest(self) -> None:
        binding, *others = FISHBOWL.decks
        ranged = replace(binding, planned_s=1500, min_s=1200, max_s=1800)
        stages = tuple(ranged if stage is binding else stage for stage in FISHBOWL.stages)
        story = Story(replace(FISHBOWL, stages=stages)).tell(OpenStage("binding"))
        block_s = 1500 + sum(deck.planned_s for deck in others)
        assert block_left_s(story.state, 0) == block_s
        assert [awaits_outcome(story.state, block_s + s) for s in (1, 300, 301)] == [False, False, True]


class TestUrgency:
    @pytest.mark.parametrize(
        ("warn", "left", "said"),
        [
            ((120, 30), 120.5, "calm"),
            ((120, 30), 120, "soon"),
            ((120, 30), 30, "last"),
            ((120, 30), 0, "last"),
            ((120, 30), -0.5, "over"),
            ((300, 120, 30), 300, "soon"),
            ((300, 120, 30), 120, "soon"),
            ((300, 120, 30), 30, "last"),
            ((60,), 61, "calm"),
            ((60,), 0, "soon"),
            ((60,), -1, "over"),
            ((), 0, "calm"),
            ((), -1, "over"),
        ],
    )
    def test_by_the_thresholds_of_the_protocol(self, warn: tuple[int, ...], left: float, said: str) -> None:
        story = Story(warning(PROFESSIONAL, warn)).tell(OpenStage("introduction"))
        assert urgency(story.state, 300 - left) == said


class TestPause:
    def test_the_end_moves_with_the_clock_and_what_is_left_stands_still(self) -> None:
        story = opened(("welcome", 0)).tell(2 * MIN, PauseSession())
        for minute in (2.0, 3.5, 9.0):
            assert left_s(story.state, minute * MIN) == 3 * MIN
            assert (session_ran_s(story.state, minute * MIN), behind(story, minute)) == (2 * MIN, minute - 2)
        story.tell(9 * MIN, ResumeSession())
        assert ends(story, 10)[:2] == [12, 32]

    def test_one_entered_later_counts_as_if_it_had_been_pressed(self) -> None:
        story = opened(("welcome", 0), ("binding", 6)).tell(12 * MIN, EnterPause(4 * MIN, 9 * MIN))
        assert [ran_s(story.state, stage, 12 * MIN) / MIN for stage in ("welcome", "binding")] == [4, 3]
        assert ends(story, 12)[:3] == [6, 29, 44]

    def test_one_entered_later_that_reaches_into_an_open_one_counts_once(self) -> None:
        story = opened(("welcome", 0)).tell(2 * MIN, PauseSession(), 4 * MIN, EnterPause(60, 3 * MIN))
        assert [ran_s(story.state, "welcome", m * MIN) for m in (4, 5)] == [60, 60]
        assert ran_s(story.tell(5 * MIN, ResumeSession()).state, "welcome", 6 * MIN) == 120


class TestDecks:
    """20, 15 and 10 minutes within one block of 45."""

    def test_one_that_takes_longer_takes_it_from_those_to_come(self) -> None:
        story = opened(("binding", 0))
        assert ends(story, 20)[1:5] == [20, 35, 45, 55]
        assert ends(story, 30)[1:5] == [30, 39, 45, 55], "fifteen left for 15 and 10"
        assert not is_overrun(story.state, 30 * MIN)
        assert (left_s(story.state, 30 * MIN), block_left_s(story.state, 30 * MIN)) == (-10 * MIN, 15 * MIN)

    def test_the_block_does_not_grow_by_itself(self) -> None:
        story = opened(("binding", 0))
        assert ends(story, 47)[1:5] == [47, 47, 47, 57]
        assert [is_overrun(story.state, m * MIN) for m in (45, 45.1)] == [False, True]
        story.tell(AddTime("online", 300))
        assert ends(story, 47)[1:5] == [47, 47 + 1.5, 50, 60], "by time that was added it does"

    def test_the_last_has_no_more_left_than_its_block(self) -> None:
        story = opened(("binding", 0), ("wellbeing", 25), ("online", 42))
        assert left_s(story.state, 42 * MIN) == block_left_s(story.state, 42 * MIN) == 3 * MIN
        assert [urgency(story.state, m * MIN) for m in (42, 43, 45, 45.5)] == ["calm", "soon", "last", "over"]
        assert ends(story, 42)[3] == 45

    def test_what_the_open_one_still_takes_is_not_there_for_the_next(self) -> None:
        assert ends(opened(("binding", 0), ("wellbeing", 28)), 30)[1:5] == [28, 43, 45, 55]

    def test_they_come_in_any_order(self) -> None:
        story = opened(("welcome", 0), ("online", 5))
        assert rows(story, 6) == {
            "welcome": ("done", 5),
            "binding": ("ahead", 35),
            "wellbeing": ("ahead", 50),
            "online": ("open", 15),
            "break": ("ahead", 60),
            "observer_questions": ("ahead", 85),
            "closing": ("ahead", 90),
        }

    def test_one_that_was_skipped_is_ahead_until_the_break(self) -> None:
        story = opened(("binding", 0), ("online", 20))
        assert rows(story, 21)["wellbeing"] == ("ahead", 45)
        assert behind(story, 21) == -5
        story.tell(30 * MIN, OpenStage("break"))
        assert (rows(story, 31)["wellbeing"], behind(story, 31)) == (("passed_over", None), -20)
        story.tell(32 * MIN, OpenStage("wellbeing"))
        assert rows(story, 32)["wellbeing"] == ("open", 47)
        assert rows(story, 32)["break"] == ("ahead", 55), "of its ten minutes two are used"

    def test_one_come_back_to_goes_on_where_it_stopped_and_the_other_is_done(self) -> None:
        story = opened(("binding", 0)).tell(
            8 * MIN, ("T", DrawCard("wellbeing/now")), 11 * MIN, ("T", DrawCard("binding/more"))
        )
        assert rows(story, 12)["wellbeing"] == ("done", 11)
        assert (left_s(story.state, 12 * MIN), block_left_s(story.state, 12 * MIN)) == (11 * MIN, 33 * MIN)
        assert ends(story, 12)[1:5] == [23, 11, 33, 43]

    def test_before_the_break_their_block_is_what_the_visits_have_left_of_it(self) -> None:
        story = opened(("binding", 0), ("welcome", 30))
        assert rows(story, 30)["wellbeing"] == ("ahead", 44), "five of welcome, then 15 minutes for 25"
