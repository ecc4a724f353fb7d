"""Codebooks for those who code with them: one module per format.

A code's name is the Dutch one in every format and language, letter for letter, so that what is coded in both
lands on the same code. The language chosen is that of groups, descriptions and examples. The same codebook
gives the same bytes.
"""

from __future__ import annotations

from importlib import import_module
from pathlib import Path
from typing import TYPE_CHECKING, cast
from typing import Protocol as Port

if TYPE_CHECKING:
    from fishbowl.core.codebook import Codebook
    from fishbowl.text import Lang

FORMATS = {
    "qdc": "fishbowl.export.codebook.qdc",
    "csv": "fishbowl.export.codebook.taguette",
    "xlsx": "fishbowl.export.codebook.tables",
    "md": "fishbowl.export.codebook.markdown",
}
"""Each format and the module that makes it, imported when it is asked for. Its name is the file's ending."""


class Format(Port):
    """What the module of a format has."""

    def made(self, codebook: Codebook, lang: Lang) -> bytes:
        """The whole file."""
        ...


def export(codebook: Codebook, name: str, lang: Lang, target: Path, *, force: bool = False) -> None:
    """Write the codebook in that format of FORMATS: all of it, or nothing and ExportFailed.

    `force` replaces a target.
    """
    from fishbowl.export.place import put

    put(target, cast(Format, import_module(FORMATS[name])).made(codebook, lang), force=force)
