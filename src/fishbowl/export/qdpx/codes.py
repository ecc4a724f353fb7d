"""The codes of a project: those of the study, an empty folder for those to come, and fishbowl's own.

Fishbowl's own stand in folders of their own, so that a coder can drop or leave out all of them at once. Names
are different in the whole project: programs take two codes of one name for one.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from uuid import UUID, uuid5

from fishbowl.core.codebook import Code, Codebook, guid
from fishbowl.export.codebook.content import description, group_description, group_name
from fishbowl.export.qdpx.model import OURS, Gathering, Node
from fishbowl.export.qdpx.plain import Names, Plain
from fishbowl.text import Lang, say_in

FOLDERS = ("course", "speakers", "observations")
"""The folders of fishbowl's own codes; named in the words `qdpx.folder.*`."""

_BY_NAME = ("speakers", "observations")
"""Those whose codes are looked for by name; what happened stands in the order of the guide."""

_NUMBER = re.compile(r"(\d+)", re.ASCII)


class Codes:
    """Collects codes as sessions need them. A code is known by its key: the same key is the same code."""

    def __init__(self, lang: Lang, plain: Plain) -> None:
        self._lang = lang
        self._plain = plain
        self._study: dict[str, Node] = {}
        self._folder_hint = say_in(lang, "codebook.group")
        self._folders = {name: self._folder(name) for name in FOLDERS}
        self._own: dict[UUID, Node] = {}
        self._called: dict[tuple[str, str], str] = {}

    def add(self, codebook: Codebook) -> None:
        """The study's own codes. What two codebooks call the same is one code, as in the study's analysis."""
        for group in codebook.groups:
            name = self._plain.line(group_name(codebook, group, self._lang))
            own = Node(guid(codebook, "group", group.id), name, self._folder_hint, codable=False)
            folder = self._study.setdefault(name, own)
            _tell(folder, self._plain.about(group_description(group, self._lang)))
            for code in group.codes:
                leaf = self._leaf(folder, codebook, code)
                self._called[codebook.id, code.id] = code.name
                _tell(leaf, self._plain.about(description(group, code, self._lang)))

    def called(self, codebook: str, code: str) -> str:
        """The name of a study's code by the ids of both; its own id where no such codebook was added."""
        return self._called.get((codebook, code), code)

    def _leaf(self, folder: Node, codebook: Codebook, code: Code) -> Node:
        own = Node(guid(codebook, "code", code.id), self._plain.line(code.name), codebook.id)
        known = (
            leaf for leaf in _below(self._study.values()) if own.guid == leaf.guid or own.name == leaf.name
        )
        leaf = next(known, own)
        if leaf is own:
            folder.inside[own.guid] = own
        return leaf

    def code(
        self,
        folder: str,
        key: str,
        name: str,
        about: str = "",
        *,
        hint: str = "",
        under: tuple[str, str] | None = None,
    ) -> UUID:
        """The code of fishbowl's own with that key, in one of FOLDERS; `under` a code with key and name."""
        home = self._folders[folder]
        if under is not None:
            home = self._own[self.code(folder, *under)]
        node = self._own.setdefault(own := uuid5(OURS, f"code/{key}"), Node(own, name, hint))
        home.inside.setdefault(own, node)
        _tell(node, about)
        return own

    def finished(self) -> tuple[Node, ...]:
        """The whole tree, each name in it once; to be asked for once, at the end.

        The study's codes choose first, for their names are those of the analysis files.
        """
        study = [folder for folder in self._study.values() if folder.inside]
        inductive = Node(uuid5(OURS, "folder/inductive"), say_in(self._lang, "qdpx.inductive"), codable=False)
        _tell(inductive, say_in(self._lang, "qdpx.inductive.about"))
        ours = [folder for folder in self._folders.values() if folder.inside]
        names = Names()
        for node in (*_below(study), *study, inductive, *ours, *_below(ours)):
            node.name = names.own(node.name, node.hint)
        for name in _BY_NAME:
            _sort(self._folders[name])
        return (*study, inductive, *ours)

    def _folder(self, name: str) -> Node:
        folder = Node(uuid5(OURS, f"folder/{name}"), say_in(self._lang, f"qdpx.folder.{name}"), codable=False)
        _tell(folder, say_in(self._lang, "qdpx.folder.about"))
        return folder


def sets(folders: Iterable[Node]) -> Iterator[Gathering]:
    """One for each folder with codes: ATLAS.ti has groups where others have folders."""
    for folder in folders:
        codes = tuple(node.guid for node in _below([folder]))
        if codes:
            about = "\n\n".join(folder.about)
            yield Gathering(guid=uuid5(folder.guid, "set"), name=folder.name, about=about, codes=codes)


def _sort(folder: Node) -> None:
    """All that is in it by name, O2 before O10."""
    folder.inside = dict(sorted(folder.inside.items(), key=lambda each: _by_number(each[1].name)))
    for inner in folder.inside.values():
        _sort(inner)


def _by_number(name: str) -> list[tuple[int, str]]:
    return [(int(part) if part.isdecimal() else 0, part.casefold()) for part in _NUMBER.split(name)]


def _tell(node: Node, about: str) -> None:
    if about and about not in node.about:
        node.about.append(about)


def _below(nodes: Iterable[Node]) -> Iterator[Node]:
    for node in nodes:
        for inner in node.inside.values():
            yield inner
            yield from _below([inner])
