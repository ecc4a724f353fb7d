"""Two codings of the same texts: which documents they share, and that these are the same to the letter."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import zip_longest
from pathlib import PurePath

from fishbowl.agreement.errors import CodingUnreadable, NotComparable
from fishbowl.agreement.model import Coded, Document, Remark, Segment, folded

_ENDINGS = (".txt", ".docx", ".doc", ".rtf", ".odt", ".pdf", ".md")


@dataclass(frozen=True, slots=True)
class Shared:
    """The documents that are compared, in the order of A's file, and what was left aside for which reason."""

    documents: tuple[Document, ...]
    remarks: tuple[Remark, ...]


def shared(a: Coded, b: Coded, scope: Sequence[str] = ()) -> Shared:
    """The documents that both have, cut to those named in `scope`, where at least one of the two coded.

    Raises NotComparable: a document of the same name has another text, nothing is shared, or a name of the
    scope is in neither. Raises CodingUnreadable for a passage outside its text.
    """
    texts = {document.sha: document for document in b.documents}
    own, others = _within(a.documents, scope), _within(b.documents, scope)
    both = [_fuller(document, texts[document.sha]) for document in own if document.sha in texts]
    shas = {document.sha for document in both}
    _check_scope(scope, [*own, *others])
    coded = [{segment.document for segment in each.segments if not segment.auto} for each in (a, b)]
    mine, theirs = ([document for document in each if document.sha not in shas] for each in (own, others))
    _check_same_texts(mine, theirs, coded[0] | coded[1])
    kept = tuple(document for document in both if document.sha in coded[0] | coded[1])
    if not kept:
        raise NotComparable("coded.nothing_shared", a=a.file, b=b.file)
    for each in (a, b):
        _check_inside(each, kept)
    remarks = [
        *_alone(a, mine, coded[0]),
        *_alone(b, theirs, coded[1]),
        *_uncoded(a, kept, coded[0]),
        *_uncoded(b, kept, coded[1]),
    ]
    return Shared(kept, tuple(remarks))


def check_two(a: Coded, b: Coded) -> None:
    """That there are two codings to compare. Raises NotComparable for one file that is given twice: that
    somebody agrees with themselves would pass for a figure.
    """
    if _same(a, b) and a.sha256 == b.sha256:
        raise NotComparable("coded.one_file", a=a.file, b=b.file, coder=a.coder or "''")


def alike(a: Coded, b: Coded) -> Iterator[Remark]:
    """What to know of two codings that go by one name: a person twice, or two people under one name."""
    if _same(a, b) and _passages(a) == _passages(b):
        yield Remark("agreement.one_coding", {"coder": a.coder or "''"})
    elif _same(a, b) and a.coder:
        yield Remark("agreement.one_coder", {"coder": a.coder})


def _same(a: Coded, b: Coded) -> bool:
    return a.coder == b.coder


def _passages(coded: Coded) -> set[Segment]:
    return {segment for segment in coded.segments if not segment.auto}


def _fuller(mine: Document, theirs: Document) -> Document:
    """The one with the text, where only one has it."""
    return theirs if mine.text is None and theirs.text is not None else mine


def _within(documents: Sequence[Document], scope: Sequence[str]) -> list[Document]:
    keys = {_key(name) for name in scope}
    return [document for document in documents if not keys or _key(document.name) in keys]


def _key(name: str) -> str:
    """A document's name as programs keep it: some drop the ending, some add one."""
    name = folded(name).casefold()
    return name.removesuffix(PurePath(name).suffix) if name.endswith(_ENDINGS) else name


def _check_same_texts(own: Sequence[Document], others: Sequence[Document], coded: set[str]) -> None:
    """What neither coded may differ: a record that one program laid out anew is nobody's coding."""
    by_name = {_key(document.name): document for document in others}
    for mine in own:
        theirs = by_name.get(_key(mine.name))
        if theirs is None or not coded & {mine.sha, theirs.sha}:
            continue
        if mine.text is None or theirs.text is None:
            raise NotComparable(
                "coded.other_checksum", document=mine.name, a=mine.sha[:12], b=theirs.sha[:12]
            )
        lines = zip_longest(mine.text.split("\n"), theirs.text.split("\n"))
        line = next(n for n, (left, right) in enumerate(lines, start=1) if left != right)
        raise NotComparable("coded.other_text", document=mine.name, line=line)


def _check_scope(scope: Sequence[str], documents: Sequence[Document]) -> None:
    known = {_key(document.name) for document in documents}
    for name in scope:
        if _key(name) not in known:
            raise NotComparable("coded.no_such_document", document=name)


def _check_inside(coded: Coded, documents: Sequence[Document]) -> None:
    ends = {document.sha: len(document.text) for document in documents if document.text is not None}
    for segment in coded.segments:
        # The blanks at the end, which a fingerprint leaves out, may be there for one coder and not the other.
        if segment.document in ends and segment.start >= ends[segment.document]:
            name = next(document.name for document in documents if document.sha == segment.document)
            raise CodingUnreadable("coded.outside_text", file=coded.file, document=name, place=segment.start)


def _alone(coded: Coded, documents: Sequence[Document], touched: set[str]) -> Iterator[Remark]:
    names = [document.name for document in documents if document.sha in touched]
    if names:
        yield Remark("agreement.only_there", {"file": coded.file, "documents": ", ".join(names)})


def _uncoded(coded: Coded, documents: Sequence[Document], touched: set[str]) -> Iterator[Remark]:
    for document in documents:
        if document.sha not in touched:
            yield Remark("agreement.uncoded", {"file": coded.file, "document": document.name})
