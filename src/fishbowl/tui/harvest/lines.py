"""What the harvest shows, as lines: whose paper, about which pile, and what was typed in so far."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from fishbowl.core.notes import NoteKind
from fishbowl.core.state import SessionState
from fishbowl.core.tablecloths import Count
from fishbowl.runtime.tablecloth import Typed
from fishbowl.text import cells, clean_line, clock, say, say_n
from fishbowl.tui.glyphs import G
from fishbowl.tui.harvest.paper import Keeping, Paper, Sheet, belongs_s, piles
from fishbowl.tui.pieces import Line, Piece, Tone, ends, left, line, rule, toned, wrap
from fishbowl.tui.view import View

SIGNS: dict[NoteKind, str] = {
    "observation": " ",
    "quote": ">",
    "question": "?",
    "own_view": "(",
    "check": "!",
}


def field_lines(view: View, sheet: Sheet) -> list[Line]:
    """Whose paper it is and which pile it is about, each with what chooses it."""
    state = view.state
    whose = [_whose(state, person.id, sheet) for person in state.people.observers]
    which = [
        _chip(
            f"{pile.letter}:",
            _placed(view, pile.stage.id, clean_line(pile.stage.title)),
            pile.stage.id == sheet.stage_id,
        )
        for pile in piles(state)
    ]
    return [*_flow(say("harvest.whose"), whose, view.width), *_flow(say("harvest.which"), which, view.width)]


def _whose(state: SessionState, person: str, sheet: Sheet) -> list[Piece]:
    count = state.notes.counts.get(person, Count())
    return _chip(f"{person[1:]}:", f"{person} {count.notes or G.none}", person == sheet.observer)


def _chip(key: str, text: str, chosen: bool) -> list[Piece]:
    return [
        Piece(f" {G.now if chosen else ' '}", "strong"),
        Piece(key, "title"),
        Piece(f" {text} ", "cursor" if chosen else "plain"),
    ]


def _placed(view: View, stage_id: str, title: str) -> str:
    at_s = belongs_s(view.state, stage_id, view.now_s)
    return f"{title} {say('harvest.not_open')}" if at_s is None else f"{title} {about(view, at_s)}"


def about(view: View, at_s: float) -> str:
    """The wall clock at an instant that is a guess."""
    return f"{G.about}{clock(view.look.wall_at(at_s))}"


def _flow(label: str, chips: Iterable[Sequence[Piece]], width: int) -> list[Line]:
    """The chips beside each other behind the label; a chip is never broken over two lines."""
    start = Piece(f" {label}", "faint")
    indent = cells(start.text)
    rows: list[list[Piece]] = [[start]]
    used = indent
    for chip in chips:
        size = sum(cells(piece.text) for piece in chip)
        if used + size > width and len(rows[-1]) > 1:
            rows.append([Piece(" " * indent)])
            used = indent
        rows[-1] += chip
        used += size
    return [line(*row) for row in rows]


def typed_lines(view: View, papers: Sequence[Paper], correcting: str) -> list[Line]:
    """The newest at the bottom, just above the line; while one is corrected, those around it."""
    room = view.height - 1
    saved = sum(1 for paper in papers if paper.kept == "saved")
    head = rule(say("harvest.typed"), view.width, say_n("harvest.saved_count", saved))
    if not papers:
        return [head, *(toned(f" {row}", "faint") for row in wrap(say("harvest.how"), view.width - 2))][
            : view.height
        ]
    ids = [paper.id for paper in papers]
    last = min(len(ids), ids.index(correcting) + 1 + room // 2) if correcting in ids else len(ids)
    shown = papers[max(0, last - room) : max(last, room)]
    return [head, *(_row(view, paper, paper.id == correcting) for paper in shown)]


def _row(view: View, paper: Paper, in_line: bool) -> Line:
    title = left(clean_line(view.state.stage(paper.stage_id).title) if paper.stage_id else "", 12)
    sign = G.cursor if in_line else " "
    start = f"{sign}{about(view, paper.at_s)}  {left(paper.author, 3)} {title} {SIGNS[paper.typed.kind]} "
    tone: Tone = "cursor" if in_line else "plain"
    return ends(
        line(Piece(start, "cursor" if in_line else "faint"), Piece(_words(paper), tone)),
        (_kept(paper.kept),),
        view.width,
    )


def _words(paper: Paper) -> str:
    """The text behind who said it, and before it the sign that a name is in it."""
    speaker = f"{paper.typed.speaker}: " if paper.typed.speaker else ""
    return (say("harvest.name_sign") if paper.names_someone else "") + speaker + clean_line(paper.typed.text)


def _kept(kept: Keeping) -> Piece:
    return Piece(
        f" {say(f'harvest.kept.{kept}')} ",
        "alarm" if kept == "not_saved" else "faint" if kept == "saved" else "warn",
    )


def about_line(view: View, sheet: Sheet, typed: Typed, corrected: Paper | None) -> Line:
    """The rule above the line: what a note that is sent now will be."""
    author = corrected.author if corrected else sheet.observer
    stage_id = corrected.stage_id if corrected else sheet.stage_id
    at_s = corrected.at_s if corrected else belongs_s(view.state, stage_id, view.now_s)
    title = clean_line(view.state.stage(stage_id).title) if stage_id else say("harvest.no_pile")
    when = "" if at_s is None else f" {about(view, at_s)}"
    parts = [author or say("harvest.nobody"), title + when, say(f"common.note.{typed.kind}")]
    parts += [typed.speaker] if typed.speaker else []
    parts += [say("harvest.names_someone")] if sheet.names_someone else []
    said = f" {G.dot} ".join(parts)
    if corrected is not None:
        return rule(say("harvest.correcting", note=said), view.width, tone="warn")
    return rule(said, view.width, tone="strong")
