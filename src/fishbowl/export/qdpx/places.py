"""Where in the session something was: names for people, and codes for programs.

Cards and questions have numbers instead of their text, which has the institution filled in: so sessions at
several institutions land on the same code.
"""

from __future__ import annotations

from typing import TYPE_CHECKING
from uuid import UUID

if TYPE_CHECKING:
    from fishbowl.export.qdpx.group import Group


def stage_name(group: Group, stage: str) -> str:
    return group.named("qdpx.code.stage", title=group.titles.get(stage, stage))


def card_name(group: Group, card: str) -> str:
    row = group.cards[card]
    return group.named("qdpx.code.card", title=group.titles.get(row.deck, row.deck), number=row.number)


def question_name(group: Group, question: str) -> str:
    number, row = group.questions[question]
    return group.named("qdpx.code.question", title=group.titles.get(row.stage, row.stage), number=number)


def course(group: Group) -> None:
    """Makes the codes of all that came before the group, so that they stand in the order of the guide."""
    for stage in group.record.stages:
        if stage.from_:
            stage_code(group, stage.stage)
    for card in group.record.cards:
        if card.from_:
            card_code(group, card.card)
    for question in group.record.questions:
        if question.from_:
            question_code(group, question.question)


def stage_code(group: Group, stage: str) -> UUID:
    return _code(group, f"stage/{stage}", stage_name(group, stage))


def card_code(group: Group, card: str) -> UUID:
    return _code(group, f"card/{card}", card_name(group, card), group.cards[card].text)


def question_code(group: Group, question: str) -> UUID:
    text = group.questions[question][1].text
    return _code(group, f"question/{question}", question_name(group, question), text)


def _code(group: Group, key: str, name: str, text: str = "") -> UUID:
    """`text`: what was asked there. Two protocols may have a stage of one name."""
    about = f"{group.say('qdpx.code.card.about')}\n\n{group.plain.about(text)}" if text else ""
    protocol = group.session.protocol
    return group.codes.code("course", f"{protocol}/{key}", name, about, hint=protocol)


def parked_code(group: Group) -> UUID:
    about = group.say("qdpx.code.parked.about")
    return group.codes.code("observations", "parked", group.say("qdpx.code.parked"), about)


def place_codes(group: Group, stage: str | None, card: str | None, question: str | None) -> tuple[UUID, ...]:
    """The codes of where something was, as far as that is known."""
    found = [
        stage_code(group, stage) if stage else None,
        card_code(group, card) if card else None,
        question_code(group, question) if question else None,
    ]
    return tuple(code for code in found if code)


def place_name(group: Group, address: str) -> str:
    """What the record means by the address of a card, question, observer's question or stage."""
    if address in group.cards:
        return card_name(group, address)
    if address in group.questions:
        return question_name(group, address)
    return stage_name(group, address) if address in group.titles else group.say("qdpx.code.parked")
