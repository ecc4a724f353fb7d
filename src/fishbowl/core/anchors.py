"""What ties a transcript to the log: anchors that someone placed, and pauses that nobody logged.

`media_s` are seconds of the recording's own time, `session_s` of the session's timeline. One instant of the
recording lies in one place: who says where anew corrects what was said of it before.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Literal, assert_never

from fishbowl.core.base import Command, Context, Event
from fishbowl.core.errors import Refused
from fishbowl.core.transcripts import check_current

if TYPE_CHECKING:
    from fishbowl.core.state import SessionState

AnchorKind = Literal["marker", "card", "clap", "manual"]


# --- commands ---------------------------------------------------------------------------------------------


class PlaceAnchor(Command, frozen=True):
    """An instant of the recording, and where that is on the timeline."""

    after_end = True
    anchor_id: str
    transcript_id: str
    media_s: float
    session_s: float
    kind: AnchorKind = "manual"


class RemoveAnchor(Command, frozen=True):
    """Take away an anchor, or a gap."""

    after_end = True
    anchor_id: str


class AddGap(Command, frozen=True):
    """From `media_s` on the recording lies `length_s` later: the recorder paused, and nobody logged it."""

    after_end = True
    anchor_id: str
    transcript_id: str
    media_s: float
    length_s: float


AnchorCommand = PlaceAnchor | RemoveAnchor | AddGap


# --- events -----------------------------------------------------------------------------------------------


class _OnAnchor(Event, frozen=True):
    """Taken back by removing it."""

    undoable = False


class AnchorPlaced(_OnAnchor, frozen=True):
    anchor_id: str
    transcript_id: str
    media_s: float
    session_s: float
    kind: AnchorKind = "manual"


class AnchorRemoved(_OnAnchor, frozen=True):
    anchor_id: str


class GapAdded(_OnAnchor, frozen=True):
    anchor_id: str
    transcript_id: str
    media_s: float
    length_s: float


AnchorEvent = AnchorPlaced | AnchorRemoved | GapAdded


# --- decide -----------------------------------------------------------------------------------------------


def decide(state: SessionState, command: AnchorCommand, ctx: Context) -> tuple[Event, ...]:
    part = state.transcripts
    match command:
        case PlaceAnchor(anchor_id, transcript_id, media_s, session_s, kind):
            _check_hangable(state, anchor_id, transcript_id)
            if not session_s <= ctx.now_s:
                raise Refused("anchors.ahead")
            at_s = round(media_s, 3)
            there = [AnchorRemoved(a.id) for a in part.anchors_of(transcript_id) if a.media_s == at_s]
            return *there, AnchorPlaced(anchor_id, transcript_id, at_s, round(session_s, 3), kind)
        case RemoveAnchor(anchor_id):
            if anchor_id not in part.anchors and anchor_id not in part.gaps:
                raise Refused("anchors.no_such_anchor")
            return (AnchorRemoved(anchor_id),)
        case AddGap(anchor_id, transcript_id, media_s, length_s):
            _check_hangable(state, anchor_id, transcript_id)
            if not length_s > 0:
                raise Refused("anchors.gap_without_length")
            at_s = round(media_s, 3)
            there = [AnchorRemoved(g.id) for g in part.gaps_of(transcript_id) if g.media_s == at_s]
            return *there, GapAdded(anchor_id, transcript_id, at_s, round(length_s, 3))
        case _:
            assert_never(command)


def _check_hangable(state: SessionState, anchor_id: str, transcript_id: str) -> None:
    check_current(state, transcript_id)
    if anchor_id in state.transcripts.anchors or anchor_id in state.transcripts.gaps:
        raise Refused("anchors.exists")
