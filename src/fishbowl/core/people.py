"""Who is here: pseudonyms, seats, consent and attendance (two things), and ties to those at the table."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Literal, assert_never

from immutables import Map

from fishbowl.core.base import Command, Context, Event, PersonId, Role, role_of
from fishbowl.core.errors import Refused

if TYPE_CHECKING:
    from fishbowl.core.state import SessionState

Attendance = Literal["expected", "present", "late", "left", "absent"]
ConsentMeans = Literal["paper", "online", "spoken"]

AT_THE_TABLE: frozenset[Attendance] = frozenset({"present", "late"})


@dataclass(frozen=True, slots=True)
class Consent:
    version: str
    means: ConsentMeans
    from_s: float


@dataclass(frozen=True, slots=True)
class Person:
    """`described` is the event whose words hold the personal attributes; 0 where there are none."""

    id: PersonId
    role: Role
    seat: int | None = None
    attendance: Attendance = "expected"
    attendance_s: float | None = None
    consent: Consent | None = None
    withdrawn: bool = False
    teaches_here: bool = False
    """An observer who teaches or assesses someone at this table."""
    unrecorded: bool = False
    """Chose to stay at the table without being recorded."""
    described: int = 0

    @property
    def is_here(self) -> bool:
        return self.attendance in AT_THE_TABLE


@dataclass(frozen=True, slots=True)
class PeoplePart:
    by_id: Map[PersonId, Person] = Map()

    def of(self, role: Role) -> tuple[Person, ...]:
        """Those of that role: by seat, then by number."""
        found = (person for person in self.by_id.values() if person.role is role)
        return tuple(sorted(found, key=lambda p: (p.seat is None, p.seat or 0, len(p.id), p.id)))

    @property
    def participants(self) -> tuple[Person, ...]:
        return self.of(Role.PARTICIPANT)

    @property
    def observers(self) -> tuple[Person, ...]:
        return self.of(Role.OBSERVER)


# --- commands ---------------------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class AddPerson(Command):
    """Personal attributes (age, gender, programme, years in the job ...) travel in the words."""

    person: PersonId
    seat: int | None = None
    teaches_here: bool = False


@dataclass(frozen=True, slots=True)
class DescribePerson(Command):
    """New personal attributes, in the words; for an observer also the tie to those at the table."""

    person: PersonId
    teaches_here: bool = False


@dataclass(frozen=True, slots=True)
class RemovePerson(Command):
    """Someone added by mistake, before they took part. Who does not come is marked absent instead."""

    person: PersonId


@dataclass(frozen=True, slots=True)
class TakeSeat(Command):
    """Change places; whoever sat there gets the seat that comes free."""

    person: PersonId
    seat: int


@dataclass(frozen=True, slots=True)
class MarkAttendance(Command):
    person: PersonId
    attendance: Attendance


@dataclass(frozen=True, slots=True)
class RecordConsent(Command):
    person: PersonId
    version: str
    means: ConsentMeans


@dataclass(frozen=True, slots=True)
class StayUnrecorded(Command):
    """Someone without consent who stays at the table: their words stay out of every export."""

    person: PersonId


@dataclass(frozen=True, slots=True)
class WithdrawConsent(Command):
    """What the person said and wrote is erased. Can't be undone."""

    after_end = True
    person: PersonId


PeopleCommand = (
    AddPerson
    | DescribePerson
    | RemovePerson
    | TakeSeat
    | MarkAttendance
    | RecordConsent
    | StayUnrecorded
    | WithdrawConsent
)


# --- events -----------------------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class _OnPerson(Event):
    person: PersonId

    def keys(self) -> tuple[str, ...]:
        return (f"person:{self.person}",)

    def about(self) -> tuple[PersonId, ...]:
        return (self.person,)


@dataclass(frozen=True, slots=True)
class PersonAdded(_OnPerson):
    seat: int | None = None
    teaches_here: bool = False


@dataclass(frozen=True, slots=True)
class PersonDescribed(_OnPerson):
    teaches_here: bool = False


@dataclass(frozen=True, slots=True)
class PersonRemoved(_OnPerson):
    pass


