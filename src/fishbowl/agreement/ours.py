"""What fishbowl's own export puts into a project, to be known again when the project comes back."""

from __future__ import annotations

from collections.abc import Iterable

from fishbowl.agreement.model import folded

OWNER = "fishbowl (automatisch)"
"""The user to whom the codes belong that fishbowl lays, in every language."""

FOLDERS = ("Verloop", "Sprekers", "Waarnemingen", "Course", "Speakers", "Observations")
"""Folders of such codes; a program without folders has them as sets."""

STEMS = ("Het werkzame element is", "The effective element is")
"""How an inductive code begins, or the folder that they stand in."""

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
