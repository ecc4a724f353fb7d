"""Where a redaction looks and can take nothing out, since it is no words of the record: told, with a mend."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import suppress
from pathlib import Path
from typing import Literal

import click
import msgspec

from fishbowl.authoring.case_file import folder_of
from fishbowl.cli.redacting import excerpt
from fishbowl.core.base import Recorded
from fishbowl.core.session import SessionCreated, SetupChanged
from fishbowl.importing.suggest import Redaction
from fishbowl.runtime.door import DOOR, decoded
from fishbowl.runtime.runner import Runner
from fishbowl.text import clean_line, say

Found = Callable[[str], Sequence[Redaction]]
Mend = Literal["fact", "file", "case", "door"]
Place = tuple[str, str, Mend]
"""Where a text stands, the text, and what can be done there."""

_FACTS = ("institution", "programme", "place")


def tell_beside(study: Path, path: Path, runner: Runner, find: Found, *, by_name: bool) -> None:
    """Tell, on standard error, where else it stands. `by_name`: it was given, and is no pattern."""
    told: dict[Mend, list[str]] = {}
    for where, text, mend in _places(study, path, runner, by_name=by_name):
        for redaction in find(text):
            told.setdefault(mend, []).append(f"  {clean_line(where)}: {excerpt(text, redaction)}")
    for mend, lines in told.items():
        click.echo("\n".join((say(f"redactions.beside.{mend}"), *lines)), err=True)


def _places(study: Path, path: Path, runner: Runner, *, by_name: bool) -> Iterator[Place]:
    yield from _facts(runner.records, by_name=by_name)
    yield path.name, path.stem, "file"
    for case in sorted(folder_of(study).glob("*.yaml")):
        yield f"cases/{case.name}", case.stem, "case"
        with suppress(OSError):
            for number, line in enumerate(case.read_text("utf-8", "replace").splitlines(), start=1):
                yield f"cases/{case.name}, {number}", line, "case"
    for guest in decoded(runner.live(DOOR)).guests:
        yield guest.actor or "?", guest.name, "door"


def _facts(records: Iterable[Recorded], *, by_name: bool) -> Iterator[Place]:
    """Facts of the study are events, which are never changed; so are the texts of protocol and codebook."""
    for rec in records:
        event = rec.event
        if not isinstance(event, SessionCreated | SetupChanged):
            continue
        for fact in _FACTS:
            yield f"#{rec.seq} {fact}", getattr(event.setup, fact), "fact"
        if isinstance(event, SessionCreated):
            yield f"#{rec.seq} name", event.name, "fact"
            if by_name:  # a protocol may well give the number of a contact point
                texts = msgspec.json.encode((event.protocol, event.codebook)).decode()
                yield f"#{rec.seq} protocol", texts, "fact"
