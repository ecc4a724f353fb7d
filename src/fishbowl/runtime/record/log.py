"""The log as it is handed out: line by line for machines, and as a table."""

from __future__ import annotations

import json
from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from typing import Annotated

from fishbowl.core.base import Event, Recorded
from fishbowl.core.notes import NoteCorrected, NoteWritten
from fishbowl.runtime.record.source import Source, When
from fishbowl.runtime.roles import WITHHELD
from fishbowl.runtime.runner import Reading
from fishbowl.text import iso

Encode = Callable[[Event], tuple[str, int, str]]
"""Kind, version and data (JSON) of an event, as the log keeps it. Storage knows."""

Json = Mapping[str, object]


@dataclass(frozen=True, slots=True, kw_only=True)
class EventRow:
    """The log itself, in full: also what was taken back, marked as such."""

    seq: Annotated[int, "Number of the event, from 1, without gaps: the order of decisions."]
    command_id: Annotated[str, "Id of the command that it came of."]
    n: Annotated[int, "Which event of that command, from 0."]
    kind: Annotated[str, "Kind of event."]
    v: Annotated[int, "Version of its kind."]
    actor: Annotated[str, "Who gave the command; T is the students' table."]
    recorded_utc: Annotated[str, "Wall clock when it was stored, ISO 8601 in UTC."]
    recorded_s: Annotated[float, "The same, in seconds on the session's timeline."]
    occurred: Annotated[When, "When it happened: earlier, where back-dated or typed before"]
    stage: Annotated[str | None, "Id of the stage that was open then."]
    certain: Annotated[bool, "False where the computer was restarted, so that its time is uncertain."]
    retracted: Annotated[bool, "Whether the command was taken back, so that it counts for nothing."]
    data: Annotated[str, "What happened, as JSON: ids, pseudonyms, kinds and times."]
    body: Annotated[str, "What was typed with it, as JSON; or withheld, erased; empty: nothing."]
    body_is: Annotated[str, "given, none, withheld or erased."]


def line(rec: Recorded, reading: Reading | None, encode: Encode, *, retracted: bool) -> dict[str, object]:
    """One event for machines. `body` is an object, "withheld", "erased", or None where nothing was typed."""
    kind, v, data = encode(shown(rec, reading))
    return {
        "seq": rec.seq,
        "command_id": rec.command_id,
        "n": rec.n,
        "kind": kind,
        "v": v,
        "actor": rec.actor,
        "recorded_at": iso(rec.recorded_at),
        "recorded_s": rec.recorded_s,
        "occurred_s": rec.occurred_s,
        "certain": rec.certain,
        "retracted": retracted,
        "data": json.loads(data),
        "body": dict(reading) if isinstance(reading, Mapping) else reading,
    }


def shown(rec: Recorded, reading: Reading | None) -> Event:
    """The event without whom an observer quotes, while the quote itself is withheld."""
    if reading == WITHHELD and isinstance(rec.event, NoteWritten | NoteCorrected):
        return replace(rec.event, speaker=None)
    return rec.event


def as_json(content: object) -> str:
    """On one line and in ASCII, so that nothing in it acts on a terminal or breaks a line elsewhere."""
    return json.dumps(content)


def event_rows(source: Source, encode: Encode) -> tuple[EventRow, ...]:
    return tuple(_event_row(source, rec, encode) for rec in source.records)


def _event_row(source: Source, rec: Recorded, encode: Encode) -> EventRow:
    reading = source.readings.get(rec.seq)
    kind, v, data = encode(shown(rec, reading))
    return EventRow(
        seq=rec.seq,
        command_id=rec.command_id,
        n=rec.n,
        kind=kind,
        v=v,
        actor=rec.actor,
        recorded_utc=iso(rec.recorded_at),
        recorded_s=rec.recorded_s,
        occurred=source.when(rec.occurred_s),
        stage=source.where(rec.occurred_s).stage,
        certain=rec.certain,
        retracted=rec.command_id in source.retracted,
        data=as_json(json.loads(data)),
        body=as_json(dict(reading)) if isinstance(reading, Mapping) else reading or "",
        body_is="given" if isinstance(reading, Mapping) else reading or "none",
    )
