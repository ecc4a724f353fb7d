"""The effective elements of a study, and how what people write names one."""

from __future__ import annotations

from collections.abc import Iterable, Set
from dataclasses import dataclass

from fishbowl.agreement.identity import StudyCodes
from fishbowl.agreement.model import folded
from fishbowl.core.anew import replace
from fishbowl.core.codebook import Bilingual, Codebook


@dataclass(frozen=True, slots=True)
class Element:
    """One element. `codes` are the names of those codes that the codebooks give it."""

    id: str
    number: int | None
    name: Bilingual
    group: Bilingual
    codes: frozenset[str]


class Elements:
    """The elements of some codebooks, in the order of the first; what two call by one id is one element."""

    def __init__(self, codebooks: Iterable[Codebook]) -> None:
        found: dict[str, Element] = {}
        books = tuple(codebooks)
        self.codes = StudyCodes(books)
        for codebook in books:
            named = {code.id: folded(code.name) for code in codebook.codes}
            for group in codebook.element_groups:
                for each in group.elements:
                    codes = frozenset(named[code] for code in each.codes)
                    known = found.get(each.id)
                    found[each.id] = (
                        replace(known, codes=known.codes | codes)
                        if known
                        else Element(each.id, each.number, each.name, group.name, codes)
                    )
        self.all = tuple(found.values())
        self._named = {name: each.id for each in reversed(self.all) for name in _names(each)}

    def named(self, words: str) -> str | None:
        """The id of the element called so: by id, number or name in either language; None for no element."""
        return self._named.get(folded(words).casefold())

    def of_code(self, code: str, known: Set[str] = frozenset()) -> frozenset[str]:
        """The elements that every passage with this code is about: by the codebooks, or by its very name.

        `known`: what the codebooks call it, where that is not its name in the project.
        """
        by_name = self.named(code)
        names = known or {folded(code)}
        given = (each.id for each in self.all if not names.isdisjoint(each.codes))
        return frozenset(given) | ({by_name} if by_name else frozenset())


def _names(element: Element) -> set[str]:
    names = {element.id, element.name.nl, element.name.en}
    if element.number is not None:
        marks = (f"{element.number}", f"{element.number}.")
        names |= {f"{mark} {name}" for mark in marks for name in (element.name.nl, element.name.en)}
        names |= set(marks)
    return {folded(name).casefold() for name in names}
