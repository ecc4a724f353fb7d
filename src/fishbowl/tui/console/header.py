"""The first line: which session this is, what the recorder does, and who holds the console."""

from __future__ import annotations

from fishbowl.core.recording import RecordingPart
from fishbowl.core.session import SessionPart
from fishbowl.core.state import SessionState
from fishbowl.text import clean_line, mmss, say
from fishbowl.tui.glyphs import G
from fishbowl.tui.pieces import Line, Piece, ends, line
from fishbowl.tui.view import View


def head_line(view: View, watching: bool) -> Line:
    """The name gives way first where the line is short; a rehearsal and the recorder never do."""
    state = view.state
    session = state.session
    name = f" {clean_line(session.name)} {G.dot} {state.protocol.id} {G.dot} {state.protocol.lang}"
    signs = [Piece(f" {word} ", "alarm") for word in _signs(session, watching)]
    return ends(line(Piece(name, "strong")), line(*signs, *recorder(view), " "), view.width)


def _signs(session: SessionPart, watching: bool) -> list[str]:
    said = [say("clock.rehearsal")] if session.rehearsal else []
    return [*said, say("console.watching_sign")] if watching else said


def recorder(view: View) -> Line:
    """What the recorder does, on which devices, and for how long it has run."""
    recording = view.state.recording
    if recording.status == "off":
        return line(Piece(f" {say('console.rec_off')}", "faint"))
    devices = [view.desk.word(recording.started_seq, name) for name in ("device", "second_device")]
    named = " + ".join(device for device in devices if device) or say(f"console.rec_{recording.medium}")
    time = mmss(recorded_s(recording, view.now_s))
    if recording.status == "paused":
        return line(Piece(f" {say('console.rec_paused')} {named} {time}", "warn"))
    return line(Piece(f" {G.record} {say('console.rec')} {named} {time}", "good"))


def recorded_s(recording: RecordingPart, now_s: float) -> float:
    """How long the present recording has run, its pauses left out."""
    total, since = 0.0, None
    for anchor in recording.anchors:
        if anchor.recording != recording.recordings:
            continue
        if since is not None:
            total += anchor.at_s - since
        since = anchor.at_s if anchor.action in ("start", "resume") else None
    return total if since is None else total + now_s - since


def is_watching(state: SessionState, console_id: str) -> bool:
    """Whether another console holds the seat, so that this one may only look."""
    return state.session.console_id not in ("", console_id)
