"""Care and safety: what it is about in one key, the rest if there is time for it."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import ClassVar, get_args

from textual import events
from textual.app import ComposeResult
from textual.binding import Binding
from textual.widgets import Input

from fishbowl.core.anew import replace
from fishbowl.core.base import PersonId
from fishbowl.core.interventions import CareKind
from fishbowl.core.state import SessionState
from fishbowl.runtime.room import Room
from fishbowl.text import clean, say
from fishbowl.tui.dialogs.person import person_keys
from fishbowl.tui.dialogs.sheet import FALLBACK_WIDTH, Hint, Sheet, side_by_side
from fishbowl.tui.glyphs import G
from fishbowl.tui.live import Look
from fishbowl.tui.widgets.line_input import LineInput
from fishbowl.tui.widgets.plain import Plain

KINDS: tuple[CareKind, ...] = get_args(CareKind)
AFTERCARE = "aftercare"
"""The id of the closing's step that says whom to turn to."""


@dataclass(frozen=True, slots=True)
class CareAnswer:
    """What it was, about whom if said, and what is to be paused for it. `text` may be empty."""

    kind: CareKind
    person: PersonId | None
    text: str
    pause_session: bool
    pause_recorder: bool


class CareDialog(Sheet[CareAnswer]):
    """First the kind, by digit; then Enter, with whom, a few words and pauses only where they are wanted.

    Nothing is paused unasked: a recorder that the record says is paused must have been paused by someone.
    """

    BINDINGS: ClassVar = [
        Binding("enter", "done"),
        Binding("backspace", "back"),
        Binding("p", "pause_session"),
        Binding("r", "pause_recorder"),
        Binding("slash", "words"),
    ]

    def __init__(self, room: Room, before: CareAnswer | None = None) -> None:
        """`before`: an answer that was given earlier, and not stored."""
        super().__init__(room)
        self._answer = before
        self._words = "" if before is None else before.text
        here = (p for p in (*room.state.people.participants, *room.state.people.observers) if p.is_here)
        self._people = person_keys(room.state.people, (person.id for person in here))

    def heading(self) -> str:
        return say("dialogs.care.title" if self._answer is None else f"dialogs.care.{self._answer.kind}")

    def compose_parts(self) -> ComposeResult:
        yield Plain(id="body")
        line = LineInput(lambda: self.room.now_s, self._words, placeholder=say("dialogs.care.words"))
        line.display = bool(self._words)
        yield line

    def hints(self) -> Iterable[Hint]:
        if self._answer is not None:
            yield "Enter", say("dialogs.key.log")
            if not self.query_one(LineInput).has_focus:
                yield "/", say("dialogs.key.words")
                yield "Backspace", say("dialogs.key.other_kind")
        yield "Esc", say("dialogs.key.leave")

    def paint(self, look: Look) -> None:
        self.query_one("#heading", Plain).show(self.heading(), layout=True)
        super().paint(look)

    def body(self, look: Look) -> str:
        if self._answer is None:
            lines = [f"{digit}  {say(f'dialogs.care.{kind}')}" for digit, kind in enumerate(KINDS, start=1)]
        else:
            width = self.query_one("#body").size.width or FALLBACK_WIDTH
            lines = offer_lines(self._answer, look.state, self._people, width)
        return "\n".join((*lines, *contact_lines(look.state)))

    # --- the keys ---------------------------------------------------------------------------------------

    def on_key(self, event: events.Key) -> None:
        pressed = event.character or ""
        if self._answer is None:
            if pressed in ("1", "2", "3", "4"):
                event.stop()
                self._show(CareAnswer(KINDS[int(pressed) - 1], None, "", False, False))
        elif pressed in self._people and not self.query_one(LineInput).has_focus:
            event.stop()
            chosen = self._people[pressed]
            self._show(replace(self._answer, person=None if self._answer.person == chosen else chosen))

    def action_pause_session(self) -> None:
        if self._answer is not None and "pause_session" in offers(self.room.state):
            self._show(replace(self._answer, pause_session=not self._answer.pause_session))

    def action_pause_recorder(self) -> None:
        if self._answer is not None and "pause_recorder" in offers(self.room.state):
            self._show(replace(self._answer, pause_recorder=not self._answer.pause_recorder))

    def action_words(self) -> None:
        if self._answer is not None:
            line = self.query_one(LineInput)
            line.display = True
            line.focus()
            self.repaint()

    def action_back(self) -> None:
        self._show(None)

    def action_done(self) -> None:
        if self._answer is not None:
            self.dismiss(replace(self._answer, text=self.query_one(LineInput).value.strip()))

    def on_input_submitted(self, event: Input.Submitted) -> None:
        event.stop()
        self.action_done()

    def _show(self, answer: CareAnswer | None) -> None:
        self._answer = answer
        self.repaint()


def offers(state: SessionState) -> tuple[str, ...]:
    """What can be paused now, by the name of the answer's field."""
    clock = ("pause_session",) if state.is_running else ()
    return (*clock, "pause_recorder") if state.recording.status == "running" else clock


def offer_lines(
    answer: CareAnswer, state: SessionState, people: dict[str, PersonId], width: int = FALLBACK_WIDTH
) -> list[str]:
    """Whom it is about, and what may be paused; what is chosen is marked by sign, not by colour."""
    names = [f"{_mark(answer.person == who)} {key} {who}" for key, who in people.items()]
    lines = [say("dialogs.care.whom"), *side_by_side(names, width)] if people else []
    if answer.kind == "consent_withdrawn":
        lines.append(say("dialogs.care.withdraw"))
    if offers(state):
        lines.append("")
    for key, which in (("p", "pause_session"), ("r", "pause_recorder")):
        if which in offers(state):
            lines.append(f"{_mark(getattr(answer, which))} {key} {say(f'dialogs.care.{which}')}")
    return lines


def contact_lines(state: SessionState) -> list[str]:
    """Whom to turn to, in the protocol's own words; nothing where it has none."""
    for stage in state.protocol.stages:
        for step in state.steps(stage.id):
            if step.id == AFTERCARE:
                return ["", f"{G.arrow} {clean(state.filled(step.text))}"]
    return []


def _mark(chosen: bool) -> str:
    return "[x]" if chosen else "[ ]"
