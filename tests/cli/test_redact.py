"""fishbowl redact: a name or number out of all that was typed or said, as a privacy officer asks for it."""

from __future__ import annotations

import sys
from contextlib import closing
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from fishbowl.cli import cli
from fishbowl.core.anew import replace
from fishbowl.core.errors import NotSaved, Refused
from fishbowl.core.moments import MarkMoment
from fishbowl.core.notes import CorrectNote, OpenTablecloths, WriteNote
from fishbowl.core.people import DescribePerson
from fishbowl.core.recording import ConfirmRecording
from fishbowl.core.session import ChangeSetup, TakeConsole
from fishbowl.core.stages import OpenStage
from fishbowl.core.transcripts import AddTranscript, AddUtterance
from fishbowl.runtime.door import Guest, knock, turn
from fishbowl.runtime.unsent import TYPED
from fishbowl.storage import connect
from fishbowl.storage.verify import verify
from tests.support.held import Held
from tests.support.terminal import Terminal


def call(study: Path, *words: str) -> Result:
    return CliRunner().invoke(cli, ["--study", str(study), "redact", "last", *words])


@pytest.fixture
def held(tmp_path: Path) -> Held:
    held = Held(tmp_path / "study")
    held.do("A", DescribePerson("S1"), programme="with Vera", living="a.jansen@example.org")
    held.at(10, "M", OpenStage("break"))
    held.at(20, "O1", WriteNote("n1", "O1", "quote", "S2"), text="VÉRA's turn, says Veras mum")
    held.at(21, "O1", CorrectNote("n1", "quote", "S2"), text="Vera and Veranda \x1b[2J")
    held.at(22, "M", MarkMoment("m1", names_someone=True), text="call 06 12345678")
    return held


def words(held: Held) -> list[object]:
    readings = held.runner.read(tuple(range(1, len(held.runner.records) + 1)), "M")
    return [readings[seq] for seq in sorted(readings)]


def test_a_name_goes_from_everything_that_was_typed(held: Held) -> None:
    held.at(30, "M", OpenTablecloths())
    held.do("M", TakeConsole("k1"))
    done = call(held.study.folder, "vera", "--yes")
    assert (done.exit_code, done.stdout) == (
        0,
        "Taken out in 4 places and erased from the session file. Erase copies and earlier exports too.\n",
    )
    assert words(held) == [
        {"programme": "with [name]", "living": "a.jansen@example.org"},
        {"text": "[name]'s turn, says [name]s mum"},
        {"text": "[name] and Veranda \x1b[2J"},
        {"text": "call 06 12345678"},
    ]
    file = held.path.read_bytes()
    assert "VÉRA".encode() not in file
    assert b"with Vera" not in file
    assert verify(held.path).faults == ()
    assert call(held.study.folder, "vera").stdout == (
        "Nothing was found in what was typed or said, so nothing was taken out.\n"
    )


def test_without_a_name_it_is_what_looks_like_an_address_or_number(held: Held) -> None:
    held.at(30, "M", OpenTablecloths())
    assert call(held.study.folder, "--yes").exit_code == 0
    assert [words(held)[at] for at in (0, 3)] == [
        {"programme": "with Vera", "living": "[e-mail address]"},
        {"text": "call [phone number]"},
    ]


def test_what_stands_there_instead_can_be_said(held: Held) -> None:
    assert call(held.study.folder, "Vera", "call", "--with", "a teacher {x}", "--yes").exit_code == 0
    assert [words(held)[at] for at in (0, 3)] == [
        {"programme": "with a teacher {x}", "living": "a.jansen@example.org"},
        {"text": "a teacher {x} 06 12345678"},
    ]


def test_closed_tablecloths_are_not_searched_and_that_is_told(held: Held) -> None:
    done = call(held.study.folder, "Vera", "--yes")
    assert done.stderr.startswith("Not searched: 2 texts on tablecloths that are still closed.")
    held.at(30, "M", OpenTablecloths())
    assert words(held)[1:3] == [
        {"text": "VÉRA's turn, says Veras mum"},
        {"text": "Vera and Veranda \x1b[2J"},
    ]


