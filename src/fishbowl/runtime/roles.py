"""What each role gets to see: the state cut to size, and the words it may read.

This is the only way from the record to a screen, a page, an export or the command line. While the
tablecloths are closed no path leads from an observer's words to anyone but that observer.

Observers, participants and the table are given what is named here and nothing else, so that a family added to
the state stays with the crew until someone decides otherwise; words stay with the crew and who wrote them.
"""

from __future__ import annotations

from collections.abc import Callable, Collection
from functools import lru_cache
from typing import Literal

from immutables import Map

from fishbowl.core.anew import replace
from fishbowl.core.base import CREW, Actor, Recorded, Role, role_of
from fishbowl.core.debrief import DebriefPart, DebriefWritten
from fishbowl.core.notes import NoteCorrected, NoteWritten
from fishbowl.core.parked import Fate, ParkedPart, merged_into
from fishbowl.core.people import PeoplePart, Person, PersonDescribed
from fishbowl.core.redactions import Redactions
from fishbowl.core.state import SessionState
from fishbowl.core.tablecloths import Note, Tablecloths
from fishbowl.core.undo import UndoPart

Withheld = Literal["withheld"]
WITHHELD: Withheld = "withheld"


def view(state: SessionState, actor: Actor) -> SessionState:
    """The state as this actor may see it. What is not theirs to see is as if it had never been."""
    role = role_of(actor)
    if role in CREW:
        return state if state.notes.opened_s is not None else _crews_before_the_opening(state, actor)
    shared = SessionState(
        seq=state.seq,
        session=state.session,
        stages=state.stages,
        cards=state.cards,
        undo=_own_undo(state.undo, actor),
    )
    match role:
        case Role.OBSERVER:
            return _observers(state, shared, actor)
        case Role.PARTICIPANT:
            return replace(shared, people=_only(state.people, actor))
        case _:
            return shared


def concerns(before: SessionState, after: SessionState, actor: Actor) -> bool:
    """Whether what this actor may see can differ between the two, what the actor did aside.

    By identity, since it is asked for each guest at each event: parts that did not change are the same.
    """
    role = role_of(actor)
    if role in CREW:
        return True
    shared = (
        before.session is not after.session
        or before.stages is not after.stages
        or before.cards is not after.cards
    )
    if shared or role is Role.TABLE:
        return shared
    if role is Role.PARTICIPANT:
        return before.people.by_id.get(actor) is not after.people.by_id.get(actor)
    if after.notes.opened_s is not None and before.notes is not after.notes:
        return True
    return (
        before.people is not after.people
        or before.parked is not after.parked
        or before.redactions is not after.redactions
        or before.notes.counts.get(actor) is not after.notes.counts.get(actor)
    )


def may_read(state: SessionState, rec: Recorded, actor: Actor) -> bool:
    """Whether the actor may read what was typed with this event. `state` is the whole, uncut one."""
    event = rec.event
    writer = event.author if isinstance(event, NoteWritten | NoteCorrected) else rec.actor
    if writer == actor:
        return True
    if role_of(actor) not in CREW:
        return False
    if isinstance(event, PersonDescribed) and not _talk_had_begun(state, rec):
        return True
    # Paper that someone of the crew typed in is read by that one already, and by no other before the opening.
    if rec.actor == actor or role_of(writer) is not Role.OBSERVER:
        return True
    return (
        _debrief_has_begun(state)
        if isinstance(event, DebriefWritten | PersonDescribed)
        else state.notes.opened_s is not None
    )


def _talk_had_begun(state: SessionState, rec: Recorded) -> bool:
    """What is told at the door is the crew's at once. Once people talk, a form is one more thing to read."""
    return state.stages.started_s is not None and rec.recorded_s >= state.stages.started_s


def _debrief_has_begun(state: SessionState) -> bool:
    """The debrief is written for the team, and can be written from here on only."""
    return state.notes.opened_s is not None or state.is_over


# --- the crew, while the tablecloths are closed -----------------------------------------------------------


