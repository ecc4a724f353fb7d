"""Everything that happened, in its order on the timeline, one line each."""

from __future__ import annotations

from collections.abc import Iterator

from fishbowl.runtime.record.review.blocks import Items, Section, Told, joined, signed
from fishbowl.runtime.record.source import When
from fishbowl.text import mmss, say_in

Happened = tuple[When | None, str]


def timeline(told: Told) -> Section | None:
    """Stages, cards, questions, interventions, the recorder, pauses, moments: a map of the recording."""
    # In one and the same second the end comes last: sorting keeps the order given here.
    end = (told.record.session[0].ended, say_in(told.lang, "record.status.ended"))
    happened = (*_plan(told), *_guide(told), *_room(told), end)
    placed = sorted(((when, what) for when, what in happened if when), key=lambda each: each[0].s)
    lines = tuple(joined(when.local[11:], _session(when), what) for when, what in placed)
    return Section("timeline", say_in(told.lang, "record.timeline"), (Items(lines),)) if lines else None


def _session(when: When) -> str:
    """The session's own clock; nothing before it runs."""
    return "" if when.session_s is None else mmss(when.session_s)


def _plan(told: Told) -> Iterator[Happened]:
    lang = told.lang
    for stage in told.record.stages:
        yield stage.from_, joined(stage.title.upper(), _moved(told, stage.moved_by))
    for pause in told.record.pauses:
        yield pause.from_, joined(say_in(lang, "record.paused"), mmss(pause.seconds))
    for change in told.record.plan_changes:
        if change.seconds is None:
            yield change.at, say_in(lang, f"record.outcome.{change.outcome}")
        else:
            yield change.at, joined(say_in(lang, "record.time_added"), signed(change.seconds))


def _moved(told: Told, moved_by: str | None) -> str:
    """Only participants moving on by themselves is worth a word."""
    return say_in(told.lang, "record.moved_by.participants") if moved_by == "participants" else ""


def _guide(told: Told) -> Iterator[Happened]:
    lang = told.lang
    for card in told.record.cards:
        yield card.from_, joined(told.card(card.card), card.text)
    answered = {card.card: card for card in told.record.cards}  # a card that lay there twice has two rows
    for card in answered.values():
        known = say_in(lang, "record.answered_earlier")
        yield card.answered, joined(known, told.card(card.card), card.text)
    for question in told.record.questions:
        yield question.marked, joined(say_in(lang, f"record.question.{question.status}"), question.text)
    for parked in told.record.parked:
        yield parked.asked, joined(parked.author, told.typed(parked.text, parked.text_is))


def _room(told: Told) -> Iterator[Happened]:
    lang = told.lang
    for row in told.record.interventions:
        kind = f"record.care.{row.care}" if row.care else f"record.intervention.{row.kind}"
        yield (
            row.at,
            joined(f"{say_in(lang, kind)} {row.person or ''}".strip(), told.typed(row.text, row.text_is)),
        )
    for anchor in told.record.recording:
        yield anchor.at, say_in(lang, f"record.recorder.{anchor.action}")
    for moment in told.record.moments:
        marked = say_in(lang, "record.moment")
        yield moment.at, joined(f"{marked} {moment.by}", told.typed(moment.text, moment.text_is))
    for person in told.record.people:
        if person.attendance in ("late", "left"):
            yield person.attended, f"{person.person} {say_in(lang, f'common.attendance.{person.attendance}')}"
