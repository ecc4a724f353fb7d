"""Every refusal is a sentence in both languages, with words where the core has names of its own."""

from __future__ import annotations

import re
from functools import cache
from pathlib import Path
from random import Random
from typing import get_args

import pytest

import fishbowl
from fishbowl.core.base import Words
from fishbowl.core.decide import AnyCommand
from fishbowl.core.errors import Refused
from fishbowl.core.evolve import AnyEvent
from fishbowl.core.protocol import BLANKS
from fishbowl.core.recording import RecorderStatus
from fishbowl.core.session import Undo
from fishbowl.core.stages import OpenStage
from fishbowl.core.state import SessionState
from fishbowl.text import explain
from fishbowl.text.words import common, errors, events
from tests.core.wild import ACTORS, BOTH, MAKE, Picker
from tests.support.story import seated

SRC = Path(fishbowl.__file__).parent
KINDS = {kind.__name__ for kind in (*get_args(AnyEvent), *get_args(AnyCommand)) if kind is not Undo}
NOT_FROM_A_COMMAND = {
    "errors.no_session_yet": Refused("errors.no_session_yet"),
    "errors.text_too_long": Refused("errors.text_too_long", length=4001, limit=4000),
    "errors.institution_missing": Refused("errors.institution_missing", protocol="fishbowl"),
    "errors.programme_missing": Refused("errors.programme_missing", protocol="fishbowl"),
}


@cache
def refusals() -> dict[str, Refused]:
    """One refusal of each kind that wild commands meet."""
    met: dict[str, Refused] = dict(NOT_FROM_A_COMMAND)
    numbers = Random(7)
    for _ in range(50):
        story = seated(without_consent="S4 O2", protocol=BOTH)
        if numbers.random() < 0.8:
            story.tell(OpenStage("binding"))
        for _ in range(100):
            pick = Picker(numbers.getrandbits(64), story.now_s)
            story.wait(pick.of((0.0, 1.0, 20.0)))
            actor = pick.of((*ACTORS, "X"))
            try:
                story.do(pick.of(MAKE)(pick), actor)
            except Refused as refused:
                met.setdefault(refused.key, refused)
    return met


@pytest.mark.parametrize("language", ["nl", "en"])
def test_what_was_refused_is_said_in_words(language: str) -> None:
    for refused in refusals().values():
        sentence = explain(refused, "nl" if language == "nl" else "en")
        assert not set("{}") & set(sentence), sentence
        assert not KINDS & set(re.findall(r"\w+", sentence)), sentence
        assert sentence[0].isupper() or sentence[0] in "‘“", sentence
        assert sentence.endswith("."), sentence
        assert re.search(r"[.:;?] ", sentence), f"what to do is missing: {sentence}"


def test_every_sentence_that_is_there_is_said_somewhere() -> None:
    source = "".join(path.read_text("utf-8") for path in SRC.rglob("*.py"))
    blanks = {f"{name}_missing" for name in BLANKS}
    assert {key for key in errors.WORDS if f'"errors.{key}"' not in source} == blanks


def test_every_kind_of_event_has_a_name_in_both_languages() -> None:
    assert set(events.WORDS) == {kind.__name__ for kind in get_args(AnyEvent)}
    for index in (0, 1):
        names = [pair[index] for pair in events.WORDS.values()]
        assert len(names) == len(set(names)), "two kinds that read the same"


def test_every_state_of_the_recorder_has_words() -> None:
    assert {f"recorder.{status}" for status in get_args(RecorderStatus)} <= set(common.WORDS)


def test_a_blank_may_be_filled_with_words_of_the_catalogue() -> None:
    refused = Refused("errors.not_for_this_role", role="observer", command="EndSession")
    assert explain(refused, "en") == "This is not for the observer to do. Ask the moderator."
    assert explain(refused, "nl") == "Dit kan niet als observator. Vraag het de gespreksleider."
    unknown = Refused("errors.not_for_this_role", role="king", command="EndSession")
    with pytest.raises(KeyError):
        explain(unknown)


def test_what_people_named_is_shown_and_never_acted_on() -> None:
    refused = Refused("errors.session_exists", name="{role:common.role}\x1b[2J")
    assert "“{role:common.role}␛[2J”" in explain(refused, "en")


def test_a_text_that_is_too_long_is_counted() -> None:
    with pytest.raises(Refused) as caught:
        Words.of(text="x" * 4500)
    assert "4500 characters, and 4000 fit" in explain(caught.value)


def test_a_file_without_a_session_says_how_to_make_one() -> None:
    with pytest.raises(Refused) as caught:
        _ = SessionState().protocol
    assert "fishbowl new" in explain(caught.value)
