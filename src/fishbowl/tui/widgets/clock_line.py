"""The clocks, on every screen and every dialog: stage left, session, wall clock, ahead or behind."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from fishbowl.core.state import SessionState
from fishbowl.core.timing import block_left_s, left_s, project, session_ran_s
from fishbowl.text import cells, clean_line, clock_s, mmss, say
from fishbowl.tui.widgets.plain import Plain

FALLBACK_WIDTH = 72


@dataclass(frozen=True, slots=True)
class Part:
    """One thing that the clocks say; rank 0 matters most."""

    rank: int
    text: str


class ClockLine(Plain):
    """One line. It is given the instant; it never asks a clock."""

    DEFAULT_CSS = """
    ClockLine { height: 1; width: 1fr; text-style: bold; }
    ClockLine.over { color: $text-error; }
    """

    def show_now(self, state: SessionState, now_s: float, wall_at: Callable[[float], float]) -> None:
        left = left_s(state, now_s)
        self.set_class(left is not None and left < 0, "over")
        self.show(fitted(clock_parts(state, now_s, wall_at, left), self.size.width or FALLBACK_WIDTH))


def fitted(parts: Sequence[Part], width: int) -> str:
    """The parts in their order; where they take more than `width` cells, without the least important."""
    kept = list(parts)
    while len(kept) > 1 and cells(_joined(kept)) > width:
        kept.remove(max(kept, key=lambda part: part.rank))
    return _joined(kept)


def _joined(parts: Sequence[Part]) -> str:
    return "   ".join(part.text for part in parts)


def clock_parts(
    state: SessionState, now_s: float, wall_at: Callable[[float], float], left: float | None
) -> list[Part]:
    """What the clocks say, in the order in which it is shown."""
    parts = [Part(2, clock_s(wall_at(now_s)))]
    stage = state.current_stage
    if stage is None or left is None:
        key = "clock.ended" if state.is_over else "clock.not_started"
        return [*parts, Part(0, say(key))]
    key = "clock.over" if left < 0 else "clock.left"
    parts.append(Part(0, f"{clean_line(stage.title)} {say(key, time=mmss(abs(left)))}"))
    if stage.kind == "deck":
        parts.append(Part(4, say("clock.block_left", time=mmss(block_left_s(state, now_s)))))
    parts.append(Part(3, say("clock.session", time=mmss(session_ran_s(state, now_s)))))
    if state.session.paused_since_s is not None:
        parts.append(Part(1, say("clock.paused", time=mmss(now_s - state.session.paused_since_s))))
    behind = round(project(state, now_s).behind_s)
    if abs(behind) >= 30:
        parts.append(Part(5, say("clock.behind" if behind > 0 else "clock.ahead", time=mmss(abs(behind)))))
    return parts
