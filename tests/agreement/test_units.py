"""What a unit is, and when a passage gives a unit its code."""

from __future__ import annotations

import pytest

from fishbowl.agreement.errors import NotComparable
from fishbowl.agreement.model import Document, Segment
from fishbowl.agreement.units import UnitKind, cells, units


def split(text: str, kind: UnitKind = "utterances") -> list[str | None]:
    return [unit.text for unit in units(Document("T", "t", text), kind, [])]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("een\ntwee\n\ndrie\n", ["een\ntwee", "drie"]),
        ("een\ntwee\ndrie", ["een", "twee", "drie"]),
        ("S1: een\nen meer\nS2: twee\n", ["S1: een\nen meer", "S2: twee"]),
        ("@S1: een\n@M: twee", ["@S1: een", "@M: twee"]),
        ("S1 [00:00:01.5]\neen\n\nS2 [00:00:02.0]\nja\n", ["S1 [00:00:01.5]\neen", "S2 [00:00:02.0]\nja"]),
        ("S1: een\n  \n\t\nS2: twee", ["S1: een", "S2: twee"]),
        ("P1: a\nonbekend: b\nunknown [0:01]\nc", ["P1: a", "onbekend: b", "unknown [0:01]\nc"]),
        ("S1: een\n\nfase – Welkom\n\nkaart op tafel – Binding 1\nS2: ja", ["S1: een", "S2: ja"]),
        ("M2: een\nA2 #00:00:12-2# twee\nS1: ja", ["M2: een", "A2 #00:00:12-2# twee", "S1: ja"]),
        ("S1: Ik zei:\nDus: nee.\nS2: ja", ["S1: Ik zei:\nDus: nee.", "S2: ja"]),
        ("een", ["een"]),
        ("\n\n", []),
        ("", []),
    ],
)  # fmt: skip
def test_utterances(text: str, expected: list[str]) -> None:
    assert split(text) == expected


def test_lines_are_those_with_something_on_them() -> None:
    assert split(" een\n\ntwee \n", "lines") == [" een", "twee "]


def test_a_unit_knows_its_line() -> None:
    assert [unit.line for unit in units(Document("T", "t", "a\n\nb\nc\n\nd"), "utterances", [])] == [1, 3, 6]


def test_passages_of_a_coder_are_units_each_once_in_their_order() -> None:
    marked = [
        Segment("t", 5, 9, "x"),
        Segment("t", 0, 4, "y"),
        Segment("t", 5, 9, "z"),
        Segment("u", 1, 2, "x"),
    ]
    found = units(Document("T", "t", None), "a", marked)
    assert [(unit.start, unit.end, unit.line) for unit in found] == [(0, 4, None), (5, 9, None)]


@pytest.mark.parametrize("kind", ["utterances", "lines"])
def test_units_of_a_text_that_is_not_there_are_refused(kind: UnitKind) -> None:
    with pytest.raises(NotComparable, match="text_needed"):
        units(Document("T", "t", None), kind, [])


TEXT = Document("T", "t", "aaaa bbbb\n\ncccc dddd\n")


def given(*spans: tuple[int, int], percent: int = 0, document: Document = TEXT) -> list[bool]:
    """Which utterances get the code of these passages."""
    found = units(document, "utterances", [])
    return [bool(cell.a) for cell in cells(found, [Segment("t", s, e, "x") for s, e in spans], [], percent)]


@pytest.mark.parametrize(
    ("span", "percent", "expected"),
    [
        ((0, 4), 0, [True, False]),
        ((0, 11), 0, [True, False]),  # the line break behind it is nobody's
        ((8, 12), 0, [True, True]),
        ((0, 12), 0, [True, True]),
        ((0, 12), 20, [True, False]),  # one letter of the eight of the second: a slip of the mouse
        ((0, 4), 100, [True, False]),  # the passage lies wholly in the unit, short as it is
        ((0, 21), 100, [True, True]),
        ((5, 15), 50, [True, True]),
        ((5, 15), 51, [False, False]),
        ((9, 11), 0, [False, False]),
    ],
)
def test_a_passage_gives_its_code_where_enough_is_shared(
    span: tuple[int, int], percent: int, expected: list[bool]
) -> None:
    assert given(span, percent=percent) == expected


def test_a_passage_that_covers_many_units_gives_to_all_and_one_within_another_too() -> None:
    document = Document("T", "t", "x" * 100)
    marked = [Segment("t", 0, 100, "whole"), Segment("t", 10, 20, "part"), Segment("t", 90, 95, "late")]
    found = cells(units(document, "a", marked), marked, marked[1:2], 0)
    assert [(set(cell.a), set(cell.b)) for cell in found] == [
        ({"whole", "part", "late"}, {"part"}),
        ({"whole", "part"}, {"part"}),
        ({"whole", "late"}, set()),
    ]


def test_memos_go_with_the_unit_each_once() -> None:
    mine = [Segment("t", 0, 4, "x", memo="hm"), Segment("t", 0, 4, "y", memo="hm"), Segment("t", 12, 14, "x")]
    found = cells(units(TEXT, "utterances", []), mine, [Segment("t", 0, 1, "z", memo="ja")], 0)
    assert [(cell.memos_a, cell.memos_b) for cell in found] == [(("hm",), ("ja",)), ((), ())]
