"""What fishbowl's own export puts into a project, to be known again when the project comes back."""

from __future__ import annotations

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
        names = dict(_names(language))
        stage = names.pop(_STAGE)
        sure = {code for code in codes if any(_is_made_of(code, name) for name in names.values())}
        found |= sure
        if sure:
            found |= {code for code in codes if _is_made_of(code, stage)}
    return frozenset(found)


@cache
def _names(language: Lang) -> dict[str, str]:
    """How our export names the codes that it lays, by their keys in the catalogue."""
    words = entries(language, "qdpx").items()
    return {key: name for key, name in words if key.startswith("code.") and not key.endswith(".about")}


def _is_made_of(code: str, name: str) -> bool:
    """Whether this is that name with its blanks filled, perhaps with what made it unique behind it."""
    # Not a pattern: with several blanks in it, a name made for that takes one hours.
    front, blank, rest = name.partition("{")
    if not blank:
        return code == front or code.startswith(f"{front} (")
    return code.startswith(front) and code.endswith((rest.rpartition("}")[2], ")"))
