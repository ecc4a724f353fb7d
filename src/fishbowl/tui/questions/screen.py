"""The questions screen: which is asked, by whom, to whom, answered or not, and what was left over and why."""

from __future__ import annotations

from typing import Any, ClassVar

from textual.app import ComposeResult
from textual.binding import BindingType

from fishbowl.core.anew import replace
from fishbowl.runtime.room import Room
from fishbowl.text import say
from fishbowl.tui.acts import Act, ActingScreen, bindings, hints_of
from fishbowl.tui.console.warnings import Standing, standing, warning_lines
from fishbowl.tui.live import Look, look_at
from fishbowl.tui.questions.acts import ACTS
from fishbowl.tui.questions.lines import asked_lines, queue_lines
from fishbowl.tui.questions.queue import Queued, aimed_at, queue
from fishbowl.tui.widgets.clock_line import ClockLine
from fishbowl.tui.widgets.notice import Notice
from fishbowl.tui.widgets.panel import Panel


class QuestionsScreen(ActingScreen):
    """For the crew. Until the tablecloths are open there is nothing on it but how they are opened.

    `marked`: the question that the next one will be merged with.
    """

    SURFACE = "questions"
    CSS_PATH = "screen.tcss"
    ACTS = ACTS
    BINDINGS: ClassVar[list[BindingType]] = bindings(ACTS)

    def __init__(self, room: Room) -> None:
        super().__init__(room)
        self.marked = ""

    def compose(self) -> ComposeResult:
        yield ClockLine()
        yield Panel(asked_lines, id="asked")
        yield Panel(lambda view: queue_lines(view, self.marked), id="queue")
        yield Panel(lambda view: warning_lines(self.standing(), view.width, view.height), id="warnings")
        yield Notice()
        yield Panel(lambda view: hints_of(self, view.width), id="hints")

    def standing(self) -> list[Standing]:
        """The first of what stands until it is mended; the desk below has the keys that mend it.

        This screen lies over the desk while questions are asked: a recorder still on pause would go unseen.
        """
        found = standing(look_at(self.room), watching=False, not_saved=self.not_saved)
        return [replace(each, key="") for each in found]

    @property
    def queue(self) -> tuple[Queued, ...]:
        return queue(self.state)

    @property
    def chosen(self) -> Queued | None:
        """The question under the cursor."""
        return aimed_at(self.queue, self.desk.cursor)

    def told(self, act: Act[Any]) -> str:
        """Of Enter, what it does with the question that is chosen."""
        chosen = self.chosen
        if act.name == "go_on" and chosen is not None:
            return say("questions.go_on_answered" if chosen.fate.status == "asked" else "questions.go_on_ask")
        return super().told(act)

    def paint(self, look: Look) -> None:
        self.query_one("#warnings").styles.height = min(1, len(self.standing()))
        self.want(each.note.seq for each in queue(look.state))
        super().paint(look)
