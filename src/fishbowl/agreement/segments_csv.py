"""Codings as a CSV file: `coder, doc_sha, start_char, end_char, code, memo`, and `document` for its name if
wanted.

`doc_sha` is the SHA-256 of the text's `fingerprint`; positions are code points of the text with LF line
ends, an end is exclusive. Columns may stand in any order, parted by `,`, `;` or a tab; others are passed
over.
"""

from __future__ import annotations

import csv
import io
import re
from pathlib import Path

from fishbowl.agreement.errors import CodingUnreadable
from fishbowl.agreement.model import NO_PROGRAM, Coded, Document, Segment, folded
from fishbowl.agreement.ours import is_auto, is_inductive, laid
from fishbowl.core.anew import replace

COLUMNS = ("coder", "doc_sha", "start_char", "end_char", "code", "memo")
_NEEDED = COLUMNS[:-1]
_SHA = re.compile("[0-9a-f]{64}")
# "12.0" is how a column of numbers comes out of some programs; with three zeros it may be thousands.
_PLACE = re.compile("([0-9]{1,12})(?:[.,]0{1,2})?", re.ASCII)


def read_csv(path: Path, data: bytes, sha256: str) -> Coded:
    """The codings of a CSV file. Raises CodingUnreadable, naming the row (the head is row 1)."""
    try:
        text = data.decode("utf-8-sig")
    except UnicodeDecodeError:
        raise CodingUnreadable("coded.plain_not_utf8", file=path) from None
    head = text.partition("\n")[0]
    sign = max(",;\t", key=head.count)
    rows = csv.DictReader(io.StringIO(text, newline=""), delimiter=sign, strict=True)
    try:
        names = [folded(name).casefold() for name in rows.fieldnames or ()]
        missing = [column for column in _NEEDED if column not in names]
        if missing:
            raise CodingUnreadable("coded.no_columns", file=path, columns=", ".join(missing))
        rows.fieldnames = names
        found = [
            _row(path, number, cells) for number, row in enumerate(rows, start=2) if (cells := _cells(row))
        ]
    except csv.Error as error:
        raise CodingUnreadable("coded.broken_csv", file=path, detail=error) from error
    documents = {segment.document: document for segment, document in found}
    ours = laid([segment.code for segment, _ in found])
    segments = tuple(replace(segment, auto=True) if segment.code in ours else segment for segment, _ in found)
    return Coded(
        file=path.name,
        sha256=sha256,
        program=NO_PROGRAM,
        documents=tuple(documents.values()),
        segments=segments,
        codes=frozenset(s.code for s in segments if not (s.auto or s.inductive)),
    )


def _cells(row: dict[str, str | None]) -> dict[str, str]:
    """What stands in the row; nothing where a spreadsheet left it empty."""
    cells = {name: value.strip() for name, value in row.items() if isinstance(value, str)}
    return cells if any(cells.values()) else {}


def _row(path: Path, number: int, cell: dict[str, str]) -> tuple[Segment, Document]:
    sha, code, coder = (
        cell.get("doc_sha", "").lower(),
        folded(cell.get("code", "")),
        folded(cell.get("coder", "")),
    )
    start, end = (_place(cell.get(column, "")) for column in ("start_char", "end_char"))
    wrong = (
        "doc_sha" if not _SHA.fullmatch(sha)
        else "code" if not code
        else "start_char" if start < 0
        else "end_char" if end <= start
        else None
    )  # fmt: skip
    if wrong is not None:
        raise CodingUnreadable(
            "coded.bad_cell", file=path, row=number, column=wrong, value=cell.get(wrong, "")
        )
    segment = Segment(
        sha,
        start,
        end,
        code,
        coder,
        cell.get("memo", ""),
        auto=is_auto(coder, ()),
        inductive=is_inductive(code, ()),
    )
    return segment, Document(folded(cell.get("document", "")) or sha[:12], sha, None)


def _place(cell: str) -> int:
    """A position; -1 for what is none."""
    found = _PLACE.fullmatch(cell)
    return int(found[1]) if found else -1
