from __future__ import annotations

from collections.abc import Iterator
from typing import get_args

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from fishbowl.core.base import MAX_WORDS, Command, Context, Role, Words, role_of, within
from fishbowl.core.decide import AnyCommand, decide
from fishbowl.core.errors import FishbowlError, Refused
from fishbowl.core.evolve import AnyEvent
from fishbowl.core.fold import fold
from fishbowl.core.oneself import OwnCommand
from fishbowl.core.session import LeaveConsole, Undo
from fishbowl.text import for_record
from tests.core.wild import MAKE, Picker
from tests.support.story import Story


@pytest.mark.parametrize(
    ("person", "role"),
    [
        ("M", Role.MODERATOR),
        ("M2", Role.MODERATOR),
        ("A", Role.ASSISTANT),
        ("O1", Role.OBSERVER),
        ("T", Role.TABLE),
        ("S12", Role.PARTICIPANT),
        ("P999", Role.PARTICIPANT),
    ],
)
def test_a_pseudonyms_letter_names_the_role(person: str, role: Role) -> None:
    assert role_of(person) is role


@given(st.floats(), st.floats(0, 1e9))
def test_an_instant_is_brought_into_the_session(instant_s: float, now_s: float) -> None:
    assert 0 <= within(instant_s, now_s) <= now_s
    assert within(now_s / 2, now_s) == now_s / 2


class TestWords:
    @given(st.text(st.characters(exclude_categories=()), max_size=60))
    @example("e\u0301\ud83d\ude00\ud83d\0")
    def test_words_are_kept_as_the_record_keeps_all_text(self, typed: str) -> None:
        kept = Words.of(text=typed).body
        assert kept == ({"text": for_record(typed)} if typed.strip() else {})

    def test_what_was_not_typed_is_not_there(self) -> None:
        assert Words.of(text="yes", reason=None, device=" \n") == Words({"text": "yes"})

    def test_a_text_has_its_limit(self) -> None:
        assert len(Words.of(text="e\u0301" * MAX_WORDS).body["text"]) == MAX_WORDS, "counted as it is kept"
        with pytest.raises(Refused) as caught:
            Words.of(text="x" * (MAX_WORDS + 1))
        assert (caught.value.key, caught.value.params) == (
            "errors.text_too_long",
            {"length": MAX_WORDS + 1, "limit": MAX_WORDS},
        )


def test_an_error_in_a_log_file_says_its_key_and_what_fills_it() -> None:
    assert str(FishbowlError("errors.no_such_seat", seat=3)) == "errors.no_such_seat (seat=3)"
    assert str(FishbowlError("errors.not_paused")) == "errors.not_paused"


def commands() -> Iterator[tuple[Command, str]]:
    """Every kind of command with every role that may not give it."""
    for kind, make in {type(make(Picker(0, 0.0))): make for make in MAKE}.items():
        for actor in ("M", "A", "O1", "T", "S1"):
            if role_of(actor) not in kind.by:
                yield make(Picker(0, 0.0)), actor


@pytest.mark.parametrize(("command", "actor"), commands(), ids=lambda v: getattr(v, "__name__", None))
def test_who_may_not_is_told_so_whatever_else_holds(command: AnyCommand, actor: str) -> None:
    refused = Story().refusal(command, actor)
    assert (refused.key, refused.params) == (
        "errors.not_for_this_role",
        {"role": role_of(actor).value, "command": type(command).__name__},
    )


def test_participants_give_commands_about_themselves_and_the_moderator_gives_all() -> None:
    assert {kind for kind in get_args(AnyCommand) if Role.MODERATOR not in kind.by} == set()
    assert {kind for kind in get_args(AnyCommand) if Role.PARTICIPANT in kind.by} == set(get_args(OwnCommand))


def test_kinds_have_names_of_their_own() -> None:
    names = [kind.__name__ for kind in (*get_args(AnyEvent), *get_args(AnyCommand))]
    assert len(names) == len(set(names))


def test_before_a_session_is_made_nothing_else_can_be_done() -> None:
    for command in (LeaveConsole(), Undo()):
        with pytest.raises(Refused) as caught:
            decide(fold([]), command, Context("M", 0, "c1"))
        assert caught.value.key == "errors.no_session_yet"
