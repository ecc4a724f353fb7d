"""A REFI-QDA project (`.qdpx`), as QualCoder, ATLAS.ti, MAXQDA and NVivo write it, read for its codings of
text.

What a project may be unlike in: the project's file name, capitals in folder names, GUIDs in braces or
capitals, codes nested or flat with sets in place of folders, several codings on a selection or a selection
for each, text in a file or inline, line ends (see `offsets`), PDFs with a text beside them.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from fishbowl.agreement.archive import Archive, opened
from fishbowl.agreement.attributes import Attributes, children, guid, tag
from fishbowl.agreement.errors import CodingUnreadable
from fishbowl.agreement.model import Coded, Document, Remark, Segment, fingerprint, folded
from fishbowl.agreement.offsets import Counting, Rulers
from fishbowl.agreement.ours import is_auto, is_inductive, laid
from fishbowl.agreement.qde import Project, Source, read_qde

if TYPE_CHECKING:
    from xml.etree.ElementTree import Element


@dataclass(frozen=True, slots=True)
class _Code:
    """A code. It is fishbowl's, or inductive, by its own name, its sets, or whatever it stands in.

    `codable` is what the file says, and programs without folders say it of what only holds others (`holds`).
    """

    name: str
    auto: bool
    inductive: bool
    codable: bool
    holds: bool


def read_qdpx(path: Path, sha256: str) -> Coded:
    """The codings of a project. Raises CodingUnreadable."""
    with opened(path) as archive:
        return _Reading(path, read_qde(path, archive.project), archive).coded(sha256)


class _Reading:
    """A project with its references followed."""

    def __init__(self, path: Path, project: Project, archive: Archive) -> None:
        self.path = path
        self.project = project
        self.archive = archive
        self.program = folded(project.root.get("origin", ""))
        self.codes = dict(_codes(project.root))
        users = (each for each in project.root.iter() if tag(each) == "User")
        self.users = {guid(user.get("guid")): folded(user.get("name", "")) for user in users}
        self.counted: set[Counting] = set()
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
            rulers = Rulers(raw, [p.selection for p in source.passages if p.codings], self.program)
            known[source.guid] = document.sha
            said = values.get(source.guid, ())
            documents.setdefault(document.sha, Document(document.name, document.sha, rulers.text, said))
            segments += self._segments(source, document.sha, rulers)
            self.counted |= rulers.used
        codes, folders = self._own(segments)
        on_text = sum(len(p.codings) for source in self.project.sources for p in source.passages)
        return Coded(
            file=self.path.name,
            sha256=sha256,
            program=self.program,
            documents=tuple(documents.values()),
            segments=tuple(segments),
            codes=codes,
            elsewhere=max(0, self.project.codings - on_text),
            remarks=tuple(self._remarks()),
            cases=tuple(attributes.cases(known)),
            guids=self._guids(),
            folders=folders,
        )

    def _text(self, source: Source) -> str | None:
        if source.inline is not None:
            return source.inline
        scheme, _, name = source.path.partition("://")
        text = self.archive.text(name) if scheme == "internal" else None
        if text is None and any(passage.codings for passage in source.passages):
            raise CodingUnreadable("coded.no_text", file=self.path, document=source.name or source.path)
        return text

    def _remarks(self) -> Iterator[Remark]:
        file = self.path.name
        if any(way.crlf == 2 for way in self.counted):
            yield Remark("agreement.crlf_counts_two", {"file": file})
        if any(way.astral == 2 for way in self.counted):
            yield Remark("agreement.astral_counts_two", {"file": file})
        if self.lost:
            yield Remark("agreement.lost", {"file": file, "count": self.lost})
        times = Counter(code.name for code in self._coders() if code.codable)
        for name, count in times.items():
            if count > 1:
                yield Remark("agreement.same_name", {"file": file, "code": name})

    def _segments(self, source: Source, document: str, rulers: Rulers) -> Iterator[Segment]:
        for passage in source.passages:
            if not passage.codings:
                continue
            start, end = rulers.place(passage.selection)
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

    def _guids(self) -> dict[str, frozenset[str]]:
        found: dict[str, frozenset[str]] = {}
        for own, code in self.codes.items():
            found[code.name] = found.get(code.name, frozenset()) | {own}
        return found

    def _coders(self) -> Iterator[_Code]:
        return (code for code in self.codes.values() if not (code.auto or code.inductive))

    def _own(self, segments: Iterable[Segment]) -> tuple[frozenset[str], frozenset[str]]:
        """The names of the coder's own codes, and of what only holds others."""
        used = {segment.code for segment in segments}
        codes = {c.name for c in self._coders() if c.codable and (not c.holds or c.name in used)}
        return frozenset(codes), frozenset(code.name for code in self._coders()) - codes


def _codes(root: Element) -> Iterator[tuple[str, _Code]]:
    """Every code by its GUID. Not by recursion: how deep codes are nested is the file's to say."""
    sets: dict[str, list[str]] = {}
    for one in (each for each in root.iter() if tag(each) == "Set"):
        for member in children(one, "MemberCode"):
            sets.setdefault(guid(member.get("targetGUID")), []).append(one.get("name", ""))
    ours = laid([folded(each.get("name", "")) for each in root.iter() if tag(each) == "Code"])
    tops = [code for each in root.iter() if tag(each) == "Codes" for code in children(each, "Code")]
    waiting = [(code, False, False) for code in reversed(tops)]
    while waiting:
        element, auto, inductive = waiting.pop()
        name, own_guid = folded(element.get("name", "")), guid(element.get("guid"))
        own = sets.get(own_guid, ())
        inside = children(element, "Code")
        auto = auto or name in ours or is_auto("", (name, *own))
        inductive = inductive or is_inductive(name, own)
        codable = element.get("isCodable", "true") != "false"
        yield own_guid, _Code(name, auto, inductive, codable, bool(inside))
        waiting += [(inner, auto, inductive) for inner in reversed(inside)]
