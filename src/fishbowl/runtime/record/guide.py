"""What of the guide was reached: cards, questions with their probes, and topics that had to be covered."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Annotated

from fishbowl.core.cards import CardPutBack
from fishbowl.core.protocol import Card, Question, Stage
from fishbowl.runtime.record.source import Source, When


@dataclass(frozen=True, slots=True, kw_only=True)
class CardRow:
    """The cards: one row per time that a card lay on the table; one for a card that never did."""

    deck: Annotated[str, "Id of the deck, which is a stage."]
    card: Annotated[str, "The card, as deck/card."]
    number: Annotated[int, "Number printed on the card."]
    text: Annotated[str, "Its questions, with institution and programme filled in."]
    status: Annotated[str, "drawn, put_back, answered_earlier or not_reached."]
    order: Annotated[int | None, "Which draw of the session, from 1."]
    by: Annotated[str | None, "Who drew it: M or A (the team), T (the students' table)."]
    seconds: Annotated[float | None, "Seconds that it lay on the table, without pauses."]
    from_: Annotated[When | None, "When it was drawn"]
    to: Annotated[When | None, "When it went, or made room for the next; empty while it lies"]
    answered: Annotated[When | None, "When it was said to have been answered earlier"]


@dataclass(frozen=True, slots=True, kw_only=True)
class QuestionRow:
    """The questions of the guide: one row each, in its order."""

    stage: Annotated[str, "Id of the stage."]
    question: Annotated[str, "Id of the question."]
    text: Annotated[str, "The question, with institution and programme filled in."]
    under: Annotated[str | None, "For one asked only if relevant: the question it stands under."]
    additional: Annotated[bool, "Whether the guide calls it additional."]
    status: Annotated[str, "asked, skipped, answered_earlier, parked or not_reached."]
    marked: Annotated[When | None, "When it got that status"]
    times: Annotated[int, "How often it was put to the group."]
    seconds: Annotated[float, "Seconds that it was before the group, without pauses."]
    from_: Annotated[When | None, "When it was first put to the group"]
    probes: Annotated[tuple[str, ...], "Ids of the prompts and follow-ups that were used."]


@dataclass(frozen=True, slots=True, kw_only=True)
class ProbeRow:
    """Prompts and follow-ups under the questions: one row each."""

    question: Annotated[str, "Id of the question."]
    probe: Annotated[str, "Id of the prompt or follow-up."]
    letter: Annotated[str, "Letter of a follow-up; empty for a prompt."]
    text: Annotated[str, "What was to be asked."]
    used: Annotated[When | None, "When it was last used; empty: it was not"]


@dataclass(frozen=True, slots=True, kw_only=True)
class TopicRow:
    """The coverage checks: one row per topic that had to be heard."""

    stage: Annotated[str, "Id of the stage."]
    check: Annotated[str, "Id of the coverage check."]
    topic: Annotated[str, "Id of the topic."]
    label: Annotated[str, "The topic in words."]
    heard: Annotated[str, "heard (by itself), asked (after), or open: not covered."]
    at: Annotated[When | None, "When it was covered"]


def card_rows(source: Source) -> tuple[CardRow, ...]:
    """In the order drawn; then those that never lay on the table, as the decks have them."""
    state = source.state
    put_back = {(event.card, rec.occurred_s) for rec, event in source.of(CardPutBack)}
    spans = state.cards.spans
    drawn = [
        _card_row(
            source,
            lying.card,
            status="put_back" if (lying.card, lying.to_s) in put_back else "drawn",
            order=order,
            by=lying.by,
            seconds=source.running_s(lying.from_s, lying.to_s),
            from_=source.when(lying.from_s),
            to=None if lying.to_s is None else source.when(lying.to_s, lying.card.split("/")[0]),
        )
        for order, lying in enumerate(spans, start=1)
    ]
    seen = {lying.card for lying in spans}
    others = [
        _card_row(source, card, status="answered_earlier" if card in state.cards.answered else "not_reached")
        for card, _ in _all_cards(source)
        if card not in seen
    ]
    return (*drawn, *others)


def _card_row(
    source: Source,
    address: str,
    *,
    status: str,
    order: int | None = None,
    by: str | None = None,
    seconds: float | None = None,
    from_: When | None = None,
    to: When | None = None,
) -> CardRow:
    card = source.state.card(address)
    return CardRow(
        deck=address.split("/")[0],
        card=address,
        number=card.number,
        text=" ".join(source.state.filled(question) for question in card.questions),
        status=status,
        order=order,
        by=by,
        seconds=seconds,
        from_=from_,
        to=to,
        answered=source.when_if(source.state.cards.answered.get(address)),
    )


def _all_cards(source: Source) -> Iterator[tuple[str, Card]]:
    for stage in source.state.protocol.decks:
        for card in stage.cards:
            yield f"{stage.id}/{card.id}", card


def question_rows(source: Source) -> tuple[QuestionRow, ...]:
    return tuple(
        _question_row(source, stage, question, under)
        for stage in source.state.protocol.stages
        for question, under in _questions(stage)
    )


def _questions(stage: Stage) -> Iterator[tuple[Question, str | None]]:
    for question in stage.questions:
        yield question, None
        for folded in question.if_relevant:
            yield folded, question.id


def _question_row(source: Source, stage: Stage, question: Question, under: str | None) -> QuestionRow:
    part = source.state.questions
    mark = part.marks.get(question.id)
    reached = mark is not None and mark.status != "open"
    spans = [asking for asking in part.spans if asking.question_id == question.id]
    probes = (probe.id for probe in (*question.prompts, *question.follow_ups))
    return QuestionRow(
        stage=stage.id,
        question=question.id,
        text=source.state.filled(question.text),
        under=under,
        additional=question.additional,
        status=mark.status if mark and reached else "not_reached",
        marked=source.when(mark.at_s) if mark and reached else None,
        times=len(spans),
        seconds=round(sum((source.running_s(span.from_s, span.to_s) for span in spans), 0.0), 3),
        from_=source.when(spans[0].from_s) if spans else None,
        probes=tuple(probe for probe in probes if f"{question.id}/{probe}" in part.probes),
    )


def probe_rows(source: Source) -> tuple[ProbeRow, ...]:
    used = source.state.questions.probes
    return tuple(
        ProbeRow(
            question=question.id,
            probe=probe.id,
            letter=probe.letter,
            text=source.state.filled(probe.text),
            used=source.when_if(used.get(f"{question.id}/{probe.id}")),
        )
        for stage in source.state.protocol.stages
        for question, _ in _questions(stage)
        for probe in (*question.prompts, *question.follow_ups)
    )


def topic_rows(source: Source) -> tuple[TopicRow, ...]:
    found = []
    for stage in source.state.protocol.stages:
        for check in stage.coverage:
            for topic in check.topics:
                heard, at_s = source.state.questions.topics.get(f"{check.id}/{topic.id}", ("open", None))
                found.append(
                    TopicRow(
                        stage=stage.id,
                        check=check.id,
                        topic=topic.id,
                        label=topic.label,
                        heard=heard,
                        at=source.when_if(None if heard == "open" else at_s),
                    )
                )
    return tuple(found)
