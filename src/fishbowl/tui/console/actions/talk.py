"""While participants talk: cards, who speaks, and the few things a moderator may say."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from typing import TYPE_CHECKING

from fishbowl.core.balance import balance
from fishbowl.core.base import Words
from fishbowl.core.cards import DrawCard, MarkAnsweredEarlier, PutBackCard
from fishbowl.core.interventions import Intervene, InterventionKind
from fishbowl.core.recording import ConfirmRecorder
from fishbowl.core.session import PauseSession
from fishbowl.core.state import SessionState
from fishbowl.core.turns import NOBODY, MarkSpeaker
from fishbowl.text import say
from fishbowl.tui.console.actions.base import Action, has_decks, has_guide, in_deck, in_stage, while_going
from fishbowl.tui.console.seats import seat_digits

if TYPE_CHECKING:
    from fishbowl.tui.acts import ActingScreen
    from fishbowl.tui.console.screen import ConsoleScreen
    from fishbowl.tui.dialogs.card import CardAnswer
    from fishbowl.tui.dialogs.care import CareAnswer
    from fishbowl.tui.dialogs.line import Line


def draw(console: ConsoleScreen) -> None:
    console.give(DrawCard())


def put_back(console: ConsoleScreen) -> None:
    console.give(PutBackCard())


def answered_earlier(console: ConsoleScreen) -> None:
    """The card on the table; where none lies, the one chosen."""
    lying = console.state.cards.current
    if lying is None:
        choose_card(console)
        return
    console.give(MarkAnsweredEarlier(lying.card), then=lambda _: console.tell(say("console.done.answered")))


def choose_card(console: ConsoleScreen) -> None:
    from fishbowl.tui.dialogs.card import CardDialog

    def chosen(answer: CardAnswer) -> None:
        card = answer.card
        console.give(MarkAnsweredEarlier(card) if answer.answered_earlier else DrawCard(card))

    console.ask(CardDialog(console.room), chosen)


def speaks(screen: ActingScreen, digit: str) -> None:
    speaker = NOBODY if digit == "0" else seat_digits(screen.state).get(digit)
    if speaker is None:
        screen.tell(say("console.no_seat", digit=digit))
    else:
        screen.give(MarkSpeaker(speaker))


def clarify(console: ConsoleScreen) -> None:
    _log(console, "clarify")


def deviate(console: ConsoleScreen) -> None:
    _log(console, "deviation")


def deviate_because(console: ConsoleScreen) -> None:
    from fishbowl.tui.dialogs.line import LineDialog

    def said(reason: Line) -> None:
        words = Words.of(text=reason.text)
        _log(console, "deviation", words, lambda: console.keep("deviation", reason))

    before: Line | None = console.kept("deviation")
    console.ask(LineDialog(console.room, say("console.ask.deviation"), before=before, allow_empty=True), said)


def bring_in(console: ConsoleScreen) -> None:
    from fishbowl.tui.dialogs.person import PersonDialog

    now = balance(console.state, console.room.now_s)
    here = tuple(person.id for person in console.state.people.participants if person.is_here)

    def chosen(person: str) -> None:
        console.give(
            Intervene("bring_in", person),
            then=lambda _: console.tell(say("console.done.bring_in", person=person)),
        )

    console.ask(PersonDialog(console.room, say("console.ask.bring_in"), here, now.nudge), chosen)


def care(console: ConsoleScreen) -> None:
    from fishbowl.tui.dialogs.care import CareDialog

    def answered(answer: CareAnswer) -> None:
        command = Intervene("care", answer.person, answer.kind)
        console.give(
            command,
            Words.of(text=answer.text),
            lambda _: console.tell(say("console.done.care")),
            lambda: console.keep("care", answer),
        )
        if answer.pause_session:
            console.give(PauseSession())
        if answer.pause_recorder:
            console.give(ConfirmRecorder("pause"))

    console.ask(CareDialog(console.room, console.kept("care")), answered)


def _log(
    console: ConsoleScreen,
    kind: InterventionKind,
    words: Words | None = None,
    failed: Callable[[], None] | None = None,
) -> None:
    console.give(Intervene(kind), words, lambda _: console.tell(say(f"console.done.{kind}")), failed)


def _sits(state: SessionState, digit: str) -> bool:
    return in_stage(state) and (digit == "0" or digit in seat_digits(state))


def _cards_lie(state: SessionState) -> bool:
    """Paper cards lie on the table all along; where questions are asked the key is theirs."""
    return has_decks(state) and while_going(state) and not has_guide(state)


ACTIONS = (
    Action("next_card", "n", draw, in_deck, hint=1),
    Action("clarify", "c", clarify, in_deck, hint=3),
    Action("bring_in", "b", bring_in, in_deck, hint=3),
    Action("care", "s", care, in_stage, hint=4),
    Action("deviation", "x", deviate, in_deck, hint=6),
    Action("deviation_because", "X", deviate_because, in_deck),
    Action("put_back", "u", put_back, in_deck, hint=8),
    Action("card_by_number", "k", choose_card, _cards_lie, hint=8),
    Action("card_answered", "e", answered_earlier, in_deck, hint=9),
    *(
        Action(f"speaker_{n}", str(n), partial(speaks, digit=str(n)), partial(_sits, digit=str(n)))
        for n in range(10)
    ),
)
