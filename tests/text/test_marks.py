"""A note's kind by its first character."""

from __future__ import annotations

from typing import get_args

import pytest

from fishbowl.core import notes
from fishbowl.text import marks
from fishbowl.text.marks import KINDS, next_kind, parse_marks


@pytest.mark.parametrize(
    ("typed", "kind", "text"),
    [
        ("looks away", "observation", "looks away"),
        ("  > I felt at home ", "quote", "I felt at home"),
        (">I felt at home", "quote", "I felt at home"),
        ('"I felt at home"', "quote", "I felt at home"),
        ('"I felt "at home', "quote", 'I felt "at home'),
        ("“I felt at home”", "quote", "I felt at home"),
        ("? and the teachers?", "question", "and the teachers?"),
        ("?? and", "question", "? and"),
        ("(tense)", "own_view", "tense"),
        ("(tense (all of them)", "own_view", "tense (all of them)"),
        ("(tense", "own_view", "tense"),
        ("! listen to this again!", "check", "listen to this again!"),
        ("!>I felt at home", "check", "I felt at home"),
        ("! > I felt at home", "check", "I felt at home"),
        (">! I felt at home", "check", "I felt at home"),
        ("!>!> I felt", "check", "!> I felt"),
        ('!"I felt at home"', "check", "I felt at home"),
        ("! “I felt at home”", "check", "I felt at home"),
        ('! "home" she said', "check", '"home" she said'),
        ('! "home" and "class"', "check", '"home" and "class"'),
        ("! “home", "check", "“home"),
        ("! (laughs)", "check", "(laughs)"),
        ("?> why", "question", "> why"),
        ("(> why)", "own_view", "> why"),
        ("!>", "check", ""),
        (">", "quote", ""),
        ('"', "quote", ""),
        ("", "observation", ""),
        ("a > b ?", "observation", "a > b ?"),
    ],
)
def test_the_mark_says_the_kind_and_is_no_part_of_the_note(typed: str, kind: str, text: str) -> None:
    assert parse_marks(typed) == (kind, text)


def test_tab_goes_through_every_kind_and_comes_back_to_the_same_words() -> None:
    line, seen = "at home", []
    for _ in KINDS:
        seen.append(parse_marks(line))
        line = next_kind(line)
    assert seen == [(kind, "at home") for kind in KINDS]
    assert line == "at home"


def test_tab_keeps_who_was_named_by_the_number_alone() -> None:
    assert next_kind(">2 at home") == "?2 at home"
    assert next_kind("(2 at home") == "!2 at home"
    assert next_kind("!>2 at home") == "2 at home"
    assert next_kind("2 at home") == "> 2 at home"


def test_tab_on_an_empty_line_leaves_room_to_type() -> None:
    assert next_kind("") == "> "
    assert next_kind("! ") == ""


def test_the_kinds_are_those_of_the_core() -> None:
    assert set(get_args(marks.NoteKind)) == set(get_args(notes.NoteKind)) == set(KINDS)
