"""Candidate codes: what an observer or the crew thinks a note is a case of, before any coder has seen it."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, ClassVar

from msgspec import Struct

from fishbowl.core.base import CREW_AND_OBSERVERS, Actor, Command, Event
from fishbowl.core.errors import Refused
from fishbowl.core.people import check_not_withdrawn

if TYPE_CHECKING:
    from fishbowl.core.codebook import Codebook
    from fishbowl.core.state import SessionState
    from fishbowl.core.tablecloths import Note

_ID = re.compile(r"[a-z][a-z0-9_]{0,39}")
_LONGEST = 100
"""Characters of a version."""
_MOST = 32
"""Codes that one person may give one note: more than any codebook of a study has."""


class TagNote(Command, frozen=True):
    """Codes that the note may be a case of: candidates for coders to judge, no coding. None takes all back.

    Observers tag what they wrote, the crew what they can read, each beside the others. Codebook and version
    are those of the session, and may be left out; they say where `codes` come from where it has none.
    """

    by: ClassVar = CREW_AND_OBSERVERS
    after_end: ClassVar = True
    note_id: str
    codes: tuple[str, ...]
    codebook: str = ""
    version: str = ""


class NoteTagged(Event, frozen=True):
    """All candidate codes that the note has of `by` now: ids of that version of the codebook."""

    note_id: str
    by: Actor
    codes: tuple[str, ...]
    codebook: str
    version: str

    def keys(self) -> tuple[str, ...]:
        # Nothing rests on the note: its candidates go with it when it is taken back, and a refused undo would
        # tell one author of another's judgement.
        return (f"candidates:{self.note_id}:{self.by}",)


class Candidates(Struct, frozen=True):
    """What `by` gave a note: ids of codes, never none, in that version of that codebook."""

    by: Actor
    codes: tuple[str, ...]
    codebook: str
    version: str


def tagged(state: SessionState, command: TagNote, note: Note, by: Actor) -> tuple[NoteTagged, ...]:
    """The event; none where it says nothing new. Raises Refused for codes that are not the codebook's."""
    check_not_withdrawn(state, by)
    check_not_withdrawn(state, note.author)
    codebook = state.session.codebook
    if codebook is None:
        event = _unchecked(command, by)
    else:
        _check_same(command, codebook)
        codes = _known(command, codebook)
        event = NoteTagged(note.id, by, codes, codebook.id, codebook.version)
    stands = candidates_of(note, by)
    if event.codes == (stands.codes if stands else ()):
        return ()
    return (event,)


def candidates_of(note: Note, by: Actor) -> Candidates | None:
    return next((each for each in note.candidates if each.by == by), None)


def with_tagged(found: tuple[Candidates, ...], event: NoteTagged) -> tuple[Candidates, ...]:
    """Those of a note once that has happened, by who gave them."""
    others = [each for each in found if each.by != event.by]
    if event.codes:
        others.append(Candidates(event.by, event.codes, event.codebook, event.version))
    return tuple(sorted(others, key=lambda each: each.by))


def _check_same(command: TagNote, codebook: Codebook) -> None:
    given = (command.codebook or codebook.id, command.version or codebook.version)
    if given != (codebook.id, codebook.version):
        raise Refused("errors.other_codebook", codebook=codebook.id, version=codebook.version)


def _known(command: TagNote, codebook: Codebook) -> tuple[str, ...]:
    """The codes in the order of the codebook, each once."""
    known = [code.id for code in codebook.codes]
    strange = next((code for code in command.codes if code not in known), None)
    if strange is not None:
        raise Refused("errors.no_such_code", code=strange, codebook=codebook.id)
    return tuple(code for code in known if code in command.codes)


def _unchecked(command: TagNote, by: Actor) -> NoteTagged:
    """Of a session without a codebook: no more can be said than that they look like codes of one."""
    version, codes = command.version, tuple(dict.fromkeys(command.codes))
    if not (_ID.fullmatch(command.codebook) and 0 < len(version) <= _LONGEST and version.isprintable()):
        raise Refused("errors.no_codebook")
    strange = (*(code for code in codes if not _ID.fullmatch(code)), *codes[_MOST:])
    if strange:
        raise Refused("errors.no_such_code", code=strange[0], codebook=command.codebook)
    return NoteTagged(command.note_id, by, codes, command.codebook, version)
