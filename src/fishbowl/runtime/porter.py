"""Who opens the door from a screen: starts `fishbowl serve` as a process apart, and hears where it is."""

from __future__ import annotations

import os
import sys
import threading
from collections.abc import Callable
from pathlib import Path
from typing import IO, TYPE_CHECKING

import msgspec

from fishbowl.runtime.door import Opened
from fishbowl.runtime.machine import this_process
from fishbowl.text import lang, say

if TYPE_CHECKING:
    import subprocess


OPENER = "FISHBOWL_OPENER"
"""In the door's environment: the process that opened it, without which it closes once the talk is over."""


class Porter:
    """For one session's file. The door outlives the screen: observers go on writing if this process ends.

    Once the session is over it does not: nobody would see that it is open.

    `opened` is where the door is, with the PIN and the links that only who opened it knows; `failed` why it
    did not open, in a sentence. Both are set on a thread of their own, before `changed` is called on it.
    """

    def __init__(self, session: Path, study: Path = Path()) -> None:
        """`study`: the folder that has the codebooks for a session without one."""
        self.session = session
        self._study = study
        self.opened: Opened | None = None
        self.failed = ""
        self.opening = False

    def open(self, changed: Callable[[], object], port: int | None = None) -> None:
        """Start opening, on this machine's own address; on that port, else on the usual one."""
        import subprocess  # here, since every console is given a porter and few doors are opened

        if self.opening:
            return
        self.opening, self.opened, self.failed = True, None, ""
        asked = [] if port is None else ["--port", str(port)]
        program = [sys.executable, "-m", "fishbowl", "--ui", lang(), "--study", str(self._study)]
        command = [*program, "serve", str(self.session), "--json"]
        process = subprocess.Popen(
            [*command, *asked],
            stdin=subprocess.DEVNULL,
            stdout=subprocess.PIPE,
            stderr=subprocess.PIPE,
            start_new_session=True,  # a closed window must not take the door with it
            env={**os.environ, OPENER: str(this_process())},
        )
        threading.Thread(target=self._hear, args=(process, changed), name="porter", daemon=True).start()

    def _hear(self, process: subprocess.Popen[bytes], changed: Callable[[], object]) -> None:
        out, err = process.stdout, process.stderr
        assert out is not None
        assert err is not None
        first = out.readline()
        if first:
            self.opened = msgspec.json.decode(first, type=Opened)
            threading.Thread(target=_drain, args=(err,), daemon=True).start()
        else:
            said = err.read().decode(errors="replace").strip().splitlines()
            self.failed = said[-1] if said else say("door.would_not_open")
        self.opening = False
        changed()
        process.wait()
        changed()


def _drain(err: IO[bytes]) -> None:
    """Read what nobody looks at: a full pipe would stop the door."""
    for _ in err:
        pass
