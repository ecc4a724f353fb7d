"""The conversation itself: who has the floor. It is never recorded as such: an assistant taps it."""

from __future__ import annotations

import math
from dataclasses import dataclass
from random import Random

from fishbowl.core.base import PersonId
from fishbowl.core.state import SessionState
from fishbowl.core.turns import NOBODY
from fishbowl.runtime.rehearsal.casting import Cast

MEAN_TURN_S = 14.0
INTERRUPTED = 0.12
"""How often someone is cut short by the next."""
ASKING_S = 9.0
"""How long an observer takes to put a question."""


@dataclass(frozen=True, slots=True)
class Floor:
    """Who really speaks (or `nobody`), and since when."""

    speaker: PersonId = NOBODY
    since_s: float = 0.0


class Talk:
    """Turns of different lengths, one who speaks much, one who hardly does, silences and interruptions.

    A rough likeness to practise against, not a model of conversation: its figures are ours.
    """

    def __init__(self, cast: Cast, seed: int) -> None:
        self._chance = Random(f"{seed}/talk")
        self._eager = {person: self._chance.uniform(0.7, 1.4) for person in cast.participants}
        for person, eagerness in ((cast.talks_most, 3.0), (cast.talks_least, 0.1)):
            if person is not None:
                self._eager[person] = eagerness
        self._floor = Floor()
        self._until_s = 0.0
        self._brought_in = 0

    def at(self, now_s: float, state: SessionState) -> Floor:
        """Who has the floor now. Ask in order of time, with the whole state: the room hears everything."""
        if not _people_talk(state, now_s):
            if self._floor.speaker != NOBODY:
                self._floor = Floor(NOBODY, now_s)
            self._until_s = now_s
            return self._floor
        self._hear_moderator(state, now_s)
        while self._until_s <= now_s:
            self._next(state, self._until_s)
        if not self._is_here(state, self._floor.speaker):
            self._next(state, now_s)
        return self._floor

    def _hear_moderator(self, state: SessionState, now_s: float) -> None:
        last = state.interventions.all.last
        if last is None or last.kind != "bring_in" or last.seq <= self._brought_in or last.person is None:
            return
        self._brought_in = last.seq
        self._give(last.person, now_s, self._chance.uniform(15, 45))

    def _next(self, state: SessionState, from_s: float) -> None:
        here = [p for p in self._eager if self._is_here(state, p) and p != self._floor.speaker]
        if not here or self._chance.random() < _silence(state):
            self._give(NOBODY, from_s, self._chance.uniform(2, 18))
            return
        speaker = self._chance.choices(here, [self._eager[p] for p in here])[0]
        length_s = MEAN_TURN_S * self._chance.lognormvariate(0, 0.7) * math.sqrt(self._eager[speaker])
        if self._chance.random() < INTERRUPTED:
            length_s *= 0.35
        self._give(speaker, from_s, max(1.5, length_s))

    def _give(self, speaker: PersonId, from_s: float, length_s: float) -> None:
        if speaker != self._floor.speaker:
            self._floor = Floor(speaker, from_s)
        self._until_s = from_s + length_s

    @staticmethod
    def _is_here(state: SessionState, person: PersonId) -> bool:
        known = state.people.by_id.get(person)
        return person == NOBODY or (known is not None and known.is_here)


def _people_talk(state: SessionState, now_s: float) -> bool:
    """Whether it is the participants' turn at all; before a question is put and while it is, they listen."""
    stage = state.current_stage
    if stage is None or not state.is_running or stage.kind == "break":
        return False
    if stage.kind == "observer_questions":
        put = state.parked.current
        return put is not None and now_s - put.from_s > ASKING_S
    return True


def _silence(state: SessionState) -> float:
    """How often a turn is followed by silence, or by someone who is no participant."""
    stage, lying = state.current_stage, state.cards.current
    if stage is not None and stage.kind in ("opening", "closing"):
        return 0.6
    if lying is not None and not state.card(lying.card).nudges:
        return 0.3
    return 0.1
