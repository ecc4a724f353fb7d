"""One line of text."""

from __future__ import annotations

from dataclasses import dataclass

from fishbowl.runtime.room import Room
from fishbowl.tui.live import LiveDialog


@dataclass(frozen=True, slots=True)
class Line:
    """`typed_s`: when the first key of the line fell, on the session's timeline."""

    text: str
    typed_s: float


class LineDialog(LiveDialog[Line]):
    """Gives what was typed, as it was typed."""

    def __init__(
        self, room: Room, title: str, prompt: str = "", initial: str = "", allow_empty: bool = False
    ) -> None:
        super().__init__(room)
        self._title, self._prompt, self._initial, self._allow_empty = title, prompt, initial, allow_empty
