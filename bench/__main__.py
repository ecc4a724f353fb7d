"""`python -m bench [--short]`: print every figure beside its aim. Judges nothing: machines differ."""

from __future__ import annotations

import compileall
import sys
from pathlib import Path

from bench import door, pages, projects, screens, store, transcripts
from bench.figures import report


def main() -> None:
    # Without byte code every start is two to five times slower, which measures nothing of ours.
    compileall.compile_dir(Path(__file__).parents[1] / "src", quiet=1)
    # The thread that notes when output came is not to wait 5 ms for the one that emulates the terminal.
    sys.setswitchinterval(0.0002)
    short = "--short" in sys.argv
    for room in (store, transcripts, projects, screens, door, pages):
        for figure in room.figures(short=short):
            report(figure)


if __name__ == "__main__":
    main()
