"""What holds of the agenda whatever a session goes through: every second of it is counted twice over."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable
from itertools import pairwise

from hypothesis import given
from hypothesis import strategies as st

from fishbowl.core.decide import AnyCommand
from fishbowl.core.elapsed import block_left_s, budget_s, ran_s, session_ran_s
from fishbowl.core.errors import Refused
from fishbowl.core.session import EndSession, EnterPause, PauseSession, ResumeSession
from fishbowl.core.stages import AddTime, ChooseOutcome, OpenStage, Outcome, OutcomeChosen
from fishbowl.core.timing import Projection, Row, left_s, outcomes, project, talk_left_s
from tests.core.wild import Picker
from tests.support.shipped import shipped
from tests.support.story import Story

NEARLY = 1e-6
STARTED_S = 90
FISHBOWL = shipped("fishbowl")
STAGES = tuple(stage.id for stage in FISHBOWL.stages)
OUTCOMES: tuple[Outcome, ...] = ("move", "shorten", "keep")
WAITS = (0, 1, 20, 240, 600, 1500)


MAKE: tuple[Callable[[Picker], AnyCommand], ...] = (
    lambda p: OpenStage(p.of(STAGES)),
    lambda p: OpenStage(p.of(STAGES)),
    lambda p: PauseSession(),
    lambda p: ResumeSession(),
    lambda p: ChooseOutcome(p.of(OUTCOMES)),
    lambda p: AddTime(p.of(STAGES), p.of((300, 60, -120))),
    lambda p: EnterPause(int(p.s()), int(p.s())),
    lambda p: EndSession() if p.of(range(6)) == 0 else ResumeSession(),
)


class Watched:
    """A session in whole seconds, and a stopwatch of our own beside it: one tick a second."""

    def __init__(self, numbers: list[int]) -> None:
        self.story = Story(FISHBOWL).tell(STARTED_S, OpenStage("welcome"))
        self.open_at: dict[int, str] = {}
        self.paused: set[int] = set()
        for number in numbers:
            pick = Picker(number, self.story.now_s)
            self.wait(pick.of(WAITS))
            self.try_one(pick)

    @property
    def now_s(self) -> int:
        return int(self.story.now_s)

    def wait(self, seconds: int) -> None:
        state = self.story.state
        if state.stages.current is not None:
            for second in range(self.now_s, self.now_s + seconds):
                self.open_at[second] = state.stages.current.stage_id
                if state.session.paused_since_s is not None:
                    self.paused.add(second)
        self.story.wait(seconds)

    def try_one(self, pick: Picker) -> None:
        command = pick.of(MAKE)(pick)
        try:
            self.story.do(command)
        except Refused:
            return
        if isinstance(command, EnterPause):
            self.paused |= set(range(int(command.from_s), int(command.to_s)))

    def counted(self) -> Counter[str]:
        """Stage -> how many seconds it was open and not paused."""
        return Counter(stage for second, stage in self.open_at.items() if second not in self.paused)


_number = st.integers(0, 2**32)
# Lists of lists: a plain list of hypothesis holds five on average.
watched = st.lists(st.lists(_number, max_size=8), max_size=8).map(
    lambda groups: Watched([number for group in groups for number in group])
)


def in_turn(plan: Projection) -> list[Row]:
    """The open stage and those ahead, in the order in which they would go."""
    return sorted(
        (row for row in plan.rows if row.state in ("open", "ahead")), key=lambda r: r.state != "open"
    )


@given(watched)
def test_every_second_was_run_or_paused(told: Watched) -> None:
    state, counted = told.story.state, told.counted()
    assert {stage: ran_s(state, stage, told.now_s) for stage in STAGES} == {s: counted[s] for s in STAGES}
    assert session_ran_s(state, told.now_s) == counted.total()
    elapsed = (told.now_s if state.session.ended_s is None else state.session.ended_s) - STARTED_S
    paused = len(told.paused & told.open_at.keys())
    assert sum(row.ran_s for row in project(state, told.now_s).rows) + paused == elapsed


@given(watched, st.integers(0, 3000))
def test_the_plan_is_never_rewritten_and_what_is_done_stays(told: Watched, later: int) -> None:
    state = told.story.state
    for outcome in (None, *OUTCOMES):
        now, then = (project(state, told.now_s + s, outcome) for s in (0, later))
        assert now.planned_end_s == then.planned_end_s == STARTED_S + FISHBOWL.planned_s
        done = [row for row in now.rows if row.state in ("done", "passed_over")]
        assert done == [row for row in then.rows if row.state in ("done", "passed_over")]
        assert [row.stage for row in now.rows] == list(FISHBOWL.stages)


@given(watched)
def test_ends_are_in_order_and_nothing_takes_less_than_no_time(told: Watched) -> None:
    state, now_s = told.story.state, told.now_s
    for plan in (project(state, now_s), *outcomes(state, now_s)):
        ends = [float(now_s), *(row.until_s or 0.0 for row in in_turn(plan))]
        assert all(before <= after for before, after in pairwise(ends))
        assert plan.projected_end_s == (ends[-1] if state.session.ended_s is None else state.session.ended_s)
        assert all(row.ran_s >= 0 <= row.budget_s for row in plan.rows)


@given(watched)
def test_no_outcome_ends_later_than_to_move_and_the_others_keep_the_end(told: Watched) -> None:
    state, now_s = told.story.state, told.now_s
    move, shorten, keep = outcomes(state, now_s)
    for plan in (shorten, keep):
        assert plan.projected_end_s <= move.projected_end_s + NEARLY
        if state.is_over:
            continue
        open_row = in_turn(plan)[0]
        assert open_row.until_s is not None
        assert plan.projected_end_s <= max(open_row.until_s, plan.planned_end_s) + NEARLY
    if not state.is_over:
        late = move.projected_end_s > move.planned_end_s
        wanted = max(move.planned_end_s, in_turn(move)[0].until_s or 0.0) if late else move.projected_end_s
        assert abs(shorten.projected_end_s - wanted) < NEARLY, "no more is cut than must be"
        assert abs(keep.projected_end_s - wanted) < NEARLY


@given(watched)
def test_to_shorten_cuts_all_alike_and_to_keep_cuts_the_last(told: Watched) -> None:
    move, shorten, keep = (
        [r.until_s or 0.0 for r in in_turn(p)] for p in outcomes(told.story.state, told.now_s)
    )
    whole, short, kept = ([b - a for a, b in pairwise(each)] for each in (move, shorten, keep))
    parts = [part / length for part, length in zip(short, whole, strict=True) if length > 1]
    assert all(abs(part - parts[0]) < NEARLY for part in parts)
    cut = [n for n, (part, length) in enumerate(zip(kept, whole, strict=True)) if part < length - NEARLY]
    assert all(kept[n] < NEARLY for n in range(cut[0] + 1, len(kept))) if cut else kept == whole


@given(watched, st.sampled_from(OUTCOMES))
def test_what_is_shown_before_the_choice_is_what_it_brings(told: Watched, outcome: Outcome) -> None:
    state, now_s = told.story.state, told.now_s
    if state.is_over:
        return
    shown = project(state, now_s, outcome)
    told.story.do(ChooseOutcome(outcome))
    assert project(told.story.state, now_s) == shown


@given(watched)
def test_a_chosen_end_is_kept_through_every_stage_that_is_left_in_time(told: Watched) -> None:
    story = told.story
    if story.state.is_over:
        return
    if story.state.session.paused_since_s is not None:
        story.do(ResumeSession())
    for outcome in ("shorten", "keep"):
        story.do(ChooseOutcome(outcome))
        chosen = project(story.state, story.now_s)
        ahead = [row for row in in_turn(chosen) if row.state == "ahead"]
        if not ahead:
            return
        story.at(in_turn(chosen)[0].until_s or 0.0).do(OpenStage(ahead[0].stage.id))
        then = project(story.state, story.now_s)
        if chosen.projected_end_s <= chosen.planned_end_s:
            assert then.projected_end_s <= chosen.planned_end_s + NEARLY


@given(watched)
def test_decks_end_with_their_block_and_never_have_more_left_than_it(told: Watched) -> None:
    state, now_s = told.story.state, told.now_s
    block = block_left_s(state, now_s)
    budget = sum(budget_s(state, deck) for deck in FISHBOWL.decks)
    ran = sum(ran_s(state, deck.id, now_s) for deck in FISHBOWL.decks)
    assert block == budget + state.stages.grown_s - ran
    if not state.participants_talk:
        return
    left = left_s(state, now_s)
    assert left is not None
    assert left <= block
    ends = [row.until_s or 0.0 for row in in_turn(project(state, now_s)) if row.stage.kind == "deck"]
    assert ends[-1] <= now_s + max(0.0, block) + NEARLY


@given(watched, st.sampled_from(OUTCOMES), st.integers(0, 1800))
def test_the_clock_and_the_agenda_tell_of_one_end(told: Watched, outcome: Outcome, later_s: int) -> None:
    """As things were, and in a stage that is opened once an outcome was chosen.

    But for a stage that was opened though the outcome left it nothing: that counts its plan.
    """
    story = told.story
    check_one_end(story, told.now_s)
    if story.state.is_over:
        return
    if story.state.session.paused_since_s is not None:
        story.do(ResumeSession())
    story.do(ChooseOutcome(outcome))
    ahead = [row for row in in_turn(project(story.state, story.now_s)) if row.state == "ahead"]
    if ahead:
        story.do(OpenStage(ahead[0].stage.id))
        check_one_end(story, story.now_s)
        check_one_end(story, story.now_s + later_s)


def check_one_end(story: Story, now_s: float) -> None:
    state, left = story.state, left_s(story.state, now_s)
    open_rows = [row for row in project(state, now_s).rows if row.state == "open"]
    if left is None or not open_rows:
        return
    until_s = (open_rows[0].until_s or 0.0) - now_s
    given_nothing = state.stages.outcome_at is not None and until_s < NEARLY
    assert given_nothing or abs(until_s - max(0.0, left)) < NEARLY
    if state.participants_talk:
        assert left - NEARLY <= talk_left_s(state, now_s) <= block_left_s(state, now_s)


@given(watched)
def test_to_move_everything_gives_every_deck_to_come_what_it_has_left_of_its_plan(told: Watched) -> None:
    state, now_s = told.story.state, told.now_s
    move, _, _ = outcomes(state, now_s)
    rows = in_turn(move)
    ends = [float(now_s), *(row.until_s or 0.0 for row in rows)]
    for row, (from_s, until_s) in zip(rows, pairwise(ends), strict=True):
        assert abs(until_s - from_s - max(0.0, row.budget_s - row.ran_s)) < NEARLY


@given(watched, st.sampled_from(OUTCOMES))
def test_a_choice_makes_the_block_hold_what_its_decks_want_and_nothing_else_does(
    told: Watched, outcome: Outcome
) -> None:
    story = told.story
    if not any(isinstance(event, OutcomeChosen) for event in story.events):
        assert story.state.stages.grown_s == 0
    if story.state.is_over:
        return
    before = block_left_s(story.state, story.now_s)
    decks = [r for r in in_turn(project(story.state, story.now_s)) if r.stage.kind == "deck"]
    wanted = sum(max(0.0, row.budget_s - row.ran_s) for row in decks)
    story.do(ChooseOutcome(outcome))
    assert block_left_s(story.state, story.now_s) == (max(before, wanted) if wanted else before)
