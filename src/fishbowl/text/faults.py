"""Faults of our own, told without a word that anyone typed, and without any secret."""

from __future__ import annotations

import traceback


def told(error: BaseException) -> str:
    """Where it happened and of which type it is, after what it came of: what it takes to mend it.

    Never a message: those quote what was typed or sent, be it a note, a PIN or a name.
    """
    before = error.__cause__ or (None if error.__suppress_context__ else error.__context__)
    frames = (f"  {f.filename}:{f.lineno} {f.name}" for f in traceback.extract_tb(error.__traceback__))
    own = "\n".join((*frames, f"  {type(error).__name__}"))
    return own if before is None else f"{told(before)}\n{own}"
