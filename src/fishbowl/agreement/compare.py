"""Two coders' files and what was asked of them, made into a report."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from fractions import Fraction

from fishbowl.agreement.model import Coded, Remark, Segment, folded
from fishbowl.agreement.pair import alike, shared
from fishbowl.agreement.percent import Codes
from fishbowl.agreement.reckon import apply
from fishbowl.agreement.report import CodeLists, Difference, Figure, Layer, Report, Scope, Settings, Side
from fishbowl.agreement.rules import ALL_UNITS, PER_CODE, Rule, asked
from fishbowl.agreement.units import Cell, cells, units

Layers = Mapping[str, frozenset[Layer]]
"""In which layers of the codebooks a code stands, by its name (`folded`)."""


@dataclass(frozen=True, slots=True)
class _Sorted:
    """A coder's segments in the shared documents: those compared, and how many are not for which reason."""

    compared: tuple[Segment, ...]
    marked: tuple[Segment, ...]
    auto: int
    inductive: int
    other_layer: int


def compare(
    a: Coded, b: Coded, settings: Settings, layers: Layers, first: tuple[Coded, Coded] | None = None
) -> Report:
    """The report on two codings, each cut to one coder (`read.of_coder`).

    Of a second run `first` are the codings of the first: where the units are a coder's passages, they are
    those of then, so that moving a border in the discussion does not change what is counted over.

    Raises NotComparable and CodingUnreadable as `pair.shared` and `units.units` do.
    """
    both = shared(a, b, settings.scope)
    shas = {document.sha for document in both.documents}
    of_a, of_b = (_sorted(each, shas, settings, layers) for each in (a, b))
    source = (first or (a, b))[settings.unit == "b"]
    marked = _sorted(source, shas, settings, layers).marked
    by_document: dict[str, list[Cell]] = {}
    for document in both.documents:
        found = units(document, settings.unit, marked)
        on_a, on_b = (_on(its.compared, document.sha) for its in (of_a, of_b))
        by_document[document.sha] = cells(found, on_a, on_b, settings.overlap)
    lists = _code_lists(a, b, of_a, of_b, settings.layer, layers)
    return Report(
        settings=settings,
        a=_side(a, of_a),
        b=_side(b, of_b),
        documents=tuple(
            Scope(each.name, each.sha, len(found), sum(bool(cell.a or cell.b) for cell in found))
            for each, found in zip(both.documents, by_document.values(), strict=True)
        ),
        codes=lists,
        figures=tuple(_figures(list(by_document.values()), frozenset(lists.used), settings)),
        differences=tuple(_differences(by_document.values())),
        remarks=(
            *alike(a, b),
            *a.remarks,
            *b.remarks,
            *both.remarks,
            *_remarks(a, b, lists, of_a, of_b, settings, layers),
        ),
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


def _side(coded: Coded, its: _Sorted) -> Side:
    return Side(
        file=coded.file,
        sha256=coded.sha256,
        program=coded.program,
        coder=coded.coder,
        codings=len(its.compared),
        auto=its.auto,
        inductive=its.inductive,
        other_layer=its.other_layer,
        elsewhere=coded.elsewhere,
    )


def _code_lists(
    a: Coded, b: Coded, of_a: _Sorted, of_b: _Sorted, layer: Layer | None, layers: Layers
) -> CodeLists:
    used_a, used_b = ({segment.code for segment in its.compared} for its in (of_a, of_b))
    used = used_a | used_b
    # A code of fishbowl's is in one file's folder of ours, and in the other's codebook without its folder.
    ours = {segment.code for coded in (a, b) for segment in coded.segments if segment.auto} - used
    known_a, known_b = (
        {code for code in coded.codes - ours if _fits(code, layer, layers)} | own
        for coded, own in ((a, used_a), (b, used_b))
    )
    return CodeLists(tuple(sorted(used)), tuple(sorted(known_a - known_b)), tuple(sorted(known_b - known_a)))


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
    loose = {folded(code).casefold(): code for code in lists.only_b}
    for code in lists.only_a:
        if code.casefold() in loose:
            yield Remark("agreement.nearly_same", {"a": code, "b": loose[code.casefold()]})
    if settings.layer is not None:
        given = {each.code for side in (of_a, of_b) for each in side.marked if not each.inductive}
        unknown = sorted(code for code in given if code not in layers)
        if unknown:
            yield Remark("agreement.no_layer", {"codes": ", ".join(unknown)})
