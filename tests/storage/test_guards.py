"""The record is append-only for every program that opens the file, not for ours alone."""

from __future__ import annotations

from pathlib import Path

import pytest
from sqlcipher3 import dbapi2

from fishbowl.storage.event_log import create
from fishbowl.storage.guards import GUARDS
from fishbowl.storage.verify import verify
from tests.storage.records import created, note, plain, store

COLUMNS = (
    "command_id, n, kind, v, actor, recorded_at, recorded_s, occurred_s, mono_s, boot_id, certain, data, hash"
)
ROW = f"SELECT {{seq}}, 'again', 0, {COLUMNS.partition('n, ')[2]} FROM event WHERE seq = 1"
INSERT = f"INTO event (seq, {COLUMNS}) "

FORBIDDEN = {
    "an event changed": "UPDATE event SET data = '{}' WHERE seq = 2",
    "an event changed to itself": "UPDATE event SET data = data",
    "an event moved": "UPDATE OR REPLACE event SET seq = 1 WHERE seq = 2",
    "an event deleted": "DELETE FROM event WHERE seq = 3",
    "all events deleted": "DELETE FROM event",
    "an event replaced by its seq": f"INSERT OR REPLACE {INSERT} {ROW.format(seq=2)}",
    "an event replaced by its command": f"INSERT OR REPLACE {INSERT}"
    f" SELECT 4, {COLUMNS} FROM event WHERE seq = 2",
    "an event put in twice": f"INSERT {INSERT} SELECT 4, {COLUMNS} FROM event WHERE seq = 2",
    "a repeat ignored": f"INSERT OR IGNORE {INSERT} SELECT 4, {COLUMNS} FROM event WHERE seq = 2",
    "a gap": f"INSERT {INSERT} {ROW.format(seq=5)}",
    "a seq before the first": f"INSERT {INSERT} {ROW.format(seq=0)}",
    "a seq of SQLite's choice": f"INSERT {INSERT} {ROW.format(seq='NULL')}",
    "an upsert": f"INSERT {INSERT} {ROW.format(seq=2)} ON CONFLICT (seq) DO UPDATE SET data = '{{}}'",
    "words changed": """UPDATE payload SET body = '{"text":"else"}' WHERE seq = 2""",
    "words changed and salt gone": "UPDATE payload SET salt = NULL WHERE seq = 2",
    "subjects changed": "UPDATE payload SET subjects = '[]', salt = NULL, body = NULL WHERE seq = 2",
    "words moved": "UPDATE payload SET seq = 1, salt = NULL, body = NULL WHERE seq = 2",
    "words deleted": "DELETE FROM payload",
    "words replaced": "INSERT OR REPLACE INTO payload VALUES (2, x'00', '{}', '[]')",
    "words put with another event": "INSERT INTO payload VALUES (1, x'00', '{}', '[]')",
    "words put with no event": "INSERT INTO payload VALUES (9, x'00', '{}', '[]')",
}


@pytest.fixture
def path(tmp_path: Path) -> Path:
    path = tmp_path / "a.fishbowl"
    with create(path) as log:
        store(log, created())
        store(log, note(1), note(2), text="heard")
    return path


@pytest.mark.parametrize("recursive_triggers", ["ON", "OFF"])
@pytest.mark.parametrize("statement", FORBIDDEN.values(), ids=FORBIDDEN)
def test_nothing_stored_can_be_changed(path: Path, statement: str, recursive_triggers: str) -> None:
    before = verify(path)
    connection = plain(path)
    connection.execute(f"PRAGMA recursive_triggers = {recursive_triggers}")
    with pytest.raises(dbapi2.IntegrityError):
        connection.execute(statement)
    connection.close()
    assert verify(path) == before
    assert before.sound


def test_erased_words_stay_erased(path: Path) -> None:
    connection = plain(path)
    connection.execute("UPDATE payload SET salt = NULL, body = NULL WHERE seq = 2")
    with pytest.raises(dbapi2.IntegrityError):
        connection.execute("UPDATE payload SET salt = x'00', body = '{}' WHERE seq = 2")
    connection.close()
    assert verify(path).erased == 1


def test_all_guards_are_there(path: Path) -> None:
    """A migration that rebuilds a table drops its triggers without a word."""
    connection = plain(path)
    assert dict(connection.execute("SELECT name, sql FROM sqlite_schema WHERE type = 'trigger'")) == GUARDS
    connection.close()
    assert sorted(GUARDS) == [
        "event_in_order",
        "event_never_deleted",
        "event_never_updated",
        "payload_added_once",
        "payload_never_deleted",
        "payload_only_erased",
    ]


def test_the_tables_are_strict_and_the_file_says_what_it_is(path: Path) -> None:
    connection = plain(path)
    strict = "SELECT name, strict FROM pragma_table_list WHERE name IN ('event', 'payload', 'live')"
    assert dict(connection.execute(strict)) == {"event": 1, "payload": 1, "live": 1}
    assert connection.execute("PRAGMA application_id").fetchone() == (int.from_bytes(b"FBOW", "big"),)
    assert connection.execute("PRAGMA user_version").fetchone() == (1,)
    connection.close()
