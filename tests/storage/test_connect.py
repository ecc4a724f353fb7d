"""Which files are opened, with which settings, and with which sentence the others are refused."""

from __future__ import annotations

import ast
import os
import shutil
import stat
import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

import fishbowl
from fishbowl.core.errors import FishbowlError, NotSaved, SessionUnreadable
from fishbowl.storage import place
from fishbowl.storage.connect import APPLICATION_ID, USER_VERSION, check_engine, connect, connect_new
from fishbowl.storage.event_log import SessionFile, create
from fishbowl.storage.making import copy_now
from fishbowl.storage.verify import verify
from fishbowl.text import explain
from tests.storage.records import child, created, note, plain, store


@pytest.fixture
def path(tmp_path: Path) -> Path:
    path = tmp_path / "a.fishbowl"
    with create(path) as log:
        store(log, created(), *(note(n) for n in range(200)))
    return path


EXPECTED = {
    "synchronous": 2,
    "fullfsync": 1,
    "checkpoint_fullfsync": 1,
    "foreign_keys": 1,
    "recursive_triggers": 1,
    "trusted_schema": 0,
    "cell_size_check": 1,
    "secure_delete": 1,
    "busy_timeout": 5000,
    "journal_mode": "wal",
}


def settings(connection: Any) -> dict[str, object]:
    return {name: connection.execute(f"PRAGMA {name}").fetchone()[0] for name in EXPECTED}


def test_every_connection_has_the_settings_that_make_saved_true(path: Path, tmp_path: Path) -> None:
    copy_now(path, tmp_path / "copy.fishbowl")
    for connection in (
        connect(path, writable=True),
        connect(path, writable=False),
        connect(tmp_path / "copy.fishbowl", writable=True),
        connect_new(tmp_path / "new.fishbowl"),
    ):
        assert settings(connection) == EXPECTED
        connection.close()


def test_no_other_place_opens_a_connection() -> None:
    source = Path(fishbowl.__file__).parent / "storage"
    calls = [
        path.name
        for path in source.rglob("*.py")
        for node in ast.walk(ast.parse(path.read_text("utf-8")))
        if isinstance(node, ast.Call) and ast.unparse(node.func) in ("dbapi2.connect", "Database", "open")
    ]
    assert sorted(calls) == ["connect.py", "schema.py"]  # the latter wraps the connection it is given


def refusal(path: Path, *, writable: bool = True) -> str:
    """The key of the error with which the file is refused, having checked its sentence in both languages."""
    with pytest.raises(SessionUnreadable) as caught, SessionFile.open(path, writable=writable) as log:
        log.read_after(0)
    assert str(path) in explain(caught.value, "nl")
    assert str(path) in explain(caught.value, "en")
    return caught.value.key


def test_a_missing_file_is_not_made(tmp_path: Path) -> None:
    assert refusal(tmp_path / "none.fishbowl") == "storage.missing"
    assert refusal(tmp_path / "none" / "none.fishbowl", writable=False) == "storage.missing"
    assert list(tmp_path.iterdir()) == []


def test_an_emptied_file_is_no_new_session(tmp_path: Path) -> None:
    path = tmp_path / "a.fishbowl"
    path.touch()
    assert refusal(path) == "storage.empty"
    assert path.stat().st_size == 0


@pytest.mark.parametrize("content", [b"x", b"From: me\n" * 2000, b"SQLite format 3\0", b"\0" * 8192])
def test_what_is_no_database_is_refused_and_left_alone(tmp_path: Path, content: bytes) -> None:
    path = tmp_path / "a.fishbowl"
    path.write_bytes(content)
    assert refusal(path) in ("storage.foreign", "storage.damaged")
    assert refusal(path, writable=False) in ("storage.foreign", "storage.damaged")
    assert path.read_bytes() == content


def test_another_programs_database_and_a_folder_are_foreign(tmp_path: Path) -> None:
    path = tmp_path / "a.fishbowl"
    connection = plain(path)
    connection.execute("CREATE TABLE event (seq INTEGER PRIMARY KEY)")
    connection.close()
    before = path.read_bytes()
    assert refusal(path) == "storage.foreign"
    assert path.read_bytes() == before
    (tmp_path / "folder.fishbowl").mkdir()
    assert refusal(tmp_path / "folder.fishbowl") == "storage.foreign"


