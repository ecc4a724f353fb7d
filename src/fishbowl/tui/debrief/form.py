"""The debrief as a form of eight topics, and what stands under each. Pure: state in, answers out."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal, get_args

from fishbowl.core.debrief import Entry, Topic
from fishbowl.core.elapsed import running_s
from fishbowl.core.moments import Moment
from fishbowl.core.people import Person
from fishbowl.core.state import SessionState
from fishbowl.core.tablecloths import Note
from fishbowl.core.timeline import at

TOPICS: tuple[Topic, ...] = get_args(Topic)
"""In the order of the form."""

Kind = Literal["moment", "check", "line"]


@dataclass(frozen=True, slots=True)
class Form:
    """Where the hand is: the topic, and the `Row.key` under the cursor; empty while it is in the line."""

    topic: Topic = TOPICS[0]
    cursor: str = ""

    def turned(self, by: int) -> Form:
        """The next topic (1) or the one before (-1), round and round."""
        return Form(TOPICS[(TOPICS.index(self.topic) + by) % len(TOPICS)])


@dataclass(frozen=True, slots=True)
class Row:
    """One thing under a topic: a marked moment, a quote to check, or a line of the debrief.

    `seq` is the event with its words. `hangs`: a line that was written on the moment above it.
    """

    kind: Kind
    id: str
    by: str
    at_s: float
    seq: int
    hangs: bool = False
    names_someone: bool = False

    @property
    def key(self) -> str:
        return f"{self.kind}:{self.id}"


@dataclass(frozen=True, slots=True)
class Place:
    """What went on at an instant. `session_s`: what the session's clock said; None before its start."""

    stage_id: str
    card: str
    session_s: float | None


def rows(state: SessionState, topic: Topic) -> tuple[Row, ...]:
    """Everything under the topic: what was marked during the session first, then the lines in their order."""
    entries = [entry for entry in state.debrief.in_order if entry.topic == topic]
    if topic == "moments":
        moments = state.moments.in_order
        hanging = {moment.id for moment in moments}
        on_moments = [row for moment in moments for row in _with_lines(moment, entries)]
        return (*on_moments, *(_line(e) for e in entries if e.moment_id not in hanging))
    checks = (note for note in state.notes.in_order if note.kind == "check" and topic == "check")
    return (*(_check(note) for note in checks), *(_line(entry) for entry in entries))


def _with_lines(moment: Moment, entries: list[Entry]) -> tuple[Row, ...]:
    row = Row("moment", moment.id, moment.by, moment.at_s, moment.seq, names_someone=moment.names_someone)
    return (row, *(_line(entry, hangs=True) for entry in entries if entry.moment_id == moment.id))


def _check(note: Note) -> Row:
    return Row("check", note.id, note.speaker or note.author, note.at_s, note.seq, False, note.names_someone)


def _line(entry: Entry, hangs: bool = False) -> Row:
    return Row("line", entry.id, entry.author, entry.at_s, entry.seq, hangs)


def chosen(state: SessionState, form: Form) -> Row | None:
    """What the cursor stands on; None while it is in the line, or when that is gone."""
    return next((row for row in rows(state, form.topic) if row.key == form.cursor), None)


def walked(state: SessionState, form: Form, by: int) -> Form:
    """The cursor one up (-1) or down (1); the line stands under the last, and before the first again."""
    keys = ["", *(row.key for row in rows(state, form.topic))]
    here = keys.index(form.cursor) if form.cursor in keys else 0
    return Form(form.topic, keys[(here + by) % len(keys)])


def hung_on(state: SessionState, form: Form) -> str | None:
    """The moment on which a line that is sent now will hang."""
    row = chosen(state, form)
    return row.id if row is not None and row.kind == "moment" else None


def place(state: SessionState, at_s: float) -> Place:
    """Looked up on the timeline: which stage was open then, and which card lay on the table."""
    visit, lying = at(state.stages.visits, at_s), at(state.cards.spans, at_s)
    started_s = state.stages.started_s
    ran_s = None if started_s is None or at_s < started_s else running_s(state, started_s, at_s)
    return Place(visit.stage_id if visit else "", lying.card if lying else "", ran_s)


def has_begun(state: SessionState) -> bool:
    """Whether lines can be written: from the opening of the tablecloths on, or once the session is over."""
    return state.notes.opened_s is not None or state.is_over


def thanked(state: SessionState) -> tuple[Person, ...]:
    """To whom a gift is due: everyone who was not marked absent."""
    return tuple(p for p in state.people.participants if p.attendance != "absent")
