"""A REFI-QDA project (`.qdpx`), as QualCoder, ATLAS.ti, MAXQDA and NVivo write it, read for its codings of
text.

What a project may be unlike in: the project's file name, capitals in folder names, GUIDs in braces or
capitals, codes nested or flat with sets in place of folders, several codings on a selection or a selection
for each, text in a file or inline, line ends (see `offsets`), PDFs with a text beside them.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import IO, TYPE_CHECKING
from xml.etree.ElementTree import ParseError

from defusedxml.common import DefusedXmlException
from defusedxml.ElementTree import iterparse

from fishbowl.agreement.archive import Archive, opened
from fishbowl.agreement.attributes import Attributes, children, guid, tag
from fishbowl.agreement.errors import CodingUnreadable
from fishbowl.agreement.model import Coded, Document, Remark, Segment, fingerprint, folded
from fishbowl.agreement.offsets import Counting, Ruler, Selection, counted
from fishbowl.agreement.ours import is_auto, is_inductive

if TYPE_CHECKING:
    from xml.etree.ElementTree import Element

MAX_ELEMENTS = 1_000_000
"""Elements of a project file. Eighteen coded sessions have some 150,000; many small ones fill the memory."""

_NAMESPACE = "{urn:QDA-XML:project:"
_WITH_TEXT = ("TextSource", "Representation")  # the second is a PDF's text


@dataclass(frozen=True, slots=True)
class _Coding:
    code: str
    user: str


@dataclass(frozen=True, slots=True)
class _Passage:
    selection: Selection
    memo: str
    codings: tuple[_Coding, ...]


@dataclass(slots=True)
class _Source:
    guid: str
    name: str
    path: str
    inline: str | None = None
    passages: list[_Passage] = field(default_factory=list)


@dataclass(slots=True)
class _Project:
    """A project file as it stands, its references not yet followed."""

    root: Element
    sources: list[_Source] = field(default_factory=list)
    codings: int = 0


@dataclass(frozen=True, slots=True)
class _Code:
    """A code. It is fishbowl's, or inductive, by its own name, its sets, or whatever it stands in."""

    name: str
    auto: bool
    inductive: bool
    codable: bool


def read_qdpx(path: Path, sha256: str) -> Coded:
    """The codings of a project. Raises CodingUnreadable."""
    with opened(path) as archive:
        try:
            with archive.project() as stream:
                project = _parsed(path, stream)
        except DefusedXmlException as error:
            raise CodingUnreadable("coded.hostile_xml", file=path) from error
        except (ParseError, ValueError, LookupError) as error:
            raise CodingUnreadable("coded.broken_xml", file=path, detail=error) from error
        return _Reading(path, project, archive).coded(sha256)


def _parsed(path: Path, stream: IO[bytes]) -> _Project:
    """Reads selections as they end and lets go of them: they are nearly all of a large project."""
    project: _Project | None = None
    begun = 0
    for event, element in iterparse(stream, events=("start", "end"), forbid_dtd=True):
        kind = tag(element)
        if project is None:
            if kind != "Project" or not element.tag.startswith(_NAMESPACE):
                raise CodingUnreadable("coded.not_refi", file=path)
            project = _Project(element)
        if event == "start":
            begun += 1
            if begun > MAX_ELEMENTS:
                raise CodingUnreadable("coded.too_many_elements", file=path, most=MAX_ELEMENTS)
            if kind in _WITH_TEXT:
                name = element.get("name", "")
                path_in = element.get("plainTextPath", "")
                project.sources.append(_Source(guid(element.get("guid")), name, path_in))
        elif kind == "Coding":
            project.codings += 1
        elif kind == "PlainTextContent" and project.sources:
            project.sources[-1].inline = element.text or ""
        elif kind == "PlainTextSelection":
            if project.sources:
                project.sources[-1].passages.append(_passage(element))
            element.clear()
    if project is None:
        raise CodingUnreadable("coded.not_refi", file=path)
    return project


def _passage(element: Element) -> _Passage:
    start, end = (int(element.get(key, "-1")) for key in ("startPosition", "endPosition"))
    codings = tuple(
        _Coding(guid(ref.get("targetGUID")), guid(coding.get("creatingUser") or element.get("creatingUser")))
        for coding in children(element, "Coding")
        for ref in children(coding, "CodeRef")
    )
    memo = "".join(described.text or "" for described in children(element, "Description"))
    return _Passage(Selection(start, end, element.get("name", "")), memo.strip(), codings)


