"""What SQLite reports, as errors that a person in the room can act on."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from sqlcipher3 import dbapi2

from fishbowl.core.errors import NotSaved, SessionUnreadable

DAMAGED = "storage.damaged"
FOREIGN = "storage.foreign"

KEYS = {
    dbapi2.SQLITE_FULL: "storage.disk_full",
    dbapi2.SQLITE_READONLY: "storage.read_only",
    dbapi2.SQLITE_BUSY: "storage.busy",
    dbapi2.SQLITE_LOCKED: "storage.busy",
    dbapi2.SQLITE_IOERR: "storage.disk_failed",
    dbapi2.SQLITE_CANTOPEN: "storage.cannot_open",
    dbapi2.SQLITE_NOTADB: FOREIGN,
    dbapi2.SQLITE_CONSTRAINT: "storage.not_accepted",
}
"""Key by SQLite's primary result code; all others mean that the file is not as we left it."""

READING = {
    "storage.disk_full": "storage.no_room",
    "storage.disk_failed": "storage.disk_not_read",
    "storage.busy": "storage.busy_reading",
}
"""What is said instead where nothing was to be saved."""


@contextmanager
def reading(path: Path) -> Iterator[None]:
    """SQLite's errors in here become SessionUnreadable."""
    try:
        yield
    except dbapi2.DatabaseError as error:
        key = key_of(error)
        raise SessionUnreadable(READING.get(key, key), path=path, detail=str(error)) from error


@contextmanager
def saving(path: Path, origin: Path | None = None) -> Iterator[None]:
    """SQLite's errors in here become NotSaved, or SessionUnreadable where a file is damaged.

    `origin`: what is read from, where the file is written from another.
    """
    try:
        yield
    except dbapi2.DatabaseError as error:
        key = key_of(error)
        if key in (DAMAGED, FOREIGN):
            raise SessionUnreadable(key, path=origin or path, detail=str(error)) from error
        raise NotSaved(key, path=path, detail=str(error)) from error


def key_of(error: Exception) -> str:
    """The catalogue key for an error of SQLite's; misuse by our own code is raised on as it is."""
    if isinstance(error, dbapi2.ProgrammingError):
        raise error
    code = getattr(error, "sqlite_errorcode", dbapi2.SQLITE_CORRUPT)
    return KEYS.get(code & 0xFF, DAMAGED)
