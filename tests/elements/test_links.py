"""A team's links: what a CSV says, and the sentence where it can't."""

from __future__ import annotations

import pytest

from fishbowl.elements.links import MAX_BYTES, Link, LinksUnreadable, Place, read_links
from tests.elements.test_distil import ELEMENTS


def links(text: str) -> tuple[Link, ...]:
    return read_links(text.encode("utf-8"), "map.csv", ELEMENTS)


def test_a_row_links_a_code_a_passage_or_nothing_yet() -> None:
    found = links(
        "\ufeffCode;Element;doc_sha;start_char;end_char;note\r\n"
        "Binding  docenten;1;;;;mine\r\n"
        "Binding docenten;aandacht;;;;again\r\n"
        ";peers;ABC;4;9;\r\n"
        "'=x;peers\r\n"
        "later;;;;;\r\n"
    )
    assert found == (
        Link("attention", "Binding docenten"),
        Link("peers", "", Place("abc", 4, 9)),
        Link("peers", "=x"),
    )


def test_a_cell_may_name_several_elements() -> None:
    assert links("element,code\n1; peers,x\n") == (Link("attention", "x"), Link("peers", "x"))


@pytest.mark.parametrize(
    ("text", "key", "params"),
    [
        ("code\nx\n", "no_columns", {"columns": "element"}),
        ("", "no_columns", {"columns": "element, code"}),
        ("element,code\n1,\n", "no_code", {"row": 2}),
        ("element,code\n1,x\nzon,x\n", "unknown_element", {"row": 3, "element": "zon"}),
        ("element,code,doc_sha,start_char,end_char\n1,x,abc,9,4\n", "bad_place", {"row": 2}),
        ("element,code,doc_sha,start_char,end_char\n1,x,,1,4\n", "bad_place", {"row": 2}),
    ],
)
def test_what_is_wrong_is_named_with_its_row(text: str, key: str, params: dict[str, object]) -> None:
    with pytest.raises(LinksUnreadable) as refused:
        links(text)
    assert (refused.value.key, refused.value.params) == (f"elements.{key}", {"file": "map.csv", **params})


def test_what_is_no_table_is_refused() -> None:
    for data, key in ((b"\xff\xfe", "not_utf8"), (b"x" * (MAX_BYTES + 1), "too_large")):
        with pytest.raises(LinksUnreadable) as refused:
            read_links(data, "map.csv", ELEMENTS)
        assert refused.value.key == f"elements.{key}"
    with pytest.raises(LinksUnreadable) as refused:
        links('element,code\n1,"x\n')
    assert refused.value.key == "elements.broken_csv"
