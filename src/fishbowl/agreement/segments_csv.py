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
from fishbowl.agreement.ours import is_auto, is_inductive

COLUMNS = ("coder", "doc_sha", "start_char", "end_char", "code", "memo")
_NEEDED = COLUMNS[:-1]
_SHA = re.compile("[0-9a-f]{64}")
_PLACE = re.compile("[0-9]{1,12}", re.ASCII)


def read_csv(path: Path, data: bytes, sha256: str) -> Coded:
    """The codings of a CSV file. Raises CodingUnreadable, naming the row (the head is row 1)."""
    try:
        text = data.decode("utf-8-sig")
    except UnicodeDecodeError:
        raise CodingUnreadable("coded.not_utf8", file=path, part=path.name) from None
    head = text.partition("\n")[0]
    sign = max(",;\t", key=head.count)
    rows = csv.DictReader(io.StringIO(text, newline=""), delimiter=sign, strict=True)
    try:
        names = [folded(name).casefold() for name in rows.fieldnames or ()]
        missing = [column for column in _NEEDED if column not in names]
        if missing:
            raise CodingUnreadable("coded.no_columns", file=path, columns=", ".join(missing))
        rows.fieldnames = names
        found = [_row(path, number, row) for number, row in enumerate(rows, start=2)]
    except csv.Error as error:
        raise CodingUnreadable("coded.broken_csv", file=path, detail=error) from error
    documents = {segment.document: document for segment, document in found}
    segments = tuple(segment for segment, _ in found)
    return Coded(
        file=path.name,
        sha256=sha256,
        program=NO_PROGRAM,
        documents=tuple(documents.values()),
        segments=segments,
        codes=frozenset(s.code for s in segments if not (s.auto or s.inductive)),
    )


def _row(path: Path, number: int, row: dict[str, str | None]) -> tuple[Segment, Document]:
    cell = {name: (value or "").strip() for name, value in row.items() if isinstance(value, str)}
    sha, code, coder = (
        cell.get("doc_sha", "").lower(),
        folded(cell.get("code", "")),
        folded(cell.get("coder", "")),
    )
    start, end = cell.get("start_char", ""), cell.get("end_char", "")
    wrong = (
        "doc_sha" if not _SHA.fullmatch(sha)
        else "code" if not code
        else "start_char" if not _PLACE.fullmatch(start)
        else "end_char" if not _PLACE.fullmatch(end) or int(end) <= int(start)
        else None
    )  # fmt: skip
    if wrong is not None:
        raise CodingUnreadable(
            "coded.bad_cell", file=path, row=number, column=wrong, value=cell.get(wrong, "")
        )
    segment = Segment(
        sha,
        int(start),
        int(end),
        code,
        coder,
        cell.get("memo", ""),
        auto=is_auto(coder, ()),
        inductive=is_inductive(code, ()),
    )
    return segment, Document(folded(cell.get("document", "")) or sha[:12], sha, None)
