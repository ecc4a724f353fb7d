"""A study's cases for who reads on: as Markdown, or as a CSV with a row for each.

What is kept for the team's own use (`KEPT`) is in neither.
"""

from __future__ import annotations

import csv
import io
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path

from fishbowl.core.cases import KEPT, QUESTIONS, Case
from fishbowl.core.codebook import Bilingual
from fishbowl.export.csv import harmless
from fishbowl.export.md import inert, paragraphs
from fishbowl.export.place import private, whole
from fishbowl.text import Lang, say_in

FORMATS = ("md", "csv")

_PASSED_ON = tuple(question for question in QUESTIONS if question not in KEPT)


def export(
    cases: Sequence[Case],
    elements: Mapping[str, Bilingual],
    name: str,
    lang: Lang,
    target: Path,
    *,
    force: bool = False,
) -> None:
    """Write the cases in that format of FORMATS: all of it, or nothing and ExportFailed.

    `elements`: the name of each by its id. `force` replaces a target.
    """
    made = _table(cases) if name == "csv" else "\n".join(_lines(cases, elements, lang)).encode() + b"\n"
    with whole(target, force=force) as unfinished, private(unfinished) as file:
        file.write(made)


def _table(cases: Sequence[Case]) -> bytes:
    page = io.StringIO(newline="")
    writer = csv.writer(page)
    writer.writerow(("case", "elements", *_PASSED_ON))
    for case in cases:
        cells = (case.id, "; ".join(case.elements), *map(case.answer, _PASSED_ON))
        writer.writerow([harmless(cell) for cell in cells])
    return page.getvalue().encode("utf-8-sig")


def _lines(cases: Sequence[Case], elements: Mapping[str, Bilingual], lang: Lang) -> Iterator[str]:
    yield f"# {say_in(lang, 'cases.title')}"
    for case in cases:
        yield from ("", f"## {inert(case.title)}", "")
        works = ", ".join(elements[element].of(lang) for element in case.elements)
        yield f"**{say_in(lang, 'cases.works')}**: {inert(works) or '–'}"
        for question in _PASSED_ON[1:]:
            yield from ("", f"### {inert(say_in(lang, f'cases.ask.{question}'))}", "")
            yield from paragraphs(case.answer(question) or say_in(lang, "cases.no_answer"))
