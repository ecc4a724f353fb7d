"""`fishbowl new`: a session is made whole, and everything that could not be read is named."""

from __future__ import annotations

from contextlib import closing
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from fishbowl.bootstrap import LocalStudy
from fishbowl.cli import cli
from fishbowl.core.base import Words
from fishbowl.core.errors import ProtocolInvalid, Refused
from fishbowl.core.session import Setup
from fishbowl.core.state import SessionState
from fishbowl.text import explain


@pytest.fixture
def study(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    monkeypatch.delenv("FISHBOWL_STUDY", raising=False)
    return tmp_path


def new(*words: str) -> Result:
    return CliRunner().invoke(cli, ["--ui", "en", "new", *words])


def made(result: Result) -> SessionState:
    assert result.exit_code == 0, result.stderr
    with closing(LocalStudy(Path()).runner(Path(result.stdout.splitlines()[-1]))) as runner:
        return runner.state


def people(state: SessionState) -> list[str]:
    return sorted(state.people.by_id, key=lambda person: (person[0], len(person), person))


def test_a_session_is_made_with_the_usual_group_and_its_path_is_the_last_line(study: Path) -> None:
    result = new(
        "fishbowl", "--lang", "nl", "--institution", "de Hanze", "--place", "A1.01", "--date", "2026-03-12"
    )
    state = made(result)
    assert state.session.setup == Setup("de Hanze", "", "A1.01", "2026-03-12", "room")
    assert (state.session.name, state.protocol.lang) == ("de Hanze fishbowl", "nl")
    assert people(state) == ["M", "O1", "O2", "O3", "O4", "O5", "S1", "S2", "S3", "S4", "S5"]
    assert (result.stdout.count("\n"), result.stderr) == (1, "")


def test_without_a_date_it_is_for_today(study: Path) -> None:
    result = new("professional", "--institution", "Hanze", "--online", "--name", "Hanze 3")
    setup = made(result).session.setup
    assert (setup.date, setup.form) == (LocalStudy(study).today(), "online")
    assert "hanze-3" in result.stdout


def test_people_come_from_a_file_and_bad_rows_are_named_and_skipped(study: Path) -> None:
    Path("people.csv").write_bytes(
        b"\xef\xbb\xbfcode;age;gender;consent;institution;teaches_here\r\n"
        b"S1;21;woman;paper;;\r\nS2;old;man;;;\r\nO1;;;;Leiden;yes\r\n"
    )
    result = new("fishbowl", "--institution", "Hanze", "--people", "people.csv")
    state = made(result)
    assert people(state) == ["M", "O1", "S1"]
    assert result.stderr.splitlines() == [
        "people.csv, line 3, column “age”: “old” is no age. Fill in whole years in digits, or nothing where "
        "it is not said.",
        "1 row was skipped; the others were read.",
        "Participants: 1; the guide counts on 2 to 5.",
    ]
    assert state.person("O1").teaches_here
    consent = state.person("S1").consent
    assert consent is not None
    assert (consent.version, consent.means) == (state.protocol.consent_version, "paper")


def test_facts_lie_in_the_words_where_they_can_be_erased(study: Path) -> None:
    Path("people.csv").write_text("code,age,job\nP1,40,teacher\n", "utf-8")
    result = new("professional", "--institution", "Hanze", "--people", "people.csv")
    with closing(LocalStudy(study).runner(Path(result.stdout.splitlines()[-1]))) as runner:
        seq = runner.state.person("P1").described
        assert runner.read((seq,), "M") == {seq: Words.of(age="40", role="teacher").body}


def test_numbers_make_the_group_of_the_file_larger(study: Path) -> None:
    Path("people.csv").write_text("code\nS2\nO1\n", "utf-8")
    result = new("fishbowl", "--institution", "Hanze", "--people", "people.csv", "--participants", "3")
    assert people(made(result)) == ["M", "O1", "S1", "S2", "S3"]


def test_a_group_of_another_size_is_made_and_warned_of(study: Path) -> None:
    result = new("fishbowl", "--institution", "Hanze", "--participants", "9", "--observers", "0")
    assert len(people(made(result))) == 10
    assert result.stderr.splitlines() == [
        "Participants: 9; the guide counts on 2 to 5.",
        "Observers: 0; the guide counts on 1 to 5.",
    ]


@pytest.mark.parametrize(
    ("words", "key"),
    [
        (("fishbowl",), "errors.institution_missing"),
        (("fishbowl", "--institution", " "), "errors.institution_missing"),
        (("fishbowl", "--institution", "Hanze", "--date", "tomorrow"), "setup.not_a_date"),
        (("nothing", "--institution", "Hanze"), "authoring.unknown_protocol"),
        (("fishbowl", "--institution", "Hanze", "--people", "gone.csv"), "people.no_file"),
        (("fishbowl", "--institution", "Hanze", "--people", "names.csv"), "people.unusable"),
    ],
)
def test_nothing_is_made_of_what_can_not_be(study: Path, words: tuple[str, ...], key: str) -> None:
    Path("names.csv").write_text("naam,code\nJan,S1\n", "utf-8")
    result = new(*words)
    assert isinstance(result.exception, Refused | ProtocolInvalid)
    assert (result.exception.key, result.stdout) == (key, "")
    assert not Path("sessions").exists() or list(Path("sessions").iterdir()) == []


def test_what_is_missing_is_asked_for_by_the_name_of_its_option(study: Path) -> None:
    refused = new("fishbowl").exception
    assert isinstance(refused, Refused)
    assert explain(refused, "en").endswith("on the command line with --institution.")
    assert explain(refused, "nl").endswith("op de opdrachtregel met --institution.")


def test_a_day_is_kept_as_iso_has_it(study: Path) -> None:
    state = made(new("fishbowl", "--institution", "Hanze", "--date", "12 maart 2026"))
    assert state.session.setup.date == "2026-03-12"


def test_a_file_with_names_is_not_read_and_told_why(study: Path) -> None:
    Path("names.csv").write_text("naam,code\nJan,S1\n", "utf-8")
    result = new("fishbowl", "--institution", "Hanze", "--people", "names.csv")
    assert result.stderr.startswith("names.csv, line 1, column “naam”: Names and contact data never enter")
