"""The card that lies on the table: the largest thing on the console."""

from __future__ import annotations

from collections.abc import Sequence

from fishbowl.core.cards import find
from fishbowl.core.elapsed import running_s
from fishbowl.core.protocol import Card, Stage
from fishbowl.core.timing import left_s, talk_left_s
from fishbowl.text import clean_line, mmss, say, say_n
from fishbowl.tui.glyphs import G
from fishbowl.tui.pieces import READABLE, Line, Piece, Tone, ends, hanging, line, rule, wrap
from fishbowl.tui.view import View

TALL = 16
"""From this many lines on, the whole deck may have room under the card."""


def card_lines(view: View) -> list[Line]:
    """The open deck: the card on the table, or the pile. Raises Refused where no deck is open."""
    stage = view.state.current_stage
    assert stage is not None
    lying = view.state.cards.current
    card = find(stage, lying.card) if lying else None
    if card is None or lying is None:
        return [rule(clean_line(stage.title), view.width, _left(view)), *_pile(view, stage)][: view.height]
    title = say("console.card", deck=clean_line(stage.title), n=card.number, of=len(stage.cards))
    on_card = say("console.on_card", time=mmss(running_s(view.state, lying.from_s, view.now_s)))
    if lying.card in view.state.cards.answered:
        on_card = f"{say('console.mark.answered_earlier')} {G.dot} {on_card}"
    head = rule(title, view.width, f"{on_card} {G.dot} {_left(view)}")
    overview = deck_overview(view, stage) if view.height >= TALL else ()
    return [head, *card_body(view, card, view.height - 1, deck_strip(view, stage), overview)]


def card_body(
    view: View, card: Card, height: int, strip: Line = (), overview: Sequence[Line] = ()
) -> list[Line]:
    """The card in at most `height` lines: whole, with air and the whole deck under it if that fits.

    Else over the strip; then the air, the strip and at last the intro go. No question is cut before them.
    """
    width = min(view.width - 2, READABLE)
    intro = [line(" ", row) for row in wrap(view.shown(card.intro), width)] if card.intro else []
    asked = [line(" ", Piece(row, "strong")) for q in card.questions for row in wrap(view.shown(q), width)]
    subs = [row for sub in card.sub_questions for row in hanging(f"   {G.dot} ", view.shown(sub), width)]
    parts = [part for part in (intro, asked, subs) if part]
    foot = [strip] if strip else []
    airy = [row for part in parts for row in (line(" "), *part)]
    close = [*intro, *asked, *subs]
    full = [line(" "), *overview, line(" ")] if overview else foot
    for body in (
        _footed(airy, full, height),
        _footed(airy, foot, height),
        _footed(close, foot, height),
        close,
    ):
        if body is not None and len(body) <= height:
            return body
    return [*asked, *subs][:height]


def _footed(body: list[Line], foot: list[Line], height: int) -> list[Line] | None:
    """The body with the foot on the last line, or None where there is no room for both."""
    spare = height - len(body) - len(foot)
    return [*body, *([line(" ")] * spare), *foot] if spare >= 0 else None


def deck_strip(view: View, stage: Stage) -> Line:
    """Every card of the deck by number, and what became of it."""
    pieces = [Piece(f" {say('console.cards')}", "faint")]
    for card in stage.cards:
        sign, tone = _fate(view, f"{stage.id}/{card.id}")
        pieces.append(Piece(f"  {sign}{card.number}", tone))
    return line(*pieces)


def deck_overview(view: View, stage: Stage) -> list[Line]:
    """The deck as a list: each card's first question, and how long it lay."""
    rows = []
    for card in stage.cards:
        address = f"{stage.id}/{card.id}"
        lying = [span for span in view.state.cards.spans if span.card == address]
        seconds = sum(
            running_s(view.state, s.from_s, view.now_s if s.to_s is None else s.to_s) for s in lying
        )
        end = mmss(seconds) if lying else ""
        if address in view.state.cards.answered:
            end = say("console.mark.answered_earlier")
        sign, tone = _fate(view, address)
        start = Piece(f" {sign} {card.number} {view.shown(card.questions[0])}", tone)
        rows.append(ends(line(start), line(Piece(f" {end}", "faint")), min(view.width, READABLE)))
    return rows


def _fate(view: View, address: str) -> tuple[str, Tone]:
    cards, lying = view.state.cards, view.state.cards.current
    if lying is not None and lying.card == address:
        return G.now, "strong"
    if address in cards.drawn or address in cards.answered:
        return G.done, "faint"
    return G.open, "plain"


def _pile(view: View, stage: Stage) -> list[Line]:
    cards = view.state.cards
    pile = [
        a for c in stage.cards if (a := f"{stage.id}/{c.id}") not in cards.drawn and a not in cards.answered
    ]
    width = view.width - 2
    said = say_n("console.pile", len(pile)) if pile else say("console.pile_empty")
    then = say("console.pile_keys" if pile else "console.pile_on")
    overview = deck_overview(view, stage)
    return [
        line(" "),
        *(line(" ", Piece(row, "strong")) for row in wrap(said, width)),
        *(line(" ", row) for row in wrap(then, width)),
        line(" "),
        *(overview if len(overview) <= view.height - 7 else [deck_strip(view, stage)]),
    ]


def _left(view: View) -> str:
    deck = left_s(view.state, view.now_s) or 0.0
    said = say("console.over", time=mmss(-deck)) if deck < 0 else say("console.left", time=mmss(deck))
    return f"{said} {G.dot} {say('console.talk_left', time=mmss(talk_left_s(view.state, view.now_s)))}"
