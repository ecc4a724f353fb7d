"""Which codes are one: those of two coders' files, and those of a file and of the study's codebooks."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from fishbowl.agreement.model import Coded, Remark, folded
from fishbowl.agreement.report import Layer
from fishbowl.core.anew import replace
from fishbowl.core.codebook import Codebook, guid


def as_named(a: Coded, b: Coded) -> tuple[Coded, tuple[Remark, ...]]:
    """B's file with the names of A's for codes that only their names set apart; told of those that one gave.

    Such codes have one GUID: somebody renamed one, or exported several codebooks into one project. A name
    that both files have is one code whatever its GUID, for most programs make GUIDs of their own.
    """
    named = {own: name for name in a.codes for own in a.guids.get(name, ())}
    found: dict[str, str] = {}
    for name in sorted(b.codes - a.codes):
        known = {named[own] for own in b.guids.get(name, ()) if own in named} - b.codes
        if len(known) == 1:
            (found[name],) = known
    if not found:
        return b, ()
    given = {segment.code for each in (a, b) for segment in each.segments}
    renamed = replace(
        b,
        codes=frozenset(found.get(name, name) for name in b.codes),
        segments=tuple(replace(each, code=found.get(each.code, each.code)) for each in b.segments),
    )
    told = (Remark("agreement.renamed", {"a": own, "b": name}) for name, own in found.items())
    return renamed, tuple(each for each in told if not given.isdisjoint(map(str, each.params.values())))


class StudyCodes:
    """The codes of some codebooks, by their names there (`folded`); of one name they are one code."""

    def __init__(self, codebooks: Iterable[Codebook]) -> None:
        self._by_guid: dict[str, str] = {}
        self._by_name: dict[str, str] = {}
        self._layers: dict[str, frozenset[Layer]] = {}
        second: dict[str, str] = {}
        for codebook in codebooks:
            for group in codebook.groups:
                layer: Layer = "secondary" if group.secondary else "primary"
                for code in group.codes:
                    name = folded(code.name)
                    self._by_guid[str(guid(codebook, "code", code.id))] = name
                    self._by_name[name] = name
                    self._layers[name] = self._layers.get(name, frozenset()) | {layer}
                    second[f"{name} ({codebook.id})"] = name
        self._by_name = {**second, **self._by_name}

    def names(self, files: Iterable[Coded]) -> dict[str, frozenset[str]]:
        """The codes of these files, each by its name there, with its names in the codebooks.

        Known by their GUID, which every export gives a code and some programs keep, whatever the coder calls
        it; else by name, also where a project of two codebooks has the codebook behind it: `Online
        (professional)`. Codes of no codebook are left out.
        """
        found: dict[str, frozenset[str]] = {}
        for file in files:
            for code in file.codes.union(segment.code for segment in file.segments):
                known = {self._by_guid[each] for each in file.guids.get(code, ()) if each in self._by_guid}
                if not known and code in self._by_name:
                    known = {self._by_name[code]}
                if known:
                    found[code] = found.get(code, frozenset()) | known
        return found

    def layers(self, files: Iterable[Coded]) -> Mapping[str, frozenset[Layer]]:
        """In which layers of the codebooks each code of these files stands."""
        empty: frozenset[Layer] = frozenset()
        return {
            code: empty.union(*(self._layers[name] for name in names))
            for code, names in self.names(files).items()
        }
