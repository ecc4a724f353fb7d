"""The crew's own note."""

from __future__ import annotations

from dataclasses import dataclass

from fishbowl.core.base import PersonId
from fishbowl.core.notes import NoteKind
from fishbowl.runtime.room import Room
from fishbowl.tui.live import LiveDialog


@dataclass(frozen=True, slots=True)
class NoteDraft:
    """A note as typed, its mark taken off. `typed_s`: when its first key fell."""

    kind: NoteKind
    text: str
    typed_s: float
    speaker: PersonId | None = None
    names_someone: bool = False


class NoteDialog(LiveDialog[NoteDraft]):
    """Gives the note; saving it is up to who asked."""

    def __init__(self, room: Room) -> None:
        super().__init__(room)
