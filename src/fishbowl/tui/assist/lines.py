"""What the assistant's desk shows, as lines. The seats, the guide and the warnings are the console's."""

from __future__ import annotations

from dataclasses import dataclass

from fishbowl.core.cards import find
from fishbowl.core.elapsed import running_s
from fishbowl.core.protocol import Stage
from fishbowl.core.state import SessionState
from fishbowl.core.turns import NOBODY, UNATTRIBUTED, Turn
from fishbowl.text import cells, clean_line, clock, fit, mmss, say, say_n
from fishbowl.tui.console.card import card_body, deck_strip
from fishbowl.tui.console.guide import guide_lines
from fishbowl.tui.console.seats import seat_digits
from fishbowl.tui.glyphs import G
from fishbowl.tui.live import Look
from fishbowl.tui.pieces import READABLE, Line, Piece, Tone, fit_line, left, line, rule, toned, wrap
from fishbowl.tui.view import View


@dataclass(frozen=True, slots=True)
class Banner:
    """Who speaks now, in words. `speaks`: someone does, so that it is painted as a block."""

    text: str
    tone: Tone
    speaks: bool = False


def banner(look: Look) -> Banner:
    """What the digits said last; where nobody ever tapped or it was long ago, how to."""
    state, now_s = look.state, look.now_s
    turn, tapped_s = state.turns.current, state.turns.tapped_s
    if state.is_over:
        return Banner(say("assist.over"), "faint")
    if state.session.paused_since_s is not None:
        return Banner(say("assist.paused", time=mmss(now_s - state.session.paused_since_s)), "warn")
    if state.current_stage is None:
        return Banner(say("assist.not_started"), "faint")
    if turn is None and state.current_stage.kind == "break":
        return Banner(say("assist.break"), "faint")
    if turn is None or tapped_s is None:
        return Banner(say("assist.nobody_tapped", keys=_keys(state)), "faint")
    if now_s - tapped_s > state.protocol.settings.untracked_after_s:
        return Banner(say("assist.untracked", clock=clock(look.wall_at(tapped_s))), "warn")
    return Banner(_said(look, turn), "strong", speaks=turn.speaker != NOBODY)


def _said(look: Look, turn: Turn) -> str:
    time = mmss(running_s(look.state, turn.from_s, look.now_s))
    if turn.speaker == NOBODY:
        return say("assist.nobody", time=time)
    if turn.speaker == UNATTRIBUTED:
        return say("assist.unattributed", time=time)
    return say("assist.speaks", person=turn.speaker, time=time)


def _keys(state: SessionState) -> str:
    digits = tuple(seat_digits(state))
    return f"{digits[0]}–{digits[-1]}" if digits else G.none


def banner_lines(view: View) -> list[Line]:
    """The banner in the middle of its block: to be seen from the corner of an eye."""
    shown = banner(view.look)
    text = fit(shown.text, view.width)
    before = (view.width - cells(text)) // 2
    blank = toned(" " * view.width, shown.tone)
    above = (view.height - 1) // 2
    row = toned(left(" " * before + text, view.width), shown.tone)
    return [*([blank] * above), row, *([blank] * (view.height - 1 - above))]


def stage_lines(view: View) -> list[Line]:
    """The card on the table, or the checklist of the stage; before the first stage, of the preparation."""
    stage = view.state.current_stage
    if stage is None:
        title = say("assist.after" if view.state.is_over else "assist.before")
        return guide_lines(view, title)
    if stage.kind == "deck":
        return _deck(view, stage)
    return guide_lines(view, clean_line(stage.title))


def _deck(view: View, stage: Stage) -> list[Line]:
    lying = view.state.cards.current
    card = find(stage, lying.card) if lying else None
    title = clean_line(stage.title)
    strip = deck_strip(view, stage)
    if card is None or lying is None:
        width = min(view.width - 2, READABLE)
        said = [line(" ", Piece(row, "faint")) for row in wrap(say("assist.no_card"), width)]
        return [rule(title, view.width), *said, line(" "), strip][: view.height]
    on_card = mmss(running_s(view.state, lying.from_s, view.now_s))
    head = rule(say("assist.card", deck=title, n=card.number), view.width, on_card)
    return [head, *card_body(view, card, view.height - 1, strip)][: view.height]


def cloths_line(view: View) -> Line:
    """How much lies on the tablecloths, and how many moments are marked; never what."""
    counts = view.state.notes.counts
    observers = view.state.people.observers
    parts = [f"{p.id} {counts[p.id].notes if p.id in counts else G.none}" for p in observers]
    words = say("assist.cloths_open" if view.state.notes.opened_s is not None else "assist.cloths_closed")
    moments = say_n("assist.moments", len(view.state.moments.by_id))
    said = f" {words} {'  '.join(parts)}   {moments}" if parts else f" {moments}"
    return fit_line(line(Piece(left(said, view.width), "faint")), view.width)
