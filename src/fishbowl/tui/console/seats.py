"""Around the table: who speaks, how it is shared, who has been quiet. For the moderator's eyes only."""

from __future__ import annotations

from fishbowl.core.balance import Balance, Share, balance
from fishbowl.core.base import PersonId
from fishbowl.core.people import Person
from fishbowl.core.state import SessionState
from fishbowl.core.turns import NOBODY, UNATTRIBUTED
from fishbowl.text import clock, mmss, percent, say, say_n
from fishbowl.tui.glyphs import G
from fishbowl.tui.pieces import Line, Piece, Tone, left, line, right, rule, text_of
from fishbowl.tui.view import View

ROOMY, WORD = 44, 15
"""From this width a seat has room for words beside its numbers, and how much they take."""


def seat_digits(state: SessionState) -> dict[str, PersonId]:
    """Which digit key is whose: the seat, so that it never moves when someone leaves; else the next free."""
    people = [p for p in state.people.participants if p.attendance != "absent"]
    digits = {str(p.seat): p.id for p in people if p.seat is not None and p.seat <= 9}
    free = (str(n) for n in range(1, 10) if str(n) not in digits)
    seated = set(digits.values())
    digits |= {digit: p.id for p, digit in zip((p for p in people if p.id not in seated), free, strict=False)}
    return dict(sorted(digits.items()))


def seat_lines(view: View, *, nudges: bool = True) -> list[Line]:
    """One line per seat; where seats outnumber lines, two beside each other and without bars.

    `nudges`: whether whom to bring in is asked under them, which is for the moderator.
    """
    state = view.state
    now = balance(state, view.now_s)
    shares = {share.person.id: share for share in now.shares}
    ever = state.turns.tapped_s is not None
    rows = [
        _seat(view, digit, state.people.by_id[who], shares.get(who) if ever else None, now)
        for digit, who in seat_digits(state).items()
    ]
    room = view.height - 2
    if len(rows) > room > 0:
        half = view.width // 2
        short = [left(text_of(_short(row)), half) for row in rows]
        rows = [line(*short[n : n + 2]) for n in range(0, len(short), 2)]
    foot = _foot(view, now, nudges)
    return [rule(say("console.table"), view.width), *rows[:room], *([foot] if foot else [])][: view.height]


def _seat(view: View, digit: str, person: Person, share: Share | None, now: Balance) -> Line:
    speaks = share is not None and share.speaks
    start = f"{G.now if speaks else ' '}{digit} {left(person.id, 3)} "
    width = view.width - len(start)
    if not person.is_here:
        return line(Piece(start + left(say(f"common.attendance.{person.attendance}"), width), "faint"))
    if share is None:
        return line(start + left("", width))
    quiet = say("console.quiet", time=mmss(share.silent_s)) if share.is_quiet and now.tracked else ""
    tone: Tone = "warn" if quiet and now.nudge == person.id else "plain"
    if width < ROOMY:
        numbers = right(percent(share.part), 5)
        if quiet:
            return line(start, numbers, Piece(right(quiet, width - 5), tone))
        return line(
            Piece(f"{start}{_bar(share, width - 9)}{numbers}{right(str(share.turns), 4)}", _said(speaks))
        )
    numbers = f"{right(percent(share.part), 6)}{right(say_n('console.turns', share.turns), 12)}  "
    word = quiet or (say("console.speaks") if speaks else "")
    shown = f"{start}{_bar(share, width - len(numbers) - WORD)}{numbers}"
    return line(Piece(shown, _said(speaks)), Piece(left(word, WORD), tone if quiet else "strong"))


def _said(speaks: bool) -> Tone:
    return "strong" if speaks else "plain"


def _bar(share: Share, width: int) -> str:
    return left(G.bar * round(share.part * width), width)


def _short(row: Line) -> Line:
    return line("".join(piece.text for piece in row).replace(G.bar, ""))


def _foot(view: View, now: Balance, nudges: bool) -> Line | None:
    turn = view.state.turns.current
    if now.untracked_since_s is not None and view.state.turns.tapped_s is not None:
        since = clock(view.look.wall_at(now.untracked_since_s))
        return line(Piece(left(say("console.untracked", clock=since), view.width), "faint"))
    if nudges and now.nudge is not None:
        return line(Piece(left(say("console.nudge", person=now.nudge), view.width), "warn"))
    if turn is not None and turn.speaker in (NOBODY, UNATTRIBUTED):
        return line(Piece(left(f"{G.now}{say(f'console.{turn.speaker}')}", view.width), "faint"))
    return None
