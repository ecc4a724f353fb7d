"""Moments: an instant marked for later, back-dated, since people press late."""

from __future__ import annotations

from typing import TYPE_CHECKING, assert_never

from immutables import Map
from msgspec import Struct

from fishbowl.core.anew import replace
from fishbowl.core.base import Actor, Command, Context, Event, within
from fishbowl.core.errors import Refused

if TYPE_CHECKING:
    from fishbowl.core.state import SessionState


class Moment(Struct, frozen=True):
    """A moment marked for later; `at_s` is back-dated, since people press late."""

    id: str
    by: Actor
    at_s: float
    seq: int
    has_words: bool
    names_someone: bool = False


class MomentsPart(Struct, frozen=True):
    by_id: Map[str, Moment] = Map()

    @property
    def in_order(self) -> tuple[Moment, ...]:
        return tuple(sorted(self.by_id.values(), key=lambda m: (m.at_s, m.seq)))


# --- commands ---------------------------------------------------------------------------------------------


class MarkMoment(Command, frozen=True):
    """Mark what was just said; a few words may travel along."""

    moment_id: str
    back_s: float = 0.0
    names_someone: bool = False


class MoveMoment(Command, frozen=True):
    """Set a moment to another instant, in seconds on the timeline."""

    after_end = True
    moment_id: str
    at_s: float


MomentCommand = MarkMoment | MoveMoment


# --- events -----------------------------------------------------------------------------------------------


class MomentMarked(Event, frozen=True):
    moment_id: str
    back_s: float = 0.0
    names_someone: bool = False

    def keys(self) -> tuple[str, ...]:
        return (f"moment:{self.moment_id}",)

    def occurred_s(self, now_s: float) -> float:
        return within(now_s - self.back_s, now_s)


class MomentMoved(Event, frozen=True):
    moment_id: str
    at_s: float

    def keys(self) -> tuple[str, ...]:
        return (f"moment:{self.moment_id}",)


MomentEvent = MomentMarked | MomentMoved


# --- decide and evolve ------------------------------------------------------------------------------------


def decide(state: SessionState, command: MomentCommand, ctx: Context) -> tuple[Event, ...]:
    match command:
        case MarkMoment(moment_id, back_s, names_someone):
            if state.stages.started_s is None:
                raise Refused("errors.not_started")
            if moment_id in state.moments.by_id:
                raise Refused("errors.moment_exists")
            return (MomentMarked(moment_id, back_s, names_someone),)
        case MoveMoment(moment_id, at_s):
            if moment_id not in state.moments.by_id:
                raise Refused("errors.no_such_moment")
            return (MomentMoved(moment_id, within(at_s, ctx.now_s)),)
        case _:
            assert_never(command)


def evolve(
    part: MomentsPart, event: MomentEvent, at_s: float, seq: int, actor: Actor, has_words: bool
) -> MomentsPart:
    match event:
        case MomentMarked(moment_id, _, names_someone):
            moment = Moment(moment_id, actor, at_s, seq, has_words, names_someone)
            return MomentsPart(part.by_id.set(moment_id, moment))
        case MomentMoved(moment_id, moved_s):
            known = part.by_id.get(moment_id)
            if known is None:
                return part
            return MomentsPart(part.by_id.set(moment_id, replace(known, at_s=moved_s)))
        case _:
            assert_never(event)
