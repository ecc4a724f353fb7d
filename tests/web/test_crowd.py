"""Slow connections, endless bodies and a flood of notes, while honest observers write."""

from __future__ import annotations

import json
import shutil
import socket
import subprocess
import sys
import time
import uuid
from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import ExitStack, contextmanager
from pathlib import Path

import pytest

from fishbowl.core.base import Recorded
from fishbowl.core.notes import NoteWritten
from tests.support.house import wait_until
from tests.web.doorway import Answered, Door, Evening, Visitor

ATTACK_S = 12.0
HONEST = 8
EVERY_S = 0.5
MOST_ASKED = 500


def written(evening: Evening) -> dict[str, list[Recorded]]:
    """Every note in the record, by its id."""
    runner = evening.study.runner(evening.path)
    found: dict[str, list[Recorded]] = {}
    for rec in runner.records:
        if isinstance(rec.event, NoteWritten):
            found.setdefault(rec.event.note_id, []).append(rec)
    runner.close()
    return found


def write_for(visitor: Visitor, seconds: float) -> tuple[list[str], list[float]]:
    """Write as a page does: each note sent until it is acknowledged. The ids, and how long each took."""
    until, notes, took = time.monotonic() + seconds, list[str](), list[float]()
    while time.monotonic() < until:
        note_id, command_id, began = str(uuid.uuid4()), str(uuid.uuid4()), time.monotonic()
        while not delivered(visitor, command_id, note_id):
            assert time.monotonic() < began + 20, "an honest note was never acknowledged"
        notes.append(note_id)
        took.append(time.monotonic() - began)
        time.sleep(max(0.0, EVERY_S - took[-1]))
    return notes, took


def delivered(visitor: Visitor, command_id: str, note_id: str) -> bool:
    try:
        return visitor.note("honest", command_id, note_id).status == 200
    except OSError:
        return False


def test_no_honest_note_is_lost_or_doubled_whatever_others_do(tmp_path: Path) -> None:
    with Evening(tmp_path, observers=HONEST + 1) as evening:
        evening.people_arrive()
        door = evening.serve()
        flooder, *honest = [evening.guest(door) for _ in range(HONEST + 1)]
        streams = [visitor.stream() for visitor in honest]
        command = [sys.executable, "-m", "tests.web.attackers", str(door.port), flooder.cookie, str(ATTACK_S)]
        began = time.monotonic()
        with subprocess.Popen(command, stdout=subprocess.PIPE, text=True) as attack:
            assert attack.stdout is not None
            assert attack.stdout.readline() == "begun\n"
            with ThreadPoolExecutor(HONEST) as hands:
                done = list(hands.map(write_for, honest, [ATTACK_S - 1] * HONEST))
            told = json.loads(attack.stdout.read())
        lasted_s = time.monotonic() - began
        record = written(evening)
        sent = [note for notes, _ in done for note in notes]
        assert len(sent) == len(set(sent)) > HONEST * 5
        assert [len(record.get(note, ())) for note in sent] == [1] * len(sent)
        took = sorted(each for _, times in done for each in times)
        p95_s = took[int(len(took) * 0.95)]
        print(f"{len(sent)} honest notes, p95 {p95_s * 1000:.0f} ms, worst {took[-1] * 1000:.0f} ms; {told}")
        assert p95_s < 1.0
        # The flood was let in at its own pace; the slow ones and the films were shown out.
        flooded = [recs for note, recs in record.items() if note not in sent]
        assert len(flooded) == told["flood"]["200"] <= 60 + 2 * lasted_s
        assert told["flood"]["429"] > 100
        assert told["slow"]["closed"] >= 400 - 5
        assert set(told["film"]) <= {"413", "cut off"}
        for stream in streams:
            assert stream.status == 200
            stream.close()
        assert door.said == ""


def test_who_is_too_fast_is_told_when_to_come_back(evening: Evening) -> None:
    door = evening.serve()
    anna, ben = evening.guest(door), evening.guest(door)
    answers = until_refused(lambda: anna.note("again"))
    assert len(answers) > 60
    assert {each.status for each in answers[:-1]} == {200}
    assert (answers[-1].headers["Retry-After"], answers[-1].json["error"]) == ("1", "door.too_fast")
    assert {ben.note("mine").status for _ in range(5)} == {200}
    # What is read from the file has its measure too.
    assert len(until_refused(lambda: anna.get("scene"))) > 1


def until_refused(ask: Callable[[], Answered]) -> list[Answered]:
    """Ask as fast as this machine can, until the door has enough of it; all answers."""
    answers: list[Answered] = []
    while not answers or answers[-1].status != 429:
        assert len(answers) < MOST_ASKED
        answers.append(ask())
    return answers


@contextmanager
def silent_strangers(door: Door, many: int, hosts: int = 1) -> Iterator[list[socket.socket]]:
    """So many connections that say nothing, from so many addresses. A process may have 1024, by default."""
    with ExitStack() as held:
        yield [
            held.enter_context(
                socket.create_connection((door.host, door.port), 10, (f"127.0.0.{1 + n % hosts}", 0))
            )
            for n in range(many)
        ]


