from __future__ import annotations

import pytest

from fishbowl.core.anew import replace
from fishbowl.core.base import Actor, Role
from fishbowl.core.notes import WriteNote
from fishbowl.core.people import (
    AddPerson,
    Attendance,
    AttendanceMarked,
    Consent,
    ConsentRecorded,
    ConsentWithdrawn,
    DescribePerson,
    MarkAttendance,
    PeopleCommand,
    Person,
    PersonAdded,
    PersonDescribed,
    PersonRemoved,
    RecordConsent,
    RemovePerson,
    SeatTaken,
    StayedUnrecorded,
    StayUnrecorded,
    TakeSeat,
    WithdrawConsent,
)
from fishbowl.core.session import EndSession
from fishbowl.core.stages import OpenStage
from fishbowl.core.state import SessionState
from tests.support.story import Story, given, seated


def only(state: SessionState, person: str) -> Person:
    return state.people.by_id[person]


def test_people_are_added_by_pseudonym() -> None:
    story = Story()
    assert story.do(AddPerson("S1", 3)) == (PersonAdded("S1", 3),)
    story.do(AddPerson("O1", teaches_here=True), "A", words=True)
    assert story.state.people.participants == (Person("S1", Role.PARTICIPANT, 3),)
    assert story.state.people.observers == (
        Person("O1", Role.OBSERVER, teaches_here=True, described=story.state.seq),
    )


@pytest.mark.parametrize(
    "person", ["", "S", "O", "T", "T1", "X1", "S0", "S01", "S1 ", "s1", "S¹", "Sam", "S1000"]
)
def test_what_is_no_pseudonym_is_nobody(person: str) -> None:
    refused = Story().refusal(AddPerson(person))
    assert (refused.key, refused.params) == ("errors.no_such_person", {"person": person})


@pytest.mark.parametrize("actor", ["", "Q", "S", "M01"])
def test_nobody_can_act(actor: Actor) -> None:
    assert Story().refusal(AddPerson("S1"), actor).key == "errors.no_such_person"


def test_a_pseudonym_is_one_persons() -> None:
    refused = given(AddPerson("S1")).refusal(AddPerson("S1", 2))
    assert (refused.key, refused.params) == ("errors.person_exists", {"person": "S1"})


def test_people_are_listed_by_seat_then_by_number() -> None:
    story = given(*(AddPerson(f"S{n}") for n in (10, 2)), AddPerson("S7", 2), AddPerson("S8", 1))
    assert [person.id for person in story.state.people.participants] == ["S8", "S7", "S2", "S10"]


class TestSeats:
    def test_whoever_sat_there_gets_the_seat_that_comes_free(self) -> None:
        story = given(AddPerson("S1", 1), AddPerson("S2", 2), AddPerson("O1", 2))
        assert story.do(TakeSeat("S1", 2), "A") == (SeatTaken("S1", 2),)
        seats = {person.id: person.seat for person in story.state.people.by_id.values()}
        assert seats == {"S1": 2, "S2": 1, "O1": 2}

    def test_nobody_is_put_on_anothers_lap(self) -> None:
        refused = given(AddPerson("S1", 1)).refusal(AddPerson("S2", 1))
        assert (refused.key, refused.params) == ("errors.seat_taken", {"seat": 1, "person": "S1"})

    @pytest.mark.parametrize("seat", [0, -1, 100])
    def test_a_seat_must_be_there(self, seat: int) -> None:
        story = given(AddPerson("S1"))
        for command in (TakeSeat("S1", seat), AddPerson("S2", seat)):
            refused = story.refusal(command)
            assert (refused.key, refused.params) == ("errors.no_such_seat", {"seat": seat})


class TestAttendance:
    @pytest.mark.parametrize(
        ("attendance", "is_here"),
        [("expected", False), ("present", True), ("late", True), ("left", False), ("absent", False)],
    )
    def test_attendance_says_who_is_here(self, attendance: Attendance, is_here: bool) -> None:
        story = given(AddPerson("S1"), 60)
        assert story.do(MarkAttendance("S1", attendance), "A") == (AttendanceMarked("S1", attendance),)
        expected = Person("S1", Role.PARTICIPANT, attendance=attendance, attendance_s=60)
        assert (only(story.state, "S1"), expected.is_here) == (expected, is_here)

    def test_it_says_nothing_about_consent(self) -> None:
        assert only(given(AddPerson("S1"), MarkAttendance("S1", "present")).state, "S1").consent is None


class TestDescribing:
    def test_attributes_travel_in_the_words(self) -> None:
        story = given(AddPerson("O1"))
        assert story.do(DescribePerson("O1", teaches_here=True), words=True) == (PersonDescribed("O1", True),)
        described = Person("O1", Role.OBSERVER, teaches_here=True, described=3)
        assert only(story.state, "O1") == described
        story.do(DescribePerson("O1"))
        assert only(story.state, "O1") == replace(described, teaches_here=False)


