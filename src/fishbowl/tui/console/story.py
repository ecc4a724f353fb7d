"""What happened last, for terminals with room: so that a slip of the finger is seen at once."""

from __future__ import annotations

from collections.abc import Iterator

from fishbowl.core.state import SessionState
from fishbowl.text import clean_line, clock, say
from fishbowl.tui.pieces import Line, Piece, line, rule
from fishbowl.tui.view import View


def story_lines(view: View) -> list[Line]:
    """The latest at the bottom, as many as there are lines."""
    room = view.height - 1
    told = sorted(_happenings(view.state, room), key=lambda happened: happened[0])[-room:] if room > 0 else []
    rows = [line(Piece(f" {clock(view.look.wall_at(at_s))} ", "faint"), said) for at_s, said in told]
    return [rule(say("console.story"), view.width), *rows]


def _happenings(state: SessionState, last: int) -> Iterator[tuple[float, str]]:
    """The last few of each kind: enough to pick the last few of all from."""
    for visit in state.stages.visits[-last:]:
        yield visit.from_s, clean_line(state.stage(visit.stage_id).title)
    for lying in state.cards.spans[-last:]:
        deck, _ = lying.card.split("/")
        card = state.card(lying.card)
        yield lying.from_s, say("console.story_card", deck=clean_line(state.stage(deck).title), n=card.number)
    for done in tuple(state.interventions.all)[-last:]:
        person = f" {done.person}" if done.person else ""
        yield done.at_s, say(f"console.did.{done.kind}") + person
    for moment in state.moments.in_order[-last:]:
        yield moment.at_s, say("console.story_moment", by=moment.by)
    for anchor in tuple(state.recording.anchors)[-last:]:
        yield anchor.at_s, say(f"console.recorder.{anchor.action}")
