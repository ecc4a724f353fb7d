"""A report in words for the terminal, and as rows for a spreadsheet, in the language of this process."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import groupby

from fishbowl.elements.links import COLUMNS
from fishbowl.elements.model import Report, Told
from fishbowl.elements.voices import KINDS
from fishbowl.text import clean_line, hanging, lang, say, say_n

Row = tuple[str | int | None, ...]

_COUNTS = (*KINDS, "unknown")

PASSAGE_COLUMNS = (
    *COLUMNS,
    "document",
    "line",
    "codes",
    "inductive",
    "speakers",
    "named_by",
    "institutions",
    "text",
)
"""A file of links, with what a team has to see of each passage to link it."""


def told(report: Report) -> Iterator[str]:
    """The lines on all elements, group by group, and on what was left over."""
    yield say("elements.title")
    yield say("elements.read_from", files=_list(report.files))
    if report.simulated:
        yield say("record.rehearsal")
    for group, elements in groupby(report.elements, lambda each: each.group.of(lang())):
        yield from ("", clean_line(group))
        for each in elements:
            yield from _element(each)
    yield ""
    for key, codes in (("unlinked", report.unlinked), ("unknown_codes", report.unknown_codes)):
        if codes:
            yield from hanging("", say(f"elements.{key}", count=len(codes), codes=_list(codes)), " " * 3)
    if report.unknown_places:
        yield say("elements.unknown_places", count=report.unknown_places)


def table(report: Report) -> Iterator[Row]:
    """A row for each element below a head; several in a cell are parted by `; `."""
    whole = ("institutions", "no_institution", "approaches", "simulated")
    names = ("element", "number", "group", "passages", *_COUNTS, *whole)
    yield tuple(say(f"elements.column.{name}") for name in names)
    for each in report.elements:
        yield (
            each.name.of(lang()),
            each.number,
            each.group.of(lang()),
            each.passages,
            *(getattr(each, kind) for kind in _COUNTS),
            "; ".join(each.institutions),
            each.elsewhere,
            "; ".join(each.approaches),
            say("common.yes" if report.simulated else "common.no"),
        )


def passages(report: Report) -> Iterator[Row]:
    """A row for each passage below PASSAGE_COLUMNS; its element is empty where it has none."""
    yield PASSAGE_COLUMNS
    for each in report.passages:
        many = (each.codes, each.inductive, each.speakers, each.named_by, each.institutions)
        yield (
            "; ".join(each.elements),
            "",
            each.doc_sha,
            each.start,
            each.end,
            each.document,
            each.line,
            *("; ".join(part) for part in many),
            each.text,
        )


def _element(each: Told) -> Iterator[str]:
    number = "" if each.number is None else f"{each.number} "
    count = say_n("elements.passages", each.passages) if each.passages else say("elements.none")
    yield f"  {number}{clean_line(each.name.of(lang()))}: {count}"
    if not each.passages:
        return
    who = [say(f"elements.{kind}", n=n) for kind in _COUNTS if (n := getattr(each, kind))]
    where = list(each.institutions)
    if each.elsewhere:
        where.append(say("elements.unknown", n=each.elsewhere))
    approaches = _list(each.approaches) or say("elements.not_known")
    for key, told in (
        ("named_by", " · ".join(who)),
        ("institutions", _list(where)),
        ("approaches", approaches),
    ):
        yield from hanging(f"     {say(f'elements.{key}')}: ", told, " " * 8)


def _list(texts: list[str] | tuple[str, ...]) -> str:
    return clean_line("; ".join(texts))
