"""What the moderator does while participants talk: the permitted three, care and safety, and the rest.

The card it fell on is never stored: `occurred_s` on the timeline says it.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Literal, assert_never

from msgspec import Struct

from fishbowl.core.anew import replace
from fishbowl.core.base import Command, Context, Event, PersonId, Role, role_of
from fishbowl.core.errors import Refused
from fishbowl.core.trail import Trail

if TYPE_CHECKING:
    from fishbowl.core.state import SessionState

InterventionKind = Literal["clarify", "bring_in", "next_deck", "care", "deviation"]
CareKind = Literal["distress", "name_said", "consent_withdrawn", "other"]

PERMITTED: frozenset[InterventionKind] = frozenset({"clarify", "bring_in", "next_deck"})


class Intervention(Struct, frozen=True):
    kind: InterventionKind
    person: PersonId | None
    care: CareKind | None
    at_s: float
    seq: int
    has_words: bool


class InterventionsPart(Struct, frozen=True):
    all: Trail[Intervention] = Trail()


class Intervene(Command, frozen=True):
    """One key. `bring_in` names whom; `care` says what for; a deviation's reason travels in the words."""

    kind: InterventionKind
    person: PersonId | None = None
    care: CareKind | None = None


InterventionCommand = Intervene


class InterventionLogged(Event, frozen=True):
    kind: InterventionKind
    person: PersonId | None = None
    care: CareKind | None = None

    def rests_on(self) -> tuple[str, ...]:
        return (f"person:{self.person}",) if self.person else ()

    def about(self) -> tuple[PersonId, ...]:
        return (self.person,) if self.person else ()


InterventionEvent = InterventionLogged


def decide(state: SessionState, command: InterventionCommand, ctx: Context) -> tuple[Event, ...]:
    match command:
        case Intervene(kind, person, care):
            if state.stages.current is None:
                raise Refused("errors.not_started")
            if person is not None:
                state.person(person)
            if kind == "bring_in" and (person is None or role_of(person) is not Role.PARTICIPANT):
                raise Refused("errors.bring_in_whom")
            return (InterventionLogged(kind, person, care),)
        case _:
            assert_never(command)


def evolve(
    part: InterventionsPart, event: InterventionEvent, at_s: float, seq: int, has_words: bool
) -> InterventionsPart:
    match event:
        case InterventionLogged(kind, person, care):
            return replace(part, all=part.all.append(Intervention(kind, person, care, at_s, seq, has_words)))
        case _:
            assert_never(event)
