"""Sent twice, killed, started anew, moved away: what was acknowledged stands once, and the rest is said."""

from __future__ import annotations

import threading
import time
import uuid
from concurrent.futures import ThreadPoolExecutor

from fishbowl.core.notes import NoteWritten
from fishbowl.runtime.door import Doorway
from tests.support.house import wait_until
from tests.web.doorway import Evening, Visitor


def texts(evening: Evening) -> list[str]:
    """Of all notes in the record, in order."""
    runner = evening.study.runner(evening.path)
    notes = [rec for rec in runner.records if isinstance(rec.event, NoteWritten)]
    found = [runner.read((rec.seq,), rec.actor)[rec.seq] for rec in notes]
    runner.close()
    return [body["text"] for body in found if not isinstance(body, str)]


def test_a_command_sent_twice_is_stored_once(evening: Evening) -> None:
    door = evening.serve()
    anna = evening.guest(door)
    command_id, note_id = str(uuid.uuid4()), str(uuid.uuid4())
    first = anna.note("once", command_id, note_id)
    assert first.json == {**first.json, "saved": command_id, "repeated": False}
    with ThreadPoolExecutor(8) as hands:
        again = list(hands.map(lambda _: anna.note("once", command_id, note_id), range(16)))
    assert {each.status for each in again} == {200}
    assert all(each.json["repeated"] and each.json["seqs"] == first.json["seqs"] for each in again)
    # New, at the same instant, over many connections.
    command_id, note_id = str(uuid.uuid4()), str(uuid.uuid4())
    with ThreadPoolExecutor(8) as hands:
        both = list(hands.map(lambda _: anna.note("twice", command_id, note_id), range(8)))
    assert sorted(each.json["repeated"] for each in both) == [False] + [True] * 7
    # And by a door that has been started anew since, over another cookie of the same observer.
    door.kill()
    door = evening.serve(port=door.port)
    anna.door = door
    assert anna.note("twice", command_id, note_id).json["repeated"] is True
    assert texts(evening) == ["once", "twice"]


def test_an_answer_is_for_who_gave_the_command(evening: Evening) -> None:
    door = evening.serve()
    anna, ben = evening.guest(door), evening.guest(door)
    command_id = str(uuid.uuid4())
    assert anna.note("of Anna", command_id).status == 200
    other = ben.note("of Ben", command_id)
    assert (other.status, other.json["error"]) == (409, "errors.command_of_another")
    assert set(other.json) == {"error", "sentence", "params"}
    assert "saved" not in other.json
    assert texts(evening) == ["of Anna"]
    # Nor does a command of the moderator's answer to who has its id.
    theirs = evening.study.runner(evening.path).records[0].command_id
    assert ben.note("mine now", theirs).json["error"] == "errors.command_of_another"


def test_killed_and_started_anew_guests_stay_and_keys_change(evening: Evening) -> None:
    door = evening.serve()
    anna, waiting = evening.guest(door), Visitor(door)
    waiting.knock(name="Ben")
    stop = threading.Event()
    acknowledged: list[str] = []

    def write() -> None:
        """As a page does, through the death of the door."""
        n = 0
        while not stop.is_set():
            n += 1
            command_id, note_id = str(uuid.uuid4()), str(uuid.uuid4())
            while not stop.is_set():
                try:
                    if anna.note(f"note {n}", command_id, note_id).status == 200:
                        acknowledged.append(f"note {n}")
                        break
                except OSError:
                    time.sleep(0.02)
            time.sleep(0.05)

    writer = threading.Thread(target=write)
    writer.start()
    wait_until(lambda: len(acknowledged) > 5)
    door.kill()
    before = len(acknowledged)
    assert not evening.doorway.is_open
    again = evening.serve(port=door.port)
    wait_until(lambda: len(acknowledged) > before + 5)
    stop.set()
    writer.join()
    stored = texts(evening)
    assert sorted(set(stored)) == sorted(stored)
    assert set(acknowledged) <= set(stored)
    # Whoever was in, is; the keys are new ones.
    assert anna.get("me").json["actor"] == "O1"
    assert waiting.get("me").json["standing"] == "waiting"
    assert (again.pin, again.token) != (door.pin, door.token)
    anna.door = waiting.door = again
    assert Visitor(again).knock(token=door.token).status == 403
    assert Visitor(again).knock(pin=door.pin).status == 403
    assert Visitor(again).knock().status == 200


def test_a_session_has_one_door(evening: Evening) -> None:
    door = evening.serve()
    second = evening.start()
    assert second.ended() == 1
    assert second.said == (
        f"This session has a door already, at {door.url}. Close that one first, on the moderator's door "
        "screen.\n"
    )
    assert evening.doorway.pid == door.process.pid
    assert evening.guest(door).note("unharmed").status == 200


def test_told_to_leave_it_ends_at_once_and_leaves_the_row_in_order(evening: Evening) -> None:
    door = evening.serve()
    anna, ben = evening.guest(door), evening.guest(door)
    silent = door.connection()
    silent.connect()
    with anna.stream() as one, ben.stream() as other:
        one.until("notes")
        other.until("notes")
        began = time.monotonic()
        assert door.stop() == 0
        assert time.monotonic() - began < 10  # not when the last guest is gone
        one.rest()
        other.rest()
    silent.close()
    doorway = evening.doorway
    assert doorway == Doorway(guests=doorway.guests)
    assert [guest.standing for guest in doorway.guests] == ["admitted", "admitted"]
    assert door.said == ""


def test_the_moderator_can_close_it_from_elsewhere(evening: Evening) -> None:
    from msgspec.structs import replace

    door = evening.serve()
    evening.room.change_door(lambda doorway: replace(doorway, leave=True)).result(10)
    assert door.ended() == 0
    assert evening.doorway == Doorway()


def test_a_session_file_moved_away_is_said_and_ends_it(evening: Evening) -> None:
    door = evening.serve()
    anna = evening.guest(door)
    away = evening.path.with_name("away.fishbowl")
    evening.path.rename(away)
    # Until it is noticed nothing is called saved.
    lost = anna.note("where to?")
    assert (lost.status, lost.json["error"]) == (503, "door.not_saved")
    assert str(evening.folder) not in lost.body.decode()
    assert door.ended() == 1
    assert str(evening.path) in door.said
    assert len(door.said.splitlines()) == 1
    away.rename(evening.path)
    assert texts(evening) == []


def test_a_session_file_deleted_is_said_and_ends_it(evening: Evening) -> None:
    door = evening.serve()
    evening.path.unlink()
    assert door.ended() == 1
    assert str(evening.path) in door.said
    assert len(door.said.splitlines()) == 1
