"""A folder to deposit: sessions in every format, what they are, and checksums; or that sealed in one file.

Before a session is written its words are searched for what gives people away. What a person has not looked
at and accepted is refused with a list. The same sessions give the same bytes, but for a sealed one: no two
seals are alike.
"""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path
from typing import TYPE_CHECKING

from fishbowl.export import project_of
from fishbowl.export.archive import seal
from fishbowl.export.archive.making import Making
from fishbowl.export.place import for_now, private_folder

if TYPE_CHECKING:
    from fishbowl.export import Options, Session

ENDING = "-archive"


def write(sessions: Iterable[Session], target: Path, options: Options) -> None:
    if options.to_key is None:
        _fill(target, sessions, options)
        return
    lock = seal.lock(options.to_key)
    with for_now(target, "unsealed") as room:
        folder = room / "archive"
        _fill(folder, sessions, options)
        seal.seal(folder, target, lock)


def _fill(folder: Path, sessions: Iterable[Session], options: Options) -> None:
    private_folder(folder)
    making = Making(folder, options)
    # One by one: the project takes what it needs of a session before the next is read.
    project_of("qdpx").write(making.each(sessions), folder / "project.qdpx", options)
    making.finish()
