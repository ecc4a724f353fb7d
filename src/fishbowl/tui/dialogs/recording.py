"""Is the recorder running?"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import ClassVar, Literal

from textual.app import ComposeResult
from textual.binding import Binding
from textual.widgets import Input

from fishbowl.core.anew import replace
from fishbowl.core.attention import attentions
from fishbowl.core.base import PersonId
from fishbowl.core.recording import Medium
from fishbowl.core.state import SessionState
from fishbowl.runtime.room import Room
from fishbowl.text import clean_line, say
from fishbowl.tui.dialogs.people import PeopleDialog
from fishbowl.tui.dialogs.recorder import cue_text
from fishbowl.tui.dialogs.sheet import Hint, Sheet
from fishbowl.tui.glyphs import G
from fishbowl.tui.live import Look
from fishbowl.tui.widgets.line_input import LineInput
from fishbowl.tui.widgets.plain import Plain

OTHER_LANGUAGE = "und"
"""ISO 639's code for a language that is not said: neither Dutch nor English."""


Device = Literal["device", "second_device"]


@dataclass(frozen=True, slots=True)
class RecordingAnswer:
    """What runs. `language` (nl, en or und) is what it transcribes in, else what is spoken.

    `device` and `second_device` are as typed and may be empty.
    """

    medium: Medium
    device: str
    second_device: str
    transcribes: bool
    language: str


class RecordingDialog(Sheet[RecordingAnswer]):
    """Gives an answer only once the recorder runs. Who has no consent is named before that."""

    BINDINGS: ClassVar = [
        Binding("enter", "go_on", "runs"),
        Binding("1", "medium"),
        Binding("2", "name('device')"),
        Binding("3", "name('second_device')"),
        Binding("4", "transcribes"),
        Binding("5", "language"),
        Binding("g", "people"),
    ]

    def __init__(
        self, room: Room, device: str = "", second: str = "", before: RecordingAnswer | None = None
    ) -> None:
        """`before`: an answer that was given earlier, and not stored."""
        super().__init__(room)
        last = room.state.recording
        self._answer = before or RecordingAnswer(
            last.medium or "video", device, second, last.transcribes, room.state.protocol.lang
        )
        self._warns = bool(without_consent(room.state))
        self._naming: Device | None = None

    def heading(self) -> str:
        return say("dialogs.recording.before" if self._warns else "dialogs.recording.title")

    def compose_parts(self) -> ComposeResult:
        yield Plain(id="body")
        line = LineInput(lambda: self.room.now_s)
        line.display = False
        yield line

    def hints(self) -> Iterable[Hint]:
        if self._warns:
            return (
                ("g", say("dialogs.key.people")),
                ("Enter", say("dialogs.key.go_on")),
                ("Esc", say("dialogs.key.leave")),
            )
        if self._naming:
            return (("Enter", say("dialogs.key.name_device")), ("Esc", say("dialogs.key.leave")))
        return (
            ("Enter", say("dialogs.key.runs")),
            ("1-5", say("dialogs.key.change")),
            ("Esc", say("dialogs.key.not_running")),
        )

    def paint(self, look: Look) -> None:
        self.query_one("#heading", Plain).show(self.heading(), layout=True)
        super().paint(look)

    def body(self, look: Look) -> str:
        if self._warns:
            return warning_lines(without_consent(look.state))
        return form_lines(self._answer, look.state, self._naming)

    # --- the keys ---------------------------------------------------------------------------------------

    def action_go_on(self) -> None:
        if self._warns:
            self._warns = False
            self.repaint()
        else:
            self.dismiss(self._answer)

    def action_people(self) -> None:
        if self._warns:
            self.app.push_screen(PeopleDialog(self.room))

    def action_medium(self) -> None:
        self._change(replace(self._answer, medium="audio" if self._answer.medium == "video" else "video"))

    def action_transcribes(self) -> None:
        self._change(replace(self._answer, transcribes=not self._answer.transcribes))

    def action_language(self) -> None:
        choices = languages(self.room.state)
        following = choices[(choices.index(self._answer.language) + 1) % len(choices)]
        self._change(replace(self._answer, language=following))

    def action_name(self, which: Device) -> None:
        if self._warns:
            return
        self._naming = which
        line = self.query_one(LineInput)
        line.value = self._answer.device if which == "device" else self._answer.second_device
        line.cursor_position = len(line.value)
        line.display = True
        line.focus()
        self.repaint()

    def on_input_submitted(self, event: Input.Submitted) -> None:
        event.stop()
        which, self._naming = self._naming, None
        event.input.display = False
        self.query_one("#dialog").focus()
        named = event.value.strip()
        if which == "device":
            self._change(replace(self._answer, device=named))
        else:
            self._change(replace(self._answer, second_device=named))

    def _change(self, answer: RecordingAnswer) -> None:
        if not self._warns:
            self._answer = answer
            self.repaint()


def without_consent(state: SessionState) -> tuple[PersonId, ...]:
    """Who is here without consent and has not chosen to stay unrecorded."""
    return tuple(p for warning in attentions(state) if warning.kind == "no_consent" for p in warning.people)


def languages(state: SessionState) -> tuple[str, ...]:
    """What can be chosen: the session's language first."""
    own = state.protocol.lang
    return (own, "en" if own == "nl" else "nl", OTHER_LANGUAGE)


def warning_lines(people: tuple[PersonId, ...]) -> str:
    if not people:
        return say("dialogs.recording.all_agree")
    return "\n".join(
        (
            f"{G.warn} {say('dialogs.recording.without', people=', '.join(people))}",
            "",
            say("dialogs.recording.ways_out"),
            f"  {G.dot} {say('dialogs.recording.way_consent')}",
            f"  {G.dot} {say('dialogs.recording.way_leave')}",
            f"  {G.dot} {say('dialogs.recording.way_unrecorded')}",
        )
    )


def form_lines(answer: RecordingAnswer, state: SessionState, naming: Device | None = None) -> str:
    """What runs, line by line, each behind its digit."""
    cue = cue_text(state, "start")
    yes_no = say("common.yes" if answer.transcribes else "common.no")
    spoken = "dialogs.recording.transcribed" if answer.transcribes else "dialogs.recording.spoken"
    rows = (
        (say("dialogs.recording.medium"), say(f"dialogs.recording.{answer.medium}")),
        (say("dialogs.recording.device"), clean_line(answer.device) or G.none),
        (say("dialogs.recording.second_device"), clean_line(answer.second_device) or G.none),
        (say("dialogs.recording.transcribes"), yes_no),
        (say(spoken), say(f"common.lang.{answer.language}")),
    )
    typed = {"device": 2, "second_device": 3}.get(naming or "")
    lines = [
        f"{G.now if digit == typed else ' '} {digit}  {label:<26} {value}"
        for digit, (label, value) in enumerate(rows, start=1)
    ]
    if answer.transcribes and answer.language != state.protocol.lang:
        wanted = say(f"common.lang.{state.protocol.lang}")
        lines += ["", f"{G.warn} {say('dialogs.recording.wrong', wanted=wanted)}"]
    return "\n".join(([cue, ""] if cue else []) + lines)
