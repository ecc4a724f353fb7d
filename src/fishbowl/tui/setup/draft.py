"""A session as it stands in the form: what is wrong with it, what it warns of, and what it changes."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

from fishbowl.core.anew import replace
from fishbowl.core.base import Words
from fishbowl.core.decide import AnyCommand
from fishbowl.core.people import DescribePerson, RecordConsent, RemovePerson, TakeSeat
from fishbowl.core.protocol import Protocol, Step, all_questions, blanks, fill
from fishbowl.core.session import ChangeSetup, Setup
from fishbowl.core.state import SessionState
from fishbowl.runtime.newcomers import Newcomer, group, numbered, unfit, usual
from fishbowl.runtime.snapshot import Reading
from fishbowl.text import iso_day

Change = tuple[AnyCommand, Words]


@dataclass(frozen=True, slots=True)
class Draft:
    protocol: Protocol
    name: str
    setup: Setup
    people: tuple[Newcomer, ...]

    @property
    def letters(self) -> tuple[str, ...]:
        """The letters of codes, in the order in which people are listed."""
        return (self.protocol.participant_prefix, "O", "M", "A")

    def of(self, letter: str) -> tuple[Newcomer, ...]:
        return tuple(newcomer for newcomer in self.people if newcomer.letter == letter)


@dataclass(frozen=True, slots=True)
class Fault:
    """What keeps the session from being made; `field` is the one to mend. `key` is the catalogue's."""

    field: str
    key: str


def faults(draft: Draft) -> tuple[Fault, ...]:
    """Blanks of the protocol that are not filled, contact data where none belongs, and a day that is none."""
    found = [
        Fault(name, f"errors.{name}_missing")
        for name in sorted(blanks(draft.protocol))
        if not getattr(draft.setup, name).strip()
    ]
    typed = {"name": draft.name, **{name: getattr(draft.setup, name) for name in TYPED}}
    found += [Fault(name, key) for name, text in typed.items() if (key := unfit(name, text))]
    day = draft.setup.date
    if day and not iso_day(day) and not unfit("date", day):
        found.append(Fault("date", "setup.not_a_date"))
    return tuple(found)


TYPED = ("institution", "programme", "place", "date")
"""What of a Setup is typed in a line."""


def preview(draft: Draft, gap: str) -> str:
    """A card or question as it will sound, one with a blank where there is any; `gap` for what is missing."""
    texts = list(_askable(draft.protocol))
    chosen = next((text for text in texts if "{" in text), texts[0] if texts else "")
    return fill(chosen, draft.setup.institution.strip() or gap, draft.setup.programme.strip() or gap)


def _askable(protocol: Protocol) -> Iterator[str]:
    for stage in protocol.stages:
        for card in stage.cards:
            yield " ".join((card.intro, *card.questions)).strip()
        yield from (question.text for question in all_questions(stage))


def preparation(draft: Draft) -> tuple[Step, ...]:
    """What is to be done before the first stage: for online groups also the display names and the chat."""
    online = draft.setup.form == "online"
    return tuple(step for step in draft.protocol.preparation if online or not step.online_only)


def online_later(draft: Draft) -> tuple[tuple[str, Step], ...]:
    """What an online group has to do later on as well, such as saving the chat; each with its stage."""
    if draft.setup.form != "online":
        return ()
    return tuple(
        (stage.title, step) for stage in draft.protocol.stages for step in stage.steps if step.online_only
    )


# --- people -----------------------------------------------------------------------------------------------


def is_blank(newcomer: Newcomer) -> bool:
    """Whether nothing but a code and a seat is known."""
    return not newcomer.facts and newcomer.consent is None and not newcomer.teaches_here


def resized(draft: Draft, letter: str, n: int) -> Draft:
    """With so many of that letter. Of too many, those go of whom nothing is known, the last first.

    Nobody else goes: a number may be typed by halves.
    """
    here = draft.of(letter)
    if n >= len(here):
        more = [*draft.people, *[Newcomer(letter)] * (n - len(here))]
        return replace(draft, people=ordered(draft, numbered(more)))
    blank = [newcomer for newcomer in here if is_blank(newcomer)]
    gone = blank[max(0, n - (len(here) - len(blank))) :]
    return replace(draft, people=tuple(each for each in draft.people if each not in gone))


def without(draft: Draft, person: str) -> Draft:
    return replace(draft, people=tuple(each for each in draft.people if each.person != person))


