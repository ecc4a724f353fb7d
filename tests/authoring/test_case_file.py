"""Case files: made with every question, read as they were answered, and each fault with its line."""

from __future__ import annotations

from pathlib import Path

import pytest

from fishbowl.authoring.case_file import (
    CaseFile,
    CaseInvalid,
    blank,
    cases_of,
    check_case,
    load_case,
    path_of,
)
from fishbowl.core.cases import QUESTIONS, Case

ELEMENTS = {"personal_attention": "personal_attention", "8": "peer_support"}.get


def case_file(folder: Path, text: str, name: str = "coach") -> Path:
    path = path_of(folder, name)
    path.parent.mkdir(exist_ok=True)
    path.write_text(text, "utf-8")
    return path


def answers(**given: str) -> tuple[str, ...]:
    return tuple(given.get(question, "") for question in QUESTIONS)


def test_a_file_has_a_key_for_each_question_and_for_elements() -> None:
    assert set(CaseFile.model_fields) == {*QUESTIONS, "elements"}


@pytest.mark.parametrize("title", ["", 'Één "vaste" coach: altijd # ja', "- \\ {x}"])
def test_a_new_file_is_sound_and_every_question_in_it_is_open(tmp_path: Path, title: str) -> None:
    path = case_file(tmp_path, blank(title))
    assert load_case(path, ELEMENTS) == Case("coach", (), answers(name=title))
    report = check_case(path, ELEMENTS)
    assert report.usable
    open_ = [finding.key for finding in report.advice]
    assert open_ == list(QUESTIONS if not title else QUESTIONS[1:])
    lines = path.read_text("utf-8").splitlines()
    assert [lines[finding.line - 1] for finding in report.advice] == [f"{question}:" for question in open_]


def test_answers_are_read_as_they_were_written(tmp_path: Path) -> None:
    filled = blank("Coach").replace("aim:", "aim: |\n  Eerst dit.\n\n  Dan: dat.")
    path = case_file(tmp_path, filled.replace("elements: []", "elements: [8, personal_attention, 8]"))
    case = load_case(path, ELEMENTS)
    assert case == Case(
        "coach", ("peer_support", "personal_attention"), answers(name="Coach", aim="Eerst dit.\n\nDan: dat.")
    )
    assert (case.title, Case("x", (), answers()).title) == ("Coach", "x")


@pytest.mark.parametrize(
    ("typed", "cut"),
    [
        ("Elke # student", True),
        ("Elke student  # in jaar 1", True),
        ("Elke\n  student # in jaar 1", True),
        ('"Elke # student"', False),
        ("Elke student#1", False),
        ("|\n  Elke # student", False),
    ],
)
def test_an_answer_is_not_silently_cut_where_a_comment_would_begin(
    tmp_path: Path, typed: str, cut: bool
) -> None:
    path = case_file(tmp_path, blank().replace("aim:", f"aim: {typed}"))
    found = [(finding.key, finding.says) for finding in check_case(path, ELEMENTS).faults]
    assert found == ([("aim", "authoring.cut_off")] if cut else [])


def test_every_fault_is_named_with_its_line(tmp_path: Path) -> None:
    path = case_file(tmp_path, "elements:\n  - zon\nname: x\naims: y\n")
    found = [(finding.line, finding.says) for finding in check_case(path, ELEMENTS).faults]
    assert found == [(4, "authoring.unknown_key_near")]
    path = case_file(tmp_path, "elements:\n  - zon\nname: x\n")
    found = [(finding.line, finding.says) for finding in check_case(path, ELEMENTS).faults]
    assert found == [(2, "authoring.no_such_element")]
    with pytest.raises(CaseInvalid):
        load_case(path, ELEMENTS)


def test_the_cases_of_a_study_are_those_in_its_folder(tmp_path: Path) -> None:
    assert cases_of(tmp_path, ELEMENTS) == []
    case_file(tmp_path, "name: B", "b")
    case_file(tmp_path, "name: A", "a")
    assert [case.id for case in cases_of(tmp_path, ELEMENTS)] == ["a", "b"]


@pytest.mark.parametrize("name", ["", "../x", "A", "a.b", "-a", "x" * 41, "é"])
def test_a_name_that_no_file_can_have_is_refused(tmp_path: Path, name: str) -> None:
    with pytest.raises(CaseInvalid) as refused:
        path_of(tmp_path, name)
    assert refused.value.key == "cases.bad_name"
