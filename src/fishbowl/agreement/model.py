"""What a coder's file holds, whatever program wrote it: texts, and passages of them with a code each.

Positions are code points of the text with LF line ends; an end is exclusive.
"""

from __future__ import annotations

import hashlib
import unicodedata
from collections.abc import Mapping
from dataclasses import dataclass, field

NO_PROGRAM = "csv"
"""The program of a file that none has signed."""


@dataclass(frozen=True, slots=True)
class Remark:
    """Something that a reader of the figures must know. `key` is in the catalogue, `params` fill its
    blanks.
    """

    key: str
    params: dict[str, str | int] = field(default_factory=dict)


Values = tuple[tuple[str, str], ...]
"""What is known of something: names of variables, as they stand in the file, and the value of each."""


@dataclass(frozen=True, slots=True)
class Document:
    """A text. `sha` is its `fingerprint`, or what a CSV calls it where the text itself is not there."""

    name: str
    sha: str
    text: str | None
    values: Values = ()


@dataclass(frozen=True, slots=True)
class Case:
    """Whom a project keeps variables of. `documents`: the `sha` of each text they are in."""

    name: str
    values: Values
    documents: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Segment:
    """One code on one passage. `auto`: laid by fishbowl, not by the coder. `inductive`: in the coder's own
    words.
    """

    document: str
    start: int
    end: int
    code: str
    coder: str = ""
    memo: str = ""
    auto: bool = False
    inductive: bool = False


@dataclass(frozen=True, slots=True)
class Coded:
    """A coder's file as read. `codes` are all that its code system has, used or not, but for auto and
    inductive; `folders` what only holds other codes there; `guids` the GUIDs of a name, where the file has
    any.

    `elsewhere` counts codings that lie on no text (pictures, sound, whole documents).
    """

    file: str
    sha256: str
    program: str
    documents: tuple[Document, ...]
    segments: tuple[Segment, ...]
    codes: frozenset[str]
    coder: str = ""
    elsewhere: int = 0
    remarks: tuple[Remark, ...] = ()
    cases: tuple[Case, ...] = ()
    guids: Mapping[str, frozenset[str]] = field(default_factory=dict)
    folders: frozenset[str] = frozenset()


def folded(name: str) -> str:
    """A name as it is compared: NFC, white space as single spaces. Capitals count, as the programs have
    it.
    """
    return " ".join(unicodedata.normalize("NFC", name).split())


def with_lf(text: str) -> str:
    return text.replace("\r\n", "\n").replace("\r", "\n")


def fingerprint(text: str) -> str:
    """The SHA-256 of a text in UTF-8 with LF line ends, without a BOM and without blanks at its end.

    Blanks at the end are left out because programs add and drop a last line break, and no code is ever there.
    """
    return hashlib.sha256(with_lf(text).removeprefix("\ufeff").rstrip().encode("utf-8")).hexdigest()
