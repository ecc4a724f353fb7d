"""The clocks, on every screen and every dialog: stage left, session, wall clock, ahead or behind."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from msgspec import Struct

from fishbowl.core.elapsed import session_ran_s
from fishbowl.core.state import SessionState
from fishbowl.core.timing import Urgency, left_s, project, talk_left_s, urgency
from fishbowl.text import cells, clean_line, clock_s, fit, mmss, say
from fishbowl.tui.glyphs import G
from fishbowl.tui.widgets.plain import Plain

FALLBACK_WIDTH = 72
SIGNS: dict[Urgency, str] = {
    "calm": "",
    "soon": f"{G.warn} ",
    "last": f"{G.warn * 2} ",
    "over": f"{G.warn * 2} ",
}
KEYS: dict[Urgency, str] = {
    "calm": "clock.left",
    "soon": "clock.left_soon",
    "last": "clock.left_last",
    "over": "clock.over",
}


class Part(Struct, frozen=True):
    """One thing that the clocks say; rank 0 matters most. `title` stands before it, and is cut before it."""

    rank: int
    text: str
    title: str = ""

    @property
    def whole(self) -> str:
        return f"{self.title} {self.text}".lstrip()

    def within(self, width: int) -> str:
        """With as much of its title as leaves room for its text."""
        return f"{fit(self.title, width - cells(self.text) - 1)} {self.text}".lstrip()


class ClockLine(Plain):
    """One line. It is given the instant; it never asks a clock.

    How near the end of the stage is, it says by sign, word and colour.
    """

    DEFAULT_CSS = """
    ClockLine { height: 1; width: 1fr; text-style: bold; }
    ClockLine.soon { color: $text-warning; }
    ClockLine.last, ClockLine.over { color: $text-error; }
    """

    def show_now(self, state: SessionState, now_s: float, wall_at: Callable[[float], float]) -> None:
        left, near = left_s(state, now_s), urgency(state, now_s)
        for name in ("soon", "last", "over"):
            self.set_class(near == name, name)
        self.show(fitted(clock_parts(state, now_s, wall_at, left), self.content_size.width or FALLBACK_WIDTH))


def fitted(parts: Sequence[Part], width: int) -> str:
    """The parts in their order; where they take more than `width` cells, without the least important.

    Of the last one its title is cut: a clock without its time would tell nothing.
    """
    kept = list(parts)
    while len(kept) > 1 and cells(_joined(kept)) > width:
        kept.remove(max(kept, key=lambda part: part.rank))
    return _joined(kept) if len(kept) > 1 else kept[0].within(width)


def _joined(parts: Sequence[Part]) -> str:
    return "   ".join(part.whole for part in parts)


def clock_parts(
    state: SessionState, now_s: float, wall_at: Callable[[float], float], left: float | None
) -> list[Part]:
    """What the clocks say, in the order in which it is shown."""
    parts = [Part(2, clock_s(wall_at(now_s)))]
    stage = state.current_stage
    if stage is None or left is None:
        key = "clock.ended" if state.is_over else "clock.not_started"
        return [*parts, Part(0, say(key))]
    near = urgency(state, now_s)
    title = f"{SIGNS[near]}{clean_line(stage.title)}"
    parts.append(Part(0, say(KEYS[near], time=mmss(abs(left))), title))
    if stage.kind == "deck":
        block = talk_left_s(state, now_s)
        key = "clock.block_over" if block < 0 else "clock.block_left"
        parts.append(Part(5, say(key, time=mmss(abs(block)))))
    parts.append(Part(3, say("clock.session", time=mmss(session_ran_s(state, now_s)))))
    if state.session.paused_since_s is not None:
        parts.append(Part(1, say("clock.paused", time=mmss(now_s - state.session.paused_since_s))))
    behind = round(project(state, now_s).behind_s)
    if abs(behind) >= 30:
        parts.append(Part(4, say("clock.behind" if behind > 0 else "clock.ahead", time=mmss(abs(behind)))))
    return parts
