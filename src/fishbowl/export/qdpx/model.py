"""What a REFI-QDA project is made of, before it is XML. Every object has a GUID of its own."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Literal
from uuid import NAMESPACE_URL, UUID, uuid5

OURS = uuid5(NAMESPACE_URL, "urn:fishbowl:project")

Kind = Literal["Text", "Boolean", "Integer", "Float", "Date"]


@dataclass(frozen=True, slots=True)
class Value:
    """What a case or a source has of a variable, by the variable's key. Never empty."""

    variable: str
    text: str


@dataclass(frozen=True, slots=True)
class Passage:
    """Characters start..end of a text, end not included: coded, remarked upon, or both."""

    guid: UUID
    start: int
    end: int
    codes: tuple[UUID, ...] = ()
    about: str = ""
    memos: tuple[UUID, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Source:
    """A text to code. `made` is when what it tells was over, ISO 8601 in UTC."""

    guid: UUID
    name: str
    about: str
    text: str
    made: str
    passages: tuple[Passage, ...]
    values: tuple[Value, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Memo:
    """A text to read beside the sources."""

    guid: UUID
    name: str
    text: str
    made: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Case:
    guid: UUID
    name: str
    about: str
    values: tuple[Value, ...]
    sources: tuple[UUID, ...]


@dataclass(frozen=True, slots=True)
class Link:
    guid: UUID
    name: str
    origin: UUID
    target: UUID


@dataclass(frozen=True, slots=True, kw_only=True)
class Gathering:
    """A set: codes, or sources with memos."""

    guid: UUID
    name: str
    about: str = ""
    codes: tuple[UUID, ...] = ()
    sources: tuple[UUID, ...] = ()
    memos: tuple[UUID, ...] = ()


@dataclass(slots=True)
class Node:
    """A code, or with `codable` off a folder of codes. `hint` tells it from another of the same name."""

    guid: UUID
    name: str
    hint: str = ""
    codable: bool = True
    about: list[str] = field(default_factory=list)
    inside: dict[UUID, Node] = field(default_factory=dict)


class Sheet:
    """A text as it grows, and where in it each piece came to stand."""

    def __init__(self) -> None:
        self._pieces: list[str] = []
        self.length = 0

    def put(self, piece: str) -> tuple[int, int]:
        """Add a final piece of text; its first character and the one after its last."""
        start = self.length
        self._pieces.append(piece)
        self.length += len(piece)
        return start, self.length

    @property
    def text(self) -> str:
        return "".join(self._pieces)
