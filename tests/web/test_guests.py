"""Coming in, writing, hearing of it, being turned away: over a real door."""

from __future__ import annotations

import json
import uuid
from time import monotonic

from tests.support.house import wait_until
from tests.web.doorway import Evening, Visitor


def test_a_guest_waits_until_let_in_and_then_writes(evening: Evening) -> None:
    door = evening.serve()
    anna = Visitor(door)
    assert anna.get("me").status == 401
    assert anna.knock(name="Anna").json["standing"] == "waiting"
    assert (anna.get("scene").status, anna.note("too early").status) == (403, 403)
    with anna.stream() as stream:
        stream.until("me", standing="waiting")
        [waiting] = evening.doorway.waiting
        assert (waiting.name, evening.admit(waiting.id)) == ("Anna", "O1")
        assert stream.until("me", standing="admitted")["actor"] == "O1"
        assert stream.until("scene")["actor"] == "O1"
        assert anna.note(">S2 that is mine").json["repeated"] is False
        note = stream.until("note", text="that is mine")
        assert (note["kind"], note["speaker"], note["line"]) == ("quote", "S2", "> S2 that is mine")


def test_who_is_turned_away_is_out_at_once(evening: Evening) -> None:
    door = evening.serve()
    anna, ben = evening.guest(door), evening.guest(door)
    assert anna.note("kept").status == 200
    with anna.stream() as stream:
        stream.until("notes")
        evening.turn_away(anna.found_in(evening.doorway).id)
        away_s = monotonic()
        last = stream.rest()[-1]
        assert monotonic() - away_s < 5  # not at the next beat
    assert (last[0], last[1]["standing"], last[1]["actor"]) == ("me", "turned_away", "")
    refused = [anna.get(name).status for name in ("me", "scene", "words", "stream")]
    assert [*refused, anna.note("gone").status] == [401] * 5
    assert ben.note("goes on").status == 200
    # Their browser may ask again, and is a new guest to be admitted.
    assert anna.knock().json["standing"] == "waiting"


def given(actor: str, line: str) -> dict[str, object]:
    """A note, as a page sends it."""
    note = {"note_id": str(uuid.uuid4()), "source": "phone"}
    command = {"command_id": str(uuid.uuid4()), "kind": "WriteNote", "data": note, "line": line}
    return {**command, "actor": actor}


def notes_of(anna: Visitor) -> list[tuple[str, str]]:
    answered = anna.get("scene").json
    return [(answered["scene"]["actor"], note["text"]) for note in answered["notes"]]


def test_what_was_given_as_somebody_else_is_not_taken(evening: Evening) -> None:
    """It was on its way, or waited on the device, when its giver was let in under another code."""
    door = evening.serve()
    anna = evening.guest(door)
    guest = anna.found_in(evening.doorway)
    evening.turn_away(guest.id)
    evening.admit(guest.id, "O2")
    wait_until(lambda: anna.get("me").status == 200 and anna.get("me").json["actor"] == "O2", "let in as O2")
    assert anna.post("do", given("O1", "as O1")).status == 403
    assert notes_of(anna) == []
    assert anna.post("do", given("O2", "as O2")).status == 200
    assert notes_of(anna) == [("O2", "as O2")]


def test_what_was_sent_slowly_is_not_taken_from_who_was_turned_away_meanwhile(evening: Evening) -> None:
    door = evening.serve()
    anna = evening.guest(door)
    body = json.dumps(given("O1", "slowly")).encode()
    connection = door.connection()
    connection.putrequest("POST", "/api/tablecloth/do")
    for name, value in {"Content-Type": "application/json", "Content-Length": len(body)}.items():
        connection.putheader(name, str(value))
    connection.putheader("Cookie", anna.cookie)
    connection.endheaders(body[:-1])
    assert anna.note("by then the door has begun to read").status == 200
    evening.turn_away(anna.found_in(evening.doorway).id)
    wait_until(lambda: anna.get("me").status == 401, "turned away")
    connection.send(body[-1:])
    assert connection.getresponse().status == 401
    connection.close()
    evening.admit(anna.found_in(evening.doorway).id, "O1")
    wait_until(lambda: anna.get("me").status == 200, "let in again")
    assert notes_of(anna) == [("O1", "by then the door has begun to read")]


def test_presence_is_written_down(evening: Evening) -> None:
    door = evening.serve()
    anna = evening.guest(door)
    me = anna.found_in(evening.doorway).id
    with anna.stream() as stream:
        stream.until("notes")
        wait_until(lambda: evening.doorway.connected == (me,), "presence")
    wait_until(lambda: evening.doorway.connected == (), "absence")
