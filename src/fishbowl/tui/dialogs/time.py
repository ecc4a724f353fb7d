"""When a stage runs over, or wants more time."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import Binding
from textual.widgets import Input

from fishbowl.core.anew import replace
from fishbowl.core.stages import Outcome
from fishbowl.core.state import SessionState
from fishbowl.core.timing import Projection, Row, left_s, outcomes, project
from fishbowl.runtime.room import Room
from fishbowl.text import cells, clean_line, clock, fit, mmss, say
from fishbowl.tui.dialogs.sheet import Hint, Sheet
from fishbowl.tui.glyphs import G
from fishbowl.tui.live import Look
from fishbowl.tui.widgets.line_input import LineInput
from fishbowl.tui.widgets.plain import Plain

WIDE, MINIMUM = 72, 28
COLUMN_WIDTH, NARROW_COLUMN = 16, 6
_MINUTES = re.compile(r"\s*([+-]?\d{1,3}(?:[.,]\d)?)(?:\s+(.*))?", re.DOTALL)


@dataclass(frozen=True, slots=True)
class TimeAnswer:
    """An outcome, or seconds more (negative: less) for the open stage with a reason that may be empty."""

    outcome: Outcome | None = None
    add_s: float = 0.0
    reason: str = ""


class TimeDialog(Sheet[TimeAnswer]):
    """Gives one of the three outcomes, or time added. While minutes are typed it says what they change."""

    BINDINGS: ClassVar = [
        Binding("1", "choose('move')", "move"),
        Binding("2", "choose('shorten')", "shorten"),
        Binding("3", "choose('keep')", "keep"),
        Binding("4", "add('1')", "add_1"),
        Binding("5", "add('2')", "add_2"),
        Binding("6", "add('5')", "add_5"),
        Binding("plus", "add('')", "add_other"),
    ]

    def __init__(self, room: Room, before: TimeAnswer | None = None) -> None:
        """`before`: time that was asked for earlier, and not stored."""
        super().__init__(room)
        self._adding = before is not None
        self._typed = "" if before is None else typed_line(before)

    def heading(self) -> str:
        return say(f"dialogs.time.{'how_much' if self._adding else 'title'}")

    def compose_parts(self) -> ComposeResult:
        yield Plain(id="body")
        line = LineInput(lambda: self.room.now_s, self._typed, say("dialogs.time.placeholder"))
        line.display = self._adding
        yield line

    def on_mount(self) -> None:
        super().on_mount()
        if self._adding:
            self.query_one(LineInput).focus()

    def hints(self) -> Iterable[Hint]:
        if self._adding:
            return (("Enter", say("dialogs.key.add")), ("Esc", say("dialogs.key.leave")))
        return super().hints() if self.room.state.current_stage else (("Esc", say("dialogs.key.leave")),)

    def paint(self, look: Look) -> None:
        self.query_one("#heading", Plain).show(self.heading(), layout=True)
        super().paint(look)

    def body(self, look: Look) -> str:
        if self._adding:
            added_s, _ = parse_minutes(self.query_one(LineInput).value) or (0.0, "")
            return added_lines(look, added_s)
        return outcome_lines(look, min(self.query_one("#body").size.width or WIDE, WIDE))

    def action_choose(self, outcome: Outcome) -> None:
        if self.room.state.current_stage is not None:
            self.dismiss(TimeAnswer(outcome))

    def action_add(self, minutes: str) -> None:
        if self.room.state.current_stage is None:
            return
        self._adding = True
        line = self.query_one(LineInput)
        line.value = f"{minutes} " if minutes else ""
        line.cursor_position = len(line.value)
        line.display = True
        line.focus()
        self.repaint()

    def on_input_changed(self, event: Input.Changed) -> None:
        event.stop()
        self.repaint()

    def on_input_submitted(self, event: Input.Submitted) -> None:
        event.stop()
        typed = parse_minutes(event.value)
        if typed is None:
            self.tell(say("dialogs.time.no_minutes"))
        else:
            self.dismiss(TimeAnswer(None, *typed))


def parse_minutes(text: str) -> tuple[float, str] | None:
    """Seconds and reason of a line such as `5 late start` or `-2`; None where it begins with no number."""
    found = _MINUTES.fullmatch(text)
    if found is None or not (seconds := float(found[1].replace(",", ".")) * 60):
        return None
    return seconds, (found[2] or "").strip()


def typed_line(answer: TimeAnswer) -> str:
    """The line that `parse_minutes` reads as this answer."""
    return f"{answer.add_s / 60:g} {answer.reason}".rstrip()


def with_added(state: SessionState, seconds: float) -> SessionState:
    """The state as it would be with that much more time for the open stage."""
    stage = state.current_stage
    if stage is None or not seconds:
        return state
    added = state.stages.added_s.get(stage.id, 0.0) + seconds
    return replace(state, stages=replace(state.stages, added_s=state.stages.added_s.set(stage.id, added)))


def added_lines(look: Look, added_s: float) -> str:
    """What that much more time makes of what is left of the stage, and of when the whole is done."""
    stage = look.state.current_stage
    if stage is None:
        return say("dialogs.time.no_stage")
    states = (look.state, with_added(look.state, added_s))
    ends = [project(state, look.now_s) for state in states]
    return "\n".join(
        (
            f"{clean_line(stage.title)}: {_becomes(_left(state, look.now_s) for state in states)}",
            say("dialogs.time.done", time=_becomes(clock(look.wall_at(end.projected_end_s)) for end in ends)),
            _planned(look, ends[0]),
        )
    )


def _left(state: SessionState, now_s: float) -> str:
    left = round(left_s(state, now_s) or 0.0)
    return say("console.over" if left < 0 else "console.left", time=mmss(abs(left)))


def _becomes(told: Iterable[str]) -> str:
    """What it is, and what it will be where that is another."""
    return f" {G.arrow} ".join(dict.fromkeys(told))


def _planned(look: Look, end: Projection) -> str:
    return say("dialogs.time.planned", time=clock(look.wall_at(end.planned_end_s)))


def outcome_lines(look: Look, width: int = WIDE) -> str:
    """The three outcomes side by side: when each stage still to come would end.

    From `WIDE` cells on also how long each would be, and how far behind the whole.
    """
    if look.state.current_stage is None:
        return say("dialogs.time.no_stage")
    columns = outcomes(look.state, look.now_s)
    wide = width >= WIDE
    heads = [f"{digit} {say(f'dialogs.key.{c.outcome}')}" for digit, c in enumerate(columns, start=1)]
    lines = [_row(say("dialogs.time.until"), heads if wide else ("1", "2", "3"), width)]
    ahead = [_ahead(column, look.now_s) for column in columns]
    for each in zip(*ahead, strict=True):
        ends = [_ends(row, length_s, look, wide) for row, length_s in each]
        lines.append(_row(clean_line(each[0][0].stage.title), ends, width))
    planned = _planned(look, columns[0])
    if not wide:
        return "\n".join((*lines, planned))
    return "\n".join((*lines, _row(planned, [_against(column) for column in columns], width)))


def _ahead(column: Projection, now_s: float) -> list[tuple[Row, float]]:
    """The open stage and those still to come, in the order in which they would go, each with its length."""
    rows = [row for row in column.rows if row.state in ("open", "ahead")]
    found = []
    for row in sorted(rows, key=lambda each: each.state != "open"):
        until_s = row.until_s or now_s
        found.append((row, until_s - now_s))
        now_s = until_s
    return found


def _ends(row: Row, length_s: float, look: Look, wide: bool) -> str:
    ends_at = clock(look.wall_at(row.until_s or 0.0))
    if length_s < 1 and row.state == "ahead":
        return say("dialogs.time.dropped") if wide else G.none
    return f"{ends_at} {mmss(round(length_s)):>6}" if wide else ends_at


def _against(column: Projection) -> str:
    behind_s = round(column.behind_s)
    if abs(behind_s) < 30:
        return say("dialogs.time.on_time")
    return say("clock.behind" if behind_s > 0 else "clock.ahead", time=mmss(abs(behind_s)))


def _row(title: str, parts: Iterable[str], width: int) -> str:
    column = COLUMN_WIDTH if width >= WIDE else NARROW_COLUMN
    line = _padded(title, max(width, MINIMUM) - 3 * column)
    return (line + "".join(_padded(part, column) for part in parts)).rstrip()


def _padded(text: str, width: int) -> str:
    shown = fit(text, width - 1)
    return shown + " " * (width - cells(shown))
