"""What the questions screen shows, as lines: the one asked now, large, and the row of all others."""

from __future__ import annotations

from fishbowl.core.elapsed import running_s
from fishbowl.core.timing import left_s
from fishbowl.text import clean_line, mmss, say, say_n
from fishbowl.tui.console.guide import fitted
from fishbowl.tui.console.items import Item
from fishbowl.tui.glyphs import G
from fishbowl.tui.pieces import READABLE, Line, Piece, Tone, line, rule, toned, wrap
from fishbowl.tui.questions.queue import Queued, aimed_at, asked_now, queue, waiting_by_observer
from fishbowl.tui.view import View


def asked_lines(view: View) -> list[Line]:
    """The question before the participants, whole; without one, what comes next."""
    state = view.state
    asked, put = asked_now(state), state.parked.current
    width = min(view.width - 2, READABLE)
    if state.notes.opened_s is None:
        return [rule(say("questions.now"), view.width, _time_left(view))]
    if asked is None or put is None:
        waits = any(q.waits for q in queue(state))
        said = say("questions.none_asked" if waits else "questions.none_left")
        rows = [line(" ", Piece(row, "faint")) for row in wrap(said, width)]
        return [rule(say("questions.now"), view.width, _time_left(view)), *rows][: view.height]
    to = ", ".join(asked.fate.to)
    whom = say("questions.to", people=to) if to else say("questions.to_group")
    head = f"{asked.note.author} {whom} {G.dot} {mmss(running_s(view.state, put.from_s, view.now_s))}"
    words = view.desk.shown(asked.note.seq)
    rows = [line(" ", Piece(row, "strong")) for row in wrap(words, width)]
    air = [line(" ")] if len(rows) + 2 < view.height else []
    return [rule(head, view.width, _time_left(view), "good"), *air, *rows][: view.height]


def _time_left(view: View) -> str:
    """What is left of the stage, where observers' questions are what it is for."""
    stage, left = view.state.current_stage, left_s(view.state, view.now_s)
    if stage is None or left is None or stage.kind != "observer_questions":
        return ""
    return say("questions.over", time=mmss(-left)) if left < 0 else say("questions.left", time=mmss(left))


def queue_lines(view: View, marked: str) -> list[Line]:
    """Every question with what became of it; the one under the cursor is never cut."""
    found = queue(view.state)
    head = rule(say("questions.title"), view.width, _waiting(found))
    if view.state.notes.opened_s is None:
        return [head, *_closed(view)][: view.height]
    if not found:
        return [head, *_paragraph(view, say("questions.none"))][: view.height]
    at = aimed_at(found, view.desk.cursor)
    rows = tuple(_item(view, q, q.note.id == marked) for q in found)
    aimed = next((row for row in rows if at is not None and row.key == at.note.id), None)
    return [head, *fitted(rows, aimed, view.width, view.height - 1)][: view.height]


def _closed(view: View) -> list[Line]:
    if view.state.may_open_tablecloths:
        return _paragraph(view, say("questions.closed"))
    opening = [clean_line(s.title) for s in view.state.protocol.stages if s.opens_tablecloths]
    return _paragraph(view, say("questions.closed_until", stage=", ".join(opening)))


def _paragraph(view: View, text: str) -> list[Line]:
    return [toned(f" {row}", "plain") for row in wrap(text, min(view.width - 2, READABLE))]


def _waiting(found: tuple[Queued, ...]) -> str:
    """How many wait, and of whom."""
    counts = waiting_by_observer(found)
    if not counts:
        return ""
    of = " ".join(f"{person} {count}" for person, count in sorted(counts.items()) if count)
    return f"{say_n('questions.wait', sum(q.is_to_be_asked for q in found))}{f' {G.dot} {of}' if of else ''}"


SIGNS = {"waiting": " ", "asked": G.now, "answered": G.done, "left": G.none}


def _item(view: View, each: Queued, is_marked: bool) -> Item:
    fate, note = each.fate, each.note
    is_now = fate.status == "asked" and each.under is None
    sign = "+" if each.under else G.none if each.is_gone else SIGNS[fate.status]
    name = say("questions.name_sign") if note.names_someone else ""
    tone: Tone = "strong" if is_now else "plain" if each.waits and each.under is None else "faint"
    return Item(
        note.id,
        f"*{sign}" if is_marked else f" {sign}",
        f"{note.author}  {name}{view.desk.shown(note.seq)}",
        end=_end(each),
        indent=2 if each.under else 0,
        tone=tone,
        is_open=each.waits,
        is_now=is_now,
    )


def _end(each: Queued) -> str:
    """Its tag, and what became of it."""
    if each.under is not None:
        return say("questions.merged")
    fate = each.fate
    parts = [say(f"questions.tag.{fate.tag}")] if fate.tag else []
    if fate.status == "answered":
        parts.append(" ".join([say("questions.answered"), *map(_who, fate.answered_by)]))
    elif fate.status == "left" and fate.left_reason:
        parts.append(say("questions.was_left", why=say(f"questions.reason.{fate.left_reason}")))
    elif fate.status == "asked":
        parts.append(say("questions.asked"))
    return f" {G.dot} ".join(parts)


def _who(speaker: str) -> str:
    return say("questions.unattributed") if speaker == "unattributed" else speaker
