"""The clocks, on every screen and every dialog: stage left, session, wall clock, ahead or behind."""

from __future__ import annotations

from collections.abc import Callable

from fishbowl.core.state import SessionState
from fishbowl.core.timing import block_left_s, left_s, project, session_ran_s
from fishbowl.text import clean_line, clock_s, mmss, say
from fishbowl.tui.widgets.plain import Plain


class ClockLine(Plain):
    """One line. It is given the instant; it never asks a clock."""

    DEFAULT_CSS = """
    ClockLine { height: 1; width: 1fr; text-style: bold; }
    ClockLine.over { color: $text-error; }
    """

    def show_now(self, state: SessionState, now_s: float, wall_at: Callable[[float], float]) -> None:
        left = left_s(state, now_s)
        self.set_class(left is not None and left < 0, "over")
        self.show("   ".join(_parts(state, now_s, wall_at, left)))


def _parts(
    state: SessionState, now_s: float, wall_at: Callable[[float], float], left: float | None
) -> list[str]:
    parts = [clock_s(wall_at(now_s))]
    stage = state.current_stage
    if stage is None or left is None:
        key = "clock.ended" if state.is_over else "clock.not_started"
        return [*parts, say(key)]
    key = "clock.over" if left < 0 else "clock.left"
    parts.append(f"{clean_line(stage.title)} {say(key, time=mmss(abs(left)))}")
    if stage.kind == "deck":
        parts.append(say("clock.block_left", time=mmss(block_left_s(state, now_s))))
    parts.append(say("clock.session", time=mmss(session_ran_s(state, now_s))))
    if state.session.paused_since_s is not None:
        parts.append(say("clock.paused", time=mmss(now_s - state.session.paused_since_s)))
    behind = round(project(state, now_s).behind_s)
    if abs(behind) >= 30:
        parts.append(say("clock.behind" if behind > 0 else "clock.ahead", time=mmss(abs(behind))))
    return parts
