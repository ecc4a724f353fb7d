"""The crew's own note."""

from __future__ import annotations

from dataclasses import dataclass
from typing import ClassVar

from textual import events
from textual.app import ComposeResult
from textual.binding import Binding
from textual.widgets import Input

from fishbowl.core.anew import replace
from fishbowl.core.base import PersonId
from fishbowl.core.notes import NoteKind
from fishbowl.core.state import SessionState
from fishbowl.core.timeline import at
from fishbowl.core.turns import heard
from fishbowl.runtime.room import Room
from fishbowl.runtime.tablecloth import written_as
from fishbowl.text import clean_line, say
from fishbowl.text.marks import KINDS, MARKS, next_kind, parse_marks
from fishbowl.tui.dialogs.person import person_keys
from fishbowl.tui.dialogs.sheet import Hint, Sheet
from fishbowl.tui.glyphs import G
from fishbowl.tui.live import Look
from fishbowl.tui.widgets.line_input import LineInput
from fishbowl.tui.widgets.plain import Plain


@dataclass(frozen=True, slots=True)
class NoteDraft:
    """A note as typed, its mark taken off. `typed_s`: when its first key fell."""

    kind: NoteKind
    text: str
    typed_s: float
    speaker: PersonId | None = None
    names_someone: bool = False


class NoteDialog(Sheet[NoteDraft]):
    """Gives the note; saving it is up to who asked.

    Of a quote it asks whose: a digit, or Enter for who spoke when its first key fell.
    """

    AUTO_FOCUS = "LineInput"
    BINDINGS: ClassVar = [
        Binding("enter", "speaker"),
        Binding("tab", "kind", priority=True),
        Binding("ctrl+n", "name", priority=True),
    ]

    def __init__(self, room: Room, before: NoteDraft | None = None) -> None:
        """`before`: a note that was typed earlier, and not stored."""
        super().__init__(room)
        self._before = before
        self._names_someone = before is not None and before.names_someone
        self._quote: NoteDraft | None = None
        self._spoke: PersonId | None = None
        self._speakers = quotable(room.state)

    def heading(self) -> str:
        return say("dialogs.note.title" if self._quote is None else "dialogs.note.whose")

    def compose_parts(self) -> ComposeResult:
        yield Plain(id="body")
        before = self._before
        yield LineInput(
            lambda: self.room.now_s, "" if before is None else written_as(before.kind, None, before.text)
        )

    def hints(self) -> tuple[Hint, ...]:
        back = ("Esc", say("dialogs.key.leave"))
        if self._quote is not None:
            unknown = ("0" if self._spoke else "Enter", say("dialogs.key.unknown"))
            known = (("Enter", self._spoke),) if self._spoke else ()
            return (*known, (" ".join(self._speakers), say("dialogs.key.person")), unknown, back)
        return (
            ("Enter", say("dialogs.key.save")),
            ("Tab", say("dialogs.key.kind")),
            ("Ctrl+n", say("dialogs.key.name_said")),
            back,
        )

    def paint(self, look: Look) -> None:
        self.query_one("#heading", Plain).show(self.heading(), layout=True)
        super().paint(look)

    def body(self, look: Look) -> str:
        if self._quote is not None:
            lines = [clean_line(self._quote.text), "", *speaker_lines(self._speakers, self._spoke)]
        else:
            kind, _ = parse_marks(self.query_one(LineInput).value)
            lines = [kind_line(kind)]
        return "\n".join([*lines, say("dialogs.note.names")] if self._names_someone else lines)

    # --- the keys ---------------------------------------------------------------------------------------

    def action_kind(self) -> None:
        if self._quote is None:
            line = self.query_one(LineInput)
            line.value = next_kind(line.value)
            line.cursor_position = len(line.value)
            self.repaint()

    def action_name(self) -> None:
        self._names_someone = not self._names_someone
        self.repaint()

    def on_input_changed(self, event: Input.Changed) -> None:
        event.stop()
        self.repaint()

    def on_input_submitted(self, event: Input.Submitted) -> None:
        event.stop()
        kind, text = parse_marks(event.value)
        if not text:
            self.tell(say("dialogs.line.empty"))
            return
        typed_s = self.query_one(LineInput).typed_s if self._before is None else self._before.typed_s
        draft = NoteDraft(kind, text, typed_s, None, self._names_someone)
        if kind == "quote" and self._speakers:
            self._quote = draft
            self._spoke = who_spoke(self.room.state, draft.typed_s, self._speakers)
            self.query_one(LineInput).display = False
            self.query_one("#dialog").focus()
            self.repaint()
        else:
            self.dismiss(draft)

    def on_key(self, event: events.Key) -> None:
        pressed = event.character or ""
        if self._quote is not None and (pressed == "0" or pressed in self._speakers):
            event.stop()
            self._answer(self._speakers.get(pressed))

    def action_speaker(self) -> None:
        self._answer(self._spoke)

    def _answer(self, speaker: PersonId | None) -> None:
        if self._quote is not None:
            self.dismiss(replace(self._quote, speaker=speaker, names_someone=self._names_someone))


def quotable(state: SessionState) -> dict[str, PersonId]:
    """Who may be named as the speaker of a quote, by key: participants with consent."""
    found = (p.id for p in state.people.participants if p.consent is not None)
    return person_keys(state.people, found)


def who_spoke(state: SessionState, at_s: float, speakers: dict[str, PersonId]) -> PersonId | None:
    """Who of them was tapped as speaking at that instant."""
    turn = at(heard(state, at_s).spans, at_s)
    return turn.speaker if turn is not None and turn.speaker in speakers.values() else None


def kind_line(kind: NoteKind) -> str:
    """The kinds with their marks in the order of Tab; the one that the line has now stands out by sign."""
    parts = []
    for each in KINDS:
        mark = f"{MARKS[each]} " if MARKS[each] else ""
        words = f"{mark}{say(f'common.note.{each}')}"
        parts.append(f"{G.now}{words}" if each == kind else f" {words}")
    return "  ".join(parts)


def speaker_lines(speakers: dict[str, PersonId], spoke: PersonId | None) -> list[str]:
    lines = []
    for key, person in speakers.items():
        spoken = f"  {say('dialogs.note.spoke')}" if person == spoke else ""
        lines.append(f"{G.now if person == spoke else ' '} {key}  {person}{spoken}")
    return lines
