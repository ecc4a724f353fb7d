"""A coder's file, whatever it is: known by what is in it, read whole, and cut to one coder."""

from __future__ import annotations

import hashlib
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from fishbowl.agreement.errors import CodingUnreadable
from fishbowl.agreement.model import Coded, Document, fingerprint, folded, with_lf
from fishbowl.core.anew import replace
from fishbowl.text import reason

MAX_PLAIN = 32 * 2**20
"""Bytes of a CSV or a text. A project may be larger: recordings can lie in it, and are passed over."""

EVERYONE = "*"
"""As a coder's name: all who coded in the file, taken as one."""


@dataclass(frozen=True, slots=True)
class Text:
    """A text by itself. `bytes_sha` is the checksum of its file as it is, by which a CSV may know it too."""

    document: Document
    bytes_sha: str


def read_coded(path: Path) -> Coded:
    """A project (`.qdpx`) or a CSV of segments; the coders in it still apart. Raises CodingUnreadable."""
    try:
        with path.open("rb") as file:
            packed = file.read(2) == b"PK"
            file.seek(0)
            sha256 = hashlib.file_digest(file, "sha256").hexdigest()
    except (OSError, ValueError) as error:
        raise _unopened(path, error) from error
    if packed:
        from fishbowl.agreement.qdpx import read_qdpx  # the XML parser: only where there is XML

        return read_qdpx(path, sha256)
    from fishbowl.agreement.segments_csv import read_csv

    return read_csv(path, _plain(path), sha256)


def read_text(path: Path) -> Text:
    """A plain text in UTF-8 to which a CSV's positions belong. Raises CodingUnreadable."""
    data = _plain(path)
    try:
        text = with_lf(data.decode("utf-8-sig"))
    except UnicodeDecodeError:
        raise CodingUnreadable("coded.plain_not_utf8", file=path) from None
    document = Document(folded(path.stem), fingerprint(text), text)
    return Text(document, hashlib.sha256(data).hexdigest())


def of_coder(coded: Coded, name: str | None, side: str) -> Coded:
    """The file as one coder's: what that coder coded, and what fishbowl laid. `side` is a or b.

    Raises CodingUnreadable where several coded and none is named, or the one named did not.
    """
    coders = sorted({segment.coder for segment in coded.segments if not segment.auto})
    wanted = None if name is None else folded(name)
    if wanted is None and len(coders) > 1:
        known = ", ".join(coder or "''" for coder in coders)
        raise CodingUnreadable("coded.several_coders", file=coded.file, coders=known, side=side)
    if wanted == EVERYONE:
        return replace(coded, coder=", ".join(filter(None, coders)))
    if wanted is not None and wanted not in coders:
        known = ", ".join(coder or "''" for coder in coders)
        raise CodingUnreadable("coded.unknown_coder", file=coded.file, coder=wanted, coders=known)
    coder = wanted if wanted is not None else next(iter(coders), "")
    own = tuple(segment for segment in coded.segments if segment.auto or segment.coder == coder)
    return replace(coded, segments=own, coder=coder)


def with_texts(coded: Coded, texts: Sequence[Text]) -> Coded:
    """The codings with the texts put under those documents whose own text is not in the file."""
    known = {text.document.sha: text.document for text in texts}
    known |= {text.bytes_sha: text.document for text in texts}
    found = {
        document.sha: known[document.sha]
        for document in coded.documents
        if document.text is None and document.sha in known
    }
    return replace(
        coded,
        documents=tuple(found.get(document.sha, document) for document in coded.documents),
        segments=tuple(
            replace(segment, document=found[segment.document].sha) if segment.document in found else segment
            for segment in coded.segments
        ),
    )


def _plain(path: Path) -> bytes:
    try:
        with path.open("rb") as file:
            data = file.read(MAX_PLAIN + 1)
    except (OSError, ValueError) as error:
        raise _unopened(path, error) from error
    if len(data) > MAX_PLAIN:
        raise CodingUnreadable("coded.plain_too_large", file=path, most=MAX_PLAIN // 2**20)
    return data


def _unopened(path: Path, error: OSError | ValueError) -> CodingUnreadable:
    return CodingUnreadable("coded.cannot_open", file=path, detail=reason(error))
