"""Which protocols can be chosen, and each in which languages."""

from __future__ import annotations

from collections.abc import Sequence

from fishbowl.core.protocol import Lang
from fishbowl.runtime.study import ProtocolEntry
from fishbowl.text import say

Option = tuple[str, str]
"""A value, and what is shown for it."""


def titles(entries: Sequence[ProtocolEntry], ui: Lang) -> list[Option]:
    """Each protocol once, by its title in the language of the screens where it has one."""
    found: dict[str, str] = {}
    for entry in sorted(entries, key=lambda entry: (entry.id, entry.lang != ui)):
        found.setdefault(entry.id, entry.title)
    return list(found.items())


def langs(entries: Sequence[ProtocolEntry], protocol: str) -> list[Option]:
    """The languages in which there is such a protocol."""
    return [(entry.lang, say(f"common.lang.{entry.lang}")) for entry in entries if entry.id == protocol]
