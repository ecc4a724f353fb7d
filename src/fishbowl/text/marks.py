"""The leading mark by which a note's kind is typed. The same on every surface and in both languages."""

from __future__ import annotations

from typing import Literal, NamedTuple

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
_QUOTE_TO_CHECK = {MARKS["check"], MARKS["quote"]}
_CLOSED_BY = {'"': '"', "“": "”", "„": "”", "(": ")"}


class Marked(NamedTuple):
    """A note without its marks. `touches`: nothing stands between the last mark and the text."""

    kind: NoteKind
    text: str
    touches: bool


def read_marks(text: str) -> Marked:
    """The kind that the first character says, and the note without the mark. Without a mark: an observation.

    The partner of a `"` or `(` goes too where it ends the note: `(odd)` is the own view `odd`. A quote to
    check may have the marks of both: `!>`, `>!`, or quotation marks around all that follows the `!`.
    """
    whole = text.strip()
    mark, rest = whole[:1], whole[1:]
    kind = _KIND_BY_MARK.get(mark)
    if kind is None:
        return Marked("observation", whole, False)
    second = rest.lstrip()[:1]
    if {mark, second} == _QUOTE_TO_CHECK:
        kind, mark, rest = "check", second, rest.lstrip()[1:]
    elif mark == MARKS["check"] and _is_quoted(second, rest):
        mark, rest = second, rest.lstrip()[1:]
    unwrapped = _unwrapped(mark, rest)
    return Marked(kind, rest.strip() if unwrapped is None else unwrapped, rest[:1].strip() != "")


def parse_marks(text: str) -> tuple[NoteKind, str]:
    """Kind and text as `read_marks` has them."""
    kind, rest, _ = read_marks(text)
    return kind, rest


def next_kind(text: str) -> str:
    """The same note with the mark of the next kind: what Tab makes of the line."""
    kind, rest, touches = read_marks(text)
    mark = MARKS[KINDS[(KINDS.index(kind) + 1) % len(KINDS)]]
    apart = "" if not mark or (touches and rest[:1].isdigit()) else " "  # `>3` says who, `> 3` does not
    return f"{mark}{apart}{rest}"


def _is_quoted(mark: str, rest: str) -> bool:
    """Whether one pair of quotation marks stands around all of it: `"home" and "class"` keeps its own."""
    if _KIND_BY_MARK.get(mark) != "quote":
        return False
    between = _unwrapped(mark, rest.strip()[1:])
    return between is not None and mark not in between and _CLOSED_BY[mark] not in between


def _unwrapped(mark: str, rest: str) -> str | None:
    """What stands between the mark and its partner at the end; None where it has none there."""
    closer, inner = _CLOSED_BY.get(mark), rest.strip()
    if closer is None or not inner.endswith(closer) or not _balanced(inner[:-1], mark, closer):
        return None
    return inner[:-1].strip()


def _balanced(text: str, opener: str, closer: str) -> bool:
    if opener == closer:
        return text.count(opener) % 2 == 0
    return text.count(opener) == text.count(closer)
