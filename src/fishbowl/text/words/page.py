"""Words of the pages."""

from __future__ import annotations

WORDS: dict[str, tuple[str, str]] = {
    "title": ("fishbowl", "fishbowl"),
}
