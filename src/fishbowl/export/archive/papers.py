"""What goes with the data: `metadata.json` with the fields of a deposit form, and the README.

A repository shows metadata to everyone. What fishbowl can't know is null, and the README lists it.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import TYPE_CHECKING

from fishbowl import __version__
from fishbowl.export.md import inert
from fishbowl.text import Lang, clean_line, iso_day, say_in, say_n_in

if TYPE_CHECKING:
    from fishbowl.export import Session
    from fishbowl.runtime.record import Record

Facts = Mapping[str, object]


def metadata(sessions: Sequence[Session], lang: Lang) -> Facts:
    """The fields in the order of a deposit form; null what only the researcher knows."""
    records = [session.record for session in sessions]
    simulated = any(record.rehearsal for record in records)
    return {
        "title": _title(records, lang),
        "simulated": simulated,
        "author": [{"name": None, "orcid": None, "affiliation": None}],
        "contact": None,
        "description": say_n_in(lang, "archive.description", len(records), protocols=_protocols(records)),
        "subject": None,
        "audience": None,
        "keywords": None,
        "language": _each(record.session[0].language for record in records),
        "collected": _collected(records),
        "method": say_in(lang, "archive.method", protocols=_protocols(records)),
        "sample": {
            "sessions": len(records),
            "participants": sum(record.session[0].participants for record in records),
            "observers": sum(record.session[0].observers for record in records),
            "chosen_how": None,
        },
        "instrument": [dict(each) for each in _instruments(records)],
        "software": f"fishbowl {__version__}",
        "funder": None,
        "rights_holder": None,
        "licence": None,
        "access": None,
        "personal_data": not all(record.rehearsal for record in records),
        "related_publication": None,
        "consent_form": _each(row.consent_version or "" for record in records for row in record.people),
        "sessions": [_held(number, session) for number, session in enumerate(sessions, start=1)],
    }


def as_json(facts: Facts) -> str:
    return json.dumps(facts, ensure_ascii=False, indent=2) + "\n"


def readme(sessions: Sequence[Session], facts: Facts, lang: Lang, accepted: int) -> str:
    """In Markdown: what it is, what is in it, what is still to be filled in, and how to check it."""
    simulated = any(session.record.rehearsal for session in sessions)
    notice = f"**{say_in(lang, 'record.rehearsal')}**\n\n" if simulated else ""
    held = "\n".join(
        f"- `session-{number}`: {inert(session.record.session[0].name)}"
        f" ({say_in(lang, 'record.rehearsal') + ', ' if session.record.rehearsal else ''}"
        f"{say_in(lang, 'archive.head')} `{session.head}`)"
        for number, session in enumerate(sessions, start=1)
    )
    body = say_in(
        lang,
        "archive.readme",
        title=inert(str(facts["title"])),
        description=inert(str(facts["description"])),
        accepted=accepted,
    )
    missing = "\n".join(f"- `{name}`" for name in unknown(facts))
    return (
        f"{notice}{body}\n\n## {say_in(lang, 'archive.sessions')}\n\n{held}\n\n"
        f"## {say_in(lang, 'archive.to_fill')}\n\n{say_in(lang, 'archive.to_fill.about')}\n\n{missing}\n"
    )


def unknown(facts: object, above: str = "") -> Iterator[str]:
    """The name of every field that is null, such as `author.orcid`, each once."""
    if isinstance(facts, dict):
        for key, value in facts.items():
            yield from unknown(value, f"{above}.{key}" if above else key)
    elif isinstance(facts, list):
        yield from dict.fromkeys(name for value in facts for name in unknown(value, above))
    elif facts is None:
        yield above


def _collected(records: Sequence[Record]) -> Facts:
    return {
        "from": min(map(_day, records)),
        "to": max(map(_day, records)),
        "institutions": _each(record.session[0].institution for record in records),
        "places": _each(record.session[0].place for record in records),
    }


def _held(number: int, session: Session) -> Facts:
    return {
        "folder": f"session-{number}",
        "session_id": session.record.session_id,
        "name": session.record.session[0].name,
        "simulated": session.record.rehearsal,
        "events": session.record.session[0].events,
        "head_hash": session.head or None,
    }


def _title(records: Sequence[Record], lang: Lang) -> str:
    names = ", ".join(clean_line(record.session[0].name) for record in records)
    simulated = any(record.rehearsal for record in records)
    return f"{say_in(lang, 'record.rehearsal')}. {names}" if simulated else names


def _protocols(records: Sequence[Record]) -> str:
    return ", ".join(_each(record.session[0].protocol_title for record in records))


def _instruments(records: Sequence[Record]) -> Iterator[Mapping[str, str]]:
    found = {
        (row.protocol, row.protocol_version): row.protocol_title
        for row in (record.session[0] for record in records)
    }
    for (protocol, version), title in sorted(found.items()):
        yield {"protocol": protocol, "version": version, "title": title}


def _day(record: Record) -> str:
    row = record.session[0]
    return iso_day(row.date) or (row.started or row.made).local[:10]


def _each(values: Iterable[str]) -> list[str]:
    """Each value once, without empty ones, in order."""
    return sorted({value for value in values if value})