def test_a_newer_file_is_not_written_but_read(path: Path) -> None:
    connection = plain(path)
    connection.execute(f"PRAGMA user_version = {USER_VERSION + 1}")
    connection.close()
    assert refusal(path) == "storage.newer"
    with SessionFile.open(path, writable=False) as log:
        assert len(log.read_after(0)) == 201


def test_a_file_of_no_version_is_not_ours(tmp_path: Path) -> None:
    path = tmp_path / "a.fishbowl"
    connection = plain(path)
    connection.execute(f"PRAGMA application_id = {APPLICATION_ID}")
    connection.close()
    assert refusal(path) == "storage.foreign"


def test_an_overwritten_header_is_told(path: Path) -> None:
    with path.open("r+b") as file:
        file.write(b"\x5a" * 100)
    assert refusal(path) == "storage.foreign"


def test_a_file_cut_to_half_is_told(path: Path) -> None:
    os.truncate(path, path.stat().st_size // 2)
    assert refusal(path) == "storage.damaged"
    assert not verify_or_refuse(path)


def test_overwritten_pages_are_told(path: Path) -> None:
    size = path.stat().st_size
    with path.open("r+b") as file:
        file.seek(4096)
        file.write(b"\xa5" * (size - 8192))
    assert refusal(path) == "storage.damaged"
    assert not verify_or_refuse(path)


def verify_or_refuse(path: Path) -> bool:
    try:
        return verify(path).sound
    except SessionUnreadable:
        return False


def test_an_engine_with_the_log_bug_is_refused() -> None:
    check_engine()
    check_engine((3, 51, 3))
    with pytest.raises(SessionUnreadable) as caught:
        check_engine((3, 51, 2))
    assert "3.51.2" in explain(caught.value)
    assert "sqlcipher3" in explain(caught.value)


# --- where a file lies ------------------------------------------------------------------------------------


def mounts(monkeypatch: pytest.MonkeyPatch, tmp_path: Path, *lines: str) -> None:
    table = tmp_path / "mountinfo"
    table.write_text(
        "".join(f"{line}\n" for line in ("22 1 8:1 / / rw,relatime shared:1 - ext4 /dev/sda1 rw", *lines))
    )
    monkeypatch.setattr(place, "MOUNTS", table)


@pytest.mark.parametrize("kind", ["nfs4", "cifs", "smb3", "fuse.sshfs", "9p"])
def test_a_network_disk_is_refused_for_a_live_session_but_read(
    path: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, kind: str
) -> None:
    mounts(monkeypatch, tmp_path, f"40 22 0:50 / {tmp_path} rw shared:2 - {kind} server:/x rw")
    assert refusal(path) == "storage.network"
    with pytest.raises(NotSaved) as caught:
        create(tmp_path / "new.fishbowl")
    assert kind in explain(caught.value)
    assert not (tmp_path / "new.fishbowl").exists()
    with SessionFile.open(path, writable=False) as log:
        assert len(log.read_after(0)) == 201
    assert sorted(each.name for each in tmp_path.iterdir()) == ["a.fishbowl", "mountinfo"]


def test_the_nearest_and_last_mount_decides(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    spaced = tmp_path / "my share"
    escaped = str(spaced).replace(" ", "\\040")
    mounts(
        monkeypatch,
        tmp_path,
        f"40 22 0:50 / {tmp_path} rw - nfs server:/x rw",
        f"41 40 0:51 / {escaped} rw - ext4 /dev/sdb1 rw",
        f"42 41 0:52 / {escaped} rw master:1 - cifs //server/x rw",
        f"43 42 0:53 / {escaped}/local rw - xfs /dev/sdc1 rw",
    )
    assert place.network_kind(tmp_path / "a") == "nfs"
    assert place.network_kind(spaced / "a") == "cifs"
    assert place.network_kind(spaced / "local" / "a") is None
    assert place.network_kind(tmp_path.parent / f"{tmp_path.name}-else") is None


def test_where_mounts_can_not_be_told_every_disk_is_local(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(place, "MOUNTS", Path("/nowhere/mountinfo"))
    assert place.network_kind(Path("/anything")) is None


@pytest.mark.parametrize(
    ("folder", "service"),
    [
        ("Dropbox/study", "Dropbox"),
        ("Dropbox (Hanze)/study", "Dropbox"),
        ("OneDrive - Hanze/study", "OneDrive"),
        ("Nextcloud", "Nextcloud"),
        ("Library/Mobile Documents/com~apple~CloudDocs", "iCloud"),
        ("surfdrive/a", "SURFdrive"),
        ("dropboxes", None),
        ("study", None),
    ],
)
def test_a_synced_folder_is_known_by_its_name(folder: str, service: str | None) -> None:
    assert place.synced_by(Path("/home/r") / folder / "a.fishbowl") == service
    assert place.synced_by(Path("/home/r/study/dropbox")) is None


# --- modes and folders without permission -----------------------------------------------------------------


def mode(path: Path) -> int:
    return stat.S_IMODE(path.stat().st_mode)


def test_files_and_new_folders_are_their_owners_only(tmp_path: Path) -> None:
    before = os.umask(0)
    try:
        path = tmp_path / "study" / "sessions" / "a.fishbowl"
        with create(path) as log:
            store(log, note(1))
            copy_now(path, tmp_path / "copies" / "a.fishbowl")
            files = [*path.parent.iterdir(), tmp_path / "copies" / "a.fishbowl"]
            assert {each.name: oct(mode(each)) for each in files} == {
                "a.fishbowl": "0o600",
                "a.fishbowl-wal": "0o600",
                "a.fishbowl-shm": "0o600",
            }
        assert (mode(path.parent), mode(path.parent.parent)) == (0o700, 0o700)
    finally:
        os.umask(before)


@pytest.fixture
def locked() -> Iterator[Path]:
    """A folder that others may read and enter; not below pytest's own, which is closed to them."""
    folder = Path(tempfile.mkdtemp(prefix="fishbowl-"))
    yield folder
    folder.chmod(0o755)
    shutil.rmtree(folder)


def as_someone_else(*arguments: object) -> str:
    """What a process says that may not write where this one may."""
    process = child("reader", *arguments, "--nobody")
    said, _ = process.communicate(timeout=30)
    return said.strip()


@pytest.mark.skipif(sys.platform == "win32", reason="modes of POSIX")
def test_a_session_in_a_read_only_folder_is_read_and_its_writing_refused(locked: Path) -> None:
    path = locked / "a.fishbowl"
    with create(path) as log:
        store(log, note(1), note(2))
    path.chmod(0o444)
    locked.chmod(0o555)
    assert as_someone_else("read", path) == "2"
    assert as_someone_else("write", path) == "storage.read_only"
    assert as_someone_else("create", locked / "b.fishbowl") == "storage.cannot_make"
    assert [each.name for each in locked.iterdir()] == ["a.fishbowl"]


def test_what_is_only_in_the_log_is_not_passed_over_in_a_read_only_folder(locked: Path) -> None:
    path = locked / "a.fishbowl"
    with create(path) as log:
        store(log, note(1), note(2))
        for each in locked.iterdir():
            each.chmod(0o444)
        locked.chmod(0o555)
        assert as_someone_else("read", path) == "storage.log_out_of_reach"


def test_a_file_that_is_not_ones_own_is_said_to_be_so(locked: Path) -> None:
    path = locked / "a.fishbowl"
    create(path).close()
    path.chmod(0o000)
    locked.chmod(0o555)
    assert as_someone_else("read", path) == "storage.cannot_open"


def test_every_error_of_the_family_says_its_sentence() -> None:
    from fishbowl.storage.failures import DAMAGED, KEYS

    for key in {DAMAGED, *KEYS.values()}:
        error = FishbowlError(key, path=Path("/s/a.fishbowl"), detail="d")
        assert "/s/a.fishbowl" in explain(error, "nl")
        assert "/s/a.fishbowl" in explain(error, "en")