def with_person(draft: Draft, newcomer: Newcomer) -> Draft:
    """With what is now known of someone; whoever had that seat gets the one that comes free."""
    before = next(each for each in draft.people if each.person == newcomer.person)

    def moved(each: Newcomer) -> Newcomer:
        if each.person == newcomer.person:
            return newcomer
        swaps = each.letter == newcomer.letter and newcomer.seat is not None and each.seat == newcomer.seat
        return replace(each, seat=before.seat) if swaps else each

    return replace(draft, people=ordered(draft, [moved(each) for each in draft.people]))


def with_read(draft: Draft, read: Iterable[Newcomer]) -> Draft:
    """With the people of a file: they take the place of those with their codes, and of the blank ones."""
    new = tuple(read)
    codes, letters = {each.person for each in new}, {each.letter for each in new}
    kept = [
        each
        for each in draft.people
        if each.person not in codes and not (each.letter in letters and is_blank(each))
    ]
    seats = {(each.letter, each.seat) for each in new}
    stood = [replace(each, seat=None) if (each.letter, each.seat) in seats else each for each in kept]
    return replace(draft, people=ordered(draft, numbered((*new, *stood))))


def under(draft: Draft, protocol: Protocol) -> Draft:
    """By another protocol: participants get its letter; a group of whom nothing is known, its usual size."""
    old, new = draft.protocol.participant_prefix, protocol.participant_prefix
    people = tuple(
        replace(each, person=f"{new}{each.person[1:]}") if each.letter == old else each
        for each in draft.people
    )
    draft = replace(draft, protocol=protocol, people=people)
    for letter, n in zip((new, "O"), usual(protocol), strict=True):
        if all(is_blank(each) for each in draft.of(letter)):
            draft = resized(draft, letter, n)
    return draft


def ordered(draft: Draft, people: Iterable[Newcomer]) -> tuple[Newcomer, ...]:
    """Participants, observers, moderators, assistants: each by seat, then by code."""
    return tuple(
        sorted(people, key=lambda p: (draft.letters.index(p.letter), p.seat or 0, len(p.person), p.person))
    )


def first_draft(protocol: Protocol, date: str) -> Draft:
    """What the form begins with: the usual group, one moderator, today."""
    draft = Draft(protocol, "", Setup(date=date), ())
    people = group(protocol, *usual(protocol), moderators=1)
    return replace(draft, people=ordered(draft, people))


# --- a session that is there already ----------------------------------------------------------------------


def draft_of(state: SessionState, words: Mapping[int, Reading]) -> Draft:
    """The session as a draft. `words` are those with which people were described."""
    people = []
    for person in state.people.by_id.values():
        known = words.get(person.described)
        facts = {} if known is None or isinstance(known, str) else dict(known)
        consent = person.consent
        people.append(
            Newcomer(
                person.id,
                person.seat,
                facts,
                person.teaches_here,
                consent.means if consent else None,
                consent.version if consent else "",
            )
        )
    draft = Draft(state.protocol, state.session.name, state.session.setup, ())
    return replace(draft, people=ordered(draft, people))


def changes(before: Draft, after: Draft) -> tuple[Change, ...]:
    """The commands that make the one the other, in an order in which no seat is ever taken twice.

    Consent that stands is never taken back here: that is a withdrawal, and erases.
    """
    was = {each.person: each for each in before.people}
    now = {each.person: each for each in after.people}
    found: list[Change] = []
    if before.setup != after.setup:
        found.append((ChangeSetup(after.setup), Words()))
    found += [(RemovePerson(person), Words()) for person in was if person not in now]
    stayed = [(was[person], each) for person, each in now.items() if person in was]
    for old, new in stayed:
        if new.seat is not None and new.seat != old.seat:
            found.append((TakeSeat(new.person, new.seat), Words()))
    for new in now.values():
        if new.person not in was:
            found += new.commands(after.protocol)
    for old, new in stayed:
        found += _of_one(old, new, after.protocol)
    return tuple(found)


def _of_one(old: Newcomer, new: Newcomer, protocol: Protocol) -> Iterator[Change]:
    if (old.facts, old.teaches_here) != (new.facts, new.teaches_here):
        yield DescribePerson(new.person, new.teaches_here), Words.of(**new.facts)
    version = new.consent_version or protocol.consent_version
    if new.consent is not None and (old.consent, old.consent_version) != (new.consent, version):
        yield RecordConsent(new.person, version, new.consent), Words()
