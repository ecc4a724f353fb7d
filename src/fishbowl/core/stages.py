"""Stages: which is open, its checklist, added time, and what was chosen when it ran over."""

from __future__ import annotations

import math
from typing import TYPE_CHECKING, Literal, assert_never

from immutables import Map
from msgspec import Struct

from fishbowl.core.anew import replace
from fishbowl.core.base import CREW_AND_TABLE, Command, Context, Event, Role
from fishbowl.core.errors import Refused
from fishbowl.core.trail import Trail

if TYPE_CHECKING:
    from fishbowl.core.state import SessionState

Outcome = Literal["move", "shorten", "keep"]
"""When a stage runs over: move everything; shorten what is left; keep the end, and let the last fall off."""

MovedBy = Literal["moderator", "participants"]
"""Who went on. Participants moving on by themselves is no intervention."""


class Visit(Struct, frozen=True):
    """One stay in a stage. Decks come in any order, so a stage may be visited more than once."""

    stage_id: str
    from_s: float
    to_s: float | None = None
    moved_by: MovedBy = "moderator"


class StagesPart(Struct, frozen=True):
    started_s: float | None = None
    current: Visit | None = None
    past: Trail[Visit] = Trail()
    added_s: Map[str, float] = Map()
    outcome: Outcome = "move"
    outcome_at: tuple[str, float] | None = None
    """The stage and instant of the last choice."""
    outcome_knew_s: Map[str, float] = Map()
    """The time added to stages by then: what was shown before the choice counted that in."""
    grown_s: float = 0.0
    """By how much the choices of outcomes made the decks' common block longer."""
    steps_done: Map[str, float] = Map()
    """Step id -> when it was ticked. Steps of the stage `closing` are `closing/thank`."""

    @property
    def visits(self) -> tuple[Visit, ...]:
        """All visits in order, the open one last."""
        return (*self.past, self.current) if self.current else tuple(self.past)


# --- commands ---------------------------------------------------------------------------------------------


class OpenStage(Command, frozen=True):
    """Go to a stage; the first one opened starts the session. The table may open decks only."""

    by = CREW_AND_TABLE
    stage_id: str
    moved_by: MovedBy = "moderator"


class AddTime(Command, frozen=True):
    """Seconds more (or, negative, less) for a stage. The reason travels in the words."""

    stage_id: str
    seconds: float


class ChooseOutcome(Command, frozen=True):
    outcome: Outcome


class TickStep(Command, frozen=True):
    """A line of the checklist done, or (`done` false) not after all."""

    stage_id: str
    step_id: str
    done: bool = True


StageCommand = OpenStage | AddTime | ChooseOutcome | TickStep


# --- events -----------------------------------------------------------------------------------------------


class StageOpened(Event, frozen=True):
    stage_id: str
    moved_by: MovedBy = "moderator"

    def keys(self) -> tuple[str, ...]:
        return ("stage", "card", "turn", "question", "parked")

    def rests_on(self) -> tuple[str, ...]:
        return ("pause",)


class TimeAdded(Event, frozen=True):
    stage_id: str
    seconds: float

    def keys(self) -> tuple[str, ...]:
        return (f"time:{self.stage_id}",)


class OutcomeChosen(Event, frozen=True):
    outcome: Outcome

    def keys(self) -> tuple[str, ...]:
        return ("outcome",)

    def rests_on(self) -> tuple[str, ...]:
        return ("stage",)


class StepTicked(Event, frozen=True):
    stage_id: str
    step_id: str
    done: bool = True

    def keys(self) -> tuple[str, ...]:
        return (f"step:{self.stage_id}/{self.step_id}",)


StageEvent = StageOpened | TimeAdded | OutcomeChosen | StepTicked


# --- decide and evolve ------------------------------------------------------------------------------------


def decide(state: SessionState, command: StageCommand, ctx: Context) -> tuple[Event, ...]:
    match command:
        case OpenStage(stage_id, moved_by):
            return _open(state, stage_id, moved_by, ctx)
        case AddTime(stage_id, seconds):
            stage = state.stage(stage_id)
            total_s = stage.planned_s + state.stages.added_s.get(stage_id, 0.0) + seconds
            if not 0 <= total_s < math.inf:
                raise Refused("errors.time_below_zero", stage=stage.title)
            return (TimeAdded(stage_id, seconds),)
        case ChooseOutcome(outcome):
            if state.stages.current is None:
                raise Refused("errors.not_started")
            return (OutcomeChosen(outcome),)
        case TickStep(stage_id, step_id, done):
            if step_id not in {step.id for step in state.steps(stage_id)}:
                raise Refused("errors.no_such_step", step=step_id, stage=stage_id)
            return (StepTicked(stage_id, step_id, done),)
        case _:
            assert_never(command)


def _open(state: SessionState, stage_id: str, moved_by: MovedBy, ctx: Context) -> tuple[Event, ...]:
    from fishbowl.core.interventions import InterventionLogged

    stage, current = state.stage(stage_id), state.current_stage
    if state.session.paused_since_s is not None:
        raise Refused("errors.paused_first_resume")
    if current is not None and current.id == stage_id:
        raise Refused("errors.stage_open_already", stage=stage.title)
    if ctx.role is Role.TABLE:
        if stage.kind != "deck" or current is None or current.kind != "deck":
            raise Refused("errors.table_decks_only")
        moved_by = "participants"
    opened = StageOpened(stage_id, moved_by)
    moved_on = current is not None and current.kind == "deck" and stage.kind == "deck"
    if moved_on and moved_by == "moderator":
        return (opened, InterventionLogged("next_deck"))
    return (opened,)


def evolve(part: StagesPart, event: StageEvent, at_s: float) -> StagesPart:
    match event:
        case StageOpened(stage_id, moved_by):
            started = at_s if part.started_s is None else part.started_s
            return replace(
                close(part, at_s), started_s=started, current=Visit(stage_id, at_s, None, moved_by)
            )
        case TimeAdded(stage_id, seconds):
            return replace(
                part, added_s=part.added_s.set(stage_id, part.added_s.get(stage_id, 0.0) + seconds)
            )
        case OutcomeChosen(outcome):
            here = part.current.stage_id if part.current else ""
            return replace(part, outcome=outcome, outcome_at=(here, at_s), outcome_knew_s=part.added_s)
        case StepTicked(stage_id, step_id, done):
            key = f"{stage_id}/{step_id}"
            if done:
                return replace(part, steps_done=part.steps_done.set(key, at_s))
            return replace(part, steps_done=part.steps_done.delete(key)) if key in part.steps_done else part
        case _:
            assert_never(event)


def close(part: StagesPart, at_s: float) -> StagesPart:
    """The part with the open visit, if any, ended."""
    if part.current is None:
        return part
    return replace(part, current=None, past=part.past.append(replace(part.current, to_s=at_s)))
