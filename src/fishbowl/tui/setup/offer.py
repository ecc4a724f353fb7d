"""Which protocols can be chosen, each in which languages, and what is wrong with one that can't be read."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import PurePath

from fishbowl.core.errors import FishbowlError
from fishbowl.core.protocol import Lang
from fishbowl.runtime.study import ProtocolEntry
from fishbowl.text import explain, say

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


def in_brief(error: FishbowlError) -> str:
    """The error for a line or three: of a file's faults the first, and how to see them all."""
    sentence = explain(error)
    if not error.params.get("faults"):
        return sentence
    file = PurePath(str(error.params["file"]))
    first = file.name + sentence.split("\n")[1].removeprefix(str(file))
    return say("setup.faulty", first=first, n=error.params["count"])
