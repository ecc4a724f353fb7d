"""Parked questions: observers' questions after the break: tagged, merged, ordered, asked, answered, left."""

from __future__ import annotations

from typing import TYPE_CHECKING, Literal, assert_never

from immutables import Map
from msgspec import Struct

from fishbowl.core.anew import replace
from fishbowl.core.base import Command, Context, Event, PersonId, Role, role_of
from fishbowl.core.errors import Refused
from fishbowl.core.people import check_not_withdrawn
from fishbowl.core.tablecloths import Note
from fishbowl.core.trail import Trail
from fishbowl.core.turns import as_consented

if TYPE_CHECKING:
    from fishbowl.core.state import SessionState

Tag = Literal["clarifying", "deepening", "new_topic", "own_position"]
LeftReason = Literal["time", "answered_already", "withdrawn", "other"]
ParkedStatus = Literal["waiting", "asked", "answered", "left"]


class Fate(Struct, frozen=True):
    """What became of one parked question. `to` and `answered_by` are pseudonyms; empty: the whole group."""

    status: ParkedStatus = "waiting"
    tag: Tag | None = None
    merged_into: str | None = None
    asked_s: float | None = None
    to: tuple[PersonId, ...] = ()
    answered_by: tuple[PersonId, ...] = ()
    settled_s: float | None = None
    left_reason: LeftReason | None = None


class Put(Struct, frozen=True):
    """A question being put to the participants; `to_s` is None while it is."""

    note_id: str
    from_s: float
    to_s: float | None = None


class ParkedPart(Struct, frozen=True):
    fates: Map[str, Fate] = Map()
    order: tuple[str, ...] = ()
    """Note ids put in order by hand; the others follow by seat."""
    current: Put | None = None
    past: Trail[Put] = Trail()

    @property
    def spans(self) -> tuple[Put, ...]:
        return (*self.past, self.current) if self.current else tuple(self.past)

    def fate(self, note_id: str) -> Fate:
        return self.fates.get(note_id, Fate())


def merged_into(state: SessionState, note_id: str) -> str | None:
    """The question it was put together with, as long as that one stands."""
    into = state.parked.fate(note_id).merged_into
    note = None if into is None else state.notes.by_id.get(into)
    stands = note is not None and _is_parked(note) and not is_gone(state, note)
    return into if stands else None


def _is_parked(note: Note) -> bool:
    return note.kind == "question" and not note.retracted and role_of(note.author) is Role.OBSERVER


def parked_questions(state: SessionState) -> tuple[Note, ...]:
    """Every question on a tablecloth, merged ones left out: by the order given, then by seat and time."""
    by_id = {note.id: note for note in state.notes.in_order if _is_parked(note)}
    standing = {i: n for i, n in by_id.items() if merged_into(state, i) is None}
    first = [standing.pop(i) for i in state.parked.order if i in standing]
    seats = {person.id: index for index, person in enumerate(state.people.observers)}
    rest = sorted(standing.values(), key=lambda n: (seats.get(n.author, 99), n.at_s, n.first_seq))
    return (*first, *rest)


def author_withdrew(state: SessionState, note: Note) -> bool:
    """Whether the note's words went with the consent of who wrote it."""
    author = state.people.by_id.get(note.author)
    return author is not None and author.withdrawn


def is_gone(state: SessionState, note: Note) -> bool:
    """Whether there is nothing to ask any more: who asks it withdrew before anything became of it."""
    return state.parked.fate(note.id).status == "waiting" and author_withdrew(state, note)


def standing_questions(state: SessionState) -> tuple[Note, ...]:
    """The parked questions in their order, without those that are gone: these stay on record, as erased."""
    return tuple(note for note in parked_questions(state) if not is_gone(state, note))


# --- commands ---------------------------------------------------------------------------------------------


class TagQuestion(Command, frozen=True):
    note_id: str
    tag: Tag | None


class MergeQuestion(Command, frozen=True):
    """Two ask the same: `note_id` is put together with `into`; None takes it apart again."""

    note_id: str
    into: str | None


class OrderQuestions(Command, frozen=True):
    note_ids: tuple[str, ...]


class PutQuestion(Command, frozen=True):
    """The observer asks it now, of the group or of those named."""

    note_id: str
    to: tuple[PersonId, ...] = ()


class SettleAnswered(Command, frozen=True):
    note_id: str
    answered_by: tuple[PersonId, ...] = ()


class SettleLeft(Command, frozen=True):
    """Left over; a reason in a few words may travel along."""

    after_end = True
    note_id: str
    reason: LeftReason


ParkedCommand = TagQuestion | MergeQuestion | OrderQuestions | PutQuestion | SettleAnswered | SettleLeft


# --- events -----------------------------------------------------------------------------------------------


class _OnParked(Event, frozen=True):
    note_id: str

    def keys(self) -> tuple[str, ...]:
        return (f"note:{self.note_id}",)


class QuestionTagged(_OnParked, frozen=True):
    tag: Tag | None


