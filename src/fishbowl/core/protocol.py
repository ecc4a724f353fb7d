"""The protocol (moderator guide): what the researcher planned, in one language.

Ids are stable and the same in every language; the record refers to ids only. Texts may hold
`{institution}` and `{programme}`, filled in per session by `fill`. Durations are in seconds (`_s`).
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Literal

from msgspec import Struct

from fishbowl.core.base import Role

Lang = Literal["nl", "en"]
StageKind = Literal["opening", "questions", "deck", "break", "observer_questions", "closing"]
CueAction = Literal["start", "pause", "resume", "stop"]
Tick = Literal["taking_part", "processing"]
"""A statement of the consent form. To take part is one thing, to have one's data processed another."""

TICKS: tuple[Tick, ...] = ("taking_part", "processing")

BLANKS = ("institution", "programme")
"""What `fill` fills in; `{topic}` in a coverage check is filled by whoever puts the check."""

_BLANK = re.compile("{(" + "|".join(BLANKS) + ")}")


class Step(Struct, frozen=True):
    """One line of a stage's checklist. With `cue` it concerns the recorder and stays until confirmed."""

    id: str
    text: str
    cue: CueAction | None = None
    online_only: bool = False


class Probe(Struct, frozen=True):
    """A prompt or a lettered follow-up under a question; `letter` is empty for a prompt."""

    id: str
    text: str
    letter: str = ""


class Question(Struct, frozen=True):
    """A question of the semi-structured guide. `if_relevant` are folded until wanted."""

    id: str
    text: str
    note: str = ""
    """What the moderator should bear in mind; never read out."""
    additional: bool = False
    prompts: tuple[Probe, ...] = ()
    follow_ups: tuple[Probe, ...] = ()
    if_relevant: tuple[Question, ...] = ()


class Topic(Struct, frozen=True):
    id: str
    label: str


class CoverageCheck(Struct, frozen=True):
    """Topics that must have been heard before the stage is left; `text` holds `{topic}`."""

    id: str
    text: str
    topics: tuple[Topic, ...]


class Card(Struct, frozen=True):
    """A card of a deck. `intro` is read first; `nudges` off means no quiet-student nudge while it lies."""

    id: str
    number: int
    questions: tuple[str, ...]
    intro: str = ""
    sub_questions: tuple[str, ...] = ()
    nudges: bool = True


class Stage(Struct, frozen=True):
    """A timed part of the session.

    `min_s` and `max_s` are set where the plan gives a range; `planned_s` then lies within it. `clock_mark_s`
    is the planned end, counted from the start.
    """

    id: str
    kind: StageKind
    title: str
    planned_s: int
    min_s: int | None = None
    max_s: int | None = None
    clock_mark_s: int | None = None
    goal: str = ""
    note: str = ""
    ours: bool = False
    """The study gives no time for it: the minutes are ours."""
    opens_tablecloths: bool = False
    """Whether the tablecloths may be opened from this stage on."""
    steps: tuple[Step, ...] = ()
    questions: tuple[Question, ...] = ()
    coverage: tuple[CoverageCheck, ...] = ()
    cards: tuple[Card, ...] = ()

    @property
    def shortest_s(self) -> int:
        return self.planned_s if self.min_s is None else self.min_s

    @property
    def longest_s(self) -> int:
        return self.planned_s if self.max_s is None else self.max_s


class GroupSize(Struct, frozen=True):
    low: int
    high: int


class Rules(Struct, frozen=True):
    """What is shown to each role, as one text; empty where the protocol has none."""

    participants: str = ""
    observers: str = ""


class ConsentForm(Struct, frozen=True):
    """What people consent to, and the statements that they tick one by one.

    A form without `text` is on paper elsewhere: only its version is known, and nobody can tick it here.
    """

    version: str = "1"
    text: str = ""
    observers: str = ""
    """The text for observers; empty where they read that of the participants."""
    taking_part: str = ""
    processing: str = ""

    def text_for(self, role: Role) -> str:
        """What someone of that role reads before they tick; empty where the protocol has no text."""
        return (self.observers or self.text) if role is Role.OBSERVER else self.text


class Settings(Struct, frozen=True):
    """What a researcher may tune. The quiet thresholds are ours, not validated norms."""

    quiet_share: float = 0.5
    """Quiet = less than this part of an equal share of participants' tapped speech in the deck."""
    quiet_after_s: int = 180
    """Nobody is called quiet before so much of a deck has run: everyone would be."""
    untracked_after_s: int = 180
    moment_back_s: int = 10
    warn_left_s: tuple[int, ...] = (120, 30)
    """Seconds left in the stage at which the console warns, largest first."""
    double_press_ms: int = 300


class Protocol(Struct, frozen=True):
    id: str
    version: str
    lang: Lang
    title: str
    purpose: str
    source: str
    participant_prefix: Literal["S", "P"]
    participants: GroupSize
    observers: GroupSize
    stages: tuple[Stage, ...]
    central_question: str = ""
    period: str = ""
    rules: Rules = Rules()
    settings: Settings = Settings()
    consent: ConsentForm = ConsentForm()
    preparation: tuple[Step, ...] = ()
    """Steps before the first stage is opened."""

    def stage(self, stage_id: str) -> Stage:
        """The stage of that id. Raises KeyError."""
        for stage in self.stages:
            if stage.id == stage_id:
                return stage
        raise KeyError(stage_id)

    @property
    def consent_version(self) -> str:
        """The version under which a consent is recorded where none is named."""
        return self.consent.version

    @property
    def decks(self) -> tuple[Stage, ...]:
        return tuple(stage for stage in self.stages if stage.kind == "deck")

    @property
    def planned_s(self) -> int:
        return sum(stage.planned_s for stage in self.stages)

    @property
    def shortest_s(self) -> int:
        """The plan when every stage with a range takes its shortest."""
        return sum(stage.shortest_s for stage in self.stages)

    @property
    def longest_s(self) -> int:
        """The plan when every stage with a range takes its longest."""
        return sum(stage.longest_s for stage in self.stages)


def fill(text: str, institution: str, programme: str) -> str:
    """The text with its blanks filled in, in one go: what people typed is never taken for a blank."""
    words = {"institution": institution, "programme": programme}
    return _BLANK.sub(lambda blank: words[blank[1]], text)


def blanks(protocol: Protocol) -> frozenset[str]:
    """Which of `institution` and `programme` the protocol's texts ask for."""
    texts = tuple(fillable(protocol))
    return frozenset(name for name in BLANKS if any("{" + name + "}" in text for text in texts))


def fillable(protocol: Protocol) -> Iterator[str]:
    """Every text of the protocol in which a blank may stand: what is shown or read out."""
    form = protocol.consent
    yield from (form.text, form.observers, form.taking_part, form.processing)
    yield from (protocol.rules.participants, protocol.rules.observers)
    yield from (step.text for step in protocol.preparation)
    for stage in protocol.stages:
        yield stage.note
        yield from (step.text for step in stage.steps)
        yield from (check.text for check in stage.coverage)
        for question in all_questions(stage):
            yield from (question.text, question.note)
            yield from (probe.text for probe in (*question.prompts, *question.follow_ups))
        for card in stage.cards:
            yield from (card.intro, *card.questions, *card.sub_questions)


def all_questions(stage: Stage) -> tuple[Question, ...]:
    """The stage's questions with those folded under them, in the order of the guide."""
    found: list[Question] = []
    for question in stage.questions:
        found += [question, *question.if_relevant]
    return tuple(found)
