"""Folding a log that grows, with commands in it that were taken back."""

from __future__ import annotations

from collections.abc import Iterable

from fishbowl.core.base import Recorded
from fishbowl.core.evolve import evolve
from fishbowl.core.session import Retracted
from fishbowl.core.state import SessionState

EVERY = 256
"""Events between two checkpoints: what a retraction folds again at most, plus what came since."""


class Fold:
    """The state after all events given so far.

    A retraction is done by folding again without the command, from a checkpoint in memory. Inverse events
    were rejected: each kind would need its own, and one wrong inverse is a wrong record.
    """

    def __init__(self) -> None:
        self._log: list[Recorded] = []
        self._gone: set[str] = set()
        self._first: dict[str, int] = {}
        self._checkpoints: list[tuple[int, SessionState]] = [(0, SessionState())]
        self._state = SessionState()
        self._folded = 0

    @property
    def state(self) -> SessionState:
        return self._state

    @property
    def retracted(self) -> frozenset[str]:
        """The ids of the commands that were taken back."""
        return frozenset(self._gone)

    def add(self, recorded: Iterable[Recorded]) -> SessionState:
        """Fold in more events, in order of `seq`; gives the new state.

        However many of them are retractions, it folds again once: resuming a session stays linear.
        """
        start = len(self._log)
        for rec in recorded:
            self._log.append(rec)
            self._first.setdefault(rec.command_id, len(self._log) - 1)
            if isinstance(rec.event, Retracted) and rec.event.retracted_id in self._first:
                self._gone.add(rec.event.retracted_id)
                start = min(start, self._first[rec.event.retracted_id])
        return self._again_from(start)

    def _step(self, index: int, rec: Recorded) -> None:
        if rec.command_id not in self._gone:
            self._state = evolve(self._state, rec)
        if (index + 1) % EVERY == 0:
            self._checkpoints.append((index + 1, self._state))

    def _again_from(self, index: int) -> SessionState:
        if index < self._folded:
            while self._checkpoints[-1][0] > index:
                self._checkpoints.pop()
            self._folded, self._state = self._checkpoints[-1]
        for position in range(self._folded, len(self._log)):
            self._step(position, self._log[position])
        self._folded = len(self._log)
        return self._state


def fold(recorded: Iterable[Recorded]) -> SessionState:
    """The state after these events."""
    return Fold().add(recorded)
