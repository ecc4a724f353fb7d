"""Candidate codes on notes: whose, and which of them a record may hold."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Annotated

from fishbowl.core.base import Actor, Role, role_of
from fishbowl.core.candidates import Candidates
from fishbowl.core.codebook import Codebook
from fishbowl.core.state import SessionState
from fishbowl.core.tablecloths import Note
from fishbowl.runtime.record.source import Source, is_silent


@dataclass(frozen=True, slots=True, kw_only=True)
class CandidateRow:
    """Codes that someone gave a note during the session: candidates for coders to judge, and no coding."""

    note: Annotated[str, "Id of the note."]
    by: Annotated[str, "Pseudonym of who gave the code: the note's author, or someone of the team."]
    code: Annotated[str, "Id of the code in its codebook."]
    name: Annotated[str, "Its Dutch name, as in the analysis files; empty where the session has no codebook."]
    codebook: Annotated[str, "Id of the codebook."]
    version: Annotated[str, "Version of the codebook."]


def candidate_rows(source: Source) -> tuple[CandidateRow, ...]:
    """As the notes are placed on the timeline."""
    names = _names(source.state.session.codebook)
    return tuple(
        CandidateRow(
            note=note.id,
            by=each.by,
            code=code,
            name=names.get(code, ""),
            codebook=each.codebook,
            version=each.version,
        )
        for note in source.state.notes.in_order
        for each in told(source, note)
        for code in each.codes
    )


def told(source: Source, note: Note) -> tuple[Candidates, ...]:
    """The candidates of a note whose text is in the record, as far as they may be."""
    if source.said(note.seq)[1] != "given":
        return ()
    return tuple(each for each in note.candidates if may_tell(source.state, note.id, each.by))


def may_tell(state: SessionState, note_id: str, by: Actor) -> bool:
    """Whether what `by` takes a note for may be told to the crew and in a record: as the note itself may."""
    note = state.notes.by_id.get(note_id)
    if note is None or (role_of(by) is Role.OBSERVER and state.notes.opened_s is None):
        return False
    return not any(is_silent(state, person) for person in (note.author, note.speaker) if person)


def _names(codebook: Codebook | None) -> dict[str, str]:
    return {code.id: code.name for code in codebook.codes} if codebook else {}
