"""The simulated moderator of a semi-structured group: questions, probes, and what has not been heard yet."""

from __future__ import annotations

from fishbowl.core.attention import open_topics
from fishbowl.core.base import MODERATOR
from fishbowl.core.protocol import Protocol, Question, Stage, all_questions
from fishbowl.core.questions import CoverTopic, MarkQuestion, QuestionStatus, UseProbe
from fishbowl.core.state import SessionState
from fishbowl.core.timing import left_s
from fishbowl.runtime.rehearsal.acting import GONE, Act, Duty, Move, Scene, Seen

NOT_ASKED: tuple[QuestionStatus, ...] = ("answered_earlier", "skipped", "parked")
PROBES_EACH = 2


class Guide(Duty):
    """Goes through the questions; one each is answered earlier, skipped, and parked until later."""

    def __init__(self, scene: Scene, protocol: Protocol) -> None:
        super().__init__(MODERATOR, scene)
        later = [q.id for stage in protocol.stages for q in all_questions(stage)[1:]]
        chosen = self.chance.sample(later, min(len(NOT_ASKED), len(later)))
        self._fates = dict(zip(chosen, NOT_ASKED, strict=False))

    def look(self, seen: Seen) -> Move:
        state, stage = seen.state, seen.state.current_stage
        if state.is_over:
            return GONE
        if stage is None or not stage.questions or not state.is_running:
            return Move(10)
        topic = self._topic(seen, stage)
        if topic is not None:
            return Move(self.between(10, 25), (topic,))
        asking = state.questions.current
        share_s = stage.planned_s / len(all_questions(stage))
        if asking is not None and seen.now_s - asking.from_s < share_s * 0.9:
            return self._probe(state, state.question(asking.question_id), share_s)
        return self._next(state, stage)

    def _topic(self, seen: Seen, stage: Stage) -> Act | None:
        """Topics come up by themselves now and then; what is left is asked after before the stage ends."""
        left = left_s(seen.state, seen.now_s) or 0.0
        for check_id, topic in open_topics(seen.state, stage):
            if left < stage.planned_s * 0.15:
                return Act(CoverTopic(check_id, topic.id, "asked"))
            if self.chance.random() < 0.04:
                return Act(CoverTopic(check_id, topic.id, "heard"))
        return None

    def _probe(self, state: SessionState, question: Question, share_s: float) -> Move:
        probes = (*question.prompts, *question.follow_ups)
        unused = [p for p in probes if f"{question.id}/{p.id}" not in state.questions.probes]
        again_s = share_s * self.between(0.2, 0.35)
        if not unused or len(probes) - len(unused) >= PROBES_EACH:
            return Move(again_s)
        return Move(again_s, (Act(UseProbe(question.id, self.chance.choice(unused).id)),))

    def _next(self, state: SessionState, stage: Stage) -> Move:
        marks = state.questions.marks
        for question in all_questions(stage):
            if question.id not in marks:
                status = self._fates.get(question.id, "asked")
                return Move(self.between(8, 15), (Act(MarkQuestion(question.id, status)),))
        parked = [q for q in all_questions(stage) if marks[q.id].status == "parked"]
        if parked:
            return Move(self.between(8, 15), (Act(MarkQuestion(parked[0].id, "asked")),))
        return Move(15)
