"""Coming in, writing, hearing of it, being turned away: over a real door."""

from __future__ import annotations

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


def test_presence_is_written_down(evening: Evening) -> None:
    door = evening.serve()
    anna = evening.guest(door)
    me = anna.found_in(evening.doorway).id
    with anna.stream() as stream:
        stream.until("notes")
        wait_until(lambda: evening.doorway.connected == (me,), "presence")
    wait_until(lambda: evening.doorway.connected == (), "absence")
