"""Who spoke how much, for the moderator and assistants only. Thresholds are ours, not validated norms."""

from __future__ import annotations

from dataclasses import dataclass

from fishbowl.core.base import PersonId
from fishbowl.core.people import Person
from fishbowl.core.state import SessionState
from fishbowl.core.turns import Tally

SETTLE_S = 180
"""In the first minutes of a deck nobody is called quiet: everyone would be."""


@dataclass(frozen=True, slots=True)
class Share:
    """One participant in one stage: `part` of all tapped speech there, `silent_s` since they last spoke."""

    person: Person
    seconds: float
    turns: int
    part: float
    silent_s: float
    speaks: bool
    is_quiet: bool


@dataclass(frozen=True, slots=True)
class Balance:
    """`untracked_since_s`: nobody has tapped since, so no share is to be trusted; None while tracked."""

    shares: tuple[Share, ...]
    tracked: bool
    untracked_since_s: float | None
    nudge: PersonId | None
    """Whom to bring in, if anyone; one at a time, the one silent longest."""


def balance(state: SessionState, now_s: float, stage_id: str | None = None) -> Balance:
    """The balance in a stage (the open one where none is named)."""
    visit = state.stages.current
    stage_id = stage_id or (visit.stage_id if visit else "")
    settings = state.protocol.settings
    tapped = state.turns.tapped_s
    tracked = tapped is not None and now_s - tapped <= settings.untracked_after_s
    here = [p for p in state.people.participants if p.is_here or (stage_id, p.id) in state.turns.tallies]
    tallies = {person.id: _tally(state, stage_id, person.id, now_s) for person in here}
    total = sum(tally.seconds for tally in tallies.values())
    entered_s = min((v.from_s for v in state.stages.visits if v.stage_id == stage_id), default=now_s)
    settled = now_s - entered_s >= SETTLE_S
    enough = settings.quiet_share / len(here) if here else 0.0
    shares = tuple(
        _share(
            state,
            person,
            tallies[person.id],
            total,
            entered_s,
            enough if settled and tracked else None,
            now_s,
        )
        for person in here
    )
    nudge = _nudge(state, shares) if tracked else None
    return Balance(shares, tracked, None if tracked else tapped, nudge)


def _tally(state: SessionState, stage_id: str, person: PersonId, now_s: float) -> Tally:
    tally = state.turns.tallies.get((stage_id, person), Tally())
    turn = state.turns.current
    if turn is None or turn.speaker != person or turn.stage_id != stage_id:
        return tally
    return Tally(tally.seconds + now_s - turn.from_s, tally.turns + 1, now_s)


def _share(
    state: SessionState,
    person: Person,
    tally: Tally,
    total_s: float,
    entered_s: float,
    enough: float | None,
    now_s: float,
) -> Share:
    """`enough` is the part of all speech below which someone is quiet; None while nobody can be."""
    turn = state.turns.current
    speaks = turn is not None and turn.speaker == person.id
    part = tally.seconds / total_s if total_s else 0.0
    since_s = tally.until_s if tally.turns else max(entered_s, person.attendance_s or 0.0)
    is_quiet = enough is not None and not speaks and person.is_here and (tally.turns == 0 or part < enough)
    return Share(person, tally.seconds, tally.turns, part, max(0.0, now_s - since_s), speaks, is_quiet)


def _nudge(state: SessionState, shares: tuple[Share, ...]) -> PersonId | None:
    lying = state.cards.current
    if not state.participants_talk or (lying is not None and not state.card(lying.card).nudges):
        return None
    quiet = [share for share in shares if share.is_quiet]
    return max(quiet, key=lambda s: s.silent_s).person.id if quiet else None
