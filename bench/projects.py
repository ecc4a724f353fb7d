"""REFI-QDA projects and archives of sessions of an hour: how long the program takes, and its memory."""

from __future__ import annotations

import os
import subprocess
import tempfile
import time
from collections.abc import Iterator, Sequence
from contextlib import closing
from itertools import cycle
from pathlib import Path

import pyrage

from bench.figures import Figure, environment, python
from bench.transcripts import UTTERANCES, vtt
from fishbowl.bootstrap import LocalStudy
from fishbowl.core.transcripts import AddTranscript
from fishbowl.importing.read import read
from fishbowl.runtime.ports import Issued
from fishbowl.runtime.transcripts.transcribing import Said, added

SESSIONS = 18
AIM_S, AIM_ALL_S, AIM_MB = 2.0, 20.0, 300.0
AIM_ARCHIVE_S = 60.0
LINEAR = 2.4
"""What twice as many sessions may cost at most: twice, and what a machine wavers."""


def figures(*, short: bool) -> Iterator[Figure]:
    count = 6 if short else SESSIONS
    with tempfile.TemporaryDirectory() as folder:
        paths = [_session(Path(folder), seed) for seed in range(1, count + 1)]
        one, half, whole = (_exported(Path(folder), paths[:n], "qdpx") for n in (1, count // 2, count))
        third, archive = _archived(Path(folder), paths)
    yield Figure(
        f"qdpx of {UTTERANCES} utterances, the whole program",
        f"{one[0]:.2f} s, {one[1]:.0f} MB",
        f"≤ {AIM_S:g} s",
        one[0] <= AIM_S,
    )
    ratio, aim_s = whole[0] / half[0], AIM_ALL_S * count / SESSIONS
    yield Figure(
        f"qdpx of {count} such sessions",
        f"{whole[0]:.2f} s, {ratio:.2f} x half of them, {whole[1]:.0f} MB",
        f"≤ {aim_s:.0f} s, ≤ {LINEAR:g} x, ≤ {AIM_MB:.0f} MB",
        whole[0] <= aim_s and ratio <= LINEAR and whole[1] <= AIM_MB,
    )
    ratio, aim_s = archive[0] / third[0], AIM_ARCHIVE_S * count / SESSIONS
    most = 3 / 2 * LINEAR
    yield Figure(
        f"archive of {count} such sessions, sealed",
        f"{archive[0]:.2f} s, {ratio:.2f} x a third, {archive[1]:.0f} MB",
        f"≤ {aim_s:.0f} s, ≤ {most:g} x, ≤ {AIM_MB:.0f} MB",
        archive[0] <= aim_s and ratio <= most and archive[1] <= AIM_MB,
    )


def _session(folder: Path, seed: int) -> Path:
    """A rehearsal with a transcript of 900 simulated utterances."""
    words = ["--study", str(folder), "rehearse", "fishbowl", "--lang", "nl", "--headless"]
    words += ["--speed", "max", "--seed", str(seed)]
    done = subprocess.run(
        [python(), "-m", "fishbowl", *words], check=True, capture_output=True, text=True, env=environment()
    )
    path = Path(done.stdout.splitlines()[-1])
    study = LocalStudy(folder)
    with closing(study.runner(path, writable=True)) as runner:
        raw = read(vtt().encode(), "t.vtt")
        people = cycle(each.id for each in runner.state.people.participants if each.consent)
        said = [Said(next(people), u.text, u.from_s, u.to_s, False, u.cues) for u in raw.utterances]
        commands = added(AddTranscript(study.ids(), 1, raw.format, "sum", "kept", "nl"), said, study.ids)
        runner.perform_all(Issued(study.ids(), "M", *each) for each in commands)
    return path


def _archived(folder: Path, paths: Sequence[Path]) -> Iterator[tuple[float, float]]:
    """A third of the sessions, and all of them, for a key that nobody has."""
    looked_at = folder / "looked_at"
    with looked_at.open("w") as file:
        words = ["--study", str(folder), "export", *map(str, paths), "--to", "archive"]
        program = [python(), "-m", "fishbowl", *words]
        subprocess.run(program, stdout=file, stderr=subprocess.DEVNULL, env=environment())
    key = str(pyrage.x25519.Identity.generate().to_public())
    for some in (paths[: len(paths) // 3], paths):
        yield _exported(folder, some, "archive", "--accept", str(looked_at), "--to-key", key)


def _exported(folder: Path, paths: Sequence[Path], name: str, *more: str) -> tuple[float, float]:
    """Seconds and megabytes at most."""
    words = ["--study", str(folder), "export", *map(str, paths), "--to", name, "--force", *more]
    began = time.perf_counter()
    program = subprocess.Popen(
        [python(), "-m", "fishbowl", *words], stdout=subprocess.DEVNULL, env=environment()
    )
    _, status, used = os.wait4(program.pid, 0)
    took_s = time.perf_counter() - began
    assert status == 0
    return took_s, used.ru_maxrss / 1024
