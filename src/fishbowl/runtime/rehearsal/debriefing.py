"""After the session: everyone's lines for the debrief, from top moments to what to tell participants."""

from __future__ import annotations

from typing import get_args

from fishbowl.core.base import MODERATOR, Actor, Words
from fishbowl.core.debrief import RetractDebrief, Topic, WriteDebrief
from fishbowl.runtime.rehearsal import lines
from fishbowl.runtime.rehearsal.acting import GONE, Act, Duty, Move, Scene, Seen

TOPICS: tuple[Topic, ...] = get_args(Topic)


class Debriefing(Duty):
    """The moderator goes through every topic; assistants and observers add to one or two."""

    def __init__(self, actor: Actor, scene: Scene) -> None:
        super().__init__(actor, scene)
        count = len(TOPICS) if actor == MODERATOR else self.chance.randint(1, 2)
        chosen = self.chance.sample(TOPICS, count)
        self._topics = [topic for topic in TOPICS if topic in chosen]
        self._takes_back = actor == MODERATOR

    def look(self, seen: Seen) -> Move:
        state = seen.state
        if not state.is_over:
            return Move(60)
        me = state.people.by_id.get(self.actor)
        if me is not None and (me.withdrawn or not me.is_here):
            return GONE
        mine = [entry for entry in state.debrief.in_order if entry.author == self.actor]
        if self._takes_back and len(mine) == 3:
            self._takes_back = False
            self._topics.insert(0, mine[-1].topic)
            return Move(self.between(10, 20), (Act(RetractDebrief(mine[-1].id)),))
        if not self._topics:
            return GONE
        topic = self._topics.pop(0)
        moments = state.moments.in_order
        on = moments[0].id if topic == "moments" and moments else None
        words = Words.of(text=lines.debrief(self.scene.lang, topic))
        return Move(self.between(40, 100), (Act(WriteDebrief(self.scene.ids(), topic, on), words),))
