"""Who spoke, how much, and what was marked while they did: turns, balance, interventions, moments."""

from __future__ import annotations

from dataclasses import dataclass
from math import nextafter
from typing import Annotated

from fishbowl.core.balance import balance
from fishbowl.core.interventions import PERMITTED
from fishbowl.core.turns import NOBODY, UNATTRIBUTED
from fishbowl.runtime.record.source import Source, When, Where


@dataclass(frozen=True, slots=True, kw_only=True)
class TurnRow:
    """Who spoke when, as tapped: one row per turn. Empty where nobody tracked speakers.

    A turn lasts for `untracked_after_minutes` of the protocol after its last tap at most; what follows is
    nobody's, and in no row.
    """

    turn_number: Annotated[int, "Which turn of the session, from 1."]
    speaker: Annotated[str, "A pseudonym; nobody; or unattributed: someone without consent, never who."]
    stage: Annotated[str, "Stage in which it was."]
    card: Annotated[str | None, "Card that lay on the table when it began, as deck/card."]
    question: Annotated[str | None, "Question of the guide that was before the group when it began."]
    seconds: Annotated[float, "How long it lasted, so far where it goes on."]
    from_: Annotated[When, "When it began"]
    to: Annotated[When | None, "When it ended; empty while it goes on"]


@dataclass(frozen=True, slots=True, kw_only=True)
class BalanceRow:
    """How speech was spread: one row per stage with tapped speech and participant."""

    stage: Annotated[str, "Id of the stage."]
    person: Annotated[str, "Pseudonym of the participant."]
    turns: Annotated[int, "Turns in this stage."]
    seconds: Annotated[float, "Seconds spoken in this stage."]
    share: Annotated[float, "Part of all tapped speech of participants in this stage, 0 to 1."]


@dataclass(frozen=True, slots=True, kw_only=True)
class InterventionRow:
    """What the moderator did while participants talked, with the card it fell on."""

    kind: Annotated[str, "clarify, bring_in, next_deck (the permitted three), care, or deviation."]
    permitted: Annotated[bool, "Whether it is one of the permitted three."]
    by: Annotated[str, "Who logged it."]
    person: Annotated[str | None, "Whom it concerned, where that was said."]
    care: Annotated[str | None, "For care: distress, name_said, consent_withdrawn or other."]
    where: Annotated[Where, "Then"]
    at: Annotated[When, "When"]
    text: Annotated[str, "What was typed with it; or withheld, erased."]
    text_is: Annotated[str, "given, none, withheld or erased."]


@dataclass(frozen=True, slots=True, kw_only=True)
class MomentRow:
    """Moments marked for later, at the instant they were set to."""

    moment: Annotated[str, "Id of the moment."]
    by: Annotated[str, "Who marked it."]
    names_someone: Annotated[bool, "Whether a name was said that must be redacted."]
    where: Annotated[Where, "Then"]
    at: Annotated[When, "When it was, back-dated"]
    text: Annotated[str, "What was typed with it; or withheld, erased."]
    text_is: Annotated[str, "given, none, withheld or erased."]


def turn_rows(source: Source) -> tuple[TurnRow, ...]:
    found = []
    for number, turn in enumerate(source.turns, start=1):
        then = source.where(turn.from_s)
        end_s = source.as_of_s if turn.to_s is None else turn.to_s
        found.append(
            TurnRow(
                turn_number=number,
                speaker=turn.speaker,
                stage=turn.stage_id,
                card=then.card,
                question=then.question,
                seconds=round(end_s - turn.from_s, 3),
                from_=source.when(turn.from_s, turn.stage_id),
                to=None if turn.to_s is None else source.when(turn.to_s, turn.stage_id),
            )
        )
    return tuple(found)


def balance_rows(source: Source) -> tuple[BalanceRow, ...]:
    state = source.state
    spoke = {turn.stage_id for turn in source.turns if turn.speaker not in (NOBODY, UNATTRIBUTED)}
    return tuple(
        BalanceRow(
            stage=stage.id,
            person=share.person.id,
            turns=share.turns,
            seconds=round(share.seconds, 3),
            share=round(share.part, 4),
        )
        for stage in state.protocol.stages
        if stage.id in spoke
        for share in balance(state, source.as_of_s, stage.id).shares
    )


def intervention_rows(source: Source) -> tuple[InterventionRow, ...]:
    found = []
    for done in source.state.interventions.all:
        text, text_is = source.said(done.seq)
        # Going to the next deck ends the card in the same instant: it fell on what lay until then.
        fell_s = nextafter(done.at_s, 0) if done.kind == "next_deck" else done.at_s
        found.append(
            InterventionRow(
                kind=done.kind,
                permitted=done.kind in PERMITTED,
                by=source.records[done.seq - 1].actor,
                person=done.person,
                care=done.care,
                where=source.where(fell_s),
                at=source.when(done.at_s),
                text=text,
                text_is=text_is,
            )
        )
    return tuple(found)


def moment_rows(source: Source) -> tuple[MomentRow, ...]:
    found = []
    for moment in source.state.moments.in_order:
        text, text_is = source.said(moment.seq)
        found.append(
            MomentRow(
                moment=moment.id,
                by=moment.by,
                names_someone=moment.names_someone,
                where=source.where(moment.at_s),
                at=source.when(moment.at_s),
                text=text,
                text_is=text_is,
            )
        )
    return tuple(found)
