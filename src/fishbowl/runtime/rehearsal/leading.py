"""What the simulated moderator does while people talk: interventions, moments, an own note."""

from __future__ import annotations

from fishbowl.core.balance import balance
from fishbowl.core.base import MODERATOR, Actor, PersonId, Words
from fishbowl.core.cards import MarkAnsweredEarlier
from fishbowl.core.interventions import Intervene
from fishbowl.core.moments import MarkMoment, MoveMoment
from fishbowl.core.notes import FlagName, WriteNote
from fishbowl.core.protocol import Stage
from fishbowl.core.recording import ConfirmRecorder
from fishbowl.core.session import PauseSession, ResumeSession, Undo
from fishbowl.core.state import SessionState
from fishbowl.core.turns import NOBODY
from fishbowl.runtime.rehearsal import lines
from fishbowl.runtime.rehearsal.acting import GONE, Act, Duty, Move, Scene, Seen, can_undo

BRING_IN_EVERY_S = 150.0
_TALKING = ("deck", "questions", "observer_questions")


class Silence(Duty):
    """Silent while participants talk, but for what is permitted, one moment of care and one deviation."""

    def __init__(self, scene: Scene) -> None:
        super().__init__(MODERATOR, scene)
        self._clarified: set[str] = set()
        self._cared = False
        self._deviated = False
        self._resume_s: float | None = None
        self._brought_in: set[tuple[str, PersonId]] = set()
        self._brought_in_s = 0.0

    def look(self, seen: Seen) -> Move:
        state = seen.state
        if state.is_over:
            return GONE
        if self._resume_s is not None:
            return self._resume(seen)
        stage = state.current_stage
        if stage is None or stage.kind not in ("deck", "questions") or not state.is_running:
            return Move(10)
        acts = self._intervene(seen, stage)
        if acts and self._resume_s is not None:
            return Move(self._resume_s - seen.now_s, acts)
        return Move(self.between(8, 15), acts)

    def _intervene(self, seen: Seen, stage: Stage) -> tuple[Act, ...]:
        visit = seen.state.stages.current
        gone = (seen.now_s - visit.from_s) / stage.planned_s if visit else 0.0
        last = self.scene.cast.talks_most
        late_stage = len({v.stage_id for v in seen.state.stages.visits}) >= 3
        if late_stage and gone > 0.4 and not self._cared and seen.state.recording.status == "running":
            self._cared = True
            return self._care(seen, stage)
        if stage.kind != "deck":
            return ()
        if gone > 0.3 and stage.id not in self._clarified:
            self._clarified.add(stage.id)
            return (Act(Intervene("clarify")),)
        if late_stage and gone > 0.6 and not self._deviated:
            self._deviated = True
            words = Words.of(text=lines.reason(self.scene.lang, "deviation"))
            return (Act(Intervene("deviation", last), words),)
        return self._bring_in(seen, stage)

    def _bring_in(self, seen: Seen, stage: Stage) -> tuple[Act, ...]:
        """Whom the nudge names: each once in a deck, and not one straight after the other."""
        quiet = balance(seen.state, seen.now_s).nudge
        too_soon = seen.now_s - self._brought_in_s < BRING_IN_EVERY_S
        if quiet is None or too_soon or (stage.id, quiet) in self._brought_in:
            return ()
        self._brought_in.add((stage.id, quiet))
        self._brought_in_s = seen.now_s
        return (Act(Intervene("bring_in", quiet)),)

    def _care(self, seen: Seen, stage: Stage) -> tuple[Act, ...]:
        """Distress in a room stops the clock and, as a cue of its own, the recorder."""
        if stage.kind != "deck":
            return (Act(Intervene("care", care="name_said")),)
        self._resume_s = seen.now_s + self.between(60, 100)
        care = Act(Intervene("care", self.scene.cast.talks_least, "distress"))
        return (care, Act(PauseSession()), Act(ConfirmRecorder("pause")))

    def _resume(self, seen: Seen) -> Move:
        self._resume_s = None
        again: list[Act] = []
        if seen.state.session.paused_since_s is not None:
            again.append(Act(ResumeSession()))
        if seen.state.recording.status == "paused":
            again.append(Act(ConfirmRecorder("resume")))
        return Move(15, tuple(again))


class Foresight(Duty):
    """Once, in the second deck, a card that is still on its pile turns out to be answered already."""

    def __init__(self, scene: Scene) -> None:
        super().__init__(MODERATOR, scene)

    def look(self, seen: Seen) -> Move:
        state, stage = seen.state, seen.state.current_stage
        if state.is_over:
            return GONE
        if stage is None or stage.kind != "deck" or stage is state.protocol.decks[0]:
            return Move(20)
        last = f"{stage.id}/{stage.cards[-1].id}"
        if last in state.cards.drawn or len(stage.cards) < 3:
            return Move(20)
        return Move(None, (Act(MarkAnsweredEarlier(last)),))


class Marks(Duty):
    """Marks moments for later, a few seconds late; the first one twice by mistake."""

    def __init__(self, actor: Actor, scene: Scene) -> None:
        super().__init__(actor, scene)
        self._marked: list[str] = []
        self._moved = False
        self._slipped = False

    def look(self, seen: Seen) -> Move:
        state = seen.state
        if state.is_over:
            return GONE
        if self._slipped:
            self._slipped = False
            takes_back = can_undo(state, self.actor, "MomentMarked")
            return Move(self.between(120, 240), (Act(Undo()),) if takes_back else ())
        if not _talk_goes_on(state) or seen.floor.speaker == NOBODY:
            return Move(10)
        if self._marked and not self._moved:
            self._moved = True
            if (known := state.moments.by_id.get(self._marked[0])) is not None:
                return Move(self.between(60, 120), (Act(MoveMoment(known.id, known.at_s - 5)),))
        return self._mark(state, seen)

    def _mark(self, state: SessionState, seen: Seen) -> Move:
        back_s = float(state.protocol.settings.moment_back_s)
        words = Words.of(
            text=lines.moment(self.chance, self.scene.lang) if self.chance.random() < 0.6 else ""
        )
        mark = Act(MarkMoment(self.scene.ids(), back_s, self.chance.random() < 0.15), words)
        if len(self._marked) == 1 and self.actor == MODERATOR:
            self._slipped = True
            self._marked.append("")
            return Move(2, (mark,))
        if isinstance(mark.command, MarkMoment):
            self._marked.append(mark.command.moment_id)
        return Move(self.between(180, 420), (mark,))


class OwnNotes(Duty):
    """The moderator's own notes: few, and one with a name in it that must be redacted."""

    def __init__(self, scene: Scene) -> None:
        super().__init__(MODERATOR, scene)
        self._written: list[str] = []

    def look(self, seen: Seen) -> Move:
        state = seen.state
        if state.is_over or len(self._written) > 3:
            return GONE
        if not _talk_goes_on(state):
            return Move(20)
        if len(self._written) == 2 and self._written[-1] in state.notes.by_id:
            return Move(None, (Act(FlagName(self._written[-1])),))
        self._written.append(self.scene.ids())
        note = WriteNote(self._written[-1], MODERATOR, "observation", typed_s=seen.now_s)
        words = Words.of(text=lines.reason(self.scene.lang, "own_note"))
        return Move(self.between(300, 600), (Act(note, words),))


def _talk_goes_on(state: SessionState) -> bool:
    stage = state.current_stage
    return stage is not None and stage.kind in _TALKING and state.is_running
