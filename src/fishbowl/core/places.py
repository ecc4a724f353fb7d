"""What lay before the group over a stretch of the timeline, and where an uncertain time leaves that open."""

from __future__ import annotations

import math
from bisect import bisect_right
from collections.abc import Sequence

from msgspec import Struct

from fishbowl.core.state import SessionState
from fishbowl.core.timeline import Spanned, at


class Place(Struct, frozen=True):
    """Stage, card (deck/card), question of the guide, and note of an observer's question, as far as there."""

    stage: str | None = None
    card: str | None = None
    question: str | None = None
    parked: str | None = None

    @property
    def address(self) -> str | None:
        """The narrowest of them."""
        return self.card or self.question or self.parked or self.stage


class Found(Struct, frozen=True):
    """Where an utterance belongs. `boundary`: a change is so near that it may be any of the `candidates`."""

    place: Place
    boundary: bool
    candidates: tuple[Place, ...]


class Places:
    """The timeline, cut wherever the stage, card or question changed."""

    def __init__(self, state: SessionState) -> None:
        visits, cards = tuple(state.stages.visits), tuple(state.cards.spans)
        questions, puts = tuple(state.questions.spans), tuple(state.parked.spans)
        spans: tuple[Spanned, ...] = (*visits, *cards, *questions, *puts)
        instants = sorted({s.from_s for s in spans} | {s.to_s for s in spans if s.to_s is not None})
        self._places = [Place()]
        """Before the first change, between each two, and after the last."""
        self._changes: list[float] = []
        for instant in instants:
            visit, card = at(visits, instant), at(cards, instant)
            asking, put = at(questions, instant), at(puts, instant)
            place = Place(
                visit.stage_id if visit else None,
                card.card if card else None,
                asking.question_id if asking else None,
                put.note_id if put else None,
            )
            if place != self._places[-1]:
                self._changes.append(instant)
                self._places.append(place)

    def find(self, from_s: float, to_s: float | None, tolerance_s: float) -> Found:
        """Where what was said from..to belongs: where most of it lies, or (without an end) where it began.

        A boundary is near where a true time within the tolerance would give another answer, and where a
        change lies inside: within the tolerance of the beginning or of the middle.
        """
        end_s = from_s if to_s is None else to_s
        middle_s = (from_s + end_s) / 2
        near = self._between(from_s - tolerance_s, max(end_s, middle_s + tolerance_s))
        inside = self._between(from_s, max(from_s, math.nextafter(end_s, from_s)))
        place = max(inside, key=lambda each: self._overlap_s(each, from_s, end_s))
        places = tuple(dict.fromkeys(self._places[each] for each in near))
        return Found(self._places[place], len(places) > 1, places if len(places) > 1 else ())

    def _between(self, from_s: float, to_s: float) -> Sequence[int]:
        """The places at from, at to, and in between, in order."""
        return range(bisect_right(self._changes, from_s), bisect_right(self._changes, to_s) + 1)

    def _overlap_s(self, place: int, from_s: float, to_s: float) -> float:
        begins = self._changes[place - 1] if place else -math.inf
        ends = self._changes[place] if place < len(self._changes) else math.inf
        return min(ends, to_s) - max(begins, from_s)
