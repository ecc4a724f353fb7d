"""sessions, show, log, verify, withdraw: as a script or a moderator calls them."""

from __future__ import annotations

import json
import signal
import sqlite3
import subprocess
import sys
import threading
from contextlib import closing
from pathlib import Path
from queue import Queue

import pytest
from click.testing import CliRunner, Result

from fishbowl.cli import cli
from fishbowl.core.errors import NotSaved, Refused, SessionUnreadable
from fishbowl.core.notes import OpenTablecloths, WriteNote
from fishbowl.core.session import EndSession, Rehearsal, TakeConsole, Undo
from fishbowl.core.stages import OpenStage
from fishbowl.storage import connect
from tests.support.held import Held
from tests.support.house import BEGAN_AT, DEADLINE_S

SECRET = "XyZZy"


def call(study: Path, *words: str, typed: str = "") -> Result:
    return CliRunner().invoke(cli, ["--study", str(study), *words], input=typed)


@pytest.fixture
def study(tmp_path: Path) -> Path:
    return tmp_path


def written(study: Path) -> Held:
    held = Held(study)
    held.at(10, "M", OpenStage("binding"))
    held.at(20, "O1", WriteNote("n1", "O1", "quote", "S1"), text=SECRET)
    held.at(21, "M", WriteNote("n2", "M", "observation"), text="\x1b[2J mine")
    return held


def test_sessions_are_listed_newest_first_with_what_became_of_them(study: Path) -> None:
    with Held(study) as held:
        held.at(10, "M", OpenStage("welcome"))
        held.at(20, "M", EndSession())
    with Held(study, name="try \x1b[2J", rehearsal=Rehearsal(1, 1.0, BEGAN_AT + 60, BEGAN_AT)):
        pass
    (study / "sessions" / "broken.fishbowl").write_bytes(b"")
    lines = [line.split("\t") for line in call(study, "sessions").stdout.splitlines()]
    assert sorted(lines[:2]) == [
        ["2026-03-12-group-1", "2026-03-12 14:00", "fishbowl", "en", "ended", "Group 1"],
        [
            *("2026-03-12-try-2j", "2026-03-12 14:01", "fishbowl", "en"),
            *("not started yet, rehearsal (simulated)", "try ␛[2J"),
        ],
    ]
    assert lines[2][0] == "broken"
    assert lines[2][4] == "can't be read"
    assert "is empty" in lines[2][5]


def test_an_empty_study_says_what_to_do(study: Path) -> None:
    result = call(study, "sessions")
    assert (result.exit_code, result.stdout) == (0, "")
    assert "fishbowl new" in result.stderr


def test_show_prints_the_review_in_either_language_and_withholds(study: Path) -> None:
    with written(study):
        english, dutch = call(study, "show", "last"), call(study, "show", "Group 1", "--lang", "nl")
    assert english.stdout.startswith("Group 1\n\nSESSION\n")
    assert "AGENDA: GEPLAND EN WERKELIJK" in dutch.stdout
    for result in (english, dutch):
        assert result.exit_code == 0
        assert SECRET not in result.output
        assert "\x1b" not in result.output
    assert "quote · [withheld]" in english.stdout


def test_log_prints_lines_for_people_and_for_machines(study: Path) -> None:
    with written(study) as held:
        held.at(22, "M", Undo())
        for_people, for_machines = call(study, "log", "last"), call(study, "log", "last", "--json")
        last = held.runner.records[-1].seq
    assert [line.split("  ", 3)[-1] for line in for_people.stdout.splitlines()[-3:]] == [
        " 0:00:10  O1   note written · quote · [withheld]",
        " 0:00:11  M    [UNDONE] · note written · observation · “␛[2J mine”",
        f" 0:00:12  M    undone · #{last - 1}",
    ]
    lines = [json.loads(line) for line in for_machines.stdout.splitlines()]
    assert [(line["seq"], line["kind"], line["retracted"], line["body"]) for line in lines[-3:]] == [
        (last - 2, "NoteWritten", False, "withheld"),
        (last - 1, "NoteWritten", True, {"text": "\x1b[2J mine"}),
        (last, "Retracted", False, None),
    ]
    assert SECRET not in for_people.output + for_machines.output


def test_a_rehearsals_log_says_so_on_its_first_line(study: Path) -> None:
    with Held(study, rehearsal=Rehearsal(1, 1.0, BEGAN_AT, BEGAN_AT)):
        pass
    assert call(study, "log", "last").stdout.startswith("REHEARSAL")
    assert json.loads(call(study, "log", "last", "--json").stdout.splitlines()[0])["rehearsal"] is True


def test_follow_prints_what_is_stored_until_ctrl_c_and_ends_well(study: Path) -> None:
    lines: Queue[str] = Queue()
    with written(study) as held:
        process = subprocess.Popen(
            [sys.executable, "-m", "fishbowl", "--study", str(study), "log", "last", "--json", "--follow"],
            stdout=subprocess.PIPE,
            text=True,
        )
        assert process.stdout is not None
        out = process.stdout

        def listen() -> None:
            for line in out:
                lines.put(line)

        threading.Thread(target=listen, daemon=True).start()
        try:
            for _ in held.runner.records:
                lines.get(timeout=DEADLINE_S)
            held.at(30, "M", OpenStage("break"))
            held.at(31, "M", OpenTablecloths())
            added = [json.loads(lines.get(timeout=DEADLINE_S)) for _ in range(2)]
        finally:
            process.send_signal(signal.SIGINT)
            code = process.wait(timeout=DEADLINE_S)
    assert [line["kind"] for line in added] == ["StageOpened", "TableclothsOpened"]
    assert code == 0


