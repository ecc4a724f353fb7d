"""The hash chain: each event's hash covers its row as stored and the hash before it (SHA-256).

Words are covered by a salted digest, so that they and their salt can be erased and the chain still holds; a
bare digest of a short text could be guessed. Tamper-evident, not tamper-proof: who cuts the tail leaves a
valid, shorter chain. Only a head that is kept outside the file shows that.
"""

from __future__ import annotations

import struct
from collections.abc import Iterable
from hashlib import sha256

Stored = int | float | str | bytes | None
"""What a column of the session file can hold."""

HASHED = (
    "seq",
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
    "payload_digest",
)
"""The columns that the hash of an event covers, in this order."""

START = bytes(32)
"""The hash before the first event."""

_int = struct.Struct(">cq").pack
_real = struct.Struct(">cd").pack
_size = struct.Struct(">cI").pack


def event_hash(before: bytes, row: Iterable[Stored]) -> bytes:
    """The hash of an event whose HASHED columns are `row`, after an event with the hash `before`."""
    return sha256(before + b"".join([_framed(value) for value in row])).digest()


def words_digest(salt: bytes, body: str, subjects: str) -> bytes:
    """The digest that stands for the words in the chain."""
    return sha256(_framed(salt) + _framed(body) + _framed(subjects)).digest()


def _framed(value: Stored) -> bytes:
    """Type, size and bytes: no two rows look the same, and no library's way of writing numbers matters."""
    match value:
        case int():
            return _int(b"i", value)
        case float():
            return _real(b"r", value + 0.0)  # SQLite keeps no negative zero
        case str():
            text = value.encode()
            return _size(b"t", len(text)) + text
        case bytes():
            return _size(b"b", len(value)) + value
        case None:
            return b"n"
