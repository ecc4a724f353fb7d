"""Where a session file lies: file systems that can't keep it, folders that copy it about, and modes.

What depends on the operating system is here. Only Linux tells the kind of a file system cheaply; elsewhere
every place is taken for a local disk.
"""

from __future__ import annotations

import errno
import os
import re
import shutil
import sys
from pathlib import Path

NETWORK = frozenset(
    {
        "9p",
        "afs",
        "ceph",
        "cifs",
        "davfs",
        "fuse.davfs2",
        "fuse.glusterfs",
        "fuse.gvfsd-fuse",
        "fuse.rclone",
        "fuse.s3fs",
        "fuse.sshfs",
        "lustre",
        "ncpfs",
        "nfs",
        "nfs4",
        "smb3",
        "smbfs",
        "vboxsf",
    }
)
"""Kinds of file system on which processes can't share memory or locks, as the write-ahead log needs."""

SYNCED = {
    "dropbox": "Dropbox",
    "google drive": "Google Drive",
    "googledrive": "Google Drive",
    "icloud": "iCloud",
    "iclouddrive": "iCloud",
    "com~apple~clouddocs": "iCloud",
    "nextcloud": "Nextcloud",
    "onedrive": "OneDrive",
    "owncloud": "ownCloud",
    "surfdrive": "SURFdrive",
}
"""Service by how the name of its folder begins, in lower case."""

OPENING_BYTES = 64 * 1024
"""The index of the write-ahead log takes 32 KiB, before anything is written."""

PRIVATE_FILE = 0o600
PRIVATE_FOLDER = 0o700

MOUNTS = Path("/proc/self/mountinfo")
_ESCAPED = re.compile(r"\\([0-7]{3})")


def network_kind(path: Path) -> str | None:
    """The kind of network file system the path lies on; None on a local disk or where it can't be told."""
    try:
        table = MOUNTS.read_text("utf-8", "surrogateescape")
    except OSError:
        return None
    kind = _kind_at(path.resolve(), table)
    return kind if kind in NETWORK else None


def _kind_at(path: Path, table: str) -> str:
    """The kind of the mount that the path lies in: the longest mount point, the last where two are equal."""
    found, depth = "", 0
    for line in table.splitlines():
        before, _, after = line.partition(" - ")
        mounted_at = Path(_ESCAPED.sub(lambda octal: chr(int(octal[1], 8)), before.split(" ")[4]))
        if path.is_relative_to(mounted_at) and len(mounted_at.parts) >= depth:
            found, depth = after.split(" ")[0], len(mounted_at.parts)
    return found


def synced_by(path: Path) -> str | None:
    """The service whose folder the path lies in, by the folder's name; None where there is none.

    A warning, not a refusal: it copies a live file half-way, and may bring an older one back.
    """
    for part in path.resolve().parts[:-1]:
        for beginning, service in SYNCED.items():
            if part.lower() == beginning or part.lower().startswith((f"{beginning} ", f"{beginning}-")):
                return service
    return None


def is_full(path: Path) -> bool:
    """Whether the path's disk lacks the room that SQLite needs beside a session to open it."""
    return shutil.disk_usage(path.parent).free < OPENING_BYTES


def may_write(path: Path) -> bool:
    """Whether both the file and its folder, where the write-ahead log comes, can be written."""
    return os.access(path, os.W_OK) and os.access(path.parent, os.W_OK)


def identity(path: Path) -> tuple[int, int] | None:
    """Which file has this name now; None where none has. Renaming a file keeps it."""
    try:
        status = path.stat()
    except OSError:
        return None
    return status.st_dev, status.st_ino


def make_folder(folder: Path) -> None:
    """Make the folder and those above it where missing, for their owner only; others keep their mode."""
    if not folder.is_dir():
        make_folder(folder.parent)  # mkdir(parents=True) would make those with everyone's mode
        try:
            folder.mkdir(mode=PRIVATE_FOLDER, exist_ok=True)
        except FileExistsError:  # which would be said of the file that was to be made in it
            raise NotADirectoryError(errno.ENOTDIR, os.strerror(errno.ENOTDIR), folder) from None


def sync(path: Path) -> None:
    """Make a finished file or a folder's entries durable. Never for a file that a connection is open on."""
    is_folder = path.is_dir()
    if is_folder and sys.platform == "win32":
        return  # which gives no handle on a folder, and keeps its entries by itself
    descriptor = os.open(path, os.O_RDONLY if is_folder else os.O_RDWR)
    try:
        os.fsync(descriptor)
    finally:
        os.close(descriptor)
