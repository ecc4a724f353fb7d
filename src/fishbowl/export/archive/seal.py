"""Sealing a folder for the holder of a key: a tar in one age file, which `age -d` opens."""

from __future__ import annotations

import tarfile
from pathlib import Path

from pyrage import EncryptError, RecipientError, encrypt_io, x25519

from fishbowl.core.errors import ExportFailed
from fishbowl.export.place import private

_FILE = 0o600
_FOLDER = 0o700


def lock(key: str) -> x25519.Recipient:
    """The public key that `age1…` stands for. Raises ExportFailed for anything else, without repeating it."""
    try:
        return x25519.Recipient.from_str(key.strip())
    except RecipientError as error:
        # Someone may have given the secret key, which belongs in no message.
        raise ExportFailed("export.bad_key") from error


def seal(folder: Path, target: Path, recipient: x25519.Recipient) -> None:
    """Write the folder under its own name, without its owner and dates, for that recipient only.

    It is packed beside itself first: neither the pack nor what is sealed is ever whole in memory.
    """
    packed = folder.with_suffix(".tar")
    with private(packed) as file, tarfile.open(fileobj=file, mode="w") as archive:
        for path in (folder, *sorted(folder.rglob("*"))):
            archive.add(path, path.relative_to(folder.parent).as_posix(), recursive=False, filter=_plain)
    try:
        with packed.open("rb") as file, private(target) as sealed:
            encrypt_io(file, sealed, [recipient])
    except EncryptError as error:  # a full disk comes as this too
        raise OSError(str(error)) from error


def _plain(info: tarfile.TarInfo) -> tarfile.TarInfo:
    info.uid = info.gid = 0
    info.uname = info.gname = ""
    info.mtime = 0
    info.mode = _FOLDER if info.isdir() else _FILE
    return info
