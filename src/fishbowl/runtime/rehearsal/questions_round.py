"""From the break on: tablecloths open, paper is typed in, questions are sorted, put, answered or left."""

from __future__ import annotations

from fishbowl.core.base import ASSISTANT, MODERATOR, PersonId, Words
from fishbowl.core.notes import OpenTablecloths, WriteNote
from fishbowl.core.parked import (
    MergeQuestion,
    OrderQuestions,
    PutQuestion,
    SettleAnswered,
    SettleLeft,
    Tag,
    TagQuestion,
    standing_questions,
)
from fishbowl.core.state import SessionState
from fishbowl.core.tablecloths import Note
from fishbowl.core.turns import NOBODY
from fishbowl.runtime.rehearsal import lines
from fishbowl.runtime.rehearsal.acting import GONE, Act, Duty, Move, Scene, Seen

TAGS: tuple[Tag, ...] = ("clarifying", "deepening", "new_topic", "own_position")


class Opening(Duty):
    """Opens the tablecloths a little into the stage that allows it."""

    def __init__(self, scene: Scene) -> None:
        super().__init__(MODERATOR, scene)

    def look(self, seen: Seen) -> Move:
        state = seen.state
        visit = state.stages.current
        if state.is_over or state.notes.opened_s is not None:
            return GONE
        if visit is None or not state.may_open_tablecloths or seen.now_s - visit.from_s < 30:
            return Move(10)
        return Move(None, (Act(OpenTablecloths()),))


class Harvest(Duty):
    """Types in the paper tablecloths from the break on, one after the other."""

    def __init__(self, scene: Scene) -> None:
        super().__init__(ASSISTANT, scene)

    def look(self, seen: Seen) -> Move:
        if seen.state.notes.opened_s is None:
            return GONE if seen.state.is_over else Move(15)
        for observer, written in self.scene.paper.items():
            if written:
                return self._type(observer, written.pop(0), seen.now_s)
        return GONE if seen.state.is_over else Move(20)

    def _type(self, observer: PersonId, paper: Act, now_s: float) -> Move:
        note = paper.command
        if not isinstance(note, WriteNote):
            raise TypeError(f"{observer} wrote no note")
        typed = WriteNote(note.note_id, observer, note.kind, note.speaker, "paper", now_s, note.typed_s)
        return Move(self.between(8, 14), (Act(typed, paper.words),))


class Sorting(Duty):
    """Tags the parked questions, puts two together that ask the same, and puts them in order."""

    def __init__(self, scene: Scene) -> None:
        super().__init__(ASSISTANT, scene)
        self._merged = False

    def look(self, seen: Seen) -> Move:
        state = seen.state
        if state.is_over:
            return GONE
        if state.notes.opened_s is None or any(self.scene.paper.values()):
            return Move(15)
        questions = standing_questions(state)
        untagged = [n for n in questions if state.parked.fate(n.id).tag is None]
        if untagged:
            return Move(self.between(5, 10), (Act(TagQuestion(untagged[0].id, self.chance.choice(TAGS))),))
        if not self._merged and len(questions) >= 3:
            self._merged = True
            return Move(10, (Act(MergeQuestion(questions[1].id, questions[0].id)),))
        if len(questions) < 2 or state.parked.order:
            return Move(30)
        shuffled = self.chance.sample([n.id for n in questions], len(questions))
        return Move(30, (Act(OrderQuestions(tuple(shuffled))),))


class Round(Duty):
    """Gives observers the floor, question by question; what is left over gets its reason at the end."""

    def __init__(self, scene: Scene) -> None:
        super().__init__(MODERATOR, scene)
        self._answering: set[PersonId] = set()
        self._lasts_s = 90.0
        self._left_one = False

    def look(self, seen: Seen) -> Move:
        state, stage = seen.state, seen.state.current_stage
        if state.is_over:
            return GONE
        if stage is None or state.notes.opened_s is None or not state.is_running:
            return Move(15)
        waiting = [n for n in standing_questions(state) if state.parked.fate(n.id).settled_s is None]
        if stage.kind == "closing" and waiting:
            words = Words.of(reason=lines.reason(self.scene.lang, "left"))
            return Move(4, (Act(SettleLeft(waiting[0].id, "time"), words),))
        if stage.kind != "observer_questions":
            return Move(10)
        if state.parked.current is not None:
            return self._listen(seen)
        return self._put(state, waiting)

    def _put(self, state: SessionState, waiting: list[Note]) -> Move:
        if not waiting:
            return Move(10)
        note = waiting[0]
        if not self._left_one and len(state.parked.spans) == 3 and len(waiting) > 1:
            self._left_one = True
            return Move(10, (Act(SettleLeft(note.id, "answered_already")),))
        self._answering = set()
        self._lasts_s = self.between(60, 130)
        here = [p.id for p in state.people.participants if p.is_here]
        to = (self.chance.choice(here),) if here and self.chance.random() < 0.3 else ()
        return Move(3, (Act(PutQuestion(note.id, to)),))

    def _listen(self, seen: Seen) -> Move:
        put = seen.state.parked.current
        if seen.floor.speaker != NOBODY:
            self._answering.add(seen.floor.speaker)
        if put is None or seen.now_s - put.from_s < self._lasts_s or not self._answering:
            return Move(3)
        answered = Act(SettleAnswered(put.note_id, tuple(sorted(self._answering))))
        return Move(self.between(4, 9), (answered,))
