"""The sessions of a study: listed, found, and named safely."""

from __future__ import annotations

import os
import re
import time
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from fishbowl.core.base import Words
from fishbowl.core.errors import SessionUnreadable
from fishbowl.core.session import Rehearsal, Retracted, SessionEnded
from fishbowl.core.stages import StageOpened
from fishbowl.runtime.study import SessionEntry
from fishbowl.storage.event_log import SessionFile, create
from fishbowl.storage.library import Library, slug
from fishbowl.text import explain
from tests.storage.records import MADE_AT, created, note, plain, recorded, store
from tests.text.hostile import HOSTILE

DAY = 86_400.0


@pytest.fixture
def library(tmp_path: Path) -> Library:
    return Library(tmp_path / "sessions")


def made(library: Library, name: str, at: float = MADE_AT, rehearsal: Rehearsal | None = None) -> Path:
    path = library.new_path(name, at)
    with create(path) as log:
        store(log, created(name, rehearsal), at=at)
    return path


def test_a_study_without_sessions_has_none(library: Library) -> None:
    assert library.list() == []
    assert not library.folder.exists()
    with pytest.raises(SessionUnreadable) as caught:
        library.find("last")
    assert "fishbowl new" in explain(caught.value)


def test_sessions_are_listed_written_to_last_first_with_what_the_home_screen_shows(library: Library) -> None:
    older = made(library, "Hanze 1")
    newer = made(library, "Rehearsing", MADE_AT + DAY, Rehearsal(1, 8.0, MADE_AT, MADE_AT))
    with create(library.new_path("Hanze 2", MADE_AT)) as log:
        store(log, created("Hanze 2"), StageOpened("welcome"), note(1), SessionEnded(), at=MADE_AT + 5)
        path = log.path
    for n, file in enumerate((older, path, newer), 1):
        os.utime(file, (n, n))  # by the file system's clock, whatever a rehearsal's own says
    expected = [
        SessionEntry(newer, "Rehearsing", "fishbowl", "nl", MADE_AT + DAY + 1, 3, 1, rehearsal=True),
        SessionEntry(path, "Hanze 2", "fishbowl", "nl", MADE_AT + 6, 2, 4, started=True, ended=True),
        SessionEntry(older, "Hanze 1", "fishbowl", "nl", MADE_AT + 1, 1, 1),
    ]
    assert library.list() == expected


def test_an_end_that_was_undone_is_no_end(library: Library) -> None:
    with create(library.new_path("Hanze", MADE_AT)) as log:
        store(log, created(), StageOpened("welcome"), SessionEnded(), Retracted("command-3"))
    (entry,) = library.list()
    assert (entry.started, entry.ended) == (True, False)


def test_a_live_session_is_listed_with_what_is_only_in_its_log(library: Library) -> None:
    with create(library.new_path("Hanze", MADE_AT)) as log:
        store(log, created(), note(1), note(2))
        assert [entry.events for entry in library.list()] == [3]


def test_files_that_can_not_be_read_are_listed_last_with_their_problem(library: Library) -> None:
    good = made(library, "Hanze")
    (library.folder / "a-empty.fishbowl").touch()
    (library.folder / "b-text.fishbowl").write_text("no session" * 100)
    create(library.folder / "c-unbegun.fishbowl").close()
    damaged = made(library, "d")
    connection = plain(damaged)
    connection.execute("DROP TRIGGER event_never_updated")
    connection.execute("UPDATE event SET data = '[' WHERE seq = 1")
    connection.close()
    (library.folder / "README.md").write_text("records land here")
    (library.folder / "e-folder.fishbowl").mkdir()
    found = library.list()
    assert [(entry.path.name, entry.problem.key if entry.problem else "") for entry in found] == [
        (good.name, ""),
        (damaged.name, "storage.damaged_record"),
        ("a-empty.fishbowl", "storage.empty"),
        ("b-text.fishbowl", "storage.foreign"),
        ("c-unbegun.fishbowl", "storage.no_events"),
        ("e-folder.fishbowl", "storage.foreign"),
    ]
    for entry in found[1:]:
        assert entry.problem is not None
        assert str(entry.path) in explain(entry.problem, "nl")
    assert library.find("last") == good


