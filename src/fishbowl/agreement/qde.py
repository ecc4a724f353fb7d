"""The project file of a REFI-QDA project (`.qde`), read as it stands: references are followed in `qdpx`."""

from __future__ import annotations

import re
from collections.abc import Callable
from contextlib import AbstractContextManager
from dataclasses import dataclass, field
from html import escape
from io import BytesIO
from pathlib import Path
from typing import IO, TYPE_CHECKING
from xml.etree.ElementTree import ParseError

from defusedxml.common import DefusedXmlException
from defusedxml.ElementTree import iterparse

from fishbowl.agreement.attributes import children, guid, tag
from fishbowl.agreement.errors import CodingUnreadable
from fishbowl.agreement.offsets import Selection

if TYPE_CHECKING:
    from xml.etree.ElementTree import Element

MAX_ELEMENTS = 1_000_000
"""Elements of a project file. Eighteen coded sessions have some 150,000; many small ones fill the memory."""

_NAMESPACE = "{urn:QDA-XML:project:"
_WITH_TEXT = ("TextSource", "Representation")  # the second is a PDF's text
_TYPED = re.compile(rb"(<PlainTextContent>)(.*?)(</PlainTextContent>)", re.DOTALL)


@dataclass(frozen=True, slots=True)
class Coding:
    """By the GUIDs of its code and its user."""

    code: str
    user: str


@dataclass(frozen=True, slots=True)
class Passage:
    selection: Selection
    memo: str
    codings: tuple[Coding, ...]


@dataclass(slots=True)
class Source:
    """A text; `inline` is None where it lies in a file, at `path`."""

    guid: str
    name: str
    path: str
    inline: str | None = None
    passages: list[Passage] = field(default_factory=list)


@dataclass(slots=True)
class Project:
    """`codings` counts all there are, also those on no text."""

    root: Element
    sources: list[Source] = field(default_factory=list)
    codings: int = 0


def read_qde(path: Path, opened: Callable[[], AbstractContextManager[IO[bytes]]]) -> Project:
    """The project file, which `opened` opens. Raises CodingUnreadable; `path` is that of its archive."""
    try:
        with opened() as stream:
            try:
                return _parsed(path, stream)
            except ParseError as error:
                broken = error
        with opened() as stream:
            return _parsed(path, BytesIO(_mended(stream.read(), broken)))
    except DefusedXmlException as error:
        raise CodingUnreadable("coded.hostile_xml", file=path) from error
    except (ParseError, ValueError, LookupError) as error:
        raise CodingUnreadable("coded.broken_xml", file=path, detail=error) from error


def _mended(data: bytes, broken: ParseError) -> bytes:
    """With what was typed in annotations made harmless: QualCoder writes an `&` or `<` of theirs as it is.

    Raises the error that there was, where that is not it.
    """
    mended = _TYPED.sub(lambda found: found[1] + escape(found[2].decode()).encode() + found[3], data)
    if mended == data:
        raise broken
    return mended


def _parsed(path: Path, stream: IO[bytes]) -> Project:
    """Reads selections as they end and lets go of them: they are nearly all of a large project."""
    project: Project | None = None
    source: Source | None = None  # the one we are in: QualCoder's annotations have texts and selections, too
    begun = 0
    for event, element in iterparse(stream, events=("start", "end"), forbid_dtd=True):
        kind = tag(element)
        if project is None:
            if kind != "Project" or not element.tag.startswith(_NAMESPACE):
                raise CodingUnreadable("coded.not_refi", file=path)
            project = Project(element)
        if event == "start":
            begun += 1
            if begun > MAX_ELEMENTS:
                raise CodingUnreadable("coded.too_many_elements", file=path, most=MAX_ELEMENTS)
            if kind in _WITH_TEXT:
                source = Source(
                    guid(element.get("guid")), element.get("name", ""), element.get("plainTextPath", "")
                )
                project.sources.append(source)
        elif kind in _WITH_TEXT:
            source = None
        elif kind == "Coding":
            project.codings += 1
        elif kind == "PlainTextContent" and source is not None:
            source.inline = element.text or ""
        elif kind == "PlainTextSelection":
            if source is not None:
                source.passages.append(_passage(element))
            element.clear()
    if project is None:
        raise CodingUnreadable("coded.not_refi", file=path)
    return project


def _passage(element: Element) -> Passage:
    start, end = (int(element.get(key, "-1")) for key in ("startPosition", "endPosition"))
    codings = tuple(
        Coding(guid(ref.get("targetGUID")), guid(coding.get("creatingUser") or element.get("creatingUser")))
        for coding in children(element, "Coding")
        for ref in children(coding, "CodeRef")
    )
    memo = "".join(described.text or "" for described in children(element, "Description"))
    return Passage(Selection(start, end, element.get("name", "")), memo.strip(), codings)
