"""The members of a zip that somebody else made: found without regard to capitals, and read within limits."""

from __future__ import annotations

import zipfile
import zlib
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import IO

from fishbowl.agreement.errors import CodingUnreadable

MAX_MEMBERS = 20_000
MAX_PROJECT = 128 * 2**20
MAX_TEXT = 16 * 2**20
"""Bytes of one text, unpacked. An hour of talk is some 60 kB."""

_BROKEN = (zipfile.BadZipFile, zlib.error, EOFError, NotImplementedError, RuntimeError, UnicodeDecodeError)
"""What the reader raises for damage, for encryption (RuntimeError) and for packing it doesn't know."""


class Archive:
    """An open project file. Its methods raise CodingUnreadable."""

    def __init__(self, path: Path, packed: zipfile.ZipFile) -> None:
        self._path = path
        self._packed = packed
        members = packed.infolist()
        if len(members) > MAX_MEMBERS:
            raise CodingUnreadable("coded.too_many_members", file=path, most=MAX_MEMBERS)
        self._members = {info.filename.replace("\\", "/").casefold(): info for info in members}

    @contextmanager
    def project(self) -> Iterator[IO[bytes]]:
        """The one project file at the top: `project.qde`, or under the project's own name, as ATLAS.ti has
        it.
        """
        at_top = sorted(name for name in self._members if name.endswith(".qde") and "/" not in name)
        name = "project.qde" if "project.qde" in at_top else at_top[0] if len(at_top) == 1 else None
        if name is None:
            raise CodingUnreadable("coded.no_project", file=self._path, count=len(at_top))
        with self._packed.open(self._within(name, MAX_PROJECT)) as member:
            yield member

    def text(self, name: str) -> str | None:
        """The plain text `sources/<name>`; None where there is none."""
        member = f"sources/{name}".casefold()
        if member not in self._members:
            return None
        data = self._packed.read(self._within(member, MAX_TEXT))
        # QualCoder's choice of line ends for MAXQDA writes the CR twice on Windows. Nobody means that.
        data = data.replace(b"\r\r\n", b"\r\n")
        try:
            return data.decode("utf-8-sig")
        except UnicodeDecodeError:
            raise CodingUnreadable("coded.not_utf8", file=self._path, part=name) from None

    def _within(self, name: str, most: int) -> zipfile.ZipInfo:
        # The reader gives no more than a member says of itself, so what it says may be trusted as a limit.
        info = self._members[name]
        if info.file_size > most:
            raise CodingUnreadable("coded.too_large", file=self._path, part=name, most=most // 2**20)
        return info


@contextmanager
def opened(path: Path) -> Iterator[Archive]:
    """The archive, open. Raises CodingUnreadable for one that is damaged, also where that shows while
    reading.
    """
    try:
        with zipfile.ZipFile(path) as packed:
            yield Archive(path, packed)
    except _BROKEN as error:
        raise CodingUnreadable("coded.broken_zip", file=path) from error
