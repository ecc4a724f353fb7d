"""The table: the students draw, put back and go on by themselves. No clock presses them."""

from __future__ import annotations

from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import BindingType
from textual.containers import Horizontal
from textual.widgets import Digits

from fishbowl.core.cards import DrawCard, PutBackCard, next_pile, on_the_table
from fishbowl.core.errors import Refused
from fishbowl.core.session import Undo
from fishbowl.core.stages import OpenStage
from fishbowl.core.state import SessionState
from fishbowl.runtime.room import Room
from fishbowl.text import clean_line, fit, say
from fishbowl.tui.acts import Act, ActingScreen, bindings, hints_of
from fishbowl.tui.live import Look
from fishbowl.tui.pieces import TINY, Line, toned
from fishbowl.tui.table.lines import head_line, page_lines, pile_line
from fishbowl.tui.view import View
from fishbowl.tui.widgets.notice import Notice
from fishbowl.tui.widgets.panel import Panel

LOW, TALL = 18, 34
LEAVE = ""
"""Asked about in the place of a pile: whether to leave. A wrong key must not close the students' table."""
ASKED_FOR_S = 20.0
"""How long a question waits for its answer: an n that is pressed later asks anew."""


def at_a_pile(state: SessionState) -> bool:
    return state.participants_talk and not is_paused(state)


def has_card(state: SessionState) -> bool:
    return on_the_table(state) is not None and not is_paused(state)


def has_done_something(state: SessionState) -> bool:
    return at_a_pile(state) and bool(state.undo.last)


def is_paused(state: SessionState) -> bool:
    return state.session.paused_since_s is not None


ACTS: tuple[Act[TableScreen], ...] = (
    Act("draw", "space,enter", lambda screen: screen.give(DrawCard()), at_a_pile, hint=1),
    Act("put_back", "b,backspace", lambda screen: screen.give(PutBackCard()), has_card, hint=3),
    Act("next", "n", lambda screen: screen.go_on(), at_a_pile, hint=2),
    Act("undo", "z", lambda screen: screen.take_back(), has_done_something, hint=4),
    Act("rules", "r", lambda screen: screen.turn_rules(), hint=5),
    Act("leave", "q", lambda screen: screen.leave(), hint=6),
    Act("stay", "escape", lambda screen: screen.stay()),
)


OF_THE_CARDS = frozenset({"draw", "put_back", "next", "undo"})


class TableScreen(ActingScreen):
    """Stands on a room of the table (actor `T`), whose view of the session holds cards and stages only."""

    SURFACE = "table"
    CSS_PATH = "screen.tcss"
    HORIZONTAL_BREAKPOINTS = [(0, "-usual")]  # noqa: RUF012  # as in Screen
    VERTICAL_BREAKPOINTS = [(0, "-tiny"), (TINY, "-low"), (LOW, "-high"), (TALL, "-tall")]  # noqa: RUF012
    ACTS = ACTS
    BINDINGS: ClassVar[list[BindingType]] = [*bindings(ACTS)]

    def __init__(self, room: Room) -> None:
        super().__init__(room)
        self._rules = False
        self._asked: tuple[str, float] | None = None
        """The pile that was asked about, or LEAVE, and when."""

    def compose(self) -> ComposeResult:
        yield Panel(lambda view: [head_line(view)], id="head")
        yield Digits(id="number")
        with Horizontal(id="middle"):
            yield Panel(lambda view: page_lines(view, rules=self._rules), id="page")
        yield Panel(lambda view: [pile_line(view)], id="piles")
        yield Notice()
        yield Panel(self._bottom, id="hints")

    def paint(self, look: Look) -> None:
        card = on_the_table(look.state)
        number = "" if card is None or self._rules else str(card.number)
        digits = self.query_one(Digits)
        if digits.value != number:
            digits.update(number)
        if self._asked is not None and look.now_s - self._asked[1] > ASKED_FOR_S:
            self._asked = None
        super().paint(look)

    def _bottom(self, view: View) -> list[Line]:
        """The keys, or the question that was asked instead."""
        if self._asked is None:
            return hints_of(self, view.width)
        if self._asked[0] == LEAVE:
            asked = say("table.ask_leave")
        else:
            stage = view.state.stage(self._asked[0])
            number = view.state.protocol.decks.index(stage) + 1
            asked = say("table.ask_next", n=number, title=clean_line(stage.title))
        return [toned(fit(f" {asked} ", view.width), "cursor")]

    def perform(self, act: Act[TableScreen]) -> None:
        if act.name in OF_THE_CARDS and is_paused(self.state):
            self.tell(say("table.wait"))
            return
        if act.name not in ("next", "leave"):
            self._asked = None
        if act.name not in ("rules", "stay"):
            self._rules = False
        super().perform(act)

    def go_on(self) -> None:
        """Ask once, then go to the next pile."""
        stage = next_pile(self.state)
        if not at_a_pile(self.state):
            self.tell(Refused("errors.no_deck_open"))
        elif stage is None:
            self.tell(say("table.no_next"))
        elif self._confirmed(stage.id):
            self.give(OpenStage(stage.id, "participants"))

    def take_back(self) -> None:
        """Only at a pile: what was done at one is not to be undone from the break or after the end."""
        if at_a_pile(self.state):
            self.give(Undo())
        else:
            self.tell(Refused("errors.no_deck_open"))

    def leave(self) -> None:
        if self._confirmed(LEAVE):
            self.dismiss(None)

    def _confirmed(self, what: str) -> bool:
        """Whether this was asked about before; else it is now. Pressed twice at once is one press."""
        asked, now_s = self._asked, self.room.now_s
        if asked is None or asked[0] != what:
            self._asked = what, now_s
        elif now_s - asked[1] >= self.state.protocol.settings.double_press_ms / 1000:
            self._asked = None
            return True
        return False

    def turn_rules(self) -> None:
        self._rules = not self._rules

    def stay(self) -> None:
        """Neither go on nor read the rules: back to the card."""
        self._rules = False
