"""Cards of the decks: which lies on the table, which have been, which was answered earlier.

A card is addressed as `deck/card`, such as `binding/now`.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, assert_never

from immutables import Map
from msgspec import Struct

from fishbowl.core.anew import replace
from fishbowl.core.base import CREW_AND_TABLE, Actor, Command, Context, Event, Role
from fishbowl.core.errors import Refused
from fishbowl.core.protocol import Card, Stage
from fishbowl.core.stages import MovedBy, OpenStage
from fishbowl.core.stages import decide as decide_stage
from fishbowl.core.trail import Trail

if TYPE_CHECKING:
    from fishbowl.core.state import SessionState


class Lying(Struct, frozen=True):
    """A card on the table, by whom it was drawn; `to_s` is None while it lies."""

    card: str
    from_s: float
    by: Actor
    to_s: float | None = None


class CardsPart(Struct, frozen=True):
    current: Lying | None = None
    past: Trail[Lying] = Trail()
    drawn: Map[str, float] = Map()
    """Cards that are off the pile -> when last drawn."""
    answered: Map[str, float] = Map()
    """Cards answered earlier, without being drawn for it -> when that was said."""

    @property
    def spans(self) -> tuple[Lying, ...]:
        return (*self.past, self.current) if self.current else tuple(self.past)


# --- commands ---------------------------------------------------------------------------------------------


class DrawCard(Command, frozen=True):
    """Put a card on the table: the next of the open deck, or (paper cards) the one named.

    A card of another deck takes the talk to that deck, by `moved_by`. "The next" asked for twice within
    the time of a double press, be it on two screens, draws one card.
    """

    by = CREW_AND_TABLE
    card: str | None = None
    moved_by: MovedBy = "participants"


class PutBackCard(Command, frozen=True):
    """The card goes back on its pile, to be drawn again."""

    by = CREW_AND_TABLE


class MarkAnsweredEarlier(Command, frozen=True):
    card: str


CardCommand = DrawCard | PutBackCard | MarkAnsweredEarlier


# --- events -----------------------------------------------------------------------------------------------


class CardDrawn(Event, frozen=True):
    card: str

    def keys(self) -> tuple[str, ...]:
        return ("card", f"card:{self.card}")

    def rests_on(self) -> tuple[str, ...]:
        return ("pause",)


class CardPutBack(Event, frozen=True):
    card: str

    def keys(self) -> tuple[str, ...]:
        return ("card", f"card:{self.card}")


class CardAnsweredEarlier(Event, frozen=True):
    card: str

    def keys(self) -> tuple[str, ...]:
        return (f"card:{self.card}",)


CardEvent = CardDrawn | CardPutBack | CardAnsweredEarlier


# --- decide and evolve ------------------------------------------------------------------------------------


def find(stage: Stage, card: str) -> Card | None:
    """The card of that address in the stage, or None."""
    return next((c for c in stage.cards if f"{stage.id}/{c.id}" == card), None)


def next_card(state: SessionState, stage: Stage) -> str | None:
    """The first card of the deck that is still on its pile and not answered, or None."""
    return next(iter(on_the_pile(state, stage)), None)


def on_the_pile(state: SessionState, stage: Stage) -> tuple[str, ...]:
    """The cards that still lie on that pile, in order."""
    taken = state.cards
    addresses = (f"{stage.id}/{card.id}" for card in stage.cards)
    return tuple(a for a in addresses if a not in taken.drawn and a not in taken.answered)


def next_pile(state: SessionState) -> Stage | None:
    """The pile that comes after the open one and still has cards; after the last comes the first."""
    decks, current = state.protocol.decks, state.current_stage
    if current is None or current not in decks:
        return None
    here = decks.index(current)
    order = (*decks[here + 1 :], *decks[:here])
    return next((deck for deck in order if next_card(state, deck) is not None), None)


def on_the_table(state: SessionState) -> Card | None:
    """The card that lies there from the open pile, or None."""
    stage, lying = state.current_stage, state.cards.current
    return None if stage is None or lying is None else find(stage, lying.card)


def decide(state: SessionState, command: CardCommand, ctx: Context) -> tuple[Event, ...]:
    lying = state.cards.current
    match command:
        case DrawCard(card, moved_by):
            return _draw(state, card, moved_by, ctx)
        case PutBackCard():
            if lying is None:
                raise Refused("errors.no_card_on_table")
            return (CardPutBack(lying.card),)
        case MarkAnsweredEarlier(card):
            state.card(card)
            return (CardAnsweredEarlier(card),)
        case _:
            assert_never(command)


def _draw(state: SessionState, card: str | None, moved_by: MovedBy, ctx: Context) -> tuple[Event, ...]:
    stage = state.current_stage
    if state.session.paused_since_s is not None:
        raise Refused("errors.paused_first_resume")
    if stage is None or (stage.kind != "deck" and (card is None or ctx.role is Role.TABLE)):
        raise Refused("errors.no_deck_open")
    lying = state.cards.current
    if card is None:
        if lying is not None and ctx.now_s - lying.from_s < state.protocol.settings.double_press_ms / 1000:
            return ()
        card = next_card(state, stage)
        if card is None:
            raise Refused("errors.deck_empty", deck=stage.title)
    state.card(card)
    if lying is not None and lying.card == card:
        raise Refused("errors.card_lies_already")
    deck = card.split("/")[0]
    moved = () if deck == stage.id else decide_stage(state, OpenStage(deck, moved_by), ctx)
    return (*moved, CardDrawn(card))


def evolve(part: CardsPart, event: CardEvent, at_s: float, actor: Actor) -> CardsPart:
    match event:
        case CardDrawn(card):
            return replace(
                close(part, at_s), current=Lying(card, at_s, actor), drawn=part.drawn.set(card, at_s)
            )
        case CardPutBack(card):
            cleared = part.drawn.delete(card) if card in part.drawn else part.drawn
            return replace(close(part, at_s), drawn=cleared)
        case CardAnsweredEarlier(card):
            return replace(part, answered=part.answered.set(card, at_s))
        case _:
            assert_never(event)


def close(part: CardsPart, at_s: float) -> CardsPart:
    """The part with no card on the table."""
    if part.current is None:
        return part
    return replace(part, current=None, past=part.past.append(replace(part.current, to_s=at_s)))