@dataclass(frozen=True, slots=True)
class SeatTaken(_OnPerson):
    seat: int

    def keys(self) -> tuple[str, ...]:
        return ("seats",)


@dataclass(frozen=True, slots=True)
class AttendanceMarked(_OnPerson):
    attendance: Attendance

    def keys(self) -> tuple[str, ...]:
        return (f"attendance:{self.person}",)


@dataclass(frozen=True, slots=True)
class ConsentRecorded(_OnPerson):
    undoable = False
    version: str
    means: ConsentMeans


@dataclass(frozen=True, slots=True)
class StayedUnrecorded(_OnPerson):
    pass


@dataclass(frozen=True, slots=True)
class ConsentWithdrawn(_OnPerson):
    undoable = False


PeopleEvent = (
    PersonAdded
    | PersonDescribed
    | PersonRemoved
    | SeatTaken
    | AttendanceMarked
    | ConsentRecorded
    | StayedUnrecorded
    | ConsentWithdrawn
)


# --- decide and evolve ------------------------------------------------------------------------------------


def decide(state: SessionState, command: PeopleCommand, ctx: Context) -> tuple[Event, ...]:
    if isinstance(command, AddPerson):
        return _add(state, command)
    person = state.person(command.person)
    match command:
        case DescribePerson(_, teaches_here):
            return (PersonDescribed(person.id, teaches_here),)
        case RemovePerson():
            if person.consent is not None or person.attendance != "expected":
                raise Refused("errors.person_took_part", person=person.id)
            return (PersonRemoved(person.id),)
        case TakeSeat(_, seat):
            if not 1 <= seat <= 99:
                raise Refused("errors.no_such_seat", seat=seat)
            return (SeatTaken(person.id, seat),)
        case MarkAttendance(_, attendance):
            return (AttendanceMarked(person.id, attendance),)
        case RecordConsent(_, version, means):
            if person.withdrawn:
                raise Refused("errors.consent_was_withdrawn", person=person.id)
            return (ConsentRecorded(person.id, version, means),)
        case StayUnrecorded():
            return (StayedUnrecorded(person.id),)
        case WithdrawConsent():
            if person.withdrawn:
                raise Refused("errors.consent_was_withdrawn", person=person.id)
            return (ConsentWithdrawn(person.id),)
        case _:
            assert_never(command)


def _add(state: SessionState, command: AddPerson) -> tuple[Event, ...]:
    if role_of(command.person) is Role.TABLE:
        raise Refused("errors.no_such_person", person=command.person)
    if command.person in state.people.by_id:
        raise Refused("errors.person_exists", person=command.person)
    return (PersonAdded(command.person, command.seat, command.teaches_here),)


def evolve(part: PeoplePart, event: PeopleEvent, at_s: float, seq: int, has_words: bool) -> PeoplePart:
    people = part.by_id
    if isinstance(event, PersonAdded):
        person = Person(event.person, role_of(event.person), event.seat, teaches_here=event.teaches_here)
        return PeoplePart(people.set(person.id, replace(person, described=seq if has_words else 0)))
    person_or_none = people.get(event.person)
    if person_or_none is None:
        return part
    person = person_or_none
    match event:
        case PersonDescribed(_, teaches_here):
            described = seq if has_words else person.described
            person = replace(person, teaches_here=teaches_here, described=described)
        case PersonRemoved():
            return PeoplePart(people.delete(person.id))
        case SeatTaken(_, seat):
            return _swap(part, person, seat)
        case AttendanceMarked(_, attendance):
            person = replace(person, attendance=attendance, attendance_s=at_s)
        case ConsentRecorded(_, version, means):
            person = replace(person, consent=Consent(version, means, at_s), unrecorded=False)
        case StayedUnrecorded():
            person = replace(person, unrecorded=True)
        case ConsentWithdrawn():
            person = replace(person, consent=None, withdrawn=True)
        case _:
            assert_never(event)
    return PeoplePart(people.set(person.id, person))


def _swap(part: PeoplePart, person: Person, seat: int) -> PeoplePart:
    people = part.by_id
    for other in part.of(person.role):
        if other.seat == seat and other.id != person.id:
            people = people.set(other.id, replace(other, seat=person.seat))
    return PeoplePart(people.set(person.id, replace(person, seat=seat)))
