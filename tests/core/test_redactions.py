from __future__ import annotations

import pytest
from immutables import Map

from fishbowl.core.moments import MarkMoment
from fishbowl.core.redactions import RedactWords, WordsRedacted
from fishbowl.core.session import Retracted, Undo
from fishbowl.core.stages import OpenStage
from tests.support.story import seated


def test_the_last_redaction_of_an_events_words_holds_them() -> None:
    story = seated()
    first = story.state.seq
    assert story.do(RedactWords(2), "A", words=True) == (WordsRedacted(2),)
    story.do(RedactWords(1), words=True)
    story.do(RedactWords(2), words=True)
    assert story.state.redactions == Map({1: first + 2, 2: first + 3})


@pytest.mark.parametrize("seq", [0, -1, 10_000])
def test_there_must_be_such_an_event(seq: int) -> None:
    assert seated().refusal(RedactWords(seq)).key == "redactions.no_such_event"


@pytest.mark.parametrize("actor", ["O1", "S1", "T"])
def test_it_is_the_crews_to_redact(actor: str) -> None:
    assert seated().refusal(RedactWords(1), actor).key == "errors.not_for_this_role"


def test_what_is_erased_can_not_come_back() -> None:
    story = seated().tell(10, OpenStage("welcome"), MarkMoment("m1"))
    before = story.state.undo
    story.do(RedactWords(1), words=True)
    assert story.state.undo == before, "the next undo is of what came before"
    assert story.do(Undo()) == (Retracted(story.log[-3].command_id),)
