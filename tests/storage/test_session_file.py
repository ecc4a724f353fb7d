"""The port EventLog as storage fulfils it: on real files, over real connections."""

from __future__ import annotations

import time
from pathlib import Path

import pytest

from fishbowl.core.base import Words
from fishbowl.core.errors import NotSaved, SessionUnreadable
from fishbowl.core.stages import TimeAdded
from fishbowl.runtime.ports import ERASED, EventLog
from fishbowl.storage.connect import connect
from fishbowl.storage.event_log import SessionFile, create
from fishbowl.storage.verify import verify
from tests.storage.records import created, note, plain, recorded, store, without_guards


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "a.fishbowl"


def test_it_is_the_port_that_the_runtime_asks_for(path: Path) -> None:
    log: EventLog = create(path)
    assert log.read_after(0) == []
    log.close()


def test_what_is_stored_is_read_back_as_it_was_recorded(path: Path) -> None:
    with create(path) as log:
        stored = store(log, created()) + store(log, note(1), note(2), text="they laugh")
        assert log.read_after(0) == stored
        assert log.read_after(1) == stored[1:]
        assert log.read_after(3) == []
    with SessionFile.open(path) as again:
        assert again.read_after(0) == stored


def test_one_command_may_have_several_events_and_gets_its_answer_again(path: Path) -> None:
    with create(path) as log:
        with log.writing():
            assert log.answer_of("c") is None
            for n in range(3):
                log.insert(recorded(n + 1, note(n), "c", n), Words(), ())
            assert log.answer_of("c") == (1, 2, 3)
        with log.writing():
            assert log.answer_of("c") == (1, 2, 3)
            assert log.answer_of("d") is None


def test_the_same_command_stored_twice_is_refused_by_the_file(path: Path) -> None:
    with create(path) as log:
        store(log, note(1))
        with pytest.raises(NotSaved, match=r"storage\.not_accepted"), log.writing():
            log.insert(recorded(2, note(1), "command-1"), Words(), ())
        assert len(log.read_after(0)) == 1


@pytest.mark.parametrize("error", [ValueError, KeyboardInterrupt, SystemExit])
def test_nothing_is_kept_when_anything_goes_wrong_and_the_lock_is_let_go(
    path: Path, error: type[BaseException]
) -> None:
    with create(path) as log, SessionFile.open(path) as other:
        first = store(log, note(1))
        with pytest.raises(error), log.writing():  # noqa: PT012  # the error comes after what was inserted
            log.insert(recorded(2, note(2)), Words.of(text="lost"), ())
            raise error
        assert log.read_after(0) == first
        assert store(other, note(3)) == log.read_after(1)


def test_only_the_next_seq_is_taken(path: Path) -> None:
    with create(path) as log:
        store(log, note(1))
        for seq in (1, 3, 0):
            with pytest.raises(NotSaved, match=r"storage\.not_accepted"), log.writing():
                log.insert(recorded(seq, note(9), "other"), Words(), ())
        assert len(log.read_after(0)) == 1


def test_what_the_record_could_not_give_back_is_refused(path: Path) -> None:
    with create(path) as log:
        for event, words, subjects in (
            (TimeAdded("binding", float("nan")), Words(), ()),
            (note(1), Words({"text": "half a pair \udc00"}), ()),
            (note(1, author="\udc00"), Words(), ()),
            (note(1), Words(), ("\udc00",)),
        ):
            with pytest.raises(NotSaved, match=r"storage\.not_storable"), log.writing():
                log.insert(recorded(1, event), words, subjects)
        with pytest.raises(NotSaved, match=r"storage\.not_storable"), log.writing():
            log.insert(recorded(1, note(1), "\udc00"), Words(), ())
        assert log.read_after(0) == []


def test_writes_outside_a_transaction_are_a_bug_that_shows(path: Path) -> None:
    with create(path) as log:
        with pytest.raises(RuntimeError):
            log.insert(recorded(1, note(1)), Words(), ())
        with pytest.raises(RuntimeError):
            log.answer_of("c")
        with pytest.raises(RuntimeError):
            log.erase("O1")
        with pytest.raises(RuntimeError), log.writing(), log.writing():
            pass
        assert log.read_after(0) == []
        store(log, note(1))


def test_words_are_read_by_event_and_never_with_it(path: Path) -> None:
    with create(path) as log:
        store(log, created())
        store(log, note(1), text='"Zij" zei: ✋ {x} [b]')
        assert [rec.has_words for rec in log.read_after(0)] == [False, True]
        assert log.bodies([1, 2, 3]) == {2: {"text": '"Zij" zei: ✋ {x} [b]'}}
        with log.writing():
            assert log.erase("O1") == 1
        assert log.bodies([2]) == {2: ERASED}
        assert [rec.has_words for rec in log.read_after(0)] == [False, True]


