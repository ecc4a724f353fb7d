"""What is erased is gone: from the table, the file, the write-ahead log; and the record still holds."""

from __future__ import annotations

import random
from pathlib import Path

import pytest

from fishbowl.core.base import Event, Words
from fishbowl.core.errors import NotSaved
from fishbowl.core.fold import fold
from fishbowl.core.people import AttendanceMarked, ConsentWithdrawn, PersonAdded
from fishbowl.runtime.ports import ERASED
from fishbowl.storage.chain import words_digest
from fishbowl.storage.connect import connect
from fishbowl.storage.event_log import SessionFile, create
from fishbowl.storage.making import copy_now
from fishbowl.storage.verify import verify
from tests.storage.records import created, note, plain, recorded, store

SECRET = "Ze noemde haar huisarts"


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "a.fishbowl"


def traces(path: Path, *wanted: str | bytes) -> list[str]:
    """Which of the strings are still somewhere in the bytes of the session's files."""
    files = [each for each in path.parent.iterdir() if each.name.startswith(path.name)]
    kept = b"\0".join(each.read_bytes() for each in files)
    return [repr(each) for each in wanted if (each.encode() if isinstance(each, str) else each) in kept]


def erase(log: SessionFile, person: str) -> int:
    with log.writing():
        count = log.erase(person)
    log.scrub()
    return count


def test_words_by_and_about_a_person_go_and_others_stay(path: Path) -> None:
    with create(path) as log:
        store(log, created())
        store(log, note(1, "O1", "S2"), text=f"{SECRET} (about S2)")
        store(log, note(2, "O2"), text="kept: O2's own")
        store(log, PersonAdded("S2", 2), text=f"{SECRET} (age of S2)")
        store(log, note(3, "O1", "S20"), text="kept: about S20")
        store(log, AttendanceMarked("S2", "present"))
        assert traces(path, SECRET, "kept: O2's own") == [repr(SECRET), repr("kept: O2's own")]
        assert erase(log, "S2") == 2
        assert log.bodies(range(1, 7)) == {
            2: ERASED,
            3: {"text": "kept: O2's own"},
            4: ERASED,
            5: {"text": "kept: about S20"},
        }
        assert traces(path, SECRET) == []
        assert erase(log, "S2") == 0
    assert traces(path, SECRET) == []
    verdict = verify(path)
    assert (verdict.events, verdict.erased, verdict.faults) == (6, 2, ())


def test_words_of_named_events_go_with_them(path: Path) -> None:
    with create(path) as log:
        store(log, note(1, "O1"), note(2, "O1", "S2"), note(3, "O1"), text=SECRET)
        with log.writing():
            assert log.erase("S2", [1]) == 2
        assert log.bodies([1, 2, 3]) == {1: ERASED, 2: ERASED, 3: {"text": SECRET}}
    assert verify(path).faults == ()


def test_the_salt_goes_too_so_that_the_digest_can_not_be_guessed(path: Path) -> None:
    with create(path) as log:
        store(log, note(1), text="yes")
        connection = plain(path)
        salt, body, subjects = connection.execute("SELECT salt, body, subjects FROM payload").fetchone()
        (digest,) = connection.execute("SELECT payload_digest FROM event").fetchone()
        connection.close()
        assert words_digest(salt, body, subjects) == digest
        assert (len(salt), salt == bytes(16)) == (16, False)
        erase(log, "O1")
        assert traces(path, salt) == []


def test_every_event_has_a_salt_of_its_own(path: Path) -> None:
    with create(path) as log:
        store(log, *(note(n) for n in range(20)), text="the same")
    connection = plain(path)
    assert connection.execute("SELECT count(DISTINCT salt) FROM payload").fetchone() == (20,)
    connection.close()


@pytest.mark.parametrize("seed", range(3))
def test_nothing_is_left_in_any_page_however_long_the_words(path: Path, seed: int) -> None:
    """Long words spill to pages of their own, and cells move when neighbours shrink."""
    chance = random.Random(seed)
    people = [f"S{n}" for n in range(1, 7)]
    with create(path) as log:
        with log.writing():
            for seq in range(1, 601):
                person = chance.choice(people)
                text = f"[{person}] " * chance.choice([1, 3, 40, 400])
                about = [person, *chance.sample(["O1", "O2"], 1)]
                log.insert(recorded(seq, note(seq, speaker=person)), Words.of(text=text), about)
        for person in chance.sample(people, 3):
            assert traces(path, f"[{person}]") != []
            assert erase(log, person) > 50
            assert traces(path, f"[{person}]") == []
    assert verify(path).faults == ()


def test_a_session_folds_to_the_same_with_all_its_words_gone(path: Path) -> None:
    events: list[Event] = [PersonAdded("S1", 1), note(1, "O1", "S1"), note(2, "O2"), ConsentWithdrawn("S1")]
    with create(path) as log:
        store(log, created())
        store(log, *events, text="words")
        before = log.read_after(0)
        for person in ("S1", "O1", "O2"):
            erase(log, person)
        assert set(log.bodies(range(1, 6)).values()) == {ERASED}
        assert log.read_after(0) == before
        assert fold(log.read_after(0)) == fold(before)


def test_another_process_that_still_reads_is_told_of_and_does_not_stop_the_erasing(path: Path) -> None:
    with create(path) as log:
        store(log, note(1), text=SECRET)
    impatient = connect(path, writable=True)
    impatient.execute("PRAGMA busy_timeout = 20")
    reader = plain(path)
    reader.execute("BEGIN")
    reader.execute("SELECT * FROM event").fetchall()
    with SessionFile(impatient, path) as log:
        with log.writing():
            assert log.erase("O1") == 1
        with pytest.raises(NotSaved, match=r"storage\.not_scrubbed"):
            log.scrub()
        assert log.bodies([1]) == {1: ERASED}
        assert traces(path, SECRET) == [repr(SECRET)]
        reader.execute("COMMIT")
        log.scrub()
        assert traces(path, SECRET) == []
    reader.close()


def test_remains_go_with_the_last_that_closes(path: Path) -> None:
    with create(path) as log, SessionFile.open(path):
        store(log, note(1), text=SECRET)
        with log.writing():
            log.erase("O1")
        assert traces(path, SECRET) == [repr(SECRET)]
    assert traces(path, SECRET) == []


def test_a_copy_holds_nothing_that_was_erased_before_it(path: Path, tmp_path: Path) -> None:
    target = tmp_path / "copies" / "b.fishbowl"
    with create(path) as log:
        store(log, note(1), text=SECRET)
        with log.writing():
            log.erase("O1")  # and not yet scrubbed
        copy_now(path, target)
        assert traces(path, SECRET) == [repr(SECRET)]
        assert traces(target, SECRET) == []
        log.scrub()
    assert verify(target) == verify(path)
