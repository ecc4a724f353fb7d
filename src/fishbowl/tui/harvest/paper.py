"""Paper notes: where on the timeline they belong, and the short marks by which they are typed in."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Literal

from fishbowl.core.anew import replace
from fishbowl.core.base import PersonId
from fishbowl.core.protocol import Stage
from fishbowl.core.stages import Visit
from fishbowl.core.state import SessionState
from fishbowl.core.tablecloths import Note
from fishbowl.core.timeline import at
from fishbowl.runtime.tablecloth import Typed
from fishbowl.text.marks import MARKS

JUST_BEFORE_S = 0.001
"""A millisecond, the least that the record keeps: a visit does not hold its own end, what follows it does."""

LETTERS = "abcdefghijklmnopqrstuvwxyz"


@dataclass(frozen=True, slots=True)
class Pile:
    """What a paper note may be about: a deck, or in a guide of questions a stage. `letter` chooses it."""

    letter: str
    stage: Stage


def piles(state: SessionState) -> tuple[Pile, ...]:
    """In the order of the protocol, so that a letter never moves."""
    stages = state.protocol.decks or tuple(s for s in state.protocol.stages if s.questions)
    return tuple(Pile(letter, stage) for letter, stage in zip(LETTERS, stages, strict=False))


def belongs_s(state: SessionState, stage_id: str, now_s: float) -> float | None:
    """Where a paper note about this stage lies on the timeline: at the end of the last visit, now while it
    is open, None when it was never opened. Nobody knows better than this, so it is said to be about then.
    """
    visits = [visit for visit in state.stages.visits if visit.stage_id == stage_id]
    if not visits:
        return None
    last: Visit = visits[-1]
    return now_s if last.to_s is None else max(last.from_s, last.to_s - JUST_BEFORE_S)


# --- the line ---------------------------------------------------------------------------------------------

# `3:` an observer, `b:` a pile, `3b:` both. The colon is what nobody begins a note with; what follows it
# must be no digit, so that `2:30` stays a time.
_LED = re.compile(
    r"\s*(?:[oO]?(?P<observer>[1-9][0-9]?)(?P<with>[a-z])?|(?P<pile>[a-z])):(?![0-9])\s*(?P<rest>.*)"
)


@dataclass(frozen=True, slots=True)
class Led:
    """What the head of a line chooses; `rest` is the note."""

    observer: PersonId | None
    letter: str | None
    rest: str


def led(line: str, *, whole: bool = False) -> Led | None:
    """The choice at the head of the line, or None. While it is typed (`whole` false) the character after
    the colon decides whether it is one.
    """
    found = _LED.fullmatch(line)
    if found is None or (not whole and line.endswith(":") and not found["rest"]):
        return None
    observer = f"O{found['observer']}" if found["observer"] else None
    return Led(observer, found["with"] or found["pile"], found["rest"])


# --- the sheet --------------------------------------------------------------------------------------------

Keeping = Literal["going", "saved", "not_saved"]


@dataclass(frozen=True, slots=True)
class Paper:
    """A note that was typed in. `kept` is about its newest text; `on_record`: an earlier one is safe."""

    id: str
    author: PersonId
    stage_id: str
    typed: Typed
    at_s: float
    names_someone: bool = False
    kept: Keeping = "going"
    on_record: bool = False

    @property
    def line(self) -> str:
        """As it would be typed."""
        typed = self.typed
        return " ".join(part for part in (MARKS[typed.kind], typed.speaker, typed.text) if part)


@dataclass(frozen=True, slots=True)
class Sheet:
    """Whose paper lies under the assistant's hand, which pile it was about, and what was typed in so far.

    `papers` are in the order in which they were typed. `correcting`: the one that is in the line again,
    with its text as it was when the record was known up to `known_seq`. `names_someone`: the note in the line
    mentions a name.
    """

    observer: PersonId = ""
    stage_id: str = ""
    papers: tuple[Paper, ...] = ()
    correcting: str = ""
    known_seq: int = 0
    names_someone: bool = False

    def paper(self, note_id: str) -> Paper | None:
        return next((paper for paper in self.papers if paper.id == note_id), None)

    def with_paper(self, paper: Paper) -> Sheet:
        """The sheet with this version of the paper, a new one at the end."""
        if self.paper(paper.id) is None:
            return replace(self, papers=(*self.papers, paper))
        return replace(self, papers=tuple(paper if p.id == paper.id else p for p in self.papers))

    def without(self, note_id: str) -> Sheet:
        return replace(self, papers=tuple(p for p in self.papers if p.id != note_id))

    def kept(self, note_id: str, kept: Keeping) -> Sheet:
        paper = self.paper(note_id)
        if paper is None:
            return self
        return self.with_paper(replace(paper, kept=kept, on_record=paper.on_record or kept == "saved"))


def shown_papers(sheet: Sheet, state: SessionState, word: Callable[[int], str | None]) -> tuple[Paper, ...]:
    """Every paper note that this screen can show, in the order of typing: those on record once the
    tablecloths are open, and what was typed in here. What is on its way stands over what is on record.

    `word` gives None while a text is still being fetched: what was typed in here then stands for it. One that
    was typed in elsewhere comes with its text: an empty line in correction is one to retract.
    """
    here = {paper.id: paper for paper in sheet.papers}
    recorded = []
    for note in sorted((n for n in state.notes.in_order if n.source == "paper"), key=lambda n: n.first_seq):
        typed, text = here.get(note.id), word(note.seq)
        if typed is not None and (typed.kept != "saved" or text is None):
            recorded.append(typed)
        elif text is not None:
            recorded.append(_of_note(state, note, text))
    known = state.notes.by_id
    fresh = [paper for paper in sheet.papers if paper.id not in known]
    people = state.people.by_id
    return tuple(p for p in (*recorded, *fresh) if p.author in people and not people[p.author].withdrawn)


def _of_note(state: SessionState, note: Note, text: str) -> Paper:
    visit = at(state.stages.visits, note.at_s)
    stage_id = visit.stage_id if visit else ""
    typed = Typed(note.kind, text, note.speaker)
    return Paper(
        note.id, note.author, stage_id, typed, note.at_s, note.names_someone, "saved", on_record=True
    )


def neighbour(papers: Sequence[Paper], note_id: str, by: int) -> str:
    """The note before (-1) or after (1) the one in the line; past the last, none. From none: the last."""
    ids = [paper.id for paper in papers]
    here = ids.index(note_id) if note_id in ids else len(ids)
    there = max(0, here + by)
    return ids[there] if there < len(ids) else ""


def first_sheet(state: SessionState) -> Sheet:
    """The first observer, and the first pile that was talked about."""
    visited = {visit.stage_id for visit in state.stages.visits}
    observers = [person.id for person in state.people.observers]
    talked = [pile.stage.id for pile in piles(state) if pile.stage.id in visited]
    return Sheet(observers[0] if observers else "", talked[0] if talked else "")


def next_observer(state: SessionState, observer: PersonId, by: int) -> PersonId:
    """The observer whose paper comes next (1) or came before (-1), round and round."""
    ids = [person.id for person in state.people.observers]
    if not ids:
        return ""
    return ids[(ids.index(observer) + by) % len(ids)] if observer in ids else ids[0]
