"""Where protocols and codebooks are: the study's own folder first, then what fishbowl brings.

A protocol's file is named `<id>.<language>.yaml`, a codebook's `<id>.yaml`: names are enough to find them,
so that looking does not load them.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import fishbowl
from fishbowl.core.errors import ProtocolInvalid
from fishbowl.core.protocol import Lang

_PROTOCOL = re.compile(r"([a-z][a-z0-9_]*)\.(nl|en)\.yaml")
_CODEBOOK = re.compile(r"([a-z][a-z0-9_]*)\.yaml")


@dataclass(frozen=True, slots=True)
class FoundProtocol:
    id: str
    lang: Lang
    path: Path

    @property
    def title(self) -> str:
        """As the file says; empty where it is too broken to tell. Read when asked for."""
        return _title(self.path)


@dataclass(frozen=True, slots=True)
class FoundCodebook:
    id: str
    path: Path


def shipped_folder() -> Path:
    """The folder of what fishbowl brings: inside the package when installed, else the repository's."""
    package = Path(fishbowl.__file__).parent
    installed = package / "shipped"
    return installed if installed.is_dir() else package.parents[1] / "protocols"


def find_protocols(folder: Path) -> list[FoundProtocol]:
    """The protocols that lie in a folder, by id and language; [] where there is no such folder."""
    found = []
    for path in _yaml_files(folder):
        match = _PROTOCOL.fullmatch(path.name)
        if match is not None:
            lang: Lang = "nl" if match[2] == "nl" else "en"
            found.append(FoundProtocol(match[1], lang, path))
    return found


def protocols_of(study_folder: Path) -> list[FoundProtocol]:
    """All protocols that a study can use; its own stand in for shipped ones of the same name."""
    known: dict[tuple[str, Lang], FoundProtocol] = {}
    for folder in (study_folder / "protocols", shipped_folder()):
        for found in find_protocols(folder):
            known.setdefault((found.id, found.lang), found)
    return sorted(known.values(), key=lambda found: (found.id, found.lang))


def find_protocol(name: str, lang: Lang, study_folder: Path) -> Path:
    """The file of a protocol, by its id and language, or by its path (whose language then holds).

    Raises ProtocolInvalid, naming what there is.
    """
    if _is_path(name):
        return _existing(name)
    known = protocols_of(study_folder)
    for found in known:
        if (found.id, found.lang) == (name, lang):
            return found.path
    others = [found.lang for found in known if found.id == name]
    if others:
        raise ProtocolInvalid("authoring.not_in_language", name=name, lang=lang, others=", ".join(others))
    names = ", ".join(f"{found.id} ({found.lang})" for found in known)
    raise ProtocolInvalid("authoring.unknown_protocol", name=name, known=names)


def find_codebooks(folder: Path) -> list[FoundCodebook]:
    """The codebooks in the `codebooks` of a protocol folder, by id."""
    matches = ((_CODEBOOK.fullmatch(path.name), path) for path in _yaml_files(folder / "codebooks"))
    return [FoundCodebook(match[1], path) for match, path in matches if match is not None]


def codebooks_of(study_folder: Path) -> list[FoundCodebook]:
    """All codebooks that a study can use, as `protocols_of`."""
    known: dict[str, FoundCodebook] = {}
    for folder in (study_folder / "protocols", shipped_folder()):
        for found in find_codebooks(folder):
            known.setdefault(found.id, found)
    return sorted(known.values(), key=lambda found: found.id)


def find_codebook(name: str, study_folder: Path) -> Path:
    """The file of a codebook, by its id or its path. Raises ProtocolInvalid, naming what there is."""
    if _is_path(name):
        return _existing(name)
    known = {found.id: found.path for found in codebooks_of(study_folder)}
    if name not in known:
        raise ProtocolInvalid("authoring.unknown_codebook", name=name, known=", ".join(known))
    return known[name]


def _is_path(name: str) -> bool:
    return "/" in name or "\\" in name or name.endswith((".yaml", ".yml"))


def _existing(name: str) -> Path:
    path = Path(name)
    try:
        there = path.is_file()
    except ValueError:  # a NUL in the name
        there = False
    if not there:
        raise ProtocolInvalid("authoring.no_such_file", file=name)
    return path


def _yaml_files(folder: Path) -> Iterator[Path]:
    return iter(sorted(path for path in folder.glob("*.yaml") if path.is_file()))


def _title(path: Path) -> str:
    from fishbowl.authoring.tree import read  # the YAML parser: only where titles are wanted

    tree, _ = read(path)
    title = tree.value.get("title") if tree is not None and isinstance(tree.value, dict) else None
    return title if isinstance(title, str) else ""
