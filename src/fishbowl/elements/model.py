"""What is found of the elements: a line for each, a row for each passage."""

from __future__ import annotations

from dataclasses import dataclass

from fishbowl.core.codebook import Bilingual
from fishbowl.elements.voices import Kind


@dataclass(frozen=True, slots=True)
class Passage:
    """A place that someone coded, with all codes that stand there, whoever gave them.

    `inductive` are the inductive codes of this place, else of those that it overlaps. `named_by`, `speakers`
    and `institutions` are empty where the project does not say. `line` counts from 1; None without the text.
    """

    document: str
    doc_sha: str
    start: int
    end: int
    line: int | None
    codes: tuple[str, ...]
    inductive: tuple[str, ...]
    speakers: tuple[str, ...]
    named_by: tuple[Kind, ...]
    institutions: tuple[str, ...]
    elements: tuple[str, ...]
    text: str | None


@dataclass(frozen=True, slots=True)
class Told:
    """What was said of one element. Counts are of passages; one can count for several kinds of people.

    `approaches` are what inductive codes of its passages say after the stem.
    `unknown` counts those of which the project does not say who speaks; `elsewhere` those without an
    institution.
    """

    id: str
    number: int | None
    name: Bilingual
    group: Bilingual
    passages: int
    approaches: tuple[str, ...]
    institutions: tuple[str, ...]
    elsewhere: int
    students: int
    professionals: int
    observers: int
    unknown: int


@dataclass(frozen=True, slots=True)
class Report:
    """All elements, also those that nobody named; and what was left over.

    `unlinked`: codes in use that no element has. `unknown_codes`: those of the links that the projects have
    not. `unknown_places`: links to passages that are not there. `simulated`: some of it is of a rehearsal.
    """

    files: tuple[str, ...]
    elements: tuple[Told, ...]
    passages: tuple[Passage, ...]
    unlinked: tuple[str, ...]
    unknown_codes: tuple[str, ...]
    unknown_places: int
    simulated: bool
