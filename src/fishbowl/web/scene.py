"""What each page shows, as data: made from a state that is cut to the guest's role. Pure.

Instants ending in `_at` are seconds since the epoch; `_s` are seconds. Texts are clean already.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Literal

from msgspec import Struct

from fishbowl.core.base import TABLE, Actor, Role
from fishbowl.core.cards import next_card, next_pile, on_the_pile, on_the_table
from fishbowl.core.codebook import Codebook
from fishbowl.core.errors import Refused
from fishbowl.core.people import Person
from fishbowl.core.protocol import Card, Stage
from fishbowl.core.state import SessionState
from fishbowl.core.timing import left_s
from fishbowl.runtime.newcomers import asked_of, prepared_by
from fishbowl.text import clean, clean_line
from fishbowl.web.notes_shown import CodesShown, codes_shown

Moment = Literal["before", "running", "paused", "over"]


class ClockFace(Struct, frozen=True):
    """While it runs, `ends_s` is when the open stage's time is up; in a pause, `left_s` is what is left."""

    moment: Moment
    stage: str = ""
    ends_s: float | None = None
    left_s: float | None = None


class CardShown(Struct, frozen=True):
    number: int
    intro: str
    questions: tuple[str, ...]
    sub_questions: tuple[str, ...]


class Mate(Struct, frozen=True):
    """Someone who can be quoted."""

    id: str
    seat: int | None


class Consent(Struct, frozen=True):
    """What one is asked to consent to. Without `text` it is on paper, elsewhere."""

    given: bool
    version: str
    text: str
    taking_part: str
    processing: str


class ClothScene(Struct, frozen=True, tag_field="page", tag="tablecloth"):
    """`asking`: whose question is put to the room; `asked_note` which of one's own it is.

    `codebook`: what a note may be a case of, group by group; its id and version go back with the codes given.
    """

    actor: Actor
    lang: str
    session: str
    is_rehearsal: bool
    clock: ClockFace
    deck: str
    card: CardShown | None
    speakers: tuple[Mate, ...]
    rules: str
    opened_at: float | None
    asking: Literal["nobody", "someone", "me"]
    asked_note: str
    questions_matter: bool
    codebook: tuple[CodesShown, ...]
    codebook_id: str
    codebook_version: str
    consent: Consent
    withdrawn: bool


class Pile(Struct, frozen=True):
    id: str
    title: str
    left: int
    total: int
    is_open: bool


class TableScene(Struct, frozen=True, tag_field="page", tag="table"):
    """`stage_kind` is empty before the first stage; `next` is the pile that comes next, if any has cards."""

    lang: str
    is_rehearsal: bool
    moment: Moment
    stage: str
    stage_kind: str
    decks_began: bool
    card: CardShown | None
    piles: tuple[Pile, ...]
    can_draw: bool
    can_undo: bool
    next: Pile | None
    rules: str


class EntranceScene(Struct, frozen=True, tag_field="page", tag="entrance"):
    """The form at the entrance. `facts` are what is asked for, by the names under which the record has them.

    `described`: something of that is known already, from them or from the crew. Once the session `is_over`,
    nothing of it can be given any more.
    """

    actor: Actor
    lang: str
    title: str
    purpose: str
    is_rehearsal: bool
    consent: Consent
    attendance: str
    facts: tuple[str, ...]
    described: bool
    withdrawn: bool
    is_over: bool


Scene = ClothScene | TableScene | EntranceScene


def cloth_scene(
    state: SessionState,
    actor: Actor,
    now_s: float,
    wall_at: Callable[[float], float],
    codebook: Codebook | None,
) -> ClothScene:
    """An observer's page. `state` is cut to them; `codebook` is where candidate codes come from."""
    me, stage, put = state.people.by_id.get(actor), state.current_stage, state.parked.current
    opened_s = state.notes.opened_s
    return ClothScene(
        actor=actor,
        lang=state.protocol.lang,
        session=clean_line(state.session.name),
        is_rehearsal=state.session.rehearsal is not None,
        clock=_clock(state, now_s),
        deck=clean_line(stage.title) if stage is not None and stage.kind == "deck" else "",
        card=_card(state, on_the_table(state)),
        speakers=tuple(Mate(p.id, p.seat) for p in state.people.participants if not p.withdrawn),
        rules=_text(state, state.protocol.rules.observers),
        opened_at=None if opened_s is None else wall_at(opened_s),
        asking="nobody" if put is None else "me" if put.note_id else "someone",
        asked_note="" if put is None else put.note_id,
        questions_matter=opened_s is not None
        or (stage is not None and stage.kind in ("break", "observer_questions")),
        codebook=() if codebook is None else codes_shown(codebook, state.protocol.lang),
        codebook_id="" if codebook is None else codebook.id,
        codebook_version="" if codebook is None else codebook.version,
        consent=_consent(state, me, Role.OBSERVER),
        withdrawn=me is not None and me.withdrawn,
    )


