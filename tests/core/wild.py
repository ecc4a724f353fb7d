"""Wild sessions: commands of every kind by anyone in any order, decoded from numbers so that they shrink.

Who gives what when is drawn by hypothesis as plain integers: an integer is cheap to draw and drops out of a
failing example one command at a time.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import cache
from random import Random
from typing import TypeVar

from hypothesis import strategies as st

from fishbowl.core.anchors import AddGap, PlaceAnchor, RemoveAnchor
from fishbowl.core.anew import replace
from fishbowl.core.base import Actor, role_of
from fishbowl.core.candidates import TagNote
from fishbowl.core.cards import DrawCard, MarkAnsweredEarlier, PutBackCard
from fishbowl.core.debrief import HandOutGift, RetractDebrief, WriteDebrief
from fishbowl.core.decide import AnyCommand
from fishbowl.core.errors import Refused
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
    CreateSession,
    EndSession,
    EnterPause,
    LeaveConsole,
    PauseSession,
    ResumeSession,
    Setup,
    TakeConsole,
    Undo,
)
from fishbowl.core.stages import AddTime, ChooseOutcome, OpenStage, TickStep
from fishbowl.core.transcripts import (
    AddTranscript,
    AddUtterance,
    CorrectUtterance,
    DropUtterance,
    RemoveTranscript,
)
from fishbowl.core.turns import NOBODY, MarkSpeaker
from tests.support.story import Story, seated
from tests.support.tiny import FISHBOWL, PROFESSIONAL, SETUP

T = TypeVar("T")


def _both_forms() -> Protocol:
    """A protocol with decks and with questions, so that one session can meet every kind of event."""
    works = PROFESSIONAL.stage("works")
    stages = (*FISHBOWL.stages[:3], works, *FISHBOWL.stages[3:])
    return replace(FISHBOWL, id="both", title="Both", stages=stages)


BOTH = _both_forms()
ACTORS: tuple[Actor, ...] = ("M", "M", "M", "A", "A", "O1", "O2", "O3", "T", "S1", "S4")
PEOPLE = ("S1", "S2", "S4", "S5", "O1", "O2", "O3")
STAGES = tuple(stage.id for stage in BOTH.stages)
CARDS = tuple(f"{deck.id}/{card.id}" for deck in BOTH.decks for card in deck.cards)
NOTES = ("n1", "n2", "n3", "n4", "n5")
MOMENTS = ("m1", "m2")
ENTRIES = ("d1", "d2")
TRANSCRIPTS = ("t1", "t2")
UTTERANCES = ("u1", "u2")
PLACED = ("a1", "a2")


@dataclass
class Picker:
    """Reads choices off one integer, digit by digit."""

    left: int
    now_s: float

    def of(self, choices: Sequence[T]) -> T:
        self.left, index = divmod(self.left, len(choices))
        return choices[index]

    def s(self) -> float:
        return self.now_s * self.of((0.0, 0.3, 0.6, 0.9, 1.0, 1.2))


MAKE: tuple[Callable[[Picker], AnyCommand], ...] = (
    lambda p: MarkSpeaker(p.of((*PEOPLE[:4], NOBODY))),
    lambda p: MarkSpeaker(p.of((*PEOPLE[:4], NOBODY))),
    lambda p: OpenStage(p.of(STAGES), p.of(("moderator", "participants"))),
    lambda p: OpenStage(p.of(STAGES)),
    lambda p: DrawCard(),
    lambda p: DrawCard(p.of((*CARDS, None)), p.of(("participants", "moderator"))),
    lambda p: Undo(),
    lambda p: Undo(),
    lambda p: PauseSession(),
    lambda p: ResumeSession(),
    lambda p: ResumeSession(),
    lambda p: EnterPause(p.s(), p.s()),
    lambda p: EndSession() if p.of(range(8)) == 0 else Undo(),
    lambda p: WriteNote(
        p.of(NOTES),
        p.of(("O1", "O2", "M")),
        p.of(("question", "quote", "observation")),
        p.of((None, *PEOPLE[:4])),
        p.of(("typed", "paper")),
        p.of((None, p.s())),
    ),
    lambda p: WriteNote(p.of(NOTES), p.of(("O1", "O2")), "question", source="paper"),
    lambda p: CorrectNote(p.of(NOTES), p.of(("question", "check"))),
    lambda p: RetractNote(p.of(NOTES)),
    lambda p: FlagName(p.of(NOTES), p.of((True, False))),
    lambda p: TagNote(p.of(NOTES), p.of((("warm",), ("warm", "online"), ())), "talk", p.of(("1", "2"))),
    lambda p: OpenTablecloths(),
    lambda p: TagQuestion(p.of(NOTES), p.of(("deepening", None))),
    lambda p: MergeQuestion(p.of(NOTES), p.of((*NOTES, None))),
    lambda p: OrderQuestions((p.of(NOTES), p.of(NOTES))),
    lambda p: PutQuestion(p.of(NOTES), (p.of(PEOPLE),)),
    lambda p: SettleAnswered(p.of(NOTES), (p.of(PEOPLE),)),
    lambda p: SettleLeft(p.of(NOTES), p.of(("time", "other"))),
    lambda p: AddPerson(p.of(PEOPLE), p.of((None, 1, 2, 6))),
    lambda p: DescribePerson(p.of(PEOPLE)),
    lambda p: AddPerson(p.of(("S5", "O3"))),
    lambda p: RemovePerson(p.of(("S5", "O3", "S1"))),
    lambda p: TakeSeat(p.of(PEOPLE), p.of((1, 2, 6))),
    lambda p: MarkAttendance(p.of(PEOPLE), p.of(("present", "left", "absent"))),
    lambda p: RecordConsent(p.of(PEOPLE), "1", "paper"),
    lambda p: RecordConsent(p.of(("S1", "S4", "O1")), p.of(("1", "2")), "online", p.of((TICKS, TICKS[:1]))),
    lambda p: RecordConsent(p.of(("S1", "S4", "O1", "O2")), "1", "online", TICKS),
    lambda p: MarkAttendance(p.of(("S1", "S4", "O1", "O3")), "present"),
    lambda p: MarkAttendance(p.of(("S1", "S4", "O1")), "present"),
    lambda p: DescribePerson(p.of(("S1", "S4", "O1"))),
    lambda p: StayUnrecorded(p.of(PEOPLE)),
    lambda p: WithdrawConsent(p.of(PEOPLE)),
    lambda p: MarkQuestion(p.of(("done", "effect", "reach")), p.of(("asked", "skipped", "parked"))),
    lambda p: UseProbe("done", p.of(("for_whom", "measured"))),
    lambda p: CoverTopic("ties", p.of(("staff", "peers")), p.of(("heard", "open"))),
    lambda p: PutBackCard(),
    lambda p: MarkAnsweredEarlier(p.of(CARDS)),
    lambda p: AddTime(p.of(STAGES), p.of((60, -60))),
    lambda p: ChooseOutcome(p.of(("move", "shorten", "keep"))),
    lambda p: TickStep("welcome", p.of(("explain", "record")), p.of((True, False))),
    lambda p: Intervene(p.of(("clarify", "bring_in", "care")), p.of((None, *PEOPLE[:4]))),
    lambda p: MarkMoment(p.of(MOMENTS), p.of((0, 10))),
    lambda p: MoveMoment(p.of(MOMENTS), p.s()),
    lambda p: ConfirmRecording("video", p.of(("nl", "en"))),
    lambda p: ConfirmRecorder(p.of(("pause", "resume", "pause", "resume", "stop"))),
    lambda p: ConfirmRecorder(p.of(("pause", "resume"))),
    lambda p: SetTranscriptionLanguage(p.of(("nl", "en"))),
    lambda p: WriteDebrief(p.of(ENTRIES), "surprises", p.of((None, *MOMENTS))),
    lambda p: WriteDebrief(p.of(ENTRIES), "changes"),
    lambda p: RetractDebrief(p.of(ENTRIES)),
    lambda p: RetractDebrief(p.of(ENTRIES)),
    lambda p: HandOutGift(p.of(PEOPLE), p.of((True, False))),
    lambda p: ChangeSetup(p.of((SETUP, Setup()))),
    lambda p: TakeConsole(p.of(("one", "two")), p.of(("one", "two", ""))),
    lambda p: LeaveConsole(),
    lambda p: AddTranscript(
        p.of(TRANSCRIPTS), 1, "vtt", p.of(("x", "y")), p.of(("cut", "kept")), "nl", p.of((None, "t1"))
    ),
    lambda p: AddTranscript(p.of(TRANSCRIPTS), 1, "txt", p.of(("x", "y")), "cut", "nl"),
    lambda p: AddUtterance(p.of(TRANSCRIPTS), p.of(UTTERANCES), 1, p.of((None, "M", *PEOPLE[:3])), p.s()),
    lambda p: AddUtterance(p.of(TRANSCRIPTS), p.of(UTTERANCES), p.of((1, 2)), None, p.s(), p.s()),
    lambda p: CorrectUtterance(p.of(UTTERANCES), p.of((None, *PEOPLE[:3])), p.s()),
    lambda p: DropUtterance(p.of(UTTERANCES)),
    lambda p: RemoveTranscript(p.of(TRANSCRIPTS)) if p.of(range(3)) == 0 else MarkSpeaker(NOBODY),
    lambda p: PlaceAnchor(p.of(PLACED), p.of(TRANSCRIPTS), p.s(), p.s(), p.of(("card", "manual"))),
    lambda p: AddGap(p.of(PLACED), p.of(TRANSCRIPTS), p.s(), p.of((0.0, 30.0))),
    lambda p: RemoveAnchor(p.of(PLACED)),
    lambda p: RedactWords(p.of(range(1, 40))),
    lambda p: CreateSession("s2", "Another", BOTH, SETUP),
)


def wild_story(numbers: Sequence[int]) -> Story:
    """A session in which these commands were tried; those refused left nothing behind.

    Some start in the break, with questions on open tablecloths, which is rarely reached by chance.
    """
    story = seated(without_consent="S4 O2", protocol=BOTH).tell(OpenStage("binding"), 1)
    if len(numbers) % 4:
        for note, author in (("n1", "O1"), ("n2", "O2"), ("n3", "O1")):
            story.do(WriteNote(note, author, "question"), author)
        story.tell(MarkMoment("m1"), 2, OpenStage("break"), OpenTablecloths())
    for number in numbers:
        pick = Picker(number, story.now_s)
        story.wait(pick.of((0.0, 0.1, 1.0, 20.0)))
        command = pick.of(MAKE)(pick)
        may = [actor for actor in ACTORS if role_of(actor) in command.by]
        try:
            story.do(command, pick.of(may if pick.of(range(8)) else ACTORS), words=pick.of((True, False)))
        except Refused:
            continue
    return story


@cache
def crowd() -> tuple[Story, ...]:
    """A hundred long sessions, always the same: enough that every kind of event is among them."""
    numbers = Random(4)
    return tuple(wild_story([numbers.getrandbits(48) for _ in range(length)]) for length in range(100, 200))


_number = st.integers(0, 2**48)
# Lists of lists of pairs: a plain list of hypothesis holds five on average, and nothing is reached in five.
wild_stories = st.lists(st.lists(st.tuples(_number, _number), max_size=12), max_size=12).map(
    lambda groups: wild_story([number for group in groups for pair in group for number in pair])
)
