"""A tablecloth in a terminal elsewhere: real processes, and a door between them that dies and comes back."""

from __future__ import annotations

import subprocess
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path
from queue import Queue
from threading import Thread
from typing import IO

import pytest

from fishbowl.core.stages import OpenStage
from fishbowl.core.tablecloths import Note
from fishbowl.runtime.runner import Runner
from tests.end_to_end.running import PROGRAM, fishbowl
from tests.support.house import wait_until
from tests.support.terminal import Terminal
from tests.web.doorway import Evening

DEADLINE_S = 20.0


@pytest.fixture
def evening(tmp_path: Path) -> Iterator[Evening]:
    with Evening(tmp_path) as evening:
        evening.people_arrive()
        yield evening


def admit_next(evening: Evening, wanted: str = "") -> str:
    """Let in whoever asked last; gives the name that the moderator was shown."""
    wait_until(lambda: bool(evening.doorway.waiting), "a knock", DEADLINE_S)
    guest = evening.doorway.waiting[-1]
    evening.admit(guest.id, wanted)
    return guest.name


class Pipe:
    """`fishbowl observe LINK --plain` on pipes, as a screen reader or a script has it."""

    def __init__(self, link: str, *options: str, ui: str = "en") -> None:
        argv = [*PROGRAM, "--ui", ui, "observe", link, "--plain", *options]
        pipe = subprocess.PIPE
        self.process = subprocess.Popen(argv, stdin=pipe, stdout=pipe, stderr=pipe, text=True)
        self._out: Queue[str] = Queue()
        self.told: list[str] = []
        """What was announced on standard error so far."""
        Thread(target=self._read, args=(self.process.stdout, self._out.put), daemon=True).start()
        Thread(target=self._read, args=(self.process.stderr, self.told.append), daemon=True).start()

    def type(self, line: str) -> None:
        assert self.process.stdin is not None
        self.process.stdin.write(line + "\n")
        self.process.stdin.flush()

    def answer(self) -> str:
        return self._out.get(timeout=DEADLINE_S)

    def heard(self, words: str) -> None:
        wait_until(lambda: any(words in line for line in self.told), words, DEADLINE_S)

    def end(self) -> int:
        assert self.process.stdin is not None
        self.process.stdin.close()
        return self.process.wait(DEADLINE_S)

    def __enter__(self) -> Pipe:
        return self

    def __exit__(self, *_: object) -> None:
        self.process.kill()
        self.process.wait(DEADLINE_S)

    @staticmethod
    def _read(stream: IO[str] | None, put: object) -> None:
        assert stream is not None
        assert callable(put)
        for line in stream:
            put(line.rstrip("\n"))


def written(evening: Evening, author: str = "O1") -> list[tuple[str, str | None, str]]:
    """Kind, speaker and text of the author's notes, as the session file has them."""
    with closing(evening.study.runner(evening.path)) as runner:
        return [(note.kind, note.speaker, text_of(runner, note)) for note in notes_of(runner, author)]


def notes(evening: Evening, author: str = "O1") -> list[Note]:
    with closing(evening.study.runner(evening.path)) as runner:
        return notes_of(runner, author)


def notes_of(runner: Runner, author: str) -> list[Note]:
    return [note for note in runner.state.notes.in_order if note.author == author]


def text_of(runner: Runner, note: Note) -> str:
    body = runner.read((note.seq,), note.author)[note.seq]
    return body if isinstance(body, str) else body["text"]


def test_a_pipe_is_admitted_and_its_lines_are_stored_each_once(evening: Evening) -> None:
    door = evening.serve()
    with Pipe(door.opened["join_url"], "--name", "Anna", "--as", "O2") as pipe:
        pipe.heard("You asked to come in")
        assert admit_next(evening, "O2") == "Anna"
        pipe.heard("You are in, as O2")
        pipe.type("> S2 that is mine")
        saved = pipe.answer()
        pipe.type(f":correct {saved.removeprefix('saved ')[-6:]} > S3 that is hers")
        assert pipe.answer().startswith("saved ")
        pipe.type(":list")
        assert pipe.answer().endswith("> S3 that is hers")
        evening.do(OpenStage("welcome"))
        pipe.heard("stage: Welcome")
        pipe.type("?")
        assert pipe.answer().startswith("refused: There is nothing")
        assert pipe.end() == 1, "something was refused"
    assert written(evening, "O2") == [("quote", "S3", "that is hers")]


def test_a_line_typed_while_the_door_is_dead_waits_for_its_answer(evening: Evening) -> None:
    door = evening.serve()
    with Pipe(door.opened["join_url"], "--name", "Anna") as pipe:
        pipe.heard("You asked to come in")
        admit_next(evening)
        pipe.type("before")
        assert pipe.answer().startswith("saved ")
        door.kill()
        pipe.heard("No connection with the door")
        pipe.type("? meanwhile")
        pipe.type("? and then")
        again = evening.serve(port=door.port)
        back_s = evening.room.now_s
        assert pipe.answer().startswith("saved ")
        assert pipe.answer().startswith("saved ")
        pipe.heard("The connection is back")
        assert pipe.end() == 0
        assert again.process.poll() is None
    assert [text for _, _, text in written(evening)] == ["before", "meanwhile", "and then"]
    assert notes(evening)[1].typed_s < back_s, "placed where the session was when it was typed"


