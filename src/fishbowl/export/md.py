"""A record for people to read, as Markdown: the review, with every text escaped so that it can do nothing."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING

from fishbowl.export.place import private
from fishbowl.runtime.record import Record
from fishbowl.runtime.record.review import Block, Facts, Grid, Items, Paragraph, Review, review
from fishbowl.text import UNCUT, Lang, clean_line

if TYPE_CHECKING:
    from fishbowl.export import Options

ENDING = ".md"

# Also the signs of wider dialects (mathematics, citations, attributes, tags). Full stops and colons only
# where an address could be made of them, so that prose stays prose.
_ACTIVE = re.compile(r"[\\`*_{}\[\]<>&|~#$^@=]|%(?=%)|(?<!\d):(?=\S)|(?<=\w)\.(?=\w)|:(?=//)")
_AT_START = re.compile(r"[-+]|\d+(?=[.)])")


def write(record: Record, target: Path, options: Options) -> None:
    session: Lang = "nl" if record.session[0].language == "nl" else "en"
    told = review(record, options.lang or session)
    with private(target) as file:
        file.write("\n".join(_lines(told)).encode() + b"\n")


def inert(text: str) -> str:
    """The text on one line, with all that Markdown would act on escaped."""
    escaped = _ACTIVE.sub(r"\\\g<0>", clean_line(text, UNCUT).strip())
    start = _AT_START.match(escaped)
    if start is None:
        return escaped
    end = start.end() if start[0].isdigit() else 0
    return f"{escaped[:end]}\\{escaped[end:]}"


def paragraphs(text: str) -> Iterator[str]:
    """Each line break of the text begins a new paragraph: Markdown would run two lines together."""
    for number, line in enumerate(line for line in text.split("\n") if line.strip()):
        if number:
            yield ""
        yield inert(line)


def _lines(told: Review) -> Iterator[str]:
    if told.notice:
        yield from (f"**{inert(told.notice)}**", "")
    yield f"# {inert(told.title)}"
    for section in told.sections:
        yield from ("", f"## {inert(section.title)}")
        for block in section.blocks:
            yield ""
            yield from _block(block)


def _block(block: Block) -> Iterator[str]:
    match block:
        case Paragraph(text):
            yield inert(text)
        case Facts(pairs):
            for label, value in pairs:
                yield f"- **{inert(label)}**: {inert(value)}"
        case Grid(heads, rows):
            yield _row(heads)
            yield _row(("---",) * len(heads), escape=False)
            for row in rows:
                yield _row(row)
        case Items(lines, title):
            if title:
                yield from (f"### {inert(title)}", "")
            for line in lines:
                yield f"- {inert(line)}"


def _row(row: tuple[str, ...], *, escape: bool = True) -> str:
    return f"| {' | '.join(inert(cell) if escape else cell for cell in row)} |"
