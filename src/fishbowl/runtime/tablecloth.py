"""What an observer's line means: the same in the terminal, through a pipe and on a phone."""

from __future__ import annotations

import re
from dataclasses import dataclass

from fishbowl.core.base import Actor, PersonId, Role, Words
from fishbowl.core.errors import Refused
from fishbowl.core.notes import NoteKind
from fishbowl.core.state import SessionState
from fishbowl.text.marks import MARKS, read_marks

QUOTED: frozenset[NoteKind] = frozenset({"quote", "check"})
"""Kinds that may begin with who said it."""

_SPEAKER = re.compile(r"([A-Za-z]?)([1-9][0-9]{0,2})(?:\s*:\s*|\s+)(?=\S)")


@dataclass(frozen=True, slots=True)
class Typed:
    """A line with its mark and speaker taken off."""

    kind: NoteKind
    text: str
    speaker: PersonId | None = None

    @property
    def words(self) -> Words:
        """The text for the record. Raises Refused for one that is too long, or where nothing was written."""
        if not self.text.strip():
            raise Refused("tablecloth.nothing_written")
        return Words.of(text=self.text)


def read_line(state: SessionState, line: str) -> Typed:
    """What was typed: `> S3 text` quotes S3, and so does `>3 text`; other marks as in text.marks.

    The number alone counts only where it touches the mark: `> 3 weeks` is what someone said. Who is not at
    this table is no speaker, so that their code stays in the text.
    """
    kind, text, touches = read_marks(line)
    if kind not in QUOTED:
        return Typed(kind, text)
    found = _SPEAKER.match(text)
    if found is None:
        return Typed(kind, text)
    letter, number = found.groups()
    prefix = state.protocol.participant_prefix
    person = state.people.by_id.get(f"{prefix}{number}")
    is_named = letter.upper() == prefix or (touches and not letter)
    if person is None or person.role is not Role.PARTICIPANT or not is_named:
        return Typed(kind, text)
    return Typed(kind, text[found.end() :], person.id)


def written_as(kind: NoteKind, speaker: PersonId | None, text: str) -> str:
    """The line that reads as this note: what is put back to be corrected."""
    return " ".join(part for part in (MARKS[kind], speaker, text) if part)


def check_observer(state: SessionState, actor: Actor) -> None:
    """Raises Refused, saying who there is, unless the actor is an observer of this session."""
    person = state.people.by_id.get(actor)
    if person is None or person.role is not Role.OBSERVER:
        known = ", ".join(observer.id for observer in state.people.observers)
        if not known:
            raise Refused("tablecloth.no_observers", person=actor)
        raise Refused("tablecloth.no_such_observer", person=actor, known=known)
