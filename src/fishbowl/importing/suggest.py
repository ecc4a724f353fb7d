"""What a person is asked to confirm: who is who, and which words to take out. Nothing here decides."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass
from typing import Literal, cast

from fishbowl.text import Lang, say_in
from fishbowl.text.identifiers import IDENTIFIERS, IdentifierKind

RedactionKind = Literal["name"] | IdentifierKind


@dataclass(frozen=True, slots=True)
class Redaction:
    """Characters `start` to `end` of a text, and what would stand there instead."""

    start: int
    end: int
    kind: RedactionKind
    replacement: str


# --- who is who -------------------------------------------------------------------------------------------

_CODE = re.compile(r"(?<![^\W_])([MAOSP])0{0,2}([1-9]\d{0,2})(?![^\W_])", re.IGNORECASE)
_LEADS = re.compile(r"\b(?:moderator|gespreksleid(?:er|ster))\b", re.IGNORECASE)


def proposed_map(names: Sequence[str], roster: Collection[str]) -> dict[str, str]:
    """For each name in the file its pseudonym, or "" where nothing in the name says so.

    Signs are a code of the roster in the name (`S1`, `Deelnemer p02 (mbo)`), and `moderator` or
    `gespreksleider` in one name only, where the roster has one moderator. `Speaker 1` is no sign: a program
    counts voices in the order in which it heard them.
    """
    moderators = [person for person in roster if person.startswith("M")]
    leading = [name for name in names if _LEADS.search(name)]
    proposed: dict[str, str] = {}
    for name in names:
        codes = _codes(name) & set(roster)
        if not codes and leading == [name] and len(moderators) == 1:
            codes = set(moderators)
        proposed[name] = codes.pop() if len(codes) == 1 else ""
    return proposed


def _codes(name: str) -> set[str]:
    if name.strip("@ ").upper() in ("M", "A"):
        return {name.strip("@ ").upper()}
    return {f"{code[1].upper()}{code[2]}" for code in _CODE.finditer(name)}


# --- what to take out -------------------------------------------------------------------------------------

_LINKS_AND_ROLES = """
van der den des het ten ter aan bij over onder voor uit von zum zur del della dos das las los bin ibn ben
speaker spreker unknown onbekend onbekende moderator gespreksleider gespreksleidster deelnemer participant
student studente professional observator observer interviewer respondent guest gast host extern external
organizer organisator presenter
"""
_NOT_A_NAME = frozenset(_LINKS_AND_ROLES.split())
_SHORTEST_PART = 3


class Redactor:
    """Suggests what to take out of one text after another; made once for a transcript.

    `names` are those of the file's speakers: each whole name and each part of three letters or more is looked
    for as a word, whatever its case and accents. `van der` and the like are no part; the s of `Anouks` stays.
    """

    def __init__(self, names: Iterable[str], lang: Lang) -> None:
        wanted = sorted({_folded(part) for name in names for part in _parts(name)}, key=len, reverse=True)
        patterns: dict[RedactionKind, str] = {kind: pattern for kind, pattern in IDENTIFIERS.items()}
        if wanted:
            any_name = "|".join(map(re.escape, wanted))
            patterns["name"] = rf"(?:{any_name})(?=(?:['’]?s)?(?!\w))"
        kinds = "|".join(f"(?P<{kind}>{pattern})" for kind, pattern in patterns.items())
        self._pattern = re.compile(rf"(?<!\w)(?:{kinds})")
        self._replacements = {kind: say_in(lang, f"importing.redact.{kind}") for kind in patterns}

    def suggest(self, text: str) -> tuple[Redaction, ...]:
        """The redactions, from left to right, none over another."""
        return tuple(
            Redaction(found.start(), found.end(), kind, self._replacements[kind])
            for found in self._pattern.finditer(_folded(text))
            for kind in (cast(RedactionKind, found.lastgroup),)
        )


def places_of(phrases: Iterable[str], replacement: str, text: str) -> tuple[Redaction, ...]:
    """Where these stand in the text as words, whatever their case and accents; the s of `Anouks` stays."""
    # Letters in one piece each, as the record has them; between two words a line may end in the text.
    wanted = sorted(
        {_folded(unicodedata.normalize("NFC", phrase)) for phrase in phrases}, key=len, reverse=True
    )
    any_phrase = "|".join(r"\s+".join(map(re.escape, phrase.split())) for phrase in wanted)
    pattern = rf"(?<!\w)(?:{any_phrase})(?=(?:['’]?s)?(?!\w))"
    found = re.finditer(pattern, _folded(text))
    return tuple(Redaction(each.start(), each.end(), "name", replacement) for each in found)


def redacted(text: str, confirmed: Iterable[Redaction]) -> str:
    """The text with these redactions made; they may come in any order, but not over each other."""
    for redaction in sorted(confirmed, key=lambda redaction: redaction.start, reverse=True):
        text = f"{text[: redaction.start]}{redaction.replacement}{text[redaction.end :]}"
    return text


def _parts(name: str) -> list[str]:
    """The name as a whole, also turned round at its comma, and its words.

    Of `Visser-de Wit, Anouk (Hanze)` these are `Visser`, `Wit`, `Anouk` and `Hanze`.
    """
    words = [word for word in re.split(r"[^\w'’]+", name) if _may_name(word)]
    if not words:
        return []
    whole = re.sub(r"\s*\([^)]*\)", "", name).strip()
    behind, comma, front = whole.partition(", ")
    wholes = [whole, f"{front} {behind}"] if comma else [whole]
    return [part for part in (*wholes, *words) if len(part) >= _SHORTEST_PART]


def _may_name(word: str) -> bool:
    return any(map(str.isalpha, word)) and word.lower() not in _NOT_A_NAME and not _CODE.fullmatch(word)


def _folded(text: str) -> str:
    """The text without case and accents, character for character: a place in it is a place in the text."""
    return text.lower() if text.isascii() else text.translate(_LETTERS)


class _Letters(dict[int, str]):
    """Each letter without case and accent, worked out when it is first met."""

    def __missing__(self, code: int) -> str:
        # Lowering one letter may give two (`İ`), and then the places would shift.
        self[code] = unicodedata.normalize("NFD", chr(code))[0].lower()[0]
        return self[code]


_LETTERS = _Letters()
