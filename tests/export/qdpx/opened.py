"""A project as a strict reader finds it: whatever the standard or a program asks is asserted on the way."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from unicodedata import is_normalized
from zipfile import ZipFile

from lxml import etree
from lxml.etree import _Element

from fishbowl.export.qdpx.xml import NAMESPACE

ORDER = {
    "Project": "Users CodeBook Variables Cases Sources Notes Links Sets Graphs Description NoteRef",
    "Code": "Description NoteRef Code",
    "Case": "Description CodeRef VariableValue SourceRef SelectionRef",
    "TextSource": "Description PlainTextContent PlainTextSelection Coding NoteRef VariableValue",
    "PlainTextSelection": "Description Coding NoteRef",
    "Coding": "CodeRef NoteRef",
    "VariableValue": "VariableRef TextValue BooleanValue IntegerValue FloatValue DateValue DateTimeValue",
    "Set": "Description MemberCode MemberSource MemberNote",
}
"""The schema's order of children, which ATLAS.ti refuses a whole file over."""

_GUID = re.compile(r"[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}")


@dataclass(frozen=True)
class Span:
    """A passage: the characters it covers, and what hangs on it."""

    text: str
    codes: tuple[str, ...]
    about: str
    memos: tuple[str, ...]
    name: str
    guid: str


class Opened:
    """A project, sound in form. `texts`: by the name of its source or note, with line ends as they are."""

    def __init__(self, path: Path) -> None:
        with ZipFile(path) as archive:
            assert archive.testzip() is None
            names = archive.namelist()
            self.members = {name: archive.read(name) for name in names}
            dates = {info.date_time for info in archive.infolist()}
        assert names == sorted(names)
        assert dates == {(1980, 1, 1, 0, 0, 0)}
        self.root = etree.fromstring(self.members["project.qde"])
        self._check_form()
        self.texts = {
            each.get("name", ""): self._text(each) for each in (*self.all("TextSource"), *self.all("Note"))
        }

    def all(self, tag: str, under: _Element | None = None) -> list[_Element]:
        return list((self.root if under is None else under).iter(f"{{{NAMESPACE}}}{tag}"))

    def children(self, of: _Element, tag: str) -> list[_Element]:
        return of.findall(f"{{{NAMESPACE}}}{tag}")

    def named(self, tag: str, name: str) -> _Element:
        (found,) = (each for each in self.all(tag) if each.get("name") == name)
        return found

    def names(self, tag: str) -> list[str]:
        return [each.get("name", "") for each in self.all(tag)]

    @cached_property
    def by_guid(self) -> dict[str, _Element]:
        return {guid: each for each in self.root.iter() if (guid := each.get("guid"))}

    def target(self, reference: _Element) -> str:
        """The name of what a reference points to."""
        return self.by_guid[reference.get("targetGUID", "")].get("name", "")

    def about(self, of: _Element) -> str:
        return "".join(each.text or "" for each in self.children(of, "Description"))

    def spans(self, source: str) -> list[Span]:
        """Offsets count code points and a line end as one, whatever stands in the file."""
        text = self.texts[source].replace("\r\n", "\n")
        return [
            self._span(each, text)
            for each in self.children(self.named("TextSource", source), "PlainTextSelection")
        ]

    def coded(self, source: str, code: str) -> list[str]:
        return [span.text for span in self.spans(source) if code in span.codes]

    def values(self, of: _Element) -> dict[str, str]:
        return {self.target(each[0]): each[1].text or "" for each in self.children(of, "VariableValue")}

    def folder(self, name: str) -> list[str]:
        """The codes in a folder, those under codes behind them."""
        return [each.get("name", "") for each in self.named("Code", name).iter(f"{{{NAMESPACE}}}Code")][1:]

    def _span(self, each: _Element, text: str) -> Span:
        start, end = int(each.get("startPosition", "")), int(each.get("endPosition", ""))
        assert 0 <= start < end <= len(text)
        codes = (reference for coding in self.children(each, "Coding") for reference in coding)
        return Span(
            text[start:end],
            tuple(self.target(code) for code in codes),
            self.about(each),
            tuple(self.target(memo) for memo in self.children(each, "NoteRef")),
            each.get("name", ""),
            each.get("guid", ""),
        )

    def _text(self, each: _Element) -> str:
        assert each.get("plainTextPath") == f"internal://{each.get('guid')}.txt"
        raw = self.members[f"sources/{each.get('guid')}.txt"]
        assert not raw.startswith(b"\xef\xbb\xbf")
        text = raw.decode()
        assert is_normalized("NFC", text)
        return text

    def _check_form(self) -> None:
        assert self.root.tag == f"{{{NAMESPACE}}}Project"
        guids = [guid for each in self.root.iter() if (guid := each.get("guid"))]
        assert len(guids) == len(set(guids))
        assert all(map(_GUID.fullmatch, guids))
        for each in self.root.iter():
            tag = etree.QName(each).localname
            for key, value in each.items():
                if str(key).endswith("GUID") or key in ("creatingUser", "modifyingUser"):
                    assert value in guids, f"{tag} refers to nothing"
            order = ORDER.get(tag, "").split()
            kinds = [order.index(etree.QName(child).localname) for child in each] if order else []
            assert kinds == sorted(kinds), tag
        for container in ("Users", "Codes", "Variables", "Cases", "Sources", "Notes", "Links", "Sets"):
            assert all(len(each) for each in self.all(container)), f"{container} is empty"
        self._check_names()

    def _check_names(self) -> None:
        """Two of a name are one for some program."""
        for tags in (("Code",), ("TextSource",), ("Note",), ("Case",), ("Variable",), ("Set",)):
            names = [each.get("name", "").casefold() for tag in tags for each in self.all(tag)]
            assert len(names) == len(set(names)), tags
            assert all(names)
