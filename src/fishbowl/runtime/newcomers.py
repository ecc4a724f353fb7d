"""Who is expected at a session: codes and seats are dealt here, so that nobody has to think of a name."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass, field
from itertools import chain, count
from typing import Literal

from fishbowl.core.anew import replace
from fishbowl.core.base import Body, PersonId, Words
from fishbowl.core.decide import AnyCommand
from fishbowl.core.people import AddPerson, ConsentMeans, RecordConsent
from fishbowl.core.protocol import GroupSize, Protocol
from fishbowl.core.session import Rehearsal, Setup

FACTS = ("age", "gender", "programme", "role", "years_in_job", "living", "institution")
"""The personal attributes, by the name under which the record keeps them: what a method section reports."""

PREPARING = ("approaches",)
"""What people are asked so that they come prepared, and which is not analysed: the one or two approaches that
professionals worked with. It stands in the log beside the facts, and in no table of an export: a column there
would be an invitation to analyse it."""

_OF_STUDENTS = ("age", "gender", "programme", "living")
_OF_PROFESSIONALS = ("institution", "role", "years_in_job", "age", "gender")

LONGEST_FACT = 200
_NUMBERS = {"age": ("[0-9]{1,3}", 120), "years_in_job": ("[0-9]{1,2}([.,][0-9]{1,2})?", 80)}

Group = Literal["participants", "observers"]


@dataclass(frozen=True, slots=True)
class Newcomer:
    """Someone expected. `person` is a pseudonym, or its letter alone until `numbered` has dealt the codes.

    `facts` are as typed, by the names in FACTS. With `consent`, that was given for `consent_version` of the
    text (empty: the protocol's).
    """

    person: PersonId
    seat: int | None = None
    facts: Body = field(default_factory=dict)
    teaches_here: bool = False
    consent: ConsentMeans | None = None
    consent_version: str = ""

    @property
    def letter(self) -> str:
        return self.person[0]

    def commands(self, protocol: Protocol) -> tuple[tuple[AnyCommand, Words], ...]:
        """What puts this person on record. Raises Refused where a fact is too long."""
        add = AddPerson(self.person, self.seat, self.teaches_here)
        commands: list[tuple[AnyCommand, Words]] = [(add, Words.of(**self.facts))]
        if self.consent is not None:
            version = self.consent_version or protocol.consent_version
            commands.append((RecordConsent(self.person, version, self.consent), Words()))
        return tuple(commands)


@dataclass(frozen=True, slots=True)
class NewSession:
    """What is needed to make a session with everyone who is expected. Without a name it is given one."""

    protocol: Protocol
    setup: Setup
    people: tuple[Newcomer, ...]
    name: str = ""
    rehearsal: Rehearsal | None = None


def asked_of(protocol: Protocol) -> tuple[str, ...]:
    """The facts that this protocol's participants are asked for: students are asked of no job."""
    return _OF_STUDENTS if protocol.participant_prefix == "S" else _OF_PROFESSIONALS


def prepared_by(protocol: Protocol) -> tuple[str, ...]:
    """What this protocol's participants are asked besides, in preparation."""
    return () if protocol.participant_prefix == "S" else PREPARING


def unfit(name: str, typed: str) -> str:
    """Why that can't stand for the fact: a catalogue key, that takes `value` and `limit`; "" where it can."""
    if len(typed) > LONGEST_FACT or not typed.isprintable():
        return "people.cell"
    if "@" in typed:
        return "people.contact"
    pattern, highest = _NUMBERS.get(name, ("", 0))
    if typed and pattern and not (re.fullmatch(pattern, typed) and float(typed.replace(",", ".")) <= highest):
        return f"people.{name}"
    return ""


@dataclass(frozen=True, slots=True)
class Misfit:
    """A group that is smaller or larger than the protocol's range. It warns; nobody is sent away for it."""

    group: Group
    n: int
    size: GroupSize


def usual(protocol: Protocol) -> tuple[int, int]:
    """Participants and observers where no number is given: as many as the protocol takes.

    Observers come by themselves only where they have a round of questions.
    """
    has_round = any(stage.kind == "observer_questions" for stage in protocol.stages)
    return protocol.participants.high, protocol.observers.high if has_round else protocol.observers.low


def group(
    protocol: Protocol,
    participants: int,
    observers: int,
    moderators: int = 0,
    assistants: int = 0,
    known: Iterable[Newcomer] = (),
) -> tuple[Newcomer, ...]:
    """Those known, and as many without any facts as make up the numbers. Nobody known is left out."""
    people = list(known)
    wanted = {protocol.participant_prefix: participants, "O": observers, "M": moderators, "A": assistants}
    for letter, n in wanted.items():
        present = sum(newcomer.letter == letter for newcomer in people)
        people += [Newcomer(letter)] * max(0, n - present)
    return numbered(people)


def numbered(people: Iterable[Newcomer]) -> tuple[Newcomer, ...]:
    """Codes for those who have none, and seats for participants and observers.

    Codes are the first that are free; a seat has the number of its code where that is free.
    """
    everyone = list(people)
    codes = {newcomer.person for newcomer in everyone}
    seats = {(newcomer.letter, newcomer.seat) for newcomer in everyone}
    dealt: list[Newcomer] = []
    for newcomer in everyone:
        letter, person, seat = newcomer.letter, newcomer.person, newcomer.seat
        if person == letter and letter not in "MA":
            person = next(code for n in count(1) if (code := f"{letter}{n}") not in codes)
        elif person == letter and any(known.person == letter for known in dealt):
            # One moderator is M, a second M2.
            person = next(code for n in count(2) if (code := f"{letter}{n}") not in codes)
        if seat is None and letter not in "MA":
            mine = int(person[1:])
            seat = next(n for n in chain((mine,), count(1)) if (letter, n) not in seats)
        codes.add(person)
        seats.add((letter, seat))
        dealt.append(replace(newcomer, person=person, seat=seat))
    return tuple(dealt)


def misfits(protocol: Protocol, people: Iterable[Newcomer]) -> tuple[Misfit, ...]:
    """The groups whose size is outside what the protocol is made for."""
    letters = [newcomer.letter for newcomer in people]
    groups: tuple[tuple[Group, int, GroupSize], ...] = (
        ("participants", letters.count(protocol.participant_prefix), protocol.participants),
        ("observers", letters.count("O"), protocol.observers),
    )
    return tuple(Misfit(name, n, size) for name, n, size in groups if not size.low <= n <= size.high)
