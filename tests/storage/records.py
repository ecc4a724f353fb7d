"""Records to store in tests, and the processes that store them."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path
from typing import Any

from sqlcipher3 import dbapi2

from fishbowl.core.base import Event, Recorded, Words
from fishbowl.core.notes import NoteWritten
from fishbowl.core.protocol import GroupSize, Protocol, Stage
from fishbowl.core.session import Rehearsal, SessionCreated, Setup
from fishbowl.storage.event_log import SessionFile

ROOT = Path(__file__).parents[2]

MADE_AT = 1_773_310_272.125
"""12 March 2026, 11:11:12 in the Netherlands."""

PROTOCOL = Protocol(
    "fishbowl",
    "1",
    "nl",
    "Studenten-fishbowl",
    "",
    "",
    "S",
    GroupSize(4, 6),
    GroupSize(3, 6),
    (Stage("binding", "deck", "Binding", 1200),),
)


def created(name: str = "Hanze fishbowl 2", rehearsal: Rehearsal | None = None) -> SessionCreated:
    return SessionCreated("session-1", name, PROTOCOL, Setup("Hanze"), rehearsal)


def note(n: int, author: str = "O1", speaker: str | None = None) -> NoteWritten:
    return NoteWritten(f"note-{n}", author, "observation", speaker)


def recorded(
    seq: int, event: Event, command_id: str = "", n: int = 0, at: float = MADE_AT, has_words: bool = False
) -> Recorded:
    return Recorded(
        seq=seq,
        command_id=command_id or f"command-{seq}",
        n=n,
        actor="O1",
        recorded_at=at + seq,
        recorded_s=float(seq),
        occurred_s=seq - 0.5,
        mono_s=1000.0 + seq,
        boot_id="boot-1",
        event=event,
        has_words=has_words,
    )


def store(log: SessionFile, *events: Event, text: str = "", at: float = MADE_AT) -> list[Recorded]:
    """Each event as a command of its own; the words are about those that the event is about."""
    seq = len(log.read_after(0))
    stored = [
        recorded(seq + i, event, at=at, has_words=bool(text)) for i, event in enumerate(events, start=1)
    ]
    for rec in stored:
        with log.writing():
            log.insert(rec, Words.of(text=text), rec.event.about())
    return stored


def plain(path: Path) -> Any:
    """A connection as another program would open the file, with none of our settings."""
    return dbapi2.connect(str(path), isolation_level=None)


def without_guards(path: Path) -> Any:
    """A connection to a file whose triggers were dropped: what someone who tampers does first."""
    connection = plain(path)
    for (name,) in connection.execute("SELECT name FROM sqlite_schema WHERE type = 'trigger'").fetchall():
        connection.execute(f"DROP TRIGGER {name}")
    return connection


def child(module: str, *arguments: object, **options: Any) -> subprocess.Popen[str]:
    """A process of its own that runs a module beside this one."""
    return subprocess.Popen(
        [sys.executable, "-m", f"tests.storage.{module}", *map(str, arguments)],
        cwd=ROOT,
        stdout=subprocess.PIPE,
        text=True,
        **options,
    )
