"""A review's pages in a terminal: whole, within its width, and nothing that acts."""

from __future__ import annotations

import pytest

from fishbowl.runtime.record.review import Facts, Grid, Items, Paragraph, Review, Section
from fishbowl.text import UNCUT, cells, clean
from fishbowl.tui.pieces import texts
from fishbowl.tui.review.lines import KEYS, head_line, page_lines, tab_lines
from tests.text.hostile import HOSTILE

SECTION = Section(
    "agenda",
    "Agenda",
    (
        Paragraph("The order was changed, since the group had little time left."),
        Facts((("Place", "A1"), ("Institution", "Hanze"))),
        Grid(("Stage", "Planned", "Actual"), (("Connection", "20", "21:10"), ("Break", "10", "not reached"))),
        Items(("14:31 · S4 · looks at the others before going on", "14:40"), "Moments"),
    ),
)


def test_every_block_is_shown_as_what_it_is() -> None:
    assert texts(page_lines(SECTION, 44)) == [
        "─ Agenda ───────────────────────────────────",
        " The order was changed, since the group had",
        " little time left.",
        "",
        " Place        A1",
        " Institution  Hanze",
        "",
        " Stage       Planned  Actual     ",
        " Connection  20       21:10      ",
        " Break       10       not reached",
        "",
        " Moments",
        " · 14:31 · S4 · looks at the others before",
        "   going on",
        " · 14:40",
    ]


@pytest.mark.parametrize("width", [24, 40, 80, 160])
@pytest.mark.parametrize("name", HOSTILE)
def test_whatever_was_typed_is_shown_as_plain_text_within_the_width(name: str, width: int) -> None:
    bad = HOSTILE[name]
    section = Section(
        "notes",
        bad,
        (Paragraph(bad), Facts(((bad, bad),)), Grid((bad, "x"), ((bad, bad),)), Items((bad,), bad)),
    )
    review = Review(bad, bad, (section,))
    for row in texts([head_line(review, width), *tab_lines(review, 0, width), *page_lines(section, width)]):
        assert row == clean(row, UNCUT)
        assert cells(row) <= width


def test_a_rehearsal_says_so_on_every_page() -> None:
    assert texts([head_line(Review("Hanze 1", "", ()), 40)]) == [" Hanze 1" + " " * 32]
    assert texts([head_line(Review("Hanze 1", "REHEARSAL", ()), 40)])[0].endswith(" REHEARSAL ")


def test_each_page_has_a_key_and_a_name() -> None:
    names = ["session", "agenda", "timeline", "cards", "questions", "interventions", "balance", "notes"]
    names += ["parked", "moments", "debrief", "recording", "people"]
    review = Review("x", "", tuple(Section(name, name, ()) for name in names))
    shown = " ".join(texts(tab_lines(review, 3, 80)))
    assert all(f" {key} " in shown for key in KEYS)
    assert max(map(cells, texts(tab_lines(review, 3, 80)))) <= 80
