"""Exports: a session's record in the formats of those who work on with it; one module per format.

Always pseudonymised, and never with what the moderator may not read or someone did not consent to:
that is decided where the record is built. The same log gives the same bytes.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from importlib import import_module
from pathlib import Path
from typing import TYPE_CHECKING, Literal, cast
from typing import Protocol as Port

if TYPE_CHECKING:
    from fishbowl.core.codebook import Codebook
    from fishbowl.export.cases import Cases
    from fishbowl.runtime.record import Record
    from fishbowl.text import Lang

FORMATS = {
    "jsonl": "fishbowl.export.jsonl",
    "csv": "fishbowl.export.csv",
    "md": "fishbowl.export.md",
    "sqlite": "fishbowl.export.sqlite",
    "xlsx": "fishbowl.export.xlsx",
    "docx": "fishbowl.export.docx",
    "txt": "fishbowl.export.txt",
}
"""Each format and the module that writes it, imported when it is asked for."""

PROJECTS = {"qdpx": "fishbowl.export.qdpx", "archive": "fishbowl.export.archive"}
"""The same for formats that take several sessions into one file."""

SEALED = ".tar.age"
"""What the name of a sealed archive ends in, besides its own."""

Separator = Literal[",", ";"]
Emoji = Literal["keep", "replace"]
LineEnds = Literal["lf", "crlf-maxqda"]
Profile = Literal["at", "plain"]


@dataclass(frozen=True, slots=True)
class Options:
    """What may be chosen. `lang` is for what is read by people; None: the session's own, or the first's.

    `emoji` and `line_ends` are for projects: `replace` also takes other characters above U+FFFF, and
    `crlf-maxqda` ends lines in CR LF that count as one character. `profile` and `stamps` are for what was
    said: `at` begins a turn with `@S1:`, `plain` with `S1:`, and a stamp follows. An
    archive is sealed for the age key `to_key`, goes out with the findings whose keys were `accepted`, and
    takes along the study's `cases`.
    """

    lang: Lang | None = None
    separator: Separator = ","
    emoji: Emoji = "replace"
    line_ends: LineEnds = "lf"
    profile: Profile = "plain"
    stamps: bool = False
    to_key: str | None = None
    accepted: frozenset[str] = frozenset()
    cases: Cases | None = None


@dataclass(frozen=True, slots=True)
class Session:
    """A record, and the codebook that it is to be coded with; None where there is none.

    For an archive the record has its events, and `head` is the last hash of its chain.
    """

    record: Record
    codebook: Codebook | None
    head: str = ""


class Format(Port):
    """What the module of a format has."""

    ENDING: str
    """What its file's name ends in; that of a folder has no dot."""

    def write(self, record: Record, target: Path, options: Options) -> None:
        """Write the record to a path where nothing is yet, readable by its owner only. May raise OSError."""
        ...


class Project(Port):
    """What the module of a format for several sessions has."""

    ENDING: str
    """What its file's name ends in."""

    def write(self, sessions: Iterable[Session], target: Path, options: Options) -> None:
        """As `Format.write`; takes the sessions, at least one, as they come."""
        ...


def format_of(name: str) -> Format:
    """The format of that name in FORMATS."""
    return cast(Format, import_module(FORMATS[name]))


def project_of(name: str) -> Project:
    """The format of that name in PROJECTS."""
    return cast(Project, import_module(PROJECTS[name]))


def ending(name: str, options: Options) -> str:
    """What the name of an export in that format ends in; that of a folder has no dot."""
    own = format_of(name).ENDING if name in FORMATS else project_of(name).ENDING
    return f"{own}{SEALED}" if name == "archive" and options.to_key is not None else own


def export(record: Record, name: str, target: Path, options: Options, *, force: bool = False) -> None:
    """Write the record in that format: all of it, or nothing and ExportFailed. `force` replaces a target."""
    from fishbowl.export.place import whole

    with whole(target, force=force) as unfinished:
        format_of(name).write(record, unfinished, options)


def export_together(
    sessions: Iterable[Session], name: str, target: Path, options: Options, *, force: bool = False
) -> None:
    """Write the sessions into one file in that format of PROJECTS, as `export` does one.

    Raises ExportFailed for a session that comes twice.
    """
    from fishbowl.export.place import whole

    with whole(target, force=force) as unfinished:
        project_of(name).write(sessions, unfinished, options)