def test_who_is_turned_away_hears_it_and_stores_nothing_more(evening: Evening) -> None:
    door = evening.serve()
    with Pipe(door.opened["join_url"], ui="nl") as pipe:
        pipe.heard("de gespreksleider laat je toe")
        admit_next(evening)
        pipe.type("dit telt")
        assert pipe.answer().startswith("saved ")
        evening.turn_away(evening.doorway.admitted[0].id)
        pipe.heard("De gespreksleider heeft je niet (meer) toegelaten")
        pipe.type("dit niet")
        assert pipe.answer().startswith("refused: De gespreksleider heeft je niet")
        assert pipe.end() == 1
    assert [text for _, _, text in written(evening)] == ["dit telt"]


def test_who_is_not_let_in_ends_with_a_sentence(evening: Evening) -> None:
    door = evening.serve()
    with Pipe(door.opened["join_url"]) as pipe:
        pipe.heard("You asked to come in")
        evening.turn_away(evening.doorway.waiting[0].id)
        pipe.heard("did not let you in")
        assert pipe.process.wait(DEADLINE_S) == 1


@pytest.mark.parametrize(
    ("link", "options", "sentence"),
    [
        ("{url}#wrong", (), "This link is of an earlier time"),
        ("{url}", ("--pin", "222222"), "This PIN is not right"),
        ("{url}", (), "has no key in it"),
        ("{url}table#x", (), "link for the table or the entrance"),
        ("http://127.0.0.1:1/#x", (), "No door answers at http://127.0.0.1:1/ (Connection refused)"),
        ("http://:0/", (), "is no address of a door"),
        ("https://{netloc}/#x", (), "No door answers"),
    ],
)
def test_what_is_no_way_in_is_said(
    evening: Evening, link: str, options: tuple[str, ...], sentence: str
) -> None:
    door = evening.serve()
    address = link.format(url=door.url, netloc=door.netloc)
    said = fishbowl(evening.folder, "observe", address, "--plain", *options)
    assert sentence in said.refusal


def test_the_pin_opens_as_the_key_does(evening: Evening) -> None:
    door = evening.serve()
    with Pipe(door.url, "--pin", door.pin.lower()) as pipe:
        pipe.heard("You asked to come in")
        assert admit_next(evening) == "", "nobody's name is sent by itself"
        pipe.type("in")
        assert pipe.answer().startswith("saved ")


def test_options_of_a_door_are_no_use_for_a_file_and_the_other_way_round(evening: Evening) -> None:
    for words, told in (
        (("last", "--plain"), "--as"),
        (("last", "--as", "O1", "--pin", "x"), "--pin goes with the link of a door"),
    ):
        said = fishbowl(evening.folder, "observe", *words)
        assert said.code == 2
        assert told in said.err


def test_a_screen_keeps_what_is_typed_while_the_door_is_dead_and_sends_it_once(evening: Evening) -> None:
    door = evening.serve()
    argv = [*PROGRAM, "--ui", "en", "observe", door.opened["join_url"]]
    with Terminal(argv) as cloth:
        cloth.wait_for("What is your name")
        cloth.press("Anna", "enter")
        cloth.wait_for("You asked to come in")
        assert admit_next(evening) == "Anna"
        cloth.wait_for("Tablecloth of O1")
        cloth.press("> S1 before", "enter")
        cloth.wait_for("S1: before +saved")
        door.kill()
        cloth.wait_for("No connection with the door")
        before_s = evening.room.now_s
        cloth.press("? meanwhile", "enter")
        cloth.wait_for(r"meanwhile +NOT SAVED")
        after_s = evening.room.now_s
        cloth.press("and this too", "enter")
        cloth.wait_for(r"and this too +NOT SAVED")
        evening.serve(port=door.port)
        cloth.wait_for(r"meanwhile +saved")
        cloth.wait_for(r"and this too +saved")
        cloth.wait_for("All is saved now")
        cloth.press("ctrl+q")
        assert cloth.wait_for_end() == 0
    assert written(evening) == [
        ("quote", "S1", "before"),
        ("question", None, "meanwhile"),
        ("observation", None, "and this too"),
    ]
    _, meanwhile, _ = notes(evening)
    assert before_s - 0.1 <= meanwhile.typed_s <= meanwhile.sent_s <= after_s + 0.1


def test_who_stops_waiting_ends_cleanly(evening: Evening) -> None:
    door = evening.serve()
    with Terminal([*PROGRAM, "--ui", "nl", "observe", door.opened["join_url"], "--name", "Anna"]) as waiting:
        waiting.wait_for("Gevraagd om binnen te komen")
        waiting.press("\x03")
        assert waiting.wait_for_end() == 1
        assert "Traceback" not in waiting.text


def test_a_certificate_that_nobody_vouches_for_is_trusted_by_its_fingerprint(evening: Evening) -> None:
    door = evening.serve("--tls")
    link, shown = door.opened["join_url"], door.opened["fingerprint"]
    refusal = fishbowl(evening.folder, "observe", link, "--plain").refusal
    assert f"--fingerprint: {shown}" in refusal
    other = shown.replace(shown[:2], "00", 1)
    assert shown in fishbowl(evening.folder, "observe", link, "--plain", "--fingerprint", other).refusal
    with Pipe(link, "--fingerprint", shown.lower()) as pipe:
        pipe.heard("You asked to come in")
        admit_next(evening)
        pipe.type("in secret")
        assert pipe.answer().startswith("saved ")
        assert pipe.end() == 0
        assert not any("Not encrypted" in line for line in pipe.told)
