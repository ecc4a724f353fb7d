"""A session in which everything happens that can happen, with observers' ids that can't be missed."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import fields, is_dataclass
from types import UnionType
from typing import get_args

from immutables import Map
from msgspec import Struct

from fishbowl.core.anchors import AddGap, PlaceAnchor, RemoveAnchor
from fishbowl.core.anew import replace
from fishbowl.core.base import Actor, Event
from fishbowl.core.candidates import TagNote
from fishbowl.core.cards import DrawCard, MarkAnsweredEarlier, PutBackCard
from fishbowl.core.debrief import HandOutGift, RetractDebrief, WriteDebrief
from fishbowl.core.decide import AnyCommand
from fishbowl.core.evolve import AnyEvent
from fishbowl.core.interventions import Intervene
from fishbowl.core.moments import MarkMoment, MoveMoment
from fishbowl.core.notes import CorrectNote, FlagName, OpenTablecloths, RetractNote, WriteNote
from fishbowl.core.parked import (
    MergeQuestion,
    OrderQuestions,
    PutQuestion,
    SettleAnswered,
    SettleLeft,
    TagQuestion,
)
from fishbowl.core.people import (
    AddPerson,
    DescribePerson,
    MarkAttendance,
    RecordConsent,
    RemovePerson,
    StayUnrecorded,
    TakeSeat,
    WithdrawConsent,
)
from fishbowl.core.protocol import TICKS, Protocol
from fishbowl.core.questions import CoverTopic, MarkQuestion, UseProbe
from fishbowl.core.recording import ConfirmRecorder, ConfirmRecording, SetTranscriptionLanguage
from fishbowl.core.redactions import RedactWords
from fishbowl.core.session import (
    ChangeSetup,
    EndSession,
    EnterPause,
    LeaveConsole,
    PauseSession,
    ResumeSession,
    TakeConsole,
    Undo,
)
from fishbowl.core.stages import AddTime, ChooseOutcome, OpenStage, TickStep
from fishbowl.core.trail import Trail
from fishbowl.core.transcripts import (
    AddTranscript,
    AddUtterance,
    CorrectUtterance,
    DropUtterance,
    RemoveTranscript,
)
from fishbowl.core.turns import MarkSpeaker
from tests.support.tiny import FISHBOWL, PROFESSIONAL, SETUP

WHOLE = replace(FISHBOWL, stages=(FISHBOWL.stages[0], PROFESSIONAL.stages[1], *FISHBOWL.stages[1:]))
"""A fishbowl with questions of a guide in it as well, so that every kind of event has its place."""

O1, O2 = "SECRET-O1-", "SECRET-O2-"
"""With these begins every id that an observer makes."""

Step = tuple[float, Actor, AnyCommand]

SETTING_UP: tuple[Step, ...] = (
    (1, "M", ChangeSetup(replace(SETUP, place="B3"))),
    (1, "M", TakeConsole("k1")),
    (2, "M", LeaveConsole()),
    (3, "M", AddPerson("S5", 5)),
    (3, "M", TakeSeat("S5", 6)),
    (3, "M", DescribePerson("S5")),
    (3, "M", RemovePerson("S5")),
    (4, "M", AddPerson("S6", 6)),
    (4, "M", MarkAttendance("S6", "late")),
    (4, "M", StayUnrecorded("S6")),
    (4, "M", RecordConsent("S6", "1", "spoken")),
    (4, "S1", RecordConsent("S1", "1", "online", TICKS)),
    (4, "S1", DescribePerson("S1")),
    (4, "O2", DescribePerson("O2", teaches_here=True)),
    (5, "O1", WriteNote(O1 + "early", "O1", "observation")),
    (6, "M", OpenStage("welcome")),
    (6, "M", TickStep("welcome", "explain")),
    (7, "M", ConfirmRecording("video", "nl", transcribes=True)),
    (7, "M", SetTranscriptionLanguage("en")),
)
TALKING: tuple[Step, ...] = (
    (10, "M", OpenStage("works")),
    (10, "M", MarkQuestion("done", "asked")),
    (11, "M", UseProbe("done", "for_whom")),
    (12, "M", CoverTopic("ties", "staff")),
    (20, "M", OpenStage("binding")),
    (20, "T", DrawCard()),
    (21, "A", MarkSpeaker("S1")),
    (21, "O1", WriteNote(O1 + "quote", "O1", "quote", "S1", typed_s=20.5)),
    (22, "O1", CorrectNote(O1 + "quote", "quote", "S2")),
    (22, "O1", FlagName(O1 + "quote")),
    (22, "O1", TagNote(O1 + "quote", ("online", "binding_staff"), "fishbowl", "1")),
    (23, "O1", WriteNote(O1 + "wrong", "O1", "check")),
    (23, "O1", RetractNote(O1 + "wrong")),
    (24, "O1", WriteNote(O1 + "undone", "O1", "own_view")),
    (24, "O1", Undo()),
    (25, "O1", WriteNote(O1 + "question", "O1", "question")),
    (25, "O1", WriteNote(O1 + "double", "O1", "question")),
    (26, "O2", WriteNote(O2 + "quote", "O2", "quote", "S1")),
    (26, "O2", WriteNote(O2 + "question", "O2", "question")),
    (27, "A", WriteNote("paper", "O1", "question", source="paper")),
    (28, "M", WriteNote("crew", "M", "observation")),
    (28, "M", TagNote("crew", ("wellbeing_support",), "fishbowl", "1")),
    (29, "M", MarkMoment("m1", 10)),
    (29, "M", MoveMoment("m1", 15)),
    (30, "M", Intervene("clarify")),
    (31, "T", PutBackCard()),
    (32, "M", MarkAnsweredEarlier("binding/past")),
    (33, "M", AddTime("binding", 60)),
    (33, "M", ChooseOutcome("shorten")),
    (34, "M", PauseSession()),
    (35, "M", ResumeSession()),
    (36, "M", EnterPause(21, 22)),
    (37, "M", MarkMoment("m2")),
    (37, "M", Undo()),
    (38, "T", OpenStage("wellbeing")),
    (40, "M", OpenStage("break")),
    (40, "M", ConfirmRecorder("pause")),
)
OPENING: tuple[Step, ...] = ((41, "M", OpenTablecloths()),)
AFTERWARDS: tuple[Step, ...] = (
    (42, "A", TagQuestion(O1 + "question", "deepening")),
    (42, "A", MergeQuestion(O1 + "double", O2 + "question")),
    (42, "A", OrderQuestions((O2 + "question", O1 + "question"))),
    (42, "A", TagNote(O1 + "question", ("positive",), "fishbowl", "1")),
    (43, "O2", CorrectNote(O2 + "question", "question")),
    (45, "M", OpenStage("observer_questions")),
    (45, "M", ConfirmRecorder("resume")),
    (46, "M", PutQuestion(O2 + "question", ("S1",))),
    (47, "M", SettleAnswered(O2 + "question", ("S1",))),
    (48, "M", PutQuestion(O1 + "question")),
    (49, "M", SettleLeft(O1 + "question", "time")),
    (50, "M", OpenStage("closing")),
    (50, "M", ConfirmRecorder("stop")),
    (51, "M", HandOutGift("S1")),
    (52, "O1", WriteDebrief(O1 + "debrief", "surprises")),
    (52, "O1", RetractDebrief(O1 + "debrief")),
    (53, "O1", WriteDebrief(O1 + "debrief-2", "tell")),
    (53, "O2", WriteDebrief(O2 + "debrief", "moments", "m1")),
    (54, "M", WithdrawConsent("S6")),
    (55, "M", EndSession()),
    (60, "A", AddTranscript("t1", 1, "vtt", "sum-1", "cut", "en")),
    (60, "A", AddUtterance("t1", "u1", 1, "S1", 2.0, 4.5, cues=("a/1-0",))),
    (60, "A", AddUtterance("t1", "u2", 2, None, 5.0, 6.0)),
    (61, "A", PlaceAnchor("a1", "t1", 2.0, 9.5, "card")),
    (61, "A", RemoveAnchor("a1")),
    (61, "A", AddGap("a2", "t1", 4.5, 3.0)),
    (62, "A", AddTranscript("t2", 1, "vtt", "sum-2", "cut", "en", replaces="t1")),
    (62, "A", CorrectUtterance("u1", "S2", 2.0, 4.5, cues=("a/1-0",))),
    (62, "A", DropUtterance("u2")),
    (63, "M", AddTranscript("t3", 1, "txt", "sum-3", "kept", "en")),
    (63, "M", RemoveTranscript("t3")),
    (64, "M", RedactWords(20)),
)
EVERYTHING = SETTING_UP + TALKING + OPENING + AFTERWARDS


READERS = ("M", "M2", "A", "A2", "O1", "O2", "T", "S1")
CREW = {"M", "M2", "A", "A2"}


def kinds_of(union: object) -> tuple[type[Event], ...]:
    if isinstance(union, UnionType):
        return tuple(kind for part in get_args(union) for kind in kinds_of(part))
    assert isinstance(union, type)
    return (union,)


KINDS = kinds_of(AnyEvent)


def strings(value: object) -> Iterator[str]:
    """Every string anywhere in the value, also where its repr leaves it out; not those of the protocol."""
    if isinstance(value, str):
        yield value
    elif isinstance(value, Map | dict):
        for key, inner in value.items():
            yield from strings(key)
            yield from strings(inner)
    elif isinstance(value, tuple | Trail):
        for inner in value:
            yield from strings(inner)
    elif isinstance(value, Struct) and not isinstance(value, Protocol):
        for name in value.__struct_fields__:
            yield from strings(getattr(value, name))
    elif is_dataclass(value):
        for each in fields(value):
            yield from strings(getattr(value, each.name))