def closed(connections: list[socket.socket]) -> int:
    """How many of these the door has closed."""
    gone = 0
    for connection in connections:
        connection.setblocking(False)
        try:
            gone += connection.recv(1) == b""
        except BlockingIOError:
            pass
        except ConnectionError:
            gone += 1
    return gone


def descriptors(door: Door) -> int:
    return len(list(Path(f"/proc/{door.process.pid}/fd").iterdir()))


def test_strangers_can_hold_so_many_connections_and_no_more(evening: Evening) -> None:
    door = evening.serve()
    anna = evening.guest(door)
    with anna.stream() as stream:
        stream.until("notes")
        before = descriptors(door)
        with silent_strangers(door, 600) as silent:
            wait_until(lambda: closed(silent) >= 600 - 128, "the oldest strangers gone")
            assert descriptors(door) <= before + 128 + 2
            assert anna.note("through the crowd").status == 200
            assert stream.until("note")["text"] == "through the crowd"


def test_strangers_from_everywhere_can_hold_so_many_too(evening: Evening) -> None:
    door = evening.serve()
    anna = evening.guest(door)
    before = descriptors(door)
    with silent_strangers(door, 400, hosts=5) as silent:
        wait_until(lambda: closed(silent) >= 400 - 256, "the oldest strangers gone")
        assert descriptors(door) <= before + 256 + 2
        assert anna.note("through the crowd").status == 200
        assert Visitor(door, source="127.0.0.9").knock().status == 200


def test_one_guest_can_hold_so_many_streams_and_no_more(evening: Evening) -> None:
    door = evening.serve()
    anna, ben = evening.guest(door), evening.guest(door)
    with ben.stream() as bens:
        bens.until("notes")
        streams = [anna.stream() for _ in range(40)]
        wait_until(lambda: descriptors(door) < 24 + 25, "the oldest of them gone")
        assert anna.note("x").status == 200
        assert streams[-1].until("note")["text"] == "x"
        assert streams[0].rest()[-1][0] in ("me", "scene", "notes")
        assert ben.note("y").status == 200
        assert bens.until("note")["text"] == "y"
        for stream in streams:
            stream.close()


def test_it_asks_the_system_for_more_descriptors(evening: Evening) -> None:
    """A shell gives a process 1024, of which three hundred phones want more than one each."""
    import resource

    soft, hard = resource.getrlimit(resource.RLIMIT_NOFILE)
    resource.setrlimit(resource.RLIMIT_NOFILE, (256, hard))
    try:
        door = evening.serve()
    finally:
        resource.setrlimit(resource.RLIMIT_NOFILE, (soft, hard))
    assert resource.prlimit(door.process.pid, resource.RLIMIT_NOFILE)[0] == min(hard, 16_384)


def test_a_system_that_gives_few_descriptors_is_enough(evening: Evening) -> None:
    """They come faster than any of them can be counted, and are never taken in all at once."""
    limited = ("prlimit", "--nofile=300:300")
    if shutil.which("prlimit") is None:
        pytest.skip("no prlimit here")
    door = evening.serve(under=limited)
    anna = evening.guest(door)
    with anna.stream() as stream:
        stream.until("notes")
        with silent_strangers(door, 800, hosts=50):
            assert anna.note("through the crowd").status == 200
            assert stream.until("note")["text"] == "through the crowd"
            assert Visitor(door, source="127.0.0.99").knock().status == 200
            assert descriptors(door) < 300 - 64
    assert door.said == ""


def test_a_slow_head_and_a_slow_body_have_their_time(evening: Evening) -> None:
    door = evening.serve()
    began = time.monotonic()
    silent, dripping, body = [socket.create_connection((door.host, door.port), 5) for _ in range(3)]
    host = f"Host: {door.netloc}\r\n".encode()
    dripping.sendall(b"GET / HTTP/1.1\r\n" + host + b"X: ")
    body.sendall(
        b"POST /api/tablecloth/knock HTTP/1.1\r\nContent-Type: application/json\r\n"
        + host
        + b"Content-Length: 1000\r\n\r\n"
    )
    answer = b""
    gone: dict[str, float] = {}
    while len(gone) < 3:
        assert time.monotonic() - began < 20, gone
        for name, connection in (("silent", silent), ("dripping", dripping), ("body", body)):
            if name in gone:
                continue
            connection.settimeout(0.2)
            try:
                if name != "silent":
                    connection.sendall(b"x")
                came = connection.recv(4096)
                answer += came if name == "body" else b""
            except TimeoutError:
                continue
            except ConnectionError:
                came = b""
            if not came:
                gone[name] = time.monotonic() - began
    assert answer.startswith(b"HTTP/1.1 408 ")
    assert max(gone["silent"], gone["dripping"]) < 15
    assert gone["body"] < 10
