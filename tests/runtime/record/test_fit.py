"""How an anchor is told of."""

from __future__ import annotations

from fishbowl.runtime.record.fit import anchor_line
from fishbowl.runtime.record.source import When
from fishbowl.runtime.record.transcribed import AnchorRow
from fishbowl.text import clock_s


def test_an_anchor_is_told_at_the_second_at_which_it_was_typed() -> None:
    """On the timeline it lies to the millisecond: here half of one before 13:31:34."""
    at = When("2026-03-12T13:31:33.999Z", "2026-03-12 14:31:33", 94.123, None, None)
    row = AnchorRow(
        anchor_id="a1",
        transcript_id="t1",
        kind="manual",
        media_s=724.0,
        at=at,
        residual_s=-0.04,
        length_s=None,
    )
    local = clock_s(1_773_322_294)
    assert anchor_line(row).endswith(f"0:12:04 in the recording = {local}  (+0.0 s)")
