"""What keeps two codings from being read or compared."""

from __future__ import annotations

from fishbowl.core.errors import FishbowlError


class CodingUnreadable(FishbowlError):
    """A coder's file that can't be read: foreign, damaged, hostile, or with several coders in it."""


class NotComparable(FishbowlError):
    """Two codings that no figure may be made of: other texts, nothing in common, or other settings."""
