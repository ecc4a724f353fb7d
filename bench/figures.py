"""How a figure is taken, and how it is told."""

from __future__ import annotations

import os
import statistics
import subprocess
import sys
import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Figure:
    """One line of the report. `within` says whether the aim was met; the run judges nothing."""

    name: str
    value: str
    aim: str
    within: bool


def report(figure: Figure) -> None:
    print(
        f"{'ok  ' if figure.within else 'MISS'}  {figure.name:<58} {figure.value:<42} aim {figure.aim}",
        flush=True,
    )


def environment() -> dict[str, str]:
    """The environment for programs that are timed: byte code may be written and read."""
    return {name: value for name, value in os.environ.items() if name != "PYTHONDONTWRITEBYTECODE"}


def wall_s(argv: Sequence[str]) -> float:
    """How long a program takes from start to end."""
    began = time.perf_counter()
    subprocess.run(argv, check=True, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL, env=environment())
    return time.perf_counter() - began


def in_turn(one: Callable[[], float], other: Callable[[], float], rounds: int) -> tuple[float, float]:
    """Medians of two measurements taken in turn, so that a machine that drifts drifts for both."""
    pairs = [(one(), other()) for _ in range(rounds)]
    return statistics.median(p[0] for p in pairs), statistics.median(p[1] for p in pairs)


def p95(values: Sequence[float]) -> float:
    return sorted(values)[max(0, round(0.95 * len(values)) - 1)]


def python() -> str:
    return sys.executable
