"""Whether the other language of a protocol is there and built alike, so that both are coded alike."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from fishbowl.authoring.report import Finding
from fishbowl.authoring.tree import Tree, Where, read

OTHER = {"nl": "en", "en": "nl"}

_WORDING = frozenset(
    [
        *("language", "title", "purpose", "central_question", "period", "source"),
        *("goal", "note", "text", "intro", "label", "questions", "sub_questions"),
        *("participants", "observers", "taking_part", "processing"),
    ]
)
"""Keys whose text is in the language of the file; where they hold more than text, that is compared."""


def twin_faults(tree: Tree, path: Path, misshapen: list[Finding]) -> Iterator[Finding]:
    """Faults of the pair; none about a file so broken that it tells neither its id nor its language.

    Of a part with an unknown key only the keys that both have are compared: that fault is told already.
    """
    value = tree.value
    if not isinstance(value, dict):
        return
    name, lang = value.get("id"), value.get("language")
    if not isinstance(name, str) or not isinstance(lang, str) or lang not in OTHER:
        return
    if path.name != f"{name}.{lang}.yaml":
        yield tree.finding(("id",), "file_name", wanted=f"{name}.{lang}.yaml", name=path.name)
        return
    other = path.with_name(f"{name}.{OTHER[lang]}.yaml")
    if not other.is_file():
        yield tree.finding(("language",), "no_twin", other=other.name)
        return
    twin, _ = read(other)
    if twin is None:
        yield tree.finding(("language",), "twin_broken", other=other.name)
    else:
        odd = {fault.key.rpartition(".")[0] for fault in misshapen if "unknown_key" in fault.says}
        yield from _Pair(tree, twin, other.name, odd).differences((), "", value, twin.value)


class _Pair:
    def __init__(self, tree: Tree, twin: Tree, other: str, odd: set[str]) -> None:
        self._tree, self._twin, self._other, self._odd = tree, twin, other, odd

    def differences(self, where: Where, key: str, here: object, there: object) -> Iterator[Finding]:
        if isinstance(here, dict) and isinstance(there, dict):
            yield from self._keys(where, here, there)
        elif isinstance(here, list) and isinstance(there, list):
            yield from self._lists(where, key, here, there)
        elif type(here) is not type(there):
            yield self._differ(where, "twin_kind")
        elif here != there and key not in _WORDING:
            yield self._differ(where, "twin_value", here=here, there=there)

    def _keys(self, where: Where, here: dict[str, object], there: dict[str, object]) -> Iterator[Finding]:
        for key in here:
            if key in there:
                yield from self.differences((*where, key), key, here[key], there[key])
        if self._tree.key(where) in self._odd:
            return
        for key in here:
            if key not in there:
                yield self._differ((*where, key), "twin_lacks", name=key)
        for key in there:
            if key not in here:
                yield self._differ(where, "twin_has", name=key, line=self._twin.line((*where, key)))

    def _lists(self, where: Where, key: str, here: list[object], there: list[object]) -> Iterator[Finding]:
        ours, theirs = [_name(item) for item in here], [_name(item) for item in there]
        for index, (mine, other) in enumerate(zip(ours, theirs, strict=False)):
            if mine != other:
                # What follows is probably shifted: one fault, not one for each item after it.
                yield self._differ((*where, index), "twin_value", here=mine, there=other)
                return
        if len(here) != len(there):
            yield self._differ(where, "twin_length", here=len(here), there=len(there))
        for index, (mine_item, other_item) in enumerate(zip(here, there, strict=False)):
            yield from self.differences((*where, index), key, mine_item, other_item)

    def _differ(self, where: Where, says: str, **params: object) -> Finding:
        params.setdefault("line", self._twin.line(where))
        return self._tree.finding(where, says, other=self._other, **params)


def _name(item: object) -> str:
    return str(item.get("id", "")) if isinstance(item, dict) else ""
