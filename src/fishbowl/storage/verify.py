"""Whether a record is whole and as it was written."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from contextlib import closing
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from sqlcipher3 import dbapi2

from fishbowl.storage.chain import HASHED, START, Stored, event_hash, words_digest
from fishbowl.storage.codec import CODEC, NewerKind
from fishbowl.storage.connect import connect
from fishbowl.storage.failures import key_of
from fishbowl.storage.guards import GUARDS

if TYPE_CHECKING:
    from sqlite3 import Connection


@dataclass(frozen=True, slots=True)
class Fault:
    """One thing that is wrong, to be said with `explain`."""

    key: str
    params: Mapping[str, object] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Verdict:
    """`head_hash` (hex) is the last event's: kept outside the file, it shows later that no tail was cut.

    `erased` counts the events whose words were erased: that is no fault.
    """

    events: int
    head_hash: str
    erased: int
    faults: tuple[Fault, ...]

    @property
    def sound(self) -> bool:
        return not self.faults


class _Row(NamedTuple):
    event: tuple[Stored, ...]
    hash: bytes
    salt: bytes | None
    body: str | None
    subjects: str | None

    @property
    def seq(self) -> int:
        return int(self.event[0] or 0)


_SELECT = (
    f"SELECT {', '.join(f'event.{column}' for column in HASHED)}, hash, salt, body, subjects"
    " FROM event LEFT JOIN payload USING (seq) ORDER BY seq"
)


def verify(path: Path, expected_head: str = "") -> Verdict:
    """Read the whole file and work the chain out anew.

    `expected_head` is a head hash from outside: of this file now or earlier. Without it a tail that was cut
    off can't be noticed. Raises SessionUnreadable where the file can't even be opened.
    """
    check = _Check(expected_head)
    with closing(connect(path, writable=False)) as connection:
        try:
            check.file(connection)
            for row in _rows(connection):
                check.event(row)
        except dbapi2.DatabaseError as error:
            check.fault(key_of(error), path=path, detail=str(error))
    return check.verdict()


def _rows(connection: Connection) -> Iterator[_Row]:
    """In one statement, so that the file does not grow underneath."""
    for row in connection.execute(_SELECT):
        yield _Row(tuple(row[: len(HASHED)]), *row[len(HASHED) :])


class _Check:
    def __init__(self, expected_head: str) -> None:
        self._faults: list[Fault] = []
        self._expected = expected_head.strip().lower()
        self._met_expected = False
        self._head = START
        self._last = self._events = self._erased = 0

    def fault(self, key: str, **params: object) -> None:
        self._faults.append(Fault(key, params))

    def verdict(self) -> Verdict:
        if self._expected and not self._met_expected:
            self.fault("storage.fault_head", head=self._expected)
        return Verdict(self._events, self._head.hex(), self._erased, tuple(self._faults))

    def file(self, connection: Connection) -> None:
        for (found,) in connection.execute("PRAGMA integrity_check(10)"):
            if found != "ok":
                self.fault("storage.fault_file", detail=found)
        for _, seq, *_ in connection.execute("PRAGMA foreign_key_check(payload)"):
            self.fault("storage.fault_words", seq=seq)
        guards = dict(connection.execute("SELECT name, sql FROM sqlite_schema WHERE type = 'trigger'"))
        for name in sorted(guards.keys() | GUARDS.keys()):
            if guards.get(name) != GUARDS.get(name):
                self.fault("storage.fault_guard", name=name)

    def event(self, row: _Row) -> None:
        if row.seq != self._last + 1:
            self.fault("storage.fault_gap", seq=self._last + 1)
        # From the stored hash before it, so that one change is one fault, and not one for all that follow.
        if event_hash(self._head, row.event) != row.hash:
            self.fault("storage.fault_changed", seq=row.seq)
        self._events, self._last, self._head = self._events + 1, row.seq, row.hash
        self._met_expected = self._met_expected or row.hash.hex() == self._expected
        self._kind(row)
        self._words(row)

    def _kind(self, row: _Row) -> None:
        stored = dict(zip(HASHED, row.event, strict=True))
        try:
            CODEC.decode(str(stored["kind"]), int(stored["v"] or 0), str(stored["data"]))
        except NewerKind as error:
            self.fault("storage.fault_kind", seq=row.seq, kind=str(error))
        except ValueError:
            self.fault("storage.fault_data", seq=row.seq)

    def _words(self, row: _Row) -> None:
        digest = row.event[-1]
        if digest is None and row.subjects is None:
            return
        if digest is not None and row.subjects is not None and row.salt is None and row.body is None:
            self._erased += 1
        elif (
            row.salt is None
            or row.body is None
            or row.subjects is None
            or words_digest(row.salt, row.body, row.subjects) != digest
        ):
            self.fault("storage.fault_words", seq=row.seq)
