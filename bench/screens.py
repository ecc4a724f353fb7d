"""The screens, on a real pty: first frame, key to screen, idle."""

from __future__ import annotations

import multiprocessing
import os
import re
import statistics
import tempfile
import time
from collections.abc import Iterator
from multiprocessing.synchronize import Event
from pathlib import Path

from tests.support.terminal import Terminal

from bench.figures import Figure, environment, in_turn, p95, python, wall_s
from bench.sessions import fill, give, in_talk
from fishbowl.core.notes import WriteNote

MINIMAL = """
from textual.app import App
from textual.widgets import Static
class Minimal(App):
    def compose(self):
        yield Static("READY")
Minimal().run()
"""
FISHBOWL = [python(), "-m", "fishbowl", "--ui", "en"]


def figures(*, short: bool) -> Iterator[Figure]:
    rounds = 3 if short else 9
    yield help_start(rounds)
    with tempfile.TemporaryDirectory() as folder:
        study, path = in_talk(Path(folder))
        yield first_frame("home", [*FISHBOWL, "--study", folder], "bench", folder, rounds)
        yield first_frame("console", [*FISHBOWL, "moderate", str(path)], CARD, folder, rounds)
        yield idle(path, folder, 5 if short else 20)
        fill(study, path, 500 if short else 5_000, turns=False)
        yield keys(Path(folder), path, 20 if short else 100)


P95_MS = 100.0
CARD = "De pandemie zette"
"""On the first card of the deck, and nowhere else on the console."""


def help_start(rounds: int) -> Figure:
    wall_s([*FISHBOWL, "--help"])
    ours, floor = in_turn(
        lambda: wall_s([*FISHBOWL, "--help"]), lambda: wall_s([python(), "-c", "pass"]), rounds
    )
    ratio = ours / floor
    value = f"{ratio:.1f} x bare python ({1000 * ours:.0f} against {1000 * floor:.0f} ms)"
    return Figure("fishbowl --help", value, "<= 5 x bare python", ratio <= 5)


def first_frame(name: str, argv: list[str], text: str, folder: str, rounds: int) -> Figure:
    _frame_s(argv, text, folder)
    minimal = [python(), "-c", MINIMAL]
    ours, floor = in_turn(
        lambda: _frame_s(argv, text, folder), lambda: _frame_s(minimal, "READY", folder), rounds
    )
    ratio = ours / floor
    value = f"{ratio:.2f} x minimal ({1000 * ours:.0f} against {1000 * floor:.0f} ms)"
    return Figure(f"first frame of the {name}", value, "<= 1.6 x minimal Textual app", ratio <= 1.6)


def _frame_s(argv: list[str], text: str, folder: str) -> float:
    with Terminal(argv, 120, 36, environment(), folder) as terminal:
        terminal.wait_for(re.escape(text))
        took = terminal.seen_at - terminal.started_at
        terminal.signal(15)
        terminal.wait_for_end()
    return took


def idle(path: Path, folder: str, seconds: int) -> Figure:
    """Processor time of a console that nobody touches, with its clocks going."""
    with Terminal([*FISHBOWL, "moderate", str(path)], 120, 36, environment(), folder) as terminal:
        terminal.wait_for(CARD)
        time.sleep(2)  # what starting up still does is not idling
        before = _processor_s(terminal.pid)
        time.sleep(seconds)
        part = (_processor_s(terminal.pid) - before) / seconds
        terminal.signal(15)
        terminal.wait_for_end()
    return Figure("idle console", f"{100 * part:.1f} % of a core", "<= 2.5 %", part <= 0.025)


def _processor_s(pid: int) -> float:
    fields = Path(f"/proc/{pid}/stat").read_text(encoding="ascii").rsplit(")", 1)[1].split()
    return (int(fields[11]) + int(fields[12])) / os.sysconf("SC_CLK_TCK")


def keys(folder: Path, path: Path, presses: int) -> Figure:
    """From a key to its effect on the screen, stored in between, while fifty notes a second arrive."""
    # A process of its own, as observers are: in this one it would contend with the terminal that is read.
    context = multiprocessing.get_context("spawn")
    writing, stop = context.Event(), context.Event()
    writer = context.Process(target=_write_notes, args=(folder, path, writing, stop))
    writer.start()
    writing.wait(30)
    figure = keys_while(folder, path, presses, "key to screen, 50 notes/s arriving", median_ms=20)
    stop.set()
    writer.join()
    return figure


def keys_while(folder: Path, path: Path, presses: int, name: str, median_ms: float = P95_MS) -> Figure:
    """From a key to its effect on the screen, whatever else goes on meanwhile."""
    with Terminal([*FISHBOWL, "moderate", str(path)], 120, 36, environment(), str(folder)) as terminal:
        terminal.wait_for(CARD)
        waits = []
        for number in range(presses):
            seat = 1 + number % 5
            began = time.monotonic()
            terminal.press(str(seat))
            terminal.wait_for(rf"▶ ?{seat} S{seat}\b")
            waits.append(1000 * (terminal.seen_at - began))
            time.sleep(0.35)  # beyond the window in which a second press is the same press
        terminal.signal(15)
        terminal.wait_for_end()
    median, tail = statistics.median(waits), p95(waits)
    value = f"median {median:.0f} ms, p95 {tail:.0f} ms"
    return Figure(
        name,
        value,
        f"median <= {median_ms:.0f}, p95 <= {P95_MS:.0f} ms",
        median <= median_ms and tail <= P95_MS,
    )


def _write_notes(folder: Path, path: Path, writing: Event, stop: Event) -> None:
    from fishbowl.bootstrap import LocalStudy

    study = LocalStudy(folder)
    runner = study.runner(path, writable=True)
    writing.set()
    while not stop.wait(0.02):
        give(study, runner, "O1", WriteNote(study.ids(), "O1", "quote"), text="simulated note that arrives")
    runner.close()
