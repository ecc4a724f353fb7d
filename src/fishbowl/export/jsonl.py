"""The log, one JSON object per line: exactly what is on record, as `fishbowl log --json` prints it."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from fishbowl.export.place import private
from fishbowl.runtime.record import Record
from fishbowl.runtime.record.log import as_line

if TYPE_CHECKING:
    from fishbowl.export import Options

ENDING = ".jsonl"


def write(record: Record, target: Path, options: Options) -> None:
    with private(target) as file:
        for row in record.events:
            file.write(as_line(row, rehearsal=record.rehearsal).encode("ascii") + b"\n")
