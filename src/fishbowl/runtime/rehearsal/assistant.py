"""The simulated assistant: lets people in, taps who speaks, hands out gifts."""

from __future__ import annotations

from collections.abc import Iterator

from fishbowl.core.base import ASSISTANT, PersonId, Words
from fishbowl.core.debrief import HandOutGift
from fishbowl.core.people import (
    AddPerson,
    Attendance,
    ConsentMeans,
    DescribePerson,
    MarkAttendance,
    RecordConsent,
    RemovePerson,
    StayUnrecorded,
    TakeSeat,
    WithdrawConsent,
)
from fishbowl.core.protocol import Protocol
from fishbowl.core.state import SessionState
from fishbowl.core.turns import NOBODY, MarkSpeaker
from fishbowl.runtime.rehearsal import lines
from fishbowl.runtime.rehearsal.acting import GONE, Act, Condition, Duty, Line, Move, Scene, Script, Seen
from fishbowl.runtime.rehearsal.talk import Floor

MISSED = 0.06
"""How often the assistant does not tap a turn at all."""


class SpeakerTaps(Duty):
    """Taps who speaks: a second or so late, and now and then not at all."""

    def __init__(self, scene: Scene) -> None:
        super().__init__(ASSISTANT, scene)
        self._heard: Floor | None = None
        self._misses = False

    def look(self, seen: Seen) -> Move:
        state, stage = seen.state, seen.state.current_stage
        if state.is_over:
            return GONE
        if stage is None or not state.is_running or stage.kind == "break":
            return Move(4)
        if seen.floor != self._heard:
            self._heard = seen.floor
            self._misses = self.chance.random() < MISSED
            return Move(self.between(0.4, 1.4))
        turn = state.turns.current
        tapped = turn.speaker if turn else None
        if (
            self._misses
            or tapped == seen.floor.speaker
            or self._stands_for(state, tapped, seen.floor.speaker)
        ):
            return Move(self.between(0.8, 1.6))
        return Move(self.between(0.8, 1.6), (Act(MarkSpeaker(seen.floor.speaker)),))

    @staticmethod
    def _stands_for(state: SessionState, tapped: PersonId | None, speaker: PersonId) -> bool:
        """Without consent a tap is kept as nobody's in particular: it need not be tapped again."""
        return tapped is not None and speaker != NOBODY and state.person(speaker).consent is None


class Gifts(Duty):
    """Hands out thank-you gifts at the end, to the students who are here."""

    def __init__(self, scene: Scene) -> None:
        super().__init__(ASSISTANT, scene)

    def look(self, seen: Seen) -> Move:
        state, stage = seen.state, seen.state.current_stage
        if state.is_over or state.protocol.participant_prefix != "S":
            return GONE
        if stage is None or stage.kind != "closing":
            return Move(15)
        due = [p.id for p in state.people.participants if p.is_here and p.id not in state.debrief.gifts]
        return Move(self.between(5, 10), (Act(HandOutGift(due[0])),)) if due else GONE


def door(scene: Scene, protocol: Protocol) -> Script:
    """Everyone comes in, with a form and (apart from it) consent; some late, one not at all, one leaves."""
    return Script(ASSISTANT, scene, (*_arrivals(scene, protocol), *_later(scene, protocol)))


def _arrivals(scene: Scene, protocol: Protocol) -> Iterator[Line]:
    cast, chance = scene.cast, scene.chance(ASSISTANT, "door")
    extra = f"O{len(cast.observers) + 1}"
    if len(cast.observers) < 99:
        yield _line(_always, 5, AddPerson(extra))
        yield _line(_always, 4, RemovePerson(extra))
    for person in (*cast.participants, *cast.observers):
        is_student = person.startswith("S")
        institution = lines.institution(scene.lang)
        words = lines.attributes(chance, scene.lang, is_student=is_student, institution=institution)
        yield Line(_always, 2, (Act(DescribePerson(person, person == cast.teaches_here), words),))
        if person in (cast.comes_late, cast.stays_away):
            continue
        means: ConsentMeans = "online" if chance.random() < 0.7 else "paper"
        yield _line(_always, 2, MarkAttendance(person, "present"))
        yield _line(_always, 2, RecordConsent(person, protocol.consent_version, means))
    if len(cast.participants) > 1:
        yield _line(_always, 3, TakeSeat(cast.participants[1], 1))


def _later(scene: Scene, protocol: Protocol) -> Iterator[Line]:
    """Consent and attendance are two things: who comes late sits down first and signs a little later."""
    cast, chance = scene.cast, scene.chance(ASSISTANT, "later")
    if cast.stays_away is not None:
        # Consent was given online beforehand; the person did not come.
        yield _line(_started, 20, RecordConsent(cast.stays_away, protocol.consent_version, "online"))
        yield _line(_always, 60, MarkAttendance(cast.stays_away, "absent"))
    if cast.comes_late is not None:
        yield _line(_stages_visited(2), chance.uniform(60, 150), MarkAttendance(cast.comes_late, "late"))
        yield _line(_always, 15, StayUnrecorded(cast.comes_late))
        signs = RecordConsent(cast.comes_late, protocol.consent_version, "paper")
        yield _line(_always, chance.uniform(45, 120), signs)
    if cast.leaves_early is not None:
        left: Attendance = "left"
        yield _line(_in_round, chance.uniform(240, 600), MarkAttendance(cast.leaves_early, left))
    if cast.withdraws is not None:
        yield _line(_is_over, chance.uniform(300, 600), WithdrawConsent(cast.withdraws))


_PeopleCommand = (
    AddPerson | RemovePerson | MarkAttendance | RecordConsent | StayUnrecorded | TakeSeat | WithdrawConsent
)


def _line(when: Condition, after_s: float, command: _PeopleCommand) -> Line:
    return Line(when, after_s, (Act(command, Words()),))


def _always(state: SessionState) -> bool:
    return True


def _started(state: SessionState) -> bool:
    return state.stages.started_s is not None


def _is_over(state: SessionState) -> bool:
    return state.is_over


def _in_round(state: SessionState) -> bool:
    stage = state.current_stage
    return stage is not None and (stage.kind == "observer_questions" or stage is state.protocol.stages[-1])


def _stages_visited(count: int) -> Condition:
    return lambda state: len(state.stages.visits) >= count
