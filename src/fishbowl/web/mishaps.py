"""Faults of our own, told on standard error without a word that anyone typed, and without any secret."""

from __future__ import annotations

import logging
import sys
from collections import Counter
from types import TracebackType

from aiohttp.http_exceptions import HttpProcessingError

from fishbowl.text.faults import told

MOST_OF_A_KIND = 10
_NOT_OURS = (HttpProcessingError, ConnectionError)
"""What others send that is no request, and that they went away."""


class Wordless(logging.Formatter):
    """Who logged it, and the type and the frames of the exception; never a message."""

    def format(self, record: logging.LogRecord) -> str:
        where = f"{record.name}: {record.levelname.lower()} in {record.module}:{record.lineno}"
        info = record.exc_info
        return where if info is None or info[0] is None else f"{where}\n{self.formatException(info)}"

    def formatException(
        self,
        ei: tuple[type[BaseException], BaseException, TracebackType | None] | tuple[None, None, None],
    ) -> str:
        return "" if ei[1] is None else told(ei[1])


class _Seldom(logging.Filter):
    """Nothing that is not ours, and of each fault only so often: who can cause it could fill a disk by it."""

    def __init__(self) -> None:
        super().__init__()
        self._told: Counter[tuple[str, int, str]] = Counter()

    def filter(self, record: logging.LogRecord) -> bool:
        fault = record.exc_info[1] if record.exc_info else None
        kind = record.module, record.lineno, type(fault).__name__
        self._told[kind] += 1
        return not isinstance(fault, _NOT_OURS) and self._told[kind] <= MOST_OF_A_KIND


def tell_wordless() -> None:
    """From here on the loggers of this process tell of faults like that."""
    handler = logging.StreamHandler(sys.stderr)
    handler.setFormatter(Wordless())
    handler.addFilter(_Seldom())
    root = logging.getLogger()
    root.handlers[:] = [handler]
    root.setLevel(logging.WARNING)
