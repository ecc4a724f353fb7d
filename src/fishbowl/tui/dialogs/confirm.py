"""A question that is answered by Enter (yes) or Escape (no)."""

from __future__ import annotations

from fishbowl.runtime.room import Room
from fishbowl.tui.live import LiveDialog


class ConfirmDialog(LiveDialog[bool]):
    """Gives True or False. `yes` and `no` say in a few words what each will do."""

    def __init__(self, room: Room, question: str, yes: str = "", no: str = "") -> None:
        super().__init__(room)
        self._question, self._yes, self._no = question, yes, no
