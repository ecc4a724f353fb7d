"""What stands after folding the log: one part per family, and look-ups in the pinned protocol."""

from __future__ import annotations

from immutables import Map
from msgspec import Struct

from fishbowl.core.base import PersonId
from fishbowl.core.cards import CardsPart, find
from fishbowl.core.debrief import DebriefPart
from fishbowl.core.errors import Refused
from fishbowl.core.interventions import InterventionsPart
from fishbowl.core.moments import MomentsPart
from fishbowl.core.parked import ParkedPart
from fishbowl.core.people import PeoplePart, Person
from fishbowl.core.protocol import Card, CoverageCheck, Protocol, Question, Stage, Step, all_questions, fill
from fishbowl.core.questions import QuestionsPart
from fishbowl.core.recording import RecordingPart
from fishbowl.core.redactions import Redactions
from fishbowl.core.session import SessionPart
from fishbowl.core.stages import StagesPart
from fishbowl.core.tablecloths import Tablecloths
from fishbowl.core.transcribed import TranscriptsPart
from fishbowl.core.turns import TurnsPart
from fishbowl.core.undo import UndoPart

PREPARATION = "preparation"
"""The place of steps that come before the first stage."""


class SessionState(Struct, frozen=True):
    """Immutable; `seq` is that of the last event folded in (0: none yet)."""

    seq: int = 0
    session: SessionPart = SessionPart()
    stages: StagesPart = StagesPart()
    cards: CardsPart = CardsPart()
    questions: QuestionsPart = QuestionsPart()
    people: PeoplePart = PeoplePart()
    turns: TurnsPart = TurnsPart()
    interventions: InterventionsPart = InterventionsPart()
    notes: Tablecloths = Tablecloths()
    moments: MomentsPart = MomentsPart()
    parked: ParkedPart = ParkedPart()
    recording: RecordingPart = RecordingPart()
    debrief: DebriefPart = DebriefPart()
    transcripts: TranscriptsPart = TranscriptsPart()
    redactions: Redactions = Map()
    undo: UndoPart = UndoPart()

    @property
    def protocol(self) -> Protocol:
        """The protocol as pinned when the session was made. Raises Refused before that."""
        if self.session.protocol is None:
            raise Refused("errors.no_session_yet")
        return self.session.protocol

    @property
    def is_running(self) -> bool:
        """Whether a stage is open and the clock is not paused."""
        return self.stages.current is not None and self.session.paused_since_s is None

    @property
    def is_over(self) -> bool:
        return self.session.ended_s is not None

    @property
    def current_stage(self) -> Stage | None:
        visit = self.stages.current
        return self.protocol.stage(visit.stage_id) if visit else None

    @property
    def participants_talk(self) -> bool:
        """Whether the moderator is to be silent: participants talk over a deck of cards."""
        stage = self.current_stage
        return stage is not None and stage.kind == "deck"

    @property
    def checks(self) -> tuple[CoverageCheck, ...]:
        return tuple(check for stage in self.protocol.stages for check in stage.coverage)

    @property
    def may_open_tablecloths(self) -> bool:
        """Whether a stage that opens them was reached, or was gone past, or the session is over.

        Who skips the break has observers' questions all the same. Where participants talk is not past it.
        """
        stages = self.protocol.stages
        first = next((n for n, stage in enumerate(stages) if stage.opens_tablecloths), len(stages))
        visited = {visit.stage_id for visit in self.stages.visits}
        return self.is_over or any(
            stage.id in visited and (stage.opens_tablecloths or stage.kind not in ("deck", "questions"))
            for stage in stages[first:]
        )

    def stage(self, stage_id: str) -> Stage:
        """The stage of that id. Raises Refused where the protocol has none."""
        try:
            return self.protocol.stage(stage_id)
        except KeyError:
            raise Refused("errors.no_such_stage", stage=stage_id) from None

    def steps(self, stage_id: str) -> tuple[Step, ...]:
        """The checklist of a stage (or of the preparation), without what is for online groups in a room."""
        steps = self.protocol.preparation if stage_id == PREPARATION else self.stage(stage_id).steps
        online = self.session.setup.form == "online"
        return tuple(step for step in steps if online or not step.online_only)

    def person(self, person: PersonId) -> Person:
        """The person of that pseudonym. Raises Refused where there is none."""
        found = self.people.by_id.get(person)
        if found is None:
            raise Refused("errors.no_such_person", person=person)
        return found

    def card(self, card: str) -> Card:
        """The card addressed as `deck/card`. Raises Refused where there is none."""
        for stage in self.protocol.decks:
            found = find(stage, card)
            if found is not None:
                return found
        raise Refused("errors.no_such_card", card=card)

    def question(self, question_id: str) -> Question:
        """The question of that id. Raises Refused where the guide has none."""
        for stage in self.protocol.stages:
            for question in all_questions(stage):
                if question.id == question_id:
                    return question
        raise Refused("errors.no_such_question_in_guide", question=question_id)

    def filled(self, text: str) -> str:
        """A text of the protocol with this session's institution and programme in it."""
        return fill(text, self.session.setup.institution, self.session.setup.programme)
