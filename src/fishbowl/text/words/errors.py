"""What went wrong: one sentence each, that says what happened, where, and what to do."""

from __future__ import annotations

WORDS: dict[str, tuple[str, str]] = {}
