"""A whole fishbowl as people run it: moderator, table and two observers, each a process of its own."""

from __future__ import annotations

import csv
import json
import signal
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from fishbowl.bootstrap import LocalStudy
from fishbowl.core.base import Words
from fishbowl.core.people import MarkAttendance, RecordConsent
from fishbowl.core.state import SessionState
from fishbowl.runtime.ports import Issued
from fishbowl.storage.verify import verify
from tests.support.house import wait_until
from tests.support.terminal import Terminal

FISHBOWL = [sys.executable, "-m", "fishbowl", "--ui", "en"]
PEOPLE = ("S1", "S2", "S3", "O1", "O2")


def fishbowl(folder: Path, *words: str) -> str:
    """What a command prints. Fails with what it said instead."""
    done = subprocess.run(
        [*FISHBOWL, "--study", str(folder), *words], capture_output=True, text=True, check=False, timeout=60
    )
    assert done.returncode == 0, done.stderr
    return done.stdout


class Observer:
    """`fishbowl observe --plain` at the end of a pipe."""

    def __init__(self, folder: Path, session: Path, code: str) -> None:
        argv = [*FISHBOWL, "--study", str(folder), "observe", str(session), "--as", code, "--plain"]
        self._process = subprocess.Popen(argv, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True)

    def writes(self, line: str) -> str:
        """Send a line; gives the answer, which comes once the note is durable."""
        assert self._process.stdin
        assert self._process.stdout
        self._process.stdin.write(line + "\n")
        self._process.stdin.flush()
        return self._process.stdout.readline().strip()

    def leaves(self) -> int:
        assert self._process.stdin
        self._process.stdin.close()
        return self._process.wait(30)


class Study:
    """The folder, the session, and its state as it stands in the file."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        made = fishbowl(
            folder, "new", "fishbowl", "--lang", "nl", "--institution", "de Hanze", "--programme", "SW",
            "--participants", "3", "--observers", "2", "--name", "whole",
        )  # fmt: skip
        self.path = Path(made.strip().splitlines()[-1])
        self._study = LocalStudy(folder)
        self._runner = self._study.runner(self.path, writable=True)

    @property
    def state(self) -> SessionState:
        self._runner.catch_up()
        return self._runner.state

    def everyone_arrives(self) -> None:
        for person in PEOPLE:
            for command in (MarkAttendance(person, "present"), RecordConsent(person, "1", "paper")):
                self._runner.perform(Issued(self._study.ids(), "M", command, Words()))

    def terminal(self, *words: str) -> Terminal:
        return Terminal([*FISHBOWL, "--study", str(self.folder), *words], 80, 24)

    def until(self, what: str) -> None:
        """Wait until the open stage is the one named."""
        wait_until(lambda: self.stage == what, f"stage {what}", 20)

    @property
    def stage(self) -> str:
        visit = self.state.stages.current
        return visit.stage_id if visit else ""

    def close(self) -> None:
        self._runner.close()


@pytest.fixture
def study(tmp_path: Path) -> Iterator[Study]:
    made = Study(tmp_path)
    yield made
    made.close()


def go_on(console: Terminal, study: Study, stage: str) -> None:
    """Press `d` until the stage named is open, saying yes to what is asked on the way."""
    before = study.stage
    wait_until(lambda: "Esc" not in console.text, "the dialog before is gone", 20)
    console.press("d")
    wait_until(lambda: study.stage != before or "Esc" in console.text, "the next stage or a question", 20)
    if study.stage == before:
        console.press("enter")
    study.until(stage)


def test_a_whole_fishbowl_killed_and_resumed_midway(study: Study) -> None:
    study.everyone_arrives()
    session = str(study.path)
    console = study.terminal("moderate", session)
    console.wait_for("not started")
    go_on(console, study, "welcome")
    go_on(console, study, "binding")

    with study.terminal("table", session) as table:
        table.wait_for("Binding")
        table.press(" ")
        console.wait_for("De pandemie zette de binding")
        table.wait_for("De pandemie zette de binding")
        one, two = Observer(study.folder, study.path, "O1"), Observer(study.folder, study.path, "O2")
        first = one.writes("? SECRET-ONE waarom juist toen")
        assert first.startswith("saved ")
        assert two.writes("SECRET-TWO knikt instemmend").startswith("saved ")
        console.press("1")
        wait_until(lambda: study.state.turns.current is not None, "who speaks is known", 20)

        # The lid falls, the battery is empty, the process is gone: nothing that was saved may be.
        console.signal(signal.SIGKILL)
        console.wait_for_end()
        console.close()
        assert one.writes("> 2 tijdens de storing gewoon doorgeschreven").startswith("saved ")
        console = study.terminal("moderate", session)
        console.wait_for("De pandemie zette de binding")
        assert "SECRET" not in console.received.decode("utf-8", "replace")
        assert "SECRET" not in table.received.decode("utf-8", "replace")

        table.press(" ")
        console.wait_for("speelt|Wat speelt")
        table.press("q")
    for stage in ("wellbeing", "online", "break"):
        go_on(console, study, stage)
    console.press("w")
    console.wait_for("Enter")
    console.press("enter")
    wait_until(lambda: study.state.notes.opened_s is not None, "the tablecloths open", 20)
    for stage in ("observer_questions", "closing"):
        go_on(console, study, stage)
    assert one.leaves() == 0
    assert two.leaves() == 0
    console.signal(signal.SIGTERM)
    assert console.wait_for_end() == 143
    console.close()
    _check_record(study)


def _check_record(study: Study) -> None:
    verdict = verify(study.path)
    assert verdict.faults == ()
    visited = [visit.stage_id for visit in study.state.stages.visits]
    assert visited == ["welcome", "binding", "wellbeing", "online", "break", "observer_questions", "closing"]
    lines = [
        json.loads(line) for line in fishbowl(study.folder, "log", str(study.path), "--json").splitlines()
    ]
    assert [line["seq"] for line in lines] == list(range(1, len(lines) + 1))
    notes = {line["body"]["text"] for line in lines if line["kind"] == "NoteWritten"}
    assert {text[:10] for text in notes} >= {"SECRET-ONE", "SECRET-TWO"}
    assert len(notes) == 3
    fishbowl(study.folder, "export", str(study.path), "--to", "csv", "--out", str(study.folder / "out"))
    with (study.folder / "out" / "notes.csv").open(encoding="utf-8-sig", newline="") as file:
        rows = list(csv.DictReader(file))
    assert {row["author"] for row in rows} == {"O1", "O2"}
    assert "SECRET-ONE" in fishbowl(study.folder, "show", str(study.path))


@pytest.mark.parametrize("number", [signal.SIGTERM, signal.SIGHUP])
def test_a_signal_leaves_the_terminal_as_it_was(study: Study, number: int) -> None:
    with study.terminal("moderate", str(study.path)) as console:
        console.wait_for("not started")
        console.signal(number)
        assert console.wait_for_end() == 128 + number
        sent = bytes(console.received)
    for left in (b"\x1b[?1049l", b"\x1b[?25h", b"\x1b[?1000l"):
        assert left in sent, f"{left!r} was not sent"
    assert study.state.session.console_id == "", "the seat is free again"


def test_the_second_moderator_is_told_and_may_watch(study: Study) -> None:
    study.everyone_arrives()
    with study.terminal("moderate", str(study.path)) as first:
        first.wait_for("not started")
        wait_until(lambda: study.state.session.console_id != "", "the first takes the seat", 20)
        with study.terminal("moderate", str(study.path)) as second:
            second.wait_for("(?i)take over")
            first.press("d")
            study.until("welcome")
