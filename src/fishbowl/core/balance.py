"""Who spoke how much, for the moderator and assistants only. Thresholds are ours, not validated norms."""

from __future__ import annotations

from collections.abc import Mapping

from msgspec import Struct

from fishbowl.core.anew import replace
from fishbowl.core.base import PersonId
from fishbowl.core.elapsed import running_s
from fishbowl.core.people import Person
from fishbowl.core.protocol import StageKind
from fishbowl.core.state import SessionState
from fishbowl.core.turns import Tally, heard

_TALKS: frozenset[StageKind] = frozenset({"deck", "questions"})
"""Where participants talk with each other: who says nothing in a welcome or a break is not quiet."""


class Share(Struct, frozen=True):
    """One participant in one stage: `part` (0..1) of all that participants were tapped to say there.

    `silent_s` is for how much of the stage, pauses left out, they have not spoken. It starts again when they
    come in, and when they consent: until then nobody can tell what they said.
    """

    person: Person
    seconds: float
    turns: int
    part: float
    silent_s: float
    speaks: bool
    is_quiet: bool


class Balance(Struct, frozen=True):
    """`untracked_since_s`: nobody has tapped since, so no share is to be trusted; None while tracked.

    Where nobody ever tapped, `tracked` is false and `untracked_since_s` None. Nobody is quiet untracked.
    """

    shares: tuple[Share, ...]
    tracked: bool
    untracked_since_s: float | None
    nudge: PersonId | None
    """Whom to bring in, if anyone; one at a time, the one silent longest."""


def balance(state: SessionState, now_s: float, stage_id: str | None = None) -> Balance:
    """The balance in a stage (the open one where none is named)."""
    state = replace(state, turns=heard(state, now_s))
    visit = state.stages.current
    open_id = visit.stage_id if visit else ""
    stage_id = stage_id or open_id
    tapped = state.turns.tapped_s
    tracked = tapped is not None and (
        running_s(state, tapped, now_s) <= state.protocol.settings.untracked_after_s
    )
    tallies = _tallies(state, stage_id, now_s)
    total = sum(tally.seconds for tally in tallies.values())
    enough = _enough(tallies, state) if tracked and _tells_quiet(state, stage_id) else None
    shares = tuple(
        _share(state, stage_id, person, tally, total, enough, now_s) for person, tally in tallies.items()
    )
    may_nudge = state.participants_talk and state.is_running and stage_id == open_id
    return Balance(shares, tracked, None if tracked else tapped, _nudge(shares) if may_nudge else None)


def _tallies(state: SessionState, stage_id: str, now_s: float) -> dict[Person, Tally]:
    """What each participant who is here, or has spoken there, has said; the open turn as far as it got."""
    turn, told = state.turns.current, state.turns.tallies
    found: dict[Person, Tally] = {}
    for person in state.people.participants:
        tally = told.get((stage_id, person.id))
        if turn is not None and (turn.speaker, turn.stage_id) == (person.id, stage_id):
            tally = tally or Tally()
            tally = Tally(tally.seconds + max(0.0, now_s - turn.from_s), tally.turns + 1, now_s)
        if tally is not None or person.is_here:
            found[person] = tally or Tally()
    return found


def _tells_quiet(state: SessionState, stage_id: str) -> bool:
    """Whether anyone may be called quiet there: not where nobody need talk, nor at a card of that kind."""
    lying = state.cards.current
    if lying is not None and lying.card.startswith(f"{stage_id}/") and not state.card(lying.card).nudges:
        return False
    return any(stage.id == stage_id and stage.kind in _TALKS for stage in state.protocol.stages)


def _enough(tallies: Mapping[Person, Tally], state: SessionState) -> float:
    """The part of all speech below which someone is quiet: of an equal share among those who can be told."""
    heard = sum(1 for person, tally in tallies.items() if person.consent is not None or tally.turns)
    return state.protocol.settings.quiet_share / heard if heard else 0.0


def _share(
    state: SessionState,
    stage_id: str,
    person: Person,
    tally: Tally,
    total_s: float,
    enough: float | None,
    now_s: float,
) -> Share:
    """`enough` is None while nobody can be called quiet."""
    turn = state.turns.current
    speaks = turn is not None and (turn.speaker, turn.stage_id) == (person.id, stage_id)
    part = tally.seconds / total_s if total_s else 0.0
    joined_s = max(person.attendance_s or 0.0, person.consent.from_s if person.consent else 0.0)
    silent_s = _passed_s(state, stage_id, max(joined_s, tally.until_s), now_s)
    is_quiet = (
        enough is not None
        and not speaks
        and person.is_here
        and person.consent is not None
        and (tally.turns == 0 or part < enough)
        and _passed_s(state, stage_id, joined_s, now_s) >= state.protocol.settings.quiet_after_s
    )
    return Share(person, tally.seconds, tally.turns, part, silent_s, speaks, is_quiet)


def _passed_s(state: SessionState, stage_id: str, from_s: float, now_s: float) -> float:
    """How long the stage has run since an instant, over all its visits."""
    return sum(
        running_s(state, max(visit.from_s, from_s), now_s if visit.to_s is None else visit.to_s)
        for visit in state.stages.visits
        if visit.stage_id == stage_id
    )


def _nudge(shares: tuple[Share, ...]) -> PersonId | None:
    quiet = [share for share in shares if share.is_quiet]
    return max(quiet, key=lambda share: share.silent_s).person.id if quiet else None
