"""A team's own links as a CSV file: `element, code`, and where only one passage is meant its place.

A row without an element is one that is yet to be filled in, and is passed over: the list of passages that
`fishbowl elements --passages` writes is such a file.
"""

from __future__ import annotations

import csv
import io
from collections.abc import Iterator
from dataclasses import dataclass

from fishbowl.agreement.model import folded
from fishbowl.core.errors import FishbowlError
from fishbowl.elements.catalogue import Elements

COLUMNS = ("element", "code", "doc_sha", "start_char", "end_char")
MAX_BYTES = 8 * 2**20


class LinksUnreadable(FishbowlError):
    """A file of links that can't be used; the row is named where there is one."""


@dataclass(frozen=True, slots=True)
class Place:
    """A passage of a text, as `Segment` has it."""

    document: str
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Link:
    """That this element is named in every passage with `code`, or in the one at `place`."""

    element: str
    code: str
    place: Place | None = None


def read_links(data: bytes, name: str, elements: Elements) -> tuple[Link, ...]:
    """The links in that file, each once. Raises LinksUnreadable; `name` is the file's, for its sentence."""
    if len(data) > MAX_BYTES:
        raise LinksUnreadable("elements.too_large", file=name, most=MAX_BYTES // 2**20)
    try:
        text = data.decode("utf-8-sig")
    except UnicodeDecodeError:
        raise LinksUnreadable("elements.not_utf8", file=name) from None
    head = text.partition("\n")[0]
    rows = csv.DictReader(io.StringIO(text, newline=""), delimiter=max(",;\t", key=head.count), strict=True)
    try:
        rows.fieldnames = [folded(column).casefold() for column in rows.fieldnames or ()]
        missing = [column for column in COLUMNS[:2] if column not in rows.fieldnames]
        if missing:
            raise LinksUnreadable("elements.no_columns", file=name, columns=", ".join(missing))
        return tuple(dict.fromkeys(_links(rows, name, elements)))
    except csv.Error as error:
        raise LinksUnreadable("elements.broken_csv", file=name, detail=error) from error


def _links(rows: csv.DictReader[str], name: str, elements: Elements) -> Iterator[Link]:
    for number, row in enumerate(rows, start=2):
        cell = {column: _typed(row.get(column)) for column in COLUMNS}
        if not cell["element"]:
            continue
        place = _place(cell, name, number)
        if place is None and not cell["code"]:
            raise LinksUnreadable("elements.no_code", file=name, row=number)
        # One passage can be about several elements, and a table has one row for each passage.
        for wanted in cell["element"].split(";"):
            element = elements.named(wanted)
            if element is None:
                raise LinksUnreadable("elements.unknown_element", file=name, row=number, element=wanted)
            yield Link(element, cell["code"], place)


def _place(cell: dict[str, str], name: str, row: int) -> Place | None:
    given = [cell[column] for column in COLUMNS[2:]]
    if not any(given):
        return None
    sha, start, end = given
    numbers = all(each.isascii() and each.isdigit() and len(each) < 10 for each in (start, end))
    if not sha or not numbers or int(end) <= int(start):
        raise LinksUnreadable("elements.bad_place", file=name, row=row)
    return Place(sha.casefold(), int(start), int(end))


def _typed(cell: str | list[str] | None) -> str:
    """The cell without the `'` that our own tables put before what a spreadsheet would take for a formula."""
    text = folded(cell) if isinstance(cell, str) else ""
    return text[1:] if text[:2] in {"'=", "'+", "'-", "'@"} else text
