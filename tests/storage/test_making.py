"""A session file is made whole or not at all, and never over another."""

from __future__ import annotations

import os
import sqlite3
from pathlib import Path

import pytest

from fishbowl.core.errors import NotSaved, Refused, SessionUnreadable
from fishbowl.storage.event_log import SessionFile, create, creating
from fishbowl.storage.making import copy_now
from fishbowl.storage.verify import verify
from fishbowl.text import explain
from tests.storage.records import created, note, store


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "sessions" / "a.fishbowl"


def names(folder: Path) -> list[str]:
    return sorted(each.name for each in folder.iterdir())


def no_hard_links(*_: object) -> None:
    raise PermissionError(1, "Operation not permitted")


@pytest.fixture(params=["disk", "stick"], autouse=True)
def _disk(request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> None:
    """Sticks and memory cards (FAT) know no hard links."""
    if request.param == "stick":
        monkeypatch.setattr(os, "link", no_hard_links)


def test_a_session_stands_under_its_name_once_it_is_whole(path: Path) -> None:
    with creating(path) as log:
        stored = store(log, created(), note(1))
        assert not path.exists()
    assert names(path.parent) == ["a.fishbowl"]
    with SessionFile.open(path) as log:
        assert log.read_after(0) == stored


@pytest.mark.parametrize(
    "error", [Refused("errors.institution_missing"), KeyboardInterrupt(), OSError(5, "no")]
)
def test_nothing_is_left_of_a_session_that_was_refused(path: Path, error: BaseException) -> None:
    with pytest.raises(type(error)) as caught, creating(path) as log:  # noqa: PT012  # it fails after the first event
        store(log, created())
        raise error
    assert caught.value is error
    assert names(path.parent) == []


def test_a_file_that_is_there_is_never_touched(path: Path, tmp_path: Path) -> None:
    create(path).close()
    with create(tmp_path / "b.fishbowl") as log:
        store(log, created())
    before = path.read_bytes()
    for attempt in (lambda: create(path), lambda: copy_now(tmp_path / "b.fishbowl", path)):
        with pytest.raises(NotSaved) as caught:
            attempt()
        assert caught.value.key == "storage.exists"
        assert str(path) in explain(caught.value)
    assert path.read_bytes() == before
    assert names(path.parent) == ["a.fishbowl"]


def test_a_folder_that_can_not_be_is_said(tmp_path: Path) -> None:
    (tmp_path / "file").touch()
    for path in (tmp_path / "file" / "a.fishbowl", tmp_path / "file" / "deeper" / "a.fishbowl"):
        with pytest.raises(NotSaved) as caught:
            create(path)
        assert str(tmp_path / "file") in explain(caught.value)


def test_a_copy_of_a_live_session_has_all_of_it_but_what_is_no_record(path: Path, tmp_path: Path) -> None:
    target = tmp_path / "copies" / "b.fishbowl"
    with create(path) as log:
        stored = store(log, created(), *(note(n) for n in range(50)), text="words")
        log.change_live("door", lambda _: "TOKEN-HASH")
        copy_now(path, target)
        assert names(target.parent) == ["b.fishbowl"]
        assert b"TOKEN-HASH" not in target.read_bytes()
        assert log.live("door") == "TOKEN-HASH"
        assert verify(target) == verify(path)
    with SessionFile.open(target) as copy:
        assert copy.read_after(0) == stored
        assert copy.bodies([1]) == {1: {"text": "words"}}
        assert copy.live("door") is None
        store(copy, note(99))
    assert verify(target).faults == ()


def test_what_is_no_session_is_not_copied(tmp_path: Path) -> None:
    sqlite3.connect(tmp_path / "a.fishbowl").execute("CREATE TABLE t (a)").connection.close()
    with pytest.raises(SessionUnreadable, match=r"storage\.foreign"):
        copy_now(tmp_path / "a.fishbowl", tmp_path / "b.fishbowl")
    with pytest.raises(SessionUnreadable, match=r"storage\.missing"):
        copy_now(tmp_path / "none.fishbowl", tmp_path / "b.fishbowl")
    assert names(tmp_path) == ["a.fishbowl"]
