"""A report in words, for the terminal: plain lines, every figure with what it was made of."""

from __future__ import annotations

from collections.abc import Iterator

from fishbowl.agreement.frozen import Outcome
from fishbowl.agreement.report import Difference, Figure, Report, Side
from fishbowl.agreement.rules import PER_CODE, Rule
from fishbowl.text import clean_line, decimal, hanging, say, say_n

_COEFFICIENTS: tuple[Rule, ...] = ("kappa", "alpha-nominal", "alpha-jaccard", "alpha-masi")
_HEAD = 12
"""How much of a checksum is shown; the whole is in the JSON."""


def told(outcome: Outcome) -> Iterator[str]:
    """The lines on an agreement, and of the negotiated one apart."""
    yield say("agreement.title")
    yield from _report(outcome.first)
    after = outcome.negotiated
    if after is not None:
        yield ""
        yield say("agreement.negotiated")
        yield from _report(after, outcome.first)


def told_differences(report: Report) -> Iterator[str]:
    """The units on which the coders differ, each with its text and what either gave it; in lines of 80
    characters, to read from paper.
    """
    yield say_n("agreement.to_discuss", len(report.differences))
    a, b = (_called(*side) for side in (("A", report.a), ("B", report.b)))
    for number, each in enumerate(report.differences, start=1):
        yield ""
        yield from _wrapped(f"{number}. ", _place(each))
        if each.speakers:
            yield from _wrapped(f"   {say('agreement.said_by')}: ", ", ".join(each.speakers))
        yield from _wrapped(f"   {say('agreement.both')}: ", _codes(each.both))
        for name, codes, memos in ((a, each.only_a, each.memos_a), (b, each.only_b, each.memos_b)):
            yield from _wrapped(f"   {name}: ", _codes(codes))
            for memo in memos:
                yield from _wrapped(f"      {say('agreement.memo')}: ", clean_line(memo))
        for line in (each.text or "").splitlines():
            yield from hanging("   | ", clean_line(line), "   | ")


def _called(letter: str, side: Side) -> str:
    return f"{letter} ({clean_line(side.coder)})" if side.coder else letter


def _wrapped(front: str, text: str) -> list[str]:
    return hanging(front, text, " " * (len(front) - len(front.lstrip()) + 3))


def _report(report: Report, first: Report | None = None) -> Iterator[str]:
    yield from _side("A", report.a)
    yield from _side("B", report.b)
    yield from _scope(report)
    yield from _code_lists(report)
    earlier = {_of(figure): figure for figure in first.figures} if first else {}
    shown: Rule | None = None
    for figure in report.figures:
        if figure.rule != shown:
            yield ""
            yield say(f"agreement.rule.{figure.rule.replace('-', '_')}", name=figure.rule)
            yield f"  {_figures_of(report)}"
            shown = figure.rule
        yield from _figure(figure, earlier.get(_of(figure)))
    yield ""
    yield _differing(report, first)
    yield from (f"! {say(remark.key, **remark.params)}" for remark in report.remarks)


def _side(name: str, side: Side) -> Iterator[str]:
    coder = side.coder or say("agreement.no_name")
    yield say(
        "agreement.side",
        name=name,
        file=side.file,
        program=side.program or say("agreement.no_program"),
        coder=coder,
        codings=say_n("agreement.codings", side.codings),
        sha=side.sha256[:_HEAD],
    )
    for aside in ("auto", "inductive", "other_layer", "outside", "elsewhere"):
        count = getattr(side, aside)
        if count:
            yield f"   {say(f'agreement.aside.{aside}', n=count)}"


def _scope(report: Report) -> Iterator[str]:
    asked = report.settings
    units = sum(document.units for document in report.documents)
    coded = sum(document.coded for document in report.documents)
    yield say(
        "agreement.unit", unit=say(f"agreement.unit_is.{asked.unit}"), units=units, coded=coded,
        none=units - coded,
    )  # fmt: skip
    yield say("agreement.overlap" if asked.overlap else "agreement.overlap_any", percent=asked.overlap)
    for document in report.documents:
        yield say(
            "agreement.document",
            name=document.name,
            units=document.units,
            coded=document.coded,
            sha=document.sha256[:_HEAD],
        )


def _figures_of(report: Report) -> str:
    """What the figures below are about, so that they can be copied with it."""
    asked = report.settings
    threshold = "agreement.threshold" if asked.overlap else "agreement.threshold_any"
    return say(
        "agreement.figures_of",
        unit=say(f"agreement.unit_is.{asked.unit}"),
        threshold=say(threshold, percent=asked.overlap),
        count=say_n("agreement.documents", len(report.documents)),
        layer=say(f"agreement.layer.{asked.layer or 'all'}"),
        auto=say("agreement.with_auto" if asked.with_auto else "agreement.without_auto"),
    )


def _code_lists(report: Report) -> Iterator[str]:
    yield say("agreement.codes_used", count=len(report.codes.used), codes=_codes(report.codes.used))
    for key, codes in (("only_a", report.codes.only_a), ("only_b", report.codes.only_b)):
        if codes:
            yield say(f"agreement.codes_{key}", count=len(codes), codes=_codes(codes))


def _figure(figure: Figure, earlier: Figure | None) -> Iterator[str]:
    place = [part for part in (figure.document, figure.code) if part is not None]
    what = clean_line(" · ".join(place)) if place else say("agreement.altogether")
    line = f"  {_value(figure):>9}  {_quotient(figure):>16}  {what}"
    if earlier is not None:
        line += "  " + say("agreement.was", value=_value(earlier))
    yield line
    if figure.undefined:
        yield f"             {say(f'agreement.undefined.{figure.undefined}')}"
    if figure.code is None or (figure.rule in PER_CODE and figure.observed is not None):
        yield f"             {_made_of(figure)}"


def _made_of(figure: Figure) -> str:
    said = say_n("agreement.over_units", figure.units)
    if figure.left_out:
        said += say("agreement.left_out", n=figure.left_out)
    if figure.observed is not None and figure.expected is not None:
        key = "agreement.kappa_of" if figure.rule in PER_CODE else "agreement.alpha_of"
        said += say(key, observed=decimal(figure.observed, 3), expected=decimal(figure.expected, 3))
    return said


def _value(figure: Figure) -> str:
    if figure.value is None:
        return say("agreement.not_defined")
    if figure.rule in _COEFFICIENTS:
        return decimal(figure.value, 3)
    return f"{decimal(figure.value * 100)} %"


def _quotient(figure: Figure) -> str:
    return " / ".join(
        str(part) if isinstance(part, int) else decimal(part, 3)
        for part in (figure.numerator, figure.denominator)
    )


def _differing(report: Report, first: Report | None) -> str:
    now = len(report.differences)
    if first is None:
        return say_n("agreement.differing", now) if now else say("agreement.differing_nowhere")
    places = {each.place for each in first.differences}
    new = sum(each.place not in places for each in report.differences)
    return say("agreement.differing_now", was=len(places), now=now, new=new)


def _of(figure: Figure) -> tuple[str, str | None, str | None]:
    return figure.rule, figure.code, figure.document


def _place(each: Difference) -> str:
    key = "agreement.place" if each.line is None else "agreement.place_line"
    return say(key, document=each.document, line=each.line or 0, start=each.start, end=each.end)


def _codes(codes: tuple[str, ...]) -> str:
    return clean_line("; ".join(codes)) if codes else "–"
