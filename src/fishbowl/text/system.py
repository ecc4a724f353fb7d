"""Why the computer refused something, in words."""

from __future__ import annotations

from errno import errorcode

from fishbowl.text.catalogue import knows, say


def reason(error: OSError | ValueError) -> str:
    """Of the frequent refusals in the language of this process, of others as the system has it."""
    code = errorcode.get(getattr(error, "errno", None) or 0, "")
    key = f"system.{code}"
    return say(key) if knows(key, {}) else str(getattr(error, "strerror", None) or error)
