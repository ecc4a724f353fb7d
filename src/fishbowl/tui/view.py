"""What a panel is drawn from: the look, the room it has, and where the moderator is on the screen."""

from __future__ import annotations

from collections.abc import Mapping

from msgspec import Struct, field

from fishbowl.core.protocol import Stage
from fishbowl.core.state import SessionState
from fishbowl.core.timing import project
from fishbowl.text import clean_line, say
from fishbowl.tui.live import Look
from fishbowl.tui.reader import Unreadable

WIDE = 120
"""From this width on the console has three columns and the story of the session."""


class Desk(Struct, frozen=True):
    """The moderator's own side of the screen: nothing of it is on record.

    `cursor` is the key of the item chosen by hand; empty while it follows what is to be done next.
    `words` are texts typed by people that were asked for, by event; a text still under way is not in it.
    `unreadable` are the events whose words there turned out to be none of, and why.
    """

    cursor: str = ""
    unfolded: frozenset[str] = frozenset()
    flipped: bool = False
    words: Mapping[int, Mapping[str, str]] = field(default_factory=dict)
    unreadable: Mapping[int, Unreadable] = field(default_factory=dict)

    def word(self, seq: int, name: str) -> str:
        return clean_line(self.words.get(seq, {}).get(name, ""))

    def text(self, seq: int) -> str | None:
        """The text of an event as it was typed, none where it can't be read; None while it is under way."""
        body = {} if seq in self.unreadable else self.words.get(seq)
        return None if body is None else body.get("text", "")

    def shown(self, seq: int) -> str:
        """What stands where the text of an event belongs: the text, why there is none, or that it comes."""
        if seq in self.words:
            return self.word(seq, "text")
        why = self.unreadable.get(seq)
        return "…" if why is None else say(f"record.{why}")


class View(Struct, frozen=True):
    look: Look
    desk: Desk
    width: int
    height: int

    @property
    def state(self) -> SessionState:
        return self.look.state

    @property
    def now_s(self) -> float:
        return self.look.now_s

    def shown(self, text: str) -> str:
        """A text of the protocol, its blanks filled, fit to be shown on one line."""
        return clean_line(self.state.filled(text))


def next_stage(state: SessionState, now_s: float) -> Stage | None:
    """Where `d` goes: from a deck to the next deck not yet visited, else to what comes next in order."""
    ahead = [row.stage for row in project(state, now_s).rows if row.state == "ahead"]
    if state.participants_talk:
        ahead.sort(key=lambda stage: stage.kind != "deck")
    return ahead[0] if ahead else None
