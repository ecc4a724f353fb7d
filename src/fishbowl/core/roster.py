"""The roster: what each event changes about the people of the session. Total, as all folding is."""

from __future__ import annotations

from collections.abc import Iterable
from typing import assert_never

from fishbowl.core.anew import replace
from fishbowl.core.base import PersonId, role_of
from fishbowl.core.people import (
    AttendanceMarked,
    Consent,
    ConsentRecorded,
    ConsentWithdrawn,
    PeopleEvent,
    PeoplePart,
    Person,
    PersonAdded,
    PersonDescribed,
    PersonRemoved,
    SeatTaken,
    StayedUnrecorded,
)


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
        case ConsentRecorded(_, version, means, ticks):
            person = replace(person, consent=Consent(version, means, at_s, ticks), unrecorded=False)
        case StayedUnrecorded():
            person = replace(person, unrecorded=True)
        case ConsentWithdrawn():
            person = replace(person, consent=None, withdrawn=True)
        case _:
            assert_never(event)
    return PeoplePart(people.set(person.id, person))


def arrived(part: PeoplePart, whom: Iterable[PersonId], at_s: float) -> PeoplePart:
    """The people once these are here, as far as they are known and nothing else was said of them."""
    people = part.by_id
    for person in map(people.get, whom):
        if person is not None and person.attendance == "expected":
            people = people.set(person.id, replace(person, attendance="present", attendance_s=at_s))
    return PeoplePart(people)


def _swap(part: PeoplePart, person: Person, seat: int) -> PeoplePart:
    people = part.by_id
    for other in part.of(person.role):
        if other.seat == seat and other.id != person.id:
            people = people.set(other.id, replace(other, seat=person.seat))
    return PeoplePart(people.set(person.id, replace(person, seat=seat)))
