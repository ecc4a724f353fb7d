"""Who may read what was typed with an event: held for every kind, and for kinds still to come."""

from __future__ import annotations

from pathlib import Path
from typing import Any, Literal, get_args, get_origin, get_type_hints

import pytest

from fishbowl.core.anew import replace
from fishbowl.core.base import Event, Recorded
from fishbowl.core.debrief import DebriefWritten
from fishbowl.core.decide import AnyCommand
from fishbowl.core.moments import MarkMoment
from fishbowl.core.notes import (
    CorrectNote,
    NoteCorrected,
    NoteWritten,
    OpenTablecloths,
    WriteNote,
)
from fishbowl.core.people import DescribePerson, PersonDescribed
from fishbowl.core.protocol import Protocol
from fishbowl.core.session import EndSession, Setup
from fishbowl.core.stages import OpenStage
from fishbowl.core.state import SessionState
from fishbowl.runtime.roles import WITHHELD, may_read
from tests.runtime.everything import (
    CREW,
    KINDS,
    READERS,
)
from tests.support.house import House
from tests.support.story import seated
from tests.support.tiny import FISHBOWL, SETUP


class FromTheFuture(Event, frozen=True):
    """A kind that nobody has decided about."""

    text: str


def sample(kind: type[Event], author: str) -> Event:
    """An event of the kind, of which `author`, where it has one, is the one given."""
    hints = get_type_hints(kind)
    made = {name: author if name == "author" else value_of(hints[name]) for name in kind.__struct_fields__}
    return kind(**made)


def value_of(hint: Any) -> object:
    if hint is Protocol:
        return FISHBOWL
    if hint is Setup:
        return SETUP
    if type(None) in get_args(hint):
        return None
    if get_origin(hint) is Literal:
        return get_args(hint)[0]
    if get_origin(hint) is tuple:
        return (value_of(get_args(hint)[0]),)
    return {str: "S1", float: 1.0, int: 1, bool: True}[hint]


def recorded(event: Event, actor: str) -> Recorded:
    return Recorded(1, "c1", 0, actor, 0.0, 0.0, 0.0, 0.0, "boot", event, has_words=True)


def readers(state: SessionState, event: Event, actor: str) -> set[str]:
    return {reader for reader in READERS if may_read(state, recorded(event, actor), reader)}


CLOSED = seated().state
OPENED = seated().tell(OpenStage("break"), OpenTablecloths()).state


OF_THEMSELVES = PersonDescribed
"""What an observer tells of themselves at the door, which the crew needs before the talk."""


@pytest.mark.parametrize("kind", [*(kind for kind in KINDS if kind is not OF_THEMSELVES), FromTheFuture])
def test_what_an_observer_typed_is_theirs_until_the_opening_and_then_the_crews_too(kind: type[Event]) -> None:
    event = sample(kind, "O1")
    assert readers(CLOSED, event, "O1") == {"O1"}
    assert readers(OPENED, event, "O1") == {"O1"} | CREW


@pytest.mark.parametrize("kind", [*KINDS, FromTheFuture])
def test_what_the_crew_typed_is_the_crews(kind: type[Event]) -> None:
    for state in (CLOSED, OPENED):
        assert readers(state, sample(kind, "M"), "M") == CREW
        assert readers(state, sample(kind, "A"), "A") == CREW


@pytest.mark.parametrize("kind", [NoteWritten, NoteCorrected])
def test_a_paper_note_is_known_to_its_author_and_to_who_typed_it_in(kind: type[Event]) -> None:
    event = sample(kind, "O1")
    assert readers(CLOSED, event, "A") == {"O1", "A"}
    assert readers(OPENED, event, "A") == {"O1"} | CREW


