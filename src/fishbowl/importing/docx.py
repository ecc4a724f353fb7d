"""The paragraphs of a Word document: read by ourselves, since python-docx opens whatever it is given.

Only the parts with the text and the names of styles are opened, by name and never to disk; how much may
come out of them is bounded, and XML that declares anything is refused.
"""

from __future__ import annotations

import io
import re
import struct
import zipfile
import zlib
from collections.abc import Mapping, Sequence
from typing import NamedTuple
from xml.etree.ElementTree import ParseError

from defusedxml.common import DefusedXmlException
from defusedxml.ElementTree import DefusedXMLParser

from fishbowl.core.errors import TranscriptUnreadable
from fishbowl.importing.times import CLOCK

MOST_MEMBERS = 2000
MOST_UNPACKED = 200 * 2**20
MOST_TEXT_PART = 32 * 2**20
"""Bytes of the XML with the text: an hour of talk is about two million."""

MOST_RATIO = 100
"""Unpacked to packed, of a part that is larger than a mebibyte: a real text is packed ten to thirty times."""

MOST_PARAGRAPHS = 100_000

_CHUNK = 2**16
_BROKEN = (
    zipfile.BadZipFile,
    zlib.error,
    struct.error,
    ParseError,
    DefusedXmlException,
    EOFError,
    OSError,
    LookupError,
    ValueError,
    RuntimeError,  # also NotImplementedError: a way of packing that zipfile does not know
)
_SPACES = ("/wordprocessingml/2006/main}", "/wordprocessingml/main}")
# Text boxes are told twice, for old and new Word; what tracked changes took away is not said.
_NOT_SAID = frozenset({"Fallback", "del", "moveFrom"})
_SIGNS = {"br": "\n", "cr": "\n", "tab": "\t", "noBreakHyphen": "\u2011"}
_TIMES = re.compile(rf"[\[(]?{CLOCK}[\])]?(?:\s*-->\s*{CLOCK})?")


class Paragraph(NamedTuple):
    """Its text, with its line breaks; and the name of its style in small letters, "" where it has none.

    Word translates a style's id when it saves, and the name of a style that it knows never.
    """

    text: str
    style: str = ""


def paragraphs(data: bytes, file: str) -> list[Paragraph]:
    """The paragraphs in their order. A row of a table that holds an utterance is one, as its layout would
    have it: time, name and words, or name and words.

    Raises TranscriptUnreadable for what is no Word document, or is not safe to open.
    """
    # Each entry of a zip's table starts so: counted before zipfile makes an object of each.
    if data.count(b"PK\x01\x02") > MOST_MEMBERS:
        raise TranscriptUnreadable("importing.docx_too_big", file=file)
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            return _read(archive, file)
    except _BROKEN:
        raise TranscriptUnreadable("importing.broken_docx", file=file) from None


def _read(archive: zipfile.ZipFile, file: str) -> list[Paragraph]:
    members = archive.infolist()
    if sum(member.file_size for member in members) > MOST_UNPACKED:
        raise TranscriptUnreadable("importing.docx_too_big", file=file)
    part = _text_part(members)
    if _unpacks_too_far(part):
        raise TranscriptUnreadable("importing.docx_too_big", file=file)
    collector = _Collector(_style_names(archive, members))
    parser = DefusedXMLParser(target=collector, forbid_dtd=True)
    with archive.open(part) as stream:
        # zipfile itself stops at the size that is declared, so no more comes out than was asked for.
        while chunk := stream.read(_CHUNK):
            parser.feed(chunk)
            if len(collector.paragraphs) > MOST_PARAGRAPHS:
                raise TranscriptUnreadable("importing.docx_too_big", file=file)
    parser.close()
    return collector.paragraphs


def _unpacks_too_far(part: zipfile.ZipInfo) -> bool:
    packed_well = part.file_size > MOST_RATIO * max(part.compress_size, 1) and part.file_size > 2**20
    return part.file_size > MOST_TEXT_PART or packed_well


