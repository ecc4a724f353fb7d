"""`fishbowl doctor`: whether this computer is fit to hold a session on, before people sit at the table."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import TYPE_CHECKING, Literal, NamedTuple

import click

if TYPE_CHECKING:
    from pathlib import Path

Level = Literal["fine", "note", "danger"]

MARKS: dict[Level, str] = {"fine": "ok", "note": "! ", "danger": "!!"}

LEAST_FREE = 200 * 2**20
"""Bytes: a session takes a few million; below this other programs fill a disk in an afternoon."""

OLDEST_PYTHON = (3, 11)


class Finding(NamedTuple):
    level: Level
    text: str


@click.command()
@click.pass_obj
def doctor(study: str | None) -> None:
    """Check this computer: Python, SQLite, terminal, study folder, disk, clock.

    Exit code 1 where something would endanger a session; a line with ! alone is advice.
    """
    import os
    import sys

    from fishbowl import bootstrap
    from fishbowl.text import say

    folder = bootstrap.study(study).folder / "sessions"
    findings = [
        *_python(sys.version_info[:3]),
        *_engine(),
        *_terminal(
            os.environ,
            getattr(sys.__stdout__, "encoding", None),
            sys.stdout is not None and sys.stdout.isatty(),
        ),
        *_folder(folder),
        *_space(folder),
        *_clock(),
    ]
    for finding in findings:
        click.echo(f"{MARKS[finding.level]}  {finding.text}")
    dangers = sum(finding.level == "danger" for finding in findings)
    if dangers:
        click.echo(say("doctor.unfit", count=dangers), err=True)
        raise click.exceptions.Exit(1)
    click.echo(say("doctor.fit"))


def _python(version: tuple[int, ...]) -> Iterator[Finding]:
    from fishbowl.text import say

    level: Level = "fine" if version >= OLDEST_PYTHON else "danger"
    yield Finding(level, say(f"doctor.python_{level}", version=".".join(map(str, version))))


def _engine() -> Iterator[Finding]:
    from sqlcipher3 import dbapi2

    from fishbowl.core.errors import SessionUnreadable
    from fishbowl.storage.connect import check_engine
    from fishbowl.text import explain, say

    try:
        check_engine()
    except SessionUnreadable as error:
        yield Finding("danger", explain(error))
    else:
        yield Finding("fine", say("doctor.engine", version=dbapi2.sqlite_version))


def _terminal(environ: Mapping[str, str], encoding: str | None, is_terminal: bool) -> Iterator[Finding]:
    from shutil import get_terminal_size

    from fishbowl.text import lang, say

    name = (encoding or "").lower().replace("-", "").replace("_", "")
    key = "doctor.encoding" if name == "utf8" else "doctor.encoding_poor"
    yield Finding("fine" if name == "utf8" else "note", say(key, encoding=encoding or "?"))
    if not is_terminal:
        yield Finding("note", say("doctor.no_terminal"))
    else:
        width, height = get_terminal_size()
        roomy = width >= 80 and height >= 24
        size = {"width": width, "height": height}
        yield Finding(
            "fine" if roomy else "note",
            say("doctor.size", **size) if roomy else say("doctor.size_small", **size),
        )
        poor = environ.get("TERM", "") in ("", "dumb") or "NO_COLOR" in environ
        yield Finding("note" if poor else "fine", say("doctor.colours_none" if poor else "doctor.colours"))
    yield Finding("fine", say("doctor.language", language=say(f"common.lang.{lang()}")))


def _folder(folder: Path) -> Iterator[Finding]:
    """By making a file in it, as a session would: permissions alone do not tell of a locked or full disk."""
    from tempfile import TemporaryFile

    from fishbowl.storage import place
    from fishbowl.text import reason, say

    there = _nearest(folder)
    try:
        with TemporaryFile(dir=there):
            yield Finding("fine", say("doctor.folder", path=folder))
    except OSError as error:
        yield Finding("danger", say("doctor.folder_closed", path=there, detail=reason(error)))
    kind = place.network_kind(there)
    if kind is not None:
        yield Finding("danger", say("storage.network", path=folder, kind=kind))
    service = place.synced_by(folder)
    if service is not None:
        yield Finding("note", say("storage.synced", path=folder, service=service))


def _space(folder: Path) -> Iterator[Finding]:
    from shutil import disk_usage

    from fishbowl.text import grouped, say

    free = disk_usage(_nearest(folder)).free
    enough = free >= LEAST_FREE
    key = "doctor.space" if enough else "doctor.space_short"
    yield Finding("fine" if enough else "danger", say(key, path=folder, free=grouped(free / 2**20)))


def _clock() -> Iterator[Finding]:
    from datetime import datetime

    from fishbowl.runtime.clock import SystemClock
    from fishbowl.text import say

    stamp = SystemClock().stamp()
    local = datetime.fromtimestamp(stamp.at).astimezone()
    yield Finding("fine", say("doctor.clock", now=f"{local:%Y-%m-%d %H:%M}", zone=f"{local:%Z}"))
    known = not stamp.boot_id.startswith("boot-")
    yield Finding("fine" if known else "note", say("doctor.boot" if known else "doctor.boot_unknown"))


def _nearest(folder: Path) -> Path:
    """The folder, or what there is of the way to it."""
    folder = folder.resolve()
    return next(path for path in (folder, *folder.parents) if path.is_dir())
