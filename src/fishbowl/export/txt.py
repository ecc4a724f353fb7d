"""What was said, as plain text: a line for each turn, headings for stages, cards and questions.

An empty line parts them: Taguette, by way of Calibre, takes a line without a full stop for one that goes on.
UTF-8 with BOM: programs on Windows know it by that, and the line it stands on is the title.
"""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING

from fishbowl.export.place import private
from fishbowl.export.spoken import lines
from fishbowl.runtime.record import Record

if TYPE_CHECKING:
    from fishbowl.export import Options

ENDING = ".txt"


def write(record: Record, target: Path, options: Options) -> None:
    with private(target) as file:
        file.write("\n\n".join(_written(record, options)).encode("utf-8-sig") + b"\n")


def _written(record: Record, options: Options) -> Iterator[str]:
    for line in lines(record, options):
        yield f"{line.head(options)}{line.text}" if line.style == "turn" else line.text
