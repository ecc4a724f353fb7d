"""What every test may rely on: English, no locale, Dutch wall clock, and hypothesis without a stopwatch."""

from __future__ import annotations

import os
import signal
import time
from collections.abc import Iterator

import pytest
from hypothesis import settings

from fishbowl.text import set_lang

# No deadline: on a shared machine it would judge the machine.
settings.register_profile("house", deadline=None, max_examples=60)
settings.load_profile("house")

# A rule instead of a zone's name: the machine may have no zone files. Child processes inherit it.
os.environ["TZ"] = "CET-1CEST,M3.5.0,M10.5.0/3"
time.tzset()

# Programs started here are run as people run theirs: these change what they do, and are often set for tests.
for name in ("PYTHONUNBUFFERED", "PYTHONIOENCODING", "COLUMNS", "LINES", "FORCE_COLOR", "NO_COLOR"):
    os.environ.pop(name, None)

# Who runs the tests in the background, or by nohup, has them ignore these; programs started here inherit it.
for number, handler in (
    (signal.SIGINT, signal.default_int_handler),
    (signal.SIGTERM, signal.SIG_DFL),
    (signal.SIGHUP, signal.SIG_DFL),
):
    if signal.getsignal(number) is signal.SIG_IGN:
        signal.signal(number, handler)
signal.pthread_sigmask(signal.SIG_SETMASK, ())


def pytest_xdist_auto_num_workers() -> int:
    """One more than there are processors: much of a test is waiting for another process."""
    return 1 + (os.cpu_count() or 1)


@pytest.fixture(autouse=True)
def _in_english(monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    for name in ("LANG", "LC_ALL", "LC_MESSAGES", "LANGUAGE"):
        monkeypatch.delenv(name, raising=False)
    set_lang("en")
    yield
    set_lang("en")