def _crews_before_the_opening(state: SessionState, actor: Actor) -> SessionState:
    """Counts stay: the moderator sees that is being written, never what.

    Whoever of the crew typed in a paper note has read it, and sees it again until its author changes it.
    """
    crew = {author for author in state.notes.counts if role_of(author) in CREW}
    crews = Map(
        {
            n.id: _judged(n, _is_crew)
            for n in state.notes.by_id.values()
            if n.author in crew or n.typed_by == actor
        }
    )
    debrief = state.debrief
    if not _debrief_has_begun(state):
        kept = {e.id: e for e in debrief.entries.values() if role_of(e.author) is not Role.OBSERVER}
        debrief = replace(debrief, entries=Map(kept))
    return replace(
        state,
        notes=replace(state.notes, by_id=crews),
        parked=ParkedPart(),
        debrief=debrief,
        undo=_own_undo(state.undo, actor),
    )


def _is_crew(who: Actor) -> bool:
    return role_of(who) in CREW


def _judged(note: Note, shown: Callable[[Actor], bool]) -> Note:
    """The note with the candidate codes of these only: to judge a note is to write one."""
    kept = tuple(each for each in note.candidates if shown(each.by))
    return note if len(kept) == len(note.candidates) else replace(note, candidates=kept)


# --- one observer -----------------------------------------------------------------------------------------


def _observers(state: SessionState, shared: SessionState, actor: Actor) -> SessionState:
    mine = Map({n.id: _judged(n, actor.__eq__) for n in state.notes.by_id.values() if n.author == actor})
    counts = Map({who: count for who, count in state.notes.counts.items() if who == actor})
    entries = Map({e.id: e for e in state.debrief.entries.values() if e.author == actor})
    return replace(
        shared,
        notes=Tablecloths(mine, counts, state.notes.opened_s),
        parked=_own_parked(state, mine),
        debrief=DebriefPart(entries),
        redactions=_own_redactions(state, {each.seq for each in (*mine.values(), *entries.values())}),
        people=PeoplePart(_seats_and_self(state.people, actor)),
    )


def _own_redactions(state: SessionState, seqs: Collection[int]) -> Redactions:
    """So that a screen that showed these words before reads them anew."""
    return Map({seq: by for seq, by in state.redactions.items() if seq in seqs})


def _own_parked(state: SessionState, mine: Map[str, Note]) -> ParkedPart:
    """What became of one's own questions, and that a question is being asked: another's goes unnamed."""
    fates = {note_id: _own_fate(state, mine, note_id) for note_id in state.parked.fates if note_id in mine}
    put = state.parked.current
    if put is not None and put.note_id not in mine:
        put = replace(put, note_id="")
    return ParkedPart(Map(fates), current=put)


def _own_fate(state: SessionState, mine: Map[str, Note], note_id: str) -> Fate:
    """A question that was put together with another's shares its fate; how it was sorted is the crew's."""
    own = state.parked.fate(note_id)
    if own.merged_into == "":
        return own  # cut already: a screen on another machine is sent no more than that
    into = merged_into(state, note_id)
    if into is None:
        return replace(own, tag=None, merged_into=None)
    return replace(state.parked.fate(into), tag=None, merged_into=into if into in mine else "")


def _seats_and_self(people: PeoplePart, actor: Actor) -> Map[str, Person]:
    """Who is here, by code and seat, and whom one's notes can't quote any more; of oneself everything."""
    me = people.by_id.get(actor)
    return _seats(people).set(actor, me) if me else _seats(people)


@lru_cache(maxsize=4)
def _seats(people: PeoplePart) -> Map[str, Person]:
    """The same for everyone, and made once: three hundred observers at the door would each have their own."""
    return Map(
        {
            p.id: Person(
                p.id, p.role, p.seat, p.attendance, withdrawn=p.withdrawn and p.role is Role.PARTICIPANT
            )
            for p in people.by_id.values()
        }
    )


# --- one participant --------------------------------------------------------------------------------------


def _only(people: PeoplePart, actor: Actor) -> PeoplePart:
    me = people.by_id.get(actor)
    return PeoplePart(Map({actor: me}) if me else Map())


# --- everyone ---------------------------------------------------------------------------------------------


def _own_undo(part: UndoPart, actor: Actor) -> UndoPart:
    """What the actor can take back, or that something stands in the way; not whose command that is."""
    last = part.last.get(actor)
    if last is None:
        return UndoPart()
    stands = {key: part.touched[key] for key in last.keys if key in part.touched}
    touched = {k: (by if by == last.command_id else "", kind) for k, (by, kind) in stands.items()}
    return UndoPart(Map({actor: last}), Map(touched))
