"""A room that stands on a door elsewhere, over a network that loses answers."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import closing, contextmanager
from dataclasses import dataclass

import pytest

from fishbowl.core.base import Words
from fishbowl.core.errors import OutOfReach, Refused
from fishbowl.core.notes import NoteWritten, WriteNote
from fishbowl.core.session import Rehearsal, Setup
from fishbowl.core.stages import OpenStage
from fishbowl.core.state import SessionState
from fishbowl.core.timebase import Stamp
from fishbowl.runtime.clock import SystemClock
from fishbowl.runtime.ids import Uuid7
from fishbowl.runtime.newcomers import NewSession, group
from fishbowl.runtime.ports import Clock
from fishbowl.runtime.roles import view
from fishbowl.runtime.room import Room
from fishbowl.web.arrival import knock, wait_until_admitted
from fishbowl.web.calls import Address, Caller
from fishbowl.web.client import RemoteGround
from fishbowl.web.messages import Knock
from tests.support.house import wait_until
from tests.web.doorway import DEADLINE_S, Evening, Stream, Visitor
from tests.web.relay import Relay

HOUR_S = 3600.0
NOISE_S = 0.5
"""What a clock is off at most that was measured by one request, on a machine that is busy."""


@dataclass(frozen=True)
class Off:
    """A clock that is an hour fast."""

    def stamp(self) -> Stamp:
        true = SystemClock().stamp()
        return Stamp(true.at + HOUR_S, true.mono_s, true.boot_id)


@contextmanager
def entered(evening: Evening, link: str, clock: Clock | None = None) -> Iterator[Room]:
    """The room of whoever follows the link, admitted as the next observer."""
    address = Address.of(link)
    caller = Caller(address)
    knock(caller, Knock(address.token))
    evening.admit(evening.doorway.waiting[-1].id)
    me = wait_until_admitted(caller, lambda: None)
    clock = clock or SystemClock()
    ground = RemoteGround(caller, me.actor, clock)
    room = Room(ground, me.actor, Uuid7(clock), shelf=ground.codebook)
    try:
        yield room
    finally:
        room.close()


@pytest.fixture
def relay(evening: Evening) -> Iterator[Relay]:
    relay = Relay(evening.serve())
    yield relay
    relay.close()


def note(room: Room, note_id: str = "", **at: float) -> WriteNote:
    return WriteNote(note_id or room.ids(), room.actor, "observation", **at)  # type: ignore[arg-type]


def state_of(evening: Evening) -> SessionState:
    with closing(evening.study.runner(evening.path)) as runner:
        return runner.state


def stored(evening: Evening) -> list[NoteWritten]:
    with closing(evening.study.runner(evening.path)) as runner:
        return [rec.event for rec in runner.records if isinstance(rec.event, NoteWritten)]


def test_what_was_called_saved_is_in_the_state_with_its_words(evening: Evening) -> None:
    with entered(evening, evening.serve().opened["join_url"]) as room:
        answer = room.do(note(room), Words.of(text="hé <b>")).result(DEADLINE_S)
        [mine] = room.state.notes.in_order
        assert answer.seqs == (mine.seq,)
        assert room.read(mine.seq).result(DEADLINE_S) == {mine.seq: {"text": "hé <b>"}}
        assert room.state == view(state_of(evening), "O1")


def test_more_notes_than_the_door_takes_at_once_are_all_stored(evening: Evening) -> None:
    """After ten minutes without a network there may be many."""
    with entered(evening, evening.serve().opened["join_url"]) as room:
        given = [room.do(note(room), Words.of(text=f"note {n}")) for n in range(64)]
        ids = [each.result(DEADLINE_S).command_id for each in given]
        seqs = [mine.seq for mine in room.state.notes.in_order]
        bodies = room.read(*seqs).result(DEADLINE_S)
    assert len(set(ids)) == 64
    assert [bodies[seq] for seq in seqs] == [{"text": f"note {n}"} for n in range(64)]


def test_a_note_whose_answer_was_lost_is_stored_once(evening: Evening, relay: Relay) -> None:
    with entered(evening, relay.link) as room:
        command = note(room, "n1", typed_s=room.now_s)
        relay.answers = False
        posts = relay.requests
        with pytest.raises(OutOfReach):
            room.do(command, Words.of(text="once"), "command-1").result(DEADLINE_S)
        assert relay.requests == posts + 1
        wait_until(lambda: len(stored(evening)) == 1, "it arrived nevertheless")
        with pytest.raises(OutOfReach):
            room.do(command, Words.of(text="once"), "command-1").result(DEADLINE_S)
        relay.answers = True
        wait_until(lambda: "n1" in room.state.notes.by_id, "the stream brings it")
        answer = room.do(command, Words.of(text="once"), "command-1").result(DEADLINE_S)
        assert answer.repeated
    assert len(stored(evening)) == 1


def test_a_network_that_goes_is_told_once_and_its_return_too(evening: Evening, relay: Relay) -> None:
    told: list[str] = []
    with entered(evening, relay.link) as room:
        room.on_failure(lambda error: told.append(error.key), lambda: told.append("back"))
        relay.cut()
        wait_until(lambda: told == ["remote.out_of_reach", "back"], "gone and back", DEADLINE_S)
        evening.do(OpenStage("welcome"))
        wait_until(lambda: room.state.current_stage is not None, "it is followed again")


def test_times_are_right_on_a_laptop_whose_clock_is_an_hour_off(evening: Evening, relay: Relay) -> None:
    with entered(evening, relay.link, Off()) as room:
        assert room.now_s == pytest.approx(evening.room.now_s, abs=NOISE_S)
        assert room.wall_at(room.now_s) == pytest.approx(SystemClock().stamp().at, abs=NOISE_S)
        relay.answers = False
        typed_s = room.now_s
        with pytest.raises(OutOfReach):
            room.do(note(room, "n1", typed_s=typed_s), Words.of(text="x"), "command-1").result(DEADLINE_S)
    # Nothing more is needed: what arrived then holds all that is known of its times.
    wait_until(lambda: len(stored(evening)) == 1, "it arrived")
    [event] = stored(evening)
    assert event.typed_s == pytest.approx(typed_s, abs=0.001)
    assert event.clock_off_s == pytest.approx(HOUR_S, abs=NOISE_S)


def test_a_note_that_came_late_says_when_it_was_first_sent(evening: Evening, relay: Relay) -> None:
    told: list[float] = []
    with entered(evening, relay.link) as room:
        room.on_failure(lambda _: told.append(room.now_s), lambda: told.append(room.now_s))
        relay.gone = True
        relay.cut()
        wait_until(lambda: len(told) == 1, "gone")
        typed_s = room.now_s
        command = note(room, "n1", typed_s=typed_s)
        with pytest.raises(OutOfReach):
            room.do(command, Words.of(text="late"), "command-1").result(DEADLINE_S)
        sent_s = room.now_s
        relay.gone = False
        wait_until(lambda: len(told) == 2, "back", DEADLINE_S)
        room.do(command, Words.of(text="late"), "command-1").result(DEADLINE_S)
    [event] = stored(evening)
    assert event.typed_s == pytest.approx(typed_s, abs=0.001)
    assert event.sent_s is not None
    assert typed_s - 0.001 <= event.sent_s <= sent_s + 0.001 < told[1]


def test_who_comes_back_as_somebody_else_sends_nothing_of_before(evening: Evening, relay: Relay) -> None:
    told: list[str] = []
    with entered(evening, relay.link) as room:
        room.on_failure(lambda error: told.append(error.key))
        relay.gone = True
        relay.cut()
        wait_until(lambda: told == ["remote.out_of_reach"], "gone")
        [guest] = evening.doorway.admitted
        evening.turn_away(guest.id)
        evening.admit(guest.id, "O2")
        relay.gone = False
        wait_until(lambda: told[-1] == "remote.turned_away", "back, and not let in as before", DEADLINE_S)
        with pytest.raises(Refused) as refused:
            room.do(note(room), Words.of(text="as O1")).result(DEADLINE_S)
        assert refused.value.key == "remote.turned_away"
    assert stored(evening) == []


def test_a_rehearsal_at_ten_times_is_read_by_its_own_clock(evening: Evening) -> None:
    guide = evening.study.protocol("fishbowl", "en")
    at = SystemClock().stamp().at
    how = Rehearsal(origin_at=at, made_at=at, speed=10.0, seed=1)
    setup = Setup(institution="Hanze", programme="SW")
    evening.path = evening.study.create(NewSession(guide, setup, group(guide, 4, 2), "fast", how))
    evening.room.close()
    evening.room = evening.study.enter(evening.path, "M")
    with entered(evening, evening.serve().opened["join_url"]) as room:
        first_s = room.now_s
        assert first_s == pytest.approx(evening.room.now_s, abs=NOISE_S * 10)
        wait_until(lambda: room.now_s > first_s + 10, "ten seconds in one")
        assert room.now_s == pytest.approx(evening.room.now_s, abs=NOISE_S * 10)


def test_no_byte_tells_an_observer_of_another(evening: Evening) -> None:
    door = evening.serve()
    mine, other = evening.guest(door), evening.guest(door)
    note_id = "11111111-SECRET-2222"
    with Stream(mine, query="?as=state") as stream:
        stream.until("state")
        for line in ("> S1 SECRET quote", "? SECRET question", "SECRET </script>"):
            assert other.note(line).status == 200
        assert other.note("SECRET", note_id, note_id).status == 200
        evening.do(OpenStage("welcome"))
        state = stream.until("state")
        heard = stream.heard
    answered = mine.get("state")
    assert answered.json["state"] == state["state"]
    assert b"SECRET" not in heard + answered.body
    assert state["state"]["notes"]["counts"] == []


def test_the_state_is_for_observers_who_are_let_in(evening: Evening) -> None:
    door = evening.serve()
    waiting, table = Visitor(door), evening.guest(door, "table")
    assert waiting.get("state").status == 401
    waiting.knock(name="Anna")
    assert waiting.get("state").status == 403
    assert table.get("state").status == 404


def test_what_only_the_file_can_do_is_refused_in_a_sentence(evening: Evening) -> None:
    with entered(evening, evening.serve().opened["join_url"]) as room:
        asked: tuple[Callable[[], object], ...] = (room.record, room.door, lambda: room.live("x"))
        for ask in asked:
            with pytest.raises(Refused) as refused:
                ask()
            assert refused.value.key == "remote.at_the_file_only"
