"""The leading mark by which a note's kind is typed. The same on every surface and in both languages."""

from __future__ import annotations

from typing import Literal

NoteKind = Literal["observation", "quote", "own_view", "question", "check"]
"""As the core has it; this room knows no core."""

KINDS: tuple[NoteKind, ...] = ("observation", "quote", "question", "own_view", "check")
"""In the order in which Tab goes through them."""

MARKS: dict[NoteKind, str] = {"observation": "", "quote": ">", "question": "?", "own_view": "(", "check": "!"}

# `"` is a dead key on many Dutch laptops; telephones make it curly.
_KIND_BY_MARK: dict[str, NoteKind] = {
    **{mark: kind for kind, mark in MARKS.items() if mark},
    '"': "quote",
    "“": "quote",
    "„": "quote",
}
_CLOSED_BY = {'"': '"', "“": "”", "„": "”", "(": ")"}


def parse_marks(text: str) -> tuple[NoteKind, str]:
    """The kind that the first character says, and the note without the mark. Without a mark: an observation.

    The partner of a `"` or `(` goes too where it ends the note: `(odd)` is the own view `odd`.
    """
    whole = text.strip()
    mark = whole[:1]
    kind = _KIND_BY_MARK.get(mark)
    if kind is None:
        return "observation", whole
    rest = whole[1:].strip()
    closer = _CLOSED_BY.get(mark)
    if closer is not None and rest.endswith(closer) and _balanced(rest[:-1], mark, closer):
        rest = rest[:-1].rstrip()
    return kind, rest


def next_kind(text: str) -> str:
    """The same note with the mark of the next kind: what Tab makes of the line."""
    kind, rest = parse_marks(text)
    mark = MARKS[KINDS[(KINDS.index(kind) + 1) % len(KINDS)]]
    return f"{mark} {rest}" if mark else rest


def _balanced(text: str, opener: str, closer: str) -> bool:
    if opener == closer:
        return text.count(opener) % 2 == 0
    return text.count(opener) == text.count(closer)