def test_changed_tells_of_others_and_not_of_oneself(path: Path) -> None:
    with create(path) as log, SessionFile.open(path) as other:
        assert not log.changed()
        store(other, note(1))
        assert (log.changed(), log.changed()) == (True, False)
        store(log, note(2))
        assert (log.changed(), other.changed()) == (False, True)


def test_live_things_come_and_go_and_are_seen_by_others(path: Path) -> None:
    with create(path) as log, SessionFile.open(path) as other:
        assert log.live("console") is None
        log.change_live("console", lambda _: "one")
        log.change_live("console", lambda _: "two")
        assert other.live("console") == "two"
        log.change_live("console", lambda _: None)
        log.change_live("console", lambda _: None)
        assert other.live("console") is None
    assert verify(path).events == 0


def test_a_busy_file_is_said_to_be_busy_and_works_again_after(path: Path) -> None:
    create(path).close()
    impatient = connect(path, writable=True)
    impatient.execute("PRAGMA busy_timeout = 20")
    with SessionFile(impatient, path) as log, SessionFile.open(path) as other:
        with other.writing():
            with pytest.raises(NotSaved, match=r"storage\.busy"), log.writing():
                pass
            with pytest.raises(NotSaved, match=r"storage\.busy"):
                log.change_live("console", lambda _: "me")
        store(log, note(1))


def test_a_reader_can_not_write(path: Path) -> None:
    with create(path) as log:
        stored = store(log, note(1))
    with SessionFile.open(path, writable=False) as reader:
        assert reader.read_after(0) == stored
        with pytest.raises(NotSaved, match=r"storage\.read_only"):
            store(reader, note(2))
        with pytest.raises(NotSaved, match=r"storage\.read_only"):
            reader.change_live("a", lambda _: "b")


def test_closing_leaves_one_file_and_can_be_done_twice(path: Path) -> None:
    log = create(path)
    store(log, note(1))
    log.close()
    log.close()
    with SessionFile.open(path, writable=False) as reader:
        reader.read_after(0)
    assert [each.name for each in path.parent.iterdir()] == ["a.fishbowl"]


def test_an_event_of_the_future_is_named_and_not_skipped(path: Path) -> None:
    with create(path) as log:
        store(log, note(1), note(2))
    tampering = without_guards(path)
    tampering.execute("UPDATE event SET v = 2 WHERE seq = 2")
    tampering.close()
    with SessionFile.open(path) as log, pytest.raises(SessionUnreadable) as caught:
        log.read_after(0)
    assert caught.value.key == "storage.newer_record"
    assert {"path": path, "seq": 2}.items() <= caught.value.params.items()


@pytest.mark.parametrize("data", ["'{'", "CAST(x'ff' AS TEXT)"])
def test_a_damaged_event_is_named_and_not_skipped(path: Path, data: str) -> None:
    with create(path) as log:
        store(log, note(1), note(2))
    tampering = without_guards(path)
    tampering.execute(f"UPDATE event SET data = {data} WHERE seq = 2")
    tampering.close()
    with SessionFile.open(path) as log, pytest.raises(SessionUnreadable, match=r"storage\.damaged") as caught:
        log.read_after(0)
    assert caught.value.params["path"] == path


def test_numbers_are_kept_as_numbers_whatever_was_given(path: Path) -> None:
    """A clock may read a whole second; the hash runs over what SQLite keeps, not over what was handed in."""
    from fishbowl.core.anew import replace

    with create(path) as log:
        whole = replace(recorded(1, note(1)), recorded_at=1773310272, recorded_s=0, occurred_s=-0.0, mono_s=7)
        with log.writing():
            log.insert(whole, Words(), ())
        assert log.read_after(0) == [whole]
    connection = plain(path)
    kinds = connection.execute("SELECT typeof(recorded_at), typeof(recorded_s), typeof(mono_s) FROM event")
    assert kinds.fetchone() == ("real", "real", "real")
    connection.close()
    assert verify(path).sound


def test_a_long_session_is_read_well_within_its_second(path: Path) -> None:
    with create(path) as log:
        with log.writing():
            for seq in range(1, 20_001):
                log.insert(recorded(seq, note(seq, speaker="S1")), Words(), ())
        start = time.process_time()  # the machine may be busy with others
        assert len(log.read_after(0)) == 20_000
        assert time.process_time() - start < 0.8  # 0.1 s on the machine it was written on
