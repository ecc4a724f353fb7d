"""Questions of the semi-structured guide: asked, skipped, answered earlier, parked; probes; coverage."""

from __future__ import annotations

from typing import TYPE_CHECKING, Literal, assert_never

from immutables import Map
from msgspec import Struct

from fishbowl.core.anew import replace
from fishbowl.core.base import Command, Context, Event
from fishbowl.core.errors import Refused
from fishbowl.core.trail import Trail

if TYPE_CHECKING:
    from fishbowl.core.state import SessionState

QuestionStatus = Literal["asked", "skipped", "answered_earlier", "parked", "open"]
Heard = Literal["heard", "asked", "open"]
"""A topic was heard by itself, asked after, or (taken back) still open."""


class Mark(Struct, frozen=True):
    status: QuestionStatus
    at_s: float


class Asking(Struct, frozen=True):
    """A question being talked about; `to_s` is None while it is."""

    question_id: str
    from_s: float
    to_s: float | None = None


class QuestionsPart(Struct, frozen=True):
    current: Asking | None = None
    past: Trail[Asking] = Trail()
    marks: Map[str, Mark] = Map()
    probes: Map[str, float] = Map()
    """`question/probe` -> when it was used."""
    topics: Map[str, tuple[Heard, float]] = Map()
    """`check/topic` -> how and when it was covered."""

    @property
    def spans(self) -> tuple[Asking, ...]:
        return (*self.past, self.current) if self.current else tuple(self.past)


# --- commands ---------------------------------------------------------------------------------------------


class MarkQuestion(Command, frozen=True):
    """`asked` also puts the question before the group, and ends the one before it."""

    question_id: str
    status: QuestionStatus


class UseProbe(Command, frozen=True):
    question_id: str
    probe_id: str


class CoverTopic(Command, frozen=True):
    check_id: str
    topic_id: str
    heard: Heard = "heard"


QuestionCommand = MarkQuestion | UseProbe | CoverTopic


# --- events -----------------------------------------------------------------------------------------------


class QuestionMarked(Event, frozen=True):
    question_id: str
    status: QuestionStatus

    def keys(self) -> tuple[str, ...]:
        asked = ("question",) if self.status == "asked" else ()
        return (*asked, f"question:{self.question_id}")


class ProbeUsed(Event, frozen=True):
    question_id: str
    probe_id: str

    def keys(self) -> tuple[str, ...]:
        return (f"probe:{self.question_id}/{self.probe_id}",)


class TopicCovered(Event, frozen=True):
    check_id: str
    topic_id: str
    heard: Heard

    def keys(self) -> tuple[str, ...]:
        return (f"topic:{self.check_id}/{self.topic_id}",)


QuestionEvent = QuestionMarked | ProbeUsed | TopicCovered


# --- decide and evolve ------------------------------------------------------------------------------------


def decide(state: SessionState, command: QuestionCommand, ctx: Context) -> tuple[Event, ...]:
    if state.stages.current is None:
        raise Refused("errors.not_started")
    match command:
        case MarkQuestion(question_id, status):
            state.question(question_id)
            asking = state.questions.current
            if status == "asked" and asking is not None and asking.question_id == question_id:
                return ()
            return (QuestionMarked(question_id, status),)
        case UseProbe(question_id, probe_id):
            question = state.question(question_id)
            if probe_id not in {probe.id for probe in (*question.prompts, *question.follow_ups)}:
                raise Refused("errors.no_such_probe", probe=probe_id, question=question_id)
            return (ProbeUsed(question_id, probe_id),)
        case CoverTopic(check_id, topic_id, heard):
            known = {(check.id, topic.id) for check in state.checks for topic in check.topics}
            if (check_id, topic_id) not in known:
                raise Refused("errors.no_such_topic", topic=topic_id)
            return (TopicCovered(check_id, topic_id, heard),)
        case _:
            assert_never(command)


def evolve(part: QuestionsPart, event: QuestionEvent, at_s: float) -> QuestionsPart:
    match event:
        case QuestionMarked(question_id, status):
            if status == "asked":
                part = replace(close(part, at_s), current=Asking(question_id, at_s))
            elif part.current is not None and part.current.question_id == question_id:
                part = close(part, at_s)
            return replace(part, marks=part.marks.set(question_id, Mark(status, at_s)))
        case ProbeUsed(question_id, probe_id):
            return replace(part, probes=part.probes.set(f"{question_id}/{probe_id}", at_s))
        case TopicCovered(check_id, topic_id, heard):
            return replace(part, topics=part.topics.set(f"{check_id}/{topic_id}", (heard, at_s)))
        case _:
            assert_never(event)


def close(part: QuestionsPart, at_s: float) -> QuestionsPart:
    """The part with no question before the group."""
    if part.current is None:
        return part
    return replace(part, current=None, past=part.past.append(replace(part.current, to_s=at_s)))
