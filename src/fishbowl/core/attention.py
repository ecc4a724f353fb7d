"""Standing warnings: what stays on the moderator's screen until it is mended."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from fishbowl.core.base import PersonId
from fishbowl.core.people import Person
from fishbowl.core.protocol import CueAction, GroupSize, Stage, Step, Topic
from fishbowl.core.recording import language_is_wrong
from fishbowl.core.state import SessionState

AttentionKind = Literal[
    "cue_start",
    "cue_pause",
    "cue_resume",
    "cue_stop",
    "wrong_language",
    "no_consent",
    "unrecorded",
    "teaches_here",
    "participants_size",
    "observers_size",
]
_CUES: dict[CueAction, AttentionKind] = {
    "start": "cue_start",
    "pause": "cue_pause",
    "resume": "cue_resume",
    "stop": "cue_stop",
}
_ANSWERS: dict[CueAction, frozenset[CueAction]] = {
    "start": frozenset({"start"}),
    "pause": frozenset({"pause", "stop"}),
    "resume": frozenset({"resume", "start"}),
    "stop": frozenset({"stop"}),
}


@dataclass(frozen=True, slots=True)
class Attention:
    """One warning: its kind, whom it concerns, and for a cue the stage and step that answer it."""

    kind: AttentionKind
    people: tuple[PersonId, ...] = ()
    stage_id: str = ""
    step_id: str = ""
    low: int = 0
    high: int = 0
    count: int = 0


def attentions(state: SessionState) -> tuple[Attention, ...]:
    """Everything that wants the moderator's attention now, the most urgent first."""
    found = list(_pending_cues(state))
    if language_is_wrong(state):
        found.append(Attention("wrong_language"))
    found += _consents(state)
    teachers = tuple(o.id for o in state.people.observers if o.teaches_here and o.attendance != "absent")
    if teachers:
        found.append(Attention("teaches_here", teachers))
    return (*found, *_sizes(state))


def _pending_cues(state: SessionState) -> list[Attention]:
    """Cues of stages that were reached and not answered since; of each action the latest only."""
    pending: dict[CueAction, Attention] = {}
    for visit in state.stages.visits:
        for step in state.steps(visit.stage_id):
            if step.cue is None:
                continue
            if _is_answered(state, visit.stage_id, step, visit.from_s):
                pending.pop(step.cue, None)
            else:
                pending[step.cue] = Attention(_CUES[step.cue], (), visit.stage_id, step.id)
    return [cue for action, cue in pending.items() if _still_matters(state, action, cue)]


def _is_answered(state: SessionState, stage_id: str, step: Step, since_s: float) -> bool:
    if f"{stage_id}/{step.id}" in state.stages.steps_done:
        return True
    wanted = _ANSWERS[step.cue] if step.cue else frozenset()
    # A start that came before its stage was opened answers it as well: the recorder runs.
    early = step.cue == "start" and state.recording.recordings > 0
    return early or any(a.action in wanted and a.at_s >= since_s for a in state.recording.anchors)


def _still_matters(state: SessionState, action: CueAction, cue: Attention) -> bool:
    """Pausing for the break is over with the break; a stop makes every other cue idle."""
    here = state.stages.current.stage_id if state.stages.current else ""
    if action == "pause":
        return cue.stage_id == here and state.recording.status == "running"
    if action == "stop":
        return state.recording.status != "off"
    return not state.is_over


def _consents(state: SessionState) -> list[Attention]:
    """People who are here without recorded consent; those who stay unrecorded are named apart."""
    here = [p for p in (*state.people.participants, *state.people.observers) if p.is_here]
    without = [p for p in here if p.consent is None]
    asked = tuple(p.id for p in without if not p.unrecorded)
    unrecorded = tuple(p.id for p in without if p.unrecorded)
    found = [Attention("no_consent", asked)] if asked else []
    return [*found, Attention("unrecorded", unrecorded)] if unrecorded else found


def _sizes(state: SessionState) -> list[Attention]:
    protocol = state.protocol
    groups: tuple[tuple[AttentionKind, tuple[Person, ...], GroupSize], ...] = (
        ("participants_size", state.people.participants, protocol.participants),
        ("observers_size", state.people.observers, protocol.observers),
    )
    found = []
    for kind, people, size in groups:
        count = sum(1 for person in people if person.attendance not in ("absent", "left"))
        if not size.low <= count <= size.high:
            found.append(Attention(kind, low=size.low, high=size.high, count=count))
    return found


def open_topics(state: SessionState, stage: Stage) -> tuple[tuple[str, Topic], ...]:
    """(check id, topic) for what was to be covered in the stage and has not been heard yet."""
    covered = {key for key, (heard, _) in state.questions.topics.items() if heard != "open"}
    return tuple(
        (check.id, topic)
        for check in stage.coverage
        for topic in check.topics
        if f"{check.id}/{topic.id}" not in covered
    )
