"""Who is who in a rehearsal: the kinds of people and mishaps that the field knows, dealt out by the seed."""

from __future__ import annotations

from dataclasses import dataclass
from random import Random

from fishbowl.core.base import PersonId
from fishbowl.core.protocol import Protocol


@dataclass(frozen=True, slots=True)
class Cast:
    """None where the group is too small for that part to be played."""

    participants: tuple[PersonId, ...]
    observers: tuple[PersonId, ...]
    talks_most: PersonId | None = None
    talks_least: PersonId | None = None
    comes_late: PersonId | None = None
    stays_away: PersonId | None = None
    on_paper: PersonId | None = None
    """An observer without a laptop: an assistant types their tablecloth in."""
    teaches_here: PersonId | None = None
    leaves_early: PersonId | None = None
    withdraws: PersonId | None = None
    """Takes consent back after the session: what they said and wrote goes."""


WITHDRAWS_ONE_IN = 4


def cast(protocol: Protocol, participants: int, observers: int, seed: int) -> Cast:
    """The same people for the same seed. At least two participants stay to talk with each other."""
    chance = Random(f"{seed}/cast")
    talkers = tuple(f"{protocol.participant_prefix}{n}" for n in range(1, participants + 1))
    watchers = tuple(f"O{n}" for n in range(1, observers + 1))
    t, w = chance.sample(talkers, len(talkers)), chance.sample(watchers, len(watchers))
    withdraws = chance.randrange(WITHDRAWS_ONE_IN) == 0
    return Cast(
        talkers,
        watchers,
        talks_most=t[0] if participants >= 2 else None,
        talks_least=t[1] if participants >= 2 else None,
        comes_late=t[2] if participants >= 3 else None,
        stays_away=t[3] if participants >= 5 else None,
        on_paper=w[0] if observers >= 2 else None,
        teaches_here=w[1] if observers >= 3 else None,
        leaves_early=w[2] if observers >= 4 else None,
        withdraws=t[-1] if withdraws and participants >= 3 else None,
    )
