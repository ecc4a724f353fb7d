"""What a project says of its documents and of people: values of variables, and who spoke in what."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from fishbowl.agreement.model import Case, Values, folded

if TYPE_CHECKING:
    from collections.abc import Mapping
    from xml.etree.ElementTree import Element


class Attributes:
    """The values in a project, by the GUID of what has them.

    Programs keep variables unevenly: what one dropped is not there, and nothing is made up for it.
    """

    def __init__(self, root: Element) -> None:
        variables = (each for each in root.iter() if tag(each) == "Variable")
        self._names = {guid(each.get("guid")): folded(each.get("name", "")) for each in variables}
        self._root = root

    def of_sources(self) -> dict[str, Values]:
        sources = (each for each in self._root.iter() if tag(each) == "TextSource")
        return {guid(source.get("guid")): self._values(source) for source in sources}

    def cases(self, documents: Mapping[str, str]) -> Iterator[Case]:
        """The cases; `documents`: the `sha` of each source's text by the source's GUID."""
        for case in (each for each in self._root.iter() if tag(each) == "Case"):
            refs = (guid(ref.get("targetGUID")) for ref in children(case, "SourceRef"))
            spoken = tuple(documents[ref] for ref in refs if ref in documents)
            yield Case(folded(case.get("name", "")), self._values(case), spoken)

    def _values(self, of: Element) -> Values:
        found = []
        for value in children(of, "VariableValue"):
            refs = children(value, "VariableRef")
            name = self._names.get(guid(refs[0].get("targetGUID")), "") if refs else ""
            text = next((folded(each.text or "") for each in value if tag(each) != "VariableRef"), "")
            if name and text:
                found.append((name, text))
        return tuple(found)


def tag(element: Element) -> str:
    """The element's name without its namespace."""
    return element.tag.rpartition("}")[2]


def children(element: Element, name: str) -> list[Element]:
    return [child for child in element if tag(child) == name]


def guid(text: str | None) -> str:
    """A GUID as it is compared: programs write it in braces or capitals."""
    return (text or "").strip("{} ").casefold()
