"""Exports: a session's record in the formats of those who work on with it; one module per format.

Always pseudonymised, and never with what the moderator may not read or someone did not consent to:
that is decided where the record is built. The same log gives the same bytes.
"""

from __future__ import annotations

from dataclasses import dataclass
from importlib import import_module
from pathlib import Path
from typing import TYPE_CHECKING, Literal, cast
from typing import Protocol as Port

if TYPE_CHECKING:
    from fishbowl.runtime.record import Record
    from fishbowl.text import Lang

FORMATS = {
    "jsonl": "fishbowl.export.jsonl",
    "csv": "fishbowl.export.csv",
    "md": "fishbowl.export.md",
    "sqlite": "fishbowl.export.sqlite",
}
"""Each format and the module that writes it, imported when it is asked for."""

Separator = Literal[",", ";"]


@dataclass(frozen=True, slots=True)
class Options:
    """What may be chosen. `lang` is for what is read by people; None: the session's own."""

    lang: Lang | None = None
    separator: Separator = ","


class Format(Port):
    """What the module of a format has."""

    ENDING: str
    """What its file's name ends in; that of a folder has no dot."""

    def write(self, record: Record, target: Path, options: Options) -> None:
        """Write the record to a path where nothing is yet, readable by its owner only. May raise OSError."""
        ...


def format_of(name: str) -> Format:
    """The format of that name in FORMATS."""
    return cast(Format, import_module(FORMATS[name]))


def export(record: Record, name: str, target: Path, options: Options, *, force: bool = False) -> None:
    """Write the record in that format: all of it, or nothing and ExportFailed. `force` replaces a target."""
    from fishbowl.export.place import whole

    with whole(target, force=force) as unfinished:
        format_of(name).write(record, unfinished, options)
