"""A REFI-QDA project (`.qdpx`) for ATLAS.ti, MAXQDA, NVivo and QualCoder: texts, cases and codes of sessions.

A zip of `project.qde` and the plain texts that it names. The same sessions give the same bytes: GUIDs are
made of the sessions' ids, dates are theirs, and those of the zip are fixed.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import IO, TYPE_CHECKING
from zipfile import ZIP_DEFLATED, ZipFile, ZipInfo

from fishbowl.export.place import private
from fishbowl.export.qdpx.plain import Plain
from fishbowl.export.qdpx.project import Project
from fishbowl.export.qdpx.xml import qde
from fishbowl.text import Lang

if TYPE_CHECKING:
    from fishbowl.export import Options, Session

ENDING = ".qdpx"

_UNIX = 3
_MODE = 0o600 << 16


def write(sessions: Iterable[Session], target: Path, options: Options) -> None:
    project: Project | None = None
    for session in sessions:
        own: Lang = "nl" if session.record.session[0].language == "nl" else "en"
        project = project or Project(options.lang or own, Plain(keep=options.emoji == "keep"))
        project.add(session.record, session.codebook)
    if project is None:
        raise ValueError("a project of no sessions")
    with private(target) as file:
        _pack(file, dict(_members(project, "\r\n" if options.line_ends == "crlf-maxqda" else "\n")))


def _members(project: Project, line_end: str) -> Iterator[tuple[str, bytes]]:
    yield "project.qde", qde(project)
    texts = ((source.guid, source.text) for source in project.sources)
    memos = ((memo.guid, memo.text) for memo in project.memos)
    for guid, text in (*texts, *memos):
        yield f"sources/{guid}.txt", text.replace("\n", line_end).encode()


def _pack(file: IO[bytes], members: dict[str, bytes]) -> None:
    with ZipFile(file, "w") as archive:
        for name in sorted(members):
            info = ZipInfo(name)
            info.compress_type, info.create_system, info.external_attr = ZIP_DEFLATED, _UNIX, _MODE
            archive.writestr(info, members[name])
