"""What the clocks leave out where there is no room."""

from __future__ import annotations

from fishbowl.tui.widgets.clock_line import Part, fitted

PARTS = [
    Part(2, "14:31:12"),
    Part(0, "1:10 left", "Binding"),
    Part(4, "talk 30:00 left"),
    Part(1, "PAUSED 0:10"),
]


def test_the_least_important_goes_first_and_nothing_is_cut_in_half() -> None:
    assert fitted(PARTS, 80) == "14:31:12   Binding 1:10 left   talk 30:00 left   PAUSED 0:10"
    assert fitted(PARTS, 50) == "14:31:12   Binding 1:10 left   PAUSED 0:10"
    assert fitted(PARTS, 35) == "Binding 1:10 left   PAUSED 0:10"
    assert fitted(PARTS, 20) == "Binding 1:10 left"


def test_the_time_that_is_left_stands_whole_where_its_title_does_not() -> None:
    assert fitted(PARTS, 16) == "Bindi… 1:10 left"
    assert fitted(PARTS, 9) == "1:10 left"
    assert fitted([Part(0, "0:20 over", "!! Observers' questions")], 20) == "!! Observ… 0:20 over"
