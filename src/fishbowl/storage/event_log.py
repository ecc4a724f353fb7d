"""One open session file: the only truth, and the only channel between the processes of a session."""

from __future__ import annotations

import json
import secrets
from collections.abc import Callable, Iterable, Iterator, Mapping
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import TYPE_CHECKING, Any, Self

from sqlcipher3 import dbapi2

from fishbowl.core.base import Body, PersonId, Recorded, Words
from fishbowl.core.errors import NotSaved, SessionUnreadable
from fishbowl.runtime.ports import ERASED, Erased
from fishbowl.runtime.unsent import TYPED
from fishbowl.storage import place
from fishbowl.storage.chain import HASHED, START, Stored, event_hash, words_digest
from fishbowl.storage.codec import (
    CODEC,
    NewerKind,
    decode_body,
    encode_body,
    encode_subjects,
)
from fishbowl.storage.connect import connect, kept
from fishbowl.storage.failures import reading, saving
from fishbowl.storage.making import built, new_file

if TYPE_CHECKING:
    from sqlite3 import Connection

_INSERT = f"INSERT INTO event ({', '.join(HASHED)}, hash) VALUES ({', '.join('?' * (len(HASHED) + 1))})"
_INSERT_WORDS = "INSERT INTO payload (seq, salt, body, subjects) VALUES (?, ?, ?, ?)"
_SELECT = (
    "SELECT seq, command_id, n, actor, recorded_at, recorded_s, occurred_s, mono_s, boot_id,"
    " kind, v, data, payload_digest IS NOT NULL, certain FROM event WHERE seq > ? ORDER BY seq"
)
_FORGET = "DELETE FROM live WHERE key GLOB ?"
_ERASE = (
    "UPDATE payload SET salt = NULL, body = NULL WHERE body IS NOT NULL"
    " AND (EXISTS (SELECT 1 FROM json_each(subjects) WHERE value = ?)"
    " OR seq IN (SELECT value FROM json_each(?)))"
)
_CLOSING_MS = 100


def create(path: Path) -> SessionFile:
    """A new session file, all at once or not at all, and without events. Raises NotSaved if one is there."""
    with creating(path):
        pass
    return SessionFile.open(path)


@contextmanager
def creating(path: Path) -> Iterator[SessionFile]:
    """A new session file that stands under its name once this ends, with what was stored; else nothing does.

    Raises NotSaved where a file of that name is there already.
    """
    with built(path) as unfinished, SessionFile(new_file(unfinished, path), path) as log:
        yield log
        log.scrub()  # all of it in the one file that gets the name


