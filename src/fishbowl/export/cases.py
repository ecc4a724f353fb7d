"""A study's cases for who reads on: as Markdown, or as a CSV with a row for each.

What is kept for the team's own use (`KEPT`) is in neither.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

from fishbowl.core.cases import KEPT, QUESTIONS, Case
from fishbowl.core.codebook import Bilingual
from fishbowl.export.csv import page
from fishbowl.export.md import inert, paragraphs
from fishbowl.export.place import put
from fishbowl.text import Lang, say_in

FORMATS = ("md", "csv")

PASSED_ON = tuple(question for question in QUESTIONS if question not in KEPT)
"""The questions whose answers are in an export."""

COLUMNS = (("case", "file"), ("elements", "ids"), *((question, f"ask.{question}") for question in PASSED_ON))
"""Each column of the CSV, and the words of `cases.*` that say what it holds."""


@dataclass(frozen=True, slots=True)
class Cases:
    """`each` case of a study, and the name of each effective element by its id."""

    each: tuple[Case, ...]
    elements: Mapping[str, Bilingual]


def export(
    cases: Cases, name: str, lang: Lang, target: Path, *, separator: str = ",", force: bool = False
) -> None:
    """Write the cases in that format of FORMATS: all of it, or nothing and ExportFailed.

    `force` replaces a target.
    """
    made = (
        page(_rows(cases.each), separator)
        if name == "csv"
        else "\n".join(_lines(cases, lang)).encode() + b"\n"
    )
    put(target, made, force=force)


def _rows(cases: Iterable[Case]) -> Iterator[tuple[str, ...]]:
    yield tuple(name for name, _ in COLUMNS)
    for case in cases:
        yield case.id, "; ".join(case.elements), *map(case.answer, PASSED_ON)


def _lines(cases: Cases, lang: Lang) -> Iterator[str]:
    yield f"# {say_in(lang, 'cases.title')}"
    for case in cases.each:
        yield from ("", f"## {inert(case.title)}", "")
        works = ", ".join(cases.elements[element].of(lang) for element in case.elements)
        yield f"**{say_in(lang, 'cases.works')}**: {inert(works) or '–'}"
        for question in PASSED_ON[1:]:
            yield from ("", f"### {inert(say_in(lang, f'cases.ask.{question}'))}", "")
            yield from paragraphs(case.answer(question) or say_in(lang, "cases.no_answer"))
