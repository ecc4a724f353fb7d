"""What was said, as a Word file: a paragraph for each turn in the style of the speaker's role.

Stages are headings of the first level and cards and questions of the second, so that a program can code by
heading or by style.
"""

from __future__ import annotations

import io
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING, Any
from zipfile import ZIP_DEFLATED, ZipFile, ZipInfo

from docx import Document
from docx.enum.style import WD_STYLE_TYPE
from docx.oxml.ns import qn
from docx.shared import Mm

from fishbowl.export.place import private
from fishbowl.export.spoken import Line, Style, lines
from fishbowl.runtime.record import Record
from fishbowl.text import Lang, say_in

if TYPE_CHECKING:
    from docx.document import Document as Doc

    from fishbowl.export import Options

ENDING = ".docx"

_STYLES: dict[Style, str] = {
    "title": "Title",
    "notice": "Intense Quote",
    "part": "Subtitle",
    "stage": "Heading 1",
    "place": "Heading 2",
    "line": "Normal",
}

_SPELLED = {"nl": "nl-NL", "en": "en-GB"}


def write(record: Record, target: Path, options: Options) -> None:
    own: Lang = "nl" if record.session[0].language == "nl" else "en"
    document = Document()
    _tell_of(document, record)
    _made_for_here(document, record)
    styles: dict[str, str] = {}  # kept, for to look one up takes longer than to write the turn
    for line in lines(record, options):
        if line.style == "turn":
            if line.role not in styles:
                styles[line.role] = _role_style(document, line.role, options.lang or own)
            _turn(document, line, options, styles[line.role])
        else:
            document.add_paragraph(line.text, _STYLES[line.style])
    file = io.BytesIO()
    document.save(file)
    with private(target) as out:
        out.write(_dated(file))


def _tell_of(document: Doc, record: Record) -> None:
    """The document's properties in place of the template's, with a date that is the session's."""
    session = record.session[0]
    made = (session.ended or session.started or session.made).utc
    told = document.core_properties
    told.title = told.subject = told.keywords = told.comments = ""
    told.author = told.last_modified_by = "fishbowl"
    told.created = told.modified = datetime.fromisoformat(made).astimezone(UTC).replace(tzinfo=None)


def _made_for_here(document: Doc, record: Record) -> None:
    """A4, and for Word's spelling the language that was spoken: all is English on Letter by the template."""
    spoken = record.transcripts[0].language if record.transcripts else record.session[0].language
    styles: Any = document.styles
    for language in styles.element.xpath("w:docDefaults//w:lang"):
        language.set(qn("w:val"), _SPELLED.get(spoken, _SPELLED["en"]))
    page = document.sections[0]
    page.page_width, page.page_height = Mm(210), Mm(297)


def _turn(document: Doc, line: Line, options: Options, style: str) -> None:
    paragraph = document.add_paragraph(style=style)
    paragraph.add_run(line.head(options)).bold = True
    paragraph.add_run(line.text)


def _role_style(document: Doc, role: str, lang: Lang) -> str:
    """The name of the style for what that role says; made when someone of it first speaks."""
    name = say_in(lang, f"common.role.{role}") if role else say_in(lang, "qdpx.unknown_speaker")
    styles: Any = document.styles
    if name not in styles:
        style = styles.add_style(name, WD_STYLE_TYPE.PARAGRAPH)
        style.base_style = styles["Normal"]
        style.quick_style = True
    return name


def _dated(file: io.BytesIO) -> bytes:
    """The same file without the moment of packing in it."""
    packed = io.BytesIO()
    with ZipFile(file) as given, ZipFile(packed, "w") as archive:
        for name in given.namelist():
            info = ZipInfo(name)
            info.compress_type = ZIP_DEFLATED
            archive.writestr(info, given.read(name))
    return packed.getvalue()
