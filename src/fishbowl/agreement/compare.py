"""Two coders' files and what was asked of them, made into a report."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from fractions import Fraction

from fishbowl.agreement.identity import as_named
from fishbowl.agreement.model import Coded, Document, Remark, Segment
from fishbowl.agreement.pair import alike, shared
from fishbowl.agreement.percent import Codes
from fishbowl.agreement.reckon import apply
from fishbowl.agreement.report import CodeLists, Difference, Figure, Layer, Report, Scope, Settings, Side
from fishbowl.agreement.rules import ALL_UNITS, PER_CODE, Rule, asked
from fishbowl.agreement.units import Cell, cells, outside, units

_BEHIND = re.compile(r" \([^()]+\)$")

Layers = Mapping[str, frozenset[Layer]]
"""In which layers of the codebooks a code stands, by its name (`folded`)."""


@dataclass(frozen=True, slots=True)
class _Sorted:
    """A coder's segments in the shared documents: those to compare, and how many are not for which reason."""

    compared: tuple[Segment, ...]
    marked: tuple[Segment, ...]
    auto: int
    inductive: int
    other_layer: int


@dataclass(frozen=True, slots=True)
class _Laid:
    """A document's units with what each coder gave them, and how many passages gave none their code."""

    cells: list[Cell]
    outside_a: int
    outside_b: int


def compare(
    a: Coded, b: Coded, settings: Settings, layers: Layers, first: tuple[Coded, Coded] | None = None
) -> Report:
    """The report on two codings, each cut to one coder (`read.of_coder`).

    Of a second run `first` are the codings of the first: where the units are a coder's passages, they are
    those of then, so that moving a border in the discussion does not change what is counted over.

    Raises NotComparable and CodingUnreadable as `pair.shared` and `units.units` do.
    """
    b, renamed = as_named(a, b)
    both = shared(a, b, settings.scope)
    shas = {document.sha for document in both.documents}
    of_a, of_b = (_sorted(each, shas, settings, layers) for each in (a, b))
    source = (first or (a, b))[settings.unit == "b"]
    marked = _sorted(source, shas, settings, layers).marked
    found = [_laid(document, marked, of_a, of_b, settings) for document in both.documents]
    by_document = [each.cells for each in found]
    lists = _code_lists(a, b, by_document, settings.layer, layers)
    return Report(
        settings=settings,
        a=_side(a, of_a, sum(each.outside_a for each in found)),
        b=_side(b, of_b, sum(each.outside_b for each in found)),
        documents=tuple(
            Scope(document.name, document.sha, len(its), sum(bool(cell.a or cell.b) for cell in its))
            for document, its in zip(both.documents, by_document, strict=True)
        ),
        codes=lists,
        figures=tuple(_figures(by_document, frozenset(lists.used), settings)),
        differences=tuple(_differences(by_document)),
        remarks=(
            *alike(a, b),
            *a.remarks,
            *b.remarks,
            *renamed,
            *both.remarks,
            *_remarks(a, b, lists, of_a, of_b, settings, layers),
        ),
    )


def _laid(
    document: Document, marked: Iterable[Segment], of_a: _Sorted, of_b: _Sorted, settings: Settings
) -> _Laid:
    found = units(document, settings.unit, marked)
    on_a, on_b = (_on(its.compared, document.sha) for its in (of_a, of_b))
    return _Laid(
        cells(found, on_a, on_b, settings.overlap),
        outside(found, on_a, settings.overlap),
        outside(found, on_b, settings.overlap),
    )


def _sorted(coded: Coded, shas: set[str], settings: Settings, layers: Layers) -> _Sorted:
    own = [segment for segment in coded.segments if segment.document in shas]
    auto = [segment for segment in own if segment.auto]
    inductive = [segment for segment in own if segment.inductive and not segment.auto]
    coder = [segment for segment in own if not segment.auto and not segment.inductive]
    fitting = [segment for segment in coder if _fits(segment.code, settings.layer, layers)]
    return _Sorted(
        compared=(*fitting, *(auto if settings.with_auto else ())),
        marked=(*coder, *inductive),
        auto=0 if settings.with_auto else len(auto),
        inductive=len(inductive),
        other_layer=len(coder) - len(fitting),
    )


def _on(segments: Iterable[Segment], sha: str) -> list[Segment]:
    return [segment for segment in segments if segment.document == sha]


def _fits(code: str, layer: Layer | None, layers: Layers) -> bool:
    return layer is None or layer in layers.get(code, ())


