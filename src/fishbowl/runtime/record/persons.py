"""Who was there, and the recorder: pseudonyms with their attributes, and the anchors of the recording."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Annotated

from fishbowl.core.people import Person
from fishbowl.core.protocol import Tick
from fishbowl.core.recording import (
    RecordingEvent,
    RecordingPaused,
    RecordingResumed,
    RecordingStarted,
    RecordingStopped,
    TranscriptionLanguageSet,
)
from fishbowl.runtime.record.source import Source, When


@dataclass(frozen=True, slots=True, kw_only=True)
class PersonRow:
    """Everyone of the session by pseudonym. The attributes are as typed at set-up or at the entrance, or
    withheld, erased. What a professional said to prepare (`approaches`) is no attribute: it stands in the
    body of its event alone.
    """

    person: Annotated[str, "Pseudonym: S1 or P1 (participant), O1 (observer), M (moderator), A (assistant)."]
    role: Annotated[str, "participant, observer, moderator or assistant."]
    seat: Annotated[int | None, "Seat."]
    attendance: Annotated[str, "expected, present, late, left or absent."]
    attended: Annotated[When | None, "When that was marked"]
    consent: Annotated[bool, "Whether consent stands now."]
    consent_version: Annotated[str | None, "Version of the consent text."]
    consent_means: Annotated[str | None, "paper, online or spoken."]
    consent_ticks: Annotated[
        tuple[Tick, ...],
        "What the person ticked on a page, one by one: taking_part and processing; else empty.",
    ]
    consented: Annotated[When | None, "When consent was recorded"]
    withdrawn: Annotated[bool, "Whether consent was withdrawn: what the person said and wrote is erased."]
    unrecorded: Annotated[bool, "Whether the person chose to stay at the table without being recorded."]
    teaches_here: Annotated[bool, "An observer who teaches or assesses someone at this table."]
    gift: Annotated[When | None, "When the thank-you gift was handed out"]
    age: Annotated[str, "Age."]
    gender: Annotated[str, "Gender, in own words or not said."]
    programme: Annotated[str, "Programme of study, or for which the person works."]
    job: Annotated[str, "Role at work."]
    years_in_job: Annotated[str, "Years in the job."]
    living: Annotated[str, "Living at home or not."]
    institution: Annotated[str, "Institution."]


@dataclass(frozen=True, slots=True, kw_only=True)
class RecordingRow:
    """The recorder's anchors: instants at which the recording and the timeline are known to meet."""

    recording: Annotated[int, "Which recording, from 1: a start after a stop begins the next."]
    action: Annotated[str, "start, pause, resume, stop, or language (the transcription language was set)."]
    by: Annotated[str, "Who confirmed it."]
    stage: Annotated[str | None, "Stage that was open then."]
    at: Annotated[When, "When it was confirmed"]
    medium: Annotated[str | None, "At a start: video or audio."]
    second: Annotated[bool | None, "At a start: whether a second device runs along."]
    transcribes: Annotated[bool | None, "At a start: whether the app transcribes live."]
    language: Annotated[str | None, "Language of live transcription, else the language spoken."]
    device: Annotated[str, "At a start: the device, as typed."]
    second_device: Annotated[str, "At a start: the second device, as typed."]


def person_rows(source: Source) -> tuple[PersonRow, ...]:
    """Participants by seat, then observers by seat, then the team."""
    order = {"participant": 0, "observer": 1}
    people = sorted(
        source.state.people.by_id.values(),
        key=lambda p: (order.get(p.role.value, 2), p.seat is None, p.seat or 0, len(p.id), p.id),
    )
    return tuple(_person_row(source, person) for person in people)


def _person_row(source: Source, person: Person) -> PersonRow:
    def typed(name: str) -> str:
        return source.said(person.described, name)[0]

    consent = person.consent
    return PersonRow(
        person=person.id,
        role=person.role.value,
        seat=person.seat,
        attendance=person.attendance,
        attended=source.when_if(person.attendance_s),
        consent=consent is not None,
        consent_version=consent.version if consent else None,
        consent_means=consent.means if consent else None,
        consent_ticks=consent.ticks if consent else (),
        consented=source.when(consent.from_s) if consent else None,
        withdrawn=person.withdrawn,
        unrecorded=person.unrecorded,
        teaches_here=person.teaches_here,
        gift=source.when_if(source.state.debrief.gifts.get(person.id)),
        age=typed("age"),
        gender=typed("gender"),
        programme=typed("programme"),
        job=typed("role"),
        years_in_job=typed("years_in_job"),
        living=typed("living"),
        institution=typed("institution"),
    )


_ACTIONS: dict[type[RecordingEvent], str] = {
    RecordingStarted: "start",
    RecordingPaused: "pause",
    RecordingResumed: "resume",
    RecordingStopped: "stop",
    TranscriptionLanguageSet: "language",
}


def recording_rows(source: Source) -> tuple[RecordingRow, ...]:
    found: list[RecordingRow] = []
    for rec, event in source.of(*_ACTIONS):
        started = event if isinstance(event, RecordingStarted) else None
        before = found[-1].recording if found else 0
        found.append(
            RecordingRow(
                recording=before + 1 if started else before,
                action=_ACTIONS[type(event)],
                by=rec.actor,
                stage=source.where(rec.occurred_s).stage,
                at=source.when(rec.occurred_s),
                medium=started.medium if started else None,
                second=started.second if started else None,
                transcribes=started.transcribes if started else None,
                language=_language(event),
                device=source.said(rec.seq, "device")[0],
                second_device=source.said(rec.seq, "second_device")[0],
            )
        )
    return tuple(found)


def _language(event: RecordingEvent) -> str | None:
    return event.language if isinstance(event, RecordingStarted | TranscriptionLanguageSet) else None
