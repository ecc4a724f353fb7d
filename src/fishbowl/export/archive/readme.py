"""The README of an archive, in Markdown: what it is, what is in it, and what is left to do before deposit."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from fishbowl import __version__
from fishbowl.export.archive.held import Held
from fishbowl.export.archive.metadata import Facts, consents, each, instruments, unknown
from fishbowl.export.md import inert
from fishbowl.text import Lang, say_in, say_n_in


def readme(
    sessions: Sequence[Held], told: Facts, accepted: int, lang: Lang, *, books: bool, cases: bool
) -> str:
    """`told` are the metadata, and `accepted` counts the findings that were allowed to stay."""

    def section(name: str, *paragraphs: str) -> str:
        return "\n\n".join((f"## {say_in(lang, f'archive.{name}')}", *paragraphs))

    files = "\n".join(
        f"| {name} | {say_in(lang, f'archive.file.{key}')} |" for key, name in _files(sessions, books, cases)
    )
    searched = say_n_in(lang, "archive.accepted", accepted) if accepted else say_in(lang, "archive.clean")
    parts = (
        f"# {inert(str(told['title']))}",
        inert(str(told["description"])),
        section("collected", "\n".join(f"- {line}" for line in _collected(sessions, lang))),
        say_in(lang, "archive.collected.about"),
        section("files", f"| {say_in(lang, 'archive.files.head')} |\n|---|---|\n{files}"),
        section("persons", say_in(lang, "archive.persons.about", searched=searched)),
        section("sessions", "\n".join(_session(session, lang) for session in sessions)),
        say_in(lang, "archive.sessions.about"),
        section(
            "to_do",
            say_in(lang, "archive.to_do.about"),
            "\n".join(f"- `{name}`" for name in unknown(told)),
        ),
    )
    return "\n\n".join(parts) + "\n"


def _collected(sessions: Sequence[Held], lang: Lang) -> Iterator[str]:
    rows = [session.row for session in sessions]
    days = each(session.day for session in sessions)
    yield say_in(lang, "archive.collected.software", version=__version__)
    for instrument in instruments(sessions):
        title = inert(str(instrument["title"]))
        yield say_in(lang, "archive.collected.protocol", **{**instrument, "title": title})
    yield say_in(lang, "archive.collected.held", days=" – ".join(dict.fromkeys((days[0], days[-1]))))
    for institution in each(row.institution for row in rows):
        yield f"{say_in(lang, 'record.institution')}: {inert(institution)}"
    yield f"{say_in(lang, 'record.participants')}: {sum(row.participants for row in rows)}"
    yield f"{say_in(lang, 'record.observers')}: {sum(row.observers for row in rows)}"
    for consent in consents(sessions):
        yield say_in(lang, "archive.collected.consent", **consent)


def _files(sessions: Sequence[Held], books: bool, cases: bool) -> Iterator[tuple[str, str]]:
    """What is said of a file, and what it is called; only those that there are."""
    yield "metadata", "`metadata.json`"
    yield "datapackage", "`datapackage.json`"
    yield "project", "`project.qdpx`"
    if books:
        yield "codebook", "`codebook-*`"
    if cases:
        yield "cases", "`cases.md`, `cases.csv`"
    yield "csv", "`session-*/csv`"
    yield "tables", "`session-*/tables.xlsx`, `tables.sqlite`"
    yield "log", "`session-*/log.jsonl`"
    yield "record", "`session-*/record.md`"
    if any(session.transcribed for session in sessions):
        yield "transcript", "`session-*/transcript*`"
    if not all(session.transcribed for session in sessions):
        yield "session_record", "`session-*/session-record*`"
    yield "checksums", "`SHA256SUMS`"


def _session(session: Held, lang: Lang) -> str:
    status = session.row.status
    said = [
        *((say_in(lang, "record.rehearsal"),) if session.rehearsal else ()),
        *(() if status == "ended" else (say_in(lang, f"record.status.{status}"),)),
        f"{say_in(lang, 'archive.head')} `{session.head}`",
    ]
    return f"- `{session.folder}`: {inert(session.row.name)} ({', '.join(said)})"
