"""A folder to deposit: sessions in every format, what they are, and checksums; or that sealed in one file.

Before anything is written the words of all sessions are searched for what gives people away. What a person
has not looked at and accepted is refused with a list. The same sessions give the same bytes, but for a
sealed one: no two seals are alike.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING

from fishbowl.core.anew import replace
from fishbowl.core.errors import ExportFailed
from fishbowl.export import codebook, format_of, project_of
from fishbowl.export.archive import package, papers, seal
from fishbowl.export.archive.scan import findings
from fishbowl.export.place import CHECKSUMS, digest, private, private_folder
from fishbowl.runtime.record import Record
from fishbowl.text import Lang

if TYPE_CHECKING:
    from fishbowl.export import Options, Session

ENDING = "-archive"

_FILES = {"log.jsonl": "jsonl", "record.md": "md", "tables.sqlite": "sqlite", "tables.xlsx": "xlsx"}


def write(sessions: Iterable[Session], target: Path, options: Options) -> None:
    held = list(sessions)
    if any(not each.record.events for each in held):
        raise ValueError("a record without its log: what was typed can't be searched")
    found = [each for session in held for each in findings(session.record)]
    left = [str(each) for each in found if each.key not in options.accepted]
    if left:
        raise ExportFailed("export.identifiers", count=len(left), findings=tuple(left))
    if options.to_key is None:
        _fill(target, held, options, len(found))
        return
    lock = seal.lock(options.to_key)
    with TemporaryDirectory(prefix=f"{target.name}.", dir=target.parent) as room:
        folder = Path(room) / "archive"
        _fill(folder, held, options, len(found))
        with private(target) as file:
            file.write(seal.sealed(folder, lock))


def _fill(folder: Path, sessions: Sequence[Session], options: Options, accepted: int) -> None:
    own: Lang = "nl" if sessions[0].record.session[0].language == "nl" else "en"
    lang = options.lang or own
    private_folder(folder)
    for number, session in enumerate(sessions, start=1):
        _session(folder / f"session-{number}", session.record, options)
    project_of("qdpx").write(sessions, folder / "project.qdpx", options)
    books = {(each.codebook.id, each.codebook.version): each.codebook for each in sessions if each.codebook}
    for number, book in enumerate(books.values(), start=1):
        for name in codebook.FORMATS:
            codebook.export(book, name, lang, folder / f"codebook-{number}-{book.id}.{name}")
    _put(folder / "datapackage.json", package.described(folder, sessions))
    facts = papers.metadata(sessions, lang)
    _put(folder / "metadata.json", papers.as_json(facts))
    _put(folder / "README.md", papers.readme(sessions, facts, lang, accepted))
    _put(folder / CHECKSUMS, _checksums(folder))


def _session(folder: Path, record: Record, options: Options) -> None:
    """All formats of one session; what was said is called a transcript once it is one."""
    private_folder(folder)
    for name, kind in _FILES.items():
        format_of(kind).write(record, folder / name, options)
    format_of("csv").write(record, folder / "csv", replace(options, separator=","))
    said = "transcript" if record.utterances else "session-record"
    format_of("docx").write(record, folder / f"{said}.docx", replace(options, profile="plain"))
    format_of("txt").write(record, folder / f"{said}.txt", replace(options, profile="plain"))
    format_of("txt").write(record, folder / f"{said}-at.txt", replace(options, profile="at"))


def _put(path: Path, content: str) -> None:
    with private(path) as file:
        file.write(content.encode())


def _checksums(folder: Path) -> str:
    """One line for each file as `sha256sum --check` reads it."""
    files = sorted(path for path in folder.rglob("*") if path.is_file())
    return "".join(f"{digest(path)}  {path.relative_to(folder).as_posix()}\n" for path in files)
