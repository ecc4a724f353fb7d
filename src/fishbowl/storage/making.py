"""Session files come into being whole or not at all, and never over another."""

from __future__ import annotations

import os
import secrets
from collections.abc import Iterator
from contextlib import closing, contextmanager, suppress
from pathlib import Path
from typing import TYPE_CHECKING

from fishbowl.core.errors import NotSaved
from fishbowl.storage import place
from fishbowl.storage.connect import connect, connect_new, kept
from fishbowl.storage.failures import saving
from fishbowl.text import reason

if TYPE_CHECKING:
    from sqlite3 import Connection


@contextmanager
def built(path: Path) -> Iterator[Path]:
    """A name in the same folder to build the file under; at the end it stands, durably, under `path`.

    The folder is made where missing. Nothing is left behind after an error. Raises NotSaved.
    """
    unfinished = path.with_name(f".{path.name}.{secrets.token_hex(4)}.tmp")
    with _explained(path.parent):
        place.make_folder(path.parent)
    try:
        yield unfinished
        with _explained(path):
            place.sync(unfinished)
            _publish(unfinished, path)
            place.sync(path.parent)
    finally:
        for left in ("", "-wal", "-shm", "-journal"):
            with suppress(
                OSError
            ):  # on a read-only disk even for what is not there: the error before says it
                unfinished.with_name(unfinished.name + left).unlink(missing_ok=True)


def new_file(unfinished: Path, path: Path) -> Connection:
    """A connection to a new session file without events, built under another name. Raises NotSaved."""
    from fishbowl.storage.schema import lay

    with _explained(path), saving(path), kept(connect_new(unfinished)) as connection:
        lay(connection)
    return connection


def copy_now(path: Path, target: Path) -> None:
    """A whole, sound copy of a session that may be live: of one instant, without what is not record.

    Never copy the file itself: what was stored last may still be in its write-ahead log. Raises NotSaved
    where `target` is there already, SessionUnreadable where the session can't be read.
    """
    with closing(connect(path, writable=False)) as original, built(target) as unfinished:
        with _explained(target):
            unfinished.touch(mode=place.PRIVATE_FILE)
        with saving(target, origin=path):
            original.execute("PRAGMA query_only = OFF")  # it forbids even this
            original.execute("VACUUM INTO ?", (str(unfinished),))
        with closing(connect(unfinished, writable=True)) as copy, saving(target):
            copy.execute("DELETE FROM live")
            copy.execute("PRAGMA wal_checkpoint(TRUNCATE)").fetchone()


@contextmanager
def _explained(path: Path) -> Iterator[None]:
    """What the operating system refuses in here becomes NotSaved."""
    try:
        yield
    except FileExistsError as error:
        raise NotSaved("storage.exists", path=path) from error
    except OSError as error:
        raise NotSaved("storage.cannot_make", path=path, detail=reason(error)) from error


def _publish(unfinished: Path, path: Path) -> None:
    try:
        os.link(unfinished, path)
    except FileExistsError:
        raise
    except OSError:  # sticks and cards have no hard links: take the name, then put the file in its place
        path.touch(exist_ok=False)
        os.replace(unfinished, path)