class QuestionMerged(_OnParked, frozen=True):
    into: str | None

    def rests_on(self) -> tuple[str, ...]:
        return (f"note:{self.into}",) if self.into else ()


class QuestionsOrdered(Event, frozen=True):
    note_ids: tuple[str, ...]

    def keys(self) -> tuple[str, ...]:
        return ("order",)

    def rests_on(self) -> tuple[str, ...]:
        return tuple(f"note:{note_id}" for note_id in self.note_ids)


class ParkedQuestionAsked(_OnParked, frozen=True):
    to: tuple[PersonId, ...] = ()

    def keys(self) -> tuple[str, ...]:
        return ("parked", f"note:{self.note_id}")

    def rests_on(self) -> tuple[str, ...]:
        return tuple(f"person:{person}" for person in self.to)


class ParkedQuestionAnswered(_OnParked, frozen=True):
    answered_by: tuple[PersonId, ...] = ()

    def keys(self) -> tuple[str, ...]:
        return ("parked", f"note:{self.note_id}")

    def rests_on(self) -> tuple[str, ...]:
        return tuple(f"person:{person}" for person in self.answered_by)


class ParkedQuestionLeft(_OnParked, frozen=True):
    reason: LeftReason

    def keys(self) -> tuple[str, ...]:
        return ("parked", f"note:{self.note_id}")


ParkedEvent = (
    QuestionTagged
    | QuestionMerged
    | QuestionsOrdered
    | ParkedQuestionAsked
    | ParkedQuestionAnswered
    | ParkedQuestionLeft
)


# --- decide and evolve ------------------------------------------------------------------------------------


def decide(state: SessionState, command: ParkedCommand, ctx: Context) -> tuple[Event, ...]:
    if state.notes.opened_s is None:
        raise Refused("errors.tablecloths_closed")
    match command:
        case TagQuestion(note_id, tag):
            return (QuestionTagged(_parked(state, note_id).id, tag),)
        case MergeQuestion(note_id, into):
            _parked(state, note_id)
            if into is not None:
                if is_gone(state, _parked(state, into)):
                    raise Refused("errors.no_such_question")
                taken_in = any(merged_into(state, other) == note_id for other in state.parked.fates)
                if into == note_id or taken_in or merged_into(state, _parked(state, into).id) is not None:
                    raise Refused("errors.merge_in_circle")
            return (QuestionMerged(note_id, into),)
        case OrderQuestions(note_ids):
            for note_id in note_ids:
                _parked(state, note_id)
            return (QuestionsOrdered(note_ids),)
        case PutQuestion(note_id, to):
            check_not_withdrawn(state, _parked(state, note_id).author)
            for person in to:
                state.person(person)
            return (ParkedQuestionAsked(note_id, to),)
        case SettleAnswered(note_id, answered_by):
            _parked(state, note_id)
            if state.parked.fate(note_id).asked_s is None:
                raise Refused("errors.not_asked_yet")
            speakers = tuple(dict.fromkeys(as_consented(state, person) for person in answered_by))
            return (ParkedQuestionAnswered(note_id, speakers),)
        case SettleLeft(note_id, reason):
            return (ParkedQuestionLeft(_parked(state, note_id).id, reason),)
        case _:
            assert_never(command)


def _parked(state: SessionState, note_id: str) -> Note:
    note = state.notes.by_id.get(note_id)
    if note is None or not _is_parked(note):
        raise Refused("errors.no_such_question")
    return note


def evolve(part: ParkedPart, event: ParkedEvent, at_s: float) -> ParkedPart:
    if isinstance(event, QuestionsOrdered):
        return replace(part, order=event.note_ids)
    fate = part.fate(event.note_id)
    match event:
        case QuestionTagged(_, tag):
            fate = replace(fate, tag=tag)
        case QuestionMerged(_, into):
            fate = replace(fate, merged_into=into)
        case ParkedQuestionAsked(note_id, to):
            fate = Fate("asked", fate.tag, fate.merged_into, asked_s=at_s, to=to)
            part = replace(close(part, at_s), current=Put(note_id, at_s))
        case ParkedQuestionAnswered(note_id, answered_by):
            fate = replace(fate, status="answered", answered_by=answered_by, settled_s=at_s, left_reason=None)
            part = _settled(part, note_id, at_s)
        case ParkedQuestionLeft(note_id, reason):
            fate = replace(fate, status="left", answered_by=(), settled_s=at_s, left_reason=reason)
            part = _settled(part, note_id, at_s)
        case _:
            assert_never(event)
    return replace(part, fates=part.fates.set(event.note_id, fate))


def _settled(part: ParkedPart, note_id: str, at_s: float) -> ParkedPart:
    return close(part, at_s) if part.current is not None and part.current.note_id == note_id else part


def close(part: ParkedPart, at_s: float) -> ParkedPart:
    """The part with no question before the participants."""
    if part.current is None:
        return part
    return replace(part, current=None, past=part.past.append(replace(part.current, to_s=at_s)))
