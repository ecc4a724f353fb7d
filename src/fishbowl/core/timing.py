"""Planned, actual and projected time. Pure: `now_s` is an argument; all in seconds on the timeline.

The plan is never rewritten: added time, overrun, pause and early finish give a projected end beside it.
Decks borrow from each other within their common block; the block does not grow by itself, but by an outcome
that someone chooses.
"""

from __future__ import annotations

from math import inf
from typing import Literal

from msgspec import Struct

from fishbowl.core import stages
from fishbowl.core.anew import replace
from fishbowl.core.elapsed import block_left_s, budget_s, ran_s, visit_ran_s
from fishbowl.core.protocol import Stage
from fishbowl.core.stages import Outcome, OutcomeChosen, StagesPart
from fishbowl.core.state import SessionState

_NEARLY_S = 0.001
"""The least that the record keeps: sums that should be alike miss each other by less."""

RowState = Literal["done", "open", "ahead", "passed_over"]
Urgency = Literal["calm", "soon", "last", "over"]


class Row(Struct, frozen=True):
    """One line of the agenda. `ran_s` leaves pauses out; `until_s` is the actual or projected end."""

    stage: Stage
    state: RowState
    budget_s: float
    ran_s: float
    until_s: float | None


class Projection(Struct, frozen=True):
    """The agenda as it will go under one outcome. `behind_s` is negative when ahead of the plan."""

    outcome: Outcome
    rows: tuple[Row, ...]
    planned_end_s: float
    projected_end_s: float

    @property
    def behind_s(self) -> float:
        return self.projected_end_s - self.planned_end_s


def grown(state: SessionState, now_s: float) -> StagesPart:
    """The stages as the choice of any outcome now leaves the block: it holds all that its decks still want.

    What an outcome cuts it cuts from the plan, as with other stages: decks whose block has run over would
    else have nothing that could be moved or shortened, and open already over. From there on they borrow
    from each other again.
    """
    stage = state.current_stage
    going_on = (*_ahead(state), stage) if stage is not None else _ahead(state)
    wanted = sum(_unused_s(state, each, now_s) for each in going_on if each.kind == "deck")
    short = wanted - block_left_s(state, now_s)
    if not wanted or short <= 0:
        return state.stages
    return replace(state.stages, grown_s=state.stages.grown_s + short)


def left_s(state: SessionState, now_s: float) -> float | None:
    """What is left of the open stage; negative when it is overrun; None when none is open.

    A deck never has more left than its block, and no stage more than an outcome that was chosen before it
    was opened leaves it. Where that leaves it nothing, and it was opened all the same, its plan counts.
    """
    stage = state.current_stage
    if stage is None:
        return None
    own_s = budget_s(state, stage) - ran_s(state, stage.id, now_s)
    if stage.kind == "deck":
        own_s = min(own_s, block_left_s(state, now_s))
    given_s = _given_s(state) or inf
    return own_s if given_s == inf else min(own_s, given_s - visit_ran_s(state, now_s))


def talk_left_s(state: SessionState, now_s: float) -> float:
    """What is left of the talk over all decks: their block, or what an outcome chosen earlier leaves it."""
    block_s = block_left_s(state, now_s)
    if _given_s(state) in (0.0, inf) or block_s < 0:
        return block_s
    rows = (row for row in project(state, now_s).rows if row.stage.kind == "deck")
    ends = [row.until_s for row in rows if row.state in ("open", "ahead") and row.until_s is not None]
    return min([block_s, *(end - now_s for end in ends[-1:])])


def urgency(state: SessionState, now_s: float) -> Urgency:
    """How near the open stage is to its end: from the first threshold on soon, from the final one last."""
    left = left_s(state, now_s)
    if left is None:
        return "calm"
    if left < 0:
        return "over"
    soon, *others = state.protocol.settings.warn_left_s or (-1,)
    if others and left <= others[-1]:
        return "last"
    return "soon" if left <= soon else "calm"


def is_overrun(state: SessionState, now_s: float) -> bool:
    """Whether more time is gone than may be: a stage beyond its range, or decks beyond their block."""
    stage = state.current_stage
    if stage is None:
        return False
    if stage.kind == "deck":
        return _block_room_s(state, now_s) < 0
    return budget_s(state, stage) + _slack_s(stage) < ran_s(state, stage.id, now_s)


def _slack_s(stage: Stage) -> int:
    """How much longer than planned it may take without a question: to the end of its range."""
    return stage.longest_s - stage.planned_s


def _block_room_s(state: SessionState, now_s: float) -> float:
    """What is left of the decks' block were each to take its longest."""
    return block_left_s(state, now_s) + sum(map(_slack_s, state.protocol.decks))


