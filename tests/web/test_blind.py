"""Two observers at one door: nothing of the one comes to the other, whatever is asked."""

from __future__ import annotations

import uuid
from pathlib import Path
from threading import Thread

from fishbowl.core.notes import OpenTablecloths
from fishbowl.core.stages import OpenStage
from tests.web.doorway import Evening, Stream, Visitor

NAME = "Wilhelmina"
WORDS = ("zebra crossing", "quagga question", "okapi corrected", "gnu own view", "eland once more")
ROUTES = ("me", "scene", "state", "words", "stream", "openapi.json", "notes", "do", "knock")


def all_that_is_told(visitor: Visitor, last_seq: int) -> bytes:
    """Every answer that this guest gets to anything that can be asked for, headers too."""
    seqs = "&".join(f"seq={n}" for n in range(last_seq + 5))
    queries = ("", f"?{seqs}", "?seq=-1&seq=1e3&seq=%00&seq=%d9%a5", "?after=0", "?as=state", "?actor=O1")
    told = []
    for place in ("tablecloth", "table", "entrance"):
        for name in ROUTES:
            for query in queries if name != "stream" else ():
                answered = visitor.ask("GET", f"/api/{place}/{name}{query}")
                assert answered.status in (200, 401, 403, 404, 405, 429), (name, query, answered.status)
                told += [str(answered.headers).encode(), answered.body]
    return b"".join(told)


def listen(stream: Stream) -> Thread:
    thread = Thread(target=stream.rest)
    thread.start()
    return thread


def test_of_what_one_writes_nothing_comes_to_another(tmp_path: Path) -> None:
    with Evening(tmp_path, observers=2) as evening:
        evening.people_arrive()
        door = evening.serve()
        anna, ben = evening.guest(door, name=NAME, wanted="O1"), evening.guest(door, name="Ben", wanted="O2")
        table, entrance = evening.guest(door, "table", NAME), Visitor(door, "entrance")
        entrance.knock(name=NAME)
        others = [ben, table, entrance]
        streams = [other.stream() for other in others]
        state_stream = Stream(ben, query="?as=state")
        threads = [listen(stream) for stream in (*streams, state_stream)]
        for stage in evening.room.state.protocol.stages[:3]:
            evening.do(OpenStage(stage.id))
        secrets = [NAME, anna.secret, anna.found_in(evening.doorway).id, *WORDS]
        ids = [str(uuid.uuid4()) for _ in range(8)]
        assert anna.note(f"> S1 {WORDS[0]}", ids[0], ids[1]).status == 200
        assert anna.note(f"? {WORDS[1]}", ids[2], ids[3]).status == 200
        assert anna.do("CorrectNote", WORDS[2], ids[4], note_id=ids[1]).status == 200
        assert anna.do("FlagName", None, ids[5], note_id=ids[1]).status == 200
        assert anna.note(f"( {WORDS[3]}", ids[6], ids[7]).status == 200
        assert anna.do("RetractNote", None, str(uuid.uuid4()), note_id=ids[7]).status == 200
        evening.do(OpenStage("break"))
        evening.do(OpenTablecloths())
        assert anna.note(f"! {WORDS[4]}").status == 200
        last_seq = evening.room.state.seq
        told = [all_that_is_told(other, last_seq) for other in others]
        # What another's note is called tells nothing either: it can't be touched, and isn't known.
        for kind in ("RetractNote", "FlagName"):
            theirs, nobodys = (ben.do(kind, note_id=each) for each in (ids[1], str(uuid.uuid4())))
            assert (theirs.status, theirs.body) == (nobodys.status, nobodys.body)
            assert theirs.status == 409
        assert ben.do("CorrectNote", "mine now", note_id=ids[1]).json["error"] == "errors.no_such_note"
        assert ben.note("mine now", note_id=ids[1]).status == 409
        # One's own command comes last: all that was on its way to the streams is there by then.
        door.stop()
        for thread in threads:
            thread.join(20)
        told += [stream.heard for stream in (*streams, state_stream)]
        for secret in (*secrets, *ids):
            assert [secret.encode() in each for each in told] == [False] * len(told), secret
        assert all(len(each) > 100 for each in told)


def test_of_another_observer_nobody_hears_even_that_they_wrote(evening: Evening) -> None:
    door = evening.serve()
    anna, ben = evening.guest(door), evening.guest(door)
    with ben.stream() as stream, Stream(ben, query="?as=state") as other:
        stream.until("notes")
        other.until("state")
        before = (stream.heard, other.heard)
        for n in range(5):
            assert anna.note(f"note {n}").status == 200
        # The next that comes to Ben is his own.
        assert ben.note("own").status == 200
        came = next(stream.events())
        while came[0] == "scene":
            came = next(stream.events())
        assert (came[0], came[1]["text"]) == ("note", "own")
        other.until("state")
        assert b"note 4" not in stream.heard + other.heard
        assert len(stream.heard) > len(before[0])
