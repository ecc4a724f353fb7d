"""Archives made of sessions of the tests, and refused."""

from __future__ import annotations

from pathlib import Path

import pytest

from fishbowl.core.errors import ExportFailed
from fishbowl.export import Options, Session, export_together
from tests.export.qdpx.talks import BOOK, own
from tests.support.held import Held

HEAD = "ab" * 32


def archived(target: Path, *sessions: Held, options: Options | None = None, force: bool = False) -> Path:
    given = (Session(own(held.record(), held.path), BOOK, HEAD) for held in sessions)
    export_together(given, "archive", target, options or Options("en"), force=force)
    return target


def files(folder: Path) -> list[str]:
    return sorted(path.relative_to(folder).as_posix() for path in folder.rglob("*") if path.is_file())


def refused(target: Path, *sessions: Held, options: Options | None = None) -> ExportFailed:
    with pytest.raises(ExportFailed) as failed:
        archived(target, *sessions, options=options)
    assert not target.exists()
    return failed.value


def told(error: ExportFailed) -> tuple[str, ...]:
    found = error.params["findings"]
    assert isinstance(found, tuple)
    return found
