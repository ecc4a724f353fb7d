"""fishbowl facts: place, date and level put right, also months later."""

from __future__ import annotations

from pathlib import Path

from click.testing import CliRunner, Result

from fishbowl.cli import cli
from fishbowl.core.errors import Refused
from fishbowl.core.session import EndSession, TakeConsole
from fishbowl.core.stages import OpenStage
from tests.support.held import Held


def call(study: Path, *words: str) -> Result:
    return CliRunner().invoke(cli, ["--study", str(study), "facts", "last", *words])


def test_facts_are_corrected_after_the_end_whoever_has_the_console(tmp_path: Path) -> None:
    with Held(tmp_path) as held:
        held.do("M", TakeConsole("k1"))
        held.at(10, "M", OpenStage("welcome"))
        held.at(20, "M", EndSession())
        before, seq = held.runner.state.session.setup, held.runner.state.seq
        as_it_stands = f"place\t{before.place}\ndate\t{before.date}\nlevel\t{before.level}\n"
        assert call(tmp_path).stdout == as_it_stands
        done = call(tmp_path, "--place", "B2", "--date", "12-3-2026", "--level", "wo")
        assert (done.exit_code, done.stdout) == (0, "place\tB2\ndate\t2026-03-12\nlevel\two\n")
        held.runner.catch_up()
        assert (held.record().session[0].level, held.record().session[0].place) == ("wo", "B2")
        assert call(tmp_path, "--place", "-", "--level", "-").stdout == "place\t\ndate\t2026-03-12\nlevel\t\n"
        held.runner.catch_up()
        assert held.runner.state.seq == seq + 2, "to look stores nothing"


def test_a_day_that_is_none_changes_nothing(tmp_path: Path) -> None:
    with Held(tmp_path) as held:
        seq = held.runner.state.seq
        refused = call(tmp_path, "--place", "B2", "--date", "soon")
        assert isinstance(refused.exception, Refused)
        held.runner.catch_up()
        assert held.runner.state.seq == seq
