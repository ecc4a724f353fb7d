"""The log for people: what happened, one line per event."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

from fishbowl.core.base import Event, Recorded
from fishbowl.core.candidates import NoteTagged
from fishbowl.core.notes import NoteCorrected, NoteWritten
from fishbowl.core.session import PauseEntered, SessionCreated, SetupChanged
from fishbowl.core.stages import TimeAdded
from fishbowl.core.transcripts import UtteranceAdded, UtteranceCorrected
from fishbowl.core.turns import NOBODY, UNATTRIBUTED
from fishbowl.runtime.record.log import shown
from fishbowl.runtime.record.review.blocks import signed
from fishbowl.runtime.record.source import Source
from fishbowl.runtime.snapshot import Reading
from fishbowl.text import UNCUT, clean_line, hms, mmss, say

_SAID = {
    ("StageOpened", "moved_by"): "record.moved_by",
    ("OutcomeChosen", "outcome"): "record.outcome",
    ("QuestionMarked", "status"): "record.question",
    ("TopicCovered", "heard"): "record.heard",
    ("AttendanceMarked", "attendance"): "common.attendance",
    ("ConsentRecorded", "means"): "record.means",
    ("ConsentRecorded", "ticks"): "record.tick",
    ("InterventionLogged", "kind"): "record.intervention",
    ("InterventionLogged", "care"): "record.care",
    ("NoteWritten", "kind"): "common.note",
    ("NoteCorrected", "kind"): "common.note",
    ("NoteWritten", "source"): "record.source",
    ("QuestionTagged", "tag"): "record.tag",
    ("ParkedQuestionLeft", "reason"): "record.left",
    ("RecordingStarted", "medium"): "record.medium",
    ("DebriefWritten", "topic"): "record.debrief",
    ("TranscriptAdded", "pauses"): "record.pauses",
    ("AnchorPlaced", "kind"): "record.anchor",
}
"""Values of an event's field that have words of their own, by kind and field."""

_UNSAID = {("StepTicked", "done"), ("NameFlagged", "flagged"), ("GiftHandedOut", "given")}
"""What goes without saying while it is true, so that only its opposite is said."""

_SILENT = frozenset(
    {
        "session_id",
        "console_id",
        "typed_s",
        "at_s",
        "sent_s",
        "clock_off_s",
        "sha256",
        "cues",
        "to_s",
        "to_inferred",
    }
)
"""Fields that say nothing to people, or what the line says already."""

_MADE = ("note_id", "moment_id", "entry_id", "transcript_id", "utterance_id", "anchor_id")
"""Fields with the id of what an event makes: people are told the number of that event instead."""


@dataclass(frozen=True, slots=True)
class Told:
    """One event in words, all of it safe to print.

    `at` is the local wall clock and `session` the session's own ("" before its start) of when it happened.
    """

    seq: int
    at: str
    session: str
    actor: str
    what: str

    def __str__(self) -> str:
        return f"{self.seq:>4}  {self.at}  {self.session:>8}  {self.actor:<3}  {self.what}"


def tell(source: Source, records: Iterable[Recorded]) -> Iterator[Told]:
    """These events of the source in words, in the language of this process."""
    numbers = _numbers(source)
    for rec in records:
        reading = source.readings.get(rec.seq)
        when = source.when(rec.occurred_s)
        said = (f"#{rec.seq}", rec.actor)
        parts = [
            *([say("record.mark.retracted")] if rec.command_id in source.retracted else []),
            *([] if rec.certain else [say("record.mark.uncertain")]),
            say(f"events.{type(rec.event).__name__}"),
            *(detail for detail in _details(shown(source, rec), numbers) if detail not in said),
            *_words(reading),
        ]
        yield Told(
            seq=rec.seq,
            at=when.local,
            session="" if when.session_s is None else hms(when.session_s),
            actor=rec.actor,
            what=" · ".join(clean_line(part, UNCUT) for part in parts),
        )


def whose(rec: Recorded) -> str:
    """Whose words went with it: who spoke, on whose tablecloth it stands, else who typed them."""
    match rec.event:
        case UtteranceAdded(speaker=speaker) | UtteranceCorrected(speaker=speaker):
            return speaker or say("qdpx.unknown_speaker")
        case NoteWritten(author=author) | NoteCorrected(author=author):
            return author
        case _:
            return rec.actor


def _numbers(source: Source) -> Mapping[str, str]:
    """For each id of a command, or of what one made: the number of the event that made it."""
    numbers: dict[str, str] = {}
    for rec in source.records:
        numbers.setdefault(rec.command_id, f"#{rec.seq}")
        for name in _MADE:
            made = getattr(rec.event, name, None)
            if isinstance(made, str):
                numbers.setdefault(made, f"#{rec.seq}")
    return numbers


def _details(event: Event, numbers: Mapping[str, str]) -> Iterator[str]:
    match event:
        case SessionCreated(name=name):
            yield name
        case SetupChanged(setup):
            yield from (
                part for part in (setup.institution, setup.programme, setup.place, setup.date) if part
            )
        case PauseEntered(from_s, to_s):
            yield mmss(to_s - from_s)
        case NoteTagged(note_id, _, codes):
            yield from (numbers.get(note_id, note_id), *codes)
        case TimeAdded(stage_id, seconds):
            yield from (stage_id, signed(seconds))
        case _:
            for name in event.__struct_fields__:
                if name not in _SILENT:
                    yield from _detail(type(event).__name__, name, getattr(event, name), numbers)


def _detail(kind: str, name: str, value: object, numbers: Mapping[str, str]) -> Iterator[str]:
    match value:
        case bool():
            if value != ((kind, name) in _UNSAID):
                yield say(f"record.flag.{name}")
        case int() | float():
            if value:
                yield f"{say(f'record.field.{name}')} {value:g}"
        case tuple() if (kind, name) in _SAID:
            if value:
                yield " + ".join(say(f"{_SAID[kind, name]}.{item}") for item in value)
        case tuple():
            if value:
                yield " ".join(numbers.get(item, item) for item in value)
        case "typed":
            return
        case str() if value in (NOBODY, UNATTRIBUTED):
            yield say(f"record.speaker.{value}")
        case str() if (kind, name) in _SAID:
            yield say(f"{_SAID[kind, name]}.{value}")
        case str() if value:
            yield numbers.get(value, value)
        case _:
            return


def _words(reading: Reading | None) -> Iterator[str]:
    if isinstance(reading, str):
        yield say(f"record.{reading}")
    elif reading is not None:
        for name, text in reading.items():
            yield f"“{text}”" if name in ("text", "reason") else f"{name}: “{text}”"
