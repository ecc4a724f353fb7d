"""Instants as people type them: a time in the recording, and a moment of the session."""

from __future__ import annotations

import re
from collections.abc import Callable
from datetime import datetime, time, timedelta

from fishbowl.core.anchors import AnchorKind
from fishbowl.core.errors import Refused
from fishbowl.core.state import SessionState

_SECONDS = re.compile(r"(?:(?:(\d+):)?(\d{1,2}):)?(\d+(?:[.,]\d+)?)")
_NUMBER = re.compile(r"\d+(?:[.,]\d+)?")
_WALL = re.compile(r"(\d{1,2}):(\d{2}):(\d{2})(?:[.,](\d+))?")


def seconds(typed: str) -> float:
    """`754.5`, `12:34` or `1:02:34` in seconds. Raises Refused."""
    found = _SECONDS.fullmatch(typed.strip())
    if found is None:
        raise Refused("anchors.no_time", typed=typed)
    hours, minutes, rest = found[1] or "0", found[2] or "0", found[3].replace(",", ".")
    return int(hours) * 3600 + int(minutes) * 60 + float(rest)


def session_instant(
    typed: str,
    state: SessionState,
    wall_at: Callable[[float], float],
    session_s: Callable[[float], float],
) -> tuple[float, AnchorKind]:
    """Seconds on the timeline, and what they were told by: a card that was drawn then (`binding/now`, or by
    its number `binding/1`), the clock on the wall (`14:31:12`), or seconds.

    `12:04` is refused: read as the clock or as minutes of the timeline, it may be an hour off. `wall_at`
    and `session_s` go from the timeline to epoch seconds and back. Raises Refused.
    """
    if "/" in typed:
        numbers = _numbers(state)
        wanted = typed.strip()
        lay = next((s for s in state.cards.spans if wanted in (s.card, numbers.get(s.card))), None)
        if lay is None:
            drawn = dict.fromkeys(numbers.get(span.card, span.card) for span in state.cards.spans)
            raise Refused("anchors.card_not_drawn", card=typed, drawn=", ".join(drawn) or "-")
        return lay.from_s, "card"
    wall = _WALL.fullmatch(typed.strip())
    if wall is None:
        if not _NUMBER.fullmatch(typed.strip()):
            raise Refused("anchors.no_instant", typed=typed)
        return seconds(typed), "manual"
    began = datetime.fromtimestamp(wall_at(state.stages.started_s or 0.0)).astimezone()
    at = datetime.combine(began.date(), _time(wall, typed)).astimezone()
    if at < began - timedelta(hours=12):
        at += timedelta(days=1)  # past the midnight of a late session
    return round(session_s(at.timestamp()), 3), "manual"


def _numbers(state: SessionState) -> dict[str, str]:
    """Each card by the number that people see on it: `binding/now` is `binding/1`."""
    return {
        f"{deck.id}/{card.id}": f"{deck.id}/{number}"
        for deck in state.protocol.decks
        for number, card in enumerate(deck.cards, start=1)
    }


def _time(wall: re.Match[str], typed: str) -> time:
    try:
        return time(int(wall[1]), int(wall[2]), int(wall[3]), int(f"{wall[4] or 0:0<6}"[:6]))
    except ValueError:
        raise Refused("anchors.no_instant", typed=typed) from None
