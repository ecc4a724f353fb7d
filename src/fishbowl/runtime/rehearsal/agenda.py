"""The simulated moderator's plan: the checklist with its cues, and when to go on to the next stage."""

from __future__ import annotations

from fishbowl.core.attention import open_topics
from fishbowl.core.base import MODERATOR, Words
from fishbowl.core.elapsed import block_left_s
from fishbowl.core.parked import standing_questions
from fishbowl.core.protocol import CueAction, Lang, Stage, Step
from fishbowl.core.recording import ConfirmRecorder, ConfirmRecording, SetTranscriptionLanguage
from fishbowl.core.session import EndSession
from fishbowl.core.stages import AddTime, ChooseOutcome, OpenStage, Outcome, TickStep
from fishbowl.core.state import PREPARATION, SessionState
from fishbowl.core.timing import awaits_outcome, left_s
from fishbowl.runtime.rehearsal import lines
from fishbowl.runtime.rehearsal.acting import GONE, Act, Duty, Move, Scene, Seen

OUTCOMES: tuple[Outcome, ...] = ("move", "shorten", "keep")


class Checklist(Duty):
    """Ticks the steps of the stage one by one, and confirms what its cues ask of the recorder."""

    def __init__(self, scene: Scene) -> None:
        super().__init__(MODERATOR, scene)

    def look(self, seen: Seen) -> Move:
        state = seen.state
        if state.is_over:
            return GONE
        if state.recording.transcribes and state.recording.language != state.protocol.lang:
            return Move(self.between(5, 15), (Act(SetTranscriptionLanguage(state.protocol.lang)),))
        stage = state.current_stage
        where = stage.id if stage else PREPARATION
        todo = [s for s in state.steps(where) if f"{where}/{s.id}" not in state.stages.steps_done]
        if not todo:
            return Move(5)
        if stage is not None and seen.now_s - _entered_s(state) < 8:
            return Move(8)
        pace_s = stage.planned_s / (len(state.steps(where)) + 2) if stage else 20
        done = Act(TickStep(where, todo[0].id))
        return Move(pace_s * self.between(0.7, 1.1), (*self._cue(state, todo[0]), done))

    def _cue(self, state: SessionState, step: Step) -> tuple[Act, ...]:
        status = state.recording.status
        if step.cue == "start" and status == "off":
            return (self._start(state),)
        possible: dict[CueAction, tuple[str, ...]] = {
            "pause": ("running",),
            "resume": ("paused",),
            "stop": ("running", "paused"),
        }
        if step.cue in ("pause", "resume", "stop") and status in possible[step.cue]:
            return (Act(ConfirmRecorder(step.cue)),)
        return ()

    def _start(self, state: SessionState) -> Act:
        """Online the app transcribes, and was left in the other language: as happened in the field."""
        spoken = state.protocol.lang
        if state.session.setup.form == "online":
            wrong: Lang = "en" if spoken == "nl" else "nl"
            return Act(ConfirmRecording("video", wrong, transcribes=True), Words.of(device="Teams"))
        devices = Words.of(device="camera", second_device="H2n")
        return Act(ConfirmRecording("video", spoken, second=True), devices)


class Timekeeper(Duty):
    """Opens stage after stage, a little early or late; adds time once, and chooses when it runs over."""

    def __init__(self, scene: Scene) -> None:
        super().__init__(MODERATOR, scene)
        self._slack: dict[str, float] = {}
        self._added = False

    def look(self, seen: Seen) -> Move:
        state = seen.state
        if state.is_over:
            return GONE
        stage = state.current_stage
        if stage is None:
            return self._begin(state)
        if not state.is_running:
            return Move(5)
        if awaits_outcome(state, seen.now_s):
            return Move(self.between(5, 10), (Act(ChooseOutcome(self.chance.choice(OUTCOMES))),))
        following = next_stage(state, stage)
        if following is None:
            return self._end(seen, stage)
        if self._wants_time(seen, following):
            self._added = True
            words = Words.of(reason=lines.reason(self.scene.lang, "time"))
            return Move(10, (Act(AddTime(stage.id, 120), words),))
        if self._is_done(seen, stage):
            return Move(self.between(5, 8), (Act(OpenStage(following.id)),))
        return Move(self.between(4, 8))

    def _begin(self, state: SessionState) -> Move:
        """Once everyone is in, with consent, who is not known to be late."""
        late = {self.scene.cast.comes_late, self.scene.cast.stays_away}
        waited_for = [p for p in state.people.by_id.values() if p.id not in late]
        here = all(person.is_here and person.consent for person in waited_for)
        ready = all(f"{PREPARATION}/{s.id}" in state.stages.steps_done for s in state.steps(PREPARATION))
        if not (here and ready):
            return Move(5)
        return Move(8, (Act(OpenStage(state.protocol.stages[0].id)),))

    def _wants_time(self, seen: Seen, following: Stage) -> bool:
        left = left_s(seen.state, seen.now_s) or 0.0
        return not self._added and following.kind == "closing" and left < 45

    def _is_done(self, seen: Seen, stage: Stage) -> bool:
        state = seen.state
        left = left_s(state, seen.now_s) or 0.0
        if stage.kind == "observer_questions":
            waiting = [n for n in standing_questions(state) if state.parked.fate(n.id).settled_s is None]
            return not waiting or left < 0
        if stage.kind == "questions" and open_topics(state, stage) and left > -120:
            return False
        if stage.kind == "deck" and block_left_s(state, seen.now_s) < 0:
            return True
        slack_s = self._slack.setdefault(stage.id, self.between(-0.12, 0.1) * stage.planned_s)
        if stage.kind == "opening":
            return left < -75 - abs(slack_s)
        return left < slack_s

    def _end(self, seen: Seen, stage: Stage) -> Move:
        state = seen.state
        done = all(f"{stage.id}/{s.id}" in state.stages.steps_done for s in state.steps(stage.id))
        if not done or state.recording.status != "off":
            return Move(10)
        return Move(None, (Act(EndSession()),))


def next_stage(state: SessionState, stage: Stage) -> Stage | None:
    """Where to go from here: decks not yet visited first, whatever order they were taken in."""
    stages = state.protocol.stages
    visited = {visit.stage_id for visit in state.stages.visits}
    if stage.kind == "deck":
        ahead = next((deck for deck in state.protocol.decks if deck.id not in visited), None)
        if ahead is not None:
            return ahead
        stage = state.protocol.decks[-1]
    rest = stages[stages.index(stage) + 1 :]
    return rest[0] if rest else None


def _entered_s(state: SessionState) -> float:
    visit = state.stages.current
    return visit.from_s if visit else 0.0