def awaits_outcome(state: SessionState, now_s: float) -> bool:
    """Whether time has run over and nothing was chosen yet: in this visit, or for the decks' block."""
    chosen = state.stages.outcome_at
    if not is_overrun(state, now_s) or _chosen_here(state):
        return False
    if chosen is None or not state.participants_talk:
        return True
    # A choice that found no deck still to come holds for all: going back to one is no new question.
    return _block_room_s(state, chosen[1]) >= 0


def _chosen_here(state: SessionState) -> bool:
    """Whether an outcome was chosen during the open visit."""
    visit, chosen = state.stages.current, state.stages.outcome_at
    if visit is None or chosen is None:
        return False
    return chosen[0] == visit.stage_id and chosen[1] >= visit.from_s


def project(state: SessionState, now_s: float, outcome: Outcome | None = None) -> Projection:
    """The agenda with actual times behind and projected times ahead.

    Without `outcome` as things were chosen; with one, as if it were chosen now. What an outcome shortens is
    what comes after the stage in which it was chosen, those opened since included.
    """
    if outcome is not None:
        chosen = stages.evolve(grown(state, now_s), OutcomeChosen(outcome), now_s)
        state = replace(state, stages=chosen)
    planned_end = _planned_end_s(state, now_s)
    ahead = _ahead(state)
    kept_s = max(0.0, _given_s(state) - visit_ran_s(state, now_s))
    left = min(_open_left_s(state, now_s), kept_s)
    cursor = now_s + left
    lengths = _fitted(state.stages.outcome, _lengths(state, ahead, now_s), planned_end - cursor)
    ends: dict[str, float] = {}
    if state.current_stage is not None:
        ends[state.current_stage.id] = cursor
    for stage, length in zip(ahead, lengths, strict=True):
        cursor += length
        ends[stage.id] = cursor
    rows = tuple(_row(state, stage, ends, now_s) for stage in state.protocol.stages)
    ended = state.session.ended_s
    return Projection(state.stages.outcome, rows, planned_end, cursor if ended is None else ended)


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


def _open_left_s(state: SessionState, now_s: float) -> float:
    """What the open stage still takes by its planned and added time; never negative."""
    stage = state.current_stage
    if stage is None:
        return 0.0
    left = _unused_s(state, stage, now_s)
    return max(0.0, min(left, block_left_s(state, now_s))) if stage.kind == "deck" else left


def _unused_s(state: SessionState, stage: Stage, now_s: float) -> float:
    """What the stage has not used of its planned and added time; never negative."""
    return max(0.0, budget_s(state, stage) - ran_s(state, stage.id, now_s))


def _planned_end_s(state: SessionState, now_s: float) -> float:
    started = state.stages.started_s
    return (now_s if started is None else started) + state.protocol.planned_s


def _given_s(state: SessionState) -> float:
    """What an outcome chosen earlier gives the open visit; as much as it likes where none was.

    It is worked out as it stood when the stage was opened. Were the open stage given its whole time, each
    would take it in turn, and all that was to be shortened would come down on the last. Time added to the
    open stage since the choice is meant for it, and is not shortened.
    """
    visit, stage = state.stages.current, state.current_stage
    if visit is None or stage is None or state.stages.outcome_at is None or _chosen_here(state):
        return inf
    added_s, known_s = (
        each.get(stage.id, 0.0) for each in (state.stages.added_s, state.stages.outcome_knew_s)
    )
    since_s = max(0.0, added_s - known_s)
    wanted_s = _open_left_s(state, visit.from_s)
    since_s = min(since_s, wanted_s)
    lengths = [wanted_s - since_s, *_lengths(state, _ahead(state), visit.from_s)]
    room_s = _planned_end_s(state, visit.from_s) - visit.from_s - since_s
    return _fitted(state.stages.outcome, lengths, room_s)[0] + since_s


def _lengths(state: SessionState, ahead: tuple[Stage, ...], now_s: float) -> list[float]:
    """What each stage ahead would take: what it has not used yet; decks share what their block has left."""
    lengths = [_unused_s(state, stage, now_s) for stage in ahead]
    decks = sum(length for stage, length in zip(ahead, lengths, strict=True) if stage.kind == "deck")
    if not decks:
        return lengths
    block = block_left_s(state, now_s)
    if state.participants_talk:
        block -= _open_left_s(state, now_s)
    if block > decks - _NEARLY_S:
        return lengths
    part = max(0.0, block) / decks
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


def _row(state: SessionState, stage: Stage, ends: dict[str, float], now_s: float) -> Row:
    budget, ran = budget_s(state, stage), ran_s(state, stage.id, now_s)
    if stage.id in ends:
        is_open = stage is state.current_stage
        return Row(stage, "open" if is_open else "ahead", budget, ran, ends[stage.id])
    until = max(
        (v.to_s for v in state.stages.past if v.stage_id == stage.id and v.to_s is not None), default=None
    )
    return Row(stage, "passed_over" if until is None else "done", budget, ran, until)
