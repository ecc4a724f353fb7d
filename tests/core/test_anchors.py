"""What ties a transcript to the log: placed, corrected and taken away again."""

from __future__ import annotations

import pytest
from immutables import Map

from fishbowl.core.anchors import AddGap, AnchorPlaced, AnchorRemoved, GapAdded, PlaceAnchor, RemoveAnchor
from fishbowl.core.decide import AnyCommand
from tests.core.test_transcripts import ADD, SAID, over


def test_anchors_and_gaps_come_and_go() -> None:
    story = over(ADD)
    assert story.do(PlaceAnchor("a1", "t1", 2.0004, -3.5, "clap")) == (
        AnchorPlaced("a1", "t1", 2.0, -3.5, "clap"),
    )
    assert story.do(AddGap("a2", "t1", 3.0, 60.0)) == (GapAdded("a2", "t1", 3.0, 60.0),)
    story.tell(RemoveAnchor("a1"), RemoveAnchor("a2"))
    part = story.state.transcripts
    assert (part.anchors, part.gaps) == (Map(), Map())


def test_one_instant_of_the_recording_lies_in_one_place() -> None:
    """Who says where anew corrects what was said before: two of them would pull each other apart."""
    story = over(ADD, PlaceAnchor("a1", "t1", 2.0, 12.5), AddGap("g1", "t1", 2.0, 60.0))
    assert story.do(PlaceAnchor("a2", "t1", 2.0, 13.0)) == (
        AnchorRemoved("a1"),
        AnchorPlaced("a2", "t1", 2.0, 13.0),
    )
    assert story.do(AddGap("g2", "t1", 2.0, 50.0)) == (AnchorRemoved("g1"), GapAdded("g2", "t1", 2.0, 50.0))
    part = story.state.transcripts
    assert (set(part.anchors), set(part.gaps)) == ({"a2"}, {"g2"})


@pytest.mark.parametrize(
    ("command", "key"),
    [
        (PlaceAnchor("a1", "t9", 1, 1), "transcripts.no_such_transcript"),
        (PlaceAnchor("a1", "t1", 1, 1000.1), "anchors.ahead"),
        (PlaceAnchor("a1", "t1", 1, float("nan")), "anchors.ahead"),
        (RemoveAnchor("a9"), "anchors.no_such_anchor"),
        (AddGap("a1", "t1", 1, 0.0), "anchors.gap_without_length"),
        (AddGap("a1", "t1", 1, float("nan")), "anchors.gap_without_length"),
    ],
)
def test_refusals(command: AnyCommand, key: str) -> None:
    assert over(ADD, SAID).refusal(command).key == key


def test_an_anchor_has_one_id() -> None:
    story = over(ADD, PlaceAnchor("a1", "t1", 1, 1))
    assert story.refusal(AddGap("a1", "t1", 1, 1)).key == "anchors.exists"
    assert story.refusal(PlaceAnchor("a1", "t1", 1, 1)).key == "anchors.exists"
