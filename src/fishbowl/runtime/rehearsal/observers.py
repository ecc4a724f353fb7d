"""Simulated observers: they write on their own tablecloth, correct and take back some, and never speak."""

from __future__ import annotations

from dataclasses import dataclass

from fishbowl.core.base import Actor, Words
from fishbowl.core.candidates import TagNote
from fishbowl.core.notes import CorrectNote, FlagName, NoteKind, RetractNote, WriteNote
from fishbowl.core.protocol import Stage
from fishbowl.core.session import Undo
from fishbowl.core.state import SessionState
from fishbowl.core.tablecloths import Note
from fishbowl.core.turns import NOBODY
from fishbowl.runtime.rehearsal import lines
from fishbowl.runtime.rehearsal.acting import GONE, Act, Duty, Move, Scene, Seen, can_undo

KINDS: dict[NoteKind, int] = {"observation": 8, "quote": 5, "question": 4, "own_view": 3, "check": 1}
KEYS_PER_S = 3.5
THINK_S = (50.0, 200.0)
WHILE = ("deck", "questions", "observer_questions")


@dataclass(frozen=True, slots=True)
class Draft:
    """A note being typed: everything of it but its end."""

    note: WriteNote
    text: str
    sent_s: float


class Tablecloth(Duty):
    """Thinks, types, sends; some notes are corrected, retracted, undone, tagged, or flagged for a name.

    On paper, the notes wait on the pile for the assistant. Everyone begins by writing one of each kind, so
    that even a short rehearsal shows them all.
    """

    def __init__(self, actor: Actor, scene: Scene) -> None:
        super().__init__(actor, scene)
        self._kinds = self.chance.sample(tuple(KINDS), len(KINDS))
        self._draft: Draft | None = None
        self._on_paper = scene.cast.on_paper == actor
        self._mends = self._sent = 0

    def look(self, seen: Seen) -> Move:
        state = seen.state
        me = state.people.by_id.get(self.actor)
        if state.is_over or (me is not None and me.attendance in ("left", "absent")):
            return GONE
        if self._draft is not None:
            return self._send(state, self._draft, seen.now_s)
        stage = state.current_stage
        if me is None or not me.is_here or stage is None or stage.kind not in WHILE or not state.is_running:
            return Move(self.between(20, 45))
        mine = [note for note in state.notes.in_order if note.source == "typed"]
        if len(mine) > 3 and self.chance.random() < 0.15:
            return Move(self.between(*THINK_S), self._mend(state, mine))
        return self._begin(seen, stage)

    def _begin(self, seen: Seen, stage: Stage) -> Move:
        kind = self._kind(in_round=stage.kind == "observer_questions")
        text = lines.note(self.chance, self.scene.lang, kind, stage.id)
        speaker = seen.floor.speaker if kind in ("quote", "check") else NOBODY
        quoted = None if speaker == NOBODY or speaker == self.scene.cast.comes_late else speaker
        typing_s = 1 + len(text) / KEYS_PER_S
        note = WriteNote(self.scene.ids(), self.actor, kind, quoted, typed_s=seen.now_s)
        self._draft = Draft(note, text, seen.now_s + typing_s)
        return Move(typing_s)

    def _kind(self, *, in_round: bool) -> NoteKind:
        """Who still has a question while the round runs, asks it."""
        if self._kinds:
            return self._kinds.pop()
        kind = self.chance.choices(tuple(KINDS), tuple(KINDS.values()))[0]
        return "observation" if in_round and kind == "question" else kind

    def _send(self, state: SessionState, draft: Draft, now_s: float) -> Move:
        if now_s < draft.sent_s:
            return Move(draft.sent_s - now_s)
        self._draft = None
        act = Act(draft.note, Words.of(text=draft.text))
        if self._on_paper:
            self.scene.paper.setdefault(self.actor, []).append(act)
            return Move(self.between(*THINK_S))
        self._sent += 1
        return Move(self.between(*THINK_S), (act, *self._judge(state, draft.note.note_id)))

    def _judge(self, state: SessionState, note_id: str) -> tuple[Act, ...]:
        """Of every third note, what it may be a case of."""
        codes = state.session.codebook.codes if state.session.codebook else ()
        if not codes or self._sent % 3 != 1:
            return ()
        # By number and not by chance: what an earlier seed gave is given still.
        taken = codes[(self._sent * 5 + int(self.actor[1:])) % len(codes)]
        return (Act(TagNote(note_id, (taken.id,))),)

    def _mend(self, state: SessionState, mine: list[Note]) -> tuple[Act, ...]:
        """In turn, so that a session of some length holds them all: corrected, retracted, flagged, undone."""
        self._mends += 1
        note = self.chance.choice(mine)
        match self._mends % 4:
            case 1:
                text = lines.note(self.chance, self.scene.lang, note.kind, "")
                return (Act(CorrectNote(note.id, note.kind, note.speaker), Words.of(text=text)),)
            case 2:
                return (Act(RetractNote(note.id)),)
            case 3:
                return (Act(FlagName(note.id)),)
            case _:
                return (Act(Undo()),) if can_undo(state, self.actor, "NameFlagged") else ()
