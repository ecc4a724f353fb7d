"""Whether there is a terminal to draw a screen on."""

from __future__ import annotations

import os
import sys

from fishbowl.core.errors import Refused

_DUMB = "dumb"


def check_terminal() -> None:
    """Raises Refused where a screen can't be shown.

    Keys come from standard input, and the screen is drawn on standard error and measured on standard output.
    At the end of a file Textual would go on without keys for ever, and a pipe would get its escape codes.
    """
    streams = (sys.__stdin__, sys.__stdout__, sys.__stderr__)
    if not all(stream is not None and stream.isatty() for stream in streams):
        raise Refused("cli.no_terminal")
    if os.environ.get("TERM") == _DUMB:
        raise Refused("cli.dumb_terminal")
