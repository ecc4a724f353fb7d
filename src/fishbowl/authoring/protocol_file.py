"""The protocol file: its keys, what each means, and the core's value that it becomes.

The descriptions are what an editor shows beside the key, through the JSON Schema made of these models.
"""

from __future__ import annotations

from string import ascii_lowercase
from typing import Annotated, Literal

from pydantic import Field, model_validator
from pydantic_core import PydanticCustomError

from fishbowl.authoring.fields import (
    CheckText,
    ClockMark,
    Id,
    Label,
    LangField,
    MinutesField,
    Part,
    Spoken,
    Text,
)
from fishbowl.authoring.lengths import planned_lengths
from fishbowl.core import protocol as core
from fishbowl.core.protocol import CueAction, StageKind

Count = Annotated[int, Field(ge=0, le=99)]
Seconds = Annotated[int, Field(ge=0, le=3600)]


class StepPart(Part):
    id: Id = Field(description="Name of the step in the record; the same in every language.")
    text: Spoken = Field(description="What the moderator should do or say.")
    cue: CueAction | None = Field(
        default=None,
        description="What happens to the recorder here; it stays on screen until confirmed.",
    )
    online_only: bool = Field(default=False, description="Shown only when the session is held online.")

    def build(self) -> core.Step:
        return core.Step(self.id, self.text, self.cue, self.online_only)


class ProbePart(Part):
    id: Id = Field(description="Name in the record; unique under its question.")
    text: Spoken = Field(description="The prompt or follow-up question.")


class FoldedQuestion(Part):
    id: Id = Field(description="Name of the question in the record; the same in every language.")
    text: Spoken = Field(description="The question, as it is asked.")
    note: Spoken = Field(default="", description="For the moderator only; never read out.")
    prompts: tuple[ProbePart, ...] = Field(default=(), description="Reminders of what to ask further about.")
    follow_ups: tuple[ProbePart, ...] = Field(
        default=(), max_length=26, description="Follow-up questions; lettered a, b, c in this order."
    )

    def build(self) -> core.Question:
        return core.Question(
            self.id,
            self.text,
            self.note,
            prompts=tuple(core.Probe(prompt.id, prompt.text) for prompt in self.prompts),
            follow_ups=tuple(
                core.Probe(follow_up.id, follow_up.text, letter)
                for follow_up, letter in zip(self.follow_ups, ascii_lowercase, strict=False)
            ),
        )


class QuestionPart(FoldedQuestion):
    additional: bool = Field(default=False, description="An additional question: asked when there is time.")
    if_relevant: tuple[FoldedQuestion, ...] = Field(
        default=(), description="Questions folded under this one until they turn out to be relevant."
    )

    def build(self) -> core.Question:
        asked = FoldedQuestion.build(self)
        return core.Question(
            asked.id,
            asked.text,
            asked.note,
            self.additional,
            asked.prompts,
            asked.follow_ups,
            tuple(question.build() for question in self.if_relevant),
        )


class TopicPart(Part):
    id: Id = Field(description="Name of the topic in the record; unique within its check.")
    label: Label = Field(description="The words that fill {topic} in the check's text.")


class CoverageCheckPart(Part):
    id: Id = Field(description="Name of the check in the record; the same in every language.")
    text: CheckText = Field(description="What to ask about a topic not yet heard; holds {topic}.")
    topics: tuple[TopicPart, ...] = Field(min_length=1, description="What must have been heard.")

    def build(self) -> core.CoverageCheck:
        topics = tuple(core.Topic(topic.id, topic.label) for topic in self.topics)
        return core.CoverageCheck(self.id, self.text, topics)


class CardPart(Part):
    id: Id = Field(description="Name of the card in the record; unique within its deck.")
    intro: Spoken = Field(default="", description="Read first, above the questions.")
    questions: tuple[Spoken, ...] = Field(min_length=1, description="What the card asks.")
    sub_questions: tuple[Spoken, ...] = Field(default=(), description="Smaller questions under it.")
    nudges: bool = Field(default=True, description="false: no sign about a quiet student at this card.")

    def build(self, number: int) -> core.Card:
        return core.Card(self.id, number, self.questions, self.intro, self.sub_questions, self.nudges)


class StagePart(Part):
    id: Id = Field(description="Name of the stage in the record; the same in every language.")
    kind: StageKind = Field(description="What happens in it, and so what the console shows.")
    title: Label = Field(description="As it stands in the agenda.")
    minutes: MinutesField = Field(description="Planned minutes: 25, or a range such as 20-30.")
    minutes_ours: bool = Field(default=False, description="true: these minutes are not the source's.")
    clock_mark: ClockMark | None = Field(
        default=None, description='When the stage should be over, from the start: "00:30", in quotes.'
    )
    goal: Label = Field(default="", description="What the stage is for.")
    note: Spoken = Field(default="", description="For the moderator only; never read out.")
    tablecloths_may_open: bool = Field(
        default=False, description="true: the observers' tablecloths may be opened from this stage on."
    )
    steps: tuple[StepPart, ...] = Field(default=(), description="The moderator's checklist, in order.")
    questions: tuple[QuestionPart, ...] = Field(default=(), description="For a stage of kind questions.")
    coverage_checks: tuple[CoverageCheckPart, ...] = Field(
        default=(), description="Topics that must have been heard before a stage of kind questions is left."
    )
    cards: tuple[CardPart, ...] = Field(default=(), description="For a stage of kind deck; numbered so.")

    def build(self, planned_s: int) -> core.Stage:
        """`planned_s`: its planned length, within its range where it has one."""
        low, high = self.minutes
        return core.Stage(
            id=self.id,
            kind=self.kind,
            title=self.title,
            planned_s=planned_s,
            min_s=low * 60 if high > low else None,
            max_s=high * 60 if high > low else None,
            clock_mark_s=None if self.clock_mark is None else self.clock_mark * 60,
            goal=self.goal,
            note=self.note,
            ours=self.minutes_ours,
            opens_tablecloths=self.tablecloths_may_open,
            steps=tuple(step.build() for step in self.steps),
            questions=tuple(question.build() for question in self.questions),
            coverage=tuple(check.build() for check in self.coverage_checks),
            cards=tuple(card.build(number) for number, card in enumerate(self.cards, 1)),
        )


