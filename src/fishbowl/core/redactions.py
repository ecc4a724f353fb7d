"""Redactions: a name or number taken out of what was typed or said, whatever event it was typed with.

What stands now comes with the redaction; the words that it stands in for are erased from the file. Which
words those are, and who may read them, the runtime sees to: no words enter here.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from immutables import Map

from fishbowl.core.base import Command, Context, Event
from fishbowl.core.errors import Refused

if TYPE_CHECKING:
    from fishbowl.core.state import SessionState

Redactions = Map[int, int]
"""By the event that words were typed with: the redaction that holds what is left of them, the last one."""


class RedactWords(Command, frozen=True):
    """The words of the event `seq`, all of them, as they are to stand. Can't be undone."""

    after_end: ClassVar = True
    seq: int


RedactionCommand = RedactWords


class WordsRedacted(Event, frozen=True):
    """The words of the event `seq` are what was typed with this one; what was there before is erased."""

    undoable: ClassVar = False
    seq: int


RedactionEvent = WordsRedacted


def decide(state: SessionState, command: RedactionCommand, ctx: Context) -> tuple[Event, ...]:
    """Whether there are words, and whether the actor may read them, the runner has to refuse."""
    if not 1 <= command.seq <= state.seq:
        raise Refused("redactions.no_such_event", seq=command.seq)
    return (WordsRedacted(command.seq),)


def evolve(part: Redactions, event: RedactionEvent, seq: int) -> Redactions:
    return part.set(event.seq, seq)
