"""A process that opens a session, with `--nobody` as someone without rights, and says what came of it."""

from __future__ import annotations

import os
import sys
import urllib.parse  # noqa: F401  # Python 3.13 imports it when a path is first made an address
from pathlib import Path

import fishbowl.storage.schema  # noqa: F401  # it and the one above are no longer in reach for nobody
from fishbowl.core.errors import FishbowlError
from fishbowl.storage.event_log import SessionFile, create

NOBODY = 65534


def main(wish: str, path: Path) -> object:
    try:
        if wish == "create":
            create(path).close()
            return "made"
        with SessionFile.open(path, writable=wish == "write") as log:
            return len(log.read_after(0))
    except FishbowlError as error:
        return error.key


def become_nobody() -> None:
    """Give up root's rights, which no mode can hold back; once all is imported, since root may own it."""
    if os.geteuid() == 0:
        os.setgroups([])
        os.setgid(NOBODY)
        os.setuid(NOBODY)


if __name__ == "__main__":
    if "--nobody" in sys.argv:
        become_nobody()
    print(main(sys.argv[1], Path(sys.argv[2])))
