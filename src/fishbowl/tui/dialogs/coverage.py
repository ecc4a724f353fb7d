"""What was to be heard in a stage, before it is left."""

from __future__ import annotations

from typing import ClassVar, Literal

from textual import events
from textual.binding import Binding

from fishbowl.core.attention import open_topics
from fishbowl.core.protocol import Stage, Topic
from fishbowl.core.questions import CoverTopic, Heard
from fishbowl.core.state import SessionState
from fishbowl.runtime.room import Room
from fishbowl.text import clean, clean_line, say
from fishbowl.tui.dialogs.sheet import Sheet
from fishbowl.tui.glyphs import G
from fishbowl.tui.live import Look

Leaving = Literal["leave", "stay"]
OpenTopic = tuple[str, Topic]
"""The check that it belongs to, and the topic."""


class CoverageDialog(Sheet[Leaving]):
    """Marks topics as heard or asked itself; gives whether the stage is left. Escape stays."""

    BINDINGS: ClassVar = [
        Binding("h", "mark('heard')", "heard"),
        Binding("a", "mark('asked')", "asked"),
        Binding("x", "mark('open')", "open_again"),
        Binding("enter", "answer('leave')", "leave_stage"),
        Binding("escape", "answer('stay')", "stay"),
        # Before the dialog's own scrolling.
        Binding("up", "move(-1)", priority=True),
        Binding("down", "move(1)", priority=True),
    ]

    def __init__(self, room: Room, stage: Stage) -> None:
        super().__init__(room)
        self._stage = stage
        # Those open when it is asked: what is marked in the meantime stays, or lines would jump away.
        self._topics = open_topics(room.state, stage)
        self._line = 0

    def heading(self) -> str:
        return say("dialogs.coverage.title", stage=clean_line(self._stage.title))

    def body(self, look: Look) -> str:
        return coverage_lines(look.state, self._stage, self._topics, self._line)

    def on_key(self, event: events.Key) -> None:
        pressed = event.character or ""
        if pressed.isdecimal() and 1 <= int(pressed) <= len(self._topics):
            event.stop()
            self._line = int(pressed) - 1
            self.repaint()

    def action_move(self, step: int) -> None:
        self._line = min(max(self._line + step, 0), max(len(self._topics) - 1, 0))
        self.repaint()

    def action_mark(self, heard: Heard) -> None:
        if not self._topics:
            return
        check_id, topic = self._topics[self._line]
        self.give(CoverTopic(check_id, topic.id, heard))
        if heard != "open":
            self._to_next_open()
        self.repaint()

    def _to_next_open(self) -> None:
        """On to the next line that is still open, if there is one."""
        still = [each for each in self._topics if each != self._topics[self._line]]
        for index, each in enumerate(self._topics):
            if each in still and topic_state(self.room.state, each) == "open":
                self._line = index
                return

    def action_answer(self, leaving: Leaving) -> None:
        self.dismiss(leaving)


def topic_state(state: SessionState, topic: OpenTopic) -> Heard:
    return state.questions.topics.get(f"{topic[0]}/{topic[1].id}", ("open", 0.0))[0]


def coverage_lines(state: SessionState, stage: Stage, topics: tuple[OpenTopic, ...], here: int) -> str:
    """Each topic with its state, and the check's own words for the one chosen."""
    if not topics:
        return say("dialogs.coverage.all_heard")
    lines = [
        f"{G.now if index == here else ' '} {index + 1}  {_state(state, each):<16}{clean_line(each[1].label)}"
        for index, each in enumerate(topics)
    ]
    check_id, topic = topics[here]
    texts = {check.id: check.text for check in stage.coverage}
    asked = state.filled(texts[check_id]).replace("{topic}", topic.label)
    return "\n".join((*lines, "", clean(asked)))


def _state(state: SessionState, topic: OpenTopic) -> str:
    return say(f"dialogs.coverage.{topic_state(state, topic)}")
