"""Turns: who speaks. A new turn closes the old; pause, break and the end of a stage close the open one.

A turn counts for as long as somebody tracks who speaks: `tracked_s` (the protocol's `untracked_after_s`)
after its last tap it has ended, whenever that is found out. What follows is nobody's.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, assert_never

from immutables import Map
from msgspec import Struct

from fishbowl.core.anew import replace
from fishbowl.core.base import Command, Context, Event, PersonId
from fishbowl.core.errors import Refused
from fishbowl.core.trail import Trail

if TYPE_CHECKING:
    from fishbowl.core.state import SessionState

NOBODY = "nobody"
"""A speaker state of its own: it is silent, or someone outside the table speaks."""
UNATTRIBUTED = "unattributed"
"""A turn of someone without consent: that somebody spoke, and never who."""


class Turn(Struct, frozen=True):
    speaker: PersonId
    stage_id: str
    from_s: float
    to_s: float | None = None


class Tally(Struct, frozen=True):
    """What one person spoke in one stage, in closed turns; `until_s` is the end of the last."""

    seconds: float = 0.0
    turns: int = 0
    until_s: float = 0.0


class TurnsPart(Struct, frozen=True):
    current: Turn | None = None
    past: Trail[Turn] = Trail()
    tallies: Map[tuple[str, PersonId], Tally] = Map()
    """(stage id, speaker) -> tally."""
    tapped_s: float | None = None
    """When who-speaks was last tapped, by anyone."""

    @property
    def spans(self) -> tuple[Turn, ...]:
        return (*self.past, self.current) if self.current else tuple(self.past)


class MarkSpeaker(Command, frozen=True):
    """Who speaks now: a pseudonym, or `nobody`. Marking who speaks already only says that they still do."""

    speaker: PersonId


TurnCommand = MarkSpeaker


class SpeakerMarked(Event, frozen=True):
    speaker: PersonId

    def keys(self) -> tuple[str, ...]:
        return ("turn",)

    def rests_on(self) -> tuple[str, ...]:
        return ("pause", f"person:{self.speaker}")


TurnEvent = SpeakerMarked


def decide(state: SessionState, command: TurnCommand, ctx: Context) -> tuple[Event, ...]:
    match command:
        case MarkSpeaker(speaker):
            if not state.is_running:
                raise Refused("errors.not_running")
            marked = NOBODY if speaker == NOBODY else as_consented(state, speaker)
            turn, tapped_s = state.turns.current, state.turns.tapped_s
            window_s = state.protocol.settings.double_press_ms / 1000
            again = turn is not None and turn.speaker == marked
            if again and tapped_s is not None and ctx.now_s - tapped_s < window_s:
                return ()
            return (SpeakerMarked(marked),)
        case _:
            assert_never(command)


def as_consented(state: SessionState, speaker: PersonId) -> PersonId:
    """Under whose name speech is kept: one's own, or without consent nobody's. Raises Refused."""
    return speaker if state.person(speaker).consent is not None else UNATTRIBUTED


def heard(state: SessionState, now_s: float) -> TurnsPart:
    """The turns as far as they were tracked by now: an open one that nobody tracks any more has ended."""
    part, tracked_s = state.turns, state.protocol.settings.untracked_after_s
    turn = part.current
    goes_on = turn is None or now_s <= _tracked_until_s(part, turn, tracked_s)
    return part if goes_on else close(part, now_s, tracked_s)


def evolve(part: TurnsPart, event: TurnEvent, at_s: float, stage_id: str, tracked_s: float) -> TurnsPart:
    match event:
        case SpeakerMarked(speaker):
            if part.current is not None and part.current.speaker == speaker:
                return replace(part, tapped_s=at_s)
            return replace(close(part, at_s, tracked_s), current=Turn(speaker, stage_id, at_s), tapped_s=at_s)
        case _:
            assert_never(event)


def close(part: TurnsPart, at_s: float, tracked_s: float) -> TurnsPart:
    """The part with nobody's turn open. A turn never gets a negative length."""
    turn = part.current
    if turn is None:
        return part
    to_s = min(at_s, _tracked_until_s(part, turn, tracked_s))
    closed = replace(turn, to_s=max(to_s, turn.from_s))
    return replace(part, current=None, past=part.past.append(closed), tallies=_tallied(part.tallies, closed))


def _tracked_until_s(part: TurnsPart, turn: Turn, tracked_s: float) -> float:
    """How long the open turn counts at most; one moved behind a pause was tapped before it begins."""
    return max(turn.from_s, part.tapped_s or 0.0) + tracked_s


def without(part: TurnsPart, from_s: float, to_s: float, tracked_s: float) -> TurnsPart:
    """The part with a pause cut out of its turns, as if it had been pressed when it began.

    Goes through all turns: a pause that is entered later is rare.
    """
    if part.current is not None and part.current.from_s < from_s:
        part = close(part, from_s, tracked_s)
    kept = [cut for turn in part.spans if (cut := _cut(turn, from_s, to_s)) is not None]
    closed = [turn for turn in kept if turn.to_s is not None]
    tallies: Map[tuple[str, PersonId], Tally] = Map()
    for turn in closed:
        tallies = _tallied(tallies, turn)
    current = kept[-1] if len(closed) < len(kept) else None
    return TurnsPart(current, Trail(closed), tallies, part.tapped_s)


def _cut(turn: Turn, from_s: float, to_s: float) -> Turn | None:
    """A turn that ran into the pause ends there; one marked in it counts from its end, if it lasted."""
    if turn.from_s < from_s:
        return turn if turn.to_s is not None and turn.to_s <= from_s else replace(turn, to_s=from_s)
    if turn.from_s >= to_s:
        return turn
    return replace(turn, from_s=to_s) if turn.to_s is None or turn.to_s > to_s else None


def _tallied(tallies: Map[tuple[str, PersonId], Tally], turn: Turn) -> Map[tuple[str, PersonId], Tally]:
    end_s = turn.from_s if turn.to_s is None else turn.to_s
    key = (turn.stage_id, turn.speaker)
    tally = tallies.get(key, Tally())
    return tallies.set(key, Tally(tally.seconds + end_s - turn.from_s, tally.turns + 1, end_s))
