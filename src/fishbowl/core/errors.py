"""The one family of errors that a person in the room can act on.

An error carries a catalogue key and its parameters, never a sentence: the edges (screens, command line,
page) render it in their own language.
"""

from __future__ import annotations


class FishbowlError(Exception):
    """Something a person must hear of. `key` is in the catalogue under `errors`; `params` fill its blanks."""

    def __init__(self, key: str, **params: object) -> None:
        super().__init__(key, params)
        self.key = key
        self.params = params

    def __str__(self) -> str:
        blanks = ", ".join(f"{name}={value}" for name, value in self.params.items())
        return f"{self.key} ({blanks})" if blanks else self.key


class Refused(FishbowlError):
    """A command that the rules of the room do not allow now. Nothing was stored."""


class NotSaved(FishbowlError):
    """The record could not be written (disk full, read-only, busy). Nothing of the command was stored."""


class OutOfReach(NotSaved):
    """The session is on another machine that doesn't answer. Whether it was stored will show when it does."""


class SessionUnreadable(FishbowlError):
    """A session file that is missing, empty, foreign, newer, damaged or in an unsafe place."""


class ProtocolInvalid(FishbowlError):
    """A protocol or codebook that can't be used; `params['faults']` names each fault where one is known."""


class ExportFailed(FishbowlError):
    """An export that could not be made; nothing half-written is left under its name."""


class TranscriptUnreadable(FishbowlError):
    """A transcript file that holds no utterance that can be read, or that is not safe to read."""
