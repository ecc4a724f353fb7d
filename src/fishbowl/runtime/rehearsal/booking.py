"""A rehearsal as it is asked for, and the session that is made for it."""

from __future__ import annotations

from dataclasses import dataclass
from hashlib import sha256

from fishbowl.core.protocol import Protocol
from fishbowl.core.session import Rehearsal, Setup
from fishbowl.runtime.newcomers import NewSession, group, usual
from fishbowl.runtime.ports import Ids
from fishbowl.runtime.rehearsal import lines
from fishbowl.runtime.rehearsal.acting import Scene
from fishbowl.runtime.rehearsal.casting import cast

AT_ONCE = 0.0
"""The speed of a rehearsal that is played by a clock moved by hand."""

ORIGIN_AT = 1_736_164_800.0
"""When every rehearsal that is played at once begins: 6 January 2025, 12:00 UTC. So the seed decides all."""


@dataclass(frozen=True, slots=True)
class Booking:
    """`speed`: how much faster than real time the session's clock runs, or AT_ONCE."""

    protocol: Protocol
    participants: int
    observers: int
    seed: int
    speed: float

    @property
    def mark(self) -> str:
        """Eight hex digits that the same booking always has, and hardly another: what its ids begin with.

        Two rehearsals put into one project would else be one session.
        """
        said = (self.protocol.id, self.protocol.lang, self.participants, self.observers, self.seed)
        return sha256(repr(said).encode()).hexdigest()[:8]

    @classmethod
    def of(
        cls, protocol: Protocol, participants: int | None, observers: int | None, seed: int, speed: float
    ) -> Booking:
        """With the usual group of the protocol where no number is given."""
        talking, watching = usual(protocol)
        return cls(
            protocol,
            talking if participants is None else participants,
            watching if observers is None else observers,
            seed,
            speed,
        )

    def session(self, name: str, place: str, now_at: float) -> NewSession:
        """The session to make. Protocols with steps for online groups are rehearsed online."""
        protocol = self.protocol
        steps = (*protocol.preparation, *(step for stage in protocol.stages for step in stage.steps))
        setup = Setup(
            institution=lines.institution(protocol.lang),
            programme=lines.programme(protocol.lang),
            place=place,
            form="online" if any(step.online_only for step in steps) else "room",
        )
        rehearsal = Rehearsal(self.seed, self.speed, origin_at=now_at, made_at=now_at)
        return NewSession(
            protocol, setup, group(protocol, self.participants, self.observers), name, rehearsal
        )

    def scene(self, ids: Ids) -> Scene:
        """Who takes part. The console's id is the simulated moderator's."""
        people = cast(self.protocol, self.participants, self.observers, self.seed)
        return Scene(self.seed, self.protocol.lang, people, ids, console_id=ids())
