"""What lies on the students' table, as lines: as large as the terminal allows, and never a clock. Pure."""

from __future__ import annotations

from collections.abc import Sequence

from fishbowl.core.cards import next_card, on_the_pile, on_the_table
from fishbowl.core.protocol import Card, Stage
from fishbowl.core.state import SessionState
from fishbowl.text import cells, clean_line, fit, say
from fishbowl.tui.glyphs import G
from fishbowl.tui.pieces import Line, Piece, Tone, ends, fit_line, hanging, line, toned, wrap
from fishbowl.tui.view import View

Paragraph = list[Line]


def head_line(view: View) -> Line:
    """Which pile is open, and which of its cards lies on the table."""
    stage, card = view.state.current_stage, on_the_table(view.state)
    shown = "" if stage is None else clean_line(stage.title)
    if stage is not None and stage.kind == "deck":
        number = view.state.protocol.decks.index(stage) + 1
        shown = say("table.pile", n=number, title=shown)
        if card is not None:
            shown = f"{shown} {G.dot} {say('table.card', n=card.number)}"
    rehearsal = [Piece(say("clock.rehearsal"), "warn")] if view.state.session.rehearsal else []
    return ends(line(Piece(shown, "title")), line(*rehearsal), view.width)


# --- the page ---------------------------------------------------------------------------------------------


def page_lines(view: View, *, rules: bool = False) -> list[Line]:
    """The card on the table; else the rules, or in a few words what goes on."""
    state = view.state
    card = on_the_table(state)
    is_paused = state.session.paused_since_s is not None
    if rules:
        return _rules(view)
    if _has_nothing_for_the_table(state) and not state.is_over:
        return _message(view, say("table.no_cards"), say("table.no_cards_help"))
    if _before_the_first_pile(state):
        return _rules(view)
    if card is not None and not is_paused:
        return _card(view, card)
    return _message(view, *_going_on(view, is_paused))


def _before_the_first_pile(state: SessionState) -> bool:
    decks = {deck.id for deck in state.protocol.decks}
    return not state.is_over and not any(visit.stage_id in decks for visit in state.stages.visits)


def _has_nothing_for_the_table(state: SessionState) -> bool:
    return not state.protocol.decks and not state.protocol.rules.participants


def _rules(view: View) -> list[Line]:
    title = [toned(fit(say("table.rules"), view.width), "title")]
    text = view.shown(view.state.protocol.rules.participants) or say("table.no_rules")
    return _spread([title, _rows(text, view.width)], view.height)


def _card(view: View, card: Card) -> list[Line]:
    intro = _rows(view.shown(card.intro), view.width)
    asked = [_rows(view.shown(question), view.width, "strong") for question in card.questions]
    subs = [hanging(f"  {G.dot} ", view.shown(sub), view.width) for sub in card.sub_questions]
    lines = _spread([part for part in (intro, *asked, *subs) if part], view.height)
    if len(lines) <= view.height:
        return lines
    # Too low for all: the questions come first, what leads up to them goes.
    return _spread([*asked, *subs], view.height)[: view.height]


def _going_on(view: View, is_paused: bool) -> tuple[str, str]:
    """What is shown large, and what under it."""
    state, stage = view.state, view.state.current_stage
    if state.is_over or stage is None:
        return say("table.over"), say("table.thanks")
    if is_paused:
        return say("table.paused"), say("table.wait")
    if stage.kind == "break":
        return say("table.break"), ""
    if stage.kind == "deck":
        if next_card(state, stage) is not None:
            return clean_line(stage.title), say("table.draw_first")
        return clean_line(stage.title), say("table.pile_is_empty")
    return clean_line(stage.title), ""


def _message(view: View, large: str, small: str) -> list[Line]:
    spaced = " ".join(large.upper())
    title = spaced if cells(spaced) <= view.width else fit(large.upper(), view.width)
    rows = [_middle(title, view.width, "strong")]
    if small:
        rows += [(), (), *(_middle(row, view.width) for row in wrap(small, view.width))]
    return _centred(rows, view.height)[: view.height]


def _middle(text: str, width: int, tone: Tone = "plain") -> Line:
    return line(" " * ((width - cells(text)) // 2), Piece(text, tone))


def _rows(text: str, width: int, tone: Tone = "plain") -> Paragraph:
    return [toned(row, tone) for row in wrap(text, width)] if text else []


def _spread(paragraphs: Sequence[Paragraph], height: int) -> list[Line]:
    """The paragraphs with as much air as the height allows: between all rows, between paragraphs, or none."""
    for rows_apart, paragraphs_apart in ((1, 3), (1, 2), (0, 2), (0, 1), (0, 0)):
        rows = _joined([_joined([[row] for row in p], rows_apart) for p in paragraphs], paragraphs_apart)
        if len(rows) <= height:
            return _centred(rows, height)
    return rows


def _joined(parts: Sequence[list[Line]], apart: int) -> list[Line]:
    rows: list[Line] = []
    for part in parts:
        rows += [*([()] * apart if rows else []), *part]
    return rows


def _centred(rows: list[Line], height: int) -> list[Line]:
    return [*([()] * max(0, (height - len(rows)) // 2)), *rows]


# --- the piles --------------------------------------------------------------------------------------------


def pile_line(view: View) -> Line:
    """Every pile, and how many cards are left on it; the open one is marked. Short where there is no room."""
    state = view.state
    for build in (_pile, _short_pile):
        pieces = [build(state, number, deck) for number, deck in enumerate(state.protocol.decks, start=1)]
        shown = line(*(piece for pair in pieces for piece in pair))
        if sum(cells(piece.text) for piece in shown) <= view.width:
            return shown
    return fit_line(shown, view.width)


def _pile(state: SessionState, number: int, deck: Stage) -> tuple[Piece, Piece]:
    left = len(on_the_pile(state, deck))
    gone = len(deck.cards) - left
    name = f"{_sign(state, deck)} {number} {clean_line(deck.title)} "
    return Piece(name, _tone(state, deck)), Piece(
        f"{G.bar * left}{G.rest * gone} {say('table.left', n=left)}    ", "faint"
    )


def _short_pile(state: SessionState, number: int, deck: Stage) -> tuple[Piece, Piece]:
    name = f"{_sign(state, deck)}{number} {clean_line(deck.title)}"
    return Piece(name, _tone(state, deck)), Piece(f" {len(on_the_pile(state, deck))}  ", "faint")


def _sign(state: SessionState, deck: Stage) -> str:
    return G.now if state.current_stage is deck else " "


def _tone(state: SessionState, deck: Stage) -> Tone:
    return "strong" if state.current_stage is deck else "plain"
