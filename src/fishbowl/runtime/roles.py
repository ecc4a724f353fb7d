"""What each role gets to see: the state cut to size, and the words it may read.

This is the only way from the record to a screen, a page, an export or the command line. While the
tablecloths are closed no path leads from an observer's words to anyone but that observer.
"""

from __future__ import annotations

from dataclasses import replace
from typing import Literal

from immutables import Map

from fishbowl.core.base import CREW, Actor, Recorded, Role, role_of
from fishbowl.core.debrief import DebriefPart, DebriefWritten
from fishbowl.core.interventions import InterventionsPart
from fishbowl.core.moments import MomentsPart
from fishbowl.core.notes import NoteCorrected, NoteWritten
from fishbowl.core.parked import ParkedPart
from fishbowl.core.people import PeoplePart, Person
from fishbowl.core.recording import RecordingPart
from fishbowl.core.state import SessionState
from fishbowl.core.tablecloths import Tablecloths
from fishbowl.core.turns import TurnsPart
from fishbowl.core.undo import UndoPart

Withheld = Literal["withheld"]
WITHHELD: Withheld = "withheld"


def view(state: SessionState, actor: Actor) -> SessionState:
    """The state as this actor may see it. What is not theirs to see is as if it had never been."""
    role = role_of(actor)
    if role in CREW:
        return state if state.notes.opened_s is not None else _without_observers_notes(state)
    own = replace(
        state,
        turns=TurnsPart(),
        interventions=InterventionsPart(),
        moments=MomentsPart(),
        recording=RecordingPart(),
        undo=_own_undo(state.undo, actor),
    )
    if role is Role.OBSERVER:
        return _observers_own(own, actor)
    return replace(own, notes=Tablecloths(), parked=ParkedPart(), debrief=DebriefPart(), people=PeoplePart())


def may_read(state: SessionState, rec: Recorded, actor: Actor) -> bool:
    """Whether the actor may read what was typed with this event. `state` is the whole, uncut one."""
    role, event = role_of(actor), rec.event
    if isinstance(event, NoteWritten | NoteCorrected):
        if event.author == actor:
            return True
        if role not in CREW:
            return False
        # A paper note that the crew typed in is read by them already; theirs are no observer's words.
        return role_of(event.author) in CREW or rec.actor == actor or state.notes.opened_s is not None
    if isinstance(event, DebriefWritten):
        return role in CREW or rec.actor == actor
    return role in CREW


def _without_observers_notes(state: SessionState) -> SessionState:
    """Counts stay: the moderator sees that is being written, never what."""
    crews = Map({note.id: note for note in state.notes.by_id.values() if role_of(note.author) in CREW})
    return replace(state, notes=replace(state.notes, by_id=crews), parked=ParkedPart())


def _observers_own(state: SessionState, actor: Actor) -> SessionState:
    mine = Map({note.id: note for note in state.notes.by_id.values() if note.author == actor})
    counts = Map({who: count for who, count in state.notes.counts.items() if who == actor})
    fates = Map({note_id: fate for note_id, fate in state.parked.fates.items() if note_id in mine})
    entries = Map({e.id: e for e in state.debrief.entries.values() if e.author == actor})
    put = state.parked.current
    now_asked = None if put is None else put if put.note_id in mine else replace(put, note_id="")
    return replace(
        state,
        notes=replace(state.notes, by_id=mine, counts=counts),
        parked=ParkedPart(fates, current=now_asked),
        debrief=DebriefPart(entries),
        people=PeoplePart(_seats_and_self(state.people, actor)),
    )


def _seats_and_self(people: PeoplePart, actor: Actor) -> Map[str, Person]:
    """Who can be quoted, by code and seat alone; of oneself everything."""
    seats = {p.id: Person(p.id, p.role, p.seat, p.attendance) for p in people.participants}
    me = people.by_id.get(actor)
    return Map({**seats, actor: me}) if me else Map(seats)


def _own_undo(part: UndoPart, actor: Actor) -> UndoPart:
    last = part.last.get(actor)
    return replace(UndoPart(), last=Map({actor: last} if last else {}), touched=part.touched)
