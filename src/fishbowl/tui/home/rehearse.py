"""What is to be rehearsed: protocol, language, and how fast the time goes."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import ClassVar

from textual import on
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Horizontal

from fishbowl.core.protocol import Lang
from fishbowl.runtime.study import ProtocolEntry
from fishbowl.text import lang, say
from fishbowl.tui.dialogs.question import Question
from fishbowl.tui.dialogs.sheet import Hint
from fishbowl.tui.setup.offer import langs, titles
from fishbowl.tui.widgets.choice import Choice
from fishbowl.tui.widgets.plain import Plain

SPEEDS = ("1", "2", "4", "10")
"""Times real time. Faster than ten nobody can moderate."""


@dataclass(frozen=True, slots=True)
class Wish:
    protocol: str
    lang: Lang
    speed: float


class RehearseQuestion(Question[Wish]):
    """Gives what was chosen. `entries` must not be empty."""

    AUTO_FOCUS = "#speed"
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("enter", "start", show=False),
        Binding("down", "app.focus_next", show=False),
        Binding("up", "app.focus_previous", show=False),
    ]
    DEFAULT_CSS = """
    RehearseQuestion Horizontal { height: 1; }
    RehearseQuestion .label { width: 14; color: $text-muted; }
    """

    def __init__(self, entries: Sequence[ProtocolEntry]) -> None:
        super().__init__()
        self._entries = entries

    def heading(self) -> str:
        return say("home.rehearse")

    def compose_parts(self) -> ComposeResult:
        yield Plain(say("home.rehearse.about"), id="body")
        protocols = titles(self._entries, lang())
        choices = {
            "protocol": Choice(protocols, id="protocol"),
            "lang": Choice(langs(self._entries, protocols[0][0]), lang(), id="lang"),
            "speed": Choice([(speed, say("home.speed", n=speed)) for speed in SPEEDS], id="speed"),
        }
        yield Plain("")
        for name, choice in choices.items():
            with Horizontal():
                yield Plain(say(f"home.rehearse.{name}"), classes="label")
                yield choice

    def hints(self) -> Sequence[Hint]:
        return (
            ("Enter", say("home.rehearse.start")),
            ("← →", say("home.rehearse.choose")),
            ("↑ ↓", say("home.rehearse.field")),
            *super().hints(),
        )

    @on(Choice.Changed, "#protocol")
    def _other_protocol(self, event: Choice.Changed) -> None:
        self.query_one("#lang", Choice).offer(langs(self._entries, event.value))

    def action_start(self) -> None:
        protocol, language, speed = (
            self.query_one(f"#{name}", Choice).value for name in ("protocol", "lang", "speed")
        )
        self.dismiss(Wish(protocol, "nl" if language == "nl" else "en", float(speed)))
