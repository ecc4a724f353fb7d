"""A record to read, in which typed text can do nothing."""

from __future__ import annotations

from pathlib import Path

import pytest
from markdown_it import MarkdownIt
from markdown_it.token import Token

from fishbowl.export import Options
from fishbowl.export.md import inert
from fishbowl.text import UNCUT, clean_line
from tests.export.told import MARKUP, TYPED, exported, hostile
from tests.support.held import Held

GREEDY = MarkdownIt("gfm-like")
"""With tables, strike-through, raw HTML and everything that looks like an address made a link."""


def inline(tokens: list[Token]) -> list[Token]:
    return [child for token in tokens for child in token.children or ()]


@pytest.mark.parametrize("text", MARKUP)
@pytest.mark.parametrize("place", ["{}", "- {}", "| {} |\n| --- |", "## {}"])
def test_markup_comes_out_as_the_text_that_was_typed(text: str, place: str) -> None:
    tokens = GREEDY.parse(place.format(inert(text)) + "\n")
    assert {token.type for token in inline(tokens)} == {"text"}
    shown = "".join(token.content for token in inline(tokens))
    assert shown.strip() == clean_line(text).strip()
    assert not {token.type for token in tokens} & {
        "html_block",
        "fence",
        "code_block",
        "hr",
        "blockquote_open",
    }


def test_a_record_has_our_structure_and_all_the_words_and_nothing_else(tmp_path: Path) -> None:
    with hostile(tmp_path / "study") as held:
        notes = held.record().notes
        text = exported(held, "md", tmp_path).read_text()
    tokens = GREEDY.parse(text)
    assert {token.type for token in inline(tokens)} == {"text", "strong_open", "strong_close"}
    assert not {token.type for token in tokens} & {
        "html_block",
        "fence",
        "code_block",
        "hr",
        "blockquote_open",
    }
    shown = [
        "".join(child.content for child in token.children or ()) for token in tokens if token.type == "inline"
    ]
    assert shown[0] == "=1+1 [x](http://evil.example)"
    lines = [line for line in shown if "· Connection 1 · observation · " in line]
    assert len(lines) == len(TYPED)
    for line, note in zip(lines, notes, strict=True):
        assert line.endswith(clean_line(note.text, UNCUT).strip())


def test_it_is_in_the_sessions_language_unless_another_is_asked_for(tmp_path: Path) -> None:
    (tmp_path / "nl").mkdir()
    with Held(tmp_path / "study") as held:
        assert "## Agenda: planned and actual" in exported(held, "md", tmp_path).read_text()
        dutch = exported(held, "md", tmp_path / "nl", Options(lang="nl")).read_text()
    assert "## Agenda: gepland en werkelijk" in dutch


def test_prose_stays_readable() -> None:
    assert (
        inert("Om 14:05 zei ze: ja, dat klopt (soms). Zie p. 3!")
        == "Om 14:05 zei ze: ja, dat klopt (soms). Zie p. 3!"
    )
