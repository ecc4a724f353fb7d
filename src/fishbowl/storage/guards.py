"""The triggers that keep the record append-only, whatever program has the file open."""

from __future__ import annotations

GUARDS = {
    # Asked before the insert, not as a DELETE trigger: REPLACE deletes without firing those where
    # recursive_triggers is off, as it is in most programs that may open the file.
    "event_in_order": """CREATE TRIGGER event_in_order BEFORE INSERT ON event
        WHEN new.seq IS NOT (SELECT coalesce(max(seq), 0) + 1 FROM event)
          OR EXISTS (SELECT 1 FROM event WHERE command_id = new.command_id AND n = new.n)
        BEGIN SELECT raise(ABORT, 'events are added in order, each once'); END""",
    "event_never_updated": """CREATE TRIGGER event_never_updated BEFORE UPDATE ON event
        BEGIN SELECT raise(ABORT, 'events are never changed'); END""",
    "event_never_deleted": """CREATE TRIGGER event_never_deleted BEFORE DELETE ON event
        BEGIN SELECT raise(ABORT, 'events are never deleted'); END""",
    "payload_added_once": """CREATE TRIGGER payload_added_once BEFORE INSERT ON payload
        WHEN EXISTS (SELECT 1 FROM payload WHERE seq = new.seq)
          OR new.salt IS NULL OR new.body IS NULL
          OR (SELECT payload_digest FROM event WHERE seq = new.seq) IS NULL
        BEGIN SELECT raise(ABORT, 'words come with their event, once'); END""",
    "payload_only_erased": """CREATE TRIGGER payload_only_erased BEFORE UPDATE ON payload
        WHEN new.seq IS NOT old.seq OR new.subjects IS NOT old.subjects
          OR new.salt IS NOT NULL OR new.body IS NOT NULL
        BEGIN SELECT raise(ABORT, 'words are never changed, only erased'); END""",
    "payload_never_deleted": """CREATE TRIGGER payload_never_deleted BEFORE DELETE ON payload
        BEGIN SELECT raise(ABORT, 'words are never deleted, only erased'); END""",
}
"""By name, as SQLite keeps their text. They stop mistakes, of ours and of other programs; not someone who
means to tamper: that is what the hash chain is for.
"""
