"""The tablecloths: how much is being written, never what, until they are opened."""

from __future__ import annotations

from fishbowl.core.people import Person
from fishbowl.core.tablecloths import Count
from fishbowl.text import cells, say
from fishbowl.tui.glyphs import G
from fishbowl.tui.pieces import Line, Piece, left, line, right, rule
from fishbowl.tui.view import View

QUESTIONS, AGO = 3, 7


def cloth_lines(view: View) -> list[Line]:
    """A head and one line per observer; the head goes first where there is no room for it."""
    state = view.state
    is_open = state.notes.opened_s is not None
    title = say("console.cloths_open" if is_open else "console.cloths_closed")
    key = "w" if is_open or state.may_open_tablecloths else ""
    if key and cells(title) + len(key) + 4 > view.width:
        title = say("console.cloths")
    observers = [p for p in state.people.observers if p.attendance != "absent"]
    rows = [_observer(view, person) for person in observers]
    if not rows:
        rows = [line(Piece(left(say("console.no_observers"), view.width), "faint"))]
    head = [_head(view)] if observers and len(rows) + 2 <= view.height else []
    return [rule(title, view.width, key, "title" if is_open or not key else "warn"), *head, *rows][
        : view.height
    ]


def _head(view: View) -> Line:
    notes = view.width - 3 - QUESTIONS - AGO
    words = right(say("console.notes"), notes), right("?", QUESTIONS), right(say("console.last"), AGO)
    return line(Piece("   " + "".join(words), "faint"))


def _observer(view: View, person: Person) -> Line:
    count = view.state.notes.counts.get(person.id, Count())
    start, width = left(person.id, 3), view.width - 3
    if not person.is_here and not count.notes:
        return line(Piece(start + right(say(f"common.attendance.{person.attendance}"), width), "faint"))
    if not count.notes:
        return line(start, Piece(right(say("common.none_yet"), width), "faint"))
    notes = right(str(count.notes), width - QUESTIONS - AGO)
    asked = right(str(count.questions) if count.questions else G.none, QUESTIONS)
    return line(start + notes + asked, Piece(right(_ago(view.now_s - count.last_s), AGO), "faint"))


def _ago(seconds: float) -> str:
    """In whole minutes: a count of seconds would draw the eye."""
    minutes = int(seconds // 60)
    return say("console.ago", n=minutes) if minutes else say("console.just_now")