def test_what_an_observer_tells_at_the_door_is_the_crews_and_what_they_tell_later_waits() -> None:
    told = PersonDescribed("O1")
    assert readers(CLOSED, told, "O1") == {"O1"} | CREW

    talking = seated().tell(30, OpenStage("binding"))
    before, after = (replace(recorded(told, "O1"), recorded_s=at_s) for at_s in (29.0, 30.0))
    assert {reader for reader in READERS if may_read(talking.state, before, reader)} == {"O1"} | CREW
    assert {reader for reader in READERS if may_read(talking.state, after, reader)} == {"O1"}
    for ending in (OpenStage("break"), OpenTablecloths()), (EndSession(),):
        state = seated().tell(30, OpenStage("binding"), *ending).state
        assert {reader for reader in READERS if may_read(state, after, reader)} == {"O1"} | CREW


def test_what_a_participant_typed_is_theirs_and_the_crews() -> None:
    for state in (CLOSED, OPENED):
        assert readers(state, PersonDescribed("S1"), "S1") == {"S1"} | CREW
    assert readers(OPENED, PersonDescribed("S1"), "M") == CREW


def test_a_debrief_is_read_by_the_team_also_where_the_tablecloths_never_opened() -> None:
    over = seated().tell(OpenStage("closing"), EndSession()).state
    assert over.notes.opened_s is None
    assert readers(over, DebriefWritten("d1", "tell"), "O1") == {"O1"} | CREW
    assert readers(over, sample(NoteWritten, "O1"), "O1") == {"O1"}


# --- through the doors: runner and room -------------------------------------------------------------------


def written(house: House) -> dict[str, int]:
    """Everyone types something; gives the seqs of it, by what it was."""
    house.do("M", OpenStage("binding"))
    typed: dict[str, tuple[str, AnyCommand, str]] = {
        "note": ("O1", WriteNote("n1", "O1", "quote", "S1"), "SECRET-O1 note"),
        "newer": ("O1", CorrectNote("n1", "quote", "S1"), "SECRET-O1 newer"),
        "other": ("O2", WriteNote("n2", "O2", "question"), "SECRET-O2 question"),
        "paper": ("A", WriteNote("n3", "O1", "question", source="paper"), "SECRET-O1 paper"),
        "crew": ("M", WriteNote("n4", "M", "observation"), "the crew's"),
        "moment": ("M", MarkMoment("m1"), "a moment"),
        "form": ("S1", DescribePerson("S1"), "S1 of themselves"),
    }
    return {name: house.do(who, command, text=text).seqs[0] for name, (who, command, text) in typed.items()}


def read_by(house: House, actor: str, seqs: dict[str, int]) -> dict[str, str]:
    found = house.room(actor).read(*seqs.values()).result()
    assert found == house.runner.read(tuple(seqs.values()), actor)
    read = {name: found[seq] for name, seq in seqs.items()}
    return {name: what if isinstance(what, str) else what["text"] for name, what in read.items()}


def test_words_reach_nobody_else_through_runner_or_room(tmp_path: Path) -> None:
    with House.make(tmp_path) as house:
        house.people_arrive()
        seqs = written(house)
        own = {
            "O1": {"note": "SECRET-O1 note", "newer": "SECRET-O1 newer", "paper": "SECRET-O1 paper"},
            "O2": {"other": "SECRET-O2 question"},
            "A": {"paper": "SECRET-O1 paper", "crew": "the crew's", "moment": "a moment"}
            | {"form": "S1 of themselves"},
            "M": {"crew": "the crew's", "moment": "a moment", "form": "S1 of themselves"},
            "T": {},
            "S1": {"form": "S1 of themselves"},
        }
        nothing = dict.fromkeys(seqs, WITHHELD)
        for actor, theirs in own.items():
            assert read_by(house, actor, seqs) == nothing | theirs, actor

        house.do("M", OpenStage("break"))
        house.do("M", OpenTablecloths())
        everything = own["O1"] | own["O2"] | own["M"]
        for actor, theirs in own.items():
            expected = everything if actor in CREW else nothing | theirs
            assert read_by(house, actor, seqs) == expected, actor
