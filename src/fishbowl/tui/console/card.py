"""The card that lies on the table: the largest thing on the console."""

from __future__ import annotations

from fishbowl.core.cards import find, next_card
from fishbowl.core.protocol import Card, Stage
from fishbowl.core.timing import block_left_s, left_s
from fishbowl.text import clean_line, mmss, say, say_n
from fishbowl.tui.console.pieces import Line, Piece, hanging, line, rule, toned, wrap
from fishbowl.tui.console.view import View
from fishbowl.tui.glyphs import G

READABLE = 104
"""Lines longer than this are hard to read at a glance, however wide the terminal is."""


def card_lines(view: View) -> list[Line]:
    """The open deck: the card on the table, or the pile. Raises Refused where no deck is open."""
    stage = view.state.current_stage
    assert stage is not None
    lying = view.state.cards.current
    card = find(stage, lying.card) if lying else None
    if card is None or lying is None:
        return [rule(clean_line(stage.title), view.width, _left(view)), *_pile(view, stage)][: view.height]
    title = say("console.card", deck=clean_line(stage.title), n=card.number, of=len(stage.cards))
    on_card = say("console.on_card", time=mmss(view.now_s - lying.from_s))
    head = rule(title, view.width, f"{on_card} {G.dot} {_left(view)}")
    return [head, *card_body(view, card, view.height - 1, deck_strip(view, stage))]


def card_body(view: View, card: Card, height: int, strip: Line = ()) -> list[Line]:
    """The card in at most `height` lines: whole and with air if it fits; else the air, the strip and at
    last the intro go. A question is never cut while anything else is left."""
    width = min(view.width - 2, READABLE)
    intro = [line(" ", row) for row in wrap(view.shown(card.intro), width)] if card.intro else []
    asked = [line(" ", Piece(row, "strong")) for q in card.questions for row in wrap(view.shown(q), width)]
    subs = [row for sub in card.sub_questions for row in hanging(f"   {G.dot} ", view.shown(sub), width)]
    parts = [part for part in (intro, asked, subs) if part]
    foot = [strip] if strip else []
    airy = [row for part in parts for row in (line(" "), *part)]
    for body in (_footed(airy, foot, height), _footed(sum(parts, []), foot, height), sum(parts, [])):
        if body is not None and len(body) <= height:
            return body
    return [*asked, *subs][:height]


def _footed(body: list[Line], foot: list[Line], height: int) -> list[Line] | None:
    """The body with the foot on the last line, or None where there is no room for both."""
    spare = height - len(body) - len(foot)
    return [*body, *([line(" ")] * spare), *foot] if spare >= 0 else None


def deck_strip(view: View, stage: Stage) -> Line:
    """Every card of the deck by number, and what became of it."""
    cards, lying = view.state.cards, view.state.cards.current
    pieces: list[str | Piece] = [Piece(f" {say('console.cards')}", "faint")]
    for card in stage.cards:
        address = f"{stage.id}/{card.id}"
        if lying is not None and lying.card == address:
            pieces.append(Piece(f"  {G.now}{card.number}", "strong"))
        elif address in cards.drawn or address in cards.answered:
            pieces.append(Piece(f"  {G.done}{card.number}", "faint"))
        else:
            pieces.append(f"  {G.open}{card.number}")
    return line(*pieces)


def _pile(view: View, stage: Stage) -> list[Line]:
    address = next_card(view.state, stage)
    left_over = sum(
        1
        for card in stage.cards
        if (a := f"{stage.id}/{card.id}") not in view.state.cards.drawn and a not in view.state.cards.answered
    )
    said = say_n("console.pile", left_over) if address else say("console.pile_empty")
    return [
        line(" "),
        *(line(" ", Piece(row, "strong")) for row in wrap(said, view.width - 2)),
        *(
            toned(f" {row}", "plain")
            for row in wrap(say("console.pile_keys" if address else "console.pile_on"), view.width - 2)
        ),
        line(" "),
        deck_strip(view, stage),
    ]


def _left(view: View) -> str:
    deck = left_s(view.state, view.now_s) or 0.0
    said = say("console.over", time=mmss(-deck)) if deck < 0 else say("console.left", time=mmss(deck))
    return f"{said} {G.dot} {say('console.talk_left', time=mmss(block_left_s(view.state, view.now_s)))}"
