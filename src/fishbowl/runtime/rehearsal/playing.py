"""Lets simulated people act in order of time: at once by a clock moved by hand, or along with a real one."""

from __future__ import annotations

import heapq
import threading
from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass, field

from fishbowl.core.base import MODERATOR, Actor
from fishbowl.core.errors import Refused
from fishbowl.core.state import SessionState
from fishbowl.runtime.clock import ManualClock
from fishbowl.runtime.ports import Issued
from fishbowl.runtime.rehearsal.acting import Act, Duty, Scene, Seen
from fishbowl.runtime.rehearsal.talk import Talk
from fishbowl.runtime.roles import view
from fishbowl.runtime.runner import Runner

POLL_S = 0.05
"""Real seconds between looks at what others (a human moderator, other screens) have stored."""


@dataclass(slots=True)
class Tally:
    """What became of it: commands that were stored, and refusals by role's letter, command and reason."""

    acts: int = 0
    refused: Counter[str] = field(default_factory=Counter)


class Playing:
    """One rehearsal under way, on the caller's thread; the runner is the caller's to close.

    Simulated people give the commands of real ones through the runner, and see what their role may see. A
    refusal is part of life: it is counted, and they go on. NotSaved and SessionUnreadable are passed on.
    """

    def __init__(self, runner: Runner, scene: Scene, duties: Iterable[Duty]) -> None:
        self.tally = Tally()
        self._runner = runner
        self._scene = scene
        self._talk = Talk(scene.cast, scene.seed)
        # Ties in time go by the order of the company, so that the same seed gives the same order.
        now_s = runner.snapshot.now_s
        self._due: list[tuple[float, int, Duty]] = [(now_s, n, duty) for n, duty in enumerate(duties)]
        self._views: dict[Actor, tuple[SessionState, SessionState]] = {}

    def at_once(self, clock: ManualClock) -> Tally:
        """Play to the end, moving the clock from act to act. The runner must go by the same clock."""
        while self._due:
            clock.advance(max(0.0, self._due[0][0] - self._runner.snapshot.now_s))
            self._next()
        return self.tally

    def in_time(self, speed: float, stop: threading.Event) -> Tally:
        """Play along with the session's clock, which runs at `speed`, to the end or until told to stop."""
        while self._due and not stop.is_set():
            if self._runner.changed():
                self._runner.catch_up()
            wait_s = (self._due[0][0] - self._runner.snapshot.now_s) / speed
            if wait_s > 0:
                stop.wait(min(wait_s, POLL_S))
            else:
                self._next()
        return self.tally

    def _next(self) -> None:
        _, order, duty = heapq.heappop(self._due)
        snapshot = self._runner.snapshot
        now_s = snapshot.now_s
        floor = self._talk.at(now_s, snapshot.state)
        move = duty.look(Seen(self._seen_by(duty.actor, snapshot.state), now_s, floor))
        for act in move.acts:
            self._give(duty.actor, act)
        if move.again_s is not None:
            # From now, not from when it was due: who comes late does not make up for it by acting faster.
            heapq.heappush(self._due, (now_s + max(0.05, move.again_s), order, duty))

    def _seen_by(self, actor: Actor, state: SessionState) -> SessionState:
        known = self._views.get(actor)
        if known is None or known[0] is not state:
            known = self._views[actor] = (state, view(state, actor))
        return known[1]

    def _give(self, actor: Actor, act: Act) -> None:
        seat = self._scene.console_id if actor == MODERATOR else ""
        try:
            self._runner.perform(Issued(self._scene.ids(), actor, act.command, act.words, seat))
            self.tally.acts += 1
        except Refused as refusal:
            self.tally.refused[f"{actor[0]} {type(act.command).__name__} {refusal.key}"] += 1
        finally:
            self._runner.catch_up()
