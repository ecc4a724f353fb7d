"""After the group: thank-you gifts, and the team's debrief."""

from __future__ import annotations

from typing import TYPE_CHECKING, Literal, assert_never

from immutables import Map
from msgspec import Struct

from fishbowl.core.anew import replace
from fishbowl.core.base import CREW_AND_OBSERVERS, Actor, Command, Context, Event, PersonId
from fishbowl.core.errors import Refused
from fishbowl.core.people import check_not_withdrawn

if TYPE_CHECKING:
    from fishbowl.core.state import SessionState

Topic = Literal[
    "moments", "surprises", "expected", "earlier_groups", "non_verbal", "check", "changes", "tell"
]
"""Top moments; surprises; what differed from expectation, and from earlier groups; non-verbal; quotes to
check; changes for next time; what to tell participants afterwards."""


class Entry(Struct, frozen=True):
    """One line of the debrief, its text in the words of event `seq`."""

    id: str
    author: Actor
    topic: Topic
    moment_id: str | None
    at_s: float
    seq: int
    retracted: bool = False


class DebriefPart(Struct, frozen=True):
    entries: Map[str, Entry] = Map()
    gifts: Map[PersonId, float] = Map()
    """Who was handed the thank-you gift, and when."""

    @property
    def in_order(self) -> tuple[Entry, ...]:
        return tuple(sorted((e for e in self.entries.values() if not e.retracted), key=lambda e: e.seq))


# --- commands ---------------------------------------------------------------------------------------------


class WriteDebrief(Command, frozen=True):
    """A line under a topic, its text in the words under `text`; it may hang on a marked moment."""

    by = CREW_AND_OBSERVERS
    after_end = True
    entry_id: str
    topic: Topic
    moment_id: str | None = None


class RetractDebrief(Command, frozen=True):
    by = CREW_AND_OBSERVERS
    after_end = True
    entry_id: str


class HandOutGift(Command, frozen=True):
    after_end = True
    person: PersonId
    given: bool = True


DebriefCommand = WriteDebrief | RetractDebrief | HandOutGift


# --- events -----------------------------------------------------------------------------------------------


class DebriefWritten(Event, frozen=True):
    entry_id: str
    topic: Topic
    moment_id: str | None = None

    def keys(self) -> tuple[str, ...]:
        return (f"debrief:{self.entry_id}",)

    def rests_on(self) -> tuple[str, ...]:
        return (f"moment:{self.moment_id}",) if self.moment_id else ()


class DebriefRetracted(Event, frozen=True):
    entry_id: str

    def keys(self) -> tuple[str, ...]:
        return (f"debrief:{self.entry_id}",)


class GiftHandedOut(Event, frozen=True):
    person: PersonId
    given: bool = True

    def keys(self) -> tuple[str, ...]:
        return (f"gift:{self.person}",)

    def rests_on(self) -> tuple[str, ...]:
        return (f"person:{self.person}",)

    def about(self) -> tuple[PersonId, ...]:
        return (self.person,)


DebriefEvent = DebriefWritten | DebriefRetracted | GiftHandedOut


# --- decide and evolve ------------------------------------------------------------------------------------


def decide(state: SessionState, command: DebriefCommand, ctx: Context) -> tuple[Event, ...]:
    match command:
        case WriteDebrief(entry_id, topic, moment_id):
            if state.notes.opened_s is None and state.session.ended_s is None:
                raise Refused("errors.debrief_too_early")
            if entry_id in state.debrief.entries:
                raise Refused("errors.debrief_exists")
            if moment_id is not None and moment_id not in state.moments.by_id:
                raise Refused("errors.no_such_moment")
            check_not_withdrawn(state, ctx.actor)
            return (DebriefWritten(entry_id, topic, moment_id),)
        case RetractDebrief(entry_id):
            entry = state.debrief.entries.get(entry_id)
            if entry is None or entry.retracted or entry.author != ctx.actor:
                raise Refused("errors.no_such_debrief")
            return (DebriefRetracted(entry_id),)
        case HandOutGift(person, given):
            return (GiftHandedOut(state.person(person).id, given),)
        case _:
            assert_never(command)


def evolve(part: DebriefPart, event: DebriefEvent, at_s: float, seq: int, actor: Actor) -> DebriefPart:
    match event:
        case DebriefWritten(entry_id, topic, moment_id):
            entry = Entry(entry_id, actor, topic, moment_id, at_s, seq)
            return replace(part, entries=part.entries.set(entry_id, entry))
        case DebriefRetracted(entry_id):
            known = part.entries.get(entry_id)
            if known is None:
                return part
            return replace(part, entries=part.entries.set(entry_id, replace(known, retracted=True)))
        case GiftHandedOut(person, given):
            if given:
                return replace(part, gifts=part.gifts.set(person, at_s))
            return replace(part, gifts=part.gifts.delete(person)) if person in part.gifts else part
        case _:
            assert_never(event)
