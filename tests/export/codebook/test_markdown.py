"""A codebook to read: all of it, and nothing that acts."""

from __future__ import annotations

from itertools import pairwise

import pytest
from markdown_it import MarkdownIt

from fishbowl.core.codebook import Codebook
from fishbowl.export.codebook.markdown import made
from fishbowl.text import Lang
from tests.export.codebook.books import HOSTILE, NAMES, shipped

LANGS: tuple[Lang, Lang] = ("nl", "en")


def texts(codebook: Codebook, lang: Lang) -> list[tuple[str, str]]:
    """Each piece of text, as a reader of Markdown sees it, with the kind of block it stands in."""
    tokens = MarkdownIt("commonmark").parse(made(codebook, lang).decode())
    return [
        (before.tag, "".join(child.content for child in token.children or ()))
        for before, token in pairwise(tokens)
        if token.type == "inline"
    ]


@pytest.mark.parametrize("name", NAMES)
@pytest.mark.parametrize("lang", LANGS)
def test_all_of_the_codebook_is_there(name: str, lang: Lang) -> None:
    codebook = shipped(name)
    found = texts(codebook, lang)
    heads = [text for tag, text in found if tag == "h3"]
    elements = [group.name.of(lang) for group in codebook.element_groups]
    assert heads == [*(code.name for code in codebook.codes), *elements]
    whole = "\n".join(text for _, text in found)
    for told in (codebook.title, codebook.procedure, *(code.description for code in codebook.codes)):
        assert told.of(lang) in whole
    for code in codebook.codes:
        assert all(example.of(lang) in whole for example in code.examples)
    for group in codebook.element_groups:
        assert all(element.name.of(lang) in whole for element in group.elements)


def test_the_example_stands_with_its_codes() -> None:
    found = [text for _, text in texts(shipped("professional"), "nl")]
    at = found.index("Elke eerstejaarsklas krijgt één coach, met een uur in het rooster.")
    assert found[at + 1 : at + 3] == [
        "inductief: één vaste coach met tijd in het rooster",
        "deductief: Binding docenten en staf, Roostering & toetsing",
    ]


def test_nothing_in_it_acts() -> None:
    tokens = MarkdownIt("commonmark", {"html": True}).parse(made(HOSTILE, "nl").decode())
    children = [child for token in tokens for child in token.children or ()]
    assert {token.type for token in tokens if "html" in token.type} == set()
    assert {child.type for child in children} <= {"text", "text_special", "strong_open", "strong_close"}
    assert [token.tag for token in tokens if token.type == "heading_open"] == [
        "h1",
        "h2",
        "h2",
        "h3",
        "h3",
        "h3",
    ]
