"""`metadata.json`: the fields of a deposit form, in its order.

A repository shows metadata to everyone: nothing here is about one person, or from a transcript. What
fishbowl can't know is null, and the README lists it.
"""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence

from fishbowl import __version__
from fishbowl.export.archive.held import Held
from fishbowl.text import Lang, clean_line, say_in, say_n_in

Facts = Mapping[str, object]


def facts(sessions: Sequence[Held], cases: int, lang: Lang) -> Facts:
    """null what only the researcher knows. `cases`: how many go with the sessions."""
    rows = [session.row for session in sessions]
    protocols = ", ".join(_titles(sessions, lang))
    return {
        "title": _title(sessions, protocols, lang),
        "simulated": any(session.rehearsal for session in sessions),
        "author": [{"name": None, "orcid": None, "affiliation": None}],
        "contact": None,
        "description": _description(sessions, protocols, cases, lang),
        "subject": None,
        "audience": None,
        "keywords": None,
        "language": each(row.language for row in rows),
        "collected": {
            "from": min(session.day for session in sessions),
            "to": max(session.day for session in sessions),
            "institutions": each(row.institution for row in rows),
            "places": each(row.place for row in rows),
        },
        "method": say_in(lang, "archive.method", protocols=protocols),
        "sample": {
            "sessions": len(sessions),
            "participants": sum(row.participants for row in rows),
            "observers": sum(row.observers for row in rows),
            "levels": each(row.level for row in rows),
            "cases": cases,
            "chosen_how": None,
        },
        "instrument": instruments(sessions),
        "software": f"fishbowl {__version__}",
        "funder": None,
        "rights_holder": None,
        "licence": None,
        "access": None,
        "personal_data": not all(session.rehearsal for session in sessions),
        "related_publication": None,
        "consent_form": consents(sessions),
        "sessions": [_told(session) for session in sessions],
    }


def as_json(told: Facts) -> str:
    return json.dumps(told, ensure_ascii=False, indent=2) + "\n"


def unknown(told: object, above: str = "") -> Iterator[str]:
    """The name of every field that is null, such as `author.orcid`, each once."""
    if isinstance(told, dict):
        for key, value in told.items():
            yield from unknown(value, f"{above}.{key}" if above else key)
    elif isinstance(told, list):
        yield from dict.fromkeys(name for value in told for name in unknown(value, above))
    elif told is None:
        yield above


def _titles(sessions: Sequence[Held], lang: Lang) -> list[str]:
    """That of each protocol once: the one in `lang`, where a session was held in it."""
    found: dict[str, str] = {}
    for session in sorted(sessions, key=lambda session: session.lang != lang):
        found.setdefault(session.row.protocol, session.row.protocol_title)
    return each(found.values())


def _title(sessions: Sequence[Held], protocols: str, lang: Lang) -> str:
    one = clean_line(sessions[0].row.name)
    many = say_in(lang, "archive.title", n=len(sessions), protocols=protocols)
    title = one if len(sessions) == 1 else many
    notice = _rehearsed(sessions, lang)
    return f"{notice}. {title}" if notice else title


def _rehearsed(sessions: Sequence[Held], lang: Lang) -> str:
    """That people were simulated, in all of the sessions or in some; "" where they never were."""
    count = sum(session.rehearsal for session in sessions)
    if count == len(sessions):
        return say_in(lang, "record.rehearsal")
    return say_n_in(lang, "archive.rehearsed", count, of=len(sessions)) if count else ""


def _description(sessions: Sequence[Held], protocols: str, cases: int, lang: Lang) -> str:
    transcribed = sum(session.transcribed for session in sessions)
    all_or_none = {0: "none", len(sessions): "all"}.get(transcribed)
    told = [
        say_n_in(lang, "archive.description", len(sessions), protocols=protocols),
        say_in(lang, f"archive.held.{all_or_none}")
        if all_or_none
        else say_n_in(lang, "archive.held", transcribed, of=len(sessions)),
    ]
    if cases:
        told.append(say_n_in(lang, "archive.cases", cases))
    return " ".join(told)


def instruments(sessions: Sequence[Held]) -> list[Facts]:
    """Each protocol by which a session was held, in each version and language."""
    found = {(s.row.protocol, s.row.protocol_version, s.row.language, s.row.protocol_title) for s in sessions}
    return [
        {"protocol": protocol, "version": version, "language": language, "title": title}
        for protocol, version, language, title in sorted(found)
    ]


def consents(sessions: Sequence[Held]) -> list[Facts]:
    """Each text that people agreed to. That of another protocol or language is another text."""
    agreed: Counter[tuple[str, str, str]] = Counter()
    for session in sessions:
        for version, people in session.consents.items():
            agreed[session.row.protocol, version, session.row.language] += people
    return [
        {"protocol": protocol, "version": version, "language": language, "people": people}
        for (protocol, version, language), people in sorted(agreed.items())
    ]


def _told(session: Held) -> Facts:
    row = session.row
    return {
        "folder": session.folder,
        "session_id": session.session_id,
        "name": row.name,
        "simulated": session.rehearsal,
        "protocol": row.protocol,
        "language": row.language,
        "form": row.form,
        "level": row.level or None,
        "participants": row.participants,
        "observers": row.observers,
        "transcript": session.transcribed,
        "events": row.events,
        "head_hash": session.head or None,
    }


def each(values: Iterable[str]) -> list[str]:
    """Each value once, without empty ones, in order."""
    return sorted({value for value in values if value})
