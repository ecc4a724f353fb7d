"""REFI-QDA projects for tests, in the manner of each program, as its exports and importers are known to
be.
"""

from __future__ import annotations

import zipfile
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from uuid import NAMESPACE_OID, uuid5
from xml.etree.ElementTree import Element, SubElement, register_namespace, tostring

NS = "urn:QDA-XML:project:1.0"
NOW = "2026-11-20T13:05:00Z"
register_namespace("", NS)


@dataclass(frozen=True)
class Mark:
    """A passage, given by its own words (their first place in the text), and a code on it."""

    document: str
    passage: str
    code: str
    memo: str = ""
    user: str = ""


@dataclass(frozen=True)
class Manner:
    """What is a program's own about its projects."""

    origin: str
    qde: str = "project.qde"
    folder: str = "sources"
    bom: bool = False
    crlf: bool = False
    crlf_counts: int = 1
    sets: bool = False
    one_selection: bool = False
    capitals: bool = False
    names: int = 0
    """How much of a passage goes into its selection's name; -1 all of it."""
    ending: str = ""


QUALCODER = Manner("QualCoder 4.0", folder="Sources", bom=True, names=-1, ending=".txt")
ATLAS = Manner(
    "ATLAS.ti Mac 25.0.1",
    qde="Groep A.qde",
    crlf=True,
    sets=True,
    one_selection=True,
    capitals=True,
    names=20,
    ending=".txt",
)
MAXQDA = Manner("MAXQDA 24.4.0", crlf=True, crlf_counts=2)
MANNERS = {"QualCoder": QUALCODER, "ATLAS.ti": ATLAS, "MAXQDA": MAXQDA}

Folders = Mapping[str, Sequence[str]]


def write(
    path: Path,
    manner: Manner,
    texts: Mapping[str, str],
    marks: Sequence[Mark],
    *,
    coder: str = "Anna",
    folders: Folders | None = None,
    codes: Sequence[str] = (),
) -> Path:
    """A project with these texts and marks. `codes` and those in `folders` stand in the codebook unused,
    too.
    """
    project = Element(f"{{{NS}}}Project", name="Groep A", origin=manner.origin, creationDateTime=NOW)
    names = list(dict.fromkeys([coder, *(mark.user or coder for mark in marks)]))
    users = _sub(project, "Users")
    for name in names:
        _sub(users, "User", guid=_guid(manner, "user", name), name=name)
    all_codes = list(dict.fromkeys([*codes, *(mark.code for mark in marks)]))
    _codebook(project, manner, all_codes, folders or {})
    sources = _sub(project, "Sources")
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as packed:
        for name, text in texts.items():
            packed.writestr(f"{manner.folder}/{_file(name)}", _bytes(manner, text))
            _source(sources, manner, name, text, [m for m in marks if m.document == name], coder)
        if manner.sets and folders:
            _sets(project, manner, folders)
        packed.writestr(manner.qde, tostring(project, "utf-8", xml_declaration=True))
    return path


def _codebook(project: Element, manner: Manner, codes: Sequence[str], folders: Folders) -> None:
    filed = {code for inside in folders.values() for code in inside}
    if not codes and not filed:
        return
    top = _sub(_sub(project, "CodeBook"), "Codes")
    for folder, inside in folders.items():
        home = top
        if not manner.sets:
            home = _code(top, manner, folder, codable="true" if manner is MAXQDA else "false")
        for code in inside:
            _code(home, manner, code)
    for code in codes:
        if code not in filed:
            _code(top, manner, code)


def _code(home: Element, manner: Manner, name: str, codable: str = "true") -> Element:
    return _sub(home, "Code", guid=_guid(manner, "code", name), name=name, isCodable=codable)


def _source(
    sources: Element, manner: Manner, name: str, text: str, marks: Sequence[Mark], coder: str
) -> None:
    source = _sub(
        sources,
        "TextSource",
        guid=_guid(manner, "source", name),
        name=name + manner.ending,
        plainTextPath=f"internal://{_file(name)}",
        creatingUser=_guid(manner, "user", coder),
        creationDateTime=NOW,
    )
    if manner is MAXQDA:  # a memo: a selection that is described and not coded
        memo = _selection(source, manner, text, Mark(name, text[:3], ""), coder, "memo")
        _sub(memo, "Description").text = "memo zonder code"
    selections: dict[str, Element] = {}
    for n, mark in enumerate(marks):
        user = mark.user or coder
        selection = selections.get(mark.passage) if manner.one_selection else None
        if selection is None:
            selection = _selection(source, manner, text, mark, user, str(n))
            if mark.memo:
                _sub(selection, "Description").text = mark.memo
            selections[mark.passage] = selection
        coding = _sub(
            selection,
            "Coding",
            guid=_guid(manner, "coding", f"{name} {n}"),
            creatingUser=_guid(manner, "user", user),
            creationDateTime=NOW,
        )
        _sub(coding, "CodeRef", targetGUID=_guid(manner, "code", mark.code))


def _selection(source: Element, manner: Manner, text: str, mark: Mark, user: str, n: str) -> Element:
    start = text.index(mark.passage)
    end = start + len(mark.passage)
    name = " ".join(mark.passage.split())
    shown = name if manner.names < 0 else f"{name[: manner.names]}…" if manner.names else ""
    return _sub(
        source,
        "PlainTextSelection",
        guid=_guid(manner, "selection", f"{mark.document} {n} {start}"),
        name=shown,
        startPosition=str(_counted(manner, text, start)),
        endPosition=str(_counted(manner, text, end)),
        creatingUser=_guid(manner, "user", user),
        creationDateTime=NOW,
    )


def _sets(project: Element, manner: Manner, folders: Folders) -> None:
    sets = _sub(project, "Sets")
    for folder, inside in folders.items():
        one = _sub(sets, "Set", guid=_guid(manner, "set", folder), name=folder)
        for code in inside:
            _sub(one, "MemberCode", targetGUID=_guid(manner, "code", code))


def _sub(parent: Element, tag: str, **attributes: str) -> Element:
    return SubElement(parent, f"{{{NS}}}{tag}", attributes)


def _guid(manner: Manner, kind: str, name: str) -> str:
    guid = str(uuid5(NAMESPACE_OID, f"{manner.origin}/{kind}/{name}"))
    return guid.upper() if manner.capitals else guid


def _file(name: str) -> str:
    return f"{uuid5(NAMESPACE_OID, name)}.txt"


def _bytes(manner: Manner, text: str) -> bytes:
    written = text.replace("\n", "\r\n") if manner.crlf else text
    return written.encode("utf-8-sig" if manner.bom else "utf-8")


def _counted(manner: Manner, text: str, place: int) -> int:
    return place + (manner.crlf_counts - 1) * text.count("\n", 0, place)
