"""What differs between platforms: the clock that counts suspend, the boot's name, whether a process lives."""

from __future__ import annotations

import os
import sys
import time
from functools import cache
from pathlib import Path


def monotonic_s() -> float:
    """Seconds that never go back and, where the system can, go on while the lid is closed."""
    if sys.platform == "linux":
        return time.clock_gettime(time.CLOCK_BOOTTIME)
    # macOS's monotonic clock stops in sleep, Windows's goes on: where it stops, the wall clock is no better.
    return time.monotonic()  # noqa: TID251


@cache
def boot_id() -> str:
    """A name for this boot of the machine: monotonic times compare within one boot only."""
    try:
        return Path("/proc/sys/kernel/random/boot_id").read_text(encoding="ascii").strip()
    except OSError:
        # Elsewhere the instant of booting, to ten seconds, names it well enough.
        return f"boot-{round((time.time() - monotonic_s()) / 10)}"  # noqa: TID251


def is_alive(pid: int) -> bool:
    """Whether a process of that number runs on this machine. Says yes where it can't be known."""
    if sys.platform == "win32":
        return True
    try:
        os.kill(pid, 0)
    except ProcessLookupError:
        return False
    except PermissionError:
        return True
    return True


def this_process() -> int:
    return os.getpid()
