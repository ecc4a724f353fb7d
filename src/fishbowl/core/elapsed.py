"""How long things have run, without pauses, and what that leaves of the plan. Pure; in seconds."""

from __future__ import annotations

from fishbowl.core.protocol import Stage
from fishbowl.core.state import SessionState
from fishbowl.core.timeline import overlap_s


def running_s(state: SessionState, from_s: float, to_s: float) -> float:
    """How much of from..to the session's clock was not paused."""
    session = state.session
    if session.paused_since_s is not None:
        # What follows is all pause, also where a pause entered by hand reaches into it.
        to_s = min(to_s, session.paused_since_s)
    return max(0.0, to_s - from_s - overlap_s(session.pauses, from_s, to_s))


def ran_s(state: SessionState, stage_id: str, now_s: float) -> float:
    """How long the stage has run, over all its visits; `now_s` may lie in the past."""
    visits = (v for v in state.stages.visits if v.stage_id == stage_id)
    return sum(running_s(state, v.from_s, now_s if v.to_s is None else min(v.to_s, now_s)) for v in visits)


def session_ran_s(state: SessionState, now_s: float) -> float:
    """How long the session has run since its first stage was opened."""
    started = state.stages.started_s
    ended = state.session.ended_s
    return 0.0 if started is None else running_s(state, started, now_s if ended is None else ended)


def budget_s(state: SessionState, stage: Stage) -> float:
    """Planned plus added time."""
    return stage.planned_s + state.stages.added_s.get(stage.id, 0.0)


def block_left_s(state: SessionState, now_s: float) -> float:
    """What is left of the decks' common block; negative when it is overrun."""
    budgets_s = sum(budget_s(state, deck) - ran_s(state, deck.id, now_s) for deck in state.protocol.decks)
    return budgets_s + state.stages.grown_s


def visit_ran_s(state: SessionState, now_s: float) -> float:
    """How long the open visit has run; 0 when none is open."""
    visit = state.stages.current
    return 0.0 if visit is None else running_s(state, visit.from_s, now_s)
