"""Who speaks where in a text, and from which institution, as far as the project says."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterable
from typing import Literal

from fishbowl.agreement.model import Case, Document
from fishbowl.text import Lang, say_in

Kind = Literal["students", "professionals", "observers"]
KINDS: tuple[Kind, ...] = ("students", "professionals", "observers")

_KIND: dict[str, Kind] = {"S": "students", "P": "professionals", "O": "observers"}
_FORM: dict[str, Kind] = {"fishbowl": "students", "professional": "professionals"}
_LANGS: tuple[Lang, ...] = ("nl", "en")

# How our exports begin a turn: `S1 [00:12:03]`, `S1: …`, `@S1: …`; also of someone who is not known.
_HEAD = re.compile(
    r"^@?(?P<who>[MAT][0-9]{0,3}|[SPO][0-9]{1,3}|onbekend|unknown) ?"
    r"(?::|\[[0-9][^\]\n]*\]|#[0-9][^#\n]*#|$)",
    re.MULTILINE,
)
# How our tablecloths begin a note: `[00:12:03] O1, quote of S2 (…)`. A quote is named by whom it quotes.
_NOTE = re.compile(
    r"^(?:\[[0-9:]+\] )?(?P<author>[MAO][0-9]{0,3}), [^\n,(]*?(?: (?:of|van) (?P<who>[SPO][0-9]{1,3}))?"
    r"(?:[,(][^\n]*| \([^\n]*)?$",
    re.MULTILINE,
)


class Voices:
    """The speakers of one document. `cases` are all of its project."""

    def __init__(self, document: Document, cases: Iterable[Case]) -> None:
        self._text = document.text or ""
        kind = _value(document, "source_kind")
        on_cloth = kind in _said("qdpx.kind.tablecloths")
        found = list((_NOTE if on_cloth else _HEAD).finditer(self._text))
        self._starts = [each.start() for each in found]
        bounds = [*self._starts[1:], len(self._text)]
        self._turns = [(each.end(), stop, _who(each)) for each, stop in zip(found, bounds, strict=False)]
        talk = not kind or kind in _said("qdpx.kind.transcript")
        self._form = _FORM.get(_value(document, "source_protocol")) if talk else None
        self.simulated = _value(document, "source_simulated") == "true"
        self._institution = _value(document, "source_institution")
        self._of = self._institutions(document, cases)

    def speakers(self, start: int, end: int) -> frozenset[str]:
        """The pseudonyms of participants and observers whose words are in that passage."""
        first = max(0, bisect_right(self._starts, start) - 1)
        last = bisect_right(self._starts, end - 1)
        return frozenset(
            who
            for begun, stop, who in self._turns[first:last]
            if who[0] in _KIND and self._text[max(begun, start) : min(stop, end)].strip()
        )

    def kinds(self, start: int, end: int) -> frozenset[Kind]:
        """Who named it. A transcript in which no turn begins with a speaker is that of the participants."""
        if not self._turns:
            return frozenset((self._form,)) if self._form else frozenset()
        return frozenset(_KIND[who[0]] for who in self.speakers(start, end))

    def institutions(self, start: int, end: int) -> frozenset[str]:
        """Of those who speak there. Students sit at the table of their own institution; others do not."""
        if not self._turns:
            own = self._institution if self._form == "students" else ""
            return frozenset(filter(None, (own,)))
        who = self.speakers(start, end)
        found = (self._of.get(each) or (self._institution if each[0] == "S" else "") for each in who)
        return frozenset(filter(None, found))

    def _institutions(self, document: Document, cases: Iterable[Case]) -> dict[str, str]:
        """By pseudonym, which is someone else in each group: by the source, else by the group's name."""
        group = _value(document, "source_group")
        found: dict[str, str] = {}
        for case in cases:
            who, _, rest = case.name.partition(" ")
            here = document.sha in case.documents or (bool(group) and rest == f"({group})")
            if here and (institution := _value(case, "institution")):
                found.setdefault(who, institution)
        return found


def _who(head: re.Match[str]) -> str:
    return head["who"] or head.groupdict().get("author") or ""


def _value(of: Document | Case, variable: str) -> str:
    """By the name that our export gives a variable in either language; "" where it has none."""
    names = _said(f"qdpx.variable.{variable}")
    return next((text for name, text in of.values if name in names), "")


def _said(key: str) -> frozenset[str]:
    return frozenset(say_in(lang, key) for lang in _LANGS)
