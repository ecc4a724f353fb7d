"""Notes on their way: none is lost, none is stored twice."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from fishbowl.core.errors import NotSaved, Refused
from fishbowl.core.people import AddPerson
from fishbowl.runtime.ports import Answer
from fishbowl.runtime.tablecloth import Typed
from fishbowl.tui.tablecloth.outbox import Outbox, Waiting
from tests.support.house import House, wait_until
from tests.tui.tablecloth.flaky import FlakyRoom


class Desk:
    """An outbox whose calls come at once, and what it told."""

    def __init__(self, flaky: FlakyRoom) -> None:
        self.flaky = flaky
        self.stored: list[tuple[Waiting, Answer]] = []
        self.failed: list[Waiting] = []
        self.outbox = Outbox(
            flaky.room, lambda call: call(), lambda *told: self.stored.append(told), self.failed.append
        )

    def fail(self, when: str) -> None:
        self.flaky.fail(when)

    def settled(self) -> None:
        """Until nothing is on its way any more."""
        wait_until(lambda: all(w.error is not None for w in self.outbox.waiting.values()))
        self.flaky.room.read().result()


@pytest.fixture
def desk(house: House) -> Iterator[Desk]:
    flaky = FlakyRoom(house, "O1")
    yield Desk(flaky)
    flaky.room.close()


def texts(house: House) -> list[tuple[str, int]]:
    """The newest text of each note, and in how many versions it came."""
    notes = house.state.notes.in_order
    bodies = house.runner.read(tuple(note.seq for note in notes), "O1")
    return [(str(dict(bodies[note.seq])["text"]), note.versions) for note in notes]  # type: ignore[arg-type]


def test_a_note_waits_until_it_is_stored_and_then_no_more(house: House, desk: Desk) -> None:
    desk.outbox.write(Typed("quote", "home", "S1"), 2.5, names_someone=True)
    (waiting,) = desk.outbox.waiting.values()
    desk.settled()
    (note,) = house.state.notes.in_order
    assert (note.id, note.kind, note.speaker, note.typed_s) == (waiting.note_id, "quote", "S1", 0.0)
    assert [told for told, _ in desk.stored] == [waiting]
    assert desk.outbox.waiting == {}
    assert waiting.command_id == note.id


@pytest.mark.parametrize("when", ["before", "after"])
def test_what_was_not_saved_goes_again_under_the_same_command(house: House, desk: Desk, when: str) -> None:
    desk.fail(when)
    desk.outbox.write(Typed("observation", "quiet"), 0.0)
    desk.settled()
    (waiting,) = desk.outbox.not_saved
    assert isinstance(waiting.error, NotSaved)
    assert desk.failed == [waiting]
    desk.outbox.again()
    desk.settled()
    assert [each.command_id for each in desk.failed] == [waiting.command_id] * 2
    desk.fail("")
    desk.outbox.again()
    desk.settled()
    assert desk.outbox.waiting == {}
    assert texts(house) == [("quiet", 1)]


@pytest.mark.parametrize("when", ["before", "after"])
def test_another_text_for_what_was_not_saved_becomes_one_note(house: House, desk: Desk, when: str) -> None:
    desk.fail(when)
    desk.outbox.write(Typed("observation", "quiet"), 0.0)
    desk.settled()
    (waiting,) = desk.outbox.not_saved
    desk.fail("")
    desk.outbox.correct(waiting.note_id, Typed("observation", "very quiet"), 0.0)
    desk.settled()
    assert texts(house) == [("very quiet", 1 if when == "before" else 2)]


def test_a_correction_of_what_never_came_is_a_note_itself(house: House, desk: Desk) -> None:
    desk.fail("before")
    desk.outbox.write(Typed("observation", "first"), 0.0)
    (waiting,) = desk.outbox.waiting.values()
    desk.outbox.correct(waiting.note_id, Typed("question", "second"), 0.0)
    desk.settled()
    desk.fail("")
    desk.outbox.again()
    desk.settled()
    assert texts(house) == [("second", 1)]
    assert house.state.notes.in_order[0].kind == "question"


def test_a_correction_on_the_heels_of_its_note_comes_second(house: House, desk: Desk) -> None:
    desk.outbox.write(Typed("observation", "frist"), 0.0)
    (waiting,) = desk.outbox.waiting.values()
    desk.outbox.correct(waiting.note_id, Typed("observation", "first"), 0.0)
    desk.settled()
    assert texts(house) == [("first", 2)]


def test_what_can_be_no_note_is_refused_before_it_is_sent(house: House, desk: Desk) -> None:
    for text in ("", "  ", "x" * 4001):
        with pytest.raises(Refused):
            desk.outbox.write(Typed("observation", text), 0.0)
    assert desk.outbox.waiting == {}
    assert house.state.notes.in_order == ()


def test_a_quote_without_consent_stays_to_be_changed(house: House, desk: Desk) -> None:
    house.do("M", AddPerson("S9"))
    desk.outbox.write(Typed("quote", "me", "S9"), 0.0)
    desk.settled()
    (waiting,) = desk.outbox.not_saved
    assert isinstance(waiting.error, Refused)
    assert waiting.error.key == "errors.quote_without_consent"
    desk.outbox.correct(waiting.note_id, Typed("quote", "me"), 0.0)
    desk.settled()
    assert texts(house) == [("me", 1)]


def test_only_what_was_not_saved_can_be_given_up(house: House, desk: Desk) -> None:
    desk.fail("before")
    desk.outbox.write(Typed("observation", "gone"), 0.0)
    (waiting,) = desk.outbox.waiting.values()
    desk.settled()
    assert desk.outbox.drop(waiting.note_id)
    assert not desk.outbox.drop(waiting.note_id)
    assert desk.outbox.waiting == {}
