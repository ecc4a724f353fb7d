"""Which note is being written: the new one, or an older one that was picked to be corrected."""

from __future__ import annotations

from collections.abc import Sequence

from fishbowl.core.redactions import Redactions
from fishbowl.core.state import SessionState
from fishbowl.runtime.tablecloth import written_as
from fishbowl.tui.tablecloth.lines import Entry

Draft = tuple[str, float]
"""A text being typed, and when its first key fell."""


class Pen:
    """Walking to another note keeps what was typed in the one that is left, as a shell's history does."""

    def __init__(self) -> None:
        self.picked: str | None = None
        """The note being corrected; None: the new one."""
        self.names_someone = False
        """Whether a name was mentioned in the new note."""
        self._drafts: dict[str | None, Draft] = {}
        self._redactions = Redactions()

    def entry(self, shown: Sequence[Entry]) -> Entry | None:
        """The picked note, if one is picked and still there."""
        return next((entry for entry in shown if entry.id == self.picked), None)

    def walk(self, shown: Sequence[Entry], steps: int, leaving: Draft) -> Draft | None:
        """Go to an older (-) or newer note; what to put in the line there, or None where there is nothing."""
        ids = [entry.id for entry in shown if entry.can_be_corrected]
        here = ids.index(self.picked) if self.picked in ids else len(ids)
        there = min(max(0, here + steps), len(ids))
        if there == here:
            return None
        self._drafts[self.picked] = leaving
        return self.pick(shown, ids[there] if there < len(ids) else None, leaving[1])

    def pick(self, shown: Sequence[Entry], note_id: str | None, now_s: float) -> Draft:
        """Go to that note; what to put in the line there."""
        self.picked = note_id
        entry = self.entry(shown)
        stored = "" if entry is None else written_as(entry.kind, entry.speaker, entry.text or "")
        return self._drafts.pop(note_id, (stored, now_s))

    def back(self, now_s: float) -> Draft:
        """To the new note; what was changed in the picked one is left."""
        self._drafts.pop(self.picked, None)
        return self.pick((), None, now_s)

    def follow(self, state: SessionState) -> bool:
        """Let go of changes to notes out of which something was taken: else it would come back with them.

        Whether one of them is picked.
        """
        before, self._redactions = self._redactions, state.redactions
        if before is self._redactions:
            return False
        notes = state.notes.by_id.values()
        other = [note.id for note in notes if before.get(note.seq) != state.redactions.get(note.seq)]
        for note_id in other:
            self._drafts.pop(note_id, None)
        return self.picked in other

    def new_note(self, text: str, typed_s: float) -> Draft:
        """The new note, where that text stands in the line."""
        return (text, typed_s) if self.picked is None else self._drafts.get(None, ("", typed_s))

    @property
    def has_drafts(self) -> bool:
        """Whether something was typed in a note that was walked away from."""
        return any(text.strip() for text, _ in self._drafts.values())
