"""What tampering and damage the chain finds, and the one kind that it can't find alone."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from fishbowl.storage.chain import HASHED, START, event_hash
from fishbowl.storage.event_log import SessionFile, create
from fishbowl.storage.verify import Fault, Verdict, verify
from fishbowl.text import explain
from tests.storage.records import created, note, plain, store, without_guards


@pytest.fixture
def path(tmp_path: Path) -> Path:
    path = tmp_path / "a.fishbowl"
    with create(path) as log:
        store(log, created())
        store(log, *(note(n, "O1", "S1") for n in range(2, 7)), text="words")
    return path


def tampered(path: Path, *statements: str) -> tuple[Fault, ...]:
    """What verify finds, but for the guards that who tampers takes away and puts back."""
    connection = plain(path)
    guards = connection.execute("SELECT sql FROM sqlite_schema WHERE type = 'trigger'").fetchall()
    connection.close()
    connection = without_guards(path)
    for statement in (*statements, *(sql for (sql,) in guards)):
        connection.execute(statement)
    connection.close()
    faults = verify(path).faults
    for fault in faults:
        assert explain(fault, "nl")
        assert explain(fault, "en")
    return faults


def changed(seq: int) -> Fault:
    return Fault("storage.fault_changed", {"seq": seq})


def test_an_untouched_record_is_sound_and_its_head_is_the_last_hash(path: Path) -> None:
    connection = plain(path)
    (head,) = connection.execute("SELECT hash FROM event WHERE seq = 6").fetchone()
    connection.close()
    assert verify(path) == Verdict(6, head.hex(), 0, ())
    assert verify(path).sound
    assert verify(path, expected_head=f" {head.hex().upper()}\n").sound


def test_the_chain_can_be_worked_out_by_another_program(path: Path) -> None:
    """Each hash is SHA-256 over the hash before it and the row: of each value its type, size and bytes."""
    from hashlib import sha256
    from struct import pack

    def framed(value: Any) -> bytes:
        if value is None:
            return b"n"
        if isinstance(value, int):
            return b"i" + pack(">q", value)
        if isinstance(value, float):
            return b"r" + pack(">d", value)
        kind, data = (b"t", value.encode()) if isinstance(value, str) else (b"b", value)
        return kind + pack(">I", len(data)) + data

    connection = plain(path)
    head = bytes(32)
    for *row, stored in connection.execute(f"SELECT {', '.join(HASHED)}, hash FROM event ORDER BY seq"):
        head = sha256(head + b"".join(map(framed, row))).digest()
        assert head == stored
    connection.close()
    assert head.hex() == verify(path).head_hash
    assert bytes(32) == START


@pytest.mark.parametrize(
    "change",
    [
        "data = replace(data, 'note-3', 'note-8')",
        "actor = 'O2'",
        "recorded_at = recorded_at + 0.001",
        "recorded_s = 0.0",
        "occurred_s = 0.0",
        "mono_s = 0.0",
        "boot_id = 'else'",
        "certain = 0",
        "command_id = 'else'",
        "n = 1",
        "hash = zeroblob(32)",
    ],
)
def test_a_changed_event_is_found_and_named(path: Path, change: str) -> None:
    faults = tampered(path, f"UPDATE event SET {change} WHERE seq = 3")
    also_next = (changed(4),) if change.startswith("hash") else ()
    assert faults == (changed(3), *also_next)


def test_a_change_with_its_hash_made_to_fit_shows_in_the_next_event(path: Path) -> None:
    connection = plain(path)
    (before,) = connection.execute("SELECT hash FROM event WHERE seq = 2").fetchone()
    row = list(connection.execute(f"SELECT {', '.join(HASHED)} FROM event WHERE seq = 3").fetchone())
    connection.close()
    row[HASHED.index("actor")] = "O2"
    fitting = event_hash(before, row).hex()
    assert tampered(path, f"UPDATE event SET actor = 'O2', hash = x'{fitting}' WHERE seq = 3") == (
        changed(4),
    )


def test_changed_words_are_found(path: Path) -> None:
    words = Fault("storage.fault_words", {"seq": 3})
    assert tampered(path, """UPDATE payload SET body = '{"text":"wordz"}' WHERE seq = 3""") == (words,)


@pytest.mark.parametrize(
    "statement",
    [
        "UPDATE payload SET subjects = '[]' WHERE seq = 3",
        "UPDATE payload SET salt = NULL WHERE seq = 3",
        "UPDATE payload SET body = NULL WHERE seq = 3",
        "DELETE FROM payload WHERE seq = 3",
    ],
)
def test_words_can_not_be_taken_or_given_to_others_unseen(path: Path, statement: str) -> None:
    assert tampered(path, statement) == (Fault("storage.fault_words", {"seq": 3}),)


def test_words_that_no_event_had_are_found(path: Path) -> None:
    put = "INSERT INTO payload VALUES (1, x'00', '{}', '[]')"
    assert tampered(path, put) == (Fault("storage.fault_words", {"seq": 1}),)


def test_words_that_lost_their_event_are_found(path: Path) -> None:
    words = tuple(Fault("storage.fault_words", {"seq": seq}) for seq in (5, 6))
    assert tampered(path, "DELETE FROM event WHERE seq > 4") == words


def test_an_event_taken_from_the_middle_is_found(path: Path) -> None:
    gap = Fault("storage.fault_gap", {"seq": 3})
    taken = ("DELETE FROM payload WHERE seq = 3", "DELETE FROM event WHERE seq = 3")
    assert tampered(path, *taken) == (gap, changed(4))


def test_events_that_changed_places_are_found(path: Path) -> None:
    moves = [
        f"UPDATE {table} SET seq = {there} WHERE seq = {here}"
        for here, there in ((3, 90), (4, 3), (90, 4))
        for table in ("event", "payload")
    ]
    assert tampered(path, *moves) == (changed(3), changed(4), changed(5))


def test_a_cut_tail_is_found_only_with_a_head_from_outside(path: Path) -> None:
    """Which is why the head belongs on the closing report and in every export."""
    before = verify(path)
    assert tampered(path, "DELETE FROM payload WHERE seq > 4", "DELETE FROM event WHERE seq > 4") == ()
    assert verify(path).events == 4
    lost = Fault("storage.fault_head", {"head": before.head_hash})
    assert verify(path, expected_head=before.head_hash).faults == (lost,)


def test_a_head_from_earlier_still_fits_a_session_that_went_on(path: Path) -> None:
    earlier = verify(path)
    with SessionFile.open(path) as log:
        store(log, note(9))
    assert verify(path, expected_head=earlier.head_hash).faults == ()
    assert verify(path).head_hash != earlier.head_hash


def test_missing_and_foreign_guards_are_found(path: Path) -> None:
    connection = plain(path)
    connection.execute("DROP TRIGGER event_never_updated")
    connection.execute("CREATE TRIGGER helper AFTER INSERT ON live BEGIN SELECT 1; END")
    connection.close()
    assert verify(path).faults == (
        Fault("storage.fault_guard", {"name": "event_never_updated"}),
        Fault("storage.fault_guard", {"name": "helper"}),
    )


def test_kinds_of_the_future_and_data_that_is_none_are_told_apart(path: Path) -> None:
    assert tampered(
        path,
        "UPDATE event SET kind = 'HologramShown' WHERE seq = 2",
        "UPDATE event SET v = 2 WHERE seq = 3",
        "UPDATE event SET data = '{' WHERE seq = 4",
    ) == (
        changed(2),
        Fault("storage.fault_kind", {"seq": 2, "kind": "HologramShown v1"}),
        changed(3),
        Fault("storage.fault_kind", {"seq": 3, "kind": "NoteWritten v2"}),
        changed(4),
        Fault("storage.fault_data", {"seq": 4}),
    )


def test_a_damaged_page_ends_in_a_verdict_and_not_in_a_crash(path: Path) -> None:
    with SessionFile.open(path) as log:
        store(log, *(note(n) for n in range(500)), text="more words")
    with path.open("r+b") as file:
        file.seek(path.stat().st_size // 2)
        file.write(b"\xa5" * 16384)
    verdict = verify(path)
    assert not verdict.sound
    for fault in verdict.faults:
        assert explain(fault)


def test_a_live_session_can_be_verified_while_it_is_written(path: Path) -> None:
    with SessionFile.open(path) as log:
        store(log, note(7))
        assert (verify(path).events, verify(path).faults) == (7, ())
        store(log, note(8))
        assert (verify(path).events, verify(path).faults) == (8, ())
