"""The one way to open a session file, with the settings that make "saved" true."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING

from sqlcipher3 import dbapi2

from fishbowl.core.errors import NotSaved, SessionUnreadable
from fishbowl.storage import place
from fishbowl.storage.failures import reading
from fishbowl.text import reason

if TYPE_CHECKING:
    from sqlite3 import Connection  # sqlcipher3 has no types of its own, and the same interface

APPLICATION_ID = 0x46424F57
"""`FBOW`, in the header of every session file."""

USER_VERSION = 1

OLDEST_ENGINE = (3, 51, 3)
"""SQLite before this can corrupt a write-ahead log that several connections write to."""

BUSY_MS = 5000

_AS_IT_LIES = "mode=ro&immutable=1"
"""Without a lock, and without the files beside it that SQLite else makes even to read."""

SETTINGS = (
    "synchronous = FULL",  # NORMAL loses acknowledged notes in a power cut
    "fullfsync = ON",  # the same on a Mac; nothing elsewhere
    "checkpoint_fullfsync = ON",
    "foreign_keys = ON",
    "recursive_triggers = ON",
    "trusted_schema = OFF",
    "cell_size_check = ON",
    "secure_delete = ON",
    f"busy_timeout = {BUSY_MS}",
)
"""For every connection: SQLite keeps none of these in the file."""


def check_engine(version: tuple[int, ...] = dbapi2.sqlite_version_info) -> None:
    """Raises SessionUnreadable where the SQLite in use has the bug that session files must not meet."""
    if version < OLDEST_ENGINE:
        raise SessionUnreadable(
            "storage.engine_too_old", version=".".join(map(str, version)), needed="3.51.3"
        )


def connect(path: Path, *, writable: bool) -> Connection:
    """A connection to an existing session file. Raises SessionUnreadable, which says why and what to do.

    For reading it also opens a file of a newer version, and one on a read-only, full or network disk if
    nothing is left in a write-ahead log.
    """
    check_engine()
    _check_there(path)
    with reading(path):
        try:
            return _checked(path, writable, *_access(path, writable))
        except dbapi2.OperationalError as error:
            if not place.is_full(path):
                raise
            if writable or _has_log(path):
                raise SessionUnreadable("storage.no_room", path=path) from error
            return _checked(path, writable, _AS_IT_LIES)


def _checked(path: Path, writable: bool, *access: str) -> Connection:
    with kept(_open(path, *access)) as connection:
        _check_ours(connection, path, writable)
        if writable:
            _set_wal(connection, path)
    return connection


def connect_new(path: Path) -> Connection:
    """A connection to a new, empty file for its owner only. Raises NotSaved; FileExistsError, OSError."""
    check_engine()
    kind = place.network_kind(path)
    if kind is not None:
        raise NotSaved("storage.network", path=path, kind=kind)
    path.touch(mode=place.PRIVATE_FILE, exist_ok=False)
    with kept(_open(path, "mode=rw")) as connection:
        _set_wal(connection, path)
    return connection


@contextmanager
def kept(connection: Connection) -> Iterator[Connection]:
    """The connection, closed if something fails in here: left to the collector it would hold the file."""
    try:
        yield connection
    except BaseException:
        connection.close()
        raise


def _access(path: Path, writable: bool) -> tuple[str, ...]:
    """How SQLite is to open the file."""
    network = place.network_kind(path)
    if writable and network is not None:
        raise SessionUnreadable("storage.network", path=path, kind=network)
    if network is None and place.may_write(path):
        # Not mode=ro, for readers either: such a connection leaves an empty log behind when it is the last.
        return ("mode=rw",) if writable else ("mode=rw", "query_only = ON")
    if writable:
        raise SessionUnreadable("storage.read_only", path=path)
    if _has_log(path):
        raise SessionUnreadable("storage.log_out_of_reach", path=path, log=f"{path.name}-wal")
    return (_AS_IT_LIES,)


def _has_log(path: Path) -> bool:
    """Whether something is left in the write-ahead log."""
    log = path.with_name(f"{path.name}-wal")
    return log.exists() and log.stat().st_size > 0


def _open(path: Path, mode: str, *more: str) -> Connection:
    # Opened by one thread and then used by another: refusals must be heard before the screens start.
    uri = f"{path.resolve().as_uri()}?{mode}"
    with kept(dbapi2.connect(uri, uri=True, isolation_level=None, check_same_thread=False)) as connection:
        for setting in (*SETTINGS, *more):
            connection.execute(f"PRAGMA {setting}")
    return connection


def _check_there(path: Path) -> None:
    """By stat alone: to open the file here would drop the locks of a connection this process may have."""
    try:
        size = path.stat().st_size
    except FileNotFoundError:
        raise SessionUnreadable("storage.missing", path=path) from None
    except OSError as error:
        raise SessionUnreadable("storage.cannot_open", path=path, detail=reason(error)) from None
    if not path.is_file():
        raise SessionUnreadable("storage.foreign", path=path)
    if size == 0:
        raise SessionUnreadable("storage.empty", path=path)


def _check_ours(connection: Connection, path: Path, writable: bool) -> None:
    (application_id,) = connection.execute("PRAGMA application_id").fetchone()
    (version,) = connection.execute("PRAGMA user_version").fetchone()
    if application_id != APPLICATION_ID or version < 1:
        raise SessionUnreadable("storage.foreign", path=path)
    if version > USER_VERSION and writable:
        raise SessionUnreadable("storage.newer", path=path, version=version)


def _set_wal(connection: Connection, path: Path) -> None:
    (mode,) = connection.execute("PRAGMA journal_mode = WAL").fetchone()
    if mode != "wal":
        raise SessionUnreadable("storage.no_wal", path=path)