def table_scene(state: SessionState) -> TableScene:
    """The students' table. No clock presses them."""
    stage = state.current_stage
    decks = {deck.id for deck in state.protocol.decks}
    going_on, paused = next_pile(state), state.session.paused_since_s is not None
    return TableScene(
        lang=state.protocol.lang,
        is_rehearsal=state.session.rehearsal is not None,
        moment=_moment(state),
        stage="" if stage is None else clean_line(stage.title),
        stage_kind="" if stage is None else stage.kind,
        decks_began=any(visit.stage_id in decks for visit in state.stages.visits),
        card=None if paused else _card(state, on_the_table(state)),
        piles=tuple(_pile(state, deck) for deck in state.protocol.decks),
        can_draw=state.participants_talk
        and not paused
        and stage is not None
        and next_card(state, stage) is not None,
        can_undo=_can_undo(state),
        next=None if going_on is None else _pile(state, going_on),
        rules=_text(state, state.protocol.rules.participants),
    )


def entrance_scene(state: SessionState, actor: Actor) -> EntranceScene:
    """The form that a participant fills in on arriving."""
    me, protocol = state.people.by_id.get(actor), state.protocol
    return EntranceScene(
        actor=actor,
        lang=protocol.lang,
        title=clean_line(protocol.title),
        purpose=_text(state, protocol.purpose),
        is_rehearsal=state.session.rehearsal is not None,
        consent=_consent(state, me, Role.PARTICIPANT),
        attendance="" if me is None else me.attendance,
        facts=(*asked_of(protocol), *prepared_by(protocol)),
        described=me is not None and bool(me.described),
        withdrawn=me is not None and me.withdrawn,
        is_over=state.is_over,
    )


def _consent(state: SessionState, me: Person | None, role: Role) -> Consent:
    form = state.protocol.consent
    return Consent(
        given=me is not None and me.consent is not None,
        version=form.version,
        text=_text(state, form.text_for(role)),
        taking_part=_text(state, form.taking_part),
        processing=_text(state, form.processing),
    )


def _moment(state: SessionState) -> Moment:
    if state.is_over:
        return "over"
    if state.session.paused_since_s is not None:
        return "paused"
    return "before" if state.current_stage is None else "running"


def _clock(state: SessionState, now_s: float) -> ClockFace:
    """To a tenth of a second: time that goes on as planned gives the same face."""
    stage, left = state.current_stage, left_s(state, now_s)
    if stage is None or left is None:
        return ClockFace(_moment(state))
    if state.session.paused_since_s is not None:
        return ClockFace("paused", clean_line(stage.title), left_s=round(left, 1))
    return ClockFace("running", clean_line(stage.title), ends_s=round(now_s + left, 1))


def _card(state: SessionState, card: Card | None) -> CardShown | None:
    if card is None:
        return None
    return CardShown(
        card.number,
        _text(state, card.intro),
        tuple(_text(state, each) for each in card.questions),
        tuple(_text(state, each) for each in card.sub_questions),
    )


def _can_undo(state: SessionState) -> bool:
    """Students are offered what will be done: why something can not be undone is no talk for a table."""
    try:
        state.undo.target(TABLE)
    except Refused:
        return False
    return True


def _pile(state: SessionState, deck: Stage) -> Pile:
    return Pile(
        deck.id,
        clean_line(deck.title),
        len(on_the_pile(state, deck)),
        len(deck.cards),
        state.current_stage is deck,
    )


def _text(state: SessionState, text: str) -> str:
    return clean(state.filled(text))
