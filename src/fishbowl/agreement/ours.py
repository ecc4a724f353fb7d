"""What fishbowl's own export puts into a project, to be known again when the project comes back."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from functools import cache

from fishbowl.agreement.model import folded
from fishbowl.text import Lang
from fishbowl.text.catalogue import entries

OWNER = "fishbowl (automatisch)"
"""The user to whom the codes belong that fishbowl lays, in every language."""

FOLDERS = ("Verloop", "Sprekers", "Waarnemingen", "Course", "Speakers", "Observations")
"""Folders of such codes; a program without folders has them as sets."""

STEMS = ("Het werkzame element is", "The effective element is")
"""How an inductive code begins, or the folder that they stand in."""

_LANGUAGES: tuple[Lang, ...] = ("nl", "en")
_STAGE = "code.stage"

_FOLDERS = frozenset(folder.casefold() for folder in FOLDERS)
_STEMS = tuple(stem.casefold() for stem in STEMS)


def is_auto(owner: str, homes: Iterable[str]) -> bool:
    """Whether a coding is fishbowl's: by who owns it, or the folders and sets (`homes`) its code stands
    in.
    """
    return folded(owner) == OWNER or any(folded(home).casefold() in _FOLDERS for home in homes)


def is_inductive(code: str, homes: Iterable[str]) -> bool:
    """Whether a code completes the study's sentence in the coder's own words."""
    return any(folded(name).casefold().startswith(_STEMS) for name in (code, *homes))


def laid(codes: Sequence[str]) -> frozenset[str]:
    """Which of a file's codes are fishbowl's by their names, where a program kept neither folder nor owner.

    A stage's is one that anybody may give a code of their own: it is ours only beside others of ours.
    """
    found: set[str] = set()
    for language in _LANGUAGES:
        names, stage = _names(language)
        sure = {code for code in codes if names.fullmatch(code)}
        found |= sure
        if sure:
            found |= {code for code in codes if stage.fullmatch(code)}
    return frozenset(found)


@cache
def _names(language: Lang) -> tuple[re.Pattern[str], re.Pattern[str]]:
    """How our export names the codes that it lays, but for stages; and how it names those."""
    words = entries(language, "qdpx")
    keys = {key for key in words if key.startswith("code.") and not key.endswith(".about")}
    stage, *others = (_pattern(words[key]) for key in (_STAGE, *sorted(keys - {_STAGE})))
    behind = r"(?: \(.+\))?"  # what made a name its own in the project
    return re.compile(f"(?:{'|'.join(others)}){behind}"), re.compile(stage + behind)


def _pattern(template: str) -> str:
    return re.sub(r"\\\{\w+\\\}", ".+", re.escape(template))
