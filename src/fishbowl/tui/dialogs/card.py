"""Which card?"""

from __future__ import annotations

from dataclasses import dataclass
from typing import ClassVar

from textual import events
from textual.app import ComposeResult
from textual.binding import Binding
from textual.content import Content
from textual.widgets import OptionList
from textual.widgets.option_list import Option

from fishbowl.core.cards import next_card
from fishbowl.core.protocol import Card, Stage
from fishbowl.core.state import SessionState
from fishbowl.runtime.room import Room
from fishbowl.text import cells, clean_line, fit, say
from fishbowl.tui.dialogs.sheet import Sheet
from fishbowl.tui.live import Look

DECK_LETTERS = "abcdfghij"
"""Without e, which marks a card as answered earlier."""
LINE_WIDTH = 70
STATE_WIDTH = 20


@dataclass(frozen=True, slots=True)
class CardAnswer:
    """A card, addressed `deck/card`: to be put on the table, or marked as answered earlier."""

    card: str
    answered_earlier: bool


@dataclass(frozen=True, slots=True)
class CardLine:
    """One line of the list; `address` is empty for the heading of a deck."""

    address: str
    deck: str
    number: int
    text: str


class CardDialog(Sheet[CardAnswer]):
    """Gives the card chosen, of any deck: letter and number, or arrows; at first the next one is."""

    AUTO_FOCUS = "OptionList"
    BINDINGS: ClassVar = [
        Binding("left", "deck(-1)"),
        Binding("right", "deck(1)"),
        Binding("e", "earlier", "earlier"),
    ]
    DEFAULT_CSS = """
    CardDialog OptionList {
        height: auto; max-height: 15; padding: 0; margin-top: 1; background: $surface;
        border: none; text-wrap: nowrap; text-overflow: ellipsis;
    }
    CardDialog OptionList:focus { border: none; }
    CardDialog OptionList > .option-list--option-disabled { color: $text; text-style: bold; }
    """

    def __init__(self, room: Room) -> None:
        super().__init__(room)
        self._lines = card_lines(room.state)

    def heading(self) -> str:
        return say("dialogs.card.title")

    def compose_parts(self) -> ComposeResult:
        # markup=False is not enough for an Option: a Content is never parsed.
        options = (Option(Content(line.text), disabled=not line.address) for line in self._lines)
        yield OptionList(*options, markup=False)

    def hints(self) -> tuple[tuple[str, str], ...]:
        letters = [deck_letter(self.room.state, stage) for stage in self.room.state.protocol.decks]
        return (
            (" ".join(letters), say("dialogs.key.deck")),
            ("1-9", say("dialogs.key.card")),
            ("Enter", say("dialogs.key.take")),
            ("e", say("dialogs.key.earlier")),
            ("Esc", say("dialogs.key.leave")),
        )

    def on_mount(self) -> None:
        super().on_mount()
        stage = self.room.state.current_stage
        first = next_card(self.room.state, stage) if stage is not None else None
        self._go_to(first or next((line.address for line in self._lines if line.address), ""))

    def paint(self, look: Look) -> None:
        super().paint(look)
        lines, cards = card_lines(look.state), self.query_one(OptionList)
        for index, (old, new) in enumerate(zip(self._lines, lines, strict=True)):
            if old != new:
                cards.replace_option_prompt_at_index(index, Content(new.text))
        self._lines = lines

    def on_key(self, event: events.Key) -> None:
        pressed = event.character or ""
        if pressed in DECK_LETTERS and pressed:
            event.stop()
            self._open_deck(pressed)
        elif pressed.isdecimal():
            event.stop()
            deck = self._here().deck
            self._go_to(next((line.address for line in self._lines if _is(line, deck, pressed)), ""))

    def action_deck(self, step: int) -> None:
        decks = [stage.id for stage in self.room.state.protocol.decks]
        if decks:
            here = decks.index(self._here().deck)
            self._go_to_first(decks[(here + step) % len(decks)])

    def action_earlier(self) -> None:
        self._answer(answered_earlier=True)

    def on_option_list_option_selected(self, event: OptionList.OptionSelected) -> None:
        event.stop()
        self._answer(answered_earlier=False)

    def _answer(self, *, answered_earlier: bool) -> None:
        here = self._here()
        if here.address:
            self.dismiss(CardAnswer(here.address, answered_earlier))

    def _open_deck(self, letter: str) -> None:
        for stage in self.room.state.protocol.decks:
            if deck_letter(self.room.state, stage) == letter:
                self._go_to_first(stage.id)

    def _go_to_first(self, deck: str) -> None:
        """The next card on that deck's pile, else its first."""
        waiting = next_card(self.room.state, self.room.state.stage(deck))
        self._go_to(
            waiting or next(line.address for line in self._lines if line.deck == deck and line.address)
        )

    def _go_to(self, address: str) -> None:
        for index, line in enumerate(self._lines):
            if address and line.address == address:
                self.query_one(OptionList).highlighted = index

    def _here(self) -> CardLine:
        highlighted = self.query_one(OptionList).highlighted
        return self._lines[highlighted] if highlighted is not None else CardLine("", "", 0, "")


def _is(line: CardLine, deck: str, digit: str) -> bool:
    return bool(line.address) and line.deck == deck and str(line.number) == digit


def deck_letter(state: SessionState, stage: Stage) -> str:
    index = state.protocol.decks.index(stage)
    return DECK_LETTERS[index] if index < len(DECK_LETTERS) else ""


def card_lines(state: SessionState) -> tuple[CardLine, ...]:
    """Every deck with its cards: number, where the card is, and how it begins."""
    lines: list[CardLine] = []
    for stage in state.protocol.decks:
        head = f"{deck_letter(state, stage)}  {clean_line(stage.title)}"
        lines.append(CardLine("", stage.id, 0, fit(head, LINE_WIDTH)))
        for card in stage.cards:
            lines.append(CardLine(f"{stage.id}/{card.id}", stage.id, card.number, _line(state, stage, card)))
    return tuple(lines)


def _line(state: SessionState, stage: Stage, card: Card) -> str:
    where = say(f"dialogs.card.{where_is(state, f'{stage.id}/{card.id}')}")
    asks = clean_line(state.filled(card.questions[0] if card.questions else card.intro))
    head = f"  {card.number:>2}  {where}{' ' * max(1, STATE_WIDTH - cells(where))}"
    return fit(head + asks, LINE_WIDTH)


def where_is(state: SessionState, address: str) -> str:
    """`table`, `been`, `earlier` (answered without being drawn) or `pile`."""
    lying = state.cards.current
    if lying is not None and lying.card == address:
        return "table"
    if address in state.cards.answered:
        return "earlier"
    return "been" if address in state.cards.drawn else "pile"
