"""Where exports land: whole or not at all, for their owner only, and never by surprise over another file."""

from __future__ import annotations

import hashlib
import os
import re
import shutil
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import IO

from fishbowl.core.errors import ExportFailed
from fishbowl.runtime.machine import is_alive, this_process
from fishbowl.text import reason

CHECKSUMS = "SHA256SUMS"
"""In a folder of several kinds of files: what an export put there, as `sha256sum` writes it."""

_FILE = 0o600
_FOLDER = 0o700


@contextmanager
def whole(target: Path, *, force: bool) -> Iterator[Path]:
    """A name beside the target to write under; at the end it stands, durably, under the target's own.

    Nothing is left behind after an error, nor of an earlier process that was killed at it. Raises
    ExportFailed: the target is there already (and `force` is off, or it is a folder with more in it than an
    export), or it can't be written.
    """
    unfinished = target.with_name(f".{target.name}.{this_process()}.tmp")
    try:
        _check_free(target, force)
        _make_folder(target.parent)
        _remove(unfinished)
        _clear_after_killed(target, "tmp", "unsealed")
        try:
            yield unfinished
            _settle(unfinished)
            _publish(unfinished, target, force)
            _clear_after_killed(target, "old")
            _sync(target.parent)
        finally:
            _remove(unfinished)
    except FileExistsError as error:
        raise ExportFailed("export.exists", path=target) from error
    except OSError as error:
        raise ExportFailed("export.cannot_write", path=target, detail=reason(error)) from error


@contextmanager
def for_now(unfinished: Path, kind: str) -> Iterator[Path]:
    """A folder beside what `whole` gave, for its owner only, that is gone at the end.

    Its name ends in that kind. If the process is killed it stays, until the same target is exported again.
    """
    room = unfinished.with_suffix(f".{kind}")
    _remove(room)
    try:
        private_folder(room)
        yield room
    finally:
        _remove(room)


def put(target: Path, data: bytes, *, force: bool) -> None:
    """One file of these bytes, for its owner only. Raises ExportFailed as `whole` does."""
    with whole(target, force=force) as unfinished, private(unfinished) as file:
        file.write(data)


def private(path: Path) -> IO[bytes]:
    """A new file for its owner only, to write to."""
    return os.fdopen(os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL, _FILE), "wb")


def private_folder(path: Path) -> None:
    path.mkdir(mode=_FOLDER)


def _clear_after_killed(target: Path, *kinds: str) -> None:
    """Remove what processes that no longer live left of that target."""
    ours = re.compile(rf"\.{re.escape(target.name)}\.(\d{{1,9}})\.(?:{'|'.join(kinds)})")
    for path in target.parent.iterdir():
        name = ours.fullmatch(path.name)
        if name and not is_alive(int(name[1])):
            _remove(path)


def _check_free(target: Path, force: bool) -> None:
    if not os.path.lexists(target):
        return
    inside = sorted(target.iterdir()) if target.is_dir() else []
    if target.is_dir() and not inside:
        return
    if not force:
        raise ExportFailed("export.exists", path=target)
    strange = _strange(target, inside) if target.is_dir() else None
    if strange is not None:
        # A folder is replaced as a whole: nothing but an earlier export may go with it.
        raise ExportFailed("export.not_ours", path=target, other=strange.name)


def _strange(folder: Path, inside: Sequence[Path]) -> Path | None:
    """Something in the folder that no export put there; one with checksums names all that it put."""
    sums = folder / CHECKSUMS
    if not sums.is_file():
        return next((path for path in inside if path.suffix != ".csv"), None)
    listed = {line.partition("  ")[2] for line in sums.read_text("utf-8", "replace").splitlines()}
    files = (path for path in sorted(folder.rglob("*")) if not path.is_dir() and path != sums)
    return next((path for path in files if path.relative_to(folder).as_posix() not in listed), None)


def digest(path: Path) -> str:
    """The SHA-256 of a file, in hex."""
    with path.open("rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest()


def _make_folder(folder: Path) -> None:
    try:
        folder.mkdir(mode=_FOLDER, parents=True, exist_ok=True)
    except FileExistsError as error:
        raise NotADirectoryError(error.errno, "a file is in the way", str(folder)) from error


def _settle(unfinished: Path) -> None:
    for path in (*unfinished.rglob("*"), unfinished):
        path.chmod(_FOLDER if path.is_dir() else _FILE)
        _sync(path)


def _publish(unfinished: Path, target: Path, force: bool) -> None:
    if unfinished.is_dir():
        earlier = unfinished.with_suffix(".old")
        if os.path.lexists(target):
            os.replace(target, earlier)
        os.rename(unfinished, target)
        _remove(earlier)
    elif force:
        os.replace(unfinished, target)
    else:
        _link(unfinished, target)


def _link(unfinished: Path, target: Path) -> None:
    """Under its name, unless someone was quicker: to replace would lose theirs."""
    try:
        os.link(unfinished, target)
    except FileExistsError:
        raise
    except (
        OSError
    ):  # sticks and cards have no hard links: take the name first, then put the file in its place
        target.touch(exist_ok=False)
        os.replace(unfinished, target)


def _sync(path: Path) -> None:
    if os.name == "nt" and path.is_dir():
        return
    descriptor = os.open(path, os.O_RDONLY)
    try:
        os.fsync(descriptor)
    finally:
        os.close(descriptor)


def _remove(path: Path) -> None:
    if path.is_dir():
        shutil.rmtree(path, ignore_errors=True)
    else:
        path.unlink(missing_ok=True)
    path.with_name(f"{path.name}-journal").unlink(missing_ok=True)
