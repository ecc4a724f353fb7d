"""The last look for what gives people away, in everything that was typed or said, in each of its versions."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from hashlib import sha256

from fishbowl.core.cases import Case
from fishbowl.export.cases import PASSED_ON
from fishbowl.runtime.record import Record
from fishbowl.text import clean_line, say
from fishbowl.text.identifiers import identifiers

_WITH_SETUP = ("SessionCreated", "SetupChanged")
_AROUND = 24
"""Characters shown on both sides of a finding, for a person to judge it by."""
_FLAGGED = 96
"""Characters shown of a text that was flagged as a whole."""
_KEY_CHARS = 12


@dataclass(frozen=True, slots=True)
class Finding:
    """Something that looks like an identifier, or a text that was flagged for a name.

    `key` stays the same while that text does, and gives nothing of it away. `source` is the session's name,
    or the file of a case.
    """

    key: str
    source: str
    where: str
    kind: str
    excerpt: str

    def __str__(self) -> str:
        kind = say(f"archive.kind.{self.kind}")
        excerpt = self.excerpt or say("archive.untold")
        return clean_line(f"{self.key}  {self.source} {self.where}  {kind}: {excerpt}")


def findings(record: Record) -> Iterator[Finding]:
    """In the order of the session's facts, its log, and what the room flagged."""
    for where, text in _texts(record):
        for kind, of, excerpt in _found(where, text):
            yield _finding(record, where, kind, of, excerpt)
    for note in record.notes:
        if note.names_someone and note.text_is == "given":
            where = f"{note.author} {note.at.local[11:]}"
            yield _finding(record, where, "name", f"{note.note}/{note.text}", note.text[:_FLAGGED])
    for moment in record.moments:
        if moment.names_someone:
            # Also without a text: the name was said, and may stand in a transcript.
            told = moment.text if moment.text_is == "given" else ""
            where = f"{moment.by} {moment.at.local[11:]}"
            yield _finding(record, where, "name", f"{moment.moment}/{told}", told[:_FLAGGED])


def findings_in_cases(cases: Iterable[Case]) -> Iterator[Finding]:
    """Those in what is passed on of each case."""
    for case in cases:
        source = f"cases/{case.id}.yaml"
        texts = (("", case.id), *((question, case.answer(question)) for question in PASSED_ON))
        for where, text in texts:
            for kind, of, excerpt in _found(where, text):
                yield Finding(_key(source, kind, of), source, where, kind, excerpt)


def _found(where: str, text: str) -> Iterator[tuple[str, str, str]]:
    """Of each identifier its kind, what makes it this one, and the text around it."""
    for kind, start, end in identifiers(text):
        yield kind, f"{where}/{start}/{text}", text[max(0, start - _AROUND) : end + _AROUND]


def _texts(record: Record) -> Iterator[tuple[str, str]]:
    """Where each stands, and what it is."""
    yield "name", record.session[0].name
    for event in record.events:
        typed = json.loads(event.body) if event.body_is == "given" else {}
        if event.kind in _WITH_SETUP:
            typed |= json.loads(event.data)["setup"]
        for name, text in typed.items():
            yield f"#{event.seq} {name}", str(text)


def _finding(record: Record, where: str, kind: str, of: str, excerpt: str) -> Finding:
    return Finding(_key(record.session_id, kind, of), record.session[0].name, where, kind, excerpt)


def _key(source: str, kind: str, of: str) -> str:
    return sha256(f"{source}/{kind}/{of}".encode()).hexdigest()[:_KEY_CHARS]
