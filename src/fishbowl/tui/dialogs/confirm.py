"""A question that is answered by Enter (yes) or Escape (no)."""

from __future__ import annotations

from collections.abc import Iterable
from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import Binding

from fishbowl.runtime.room import Room
from fishbowl.text import say
from fishbowl.tui.dialogs.sheet import Hint, Sheet


class ConfirmDialog(Sheet[bool]):
    """Gives True or False. `yes` and `no` say in a few words what each will do.

    No letters: j and y would differ between the languages.
    """

    BINDINGS: ClassVar = [Binding("enter", "answer(True)", "yes"), Binding("escape", "answer(False)", "no")]

    def __init__(self, room: Room, question: str, yes: str = "", no: str = "") -> None:
        super().__init__(room)
        self._question = question
        self._yes = yes or say("dialogs.key.yes")
        self._no = no or say("dialogs.key.no")

    def heading(self) -> str:
        return self._question

    def compose_parts(self) -> ComposeResult:
        yield from ()

    def hints(self) -> Iterable[Hint]:
        return (("Enter", self._yes), ("Esc", self._no))

    def action_answer(self, yes: bool) -> None:
        self.dismiss(yes)
