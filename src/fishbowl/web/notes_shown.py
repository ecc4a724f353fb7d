"""What the observer's page shows of their notes, and the codes that those may be cases of. Pure.

Texts are clean already, but for `line` of a note, which is as typed, for its author to correct.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from functools import lru_cache

from msgspec import Struct

from fishbowl.core.candidates import candidates_of
from fishbowl.core.codebook import Codebook
from fishbowl.core.notes import NoteKind
from fishbowl.core.protocol import Lang
from fishbowl.core.state import SessionState
from fishbowl.core.tablecloths import Note
from fishbowl.runtime.tablecloth import written_as
from fishbowl.text import clean, clean_line


class NoteShown(Struct, frozen=True):
    """One of the observer's own notes. `line` is what reads as this note; both are null where it was erased.

    `seq` grows with each version. `fate` is what became of a question: waiting, asked, answered, left.
    `candidates` are the codes that its author gave it, by their ids.
    """

    id: str
    seq: int
    kind: NoteKind
    speaker: str | None
    text: str | None
    line: str | None
    typed_at: float
    names_someone: bool
    retracted: bool
    fate: str = ""
    candidates: tuple[str, ...] = ()


class CodeShown(Struct, frozen=True):
    id: str
    name: str


class CodesShown(Struct, frozen=True):
    """A group of the codebook. `secondary` codes are only given beside a primary code."""

    name: str
    secondary: bool
    codes: tuple[CodeShown, ...]


def note_shown(
    state: SessionState, note: Note, body: Mapping[str, str] | str, wall_at: Callable[[float], float]
) -> NoteShown:
    """One's own note; `body` is its words, or that they are erased or withheld."""
    text = None if isinstance(body, str) else body.get("text", "")
    given = candidates_of(note, note.author)
    return NoteShown(
        id=note.id,
        seq=note.seq,
        kind=note.kind,
        speaker=note.speaker,
        text=None if text is None else clean(text),
        line=None if text is None else written_as(note.kind, note.speaker, text),
        typed_at=wall_at(note.typed_s),
        names_someone=note.names_someone,
        retracted=note.retracted,
        fate=state.parked.fate(note.id).status if note.kind == "question" else "",
        candidates=() if given is None or text is None else given.codes,
    )


@lru_cache(maxsize=4)
def codes_shown(codebook: Codebook, lang: Lang) -> tuple[CodesShown, ...]:
    """The codes of a codebook, group by group. Made once: every page holds what it shows."""
    return tuple(
        CodesShown(
            clean_line(group.name.of(lang)),
            group.secondary,
            tuple(CodeShown(code.id, clean_line(code.label(lang))) for code in group.codes),
        )
        for group in codebook.groups
    )
