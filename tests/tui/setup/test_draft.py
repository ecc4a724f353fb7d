"""A session as it stands in the form: every change of it, and what it comes to as commands."""

from __future__ import annotations

import pytest

from fishbowl.core.anew import replace
from fishbowl.core.base import Words
from fishbowl.core.decide import AnyCommand
from fishbowl.core.people import AddPerson, DescribePerson, RecordConsent, RemovePerson, TakeSeat
from fishbowl.core.protocol import Protocol
from fishbowl.core.session import ChangeSetup, Setup
from fishbowl.runtime.newcomers import Newcomer
from fishbowl.tui.setup.draft import (
    Draft,
    Fault,
    changes,
    faults,
    first_draft,
    online_later,
    preparation,
    preview,
    resized,
    under,
    with_person,
    with_read,
    without,
)
from tests.support.tiny import FISHBOWL, PROFESSIONAL

SETUP = Setup("Hanze", "Nursing", "A1", "2026-03-12")


def draft(*people: Newcomer, protocol: Protocol = FISHBOWL, setup: Setup = SETUP) -> Draft:
    return Draft(protocol, "Hanze 1", setup, people)


def codes(of: Draft) -> list[str]:
    return [each.person for each in of.people]


S1, S2, S3 = Newcomer("S1", 1), Newcomer("S2", 2), Newcomer("S3", 3)
KNOWN = Newcomer("S2", 2, {"age": "21"}, consent="paper")


def test_the_form_begins_with_the_usual_group_one_moderator_and_today() -> None:
    first = first_draft(FISHBOWL, "2026-03-12")
    assert first.setup == Setup(date="2026-03-12")
    assert (len(first.of("S")), len(first.of("O")), codes(first)[-1]) == (8, 8, "M")


@pytest.mark.parametrize(
    ("protocol", "setup", "expected"),
    [
        (FISHBOWL, SETUP, ()),
        (FISHBOWL, replace(SETUP, institution=" "), (Fault("institution", "errors.institution_missing"),)),
        (FISHBOWL, replace(SETUP, place="a@b.nl"), (Fault("place", "people.contact"),)),
        (FISHBOWL, replace(SETUP, date="x" * 201), (Fault("date", "people.cell"),)),
        (FISHBOWL, replace(SETUP, date="tomorrow"), (Fault("date", "setup.not_a_date"),)),
        (FISHBOWL, replace(SETUP, date="2026-03-12"), ()),
        (FISHBOWL, replace(SETUP, date=""), ()),
    ],
)
def test_blanks_of_the_protocol_and_contact_data_are_faults(
    protocol: Protocol, setup: Setup, expected: tuple[Fault, ...]
) -> None:
    assert faults(draft(protocol=protocol, setup=setup)) == expected


def test_a_name_that_is_an_address_is_a_fault_at_its_field() -> None:
    assert faults(replace(draft(), name="jan@hanze.nl")) == (Fault("name", "people.contact"),)


def test_a_card_is_heard_with_the_institution_in_it_or_with_a_gap() -> None:
    assert "Hanze" in preview(draft(), "[gap]")
    assert "[gap]" in preview(draft(setup=Setup()), "[gap]")
    assert "{" not in preview(draft(setup=Setup()), "[gap]")


def test_what_people_type_is_never_taken_for_a_blank() -> None:
    assert "{programme}" in preview(draft(setup=replace(SETUP, institution="{programme}")), "[gap]")


def test_online_groups_are_prepared_for_more() -> None:
    online = draft(protocol=PROFESSIONAL, setup=replace(SETUP, form="online"))
    room = draft(protocol=PROFESSIONAL, setup=SETUP)
    assert set(preparation(room)) <= set(preparation(online))
    assert not any(step.online_only for step in preparation(room))
    assert [step.online_only for _, step in online_later(online)] == [True]
    assert online_later(room) == ()


def test_a_group_grows_by_the_next_codes_and_shrinks_by_those_nobody_knows_anything_of() -> None:
    assert codes(resized(draft(S1), "S", 3)) == ["S1", "S2", "S3"]
    assert codes(resized(draft(S1, KNOWN, S3), "S", 2)) == ["S1", "S2"]
    assert codes(resized(draft(S1, KNOWN, S3), "S", 1)) == ["S2"]


def test_no_number_typed_halfway_throws_away_what_is_known_of_someone() -> None:
    assert codes(resized(draft(S1, KNOWN, S3), "S", 0)) == ["S2"]


def test_who_takes_a_seat_gives_theirs_to_who_sat_there() -> None:
    moved = with_person(draft(S1, S2), replace(S1, seat=2))
    assert {each.person: each.seat for each in moved.people} == {"S1": 2, "S2": 1}
    assert codes(moved) == ["S2", "S1"]


def test_people_of_a_file_take_the_place_of_the_blank_ones_and_of_their_own_codes() -> None:
    observer = Newcomer("O1", 1)
    read = (Newcomer("S1", 2, {"age": "30"}), Newcomer("S7", 7))
    found = with_read(draft(S1, KNOWN, S3, observer), read)
    assert {each.person: each.seat for each in found.people} == {"S1": 2, "S2": 1, "S7": 7, "O1": 1}
    assert next(each for each in found.people if each.person == "S2").facts == {"age": "21"}


def test_another_protocol_changes_the_letter_and_keeps_what_is_known() -> None:
    other = under(draft(S1, KNOWN), PROFESSIONAL)
    assert codes(other) == ["P1", "P2"]
    assert other.people[1].facts == {"age": "21"}


def test_another_protocol_brings_its_usual_group_where_nothing_is_known() -> None:
    other = under(first_draft(FISHBOWL, ""), PROFESSIONAL)
    assert len(other.of("P")) == PROFESSIONAL.participants.high
    assert len(other.of("O")) == PROFESSIONAL.observers.low


@pytest.mark.parametrize(
    ("after", "expected"),
    [
        (draft(S1, KNOWN), ()),
        (
            draft(S1, KNOWN, setup=replace(SETUP, place="B2")),
            (ChangeSetup(replace(SETUP, place="B2")),),
        ),
        (without(draft(S1, KNOWN), "S1"), (RemovePerson("S1"),)),
        (draft(S1, KNOWN, S3), (AddPerson("S3", 3),)),
        (with_person(draft(S1, KNOWN), replace(S1, seat=2)), (TakeSeat("S2", 1), TakeSeat("S1", 2))),
        (draft(replace(S1, facts={"age": "20"}), KNOWN), (DescribePerson("S1"),)),
        (draft(replace(S1, consent="online"), KNOWN), (RecordConsent("S1", "1", "online"),)),
        (draft(S1, replace(KNOWN, consent=None)), ()),
        (draft(S1, replace(KNOWN, consent="online")), (RecordConsent("S2", "1", "online"),)),
        (draft(S1, replace(KNOWN, consent_version="2")), (RecordConsent("S2", "2", "paper"),)),
    ],
)
def test_only_what_differs_is_stored(after: Draft, expected: tuple[AnyCommand, ...]) -> None:
    before = draft(S1, replace(KNOWN, consent_version="1"))
    assert tuple(command for command, _ in changes(before, after)) == expected


def test_facts_go_with_the_command_as_words() -> None:
    described = changes(draft(S1), draft(replace(S1, facts={"age": "20", "gender": "man"})))
    assert described == ((DescribePerson("S1"), Words.of(age="20", gender="man")),)
    added = changes(draft(), draft(KNOWN))
    assert added == (
        (AddPerson("S2", 2), Words.of(age="21")),
        (RecordConsent("S2", "1", "paper"), Words()),
    )
