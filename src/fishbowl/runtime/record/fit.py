"""How well a transcript lies on the timeline, in sentences for who corrects it."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime

from fishbowl.core.alignment import Alignment, align
from fishbowl.core.state import SessionState
from fishbowl.runtime.record import Record
from fishbowl.runtime.record.transcribed import AnchorRow
from fishbowl.text import clock_s, decimal, hms, say, say_n

FAR_S = 30.0
"""A recorder that was started this long before or after it was logged is not the one that was meant. Ours."""


def fit(state: SessionState, record: Record, transcript_id: str) -> Iterator[str]:
    """What ties it to the timeline, how far that may be off, a pause that seems to be missing, of how many
    utterances the place is therefore uncertain; without times, that there is nothing to tie.
    """
    mine = [row for row in record.utterances if row.transcript_id == transcript_id]
    if all(row.media_from_s is None for row in mine):
        yield say("anchors.untimed")
        return
    alignment = align(state, state.transcripts.by_id[transcript_id])
    if alignment is None:
        yield say("anchors.not_tied")
        return
    yield from _tied(state, alignment, state.transcripts.by_id[transcript_id].recording)
    uncertain, off_s = sum(row.boundary for row in mine), decimal(alignment.tolerance_s)
    yield say("anchors.uncertain", n=uncertain, of=len(mine), s=off_s)


def _tied(state: SessionState, alignment: Alignment, recording: int) -> Iterator[str]:
    if not alignment.residuals:
        yield say("anchors.by_log")
        return
    yield say_n("anchors.shifted", len(alignment.residuals), s=decimal(alignment.shift_s, signed=True))
    if abs(alignment.shift_s) > FAR_S and any(a.recording == recording for a in state.recording.anchors):
        yield say("anchors.far_from_log")
    if alignment.rate != 1.0:
        yield say("anchors.drifts", s=decimal((alignment.rate - 1) * 3600, signed=True))
    if alignment.is_doubtful:
        yield say("anchors.doubtful", s=decimal(alignment.largest_s))
    if alignment.step is not None:
        step = alignment.step
        length, after, before = f"{step.length_s:.0f}", hms(step.after_s), hms(step.before_s)
        yield say("anchors.step", s=length, after=after, before=before)


def anchor_line(row: AnchorRow) -> str:
    """An anchor, where it ties what, and what it is off; or a gap."""
    if row.at is None:
        return say("anchors.gap", media=hms(row.media_s), s=decimal(row.length_s or 0.0, None))
    # Rounded, not cut: what was typed as 14:31:12 may lie a millisecond before it on the timeline.
    at = clock_s(round(datetime.fromisoformat(row.at.utc).timestamp()))
    off = decimal(row.residual_s or 0.0, signed=True)
    return say("anchors.anchor", kind=row.kind, media=hms(row.media_s), at=at, off=off)
