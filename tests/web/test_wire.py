"""The state over the wire: the same at the other end, and nothing of others in any byte of it."""

from __future__ import annotations

import pytest

from fishbowl.core.notes import WriteNote
from fishbowl.core.state import SessionState
from fishbowl.runtime.roles import view
from fishbowl.web.wire import Standing, decoded, encoded, looks_the_same
from tests.runtime.everything import EVERYTHING, O1, O2, WHOLE
from tests.support.story import seated

OBSERVERS = ("O1", "O2")


def every_step() -> list[SessionState]:
    """What stands after each step of a session in which everything happens."""
    story, states = seated(protocol=WHOLE), []
    for at_s, actor, command in EVERYTHING:
        story.at(at_s).do(command, actor, words=True)
        states.append(story.state)
    return states


STATES = every_step()


@pytest.mark.parametrize("observer", OBSERVERS)
def test_what_is_sent_is_what_arrives_at_every_step(observer: str) -> None:
    for state in STATES:
        cut = view(state, observer)
        assert decoded(encoded(Standing(12.5, cut))) == Standing(12.5, cut)


def test_even_the_whole_state_would_arrive_as_it_is() -> None:
    """No part of it is forgotten by the codec, also those that no observer is sent."""
    for state in STATES:
        assert decoded(encoded(Standing(1.0, state))).state == state


@pytest.mark.parametrize("observer", OBSERVERS)
def test_a_state_that_was_cut_is_not_cut_again(observer: str) -> None:
    for state in STATES:
        cut = view(state, observer)
        assert view(cut, observer) == cut


def test_no_byte_that_is_sent_tells_of_another_observer() -> None:
    for observer, other in (("O1", O2), ("O2", O1)):
        for state in STATES:
            assert other.encode() not in encoded(Standing(1.0, view(state, observer)))


def test_what_others_write_on_closed_tablecloths_changes_nothing_to_tell() -> None:
    story = seated()
    before = view(story.state, "O1")
    story.do(WriteNote("other", "O2", "question"), "O2", words=True)
    after = view(story.state, "O1")
    assert after.seq > before.seq
    assert looks_the_same(before, after)
    story.do(WriteNote("own", "O1", "question"), "O1", words=True)
    assert not looks_the_same(before, view(story.state, "O1"))


def test_a_long_chain_of_what_can_be_undone_fits() -> None:
    story = seated()
    for n in range(3000):
        story.do(WriteNote(f"note-{n}", "O1", "observation"), "O1")
    cut = view(story.state, "O1")
    assert decoded(encoded(Standing(1.0, cut))).state == cut


def test_what_another_version_sent_is_an_error_and_nothing_else() -> None:
    for data in (b"", b"{}", b"[]", b'{"last_s":1,"state":{"notes":{"by_id":[["a"]]}}}', b'{"last_s":"x"}'):
        with pytest.raises(ValueError):
            decoded(data)
