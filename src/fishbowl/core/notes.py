"""Tablecloths: observers' notes, the crew's own notes, and the opening at the break.

Which stage, card or turn a note belongs to is looked up on the timeline, never stamped.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Literal, assert_never

from fishbowl.core.base import (
    CREW,
    CREW_AND_OBSERVERS,
    Actor,
    Command,
    Context,
    Event,
    PersonId,
    Role,
    role_of,
    within,
)
from fishbowl.core.candidates import NoteTagged, TagNote, tagged
from fishbowl.core.errors import Refused
from fishbowl.core.people import check_not_withdrawn

if TYPE_CHECKING:
    from fishbowl.core.state import SessionState
    from fishbowl.core.tablecloths import Note

NoteKind = Literal["observation", "quote", "own_view", "question", "check"]
NoteSource = Literal["typed", "phone", "paper"]


# --- commands ---------------------------------------------------------------------------------------------


class WriteNote(Command, frozen=True):
    """A note, its text in the words under `text`.

    `typed_s`: when its first key fell; `sent_s`: when it was sent, where that was long before it arrived.
    `clock_off_s`: what the clock of the device that gave both was found to be off, for who wants to check.
    `at_s`: where it belongs if elsewhere (a paper note, typed in later).
    `author` differs from the actor at the harvest only, where an assistant types an observer's paper.
    """

    by = CREW_AND_OBSERVERS
    after_end = True
    note_id: str
    author: Actor
    kind: NoteKind
    speaker: PersonId | None = None
    source: NoteSource = "typed"
    typed_s: float | None = None
    at_s: float | None = None
    sent_s: float | None = None
    clock_off_s: float | None = None


class CorrectNote(Command, frozen=True):
    """A new version; the old one stays in the log.

    `known_seq`: how far its giver knew the record when they took up the text, where that may be long ago. The
    runtime refuses it where words were taken out of that text since: they would come in again.
    """

    by = CREW_AND_OBSERVERS
    after_end = True
    note_id: str
    kind: NoteKind
    speaker: PersonId | None = None
    known_seq: int | None = None


class RetractNote(Command, frozen=True):
    by = CREW_AND_OBSERVERS
    after_end = True
    note_id: str


class FlagName(Command, frozen=True):
    """Someone's name was mentioned here: it must be redacted before anything is handed over.

    The crew may say so of every note that they can read.
    """

    by = CREW_AND_OBSERVERS
    after_end = True
    note_id: str
    flagged: bool = True


class OpenTablecloths(Command, frozen=True):
    """One way: from here on moderator and assistants read what observers wrote."""

    after_end = True


NoteCommand = WriteNote | CorrectNote | RetractNote | FlagName | TagNote | OpenTablecloths


# --- events -----------------------------------------------------------------------------------------------


def _people(*who: Actor | PersonId | None) -> tuple[PersonId, ...]:
    named = (w for w in who if w is not None and w not in ("T",))
    return tuple(dict.fromkeys(named))


class NoteWritten(Event, frozen=True):
    note_id: str
    author: Actor
    kind: NoteKind
    speaker: PersonId | None = None
    source: NoteSource = "typed"
    typed_s: float | None = None
    at_s: float | None = None
    sent_s: float | None = None
    clock_off_s: float | None = None

    def keys(self) -> tuple[str, ...]:
        return (f"note:{self.note_id}",)

    def rests_on(self) -> tuple[str, ...]:
        # Not on the speaker: consent, which a quote needs and nobody undoes, holds that person already, and
        # a refused undo would tell the moderator of a note on a closed tablecloth.
        return (f"person:{self.author}",)

    def about(self) -> tuple[PersonId, ...]:
        return _people(self.author, self.speaker)

    def occurred_s(self, now_s: float) -> float:
        placed_s = self.typed_s if self.at_s is None else self.at_s
        return now_s if placed_s is None else within(placed_s, now_s)


class NoteCorrected(Event, frozen=True):
    note_id: str
    author: Actor
    kind: NoteKind
    speaker: PersonId | None = None

    def keys(self) -> tuple[str, ...]:
        return (f"note:{self.note_id}",)

    def about(self) -> tuple[PersonId, ...]:
        return _people(self.author, self.speaker)


class NoteRetracted(Event, frozen=True):
    note_id: str

    def keys(self) -> tuple[str, ...]:
        return (f"note:{self.note_id}",)


class NameFlagged(Event, frozen=True):
    note_id: str
    flagged: bool = True

    def keys(self) -> tuple[str, ...]:
        return (f"note:{self.note_id}",)


class TableclothsOpened(Event, frozen=True):
    undoable = False

    def keys(self) -> tuple[str, ...]:
        return ("stage",)


NoteEvent = NoteWritten | NoteCorrected | NoteRetracted | NameFlagged | NoteTagged | TableclothsOpened


# --- decide -----------------------------------------------------------------------------------------------


def decide(state: SessionState, command: NoteCommand, ctx: Context) -> tuple[Event, ...]:
    match command:
        case WriteNote():
            return _write(state, command, ctx)
        case CorrectNote(note_id, kind, speaker, _):
            note = own_note(state, note_id, ctx)
            check_not_withdrawn(state, note.author)
            _check_quotable(state, speaker)
            return (NoteCorrected(note_id, note.author, kind, speaker),)
        case RetractNote(note_id):
            own_note(state, note_id, ctx)
            return (NoteRetracted(note_id),)
        case FlagName(note_id, flagged):
            _readable(state, note_id, ctx)
            return (NameFlagged(note_id, flagged),)
        case TagNote(note_id):
            return tagged(state, command, _readable(state, note_id, ctx), ctx.actor)
        case OpenTablecloths():
            return _open(state)
        case _:
            assert_never(command)


def _write(state: SessionState, command: WriteNote, ctx: Context) -> tuple[Event, ...]:
    author = command.author
    by_observer = role_of(author) is Role.OBSERVER
    harvested = by_observer and ctx.role in CREW and command.source == "paper"
    if author != ctx.actor and not harvested:
        raise Refused("errors.own_tablecloth_only")
    if by_observer:
        state.person(author)
    check_not_withdrawn(state, author)
    if command.note_id in state.notes.by_id:
        raise Refused("errors.note_exists")
    _check_quotable(state, command.speaker)
    placed = (command.typed_s, command.at_s, command.sent_s)
    typed_s, at_s, sent_s = (s if s is None else round(within(s, ctx.now_s), 3) for s in placed)
    off_s = None if command.clock_off_s is None else round(command.clock_off_s, 3)
    return (
        NoteWritten(
            command.note_id,
            author,
            command.kind,
            command.speaker,
            command.source,
            typed_s,
            at_s,
            sent_s,
            off_s,
        ),
    )


def _check_quotable(state: SessionState, speaker: PersonId | None) -> None:
    if speaker is None:
        return
    check_not_withdrawn(state, speaker)  # to leave the speaker out would keep what they said
    if state.person(speaker).consent is None:
        raise Refused("errors.quote_without_consent", person=speaker)


def own_note(state: SessionState, note_id: str, ctx: Context) -> Note:
    """The note, if the actor may change it: its author, or (a paper note) the crew who typed it in."""
    note = state.notes.by_id.get(note_id)
    harvested = note is not None and note.source == "paper" and ctx.role in CREW
    if note is None or note.retracted or not (note.author == ctx.actor or harvested):
        raise Refused("errors.no_such_note")
    return note


def _readable(state: SessionState, note_id: str, ctx: Context) -> Note:
    note = state.notes.by_id.get(note_id)
    is_open = state.notes.opened_s is not None and ctx.role in CREW
    return note if note is not None and is_open and not note.retracted else own_note(state, note_id, ctx)


def _open(state: SessionState) -> tuple[Event, ...]:
    if state.notes.opened_s is not None:
        raise Refused("errors.tablecloths_open_already")
    if not state.may_open_tablecloths:
        raise Refused("errors.tablecloths_too_early")
    return (TableclothsOpened(),)