def test_a_session_is_found_by_path_file_name_and_name(
    library: Library, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = made(library, "Hanze fishbowl 2")
    later = made(library, "Other", MADE_AT + DAY)
    monkeypatch.chdir(library.folder)
    assert library.find(str(path)) == path
    assert library.find(path.name).resolve() == path.resolve()
    assert library.find(path.stem) == path
    assert library.find("hanze FISHBOWL 2") == path
    assert library.find("last") == later
    monkeypatch.chdir(tmp_path)
    assert library.find(path.name) == path


def test_a_name_that_no_session_or_more_than_one_has_is_said(library: Library) -> None:
    first, second = made(library, "Hanze"), made(library, "Hanze")
    with pytest.raises(SessionUnreadable) as several:
        library.find("Hanze")
    assert first.stem in explain(several.value)
    assert second.stem in explain(several.value)
    for name in ("", "Hanz", "../Hanze", str(library.folder), "x" * 5000, "a\0b"):
        with pytest.raises(SessionUnreadable):
            library.find(name)


def test_a_file_is_named_by_its_local_day_and_its_name(library: Library) -> None:
    assert library.new_path("Hanze fishbowl 2", MADE_AT).name == "2026-03-12-hanze-fishbowl-2.fishbowl"
    before_midnight_utc = MADE_AT - MADE_AT % DAY + DAY - 60
    assert library.new_path("a", before_midnight_utc).name == "2026-03-13-a.fishbowl"


def test_no_two_sessions_get_one_file(library: Library) -> None:
    assert [made(library, "Hanze").name for _ in range(3)] == [
        "2026-03-12-hanze.fishbowl",
        "2026-03-12-hanze-2.fishbowl",
        "2026-03-12-hanze-3.fishbowl",
    ]


@pytest.mark.parametrize(
    ("name", "expected"),
    [
        ("Café Ünïcode", "cafe-unicode"),
        ("../../etc/passwd", "etc-passwd"),
        ("..\\..\\x", "x"),
        ("C:\\con", "c-con"),
        ("a/b:c*d?e", "a-b-c-d-e"),
        ("trailing. . .", "trailing"),
        ("ﬁeld ①", "field-1"),
        ("焦点小组", ""),
        ("", ""),
        ("-rf", "rf"),
        (".hidden", "hidden"),
        ("a\x00b\x1b[2J\u202ec", "a-b-2jc"),
        ("a" * 300, "a" * 60),
    ],
)
def test_a_name_is_made_safe(name: str, expected: str) -> None:
    assert slug(name) == expected


RESERVED = {"con", "prn", "aux", "nul", *(f"{port}{n}" for port in ("com", "lpt") for n in range(10))}


@given(st.one_of(st.text(), st.sampled_from([*HOSTILE, *RESERVED, *(f"{name}.txt" for name in RESERVED)])))
def test_no_name_leaves_the_folder_or_is_refused_by_any_system(name: str) -> None:
    path = Library(Path("/study/sessions")).new_path(name, MADE_AT)
    assert path.parent == Path("/study/sessions")
    assert re.fullmatch(r"2026-03-12-[a-z0-9._-]*[a-z0-9]\.fishbowl", path.name)
    assert len(path.name) < 100
    assert path.name.partition(".")[0] not in RESERVED


def test_the_list_does_not_read_whole_sessions(library: Library) -> None:
    """A hundred times the events must not make the home screen wait noticeably longer."""

    def listed(count: int) -> float:
        with create(library.folder / f"{count}.fishbowl") as log, log.writing():
            log.insert(recorded(1, created()), Words(), ())
            for seq in range(2, count):
                log.insert(recorded(seq, note(seq)), Words.of(text="words " * 20), ("O1",))
        one = Library(library.folder)
        best = 9.0
        for _ in range(5):
            start = time.perf_counter()
            assert len(one.list()) == 1
            best = min(best, time.perf_counter() - start)
        os.unlink(library.folder / f"{count}.fishbowl")
        return best

    assert listed(10_000) < 4 * listed(100) + 0.005


def test_the_fingerprint_differs_after_each_change_and_only_then(library: Library) -> None:
    prints = [library.fingerprint()]
    path = made(library, "Hanze 1")
    prints.append(library.fingerprint())
    library.list()
    assert library.fingerprint() == prints[-1]
    with SessionFile.open(path, writable=True) as log:
        store(log, StageOpened("welcome"))
        prints.append(library.fingerprint())
    path.unlink()
    prints.append(library.fingerprint())
    assert len(set(prints)) == 3
    assert prints[0] == prints[3]
