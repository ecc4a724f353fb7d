"""Who speaks, where the file says so in front of the words: `Anna de Vries: ja, klopt`."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Sequence

LONGEST_NAME = 63
"""Characters. Longer is a sentence; MAXQDA draws the line here too."""

_MOST_WORDS = 8
# Not a dash or quotation mark in front: those begin a line of dialogue.
_PREFIX = re.compile(
    r"""\s*(?:\[([^\[\]:]{1,63})\]|([^\s:?!;<>\[\]"“„'‘–—-][^:?!;<>\t]{0,62})):([ \t\xa0]*)(.*)""", re.DOTALL
)

# Names that no sentence starts with: one such line is enough, where a real name has to come back.
_TELLTALE = re.compile(
    r"@?(?:speaker|spreker|spk|unknown speaker|onbekende spreker|deelnemer|participant|respondent|moderator"
    r"|gespreksleider|interviewer|student|professional|observator|observer)[ _-]?\d{0,3}"
    r"|@?[a-z]{1,2}\d{1,3}|@?(?-i:[A-Z])",
    re.IGNORECASE,
)
_OPENING = re.compile(
    r"dus|maar|want|en|ja|nee|nou|kijk|kortom|namelijk|bijvoorbeeld|let op"
    r"|so|but|because|and|yes|no|well|look|in short|for example|note",
    re.IGNORECASE,
)
"""With a colon behind it, the beginning of a sentence."""


def split_prefix(text: str) -> tuple[str, str] | None:
    """The name in front and the words after it, or None where nothing in front can be a name."""
    match = _PREFIX.fullmatch(text)
    if match is None:
        return None
    name = (match[1] or match[2]).strip()
    if not any(map(str.isalpha, name)) or len(name.split()) > _MOST_WORDS or _OPENING.fullmatch(name):
        return None
    # `S1:ja` is typed in haste; `C:\map` and `https://…` name nobody.
    if match[4] and not match[3] and not (telltale(name) and len(name) > 1):
        return None
    return name, match[4]


def accepted(candidates: Sequence[str | None]) -> frozenset[str]:
    """Which of the names in front are speakers; a candidate is None for a line without one.

    All, where every line has one; else those that come back, and those that can be nothing else: `Mijn vraag:
    kan dat?` is said once.
    """
    names = [name for name in candidates if name is not None]
    return frozenset(names) if len(names) == len(candidates) else recurring(names)


def recurring(names: Iterable[str]) -> frozenset[str]:
    """Those of the names that come back, and those that can be nothing else."""
    return frozenset(name for name, n in Counter(names).items() if n > 1 or telltale(name))


def telltale(name: str) -> bool:
    """Whether this can only be the label of a speaker: `SPEAKER_00`, `Spreker 2`, `S1`."""
    return _TELLTALE.fullmatch(name) is not None
