"""`fishbowl rehearse` as people and scripts call it."""

from __future__ import annotations

from contextlib import closing
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from fishbowl.bootstrap import LocalStudy
from fishbowl.cli import cli
from fishbowl.core.base import MODERATOR
from fishbowl.export import Options, export
from fishbowl.runtime.record import build
from fishbowl.storage.codec import CODEC
from fishbowl.storage.verify import verify


def fishbowl(*arguments: object) -> Result:
    return CliRunner().invoke(cli, [str(argument) for argument in arguments])


def path_of(result: Result) -> Path:
    assert result.exit_code == 0, result.output
    return Path(result.stdout.splitlines()[-1])


def exported(path: Path, target: Path) -> bytes:
    with closing(LocalStudy(path.parent).runner(path)) as runner:
        export(build(runner, MODERATOR, CODEC.encode), "jsonl", target, Options())
    return target.read_bytes()


def test_it_plays_a_session_and_prints_its_path_last(tmp_path: Path) -> None:
    result = fishbowl("rehearse", "professional", "--lang", "nl", "--headless", "--out", tmp_path)
    path = path_of(result)
    assert path.parent == tmp_path
    assert verify(path).sound
    assert result.stderr == ""
    with closing(LocalStudy(tmp_path).runner(path)) as runner:
        state = runner.state
    assert (state.is_over, state.protocol.id, state.protocol.lang) == (True, "professional", "nl")
    assert len(state.people.participants) == 4


def test_it_lands_in_the_sessions_of_the_study(tmp_path: Path) -> None:
    path = path_of(fishbowl("--study", tmp_path, "rehearse", "professional", "--headless"))
    assert path.parent == tmp_path / "sessions"
    assert [(e.path, e.rehearsal, e.ended) for e in LocalStudy(tmp_path).sessions()] == [(path, True, True)]


def test_the_same_seed_exports_the_same_bytes(tmp_path: Path) -> None:
    call = ("rehearse", "fishbowl", "--headless", "--speed", "max", "--out", tmp_path, "--seed")
    first, again, other = (path_of(fishbowl(*call, seed)) for seed in (3, 3, 4))
    one = exported(first, tmp_path / "1.jsonl")
    assert one.count(b"\n") > 400
    assert exported(again, tmp_path / "2.jsonl") == one
    assert exported(other, tmp_path / "3.jsonl") != one


def test_as_many_people_as_asked_for(tmp_path: Path) -> None:
    call = ("rehearse", "fishbowl", "--headless", "--participants", 3, "--observers", 1, "--out", tmp_path)
    with closing(LocalStudy(tmp_path).runner(path_of(fishbowl(*call)))) as runner:
        people = set(runner.state.people.by_id)
    assert people == {"S1", "S2", "S3", "O1"}


def test_along_with_a_clock_it_runs_as_well(tmp_path: Path) -> None:
    call = ("rehearse", "professional", "--headless", "--speed", 1000, "--participants", 2, "--out", tmp_path)
    path = path_of(fishbowl(*call))
    assert verify(path).sound
    with closing(LocalStudy(tmp_path).runner(path)) as runner:
        rehearsal = runner.state.session.rehearsal
    assert rehearsal is not None
    assert (rehearsal.speed, rehearsal.seed) == (1000.0, 1)


@pytest.mark.parametrize("speed", ["0", "-1", "fast", "nan", "2000"])
def test_a_speed_that_is_none_is_wrong_use(speed: str) -> None:
    result = fishbowl("rehearse", "fishbowl", "--headless", "--speed", speed)
    assert result.exit_code == 2
    assert f"{speed} is no speed" in result.stderr


def test_nobody_plays_along_at_full_speed() -> None:
    result = fishbowl("rehearse", "fishbowl", "--speed", "max")
    assert result.exit_code == 2
    assert "--headless" in result.stderr


def test_its_help_says_which_option_is_for_the_screens() -> None:
    told = " ".join(fishbowl("rehearse", "--help").stdout.split())
    assert "Language of cards and questions; else that of the screens, which fishbowl --ui sets." in told


def test_cards_speak_the_language_of_the_screens_unless_told_otherwise(tmp_path: Path) -> None:
    path = path_of(fishbowl("--ui", "nl", "rehearse", "professional", "--headless", "--out", tmp_path))
    with closing(LocalStudy(tmp_path).runner(path)) as runner:
        assert runner.state.protocol.lang == "nl"
