"""The agenda: what was planned, what it took, and when it will end."""

from __future__ import annotations

from fishbowl.core.protocol import Stage
from fishbowl.core.timing import Projection, Row, Urgency, project, urgency
from fishbowl.text import clean_line, clock, minutes_range, mmss, say
from fishbowl.tui.glyphs import G
from fishbowl.tui.pieces import Line, Piece, Tone, left, line, right, rule
from fishbowl.tui.view import View

SIGNS = {"done": G.done, "open": G.now, "ahead": " ", "passed_over": G.none}
TONES: dict[Urgency, Tone] = {"calm": "strong", "soon": "warn", "last": "alarm", "over": "alarm"}


def agenda_lines(view: View) -> list[Line]:
    """One line per stage under a line for the whole; a column the protocol has no use for is left out."""
    plan = project(view.state, view.now_s)
    hurry = TONES[urgency(view.state, view.now_s)]
    marks = any(row.stage.clock_mark_s is not None for row in plan.rows)
    return [
        rule(say("console.agenda"), view.width, _whole(view, plan)),
        *(_stage_line(view, row, marks, hurry) for row in plan.rows),
    ][: view.height]


def _whole(view: View, plan: Projection) -> str:
    protocol = view.state.protocol
    planned = say("console.minutes", range=minutes_range(protocol.shortest_s, protocol.longest_s))
    if view.state.stages.started_s is None:
        return planned
    return f"{planned} {G.arrow}{clock(view.look.wall_at(plan.projected_end_s))}"


def _stage_line(view: View, row: Row, marks: bool, hurry: Tone) -> Line:
    stage = row.stage
    times: list[tuple[str, int]] = [(minutes_range(stage.shortest_s, stage.longest_s), 3 if marks else 6)]
    if marks:
        times.append((_mark(stage), 5))
    times.append((mmss(row.ran_s) if row.state in ("done", "open") else "", 6))
    times.append((f"{G.arrow}{clock(view.look.wall_at(row.until_s))}" if row.until_s else "", 7))
    columns = "".join(right(text, width) for text, width in times)
    title = left(clean_line(stage.title), view.width - len(columns) - 2)
    tone: Tone = hurry if row.state == "open" else "plain" if row.state == "ahead" else "faint"
    return line(Piece(f"{SIGNS[row.state]} {title}{columns}", tone))


def _mark(stage: Stage) -> str:
    seconds = stage.clock_mark_s
    return "" if seconds is None else f"{seconds // 3600}:{seconds % 3600 // 60:02}"
