"""The real program, run as people run it: as a command, or in a terminal."""

from __future__ import annotations

import subprocess
import sys
from collections.abc import Mapping
from dataclasses import dataclass
from os import environ
from pathlib import Path

from tests.support.terminal import Terminal

PROGRAM = (sys.executable, "-m", "fishbowl")
DEADLINE_S = 30


@dataclass(frozen=True, slots=True)
class Said:
    """What a command did: its exit code, and what it wrote."""

    code: int
    out: str
    err: str

    @property
    def refusal(self) -> str:
        """The sentence of a command that was refused. Fails where it was not, or said it otherwise."""
        assert (self.code, self.out) == (1, ""), self
        assert self.err.strip(), "refused without a word"
        assert "Traceback" not in self.err
        assert "\x1b" not in self.err
        return self.err


def fishbowl(
    study: Path, *words: str, ui: str = "en", typed: str = "", env: Mapping[str, str] | None = None
) -> Said:
    """Run one command on that study folder, with `typed` on its standard input."""
    done = subprocess.run(
        [*PROGRAM, "--ui", ui, "--study", str(study), *words],
        input=typed,
        capture_output=True,
        encoding="utf-8",
        errors="surrogateescape",
        env={**environ, **(env or {})},
        timeout=DEADLINE_S,
        check=False,
    )
    return Said(done.returncode, done.stdout, done.stderr)


def make(study: Path, name: str = "evening") -> Path:
    """A fishbowl of three with two observers, in Dutch."""
    said = fishbowl(
        study, "new", "fishbowl", "--lang", "nl", "--institution", "de Hanze", "--programme", "SW",
        "--participants", "3", "--observers", "2", "--name", name,
    )  # fmt: skip
    assert said.code == 0, said
    return Path(said.out.strip().splitlines()[-1])


def screen(
    study: Path,
    *words: str,
    ui: str = "en",
    columns: int = 80,
    rows: int = 24,
    env: Mapping[str, str] | None = None,
) -> Terminal:
    """One of the screens in a terminal of its own; without words, home."""
    return Terminal([*PROGRAM, "--ui", ui, "--study", str(study), *words], columns, rows, env)