class SizePart(Part):
    from_: Count = Field(alias="from", description="Fewest people.")
    to: Count = Field(description="Most people.")

    @model_validator(mode="after")
    def _ascending(self) -> SizePart:
        if self.from_ > self.to:
            raise PydanticCustomError("from_above_to", "from > to", {"low": self.from_, "high": self.to})
        return self

    def build(self) -> core.GroupSize:
        return core.GroupSize(self.from_, self.to)


class ParticipantsPart(SizePart):
    code: Literal["S", "P"] = Field(description="First letter of a participant's code: S1, or P1.")


class ConsentPart(Part):
    version: Text = Field(
        description='Version of these texts, in quotes: "1". Raise it when you change them.'
    )
    text: Spoken = Field(
        description="What participants read before they tick; an empty line parts paragraphs."
    )
    observers: Spoken = Field(default="", description="The same for observers; left out, they read text.")
    taking_part: Spoken = Field(description="The first statement to tick: taking part.")
    processing: Spoken = Field(description="The second: what is said and written may be processed.")

    def build(self) -> core.ConsentForm:
        return core.ConsentForm(self.version, self.text, self.observers, self.taking_part, self.processing)


class RulesPart(Part):
    participants: Spoken = Field(default="", description="The rules shown and read to the participants.")
    observers: Spoken = Field(default="", description="The rules shown and read to the observers.")

    def build(self) -> core.Rules:
        return core.Rules(self.participants, self.observers)


_PRESET = core.Settings()


class SettingsPart(Part):
    quiet_share: float = Field(
        default=_PRESET.quiet_share, ge=0, le=1, description="Quiet = less than this part of an equal share."
    )
    quiet_after_minutes: Annotated[int, Field(ge=0, le=60)] = Field(
        default=_PRESET.quiet_after_s // 60,
        description="Nobody is called quiet in the first minutes of a deck.",
    )
    untracked_after_minutes: Annotated[int, Field(ge=1, le=60)] = Field(
        default=_PRESET.untracked_after_s // 60,
        description="After so many minutes without a tap, who speaks counts as not tracked.",
    )
    moment_back_seconds: Seconds = Field(
        default=_PRESET.moment_back_s, description="How far back a marked moment is dated: people press late."
    )
    warn_seconds_left: tuple[Seconds, ...] = Field(
        default=_PRESET.warn_left_s, max_length=5, description="Seconds left in a stage at which to warn."
    )
    double_press_ms: Annotated[int, Field(ge=0, le=2000)] = Field(
        default=_PRESET.double_press_ms, description="Two presses of a key within this time are one."
    )

    def build(self) -> core.Settings:
        return core.Settings(
            quiet_share=self.quiet_share,
            quiet_after_s=self.quiet_after_minutes * 60,
            untracked_after_s=self.untracked_after_minutes * 60,
            moment_back_s=self.moment_back_seconds,
            warn_left_s=tuple(sorted(set(self.warn_seconds_left), reverse=True)),
            double_press_ms=self.double_press_ms,
        )


class ProtocolFile(Part):
    """A moderator guide for fishbowl, in one language."""

    id: Id = Field(description="Name of the protocol; the same in every language, and in the file's name.")
    version: Text = Field(description='Version of this guide, in quotes: "1". Raise it when you change it.')
    language: LangField = Field(description="Language of the texts, as in the file's name.")
    title: Label = Field(description="As it stands in lists and on the screen.")
    purpose: Label = Field(description="What the session is for.")
    central_question: Label = Field(default="", description="The question behind all questions.")
    period: Label = Field(default="", description="The period that is talked about.")
    source: Label = Field(description="Where the guide comes from, to be cited.")
    consent: ConsentPart | None = Field(
        default=None, description="What people consent to; left out, they do so on paper or spoken alone."
    )
    total_minutes: MinutesField | None = Field(
        default=None, description="What all stages should add up to; only checked. Minutes or a range."
    )
    deck_minutes: MinutesField | None = Field(
        default=None, description="What the stages of kind deck should add up to; only checked."
    )
    participants: ParticipantsPart = Field(description="Who takes part, and how many.")
    observers: SizePart = Field(description="How many observers.")
    rules: RulesPart = Field(default=RulesPart(), description="What each role is told.")
    settings: SettingsPart = Field(default=SettingsPart(), description="What can be tuned.")
    preparation: tuple[StepPart, ...] = Field(default=(), description="Steps before the first stage.")
    stages: tuple[StagePart, ...] = Field(min_length=1, description="The stages, in order.")

    def build(self) -> core.Protocol:
        planned = planned_lengths([(stage.minutes, stage.clock_mark) for stage in self.stages])
        return core.Protocol(
            id=self.id,
            version=self.version,
            lang=self.language,
            title=self.title,
            purpose=self.purpose,
            source=self.source,
            participant_prefix=self.participants.code,
            participants=self.participants.build(),
            observers=self.observers.build(),
            stages=tuple(stage.build(s) for stage, s in zip(self.stages, planned, strict=True)),
            central_question=self.central_question,
            period=self.period,
            rules=self.rules.build(),
            settings=self.settings.build(),
            consent=core.ConsentForm() if self.consent is None else self.consent.build(),
            preparation=tuple(step.build() for step in self.preparation),
        )
