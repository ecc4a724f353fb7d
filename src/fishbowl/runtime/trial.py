"""What would stand if the commands so far were stored: on this the next one of a transaction is decided."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from itertools import chain

from fishbowl.core.base import Context, Recorded
from fishbowl.core.decide import decide
from fishbowl.core.evolve import evolve
from fishbowl.core.session import Retracted
from fishbowl.core.state import SessionState
from fishbowl.core.timebase import Stamp, Timebase
from fishbowl.runtime.ports import Issued


class Trial:
    """Decides commands one after the other on a state of its own: a rollback leaves nothing to take back."""

    def __init__(self, state: SessionState, timebase: Timebase, known: Sequence[Recorded]) -> None:
        self._known = known
        self._new: list[Recorded] = []
        self._state = state
        self._timebase = timebase
        self._folded = 0

    @property
    def state(self) -> SessionState:
        """What stands before the last command that was decided."""
        return self._state

    @property
    def records(self) -> Iterable[Recorded]:
        """All events so far, those decided here too."""
        return chain(self._known, self._new)

    def at(self, seq: int) -> Recorded:
        known = len(self._known)
        return self._known[seq - 1] if seq <= known else self._new[seq - known - 1]

    def decided(self, issued: Issued, stamp: Stamp) -> tuple[Recorded, ...]:
        """The events that follow from the command now, as they are to be stored. Raises Refused."""
        self._fold_in()
        now_s, certain = self._timebase.reading(stamp)
        now_s = round(now_s, 3)
        context = Context(issued.actor, now_s, issued.command_id, issued.console_id)
        events = decide(self._state, issued.command, context)
        found = tuple(
            Recorded(
                seq=len(self._known) + len(self._new) + 1 + n,
                command_id=issued.command_id,
                n=n,
                actor=issued.actor,
                recorded_at=stamp.at,
                recorded_s=now_s,
                occurred_s=max(0.0, round(event.occurred_s(now_s), 3)),
                mono_s=stamp.mono_s,
                boot_id=stamp.boot_id,
                event=event,
                has_words=n == 0 and bool(issued.words.body),
                certain=certain,
            )
            for n, event in enumerate(events)
        )
        self._new += found
        return found

    def _fold_in(self) -> None:
        """Not when they are decided: most commands come alone, and who stored one folds it anyway."""
        for rec in self._new[self._folded :]:
            if isinstance(rec.event, Retracted):
                raise RuntimeError("what comes after an Undo is decided once that is folded")
            self._state = evolve(self._state, rec)
            self._timebase = self._timebase.add(rec)
        self._folded = len(self._new)
