"""What participants and observers may do about themselves, and about nobody else; the crew may for anyone.

People give consent with their own hands, say that they are here and fill in their own form. Everything else
about people stays with the crew, taking consent back too: that erases, and is done beside someone.
"""

from __future__ import annotations

from typing import assert_never

from fishbowl.core.anew import replace
from fishbowl.core.base import Context, Event, Role
from fishbowl.core.errors import Refused
from fishbowl.core.people import (
    Attendance,
    AttendanceMarked,
    Consent,
    ConsentRecorded,
    DescribePerson,
    MarkAttendance,
    Person,
    PersonDescribed,
    RecordConsent,
    check_not_withdrawn,
)
from fishbowl.core.protocol import TICKS
from fishbowl.core.state import SessionState

OwnCommand = DescribePerson | MarkAttendance | RecordConsent


def decide(state: SessionState, command: OwnCommand, ctx: Context) -> tuple[Event, ...]:
    """As `people.decide`, for an actor who is not of the crew."""
    if command.person != ctx.actor:
        raise Refused("errors.for_yourself_only", person=command.person)
    person = state.person(command.person)
    check_not_withdrawn(state, person.id)
    match command:
        case DescribePerson(_, teaches_here):
            # A tie that the crew knows of stands, whatever is left open on the form.
            declared = teaches_here and person.role is Role.OBSERVER
            return (PersonDescribed(person.id, declared or person.teaches_here),)
        case MarkAttendance(_, attendance):
            return _arrive(state, person, attendance)
        case RecordConsent():
            return _consent(state, person, command, ctx)
        case _:
            assert_never(command)


def _arrive(state: SessionState, person: Person, attendance: Attendance) -> tuple[Event, ...]:
    """That they are here they say themselves; who was late, has left or stays away the crew sees."""
    if state.is_over:
        raise Refused("errors.session_over")
    if attendance != "present" or person.attendance == "left":
        raise Refused("errors.arrival_only")
    return () if person.is_here else (AttendanceMarked(person.id, attendance),)


def _consent(state: SessionState, person: Person, command: RecordConsent, ctx: Context) -> tuple[Event, ...]:
    """Consent to the text that this session shows, each statement ticked apart."""
    form = state.protocol.consent
    if not form.text_for(person.role):
        raise Refused("errors.no_consent_text")
    if command.version != form.version:
        raise Refused("errors.other_consent_text", version=form.version)
    if command.means != "online" or set(command.ticks) != set(TICKS):
        raise Refused("errors.both_boxes")
    # A page that is sent twice must not move the instant from which consent holds.
    given = Consent(form.version, "online", ctx.now_s, TICKS)
    if person.consent is not None and replace(person.consent, from_s=ctx.now_s) == given:
        return ()
    return (ConsentRecorded(person.id, given.version, given.means, given.ticks),)
