"""The panel in the middle: whatever the open stage is about."""

from __future__ import annotations

from fishbowl.core.elapsed import running_s
from fishbowl.core.parked import author_withdrew, standing_questions
from fishbowl.core.people import AT_THE_TABLE
from fishbowl.core.state import SessionState
from fishbowl.text import clean_line, mmss, say, say_n
from fishbowl.tui.console.card import card_lines
from fishbowl.tui.console.guide import guide_lines
from fishbowl.tui.pieces import READABLE, Line, Piece, fit_line, line, rule, toned, wrap
from fishbowl.tui.questions.queue import unasked
from fishbowl.tui.view import View, next_stage


def main_lines(view: View) -> list[Line]:
    stage = view.state.current_stage
    if stage is None:
        return _ended(view) if view.state.is_over else _before(view)
    if stage.kind == "deck" and not view.desk.flipped:
        return card_lines(view)
    title = clean_line(stage.title)
    if stage.kind == "observer_questions" and not view.desk.flipped:
        return _observers_ask(view, title)
    feet = {"opening": _opening_foot, "break": _break_foot, "closing": _closing_foot}
    foot = feet[stage.kind](view) if stage.kind in feet else []
    return guide_lines(view, title, foot=foot)


def _before(view: View) -> list[Line]:
    people = (*view.state.people.participants, *view.state.people.observers)
    coming = [p for p in people if p.attendance != "absent"]
    here = sum(1 for p in coming if p.attendance in AT_THE_TABLE)
    consent = sum(1 for p in coming if p.consent is not None)
    first = next_stage(view.state, view.now_s)
    foot = [
        _told(say("console.here", n=here, of=len(coming), consent=consent), "g"),
        _told(say("console.begin", stage=clean_line(first.title) if first else ""), "d"),
    ]
    return guide_lines(view, say("console.before"), foot=foot)


def _ended(view: View) -> list[Line]:
    still = "w" if view.state.notes.opened_s is None else ""
    foot = [
        *([_told(say("console.cloths_unread"), still)] if still else []),
        _told(say("console.harvest"), "h"),
        _told(say("console.debrief"), "y"),
        _told(say("console.review"), "v"),
        _told(say("console.leave"), "q"),
    ]
    rows = [rule(say("console.over_title"), view.width), line(" "), *foot]
    return [fit_line(row, view.width) for row in rows[: view.height]]


def _opening_foot(view: View) -> list[Line]:
    rules = view.state.protocol.rules
    return [_told(say("console.flip_rules"), "f")] if rules.participants or rules.observers else []


def _break_foot(view: View) -> list[Line]:
    is_open = view.state.notes.opened_s is not None
    return [
        _told(say("console.cloths_read" if is_open else "console.cloths_to_open"), "w"),
        _told(say("console.harvest"), "h"),
        _told(say_n("console.order_questions", unasked(view.state)), "o"),
    ]


def _closing_foot(view: View) -> list[Line]:
    cloths = [_told(say("console.cloths_to_open"), "w")] if _can_be_opened(view.state) else []
    return [*cloths, _told(say("console.debrief"), "y"), _told(say("console.end"), "E")]


def _observers_ask(view: View, title: str) -> list[Line]:
    """The question that an observer asks now, in full; how many wait; and the recorder's cue."""
    state = view.state
    put, width = state.parked.current, min(view.width - 2, READABLE)
    note = state.notes.by_id.get(put.note_id) if put else None
    lines: list[Line] = [line(" ")]
    if _can_be_opened(state):
        lines += [_told(say("console.cloths_to_open"), "w")]
    if note is None or put is None:
        lines += [line(" ", Piece(say("console.none_asked"), "strong"))]
    else:
        to = ", ".join(state.parked.fate(note.id).to)
        said = (
            say("console.asks_one", observer=note.author, people=to)
            if to
            else say("console.asks", observer=note.author)
        )
        lines.append(
            line(" ", f"{said}  ", Piece(mmss(running_s(view.state, put.from_s, view.now_s)), "faint"))
        )
        lines += [line(" ", Piece(row, "strong")) for row in wrap(view.desk.shown(note.seq), width)]
    lines += [line(" "), _waiting(state)]
    return guide_lines(view, title, foot=lines[: max(1, view.height - 2)])


def _can_be_opened(state: SessionState) -> bool:
    return state.notes.opened_s is None and state.may_open_tablecloths


def _waiting(state: SessionState) -> Line:
    asked = state.parked.current
    others = [q for q in standing_questions(state) if asked is None or q.id != asked.note_id]
    statuses = [state.parked.fate(q.id).status for q in others]
    answered, left = statuses.count("answered"), statuses.count("left")
    # One that was asked before, and of which nobody said whether it was answered, still waits, as long as it
    # can be asked again.
    waiting = sum(state.parked.fate(q.id).settled_s is None and not author_withdrew(state, q) for q in others)
    return _told(say("console.waiting", waiting=waiting, answered=answered, left=left), "o")


def _told(said: str, key: str) -> Line:
    """A sentence with the key that does it before it."""
    return line(" ", Piece(f"{key} ", "title"), said) if key else toned(f" {said}", "plain")
