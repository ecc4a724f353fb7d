"""Lines of text: never wider than they may be, and no word lost."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from fishbowl.text import cells, clean_line
from fishbowl.tui.pieces import Piece, ends, fit_line, left, line, right, rule, text_of, wrap

# Without marks and joiners: a glyph of several characters is measured as one wherever it is cut elsewhere.
GLYPHS = st.characters(exclude_categories=("M", "C", "Z"), include_characters=" ")
WORDS = st.text(alphabet=GLYPHS, max_size=80).map(clean_line)
WIDTH = st.integers(min_value=4, max_value=60)


@given(WORDS, WIDTH)
def test_wrapped_text_is_never_wider_and_loses_nothing(text: str, width: int) -> None:
    rows = wrap(text, width)
    assert all(cells(row) <= width for row in rows)
    assert "".join("".join(rows).split()) == "".join(text.split())


@given(WORDS, WORDS, WIDTH)
def test_what_is_put_in_a_width_takes_exactly_that(start: str, end: str, width: int) -> None:
    assert cells(left(start, width)) == cells(right(start, width)) == width
    assert cells(text_of(rule(start, width))) == width
    assert cells(text_of(fit_line(line(start, Piece(end, "strong")), width))) <= width
    short = end[:2] if cells(end[:2]) <= 3 else ""
    assert cells(text_of(ends(line(start), line(short), width))) == width


def test_a_rule_says_what_it_is_over_and_gives_up_its_end_before_its_title() -> None:
    assert text_of(rule("Binding", 30, "7:12 left")) == "─ Binding ──────── 7:12 left ─"
    assert text_of(rule("Tafellakens dicht", 22, "w")) == "─ Tafellakens dicht  w"


def test_long_words_are_broken_where_the_line_ends() -> None:
    assert wrap("een hottentottententen tent", 8) == ("een", "hottento", "ttentent", "en tent")


def test_a_word_as_long_as_anyone_could_paste_is_broken_in_one_go() -> None:
    """Measured anew for each line, it would keep the screen for minutes."""
    rows = wrap("é" * 300_000, 24)
    assert (len(rows), "".join(rows)) == (12_500, "é" * 300_000)
