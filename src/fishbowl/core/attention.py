"""Standing warnings: what stays on the moderator's screen until it is mended."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Literal

from msgspec import Struct

from fishbowl.core.base import PersonId
from fishbowl.core.people import Person
from fishbowl.core.protocol import CueAction, GroupSize, Stage, Step, Topic
from fishbowl.core.recording import language_is_wrong
from fishbowl.core.state import PREPARATION, SessionState

AttentionKind = Literal[
    "cue_start",
    "cue_pause",
    "cue_resume",
    "cue_stop",
    "recorder_paused",
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
_UNDOES: dict[CueAction, frozenset[CueAction]] = {
    "start": frozenset({"stop"}),
    "pause": frozenset({"resume", "start"}),
    "resume": frozenset({"pause", "stop"}),
    "stop": frozenset({"start"}),
}


class Attention(Struct, frozen=True):
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
    if not found and _talk_goes_unrecorded(state):
        found.append(Attention("recorder_paused"))
    if language_is_wrong(state):
        found.append(Attention("wrong_language"))
    found += _consents(state)
    teachers = tuple(o.id for o in state.people.observers if o.teaches_here and _is_expected(o))
    if teachers:
        found.append(Attention("teaches_here", teachers))
    return (*found, *_sizes(state)) if not state.is_over else tuple(found)


def _pending_cues(state: SessionState) -> list[Attention]:
    """Cues of stages that were reached and are not answered.

    A start is wanted until it came, or a cue to stop did. Of the others those of one stage stand at a time:
    the closing's stop takes the place of a resume that nobody confirmed.
    """
    if state.is_over:
        return _left_running(state)
    start: list[Attention] = []
    others: list[Attention] = []
    here = PREPARATION
    for here, since_s, early_s in _reached(state):
        asked = [step for step in state.steps(here) if step.cue is not None]
        wanted = [_cue(here, step) for step in asked if not _is_answered(state, here, step, since_s, early_s)]
        if any(step.cue != "start" for step in asked):
            others = [cue for cue in wanted if cue.kind != "cue_start"]
        if any(step.cue in ("start", "stop") for step in asked):
            start = [cue for cue in wanted if cue.kind == "cue_start"]
    if start:  # what never ran can't be resumed
        others = [cue for cue in others if cue.kind != "cue_resume"]
    return start + [cue for cue in others if _matters(state, cue, here)]


def _talk_goes_unrecorded(state: SessionState) -> bool:
    """Whether the recorder is still paused while the talk goes on: for care's sake it was, and forgotten."""
    stage = state.current_stage
    talks = stage is not None and stage.kind != "break" and state.session.paused_since_s is None
    return talks and state.recording.status == "paused"


def _left_running(state: SessionState) -> list[Attention]:
    """After the end: the cue to stop, whether or not the stage that holds it was ever opened."""
    if state.recording.status == "off":
        return []
    stops = (
        _cue(stage.id, step) for stage in state.protocol.stages for step in stage.steps if step.cue == "stop"
    )
    return [next(stops, Attention("cue_stop"))]


def _reached(state: SessionState) -> Iterator[tuple[str, float, float]]:
    """The preparation and each visit: where, since when, and from when on a cue was answered early.

    Early is in the stage before: the recorder is often seen to just before the next stage is opened. Who
    comes back to a stage has answered its cues if they did so the first time.
    """
    yield PREPARATION, 0.0, 0.0
    early_s: dict[str, float] = {}
    before_s = 0.0
    for visit in state.stages.visits:
        yield visit.stage_id, visit.from_s, early_s.setdefault(visit.stage_id, before_s)
        before_s = visit.from_s


def _is_answered(state: SessionState, stage_id: str, step: Step, since_s: float, early_s: float) -> bool:
    """Whether it was ticked, or the recorder did so, without doing the opposite before `since_s`."""
    assert step.cue is not None
    if step.cue == "start":
        early_s = -1.0  # a recorder that runs has been started, whenever that was
    anchors = state.recording.anchors
    did = (a.at_s for a in anchors if a.action in _ANSWERS[step.cue])
    answers = [at_s for at_s in did if early_s < at_s or since_s <= at_s]
    ticked_s = state.stages.steps_done.get(f"{stage_id}/{step.id}")
    if ticked_s is not None:
        answers.append(ticked_s)
    undone = (a.at_s for a in anchors if a.action in _UNDOES[step.cue] and a.at_s < since_s)
    return max(answers, default=-1.0) > max(undone, default=-1.0)


def done_s(state: SessionState, stage_id: str, step: Step) -> float | None:
    """When the step was done: ticked, or a cue by what the recorder did; None if neither.

    Of a stage that was visited more than once, the first time.
    """
    ticked_s = state.stages.steps_done.get(f"{stage_id}/{step.id}")
    early_s = next((early_s for here, _, early_s in _reached(state) if here == stage_id), None)
    if step.cue is None or ticked_s is not None or early_s is None:
        return ticked_s
    since_s = -1.0 if step.cue == "start" else early_s
    did = (a.at_s for a in state.recording.anchors if a.action in _ANSWERS[step.cue])
    return next((at_s for at_s in did if at_s > since_s), None)


def _matters(state: SessionState, cue: Attention, here: str) -> bool:
    """To pause is over with the break, and to stop with the closing; to resume stays until confirmed."""
    status = state.recording.status
    if cue.kind == "cue_pause":
        return cue.stage_id == here and status == "running"
    return cue.kind != "cue_stop" or (cue.stage_id == here and status != "off")


def _cue(stage_id: str, step: Step) -> Attention:
    assert step.cue is not None
    return Attention(_CUES[step.cue], (), stage_id, step.id)


def _consents(state: SessionState) -> list[Attention]:
    """People who are here without recorded consent; those who stay unrecorded are named apart.

    So are those who withdrew: they can't sign any more, and all that is left is to leave, or to stay so.
    """
    here = [p for p in (*state.people.participants, *state.people.observers) if p.is_here]
    if state.is_over:
        here = [p for p in here if not p.withdrawn]
    without = [p for p in here if p.consent is None]
    asked = tuple(p.id for p in without if not (p.unrecorded or p.withdrawn))
    unrecorded = tuple(p.id for p in without if p.unrecorded or p.withdrawn)
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
        count = sum(1 for person in people if _is_expected(person))
        if not size.low <= count <= size.high:
            found.append(Attention(kind, low=size.low, high=size.high, count=count))
    return found


def _is_expected(person: Person) -> bool:
    """Whether someone is here or may still come."""
    return person.attendance not in ("absent", "left")


def open_topics(state: SessionState, stage: Stage) -> tuple[tuple[str, Topic], ...]:
    """(check id, topic) for what was to be covered in the stage and has not been heard yet."""
    covered = {key for key, (heard, _) in state.questions.topics.items() if heard != "open"}
    return tuple(
        (check.id, topic)
        for check in stage.coverage
        for topic in check.topics
        if f"{check.id}/{topic.id}" not in covered
    )
