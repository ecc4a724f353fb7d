"""Case files: `cases/NAME.yaml` of a study, made with the questions in them and filled in with an editor."""

from __future__ import annotations

import json
import re
from collections.abc import Callable, Iterator
from pathlib import Path

from fishbowl.authoring.fields import Answer, Part
from fishbowl.authoring.report import Finding, Report, in_order
from fishbowl.authoring.shape import shape
from fishbowl.authoring.tree import Tree, read
from fishbowl.core.cases import QUESTIONS, Case
from fishbowl.core.errors import FishbowlError
from fishbowl.text import say, say_in

_NAME = re.compile(r"[a-z0-9][a-z0-9_-]{0,39}")


Named = Callable[[str], str | None]
"""The id of the effective element that is called so; None for no element."""


class CaseInvalid(FishbowlError):
    """A case that can't be made or used; `params['faults']` names each fault where one is known."""


class CaseFile(Part):
    elements: tuple[str, ...] = ()
    name: Answer = ""
    description: Answer = ""
    target_group: Answer = ""
    aim: Answer = ""
    student_time: Answer = ""
    curriculum: Answer = ""
    wellbeing: Answer = ""
    binding: Answer = ""
    documents: Answer = ""
    reach: Answer = ""
    evaluation: Answer = ""
    testimonials: Answer = ""
    tips_professionals: Answer = ""
    tips_students: Answer = ""
    pictures: Answer = ""

    def build(self, case_id: str, named: Named) -> Case:
        """With the elements that are known, each once."""
        elements = dict.fromkeys(filter(None, map(named, self.elements)))
        return Case(case_id, tuple(elements), tuple(getattr(self, question) for question in QUESTIONS))


def folder_of(study_folder: Path) -> Path:
    return study_folder / "cases"


def path_of(study_folder: Path, name: str) -> Path:
    """Where the case of that name is. Raises CaseInvalid for what can't be a file's name everywhere."""
    if not _NAME.fullmatch(name):
        raise CaseInvalid("cases.bad_name", name=name)
    return folder_of(study_folder) / f"{name}.yaml"


def blank(title: str = "") -> str:
    """A case file to fill in: every question in Dutch and English above an empty answer."""
    lines = [*_comment("cases.about"), *_comment("cases.how")]
    for question in QUESTIONS:
        # JSON's quotes are YAML's, so that a title can hold a colon or a quote.
        answer = f" {json.dumps(title, ensure_ascii=False)}" if question == "name" and title else ""
        lines += ["", *_comment(f"cases.ask.{question}"), f"{question}:{answer}"]
    return "\n".join([*lines, "", *_comment("cases.ask.elements"), "elements: []", ""])


def check_case(path: Path, named: Named) -> Report:
    """All that is to be said about a case file: faults, and which questions are open. Raises nothing."""
    tree, case, faults = _read(path, named)
    open_ = () if tree is None or case is None else tuple(_unanswered(tree, case))
    return Report(path, in_order(faults), in_order(open_))


def load_case(path: Path, named: Named) -> Case:
    """The case in that file. Raises CaseInvalid, naming every fault."""
    _, case, faults = _read(path, named)
    if case is None or faults:
        found = in_order(faults)
        raise CaseInvalid("authoring.invalid", file=str(path), count=len(found), faults=found)
    return case


def cases_of(study_folder: Path, named: Named) -> list[Case]:
    """The study's cases by name. Raises CaseInvalid over the first that can't be read."""
    paths = sorted(folder_of(study_folder).glob("*.yaml"))
    return [load_case(path, named) for path in paths if path.is_file()]


def _comment(key: str) -> Iterator[str]:
    yield f"# {say_in('nl', key)}"
    yield f"# {say_in('en', key)}"


def _read(path: Path, named: Named) -> tuple[Tree | None, Case | None, list[Finding]]:
    tree, faults = read(path)
    if tree is None:
        return None, None, faults
    file, misshapen = shape(tree, CaseFile)
    faults += misshapen
    if file is None:
        return tree, None, faults
    for index, element in enumerate(file.elements):
        if named(element) is None:
            faults.append(tree.finding(("elements", index), "no_such_element", name=element))
    faults += [tree.finding((each,), "cut_off") for each in QUESTIONS if (each,) in tree.cut]
    return tree, file.build(path.stem, named), faults


def _unanswered(tree: Tree, case: Case) -> Iterator[Finding]:
    for question in QUESTIONS:
        if not case.answer(question):
            yield tree.finding((question,), "unanswered", question=say(f"cases.ask.{question}"))
