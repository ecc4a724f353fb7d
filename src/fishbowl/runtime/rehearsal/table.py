"""The participants' own hands: they draw cards, put one back, and go on to the next pile by themselves."""

from __future__ import annotations

from fishbowl.core.base import TABLE
from fishbowl.core.cards import DrawCard, PutBackCard, next_card
from fishbowl.core.elapsed import budget_s
from fishbowl.core.protocol import Stage
from fishbowl.core.session import Undo
from fishbowl.core.stages import OpenStage
from fishbowl.core.state import SessionState
from fishbowl.runtime.rehearsal.acting import GONE, Act, Duty, Move, Scene, Seen, can_undo
from fishbowl.runtime.rehearsal.agenda import next_stage


class Piles(Duty):
    """Draws the next card when the talk on one dries up.

    Once in a session a card is taken by mistake and laid back, once one is put back to be drawn later.
    """

    def __init__(self, scene: Scene) -> None:
        super().__init__(TABLE, scene)
        self._pace = self.chance.uniform(0.75, 1.1)
        self._moves_on = self.chance.random() < 0.6
        self._put_back = False
        self._mistaken: str | None = None
        self._mistakes = 0
        self._lasts_s: dict[str, float] = {}

    def look(self, seen: Seen) -> Move:
        state, stage = seen.state, seen.state.current_stage
        if state.is_over:
            return GONE
        if stage is None or stage.kind != "deck" or not state.is_running:
            return Move(5)
        if self._mistaken is not None:
            return self._lay_back(state)
        lying = state.cards.current
        if lying is None:
            return self._draw(state, stage)
        lasts_s = self._lasts_s.setdefault(lying.card, _share_s(state, stage) * self.between(0.7, 1.25))
        if seen.now_s - lying.from_s < lasts_s:
            return Move(self.between(4, 9))
        if not self._put_back and len(state.cards.drawn) == 3:
            self._put_back = True
            return Move(self.between(3, 6), (Act(PutBackCard()),))
        return self._draw(state, stage)

    def _draw(self, state: SessionState, stage: Stage) -> Move:
        following = next_stage(state, stage)
        if next_card(state, stage) is None:
            if following is not None and following.kind == "deck" and self._moves_on:
                return Move(self.between(3, 6), (Act(OpenStage(following.id)),))
            return Move(self.between(8, 15))
        if self._mistakes == 0 and len(state.cards.drawn) == 2:
            self._mistakes = 1
            self._mistaken = next_card(state, stage)
            return Move(self.between(3, 5), (Act(DrawCard()),))
        return Move(self.between(5, 9) * self._pace, (Act(DrawCard()),))

    def _lay_back(self, state: SessionState) -> Move:
        """Two cards stuck together: taken back, if nothing has come in between."""
        lying = state.cards.current
        meant, self._mistaken = self._mistaken, None
        if lying is None or lying.card != meant or not can_undo(state, TABLE, "CardDrawn"):
            return Move(5)
        return Move(self.between(4, 8), (Act(Undo()),))


def _share_s(state: SessionState, stage: Stage) -> float:
    return budget_s(state, stage) / len(stage.cards)
