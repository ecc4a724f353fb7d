"""The debrief screen: for moderators, assistants and observers, right after the group."""

from __future__ import annotations

from concurrent.futures import Future
from typing import Any, ClassVar

from textual.app import ComposeResult
from textual.binding import BindingType
from textual.widgets import Input

from fishbowl.core.anew import replace
from fishbowl.core.base import CREW, Words, role_of
from fishbowl.core.debrief import RetractDebrief, WriteDebrief
from fishbowl.runtime.ports import Answer
from fishbowl.runtime.room import Room
from fishbowl.text import say
from fishbowl.tui.acts import Act, ActingScreen, bindings, help_, hints_of
from fishbowl.tui.debrief.form import Form, chosen, hung_on, rows, walked
from fishbowl.tui.debrief.lines import about_line, body_lines, head_line, topic_lines, topic_rows
from fishbowl.tui.live import Look
from fishbowl.tui.widgets.clock_line import ClockLine
from fishbowl.tui.widgets.line_input import LineInput
from fishbowl.tui.widgets.notice import Notice
from fishbowl.tui.widgets.panel import Panel

ACTS: tuple[Act[DebriefScreen], ...] = (
    Act("save", "enter", lambda screen: screen.call_next(screen.line.action_submit), hint=3),
    Act("next_topic", "tab", lambda screen: screen.turn(1), hint=3),
    Act("topic_before", "shift+tab", lambda screen: screen.turn(-1)),
    Act("up", "up", lambda screen: screen.walk(-1), hint=4),
    Act("down", "down", lambda screen: screen.walk(1)),
    Act("retract", "ctrl+r", lambda screen: screen.retract(), hint=6),
    Act("gifts", "ctrl+g", lambda screen: screen.hand_out(), hint=5),
    Act("help", "", help_, hint=2, typed="? Enter"),
    Act("leave", "escape", lambda screen: screen.leave(), hint=2),
)


class DebriefScreen(ActingScreen):
    """A form of eight topics with one line that is always ready. Also once the session has ended.

    The crew reads everyone's lines; an observer has their own, and no marks and gifts.
    """

    SURFACE = "debrief"
    CSS_PATH = "screen.tcss"
    AUTO_FOCUS = "LineInput"
    ACTS = ACTS
    BINDINGS: ClassVar[list[BindingType]] = bindings(ACTS)

    def __init__(self, room: Room) -> None:
        super().__init__(room)
        self.form = Form()

    def compose(self) -> ComposeResult:
        actor = self.room.actor
        yield ClockLine()
        yield Panel(lambda view: [head_line(view, actor)], id="head")
        yield Panel(lambda view: topic_lines(view, self.form), id="topics")
        yield Panel(lambda view: body_lines(view, self.form, actor), id="body")
        yield Panel(lambda view: [about_line(view, self.form)], id="about")
        yield LineInput(lambda: self.room.now_s)
        yield Notice()
        yield Panel(lambda view: hints_of(self, view.width), id="hints")

    @property
    def line(self) -> LineInput:
        return self.query_one(LineInput)

    def offered(self) -> list[Act[Any]]:
        """Gifts are handed out by the crew."""
        is_crew = role_of(self.room.actor) in CREW
        return [act for act in super().offered() if is_crew or act.name != "gifts"]

    def paint(self, look: Look) -> None:
        self.want(row.seq for row in rows(look.state, self.form.topic))
        self.query_one("#topics").styles.height = topic_rows(self.size.width)
        super().paint(look)

    # --- the line ---------------------------------------------------------------------------------------

    def on_input_submitted(self, event: Input.Submitted) -> None:
        event.stop()
        text = event.value.strip()
        if text == "?":
            self.line.value = ""
            help_(self)
        elif text:
            self._write(text)
        else:
            self.tell(say("debrief.empty"))

    def _write(self, text: str) -> None:
        """Store the line under the topic; one that is refused comes back, before what was typed since."""
        command = WriteDebrief(self.room.ids(), self.form.topic, hung_on(self.state, self.form))
        self.line.value = ""

        def failed() -> None:
            self.line.value = f"{text} {self.line.value}".rstrip()
            self.line.action_end()

        def told(future: Future[Answer]) -> None:
            if future.exception() is not None:
                self.on_loop(failed)

        given = self.room.do(command, Words.of(text=text))
        given.add_done_callback(told)
        self.follow(given)

    # --- where the hand is ------------------------------------------------------------------------------

    def turn(self, by: int) -> None:
        self.form = self.form.turned(by)

    def walk(self, by: int) -> None:
        self.form = walked(self.state, self.form, by)

    def retract(self) -> None:
        """Take the own line under the cursor off the record and, where there is room, into the line again."""
        row = chosen(self.state, self.form)
        if row is None or row.kind != "line":
            self.tell(say("debrief.choose_first"))
            return
        seq = row.seq

        def retracted(_: Answer) -> None:
            self.tell(say("debrief.retracted"))
            self.form = replace(self.form, cursor="")
            # Looked up only now: of a line just written the text may not have been fetched before.
            self.line.value = self.line.value or self.desk.word(seq, "text")
            self.line.action_end()

        self.give(RetractDebrief(row.id), then=retracted)

    def hand_out(self) -> None:
        from fishbowl.tui.debrief.gifts import GiftsDialog

        if role_of(self.room.actor) in CREW:
            self.ask(GiftsDialog(self.room))

    def leave(self) -> None:
        """From the cursor back to the line; from there, out, but not with a line that is not saved."""
        from fishbowl.tui.dialogs.confirm import ConfirmDialog

        if self.form.cursor:
            self.form = replace(self.form, cursor="")
        elif not self.line.value.strip():
            self.dismiss(None)
        else:
            words = (say(f"debrief.ask.{name}") for name in ("leave", "leave_yes", "leave_no"))
            self.ask(ConfirmDialog(self.room, *words), lambda sure: self.dismiss(None) if sure else None)
