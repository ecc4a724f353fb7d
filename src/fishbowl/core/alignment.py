"""From a recording's own time to the session's timeline: derived from the log and from anchors, never stored.

The log says when the recorder was started, paused, resumed and stopped, as people pressed: each a few seconds
off. Anchors that someone places compare one instant of the recording with one of the timeline. Their median
moves the whole recording: a mean would let one mistyped anchor move it all. Where no anchor is placed, the
log's word stands.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable, Sequence
from statistics import median

from msgspec import Struct

from fishbowl.core.anew import replace
from fishbowl.core.recording import Anchor
from fishbowl.core.state import SessionState
from fishbowl.core.transcribed import Gap, PlacedAnchor, Transcript
from fishbowl.core.transcripts import Pauses

TOLERANCE_S = 2.0
"""How far anchors placed by hand are off at best; a larger residual is worth a warning."""
PRESSED_S = 3.0
"""How far a start of the recorder is off that someone pressed, with no anchor to compare it with. Ours.

After a pause that was cut out three presses count: how long the recorder ran until then is two of them.
"""

MAX_DRIFT = 0.0005
"""Seconds per second. Quartz drifts a fifth of that at most: what is more is a pause that nobody logged."""
DRIFT_ANCHORS, DRIFT_SPREAD_S = 3, 1200.0
"""From how many anchors, and spread over how much of the recording, a drift can be told from a slow hand."""
STEP_ANCHORS = 3


class Piece(Struct, frozen=True):
    """From `media_s` on the recording runs along with the timeline, which is at `session_s` there."""

    media_s: float
    session_s: float


class Residual(Struct, frozen=True):
    """How much later on the timeline an anchor lies than the alignment puts it."""

    anchor: PlacedAnchor
    off_s: float


class Step(Struct, frozen=True):
    """Between two instants of the recording `length_s` of the session seem to be missing from it."""

    after_s: float
    before_s: float
    length_s: float


class Alignment(Struct, frozen=True):
    """How one transcript lies on the timeline.

    `tolerance_s`: what it may be off. `step`: an unlogged pause that the anchors suggest; it is not applied.
    """

    pieces: tuple[Piece, ...]
    shift_s: float = 0.0
    rate: float = 1.0
    residuals: tuple[Residual, ...] = ()
    tolerance_s: float = PRESSED_S
    step: Step | None = None

    @property
    def largest_s(self) -> float:
        """The largest residual, without its sign; 0 where there are none."""
        return max((abs(residual.off_s) for residual in self.residuals), default=0.0)

    @property
    def is_doubtful(self) -> bool:
        """Whether the anchors contradict each other by more than a slow hand explains."""
        return self.largest_s > TOLERANCE_S

    def session_s(self, media_s: float) -> float:
        """The instant on the timeline; later ones of the recording are never earlier there."""
        return _on(self.pieces, media_s) + self.shift_s + (self.rate - 1.0) * media_s


def align(state: SessionState, transcript: Transcript) -> Alignment | None:
    """How the transcript lies on the timeline; None where neither the log nor an anchor ties it to it."""
    part = state.transcripts
    anchors = part.anchors_of(transcript.id)
    logged = tuple(a for a in state.recording.anchors if a.recording == transcript.recording)
    if not logged and not anchors:
        return None
    pieces = _with_gaps(_pieces(logged, transcript.pauses), part.gaps_of(transcript.id))
    return aligned(pieces, anchors)


def aligned(pieces: tuple[Piece, ...], anchors: Sequence[PlacedAnchor]) -> Alignment:
    """The alignment of these pieces that fits the anchors best."""
    if not anchors:
        return Alignment(pieces, tolerance_s=_unanchored_s(pieces, ()))
    shifted = _fitted(pieces, anchors, 0.0)
    drifted = _drifted(shifted, anchors)
    if drifted is not None:
        return drifted
    return replace(shifted, step=_step(shifted.residuals))


def _pieces(logged: Iterable[Anchor], pauses: Pauses) -> tuple[Piece, ...]:
    """What the log says; a recording that it knows nothing of begins with the timeline, until it is moved."""
    pieces: list[Piece] = []
    ran_s, since_s = 0.0, None
    for anchor in logged:
        if anchor.action in ("start", "resume") and since_s is None:
            if not pieces or pauses == "cut":
                pieces.append(Piece(ran_s, anchor.at_s))
            since_s = anchor.at_s
        elif anchor.action in ("pause", "stop") and since_s is not None:
            ran_s, since_s = ran_s + anchor.at_s - since_s, None
    return tuple(pieces) or (Piece(0.0, 0.0),)


def _with_gaps(pieces: tuple[Piece, ...], gaps: Iterable[Gap]) -> tuple[Piece, ...]:
    """A gap moves what follows on the timeline, up to the next logged resume.

    That stays where it was pressed, and lies earlier in the recording by what the recorder did not record.
    """
    for gap in gaps:
        before = [piece for piece in pieces if piece.media_s < gap.media_s] or [pieces[0]]
        after = [
            Piece(max(gap.media_s, piece.media_s - gap.length_s), piece.session_s)
            for piece in pieces
            if piece not in before
        ]
        opened = Piece(gap.media_s, _on(tuple(before), gap.media_s) + gap.length_s)
        pieces = _forwards((*before, opened, *after))
    return pieces


def _forwards(pieces: Iterable[Piece]) -> tuple[Piece, ...]:
    """The pieces, none of which begins on the timeline before the one in front of it has run up to there."""
    kept: list[Piece] = []
    for piece in pieces:
        reached_s = kept[-1].session_s + piece.media_s - kept[-1].media_s if kept else piece.session_s
        kept.append(replace(piece, session_s=max(piece.session_s, reached_s)))
    return tuple(kept)


def _on(pieces: tuple[Piece, ...], media_s: float) -> float:
    piece = pieces[_index(pieces, media_s)]
    return piece.session_s + media_s - piece.media_s


def _index(pieces: tuple[Piece, ...], media_s: float) -> int:
    return max(0, bisect_right(pieces, media_s, key=lambda piece: piece.media_s) - 1)


def _fitted(pieces: tuple[Piece, ...], anchors: Sequence[PlacedAnchor], drift: float) -> Alignment:
    off = [anchor.session_s - _on(pieces, anchor.media_s) - drift * anchor.media_s for anchor in anchors]
    shift_s = median(off)
    residuals = tuple(
        Residual(anchor, round(each - shift_s, 3)) for anchor, each in zip(anchors, off, strict=True)
    )
    found = Alignment(pieces, round(shift_s, 3), 1.0 + drift, residuals)
    return replace(found, tolerance_s=max(TOLERANCE_S, found.largest_s, _unanchored_s(pieces, anchors)))


def _unanchored_s(pieces: tuple[Piece, ...], anchors: Sequence[PlacedAnchor]) -> float:
    """What it may be off for the pieces in which no anchor lies: they are where the log says."""
    held = {_index(pieces, anchor.media_s) for anchor in anchors}
    return PRESSED_S * (len(pieces) - len(held))


def _drifted(shifted: Alignment, anchors: Sequence[PlacedAnchor]) -> Alignment | None:
    """The same with a rate, where the anchors ask for one: a small one that halves what they are off."""
    spread_s = anchors[-1].media_s - anchors[0].media_s
    if len(anchors) < DRIFT_ANCHORS or spread_s < DRIFT_SPREAD_S:
        return None
    off = [(residual.anchor.media_s, residual.off_s) for residual in shifted.residuals]
    slopes = [(b - a) / (n - m) for i, (m, a) in enumerate(off) for n, b in off[i + 1 :] if n > m]
    drift = median(slopes)
    if drift == 0.0 or abs(drift) > MAX_DRIFT:
        return None
    found = _fitted(shifted.pieces, anchors, drift)
    return found if found.largest_s <= shifted.largest_s / 2 else None


def _step(residuals: Sequence[Residual]) -> Step | None:
    """The one place where a pause would at least halve what the anchors are off, if there is one."""
    off = [residual.off_s for residual in residuals]
    if len(off) < STEP_ANCHORS:
        return None
    at = min(range(1, len(off)), key=lambda i: _left(off, i))
    length_s = median(off[at:]) - median(off[:at])
    if length_s <= TOLERANCE_S or _left(off, at) > max(map(abs, off)) / 2:
        return None
    before, after = residuals[at - 1].anchor, residuals[at].anchor
    return Step(before.media_s, after.media_s, round(length_s, 3))


def _left(off: Sequence[float], at: int) -> float:
    """The largest residual that is left if a step lies before the anchor at that place."""
    parts = off[:at], off[at:]
    return max(abs(each - median(part)) for part in parts for each in part)
