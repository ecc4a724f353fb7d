"""Planned, actual and projected time. Pure: `now_s` is an argument; all in seconds on the timeline.

The plan is never rewritten: added time, overrun, pause and early finish give a projected end beside it.
Decks borrow from each other within their common block; the block does not grow by itself.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from fishbowl.core.protocol import Stage
from fishbowl.core.stages import Outcome
from fishbowl.core.state import SessionState
from fishbowl.core.timeline import overlap_s

RowState = Literal["done", "open", "ahead", "passed_over"]
Urgency = Literal["calm", "soon", "last", "over"]


@dataclass(frozen=True, slots=True)
class Row:
    """One line of the agenda. `ran_s` leaves pauses out; `until_s` is the actual or projected end."""

    stage: Stage
    state: RowState
    budget_s: float
    ran_s: float
    until_s: float | None


@dataclass(frozen=True, slots=True)
class Projection:
    """The agenda as it will go under one outcome. `behind_s` is negative when ahead of the plan."""

    outcome: Outcome
    rows: tuple[Row, ...]
    planned_end_s: float
    projected_end_s: float

    @property
    def behind_s(self) -> float:
        return self.projected_end_s - self.planned_end_s


def running_s(state: SessionState, from_s: float, to_s: float) -> float:
    """How much of from..to the session's clock was not paused."""
    session = state.session
    paused = overlap_s(session.pauses, from_s, to_s)
    if session.paused_since_s is not None:
        paused += max(0.0, to_s - max(from_s, session.paused_since_s))
    return max(0.0, to_s - from_s - paused)


def ran_s(state: SessionState, stage_id: str, now_s: float) -> float:
    """How long the stage has run, over all its visits."""
    visits = (v for v in state.stages.visits if v.stage_id == stage_id)
    return sum(running_s(state, v.from_s, now_s if v.to_s is None else v.to_s) for v in visits)


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
    decks = state.protocol.decks
    return sum(budget_s(state, d) for d in decks) - sum(ran_s(state, d.id, now_s) for d in decks)


def left_s(state: SessionState, now_s: float) -> float | None:
    """What is left of the open stage; negative when it is overrun; None when none is open."""
    stage = state.current_stage
    return None if stage is None else budget_s(state, stage) - ran_s(state, stage.id, now_s)


def urgency(state: SessionState, now_s: float) -> Urgency:
    """How near the open stage is to its end, by the protocol's thresholds."""
    left = left_s(state, now_s)
    if left is None or state.current_stage is None:
        return "calm"
    if left < 0:
        return "over"
    soon, last = (*state.protocol.settings.warn_left_s, 0, 0)[:2]
    if left <= last:
        return "last"
    return "soon" if left <= soon else "calm"


def is_overrun(state: SessionState, now_s: float) -> bool:
    """Whether more time is gone than may be: a stage beyond its range, or decks beyond their block."""
    stage = state.current_stage
    if stage is None:
        return False
    if stage.kind == "deck":
        return block_left_s(state, now_s) < 0
    allowed = budget_s(state, stage) + max(0, (stage.max_s or 0) - stage.planned_s)
    return ran_s(state, stage.id, now_s) > allowed


def awaits_outcome(state: SessionState, now_s: float) -> bool:
    """Whether the stage has run over and nothing was chosen for this visit yet."""
    visit, chosen = state.stages.current, state.stages.outcome_at
    if visit is None or not is_overrun(state, now_s):
        return False
    return chosen is None or chosen[0] != visit.stage_id or chosen[1] < visit.from_s


def project(state: SessionState, now_s: float, outcome: Outcome | None = None) -> Projection:
    """The agenda with actual times behind and projected times ahead, under the outcome chosen (or given)."""
    outcome = outcome or state.stages.outcome
    started = state.stages.started_s
    planned_end = (now_s if started is None else started) + state.protocol.planned_s
    ahead = _ahead(state)
    cursor = now_s + _current_left_s(state, now_s)
    lengths = _fitted(outcome, _lengths(state, ahead, now_s), planned_end - cursor)
    ends: dict[str, float] = {}
    if state.current_stage is not None:
        ends[state.current_stage.id] = cursor
    for stage, length in zip(ahead, lengths, strict=True):
        cursor += length
        ends[stage.id] = cursor
    rows = tuple(_row(state, stage, ahead, ends, now_s) for stage in state.protocol.stages)
    ended = state.session.ended_s
    return Projection(outcome, rows, planned_end, cursor if ended is None else ended)


def outcomes(state: SessionState, now_s: float) -> tuple[Projection, ...]:
    """What each of the three outcomes would mean, before one is chosen."""
    every: tuple[Outcome, ...] = ("move", "shorten", "keep")
    return tuple(project(state, now_s, outcome) for outcome in every)


def _ahead(state: SessionState) -> tuple[Stage, ...]:
    """Stages still to come: after the open one, and (decks come in any order) decks not yet visited."""
    if state.is_over:
        return ()
    stages, current = state.protocol.stages, state.current_stage
    if current is None:
        return stages if state.stages.started_s is None else ()
    here = stages.index(current)
    visited = {visit.stage_id for visit in state.stages.visits}
    return tuple(
        stage
        for index, stage in enumerate(stages)
        if stage is not current
        and (index > here or (current.kind == "deck" == stage.kind))
        and not (stage.kind == "deck" and stage.id in visited)
    )


def _current_left_s(state: SessionState, now_s: float) -> float:
    left = max(0.0, left_s(state, now_s) or 0.0)
    current = state.current_stage
    if current is not None and current.kind == "deck":
        return min(left, max(0.0, block_left_s(state, now_s)))
    return left


def _lengths(state: SessionState, ahead: tuple[Stage, ...], now_s: float) -> list[float]:
    """What each stage ahead would take; decks share what their block has left."""
    lengths = [budget_s(state, stage) for stage in ahead]
    decks = sum(length for stage, length in zip(ahead, lengths, strict=True) if stage.kind == "deck")
    if not decks:
        return lengths
    block = block_left_s(state, now_s)
    current = state.current_stage
    if current is not None and current.kind == "deck":
        block -= _current_left_s(state, now_s)
    part = min(1.0, max(0.0, block) / decks)
    return [
        length * part if stage.kind == "deck" else length
        for stage, length in zip(ahead, lengths, strict=True)
    ]


def _fitted(outcome: Outcome, lengths: list[float], room_s: float) -> list[float]:
    """The lengths as the outcome makes them fit into the room that is left before the planned end."""
    total, room_s = sum(lengths), max(0.0, room_s)
    if outcome == "move" or total <= room_s:
        return lengths
    if outcome == "shorten":
        return [length * room_s / total for length in lengths]
    kept: list[float] = []
    for length in lengths:
        kept.append(min(length, room_s))
        room_s -= kept[-1]
    return kept


def _row(
    state: SessionState, stage: Stage, ahead: tuple[Stage, ...], ends: dict[str, float], now_s: float
) -> Row:
    budget, ran = budget_s(state, stage), ran_s(state, stage.id, now_s)
    if state.current_stage is not None and stage.id == state.current_stage.id:
        return Row(stage, "open", budget, ran, ends[stage.id])
    last_end = max((v.to_s for v in state.stages.past if v.stage_id == stage.id and v.to_s), default=None)
    if stage in ahead:
        return Row(stage, "ahead", budget, ran, ends[stage.id])
    return Row(stage, "passed_over" if last_end is None else "done", budget, ran, last_end)
