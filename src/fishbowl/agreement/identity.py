"""Which codes of the study's codebooks the codes of a coder's file are."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from fishbowl.agreement.model import Coded, folded
from fishbowl.agreement.report import Layer
from fishbowl.core.codebook import Codebook, guid


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
