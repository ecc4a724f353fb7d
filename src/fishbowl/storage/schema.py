"""The tables of a session file.

Imported only where a file is made: sqlite-utils takes longer to load than a session takes to open.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from sqlite_utils import Database
from sqlite_utils.migrations import Migrations

from fishbowl.storage.connect import APPLICATION_ID, USER_VERSION
from fishbowl.storage.guards import GUARDS

if TYPE_CHECKING:
    from sqlite3 import Connection

migrations = Migrations("fishbowl")


EVENT = {
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
}
"""`recorded_at` is seconds since the epoch; `_s` are seconds. No digest: the event came without words."""


@migrations()
def v1(db: Database) -> None:
    event = db.table("event")
    event.create(EVENT, pk="seq", not_null=EVENT.keys() - {"seq", "payload_digest"}, strict=True)
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
    for guard in GUARDS.values():
        db.execute(guard)


def lay(connection: Connection) -> None:
    """Make the tables of the newest version in a new file."""
    migrations.apply(Database(connection))
    connection.execute(f"PRAGMA application_id = {APPLICATION_ID}")
    connection.execute(f"PRAGMA user_version = {USER_VERSION}")
