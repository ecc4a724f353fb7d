"""The console seat as this screen sees it: taking it at the start, giving it free at the end."""

from __future__ import annotations

from typing import TYPE_CHECKING

from fishbowl.core.errors import FishbowlError
from fishbowl.runtime.room import Room
from fishbowl.runtime.seat import holder, leave, take
from fishbowl.text import say

if TYPE_CHECKING:
    from fishbowl.runtime.ports import Answer
    from fishbowl.tui.console.screen import ConsoleScreen

GAP_S = 60.0
"""From this long without an event while the clock ran, the screen may have been down without a pause."""


def gap_before(room: Room) -> tuple[float, float] | None:
    """From the last event until now, where that may have been a crash or a closed lid; else None."""
    now_s, last_s = room.now_s, room.last_s
    return (last_s, now_s) if room.state.is_running and now_s - last_s > GAP_S else None


def sit_down(console: ConsoleScreen) -> None:
    """Take the seat where nobody holds it; else ask whether to watch or to take over."""
    if holder(console.room) != "someone":
        console.keys_wait = True  # who still seems to watch beside a console that died can do nothing

        def ended(_: Answer | None = None) -> None:
            console.keys_wait = False

        console.follow(take(console.room), ended, ended)
        state = console.state
        if state.session.rehearsal and state.stages.started_s is not None and not state.is_over:
            # Simulated people act beside the console that began it, and for as long as that stands.
            console.call_after_refresh(console.tell, say("console.rehearsed_alone"))
        return
    from fishbowl.tui.console.actions.room import take_over

    take_over(console)


def stand_up(room: Room) -> None:
    """Give the seat free. Where that can't be stored, it is found free once this process is gone."""
    try:
        leave(room)
    except FishbowlError:
        return
