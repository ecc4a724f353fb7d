"""The guide of a stage without cards, in as many lines as there are: what matters now is never cut."""

from __future__ import annotations

from fishbowl.core.protocol import Stage
from fishbowl.text import clean_line, fit, say
from fishbowl.tui.console.items import Item, aimed, items
from fishbowl.tui.glyphs import G
from fishbowl.tui.pieces import (
    READABLE,
    Line,
    Piece,
    ends,
    fit_line,
    hanging,
    line,
    rule,
    text_of,
    toned,
    wrap,
)
from fishbowl.tui.view import View


def guide_lines(view: View, title: str, end: str = "", foot: list[Line] | None = None) -> list[Line]:
    """A rule, the stage's items, and at the bottom what else can be done here."""
    found = items(view)
    # Each step keeps its line before anything stands under them: what is below the edge is forgotten.
    foot = [fit_line(row, view.width) for row in foot or ()][: max(1, view.height - 1 - len(found))]
    stage = view.state.current_stage
    height = max(1, view.height - 1 - len(foot))
    head = _lead(view, stage) if stage else []
    if view.desk.flipped:
        body = read_out(view, stage, height)
    else:
        body = fitted(found, aimed(found, view.desk.cursor), view.width, height)
        if len(body) + len(head) < height:
            body = [*head, *body]
    air = [line(" ")] * (height - len(body)) if foot else []
    return [rule(title, view.width, end), *body, *air, *foot][: view.height]


def fitted(found: tuple[Item, ...], at: Item | None, width: int, height: int) -> list[Line]:
    """The items whole if they fit; else all but the one aimed at and the one asked now on one line each;
    else the lines around the cursor."""
    whole = [_rows(item, item is at, width) for item in found]
    airy = _joined(
        found, [[*rows, line(" ")] if _ends_block(found, n) else rows for n, rows in enumerate(whole)], width
    )
    rows = airy if len(airy) <= height else _joined(found, whole, width)
    if len(rows) > height:
        parts = zip(found, whole, strict=True)
        short = [
            r if item is at or item.is_now else r[:1] if len(r) == 1 else [_cut(r, width)]
            for item, r in parts
        ]
        rows = _joined(found, short, width)
    if len(rows) <= height:
        return [shown for shown, _ in rows]
    keys = [key for _, key in rows]
    first = keys.index(at.key) if at is not None and at.key in keys else 0
    top = min(max(0, first - height // 3), len(rows) - height)
    return [shown for shown, _ in rows[top : top + height]]


def _ends_block(found: tuple[Item, ...], n: int) -> bool:
    """Whether a question or step ends here with all that hangs under it; topics stand together."""
    return not found[n].beside and n + 1 < len(found) and found[n + 1].indent == 0


def _rows(item: Item, is_aimed: bool, width: int) -> list[Line]:
    """The item over as many lines as it takes; the cursor stands before it."""
    start = f"{G.cursor if is_aimed else ' '}{' ' * item.indent}{item.sign} "
    end = f" {item.end} " if item.end else ""
    room = min(width - len(start) - len(end), READABLE)
    texts = wrap(item.text, room) or ("",)
    tone = "cursor" if is_aimed else item.tone
    first = (
        ends(line(Piece(start + texts[0], tone)), line(Piece(end, "faint")), width)
        if end
        else toned(start + texts[0], tone)
    )
    rest = [line(Piece(" " * len(start) + row, tone)) for row in texts[1:]]
    notes = [
        shown
        for note in item.notes
        for shown in hanging(" " * len(start), note, min(width - 1, READABLE), "faint")
    ]
    return [first, *rest, *notes]


def _cut(rows: list[Line], width: int) -> Line:
    """The first line of several, with a sign that there is more."""
    first = rows[0]
    return (
        line(Piece(fit(first[0].text.rstrip() + "…", width), first[0].tone))
        if len(first) == 1
        else ends(line(Piece(first[0].text.rstrip() + "…", first[0].tone)), first[-1:], width)
    )


def _joined(found: tuple[Item, ...], rows: list[list[Line]], width: int) -> list[tuple[Line, str]]:
    """All lines with the key of the item they are of; topics stand beside each other behind one question."""
    out: list[tuple[Line, str]] = []
    flow: list[Piece] = []
    key = ""
    for item, shown in zip(found, rows, strict=True):
        if not item.beside:
            out += [(each, item.key) for each in shown]
            continue
        piece = Piece(f"{text_of(shown[0])}  ", shown[0][0].tone)
        if not flow:
            flow = [Piece(f" {say('console.topics')} ", "faint")]
        if sum(len(p.text) for p in flow) + len(piece.text) > width:
            out.append((line(*flow), key))
            flow = [Piece("   ")]
        flow.append(piece)
        key = item.key if not key or item.is_open else key
    if flow:
        out.append((line(*flow), key))
    return out


def _lead(view: View, stage: Stage) -> list[Line]:
    """Goal and note of the stage, where there is room for them."""
    width = min(view.width - 2, READABLE)
    said = [clean_line(view.state.filled(text)) for text in (stage.goal, stage.note) if text]
    return [line(" ", Piece(row, "faint")) for text in said for row in wrap(text, width)]


def read_out(view: View, stage: Stage | None, height: int) -> list[Line]:
    """What is read out or known by heart: the rules, else goal, note and central question.

    As many of them as can be shown whole in the height, the first in any case; an ellipsis tells of more.
    """
    protocol = view.state.protocol
    rules = protocol.rules
    parts = [
        (say("guide.rules_participants"), rules.participants),
        (say("guide.rules_observers"), rules.observers),
        (say("guide.stage_goal"), stage.goal if stage else ""),
        (say("guide.note"), stage.note if stage else ""),
        (say("guide.purpose"), protocol.purpose),
        (say("guide.central_question"), protocol.central_question),
    ]
    width = min(view.width - 2, READABLE)
    out: list[Line] = []
    for label, text in parts:
        rows = [line(" ", Piece(row, "strong")) for row in wrap(view.shown(text), width)] if text else []
        if rows and out and len(out) + 1 + len(rows) > height:
            return [*out, toned(" …", "faint")][:height]
        out += [toned(f" {label}", "faint"), *rows] if rows else []
    return out[:height]
