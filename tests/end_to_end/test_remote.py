"""A tablecloth in a terminal elsewhere: real processes, and a door between them that dies and comes back."""

from __future__ import annotations

import subprocess
from collections.abc import Iterator
from pathlib import Path
from queue import Queue
from threading import Thread
from typing import IO

import pytest

from fishbowl.core.stages import OpenStage
from fishbowl.core.tablecloths import Note
from fishbowl.runtime.runner import Runner
from tests.end_to_end.running import PROGRAM
from tests.support.house import wait_until
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
    runner = evening.study.runner(evening.path)
    try:
        return [(note.kind, note.speaker, text_of(runner, note)) for note in notes_of(runner, author)]
    finally:
        runner.close()


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
