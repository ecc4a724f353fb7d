"""A transcript of an hour: from the file to utterances that know their card, and again with corrections."""

from __future__ import annotations

import json
import statistics
import tempfile
import time
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

from bench.figures import Figure, python, wall_s
from bench.sessions import give, in_talk
from fishbowl.core.recording import ConfirmRecording
from fishbowl.core.transcripts import AddTranscript
from fishbowl.importing.read import read
from fishbowl.runtime.ports import Issued
from fishbowl.runtime.record import build
from fishbowl.runtime.transcripts.transcribing import Said, added

UTTERANCES = 900
AIM_S = 1.0


def vtt(correcting: bool = False) -> str:
    """An hour of simulated speech as Teams writes it; correcting, every tenth utterance has other words."""
    lines = ["WEBVTT", ""]
    for n in range(UTTERANCES):
        begins, more = n * 4, " and more" if correcting and n % 10 == 0 else ""
        times = " --> ".join(
            f"{s // 3600:02}:{s // 60 % 60:02}:{s % 60:02}.500" for s in (begins, begins + 3)
        )
        text = f"Simulated sentence {n} about what was said at the table{more}."
        lines += [f"0000-1111/{n}-0", times, f"<v Speaker {n % 5 + 1}>{text}</v>", ""]
    return "\n".join(lines)


def figures(*, short: bool) -> Iterator[Figure]:
    rounds = 2 if short else 5
    yield _figure("900 utterances: read, stored, aligned", [_within() for _ in range(rounds)])
    first, corrected = zip(*(_programs() for _ in range(rounds)), strict=True)
    yield _figure("the same: fishbowl transcript add, the whole program", first)
    yield _figure("a corrected file of them, the whole program", corrected)


def _figure(name: str, taken: list[float] | tuple[float, ...]) -> Figure:
    middle = statistics.median(taken)
    return Figure(
        name, f"{middle:.2f} s ({min(taken):.2f}–{max(taken):.2f})", f"≤ {AIM_S:g} s", middle <= AIM_S
    )


def _within() -> float:
    with tempfile.TemporaryDirectory() as folder:
        study, path = in_talk(Path(folder))
        with closing(study.runner(path, writable=True)) as runner:
            give(study, runner, "M", ConfirmRecording("video", "nl"))
            began = time.perf_counter()
            raw = read(vtt().encode(), "t.vtt")
            said = [
                Said(f"S{u.speaker[-1]}", u.text, u.from_s, u.to_s, False, u.cues) for u in raw.utterances
            ]
            transcript = AddTranscript(study.ids(), 1, raw.format, "sum", "cut", "nl")
            commands = added(transcript, said, study.ids)
            runner.perform_all(Issued(study.ids(), "M", *each) for each in commands)
            runner.catch_up()
            record = build(runner, "M")
            took_s = time.perf_counter() - began
            assert len(record.utterances) == UTTERANCES
            return took_s


def _programs() -> tuple[float, float]:
    with tempfile.TemporaryDirectory() as folder:
        study, path = in_talk(Path(folder))
        with closing(study.runner(path, writable=True)) as runner:
            give(study, runner, "M", ConfirmRecording("video", "nl"))
        told = Path(folder) / "map.json"
        told.write_text(json.dumps({f"Speaker {n}": f"S{n}" for n in range(1, 6)}))
        took = []
        for name in ("first", "corrected"):
            file = Path(folder) / f"{name}.vtt"
            file.write_text(vtt(correcting=name == "corrected"))
            add = ["transcript", "add", str(path), str(file), "--map", str(told), "--redact", "all", "--yes"]
            took.append(wall_s([python(), "-m", "fishbowl", *add]))
        return took[0], took[1]