class SessionFile:
    """The port EventLog over one connection. Used from one thread at a time."""

    def __init__(self, connection: Connection, path: Path) -> None:
        self._db = connection
        self._path = path
        self._identity = place.identity(path)  # none while it is being made, under another name
        self._version = self._data_version()

    @classmethod
    def open(cls, path: Path, writable: bool = True) -> SessionFile:
        """Open an existing session file. Raises SessionUnreadable, which says why and what to do."""
        with kept(connect(path, writable=writable)) as connection, reading(path):
            return cls(connection, path)

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self.close()

    @property
    def path(self) -> Path:
        return self._path

    @contextmanager
    def writing(self) -> Iterator[None]:
        """A transaction with the only write lock: durable when this ends without an error, else nothing is.

        Waits up to 5 s for other processes. BEGIN IMMEDIATE, since a transaction that reads first and asks
        for the lock later fails at once when another has written in between. Raises NotSaved.
        """
        if self._db.in_transaction:
            raise RuntimeError("already in writing()")
        _check_in_place(self._path, self._identity)
        with saving(self._path):
            self._db.execute("BEGIN IMMEDIATE")
        try:
            yield
            with saving(self._path):
                self._db.execute("COMMIT")
        except BaseException:
            self._roll_back()
            raise
        if self._db.in_transaction:
            raise RuntimeError("committed, but a transaction is still open: nothing may be called saved")

    def answer_of(self, command_id: str) -> tuple[int, ...] | None:
        self._check_writing()
        with reading(self._path):
            rows = self._db.execute("SELECT seq FROM event WHERE command_id = ? ORDER BY n", (command_id,))
            return tuple(seq for (seq,) in rows) or None

    def insert(self, recorded: Recorded, words: Words, subjects: Iterable[PersonId]) -> None:
        """See the port. Raises NotSaved for another seq than the next, or what could not be read again."""
        self._check_writing()
        salt = secrets.token_bytes(16)
        try:
            about = encode_subjects(subjects)
            body = encode_body(words.body) if words.body else None
            row = _row(recorded, None if body is None else words_digest(salt, body, about))
            with saving(self._path):
                self._db.execute(_INSERT, (*row, event_hash(_head(self._db), row)))
                if body is not None:
                    self._db.execute(_INSERT_WORDS, (recorded.seq, salt, body, about))
        except ValueError as error:
            kind = type(recorded.event).__name__
            raise NotSaved("storage.not_storable", path=self._path, kind=kind) from error

    def read_after(self, seq: int) -> list[Recorded]:
        """See the port. Raises SessionUnreadable, naming the event that can't be read."""
        found: list[Recorded] = []
        at = seq
        try:
            with reading(self._path):
                for row in self._db.execute(_SELECT, (seq,)):
                    at = row[0]
                    found.append(_recorded(row))
        except NewerKind as error:
            raise SessionUnreadable(
                "storage.newer_record", path=self._path, seq=at, kind=str(error)
            ) from error
        except ValueError as error:
            raise SessionUnreadable("storage.damaged_record", path=self._path, seq=at) from error
        return found

    def bodies(self, seqs: Iterable[int]) -> Mapping[int, Body | Erased]:
        """See the port. Asked one by one by key: a view shows few, an export asks for what it has."""
        found: dict[int, Body | Erased] = {}
        for seq in seqs:
            with reading(self._path):
                row = self._db.execute("SELECT body FROM payload WHERE seq = ?", (seq,)).fetchone()
            try:
                if row is not None:
                    found[seq] = ERASED if row[0] is None else decode_body(row[0])
            except ValueError as error:
                raise SessionUnreadable("storage.damaged_record", path=self._path, seq=seq) from error
        return found

    def erase(self, person: PersonId | None, also: Iterable[int] = ()) -> int:
        self._check_writing()
        with saving(self._path):
            if person is not None:
                self._db.execute(_FORGET, (TYPED + person,))
            return self._db.execute(_ERASE, (person, json.dumps([*also]))).rowcount

    def forget_unsent(self) -> None:
        self._check_writing()
        with saving(self._path):
            self._db.execute(_FORGET, (f"{TYPED}*",))

    def scrub(self) -> None:
        """See the port. Waits up to 5 s for readers to let go of the log; then raises NotSaved."""
        with saving(self._path):
            busy, _, _ = self._db.execute("PRAGMA wal_checkpoint(TRUNCATE)").fetchone()
        if busy:
            raise NotSaved("storage.not_scrubbed", path=self._path)

    def changed(self) -> bool:
        with reading(self._path):
            version = self._data_version()
        changed, self._version = version != self._version, version
        return changed

    def live(self, key: str) -> str | None:
        with reading(self._path):
            row = self._db.execute("SELECT value FROM live WHERE key = ?", (key,)).fetchone()
        return None if row is None else row[0]

    def change_live(self, key: str, change: Callable[[str | None], str | None]) -> None:
        with self.writing(), saving(self._path):
            value = change(self.live(key))
            if value is None:
                self._db.execute("DELETE FROM live WHERE key = ?", (key,))
            else:
                self._db.execute("INSERT OR REPLACE INTO live VALUES (?, ?)", (key, value))

    def close(self) -> None:
        """Let go of the file, all of it in one place unless others have it open. May be called again."""
        with suppress(dbapi2.Error):
            self._db.execute(f"PRAGMA busy_timeout = {_CLOSING_MS}")
            self._db.execute("PRAGMA wal_checkpoint(TRUNCATE)").fetchone()
        self._db.close()

    def _data_version(self) -> int:
        (version,) = self._db.execute("PRAGMA data_version").fetchone()
        return int(version)

    def _roll_back(self) -> None:
        with suppress(dbapi2.Error):  # the error that led here says more, and closing rolls back too
            self._db.execute("ROLLBACK")

    def _check_writing(self) -> None:
        if not self._db.in_transaction:
            raise RuntimeError("only inside writing()")


def _head(db: Connection) -> bytes:
    row = db.execute("SELECT hash FROM event ORDER BY seq DESC LIMIT 1").fetchone()
    return START if row is None else bytes(row[0])


def _check_in_place(path: Path, identity: tuple[int, int] | None) -> None:
    """What is written into a file that has lost its name goes with it, and SQLite calls it saved."""
    if identity is not None and identity != place.identity(path):
        raise NotSaved("storage.moved", path=path)


def _row(recorded: Recorded, digest: bytes | None) -> tuple[Stored, ...]:
    """The HASHED columns of an event. Raises ValueError for what the record can't hold."""
    kind, v, data = CODEC.encode(recorded.event)
    return (
        recorded.seq,
        recorded.command_id,
        recorded.n,
        kind,
        v,
        recorded.actor,
        float(recorded.recorded_at),
        float(recorded.recorded_s),
        float(recorded.occurred_s),
        float(recorded.mono_s),
        recorded.boot_id,
        int(recorded.certain),
        data,
        digest,
    )


def _recorded(row: Any) -> Recorded:
    """The event of a row of _SELECT. Raises ValueError."""
    (seq, command_id, n, actor, at, at_s, occurred_s, mono_s, boot_id, kind, v, data, words, certain) = row
    event = CODEC.decode(kind, v, data)
    return Recorded(
        seq, command_id, n, actor, at, at_s, occurred_s, mono_s, boot_id, event, bool(words), bool(certain)
    )