def test_verify_says_that_a_file_is_sound_with_its_last_hash(study: Path) -> None:
    with written(study) as held:
        events = len(held.runner.records)
    result = call(study, "verify", "last")
    assert result.exit_code == 0
    assert f"is sound: {events} events, 0 of them erased. Last hash: " in result.stdout
    head = result.stdout.split()[-1]
    assert call(study, "verify", "last", "--head", head).exit_code == 0


def test_verify_names_each_fault_and_exits_1(study: Path) -> None:
    with written(study) as held:
        path = held.path
    with closing(sqlite3.connect(path)) as connection:
        connection.execute("DROP TRIGGER event_never_updated")
        connection.execute("UPDATE event SET actor = 'A' WHERE seq = 3")
        connection.commit()
    result = call(study, "verify", "last")
    assert result.exit_code == 1
    assert len(result.stdout.splitlines()) == 2
    assert "is not sound (faults: 2)" in result.stderr


def test_withdraw_asks_for_the_code_and_erases(study: Path) -> None:
    with written(study) as held:
        held.at(30, "M", OpenStage("break"))
        held.at(31, "M", OpenTablecloths())
    assert SECRET in call(study, "show", "last").stdout
    refused = call(study, "withdraw", "last", "S1", typed="yes\n")
    assert (refused.exit_code, refused.stderr.splitlines()[-1]) == (1, "Nothing was erased.")
    assert SECRET in call(study, "show", "last").stdout
    done = call(study, "withdraw", "last", "S1", typed="S1\n")
    assert done.exit_code == 0
    assert "The consent of S1 is withdrawn" in done.stdout
    assert SECRET.encode() not in held.path.read_bytes()
    assert "quote S1 · erased" in call(study, "show", "last").stdout
    again = call(study, "withdraw", "last", "S1", "--yes")
    assert isinstance(again.exception, Refused)
    assert again.exception.key == "errors.consent_was_withdrawn"


def test_withdraw_tells_where_others_still_name_the_person(study: Path) -> None:
    with written(study) as held:
        held.at(22, "M", WriteNote("n3", "M", "observation"), text="s1 laughs, S10 does not")
        held.at(23, "M", WriteNote("n4", "M", "observation"), text="S10 leaves")
        held.at(24, "O1", WriteNote("n5", "O1", "observation"), text="S1 is closed to the moderator")
        named = [rec.seq for rec in held.runner.records if getattr(rec.event, "note_id", "") == "n3"]
    told = call(study, "withdraw", "last", "S1", "--yes").stdout.splitlines()
    assert told[1].startswith("Others still name S1 in what they typed or said")
    assert told[2:] == [
        f"  {named[0]} M note written",
        "What observers wrote is still closed, and was not searched. Once the tablecloths are open, see with "
        "fishbowl redact 2026-03-12-group-1 S1 where they name S1.",
    ]


def test_withdraw_waits_for_no_one_at_the_console(study: Path) -> None:
    with written(study) as held:
        held.do("M", TakeConsole("k1"))
    assert call(study, "withdraw", "last", "O1", "--yes").exit_code == 0
    unknown = call(study, "withdraw", "last", "S7", "--yes")
    assert isinstance(unknown.exception, Refused)
    assert unknown.exception.key == "errors.no_such_person"


def test_the_team_has_no_consent_to_withdraw(study: Path) -> None:
    written(study)
    for code in ("M", "a"):
        refused = call(study, "withdraw", "last", code, "--yes")
        assert isinstance(refused.exception, Refused)
        assert refused.exception.key == "cli.withdraw_crew"
        assert refused.exception.params == {"person": code.upper()}


@pytest.mark.parametrize(("code", "typed"), [("s1", "S1\n"), ("S1", "s1\n")])
def test_a_code_may_be_typed_in_small_letters(study: Path, code: str, typed: str) -> None:
    written(study).close()
    assert "The consent of S1 is withdrawn" in call(study, "withdraw", "last", code, typed=typed).stdout
    observed = call(study, "observe", "last", "--as", "o1", "--plain", typed="+ quiet here\n")
    assert observed.stdout.splitlines()[-1].startswith("saved ")


def test_withdraw_says_when_remains_are_still_in_the_file(
    study: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(connect, "SETTINGS", (*connect.SETTINGS, "busy_timeout = 50"))
    with written(study) as held, closing(connect.connect(held.path, writable=False)) as reader:
        reader.execute("BEGIN")
        reader.execute("SELECT count(*) FROM event").fetchone()
        result = call(study, "withdraw", "last", "S1", "--yes")
    assert "The consent of S1 is withdrawn" in result.stdout
    assert isinstance(result.exception, NotSaved)
    assert result.exception.key == "storage.not_scrubbed"


@pytest.mark.parametrize("command", ["show", "log", "verify"])
def test_a_session_that_is_not_there_is_named(study: Path, command: str) -> None:
    result = call(study, command, "nope")
    assert isinstance(result.exception, SessionUnreadable)
    assert result.exception.key == "storage.no_such_session"