def _side(coded: Coded, its: _Sorted, outside_units: int) -> Side:
    return Side(
        file=coded.file,
        sha256=coded.sha256,
        program=coded.program,
        coder=coded.coder,
        codings=len(its.compared) - outside_units,
        outside=outside_units,
        auto=its.auto,
        inductive=its.inductive,
        other_layer=its.other_layer,
        elsewhere=coded.elsewhere,
    )


def _code_lists(
    a: Coded, b: Coded, documents: Iterable[Sequence[Cell]], layer: Layer | None, layers: Layers
) -> CodeLists:
    found = [cell for cells in documents for cell in cells]
    used_a, used_b = Codes().union(*(cell.a for cell in found)), Codes().union(*(cell.b for cell in found))
    own_a, own_b = (
        {code for code in coded.codes if _fits(code, layer, layers)} | used
        for coded, used in ((a, used_a), (b, used_b))
    )
    return CodeLists(
        used=tuple(sorted(used_a | used_b)),
        only_a=tuple(sorted(own_a - own_b - b.folders)),
        only_b=tuple(sorted(own_b - own_a - a.folders)),
    )


def _figures(documents: Sequence[Sequence[Cell]], codes: Codes, settings: Settings) -> Iterator[Figure]:
    everything = [cell for found in documents for cell in found]
    scopes: list[tuple[str | None, Sequence[Cell]]] = [(None, everything)]
    if settings.by_document:
        scopes += [(found[0].unit.document.name, found) for found in documents if found]
    for rule in asked(settings.rules):
        for document, found in scopes:
            if rule not in PER_CODE:
                yield _figure(rule, None, document, found, codes)
            if settings.by_code or rule in PER_CODE:
                for code in sorted(codes):
                    yield _figure(rule, code, document, found, frozenset({code}))


def _figure(
    rule: Rule, code: str | None, document: str | None, found: Sequence[Cell], codes: Codes
) -> Figure:
    pairs = [(cell.a & codes, cell.b & codes) for cell in found]
    coded = sum(bool(a or b) for a, b in pairs)
    got, coefficient = apply(rule, pairs, codes)
    units = len(pairs) if rule in ALL_UNITS else coded
    return Figure(
        rule=rule,
        code=code,
        document=document,
        numerator=_number(got.numerator),
        denominator=_number(got.denominator),
        value=None if got.value is None else float(got.value),
        undefined=None if got.denominator else "one_category" if coded else "empty",
        units=units,
        left_out=len(pairs) - units,
        observed=float(coefficient.observed) if coefficient else None,
        expected=float(coefficient.expected) if coefficient else None,
    )


def _number(exact: Fraction) -> int | float:
    """A count stays a whole number in JSON, too."""
    return exact.numerator if exact.denominator == 1 else float(exact)


def _differences(documents: Iterable[Sequence[Cell]]) -> Iterator[Difference]:
    for found in documents:
        for cell in found:
            if cell.a != cell.b:
                unit = cell.unit
                yield Difference(
                    document=unit.document.name,
                    line=unit.line,
                    start=unit.start,
                    end=unit.end,
                    both=tuple(sorted(cell.a & cell.b)),
                    only_a=tuple(sorted(cell.a - cell.b)),
                    only_b=tuple(sorted(cell.b - cell.a)),
                    memos_a=cell.memos_a,
                    memos_b=cell.memos_b,
                    text=unit.text,
                    speakers=unit.speakers,
                )


def _remarks(
    a: Coded,
    b: Coded,
    lists: CodeLists,
    of_a: _Sorted,
    of_b: _Sorted,
    settings: Settings,
    layers: Layers,
) -> Iterator[Remark]:
    if any("qualcoder" in each.program.casefold() for each in (a, b)):
        yield Remark("agreement.qualcoder_kappa")
    loose: dict[str, list[str]] = {}
    for code in lists.only_b:
        loose.setdefault(_loosely(code), []).append(code)
    for code in lists.only_a:
        for other in loose.get(_loosely(code), ()):
            yield Remark("agreement.nearly_same", {"a": code, "b": other})
    if settings.layer is not None:
        given = {each.code for side in (of_a, of_b) for each in side.marked if not each.inductive}
        unknown = sorted(code for code in given if code not in layers)
        if unknown:
            yield Remark("agreement.no_layer", {"codes": ", ".join(unknown)})


def _loosely(code: str) -> str:
    """Without regard to capitals, and to the codebook that an export of several puts behind a name."""
    return _BEHIND.sub("", code).casefold()
