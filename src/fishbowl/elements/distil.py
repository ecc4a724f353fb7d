"""From coded projects to the table of elements."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterable, Iterator, Mapping, Sequence

from fishbowl.agreement.model import Coded, Document, Segment
from fishbowl.agreement.ours import STEMS
from fishbowl.core.anew import replace
from fishbowl.elements.catalogue import Element, Elements
from fishbowl.elements.links import Link, Place
from fishbowl.elements.model import Passage, Report, Told
from fishbowl.elements.voices import KINDS, Kind, Voices

_Codes = dict[str, bool]
"""Codes of a place by name, in order; the value says whether a code is inductive."""


def distil(projects: Sequence[Coded], elements: Elements, links: Sequence[Link] = ()) -> Report:
    """The report on these projects. The same place of the same text in two of them is one passage.

    A code's own links stand in for what the codebooks say of it, and a passage's own for those of its codes.
    What fishbowl coded itself does not count.
    """
    spots = _spots(projects)
    names = {code for project in projects for code in project.codes}
    used = {code for codes in spots.values() for code in codes}
    work = _Work(projects, elements, links)
    passages = tuple(work.passages(spots))
    wanted = {link.code for link in links if link.place is None}
    return Report(
        files=tuple(project.file for project in projects),
        elements=tuple(work.told(element, passages) for element in elements.all),
        passages=passages,
        unlinked=tuple(sorted(code for code in used if not work.of_code(code))),
        unknown_codes=tuple(sorted(wanted - names - used)),
        simulated=any(work.simulated(place.document) for place in spots),
        unknown_places=len({link.place for link in links if link.place} - set(spots)),
    )


def approach(code: str) -> str:
    """What an inductive code says after the stem; all of it where it stands in a folder of that name."""
    for stem in STEMS:
        if code.casefold().startswith(stem.casefold()):
            return code[len(stem) :].strip(" .…:")
    return code


class _Work:
    def __init__(self, projects: Sequence[Coded], elements: Elements, links: Iterable[Link]) -> None:
        self._elements = elements
        self._known = elements.codes.names(projects)
        self._by_code: dict[str, set[str]] = {}
        self._by_place: dict[Place, set[str]] = {}
        for link in links:
            if link.place is None:
                self._by_code.setdefault(link.code, set()).add(link.element)
            else:
                self._by_place.setdefault(link.place, set()).add(link.element)
        cases = [case for project in projects for case in project.cases]
        self._documents: dict[str, tuple[Document, Voices, list[int]]] = {}
        for document in _whole(document for project in projects for document in project.documents):
            breaks = [at for at, char in enumerate(document.text or "") if char == "\n"]
            self._documents[document.sha] = document, Voices(document, cases), breaks

    def of_code(self, code: str) -> frozenset[str]:
        own = self._by_code.get(code)
        return (
            frozenset(own)
            if own is not None
            else self._elements.of_code(code, self._known.get(code, frozenset()))
        )

    def simulated(self, sha: str) -> bool:
        return self._documents[sha][1].simulated

    def passages(self, spots: Mapping[Place, _Codes]) -> Iterator[Passage]:
        inductive: dict[str, list[tuple[Place, list[str]]]] = {}
        for place, codes in spots.items():
            if own := _inductive(codes):
                inductive.setdefault(place.document, []).append((place, own))
        for place, codes in spots.items():
            near = _inductive(codes) or _near(place, inductive.get(place.document, ()))
            yield self._passage(place, codes, near)

    def _passage(self, place: Place, codes: _Codes, inductive: list[str]) -> Passage:
        document, voices, breaks = self._documents[place.document]
        found = self._by_place.get(place) or frozenset[str]().union(*map(self.of_code, codes))
        kinds = voices.kinds(place.start, place.end)
        return Passage(
            document=document.name,
            doc_sha=document.sha,
            start=place.start,
            end=place.end,
            line=None if document.text is None else bisect_left(breaks, place.start) + 1,
            codes=tuple(codes),
            inductive=tuple(dict.fromkeys(inductive)),
            speakers=tuple(sorted(voices.speakers(place.start, place.end))),
            named_by=tuple(kind for kind in KINDS if kind in kinds),
            institutions=tuple(sorted(voices.institutions(place.start, place.end))),
            elements=tuple(each.id for each in self._elements.all if each.id in found),
            text=None if document.text is None else document.text[place.start : place.end],
        )

    def told(self, element: Element, passages: Iterable[Passage]) -> Told:
        about = [each for each in passages if element.id in each.elements]
        count: dict[Kind, int] = {kind: sum(kind in each.named_by for each in about) for kind in KINDS}
        said = (approach(code) for each in about for code in each.inductive if self._tells(code, element))
        return Told(
            id=element.id,
            number=element.number,
            name=element.name,
            group=element.group,
            passages=len(about),
            approaches=tuple(dict.fromkeys(filter(None, said))),
            institutions=tuple(sorted({where for each in about for where in each.institutions})),
            elsewhere=sum(not each.institutions for each in about),
            students=count["students"],
            professionals=count["professionals"],
            observers=count["observers"],
            unknown=sum(not each.named_by for each in about),
        )

    def _tells(self, inductive: str, element: Element) -> bool:
        """Not where that code is itself linked, to other elements only."""
        own = self.of_code(inductive)
        return not own or element.id in own


def _whole(documents: Iterable[Document]) -> Iterable[Document]:
    """Each text once, with what any of the projects says of it: some programs drop its variables, and a CSV
    has not even the text.
    """
    found: dict[str, Document] = {}
    for each in documents:
        known = found.setdefault(each.sha, each)
        if known.text is None:
            known = replace(known, name=each.name, text=each.text)
        found[each.sha] = replace(known, values=known.values or each.values)
    return found.values()


def _spots(projects: Iterable[Coded]) -> dict[Place, _Codes]:
    found: dict[Place, _Codes] = {}
    segments = (each for project in projects for each in project.segments if not each.auto)
    for each in sorted(segments, key=_order):
        found.setdefault(Place(each.document, each.start, each.end), {})[each.code] = each.inductive
    return found


def _order(segment: Segment) -> tuple[str, int, int, str]:
    return segment.document, segment.start, segment.end, segment.code


def _inductive(codes: _Codes) -> list[str]:
    return [code for code, inductive in codes.items() if inductive]


def _near(place: Place, spots: Iterable[tuple[Place, list[str]]]) -> list[str]:
    return [
        code
        for other, codes in spots
        if other.start < place.end and place.start < other.end
        for code in codes
    ]
