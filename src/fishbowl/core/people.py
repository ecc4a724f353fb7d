"""Who is here: pseudonyms, seats, consent and attendance (two things), and ties to those at the table."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar, Literal, assert_never

from immutables import Map
from msgspec import Struct

from fishbowl.core.base import CREW_OR_ONESELF, Command, Context, Event, PersonId, Role, role_of
from fishbowl.core.errors import Refused
from fishbowl.core.protocol import Tick

if TYPE_CHECKING:
    from fishbowl.core.state import SessionState

Attendance = Literal["expected", "present", "late", "left", "absent"]
ConsentMeans = Literal["paper", "online", "spoken"]

AT_THE_TABLE: frozenset[Attendance] = frozenset({"present", "late"})


class Consent(Struct, frozen=True):
    """`ticks` are the statements that the person ticked on a page, one by one; none on paper or spoken."""

    version: str
    means: ConsentMeans
    from_s: float
    ticks: tuple[Tick, ...] = ()


class Person(Struct, frozen=True):
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


class PeoplePart(Struct, frozen=True):
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


class AddPerson(Command, frozen=True):
    """Personal attributes (age, gender, programme, years in the job ...) travel in the words."""

    person: PersonId
    seat: int | None = None
    teaches_here: bool = False


class DescribePerson(Command, frozen=True):
    """New personal attributes, in the words; for an observer also the tie to those at the table.

    An observer may say for themselves that there is a tie; that there is none after all the crew says.
    """

    by: ClassVar = CREW_OR_ONESELF
    after_end: ClassVar = True
    person: PersonId
    teaches_here: bool = False


class RemovePerson(Command, frozen=True):
    """Someone added by mistake, before they took part. Who does not come is marked absent instead."""

    person: PersonId


class TakeSeat(Command, frozen=True):
    """Change places; whoever sat there gets the seat that comes free."""

    person: PersonId
    seat: int


class MarkAttendance(Command, frozen=True):
    """Someone may say for themselves that they are here."""

    by: ClassVar = CREW_OR_ONESELF
    after_end: ClassVar = True
    person: PersonId
    attendance: Attendance


class RecordConsent(Command, frozen=True):
    """Also once the session has ended: what someone said goes into exports when they sign at the door."""

    by: ClassVar = CREW_OR_ONESELF
    after_end: ClassVar = True
    person: PersonId
    version: str
    means: ConsentMeans
    ticks: tuple[Tick, ...] = ()


class StayUnrecorded(Command, frozen=True):
    """Someone without consent who stays at the table: their words stay out of every export."""

    person: PersonId


class WithdrawConsent(Command, frozen=True):
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


class _OnPerson(Event, frozen=True):
    person: PersonId

    def keys(self) -> tuple[str, ...]:
        return (f"person:{self.person}",)

    def about(self) -> tuple[PersonId, ...]:
        return (self.person,)


class _OfPerson(_OnPerson, frozen=True):
    """Changes one thing of a person, and rests on their being here at all."""

    def rests_on(self) -> tuple[str, ...]:
        return (f"person:{self.person}",)


class PersonAdded(_OnPerson, frozen=True):
    seat: int | None = None
    teaches_here: bool = False


class PersonDescribed(_OfPerson, frozen=True):
    teaches_here: bool = False

    def keys(self) -> tuple[str, ...]:
        return (f"described:{self.person}",)


class PersonRemoved(_OnPerson, frozen=True):
    def keys(self) -> tuple[str, ...]:
        who = self.person
        return (f"person:{who}", f"described:{who}", f"attendance:{who}", f"unrecorded:{who}", "seats")


class SeatTaken(_OfPerson, frozen=True):
    seat: int

    def keys(self) -> tuple[str, ...]:
        return ("seats",)


class AttendanceMarked(_OfPerson, frozen=True):
    attendance: Attendance

    def keys(self) -> tuple[str, ...]:
        return (f"attendance:{self.person}",)


class ConsentRecorded(_OnPerson, frozen=True):
    undoable = False
    version: str
    means: ConsentMeans
    ticks: tuple[Tick, ...] = ()

    def keys(self) -> tuple[str, ...]:
        return (f"person:{self.person}", f"unrecorded:{self.person}")


class StayedUnrecorded(_OfPerson, frozen=True):
    def keys(self) -> tuple[str, ...]:
        return (f"unrecorded:{self.person}",)


class ConsentWithdrawn(_OnPerson, frozen=True):
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


# --- decide -----------------------------------------------------------------------------------------------


def decide(state: SessionState, command: PeopleCommand, ctx: Context) -> tuple[Event, ...]:
    """For the crew; what others do about themselves is decided in `oneself`."""
    if isinstance(command, AddPerson):
        return _add(state, command)
    person = state.person(command.person)
    match command:
        case DescribePerson(_, teaches_here):
            check_not_withdrawn(state, person.id)
            return (PersonDescribed(person.id, teaches_here),)
        case RemovePerson():
            wrote = person.id in state.notes.counts
            if wrote or person.consent is not None or person.withdrawn or person.attendance != "expected":
                raise Refused("errors.person_took_part", person=person.id)
            return (PersonRemoved(person.id),)
        case TakeSeat(_, seat):
            _check_seat(seat)
            return (SeatTaken(person.id, seat),)
        case MarkAttendance(_, attendance):
            return (AttendanceMarked(person.id, attendance),)
        case RecordConsent(_, version, means, ticks):
            check_not_withdrawn(state, person.id)
            return (ConsentRecorded(person.id, version, means, ticks),)
        case StayUnrecorded():
            return (StayedUnrecorded(person.id),)
        case WithdrawConsent():
            check_not_withdrawn(state, person.id)
            return (ConsentWithdrawn(person.id),)
        case _:
            assert_never(command)


def _add(state: SessionState, command: AddPerson) -> tuple[Event, ...]:
    role, seat = role_of(command.person), command.seat
    if role is Role.TABLE:
        raise Refused("errors.no_such_person", person=command.person)
    if command.person in state.people.by_id:
        raise Refused("errors.person_exists", person=command.person)
    if seat is not None:
        _check_seat(seat)
        for other in state.people.of(role):
            if other.seat == seat:
                raise Refused("errors.seat_taken", seat=seat, person=other.id)
    return (PersonAdded(command.person, seat, command.teaches_here),)


def _check_seat(seat: int) -> None:
    if not 1 <= seat <= 99:
        raise Refused("errors.no_such_seat", seat=seat)


def check_not_withdrawn(state: SessionState, person: PersonId) -> None:
    """Refuse what someone who has withdrawn would still add to the record."""
    known = state.people.by_id.get(person)
    if known is not None and known.withdrawn:
        raise Refused("errors.consent_was_withdrawn", person=person)
