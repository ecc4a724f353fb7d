"""A project as `project.qde`. The order of children is the schema's: a program refuses the file over one.

Empty containers are left out, for each must hold something. The coder's user stands first: QualCoder takes
the first one for whoever works on, and their coding must not pass for fishbowl's.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from typing import TypeVar
from uuid import UUID, uuid5
from xml.etree.ElementTree import Element, SubElement, indent, tostring

from fishbowl import __version__
from fishbowl.export.qdpx.cases import VARIABLES, kind_of
from fishbowl.export.qdpx.codes import sets
from fishbowl.export.qdpx.model import OURS, Case, Gathering, Kind, Link, Memo, Node, Passage, Source, Value
from fishbowl.export.qdpx.plain import quoted
from fishbowl.export.qdpx.project import Project
from fishbowl.text import say_in

NAMESPACE = "urn:QDA-XML:project:1.0"

_CODER = uuid5(OURS, "user/coder")
_AUTOMATIC = uuid5(OURS, "user/automatic")
AUTOMATIC = "fishbowl (automatisch)"
"""Who owns what fishbowl codes, in every language: agreement knows it by this name and leaves it out."""

T = TypeVar("T")


def qde(project: Project) -> bytes:
    # The namespace is written as the attribute it is: registering it with ElementTree would be for the
    # whole process.
    root = Element(
        "Project",
        {
            "xmlns": NAMESPACE,
            "name": project.name,
            "origin": f"fishbowl {__version__}",
            "creatingUserGUID": str(_AUTOMATIC),
            "creationDateTime": _instant(project.made),
        },
    )
    _users(root, project)
    folders = project.codes.finished()
    _each(SubElement(root, "CodeBook"), "Codes", folders, _code)
    kinds = _variables(root, project)
    _each(root, "Cases", project.cases, lambda parent, case: _case(parent, case, kinds))
    memos = {memo.guid: memo.name for memo in project.memos}
    _each(root, "Sources", project.sources, lambda parent, source: _source(parent, source, kinds, memos))
    _each(root, "Notes", project.memos, _memo)
    _each(root, "Links", project.links, _link)
    _each(root, "Sets", (*sets(folders), *project.groups), _set)
    _describe(root, _about(project))
    indent(root)
    written: str = tostring(root, "unicode")
    return f'<?xml version="1.0" encoding="utf-8"?>\n{written}\n'.encode()


def _about(project: Project) -> str:
    notice = f"{say_in(project.lang, 'record.rehearsal')}\n" if project.simulated else ""
    return f"{notice}{say_in(project.lang, 'qdpx.about')}"


def _users(root: Element, project: Project) -> None:
    users = SubElement(root, "Users")
    SubElement(users, "User", guid=str(_CODER), name=say_in(project.lang, "qdpx.coder"))
    SubElement(users, "User", guid=str(_AUTOMATIC), name=AUTOMATIC)


def _each(root: Element, name: str, things: Iterable[T], write: Callable[[Element, T], None]) -> None:
    container = Element(name)
    for thing in things:
        write(container, thing)
    if len(container):
        root.append(container)


def _code(parent: Element, node: Node) -> None:
    codable = "true" if node.codable else "false"
    code = SubElement(parent, "Code", guid=str(node.guid), name=node.name, isCodable=codable)
    _describe(code, "\n\n".join(node.about))
    for inner in node.inside.values():
        _code(code, inner)


def _variables(root: Element, project: Project) -> dict[str, Kind]:
    """Writes those that something has a value of, and tells their types."""
    of_cases = (value for case in project.cases for value in case.values)
    of_sources = (value for source in project.sources for value in source.values)
    held = [*of_cases, *of_sources]
    used = {value.variable for value in held}
    kinds = {
        key: kind_of(key, (value.text for value in held if value.variable == key))
        for key in VARIABLES
        if key in used
    }
    container = SubElement(root, "Variables")
    for key, kind in kinds.items():
        name = say_in(project.lang, f"qdpx.variable.{key}")
        SubElement(container, "Variable", guid=str(_variable(key)), name=name, typeOfVariable=kind)
    return kinds


def _variable(key: str) -> UUID:
    return uuid5(OURS, f"variable/{key}")


def _values(parent: Element, values: Iterable[Value], kinds: dict[str, Kind]) -> None:
    for value in values:
        kind = kinds[value.variable]
        element = SubElement(parent, "VariableValue")
        SubElement(element, "VariableRef", targetGUID=str(_variable(value.variable)))
        written = value.text.replace(",", ".") if kind == "Float" else value.text
        SubElement(element, f"{kind}Value").text = written


def _case(parent: Element, case: Case, kinds: dict[str, Kind]) -> None:
    element = SubElement(parent, "Case", guid=str(case.guid), name=case.name)
    _describe(element, case.about)
    _values(element, case.values, kinds)
    for source in case.sources:
        SubElement(element, "SourceRef", targetGUID=str(source))


def _source(parent: Element, source: Source, kinds: dict[str, Kind], memos: dict[UUID, str]) -> None:
    element = SubElement(parent, "TextSource", _text(source))
    _describe(element, source.about)
    for passage in source.passages:
        _passage(element, passage, source, memos)
    _values(element, source.values, kinds)


def _passage(parent: Element, passage: Passage, source: Source, memos: dict[UUID, str]) -> None:
    owned = _owned(source.made)
    element = SubElement(
        parent,
        "PlainTextSelection",
        {
            "guid": str(passage.guid),
            "name": quoted(source.text, passage.start, passage.end),
            "startPosition": str(passage.start),
            "endPosition": str(passage.end),
            **owned,
        },
    )
    # QualCoder makes an annotation of a passage without codes, an empty one if nothing describes it.
    names = "" if passage.codes else "\n".join(memos[memo] for memo in passage.memos)
    _describe(element, passage.about or names)
    for code in passage.codes:
        coding = SubElement(element, "Coding", {"guid": str(uuid5(passage.guid, str(code))), **owned})
        SubElement(coding, "CodeRef", targetGUID=str(code))
    for memo in passage.memos:
        SubElement(element, "NoteRef", targetGUID=str(memo))


def _memo(parent: Element, memo: Memo) -> None:
    SubElement(parent, "Note", _text(memo))


def _link(parent: Element, link: Link) -> None:
    SubElement(
        parent,
        "Link",
        guid=str(link.guid),
        name=link.name,
        direction="OneWay",
        originGUID=str(link.origin),
        targetGUID=str(link.target),
    )


def _set(parent: Element, gathering: Gathering) -> None:
    element = SubElement(parent, "Set", guid=str(gathering.guid), name=gathering.name)
    _describe(element, gathering.about)
    for name, members in (
        ("MemberCode", gathering.codes),
        ("MemberSource", gathering.sources),
        ("MemberNote", gathering.memos),
    ):
        for member in members:
            SubElement(element, name, targetGUID=str(member))


def _text(of: Source | Memo) -> dict[str, str]:
    """Attributes of what has its text in a file. QualCoder stumbles over one without a date."""
    path = f"internal://{of.guid}.txt"
    return {"guid": str(of.guid), "name": of.name, "plainTextPath": path, **_owned(of.made)}


def _owned(made: str) -> dict[str, str]:
    return {"creatingUser": str(_AUTOMATIC), "creationDateTime": _instant(made)}


def _instant(utc: str) -> str:
    """To the second, as every program reads it."""
    return f"{utc[:19]}Z"


def _describe(of: Element, text: str) -> None:
    if text:
        SubElement(of, "Description").text = text