def _style_names(archive: zipfile.ZipFile, members: Sequence[zipfile.ZipInfo]) -> dict[str, str]:
    """The name of each style by its id; none from a part that can't be read: the text does without."""
    part = next(
        (member for member in members if re.fullmatch(r"word/styles\d{0,3}\.xml", member.filename)), None
    )
    if part is None or _unpacks_too_far(part):
        return {}
    names = _StyleNames()
    parser = DefusedXMLParser(target=names, forbid_dtd=True)
    try:
        parser.feed(archive.read(part))
        parser.close()
    except _BROKEN:
        return {}
    return names.by_id


def _text_part(members: Sequence[zipfile.ZipInfo]) -> zipfile.ZipInfo:
    """Word on the web names it `document2.xml`. Raises ValueError where there is none."""
    named = [member for member in members if re.fullmatch(r"word/document\d{0,3}\.xml", member.filename)]
    if not named:
        raise ValueError("no part with text")
    return named[0]


class _Collector:
    """What the parser tells of the text part, made into paragraphs; everything else passes by."""

    def __init__(self, styles: Mapping[str, str]) -> None:
        self.paragraphs: list[Paragraph] = []
        self._styles = styles
        self._style = ""
        self._text: list[str] = []
        self._in_text = False
        self._skipped = 0
        self._tables: list[list[list[str]]] = []  # of each table that is open: the cells of its row

    def start(self, tag: str, attributes: dict[str, str]) -> None:
        name = _name(tag)
        if self._skipped or name in _NOT_SAID:
            self._skipped += 1
        elif name == "t":
            self._in_text = True
        elif name in _SIGNS:
            self._text.append(_SIGNS[name])
        elif name == "pStyle":
            ident = _attribute(attributes, "val")
            self._style = self._styles.get(ident, ident).lower()
        elif name == "tr":
            self._tables.append([])
        elif name == "tc" and self._tables:
            self._tables[-1].append([])

    def end(self, tag: str) -> None:
        name = _name(tag)
        if self._skipped:
            self._skipped -= 1
        elif name == "t":
            self._in_text = False
        elif name == "p":
            self._add("".join(self._text), self._style)
            self._text.clear()
            self._style = ""
        elif name == "tr" and self._tables:
            for row in _rows(["\n".join(cell).strip() for cell in self._tables.pop()]):
                self._add(row)

    def data(self, text: str) -> None:
        if self._in_text and not self._skipped:
            self._text.append(text)

    def close(self) -> None:
        pass

    def _add(self, text: str, style: str = "") -> None:
        if self._tables and self._tables[-1]:
            self._tables[-1][-1].append(text)
        else:
            self.paragraphs.append(Paragraph(text, style))


class _StyleNames:
    """What the parser tells of the part with the styles: the name of each by its id."""

    def __init__(self) -> None:
        self.by_id: dict[str, str] = {}
        self._id = ""

    def start(self, tag: str, attributes: dict[str, str]) -> None:
        name = _name(tag)
        if name == "style":
            self._id = _attribute(attributes, "styleId")
        elif name == "name" and self._id:
            self.by_id.setdefault(self._id, _attribute(attributes, "val"))

    def end(self, tag: str) -> None:
        if _name(tag) == "style":
            self._id = ""

    def data(self, text: str) -> None:
        pass

    def close(self) -> None:
        pass


def _attribute(attributes: Mapping[str, str], wanted: str) -> str:
    """That of Word's own, "" where it is not there."""
    return next((value for tag, value in attributes.items() if _name(tag) == wanted), "")


def _name(tag: str) -> str:
    """The name without its space, if it is Word's own: "t" of a drawing is no text."""
    space, _, name = tag.rpartition("}")
    return name if f"{space}}}".endswith(_SPACES) or name == "Fallback" else ""


def _rows(cells: Sequence[str]) -> Sequence[str]:
    """The row as the layouts of running text have it; cells that are no such row, one by one."""
    times = [cell for cell in cells if _TIMES.fullmatch(cell)]
    rest = [cell for cell in cells if cell not in times]
    if len(times) == 1 and len(rest) == 2:
        time, (name, words) = times[0], rest
        return [f"{time}\n{name}\n{words}" if "-->" in time else f"{name}\t{time}\n{words}"]
    if len(cells) == 2 and not times and "\n" not in cells[0]:
        return [f"{cells[0]}: {cells[1]}"]
    return cells
