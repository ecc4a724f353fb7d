"""A process that stores notes and says so: `saved N` only once note N is safe.

With `--early` it is a bad writer on purpose, which says so before: what a test of durability must catch.
"""

from __future__ import annotations

import sys
import time
from pathlib import Path

from fishbowl.core.base import Words
from fishbowl.storage.event_log import SessionFile
from tests.storage.records import note, recorded


class Writer:
    """One process's hand on the file; it reads on from what it knows, as the runtime does."""

    def __init__(self, log: SessionFile) -> None:
        self._log = log
        self._known = 0

    def save(self, command_id: str, n: int) -> tuple[int, ...]:
        """Store a note; the first answer again where the command was answered before."""
        with self._log.writing():
            answer = self._log.answer_of(command_id)
            if answer is not None:
                return answer
            fresh = self._log.read_after(self._known)
            self._known = fresh[-1].seq if fresh else self._known
            rec = recorded(self._known + 1, note(n), command_id)
            self._log.insert(rec, Words.of(text=f"note {command_id}"), ("O1",))
        return (rec.seq,)


def main(path: Path, name: str, first: int, count: int, early: bool) -> None:
    with SessionFile.open(path) as log:
        writer = Writer(log)
        for n in range(first, first + count):
            if early:
                print(f"saved {n}", flush=True)
                time.sleep(60)
            writer.save(f"{name}-{n}", n)
            print(f"saved {n}", flush=True)


if __name__ == "__main__":
    main(Path(sys.argv[1]), sys.argv[2], int(sys.argv[3]), int(sys.argv[4]), "--early" in sys.argv)
