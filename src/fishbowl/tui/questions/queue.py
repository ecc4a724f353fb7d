"""The parked questions as the crew goes through them. Pure: the screen asks, these answer."""

from __future__ import annotations

from dataclasses import dataclass

from fishbowl.core.base import Actor, PersonId
from fishbowl.core.parked import Fate, is_gone, merged_into, parked_questions, standing_questions
from fishbowl.core.state import SessionState
from fishbowl.core.tablecloths import Note
from fishbowl.core.turns import heard


@dataclass(frozen=True, slots=True)
class Queued:
    """One question on a tablecloth. `under`: the one it was put together with, whose fate it shares.

    `is_gone`: who asks it withdrew before it was asked; it can't be chosen.
    """

    note: Note
    fate: Fate
    under: str | None = None
    is_gone: bool = False

    @property
    def waits(self) -> bool:
        return self.fate.status == "waiting" and not self.is_gone

    @property
    def is_to_be_asked(self) -> bool:
        """Whether it waits to be asked by itself; a merged one is asked with the one it was merged into."""
        return self.waits and self.under is None


def queue(state: SessionState) -> tuple[Queued, ...]:
    """Every question in the order in which they will be asked, each with those merged into it behind it.

    Last come those that are gone.
    """
    found: list[Queued] = []
    merged: dict[str, list[Note]] = {}
    for note_id in state.parked.fates:
        into = merged_into(state, note_id)
        note = state.notes.by_id.get(note_id)
        if into is not None and note is not None and not note.retracted:
            merged.setdefault(into, []).append(note)
    for note in standing_questions(state):
        fate = state.parked.fate(note.id)
        found.append(Queued(note, fate))
        joined = sorted(merged.get(note.id, ()), key=lambda n: (n.at_s, n.first_seq))
        found += [Queued(each, fate, note.id) for each in joined]
    gone = (note for note in parked_questions(state) if is_gone(state, note))
    return (*found, *(Queued(note, state.parked.fate(note.id), is_gone=True) for note in gone))


def asked_now(state: SessionState) -> Queued | None:
    put = state.parked.current
    return None if put is None else next((q for q in queue(state) if q.note.id == put.note_id), None)


def aimed_at(found: tuple[Queued, ...], cursor: str) -> Queued | None:
    """The question chosen by hand; else the one asked now, else the first that waits, else the first."""
    found = _choosable(found)
    chosen = next((q for q in found if q.note.id == cursor), None)
    asked = next((q for q in found if q.fate.status == "asked" and q.under is None), None)
    return chosen or asked or next((q for q in found if q.waits), None) or next(iter(found), None)


def _choosable(found: tuple[Queued, ...]) -> tuple[Queued, ...]:
    return tuple(each for each in found if not each.is_gone)


def next_to(found: tuple[Queued, ...], cursor: str, by: int) -> str:
    """The question below (1) or above (-1) where the cursor stands, round and round; empty without any."""
    found = _choosable(found)
    at = aimed_at(found, cursor)
    return found[(found.index(at) + by) % len(found)].note.id if at is not None else ""


def moved(state: SessionState, note_id: str, by: int) -> tuple[str, ...] | None:
    """All that stand, with this one a place later (1) or earlier (-1); None where it can't go there."""
    ids = [note.id for note in standing_questions(state)]
    if note_id not in ids:
        return None
    here = ids.index(note_id)
    there = here + by
    if not 0 <= there < len(ids):
        return None
    ids[here], ids[there] = ids[there], ids[here]
    return tuple(ids)


def above(found: tuple[Queued, ...], note_id: str) -> str | None:
    """The standing question above this one, to be merged with; None for the first."""
    ids = [q.note.id for q in _choosable(found) if q.under is None]
    here = ids.index(note_id) if note_id in ids else 0
    return ids[here - 1] if here > 0 else None


def waiting_by_observer(found: tuple[Queued, ...]) -> dict[Actor, int]:
    """How many questions of each observer are still to be asked; a merged one is not asked by itself."""
    counts: dict[Actor, int] = {}
    for each in found:
        counts[each.note.author] = counts.get(each.note.author, 0) + each.is_to_be_asked
    return counts


def unasked(state: SessionState) -> int:
    """How many questions nobody has asked yet. Of tablecloths that are closed: all that were written.

    Those of who withdrew are left out.
    """
    if state.notes.opened_s is None:
        asking = (person.id for person in state.people.observers if not person.withdrawn)
        return sum(state.notes.counts[who].questions for who in asking if who in state.notes.counts)
    return sum(each.is_to_be_asked for each in queue(state))


def spoke_since(state: SessionState, since_s: float) -> tuple[PersonId, ...]:
    """Who was tapped as speaking since then, in the order of the seats: most likely who answered."""
    turns = heard(state, since_s).spans
    spoke = {turn.speaker for turn in turns if turn.to_s is None or turn.to_s > since_s}
    return tuple(person.id for person in state.people.participants if person.id in spoke)


def here_at_table(state: SessionState) -> tuple[PersonId, ...]:
    """Whom a question can be put to; everyone, where nobody kept attendance."""
    people = state.people.participants
    return tuple(person.id for person in people if person.is_here) or tuple(person.id for person in people)
