"""The sessions of a study: what lies in its folder, at a glance, and a name for the next."""

from __future__ import annotations

import os
import re
import unicodedata
from collections.abc import Iterator
from contextlib import closing, suppress
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING

import msgspec

from fishbowl.core.errors import SessionUnreadable
from fishbowl.runtime.study import SessionEntry
from fishbowl.storage.connect import connect
from fishbowl.storage.failures import reading

if TYPE_CHECKING:
    from sqlite3 import Connection

SUFFIX = ".fishbowl"
LAST = "last"

_LONGEST_SLUG = 60
_NOT_IN_A_NAME = re.compile(r"[^a-z0-9._]+")

# An event counts unless its command was taken back; both sides are answered from indexes.
_STANDS = (
    "SELECT EXISTS (SELECT 1 FROM event WHERE kind = ? AND command_id NOT IN"
    " (SELECT json_extract(data, '$.retracted_id') FROM event WHERE kind = 'Retracted'))"
)

_TRANSCRIBED = (
    "SELECT EXISTS (SELECT 1 FROM event WHERE kind = 'TranscriptAdded'"
    " AND json_extract(data, '$.sha256') = ?)"
)


class Library:
    """The session files of one folder, which need not be there yet."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder

    def list(self) -> list[SessionEntry]:
        """All sessions, the one written to last first; at the end what can't be read, each with its problem.

        A few rows of each are read and nothing is folded, so that the home screen can wait for it.
        """
        entries = [_entry(path) for path in self._paths()]
        return sorted(entries, key=lambda entry: (-entry.changed_at, entry.path.name))

    def fingerprint(self) -> frozenset[tuple[str, int, int]]:
        """What of the folder changes when a session is added, removed or written to."""
        found = set()
        for path in (*self._paths(), *self.folder.glob(f"*{SUFFIX}-wal")):
            with suppress(FileNotFoundError):
                status = path.stat()
                # A reader makes an empty write-ahead log and takes it away again: that changes nothing.
                if status.st_size:
                    found.add((path.name, status.st_mtime_ns, status.st_size))
        return frozenset(found)

    def find(self, session: str) -> Path:
        """The file of a session given as `last` (written to last), a path, or its name or file name.

        Raises SessionUnreadable where there is none, or where several have the name.
        """
        if session == LAST:
            newest = next(iter(self.list()), None)
            if newest is None:
                raise SessionUnreadable("storage.no_sessions", folder=self.folder)
            if newest.problem is not None:  # such stand at the end of the list: none can be read
                raise newest.problem
            return newest.path
        if os.path.isfile(session):  # Path.is_file raises for what is too long to be a name
            return Path(session)
        for path in self._paths():
            if session in (path.name, path.stem):
                return path
        return self._named(session)

    def new_path(self, name: str, now: float) -> Path:
        """A free path for a session made at `now` (epoch seconds): its local date and its name made safe.

        Beginning with the date, no name is reserved on any system; nothing in `name` reaches another folder.
        """
        day = datetime.fromtimestamp(now, UTC).astimezone().date().isoformat()
        stem = f"{day}-{slug(name) or 'session'}"
        path = self.folder / f"{stem}{SUFFIX}"
        n = 1
        while path.exists():
            n += 1
            path = self.folder / f"{stem}-{n}{SUFFIX}"
        return path

    def _named(self, name: str) -> Path:
        found = [entry.path for entry in self.list() if entry.name.casefold() == name.casefold()]
        if not found:
            raise SessionUnreadable("storage.no_such_session", name=name, folder=self.folder)
        if len(found) > 1:
            files = ", ".join(path.stem for path in found)
            raise SessionUnreadable("storage.several_sessions", name=name, files=files)
        return found[0]

    def with_transcript(self, sha256: str) -> tuple[Path, ...]:
        """The sessions onto whose record a transcript file with this checksum was ever put."""
        return tuple(path for path in self._paths() if _has_transcript(path, sha256))

    def _paths(self) -> Iterator[Path]:
        if self.folder.is_dir():
            yield from sorted(
                path for path in self.folder.glob(f"*{SUFFIX}") if not path.name.startswith(".")
            )


def slug(name: str) -> str:
    """The name in the letters that every system takes in a file name: a-z, 0-9, `.`, `_` and `-`."""
    plain = unicodedata.normalize("NFKD", name).encode("ascii", "ignore").decode().lower()
    return _NOT_IN_A_NAME.sub("-", plain)[:_LONGEST_SLUG].strip("-._")


class _ProtocolHead(msgspec.Struct):
    id: str
    lang: str


class _Head(msgspec.Struct):
    """What the list shows of a SessionCreated; the rest of the protocol is skipped, not decoded."""

    name: str
    protocol: _ProtocolHead
    rehearsal: object = None


_head = msgspec.json.Decoder(_Head)


def _entry(path: Path) -> SessionEntry:
    try:
        with closing(connect(path, writable=False)) as connection, reading(path):
            return _glance(connection, path)
    except SessionUnreadable as problem:
        return SessionEntry(path, path.stem, problem=problem)


def _glance(connection: Connection, path: Path) -> SessionEntry:
    first = connection.execute("SELECT recorded_at, data FROM event WHERE seq = 1").fetchone()
    if first is None:
        raise SessionUnreadable("storage.no_events", path=path)
    try:
        head = _head.decode(first[1])
    except ValueError as error:
        raise SessionUnreadable("storage.damaged_record", path=path, seq=1) from error
    (events,) = connection.execute("SELECT max(seq) FROM event").fetchone()
    return SessionEntry(
        path,
        head.name,
        head.protocol.id,
        head.protocol.lang,
        created_at=first[0],
        changed_at=_written_at(path),
        events=events,
        started=_stands(connection, "StageOpened"),
        ended=_stands(connection, "SessionEnded"),
        rehearsal=head.rehearsal is not None,
    )


def _has_transcript(path: Path, sha256: str) -> bool:
    try:
        with closing(connect(path, writable=False)) as connection, reading(path):
            return bool(connection.execute(_TRANSCRIBED, (sha256,)).fetchone()[0])
    except SessionUnreadable:
        return False


def _written_at(path: Path) -> float:
    """When the file system saw the session written to. Its own clock may be a rehearsal's, years away."""
    files = [path.stat()]
    log = path.with_name(f"{path.name}-wal")
    if log.exists() and log.stat().st_size:  # reading alone makes an empty one
        files.append(log.stat())
    return max(file.st_mtime for file in files)


def _stands(connection: Connection, kind: str) -> bool:
    return bool(connection.execute(_STANDS, (kind,)).fetchone()[0])
