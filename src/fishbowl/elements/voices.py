"""Who speaks where in a text, and from which institution, as far as the project says."""

from __future__ import annotations

import re
from collections.abc import Iterable
from typing import Literal

from fishbowl.agreement.model import Case, Document
from fishbowl.agreement.turns import Turns
from fishbowl.text import Lang, say_in

Kind = Literal["students", "professionals", "observers"]
KINDS: tuple[Kind, ...] = ("students", "professionals", "observers")

_KIND: dict[str, Kind] = {"S": "students", "P": "professionals", "O": "observers"}
_FORM: dict[str, Kind] = {"fishbowl": "students", "professional": "professionals"}
_LANGS: tuple[Lang, ...] = ("nl", "en")

# How our tablecloths begin a note: `[00:12:03] O1, quote of S2 (…)`. A quote is named by whom it quotes.
_NOTE = re.compile(
    r"^(?:\[[0-9:]+\] )?(?P<author>[MAO][0-9]{0,3}), [^\n,(]*?(?: (?:of|van) (?P<who>[SPO][0-9]{1,3}))?"
    r"(?:[,(][^\n]*| \([^\n]*)?$",
    re.MULTILINE,
)


class Voices:
    """The speakers of one document. `cases` are all of its project."""

    def __init__(self, document: Document, cases: Iterable[Case]) -> None:
        kind = _value(document, "source_kind")
        on_cloth = kind in _said("qdpx.kind.tablecloths")
        self._turns = Turns(document.text or "", _NOTE if on_cloth else None)
        talk = not kind or kind in _said("qdpx.kind.transcript")
        self._form = _FORM.get(_value(document, "source_protocol")) if talk else None
        in_name = any(f"({mark})" in document.name for mark in _said("qdpx.simulated"))
        self.simulated = in_name or _value(document, "source_simulated") == "true"
        self._institution = _value(document, "source_institution")
        self._of = self._institutions(document, cases)

    def speakers(self, start: int, end: int) -> frozenset[str]:
        """The pseudonyms of participants and observers whose words are in that passage."""
        return frozenset(who for who in self._turns.speakers(start, end) if who[:1] in _KIND)

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


def _value(of: Document | Case, variable: str) -> str:
    """By the name that our export gives a variable in either language; "" where it has none."""
    names = _said(f"qdpx.variable.{variable}")
    return next((text for name, text in of.values if name in names), "")


def _said(key: str) -> frozenset[str]:
    return frozenset(say_in(lang, key) for lang in _LANGS)
