"""How an archive's folder is filled: session by session, of which only what its papers tell is kept."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import TYPE_CHECKING

from fishbowl.core.anew import replace
from fishbowl.core.errors import ExportFailed
from fishbowl.export import cases, codebook, format_of
from fishbowl.export.archive import metadata, package
from fishbowl.export.archive.held import Held, held
from fishbowl.export.archive.readme import readme
from fishbowl.export.archive.scan import Finding, findings, findings_in_cases
from fishbowl.export.place import CHECKSUMS, digest, private, private_folder
from fishbowl.runtime.record import Record

if TYPE_CHECKING:
    from fishbowl.core.cases import Case
    from fishbowl.core.codebook import Codebook
    from fishbowl.export import Options, Session

_FILES = {"log.jsonl": "jsonl", "record.md": "md", "tables.sqlite": "sqlite", "tables.xlsx": "xlsx"}


class Making:
    """An archive that is being made in an empty folder: `each` session first, then `finish`."""

    def __init__(self, folder: Path, options: Options) -> None:
        self._folder, self._options = folder, options
        self._held: list[Held] = []
        self._books: dict[tuple[str, str], Codebook] = {}
        self._cases: tuple[Case, ...] = ()
        self._accepted = 0
        self._left: list[Finding] = []

    def each(self, sessions: Iterable[Session]) -> Iterator[Session]:
        """The sessions, each once it stands in the folder.

        Raises ExportFailed with all that was found and not accepted. From the first such finding on nothing
        is written, and what is read is only searched, so that the list is whole.
        """
        real = False
        for number, session in enumerate(sessions, start=1):
            if not session.record.events:
                raise ValueError("a record without its log: what was typed can't be searched")
            real |= not session.record.rehearsal
            self._judge(findings(session.record))
            if not self._left:
                self._add(f"session-{number}", session)
                yield session
        if real and self._options.cases:
            # What real people do is no part of an archive that is "no data of a study".
            self._cases = self._options.cases.each
            self._judge(findings_in_cases(self._cases))
        if self._left:
            told = tuple(map(str, self._left))
            raise ExportFailed("export.identifiers", count=len(told), findings=told)

    def finish(self) -> None:
        """The codebooks, the cases, and what goes with the data."""
        lang = self._options.lang or self._held[0].lang
        for number, book in enumerate(self._books.values(), start=1):
            for name in codebook.FORMATS:
                codebook.export(book, name, lang, self._folder / f"codebook-{number}-{book.id}.{name}")
        if self._cases and self._options.cases:
            for name in cases.FORMATS:
                cases.export(self._options.cases, name, lang, self._folder / f"cases.{name}")
        facts = metadata.facts(self._held, len(self._cases), lang)
        self._put("datapackage.json", package.described(self._folder, self._held, cases=bool(self._cases)))
        self._put("metadata.json", metadata.as_json(facts))
        papers = readme(
            self._held, facts, self._accepted, lang, books=bool(self._books), cases=bool(self._cases)
        )
        self._put("README.md", papers)
        self._put(CHECKSUMS, _checksums(self._folder))

    def _judge(self, found: Iterable[Finding]) -> None:
        for finding in found:
            if finding.key in self._options.accepted:
                self._accepted += 1
            else:
                self._left.append(finding)

    def _add(self, name: str, session: Session) -> None:
        _write(self._folder / name, session.record, self._options)
        self._held.append(held(name, session))
        if session.codebook:
            self._books[session.codebook.id, session.codebook.version] = session.codebook

    def _put(self, name: str, content: str) -> None:
        with private(self._folder / name) as file:
            file.write(content.encode())


def _write(folder: Path, record: Record, options: Options) -> None:
    """All formats of one session; what was said is called a transcript once it is one."""
    private_folder(folder)
    for name, kind in _FILES.items():
        format_of(kind).write(record, folder / name, options)
    format_of("csv").write(record, folder / "csv", replace(options, separator=","))
    said = "transcript" if record.utterances else "session-record"
    format_of("docx").write(record, folder / f"{said}.docx", replace(options, profile="plain"))
    format_of("txt").write(record, folder / f"{said}.txt", replace(options, profile="plain"))
    if record.utterances:  # no paragraph of the record begins with a speaker, with or without a sign
        format_of("txt").write(record, folder / f"{said}-at.txt", replace(options, profile="at"))


def _checksums(folder: Path) -> str:
    """One line for each file as `sha256sum --check` reads it."""
    files = sorted(path for path in folder.rglob("*") if path.is_file())
    return "".join(f"{digest(path)}  {path.relative_to(folder).as_posix()}\n" for path in files)