class TestConsent:
    def test_consent_holds_from_its_event_on(self) -> None:
        story = given(AddPerson("S1"), StayUnrecorded("S1"), 90)
        assert only(story.state, "S1").unrecorded
        assert story.do(RecordConsent("S1", "2", "spoken")) == (ConsentRecorded("S1", "2", "spoken"),)
        assert only(story.state, "S1") == Person("S1", Role.PARTICIPANT, consent=Consent("2", "spoken", 90))

    def test_who_gives_none_may_stay_unrecorded(self) -> None:
        story = given(AddPerson("S1"))
        assert story.do(StayUnrecorded("S1"), "A") == (StayedUnrecorded("S1"),)
        assert only(story.state, "S1") == Person("S1", Role.PARTICIPANT, unrecorded=True)

    def test_consent_signed_at_the_door_still_counts(self) -> None:
        story = given(AddPerson("S1"), OpenStage("welcome"), EndSession())
        assert story.do(RecordConsent("S1", "1", "paper")) == (ConsentRecorded("S1", "1", "paper"),)
        assert story.do(DescribePerson("S1"), words=True) == (PersonDescribed("S1"),)
        assert story.do(MarkAttendance("S1", "late")) == (AttendanceMarked("S1", "late"),)

    def test_withdrawing_is_for_good(self) -> None:
        story = given(AddPerson("S1"), RecordConsent("S1", "1", "paper"), OpenStage("welcome"), EndSession())
        assert story.do(WithdrawConsent("S1")) == (ConsentWithdrawn("S1"),)
        assert only(story.state, "S1") == Person("S1", Role.PARTICIPANT, withdrawn=True)
        for command in (WithdrawConsent("S1"), RecordConsent("S1", "1", "paper")):
            refused = story.refusal(command)
            assert (refused.key, refused.params) == ("errors.consent_was_withdrawn", {"person": "S1"})

    def test_who_never_consented_can_withdraw_too(self) -> None:
        assert only(given(AddPerson("S1"), WithdrawConsent("S1")).state, "S1").withdrawn


class TestRemoving:
    def test_who_was_added_by_mistake_is_gone(self) -> None:
        story = given(AddPerson("S1"))
        assert story.do(RemovePerson("S1")) == (PersonRemoved("S1"),)
        assert story.do(AddPerson("S1", 2)) == (PersonAdded("S1", 2),)

    @pytest.mark.parametrize(
        "part",
        [
            MarkAttendance("O1", "present"),
            RecordConsent("O1", "1", "paper"),
            WithdrawConsent("O1"),
            ("O1", WriteNote("n1", "O1", "observation")),
        ],
    )
    def test_who_took_part_stays_on_record(self, part: PeopleCommand | tuple[str, WriteNote]) -> None:
        refused = given(AddPerson("O1"), part).refusal(RemovePerson("O1"))
        assert (refused.key, refused.params) == ("errors.person_took_part", {"person": "O1"})


@pytest.mark.parametrize(
    "command",
    [
        DescribePerson("S9"),
        RemovePerson("S9"),
        TakeSeat("S9", 1),
        MarkAttendance("S9", "late"),
        RecordConsent("S9", "1", "paper"),
        StayUnrecorded("S9"),
        WithdrawConsent("S9"),
    ],
)
def test_a_person_must_be_known(command: PeopleCommand) -> None:
    refused = seated().refusal(command)
    assert (refused.key, refused.params) == ("errors.no_such_person", {"person": "S9"})


class TestTheModeratorIsHere:
    def test_from_the_first_stage_on_and_so_is_who_opened_it(self) -> None:
        story = given(AddPerson("M"), AddPerson("M2"), AddPerson("A"), AddPerson("S1", 1), 60)
        story.tell(("A", OpenStage("welcome")), 90, OpenStage("binding"))
        assert {p.id: (p.attendance, p.attendance_s) for p in story.state.people.by_id.values()} == {
            "M": ("present", 60),
            "M2": ("expected", None),
            "A": ("present", 60),
            "S1": ("expected", None),
        }

    def test_what_was_said_of_them_stands(self) -> None:
        story = given(AddPerson("M"), 30, MarkAttendance("M", "late"), 60, OpenStage("welcome"))
        assert (story.state.person("M").attendance, story.state.person("M").attendance_s) == ("late", 30)

    def test_who_is_not_on_the_list_is_not_put_there(self) -> None:
        assert "M" not in given(OpenStage("welcome")).state.people.by_id