def test_what_an_observer_was_typing_is_told_and_not_read(held: Held) -> None:
    held.runner.set_live(TYPED + "O2", '{"text": "Vera half", "typed_s": 5.0}')
    done = call(held.study.folder, "Vera", "--yes")
    assert "Not searched: what O2 was typing. It is not on the record yet: do this again" in done.stderr
    assert "half" not in done.output
    assert held.runner.live(TYPED + "O2") is not None


def test_what_can_not_be_taken_out_is_told_with_what_to_do(tmp_path: Path) -> None:
    held = Held(tmp_path / "study")
    held.do("M", ChangeSetup(replace(held.runner.state.session.setup, place="at Vera's")))
    guest = Guest("g1", "tablecloth", "Vera J.", 1.0, "secret", "admitted", "O1")
    turn(held.runner, knock(guest))
    cases = held.study.folder / "cases"
    cases.mkdir()
    (cases / "coach.yaml").write_text("name: Coach\ntips_students: ask véra, or a.jansen@example.org\n")
    seq = len(held.runner.records)
    done = call(held.study.folder, "Vera", "--yes")
    assert done.stdout == "Nothing was found in what was typed or said, so nothing was taken out.\n"
    assert [line for line in done.stderr.splitlines() if line.startswith("  ")] == [
        f"  #{seq} place: …at ⟦Vera⟧'s…",
        "  cases/coach.yaml, 2: …tips_students: ask ⟦véra⟧, or a.jansen@example.org…",
        "  O1: …⟦Vera⟧ J.…",
    ]
    assert "Found in facts of the session too. They stay in this file" in done.stderr
    assert "with an editor:" in done.stderr
    by_pattern = call(held.study.folder, "--yes").stderr.splitlines()
    assert by_pattern[-1] == "  cases/coach.yaml, 2: …tips_students: ask véra, or ⟦a.jansen@example.org⟧…"


def test_a_name_in_what_the_session_is_called_is_told(tmp_path: Path) -> None:
    study = tmp_path / "study"
    made = ["new", "fishbowl", "--institution", "Hanze", "--programme", "x", "--name", "Véra's group"]
    assert CliRunner().invoke(cli, ["--study", str(study), *made]).exit_code == 0
    told = call(study, "vera").stderr
    assert "  #1 name: …⟦Véra⟧'s group…\n" in told
    assert "Rename it once nobody has the session open:" in told
    assert "-⟦vera⟧-s-group…\n" in told


def test_a_name_can_be_said_where_no_list_of_processes_shows_it(held: Held) -> None:
    held.at(30, "M", OpenTablecloths())
    command = ["--study", str(held.study.folder), "redact", "last", "-", "--yes"]
    assert CliRunner().invoke(cli, command, input="").exit_code == 2
    done = CliRunner().invoke(cli, command, input="Vera\n\ncall\r\n")
    assert done.stdout.startswith("Taken out in 5 places")
    assert words(held)[2:] == [{"text": "[name] and Veranda \x1b[2J"}, {"text": "[name] 06 12345678"}]


def test_in_a_terminal_it_is_asked_what_is_to_go(held: Held) -> None:
    study = str(held.study.folder)
    ask = ["--ui", "en", "--study", study, "redact", "last", "-", "--yes"]
    with Terminal([sys.executable, "-m", "fishbowl", *ask], columns=120, rows=40) as terminal:
        terminal.wait_for(r"What is to go \(parted by commas\):")
        terminal.press(*"vera,xyz", "enter")
        terminal.wait_for("Taken out in one place")
        assert terminal.wait_for_end() == 0
    assert words(held)[0] == {"programme": "with [name]", "living": "a.jansen@example.org"}


