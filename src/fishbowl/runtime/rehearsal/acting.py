"""What simulated people are made of: duties that look at what their role may see, and then act."""

from __future__ import annotations

from abc import ABC, abstractmethod
from collections import deque
from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from random import Random

from fishbowl.core.base import Actor, Words
from fishbowl.core.decide import AnyCommand
from fishbowl.core.protocol import Lang
from fishbowl.core.state import SessionState
from fishbowl.runtime.ports import Ids
from fishbowl.runtime.rehearsal.casting import Cast
from fishbowl.runtime.rehearsal.talk import Floor


@dataclass(frozen=True, slots=True)
class Act:
    """A command, and what is typed with it."""

    command: AnyCommand
    words: Words = Words()


@dataclass(frozen=True, slots=True)
class Move:
    """What someone does now, and in how many seconds of the session they look again; None: never."""

    again_s: float | None
    acts: tuple[Act, ...] = ()


GONE = Move(None)


@dataclass(frozen=True, slots=True)
class Seen:
    """What someone knows at an instant: the state cut to their role, and what everyone in the room hears."""

    state: SessionState
    now_s: float
    floor: Floor


@dataclass(frozen=True, slots=True)
class Scene:
    """What all simulated people of one rehearsal share.

    `paper` holds the notes of those who write on paper, until an assistant types them in.
    """

    seed: int
    lang: Lang
    cast: Cast
    ids: Ids
    console_id: str
    paper: dict[Actor, list[Act]] = field(default_factory=dict)

    def chance(self, actor: Actor, duty: str) -> Random:
        """A source of chance of one's own, so that one person more leaves what the others do as it was."""
        return Random(f"{self.seed}/{actor}/{duty}")


class Duty(ABC):
    """One thing that one person does throughout a session. A person is several duties of the same actor.

    `look` is called in the order of the instants asked for, never before. All chance is from `self.chance`,
    all time from what is seen, so that the same seed gives the same acts.
    """

    def __init__(self, actor: Actor, scene: Scene) -> None:
        self.actor = actor
        self.scene = scene
        self.chance = scene.chance(actor, type(self).__name__)

    @abstractmethod
    def look(self, seen: Seen) -> Move:
        """What is done now, and when to look again."""

    def between(self, low_s: float, high_s: float) -> float:
        return self.chance.uniform(low_s, high_s)


def can_undo(state: SessionState, actor: Actor, kind: str) -> bool:
    """Whether the last thing the actor did was an event of that kind, on which nothing was built since."""
    last = state.undo.last.get(actor)
    if last is None or last.kind != kind:
        return False
    return all(state.undo.touched[key][0] == last.command_id for key in last.keys)


Condition = Callable[[SessionState], bool]


@dataclass(frozen=True, slots=True)
class Line:
    """A line of a script: once `when` holds, wait `after_s` and act."""

    when: Condition
    after_s: float
    acts: tuple[Act, ...]


class Script(Duty):
    """What was agreed beforehand, done line by line."""

    GLANCE_S = 2.0

    def __init__(self, actor: Actor, scene: Scene, lines: Iterable[Line]) -> None:
        super().__init__(actor, scene)
        self._lines = deque(lines)
        self._due_s: float | None = None

    def look(self, seen: Seen) -> Move:
        if not self._lines:
            return GONE
        line = self._lines[0]
        if self._due_s is None:
            if not line.when(seen.state):
                return Move(self.GLANCE_S)
            self._due_s = seen.now_s + line.after_s
        if seen.now_s < self._due_s:
            return Move(self._due_s - seen.now_s)
        self._lines.popleft()
        self._due_s = None
        return Move(0.5, line.acts)