class _Reading:
    """A project with its references followed."""

    def __init__(self, path: Path, project: _Project, archive: Archive) -> None:
        self.path = path
        self.project = project
        self.archive = archive
        self.program = folded(project.root.get("origin", ""))
        self.codes = dict(_codes(project.root))
        users = (each for each in project.root.iter() if tag(each) == "User")
        self.users = {guid(user.get("guid")): folded(user.get("name", "")) for user in users}
        self.remarks: list[Remark] = []
        self.lost = 0

    def coded(self, sha256: str) -> Coded:
        attributes = Attributes(self.project.root)
        values = attributes.of_sources()
        known: dict[str, str] = {}
        documents: dict[str, Document] = {}
        segments: list[Segment] = []
        for source in self.project.sources:
            raw = self._text(source)
            if raw is None:
                continue
            document = Document(folded(source.name) or source.path, fingerprint(raw), None)
            ruler = self._ruler(raw, source)
            known[source.guid] = document.sha
            said = values.get(source.guid, ())
            documents.setdefault(document.sha, Document(document.name, document.sha, ruler.text, said))
            segments += self._segments(source, document.sha, ruler)
        if self.lost:
            self.remarks.append(Remark("agreement.lost", {"file": self.path.name, "count": self.lost}))
        on_text = sum(len(p.codings) for source in self.project.sources for p in source.passages)
        return Coded(
            file=self.path.name,
            sha256=sha256,
            program=self.program,
            documents=tuple(documents.values()),
            segments=tuple(segments),
            codes=frozenset(self._known()),
            elsewhere=max(0, self.project.codings - on_text),
            remarks=tuple(self.remarks),
            cases=tuple(attributes.cases(known)),
        )

    def _text(self, source: _Source) -> str | None:
        if source.inline is not None:
            return source.inline
        scheme, _, name = source.path.partition("://")
        text = self.archive.text(name) if scheme == "internal" else None
        if text is None and any(passage.codings for passage in source.passages):
            raise CodingUnreadable("coded.no_text", file=self.path, document=source.name or source.path)
        return text

    def _ruler(self, raw: str, source: _Source) -> Ruler:
        way = counted(raw, [p.selection for p in source.passages if p.codings], self.program)
        if way != Counting():
            said = {"document": source.name, "file": self.path.name}
            if way.crlf == 2:
                self.remarks.append(Remark("agreement.crlf_counts_two", {**said}))
            if way.astral == 2:
                self.remarks.append(Remark("agreement.astral_counts_two", {**said}))
        return Ruler(raw, way)

    def _segments(self, source: _Source, document: str, ruler: Ruler) -> Iterator[Segment]:
        for passage in source.passages:
            start = ruler.at(passage.selection.start)
            end = min(ruler.at(passage.selection.end), len(ruler.text))
            for coding in passage.codings:
                code = self.codes.get(coding.code)
                if code is None or not 0 <= start < end:
                    self.lost += 1
                    continue
                owner = self.users.get(coding.user, "")
                yield Segment(
                    document,
                    start,
                    end,
                    code.name,
                    owner,
                    passage.memo,
                    auto=code.auto or is_auto(owner, ()),
                    inductive=code.inductive,
                )

    def _known(self) -> Iterator[str]:
        """The names of the coder's own codes, each once."""
        times = Counter(
            code.name for code in self.codes.values() if code.codable and not (code.auto or code.inductive)
        )
        for name, count in times.items():
            if count > 1:
                self.remarks.append(Remark("agreement.same_name", {"file": self.path.name, "code": name}))
            yield name


def _codes(root: Element) -> Iterator[tuple[str, _Code]]:
    """Every code by its GUID. Not by recursion: how deep codes are nested is the file's to say."""
    sets: dict[str, list[str]] = {}
    for one in (each for each in root.iter() if tag(each) == "Set"):
        for member in children(one, "MemberCode"):
            sets.setdefault(guid(member.get("targetGUID")), []).append(one.get("name", ""))
    tops = [code for each in root.iter() if tag(each) == "Codes" for code in children(each, "Code")]
    waiting = [(code, False, False) for code in reversed(tops)]
    while waiting:
        element, auto, inductive = waiting.pop()
        name, own_guid = folded(element.get("name", "")), guid(element.get("guid"))
        own = sets.get(own_guid, ())
        auto = auto or is_auto("", (name, *own))
        inductive = inductive or is_inductive(name, own)
        yield own_guid, _Code(name, auto, inductive, element.get("isCodable", "true") != "false")
        waiting += [(inner, auto, inductive) for inner in reversed(children(element, "Code"))]