def test_where_nobody_can_be_asked_the_places_are_printed_and_nothing_goes(held: Held) -> None:
    held.at(30, "M", OpenTablecloths())
    before = words(held)
    done = call(held.study.folder, "Vera")
    assert isinstance(done.exception, Refused)
    assert (done.exception.key, done.exception.params) == ("redactions.not_asked", {"n": 4})
    by_number = {rec.seq: type(rec.event).__name__ for rec in held.runner.records}
    first, second, third, fourth = done.stdout.splitlines()
    assert by_number[int(first[1:].split()[0])] == "PersonDescribed"
    assert first.endswith("A, person described: …with ⟦Vera⟧…  →  [name]")
    assert second.endswith("O1, note written: …⟦VÉRA⟧'s turn, says Veras mum…  →  [name]")
    assert third.endswith("O1, note written: …VÉRA's turn, says ⟦Vera⟧s mum…  →  [name]")
    assert fourth.endswith("O1, note corrected: …⟦Vera⟧ and Veranda ␛[2J…  →  [name]")
    assert words(held) == before


def test_a_place_is_told_by_whose_words_they_are(tmp_path: Path) -> None:
    """Not by who put them on record: of a transcript that is always the one who added it."""
    held = Held(tmp_path / "study")
    held.at(10, "M", OpenStage("break"))
    held.at(11, "M", ConfirmRecording("audio", "en"))
    held.at(20, "M", OpenTablecloths())
    held.do("A", WriteNote("n1", "O2", "observation", source="paper"), text="Vera leaves")
    held.do("A", AddTranscript("t1", 1, "vtt", "sum", "kept", "en"))
    for n, speaker in enumerate(("S1", None), start=1):
        held.do("A", AddUtterance("t1", f"u{n}", n, speaker, n, n + 1), text="Vera said O2")
    told = call(held.study.folder, "Vera").stdout.splitlines()
    assert [line.partition(" ")[2].partition(":")[0] for line in told] == [
        "O2, note written",
        "S1, utterance added",
        "unknown, utterance added",
    ]
    named = CliRunner().invoke(cli, ["--study", str(held.study.folder), "withdraw", "last", "O2", "--yes"])
    assert [line.split(maxsplit=1)[1] for line in named.stdout.splitlines()[2:]] == [
        "S1 utterance added",
        "unknown utterance added",
    ]


def test_each_place_is_asked_about_in_a_terminal(held: Held) -> None:
    held.at(30, "M", OpenTablecloths())
    study = str(held.study.folder)
    command = [sys.executable, "-m", "fishbowl", "--ui", "en", "--study", study, "redact", "last", "Vera"]
    with Terminal(command, columns=120, rows=40) as terminal:
        terminal.wait_for(r"4 places found. Take them out\? all and none hold for the rest")
        terminal.wait_for("1/4")
        terminal.press("n", "enter")
        terminal.wait_for("2/4")
        terminal.press("y", "enter")
        terminal.wait_for("3/4")
        terminal.press("n", "enter")
        terminal.wait_for("4/4")
        terminal.press("n", "enter")
        terminal.wait_for("Taken out in one place")
        assert terminal.wait_for_end() == 0
    assert words(held)[:3] == [
        {"programme": "with Vera", "living": "a.jansen@example.org"},
        {"text": "[name]'s turn, says Veras mum"},
        {"text": "Vera and Veranda \x1b[2J"},
    ]


@pytest.mark.parametrize("said", [("",), ("Vera", "--with", " ")])
def test_nothing_is_no_name(held: Held, said: tuple[str, ...]) -> None:
    assert call(held.study.folder, *said, "--yes").exit_code == 2


def test_remains_that_linger_are_told(held: Held, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(connect, "SETTINGS", (*connect.SETTINGS, "busy_timeout = 50"))
    held.close()
    with closing(connect.connect(held.path, writable=False)) as reader:
        reader.execute("BEGIN")
        reader.execute("SELECT count(*) FROM event").fetchone()
        done = call(held.study.folder, "Vera", "--yes")
    assert done.stdout.startswith("Taken out in one place")
    assert isinstance(done.exception, NotSaved)
    assert done.exception.key == "storage.not_scrubbed"
