"""A room between processes: nobody waits for the disk, everyone hears of what is theirs to hear."""

from __future__ import annotations

from pathlib import Path

import pytest

from fishbowl.core.base import Words
from fishbowl.core.errors import Refused, SessionUnreadable
from fishbowl.core.notes import OpenTablecloths, WriteNote
from fishbowl.core.stages import OpenStage
from fishbowl.runtime.room import Update
from tests.support.house import House, wait_until


def test_what_one_room_does_the_other_hears_in_order(tmp_path: Path) -> None:
    with House(tmp_path) as house:
        writes, hears = house.room("O1"), house.room("O1")
        heard: list[int] = []
        own: list[int] = []
        hears.listen(lambda update: heard.append(update.state.seq))
        writes.listen(lambda update: own.append(update.state.seq))
        before = writes.state.seq
        sent = [writes.do(WriteNote(f"n{n}", "O1", "quote"), Words.of(text=f"note {n}")) for n in range(20)]
        seqs = [seq for future in sent for seq in future.result(10).seqs]
        wait_until(lambda: hears.state.seq == before + 20, "the other room hears all")
        assert heard == sorted(set(heard))
        assert own == seqs
        assert hears.state == writes.state


def test_a_listener_that_stopped_hears_no_more(tmp_path: Path) -> None:
    with House(tmp_path) as house:
        room = house.room("O1")
        heard: list[Update] = []
        stop = room.listen(heard.append)
        stop()
        room.do(WriteNote("n1", "O1", "quote"), Words.of(text="x")).result(10)
        assert heard == []


def test_a_refusal_reaches_the_one_who_asked_and_the_room_goes_on(tmp_path: Path) -> None:
    with House(tmp_path) as house:
        room = house.room("M")
        with pytest.raises(Refused) as refusal:
            room.do(OpenTablecloths()).result(10)
        assert refusal.value.key == "errors.tablecloths_too_early"
        assert room.do(OpenStage("welcome")).result(10).seqs


def test_the_moderator_is_given_counts_and_after_the_opening_words(tmp_path: Path) -> None:
    with House(tmp_path) as house:
        house.people_arrive()
        moderator, observer = house.room("M"), house.room("O1")
        written = observer.do(WriteNote("n1", "O1", "question"), Words.of(text="why?")).result(10)
        wait_until(lambda: "O1" in moderator.state.notes.counts, "the count arrives")
        assert dict(moderator.state.notes.by_id) == {}
        assert moderator.read(*written.seqs).result(10) == {written.seqs[0]: "withheld"}
        for stage in ("welcome", "break"):
            house.do("M", OpenStage(stage))
        house.do("M", OpenTablecloths())
        wait_until(lambda: moderator.state.notes.opened_s is not None, "the tablecloths open")
        assert set(moderator.state.notes.by_id) == {"n1"}
        assert moderator.read(*written.seqs).result(10) == {written.seqs[0]: {"text": "why?"}}


def test_a_file_that_is_no_session_is_said_to_the_one_who_opens(tmp_path: Path) -> None:
    with House(tmp_path) as house:
        foreign = tmp_path / "sessions" / "other.fishbowl"
        foreign.write_bytes(b"not a session at all, but long enough to have a header" * 10)
        with pytest.raises(SessionUnreadable):
            house.study.enter(foreign, "M")


def test_closing_finishes_what_was_asked(tmp_path: Path) -> None:
    with House(tmp_path) as house:
        room = house.study.enter(house.path, "O1")
        futures = [room.do(WriteNote(f"n{n}", "O1", "quote"), Words.of(text="x")) for n in range(30)]
        room.close()
        assert all(future.done() and future.exception() is None for future in futures)
        assert len(house.state.notes.by_id) == 30
