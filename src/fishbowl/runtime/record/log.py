"""The log as it is handed out: line by line for machines, and as a table."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from typing import Annotated

from msgspec.structs import replace

from fishbowl.core.base import Event, Recorded
from fishbowl.core.candidates import NoteTagged
from fishbowl.core.notes import NoteCorrected, NoteWritten
from fishbowl.runtime.record.candidates import may_tell
from fishbowl.runtime.record.source import Source, When
from fishbowl.runtime.roles import WITHHELD
from fishbowl.text import iso

Encode = Callable[[Event], tuple[str, int, str]]
"""Kind, version and data (JSON) of an event, as the log keeps it. Storage knows."""


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


def as_line(row: EventRow, *, rehearsal: bool) -> str:
    """An event as one line of JSON for machines.

    `body` is an object, "withheld", "erased", or null where nothing was typed. In ASCII: nothing in it
    acts on a terminal, or breaks the line elsewhere.
    """
    return json.dumps(
        {
            "seq": row.seq,
            "command_id": row.command_id,
            "n": row.n,
            "kind": row.kind,
            "v": row.v,
            "actor": row.actor,
            "recorded_at": row.recorded_utc,
            "recorded_s": row.recorded_s,
            "occurred_at": row.occurred.utc,
            "occurred_s": row.occurred.s,
            "session_s": row.occurred.session_s,
            "stage_s": row.occurred.stage_s,
            "stage": row.stage,
            "certain": row.certain,
            "retracted": row.retracted,
            "rehearsal": rehearsal,
            "data": json.loads(row.data),
            "body": json.loads(row.body) if row.body_is == "given" else row.body or None,
        }
    )


def shown(source: Source, rec: Recorded) -> Event:
    """The event without whom an observer quotes, and what a note is taken for, while that is withheld."""
    match rec.event:
        case NoteWritten() | NoteCorrected() as written if source.readings.get(rec.seq) == WITHHELD:
            return replace(written, speaker=None)
        case NoteTagged(note_id, by) as tagged if not may_tell(source.state, note_id, by) or _is_hidden(
            source, note_id
        ):
            return replace(tagged, codes=())
    return rec.event


def _is_hidden(source: Source, note_id: str) -> bool:
    """Whether the note itself is erased or withheld, also for someone whom only an older version names."""
    note = source.state.notes.by_id.get(note_id)
    return note is not None and isinstance(source.readings.get(note.seq), str)


def event_rows(
    source: Source, encode: Encode, records: Iterable[Recorded] | None = None
) -> tuple[EventRow, ...]:
    """The rows of these events of the source, or of all."""
    return tuple(_event_row(source, rec, encode) for rec in (source.records if records is None else records))


def _event_row(source: Source, rec: Recorded, encode: Encode) -> EventRow:
    reading = source.readings.get(rec.seq)
    kind, v, data = encode(shown(source, rec))
    words = json.dumps(dict(reading)) if isinstance(reading, Mapping) else None
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
        data=json.dumps(json.loads(data)),
        body=words if words is not None else str(reading or ""),
        body_is="given" if words is not None else str(reading or "none"),
    )
