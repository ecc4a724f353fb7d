"""What was noted while the group talked, as a source: one block a note, with who, when and where.

As a source it survives in every program; as notes of a project it would not.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING
from uuid import UUID

from fishbowl.core.base import Role, role_of
from fishbowl.export.qdpx import places
from fishbowl.export.qdpx.model import Passage, Sheet, Source
from fishbowl.export.qdpx.transcript import Incident

if TYPE_CHECKING:
    from fishbowl.export.qdpx.group import Group
    from fishbowl.runtime.record.candidates import CandidateRow
    from fishbowl.runtime.record.written import NoteRow


def noted(group: Group, name: str) -> Source | None:
    """The source; None where nobody noted anything."""
    if not group.record.notes:
        return None
    sheet = Sheet()
    return Source(
        guid=group.guid("tablecloths"),
        name=name,
        passages=tuple(_passages(group, sheet)),
        about=group.about(group.say("qdpx.tablecloths.about")),
        text=sheet.text,
        made=group.made,
        values=group.values("tablecloths", group.session.language),
    )


def note_guid(group: Group, note: str) -> UUID:
    """Of the passage that a note stands in."""
    return group.guid(f"note/{note}")


def remarks(group: Group) -> Iterator[Incident]:
    """Each note as a remark on the turn of then."""
    for note in group.record.notes:
        if note.text_is == "given":
            yield Incident(note.at.s, remark=f"{_head(group, note)}: {group.plain.turn(note.text)}")


def _passages(group: Group, sheet: Sheet) -> Iterator[Passage]:
    candidates: dict[str, list[CandidateRow]] = {}
    for row in group.record.candidates:
        candidates.setdefault(row.note, []).append(row)
    for note in group.record.notes:
        start, _ = sheet.put(f"{_head(group, note)}{_place(group, note)}\n")
        told = note.text_is == "given"
        _, end = sheet.put(group.plain.block(note.text) if told else group.missing(note.text_is))
        sheet.put("\n\n")
        if told:
            given = (_candidate_code(group, row) for row in candidates.get(note.note, ()))
            codes = (_author_code(group, note), *_kind_codes(group, note), *given)
            yield Passage(note_guid(group, note.note), start, end, tuple(dict.fromkeys(codes)))


def _head(group: Group, note: NoteRow) -> str:
    kind = group.say(f"common.note.{note.kind}")
    whose = "qdpx.quote_of" if note.kind == "quote" else "qdpx.words_of"
    told = group.say(whose, kind=kind, person=note.speaker) if note.speaker else kind
    flag = f", {group.say('qdpx.names_someone')}" if note.names_someone else ""
    return f"{group.clock(note.at)}{note.author}, {told}{flag}"


def _place(group: Group, note: NoteRow) -> str:
    """What lay before the group then, the narrowest of it; nothing where nothing did."""
    where = note.where
    address = where.card or where.question or where.parked or where.stage
    return f" ({places.place_name(group, address)})" if address else ""


def _author_code(group: Group, note: NoteRow) -> UUID:
    if role_of(note.author) is not Role.OBSERVER:
        return group.codes.code("observations", "crew", group.say("qdpx.code.crew"))
    name = group.named("qdpx.code.tablecloth", person=note.author)
    return group.codes.code("observations", str(group.guid(f"tablecloth/{note.author}")), name, group.about())


def _kind_codes(group: Group, note: NoteRow) -> Iterator[UUID]:
    if note.kind == "question" and role_of(note.author) is Role.OBSERVER:
        yield places.parked_code(group)
    yield from places.place_codes(group, note.where.stage, note.where.card, note.where.question)


def _candidate_code(group: Group, row: CandidateRow) -> UUID:
    code = row.name or group.codes.called(row.codebook, row.code)
    name = group.named("qdpx.code.candidate", code=code)
    above = ("candidates", group.say("qdpx.code.candidates"))
    about = group.say("qdpx.code.candidate.about")
    return group.codes.code(
        "observations", f"candidate/{row.codebook}/{row.code}", name, about, hint=row.codebook, under=above
    )
