"""Faults of our own, told on standard error without a word that anyone typed, and without any secret.

Messages of exceptions quote what was sent: a note, a PIN, a name. So what is told is where it happened and of
what type it is, which is what it takes to mend it.
"""

from __future__ import annotations

import logging
import sys
import traceback
from types import TracebackType

from aiohttp.http_exceptions import HttpProcessingError

_NOT_OURS = (HttpProcessingError, ConnectionError)
"""What others send that is no request, and that they went away: a line for each would fill a disk."""


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
        frames = [f"  {frame.filename}:{frame.lineno} {frame.name}" for frame in traceback.extract_tb(ei[2])]
        return "\n".join([*frames, f"  {ei[0].__name__ if ei[0] else ''}"])


def tell_wordless() -> None:
    """From here on the loggers of this process tell of faults like that."""
    handler = logging.StreamHandler(sys.stderr)
    handler.setFormatter(Wordless())
    handler.addFilter(lambda record: not (record.exc_info and isinstance(record.exc_info[1], _NOT_OURS)))
    root = logging.getLogger()
    root.handlers[:] = [handler]
    root.setLevel(logging.WARNING)
