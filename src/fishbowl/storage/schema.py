"""The tables of a session file, and the guards that keep its record append-only.

Imported only where a file is made: sqlite-utils takes longer to load than a session takes to open.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from sqlite_utils import Database
from sqlite_utils.migrations import Migrations

from fishbowl.storage.connect import APPLICATION_ID, USER_VERSION

if TYPE_CHECKING:
    from sqlite3 import Connection

GUARDS = {
    # Asked before the insert, not as a DELETE trigger: REPLACE deletes without firing those where
    # recursive_triggers is off, as it is in most programs that may open the file.
    "event_in_order": """BEFORE INSERT ON event
        WHEN new.seq IS NOT (SELECT coalesce(max(seq), 0) + 1 FROM event)
          OR EXISTS (SELECT 1 FROM event WHERE command_id = new.command_id AND n = new.n)
        BEGIN SELECT raise(ABORT, 'events are added in order, each once'); END""",
    "event_never_updated": """BEFORE UPDATE ON event
        BEGIN SELECT raise(ABORT, 'events are never changed'); END""",
    "event_never_deleted": """BEFORE DELETE ON event
        BEGIN SELECT raise(ABORT, 'events are never deleted'); END""",
    "payload_added_once": """BEFORE INSERT ON payload
        WHEN EXISTS (SELECT 1 FROM payload WHERE seq = new.seq)
          OR new.salt IS NULL OR new.body IS NULL
          OR (SELECT payload_digest FROM event WHERE seq = new.seq) IS NULL
        BEGIN SELECT raise(ABORT, 'words come with their event, once'); END""",
    "payload_only_erased": """BEFORE UPDATE ON payload
        WHEN new.seq IS NOT old.seq OR new.subjects IS NOT old.subjects
          OR new.salt IS NOT NULL OR new.body IS NOT NULL
        BEGIN SELECT raise(ABORT, 'words are never changed, only erased'); END""",
    "payload_never_deleted": """BEFORE DELETE ON payload
        BEGIN SELECT raise(ABORT, 'words are never deleted, only erased'); END""",
}
"""Trigger by name. They stop mistakes, of ours and of other programs; not someone who means to tamper."""

migrations = Migrations("fishbowl")


@migrations()
def v1(db: Database) -> None:
    event = db.table("event")
    event.create(
        {
            "seq": int,
            "command_id": str,
            "n": int,
            "kind": str,
            "v": int,
            "actor": str,
            "recorded_at": float,
            "recorded_s": float,
            "occurred_s": float,
            "mono_s": float,
            "boot_id": str,
            "certain": int,
            "data": str,
            "payload_digest": bytes,
            "hash": bytes,
        },
        pk="seq",
        not_null={
            "command_id",
            "n",
            "kind",
            "v",
            "actor",
            "recorded_at",
            "recorded_s",
            "occurred_s",
            "mono_s",
            "boot_id",
            "certain",
            "data",
            "hash",
        },
        strict=True,
    )
    event.create_index(["command_id", "n"], unique=True)
    event.create_index(["kind"])  # the home screen asks each file whether it has started and ended
    db.table("payload").create(
        {"seq": int, "salt": bytes, "body": str, "subjects": str},
        pk="seq",
        not_null={"subjects"},
        foreign_keys=[("seq", "event", "seq")],
        strict=True,
    )
    db.table("live").create({"key": str, "value": str}, pk="key", not_null={"value"}, strict=True)
    for name, guard in GUARDS.items():
        db.execute(f"CREATE TRIGGER {name} {guard}")


def lay(connection: Connection) -> None:
    """Make the tables of the newest version in a new file."""
    migrations.apply(Database(connection))
    connection.execute(f"PRAGMA application_id = {APPLICATION_ID}")
    connection.execute(f"PRAGMA user_version = {USER_VERSION}")
