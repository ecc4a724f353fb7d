"""The agenda as it went: visits, clocks, pauses, added time, in numbers that add up."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from fishbowl.core.session import EndSession, EnterPause, PauseSession, ResumeSession, Undo
from fishbowl.core.stages import AddTime, ChooseOutcome, OpenStage, TickStep
from fishbowl.runtime.record.source import When
from tests.support.held import Held


def held_session(tmp_path: Path) -> Held:
    """Welcome at 60 s, two decks in the other order and back, one minute of pause; ended at 1000 s."""
    held = Held(tmp_path)
    held.at(60, "M", OpenStage("welcome"))
    held.at(100, "M", TickStep("welcome", "explain"))
    held.at(160, "M", OpenStage("wellbeing"))
    held.at(260, "T", OpenStage("binding"))
    held.at(300, "M", PauseSession())
    held.at(360, "M", ResumeSession())
    held.at(460, "M", AddTime("binding", 120), reason="It goes deep.")
    held.at(461, "M", ChooseOutcome("shorten"))
    held.at(500, "T", OpenStage("wellbeing"))
    held.at(600, "M", OpenStage("break"))
    held.at(1000, "M", EndSession())
    return held


def test_each_visit_has_its_row_and_a_stage_never_reached_has_one_too(tmp_path: Path) -> None:
    with held_session(tmp_path) as held:
        rows = held.record().stages
    assert [(row.stage, row.visit, row.seconds, row.stage_ran_s, row.moved_by) for row in rows] == [
        ("welcome", 1, 100.0, 100.0, "moderator"),
        ("wellbeing", 1, 100.0, 200.0, "moderator"),
        ("binding", 1, 180.0, 180.0, "participants"),
        ("wellbeing", 2, 100.0, 200.0, "participants"),
        ("break", 1, 400.0, 400.0, "moderator"),
        ("observer_questions", 0, 0.0, 0.0, None),
        ("closing", 0, 0.0, 0.0, None),
    ]
    plan = {row.stage: (row.position, row.planned_s, row.longest_s, row.added_s) for row in rows}
    assert plan["binding"] == (2, 1200, None, 120.0)
    assert plan["observer_questions"] == (5, 1200, 1800, 0.0)


def test_an_instant_is_told_on_every_clock(tmp_path: Path) -> None:
    with held_session(tmp_path) as held:
        rows = held.record().stages
    again = rows[3]
    assert again.from_ == When(
        utc="2026-03-12T13:08:20.000Z",
        local="2026-03-12 14:08:20",
        s=500.0,
        session_s=380.0,  # since 60 s, without the minute of pause
        stage_s=100.0,  # its first visit counts
    )
    assert again.to == When(
        utc="2026-03-12T13:10:00.000Z", local="2026-03-12 14:10:00", s=600.0, session_s=480.0, stage_s=200.0
    )
    assert (rows[5].from_, rows[5].to) == (None, None)


def test_before_the_start_and_after_the_end_the_sessions_clock_says_nothing(tmp_path: Path) -> None:
    with held_session(tmp_path) as held:
        held.at(1100, "M", Undo())
        held.at(1200, "M", EndSession())
        (row,) = held.record().session
    assert (row.made.session_s, row.made.stage_s) == (None, None)
    assert row.ended is not None
    assert (row.ended.s, row.ended.session_s, row.ended.stage_s) == (1200.0, 1080.0, None)


def test_the_facts_of_the_session(tmp_path: Path) -> None:
    with held_session(tmp_path) as held:
        (row,) = held.record().session
    assert (row.name, row.protocol, row.language, row.status) == ("Group 1", "fishbowl", "en", "ended")
    assert (row.institution, row.programme, row.place, row.form) == ("Hanze", "Nursing", "room B2", "room")
    assert (row.participants, row.observers) == (4, 2)
    assert (row.planned_s, row.ran_s, row.paused_s, row.behind_s) == (4500, 880.0, 60.0, 940.0 - 4500)
    assert row.rehearsal_seed is None


def test_changes_of_plan_keep_their_reasons_and_pauses_their_stage(tmp_path: Path) -> None:
    with held_session(tmp_path) as held:
        record = held.record()
    assert [
        (row.kind, row.by, row.stage, row.seconds, row.outcome, row.at.s, row.text, row.text_is)
        for row in record.plan_changes
    ] == [
        ("time_added", "M", "binding", 120.0, None, 460.0, "It goes deep.", "given"),
        ("outcome", "M", "binding", None, "shorten", 461.0, "", "none"),
    ]
    assert [(row.stage, row.seconds, row.from_.s, row.to and row.to.s) for row in record.pauses] == [
        ("binding", 60.0, 300.0, 360.0)
    ]
    ticked = [(row.stage, row.step, row.ticked and row.ticked.s) for row in record.steps]
    assert ticked[:3] == [
        ("welcome", "explain", 100.0),
        ("welcome", "record", None),
        ("break", "pause", None),
    ]


def test_while_it_runs_a_record_ends_with_its_last_event_so_that_it_is_always_the_same(
    tmp_path: Path,
) -> None:
    with Held(tmp_path) as held:
        held.at(10, "M", OpenStage("welcome"))
        held.at(40, "M", PauseSession())
        first = held.record()
        held.pass_time(500)
        assert held.record() == first
    assert first.session[0].status == "paused"
    assert [row.seconds for row in first.stages if row.visit] == [30.0]
    assert [(row.seconds, row.to) for row in first.pauses] == [(0.0, None)]


def test_a_pause_entered_afterwards_counts_and_one_taken_back_does_not(tmp_path: Path) -> None:
    with Held(tmp_path) as held:
        held.at(0, "M", OpenStage("welcome"))
        held.at(100, "M", EnterPause(20, 50))
        assert [row.seconds for row in held.record().pauses] == [30.0]
        held.at(101, "M", Undo())
        assert held.record().pauses == ()
        assert [row.seconds for row in held.record().stages if row.visit] == [101.0]


@settings(max_examples=15)
@given(st.lists(st.tuples(st.integers(1, 300), st.sampled_from(["stage", "pause"])), min_size=1, max_size=12))
def test_the_visits_add_up_to_what_the_session_ran(
    tmp_path_factory: pytest.TempPathFactory, steps: list[tuple[int, str]]
) -> None:
    with Held(tmp_path_factory.mktemp("sum")) as held:
        now, stages = 5, ["binding", "wellbeing"]
        held.at(now, "M", OpenStage("welcome"))
        for wait, what in steps:
            now += wait
            if what == "pause":
                held.at(now, "M", ResumeSession() if held.state.session.paused_since_s else PauseSession())
            elif held.state.session.paused_since_s is None:
                stages.reverse()
                held.at(now, "M", OpenStage(stages[0]))
        record = held.record()
    (session,) = record.session
    assert sum(row.seconds for row in record.stages) == session.ran_s
    assert session.ran_s + session.paused_s == record.events[-1].recorded_s - 5
