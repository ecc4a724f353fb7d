"""What participants and observers may do about themselves, and what stays with the crew."""

from __future__ import annotations

import pytest

from fishbowl.core.anew import replace
from fishbowl.core.base import Actor, Role
from fishbowl.core.oneself import OwnCommand
from fishbowl.core.people import (
    AddPerson,
    Attendance,
    AttendanceMarked,
    Consent,
    ConsentMeans,
    ConsentRecorded,
    DescribePerson,
    MarkAttendance,
    Person,
    PersonDescribed,
    RecordConsent,
    StayUnrecorded,
    WithdrawConsent,
)
from fishbowl.core.protocol import TICKS, ConsentForm, Tick, blanks, fillable
from fishbowl.core.session import EndSession, Undo
from fishbowl.core.stages import OpenStage
from tests.support.story import Story, given
from tests.support.tiny import FISHBOWL


def expected() -> Story:
    """S1, S2, O1 and O2 are expected; nobody came yet."""
    return given(*(AddPerson(person, seat) for person, seat in (("S1", 1), ("S2", 2), ("O1", 1), ("O2", 2))))


def ticked(person: str, *ticks: Tick, version: str = "1", means: ConsentMeans = "online") -> RecordConsent:
    return RecordConsent(person, version, means, ticks)


EVERY_OWN: tuple[OwnCommand, ...] = (
    ticked("S2", *TICKS),
    DescribePerson("S2"),
    MarkAttendance("S2", "present"),
)


@pytest.mark.parametrize("actor", ["S1", "O1", "P2", "S9"])
@pytest.mark.parametrize("command", EVERY_OWN)
def test_nobody_acts_for_another(actor: Actor, command: OwnCommand) -> None:
    refused = expected().refusal(command, actor)
    assert (refused.key, refused.params) == ("errors.for_yourself_only", {"person": "S2"})


@pytest.mark.parametrize("command", EVERY_OWN)
def test_the_crew_acts_for_anyone_and_the_table_for_nobody(command: OwnCommand) -> None:
    for actor in ("M", "A"):
        assert expected().do(command, actor)
    assert expected().refusal(command, "T").key == "errors.not_for_this_role"


def test_who_is_not_expected_can_not_let_themselves_in() -> None:
    refused = expected().refusal(ticked("S9", *TICKS), "S9")
    assert (refused.key, refused.params) == ("errors.no_such_person", {"person": "S9"})


@pytest.mark.parametrize("command", [WithdrawConsent("S1"), StayUnrecorded("S1"), AddPerson("S3"), Undo()])
def test_the_rest_stays_with_the_crew(command: WithdrawConsent | StayUnrecorded | AddPerson | Undo) -> None:
    assert expected().refusal(command, "S1").key == "errors.not_for_this_role"


class TestConsent:
    @pytest.mark.parametrize("person", ["S1", "O1"])
    def test_it_is_kept_with_what_was_ticked_in_the_order_of_the_form(self, person: str) -> None:
        story = expected().at(30)
        command = ticked(person, "processing", "taking_part")
        assert story.do(command, person) == (ConsentRecorded(person, "1", "online", TICKS),)
        assert story.state.person(person).consent == Consent("1", "online", 30, TICKS)

    @pytest.mark.parametrize(
        "command",
        [
            ticked("S1"),
            ticked("S1", "taking_part"),
            ticked("S1", "processing", "processing"),
            ticked("S1", *TICKS, means="paper"),
            RecordConsent("S1", "1", "spoken"),
        ],
    )
    def test_both_boxes_must_be_ticked(self, command: RecordConsent) -> None:
        assert expected().refusal(command, "S1").key == "errors.both_boxes"

    def test_it_is_to_the_text_of_this_session(self) -> None:
        refused = expected().refusal(ticked("S1", *TICKS, version="2"), "S1")
        assert (refused.key, refused.params) == ("errors.other_consent_text", {"version": "1"})

    def test_there_must_be_a_text_to_consent_to(self) -> None:
        on_paper = replace(FISHBOWL, consent=ConsentForm())
        story = given(AddPerson("S1"), protocol=on_paper)
        assert story.refusal(ticked("S1", *TICKS), "S1").key == "errors.no_consent_text"
        assert story.do(RecordConsent("S1", "1", "paper"))

    def test_a_page_sent_twice_does_not_move_the_instant_from_which_it_holds(self) -> None:
        story = expected().at(30)
        story.do(ticked("S1", *TICKS), "S1")
        assert story.at(90).do(ticked("S1", *TICKS), "S1") == ()
        assert story.state.person("S1").consent == Consent("1", "online", 30, TICKS)

    def test_who_signed_on_paper_may_still_tick(self) -> None:
        story = expected().tell(RecordConsent("S1", "1", "paper"))
        assert story.do(ticked("S1", *TICKS), "S1") == (ConsentRecorded("S1", "1", "online", TICKS),)

    def test_it_counts_when_given_on_the_way_out(self) -> None:
        story = expected().tell(OpenStage("welcome"), EndSession())
        assert story.do(ticked("S1", *TICKS), "S1")

    def test_the_crew_records_that_it_was_given_online_without_ticking_for_anyone(self) -> None:
        given_before = RecordConsent("S1", "1", "online")
        assert expected().do(given_before, "A") == (ConsentRecorded("S1", "1", "online"),)

    @pytest.mark.parametrize(
        "command", [ticked("S1", *TICKS), DescribePerson("S1"), MarkAttendance("S1", "present")]
    )
    def test_who_withdrew_adds_nothing_any_more(self, command: OwnCommand) -> None:
        story = expected().tell(WithdrawConsent("S1"))
        refused = story.refusal(command, "S1")
        assert (refused.key, refused.params) == ("errors.consent_was_withdrawn", {"person": "S1"})

    def test_nor_does_the_crew_describe_who_withdrew(self) -> None:
        refused = expected().tell(WithdrawConsent("S1")).refusal(DescribePerson("S1"))
        assert (refused.key, refused.params) == ("errors.consent_was_withdrawn", {"person": "S1"})


class TestArriving:
    def test_someone_says_that_they_are_here(self) -> None:
        story = expected().at(20)
        assert story.do(MarkAttendance("O1", "present"), "O1") == (AttendanceMarked("O1", "present"),)
        assert story.state.person("O1") == Person(
            "O1", Role.OBSERVER, 1, attendance="present", attendance_s=20
        )

    @pytest.mark.parametrize("attendance", ["expected", "late", "left", "absent"])
    def test_the_rest_the_crew_sees(self, attendance: Attendance) -> None:
        assert expected().refusal(MarkAttendance("S1", attendance), "S1").key == "errors.arrival_only"

    @pytest.mark.parametrize("attendance", ["present", "late"])
    def test_who_is_here_already_changes_nothing(self, attendance: Attendance) -> None:
        story = expected().tell(MarkAttendance("S1", attendance))
        assert story.do(MarkAttendance("S1", "present"), "S1") == ()

    def test_who_left_is_not_back_because_a_page_was_opened(self) -> None:
        story = expected().tell(MarkAttendance("S1", "left"))
        assert story.refusal(MarkAttendance("S1", "present"), "S1").key == "errors.arrival_only"

    def test_who_was_given_up_on_may_come_after_all(self) -> None:
        assert expected().tell(MarkAttendance("S1", "absent")).do(MarkAttendance("S1", "present"), "S1")

    def test_nobody_arrives_once_it_is_over(self) -> None:
        story = expected().tell(OpenStage("welcome"), EndSession())
        assert story.refusal(MarkAttendance("S1", "present"), "S1").key == "errors.session_over"


class TestDescribing:
    def test_an_observer_says_that_they_teach_here_and_not_that_they_do_not(self) -> None:
        story = expected()
        assert story.do(DescribePerson("O1", True), "O1") == (PersonDescribed("O1", True),)
        assert story.do(DescribePerson("O1"), "O1", words=True) == (PersonDescribed("O1", True),)
        assert story.do(DescribePerson("O1")) == (PersonDescribed("O1"),)

    def test_a_participant_teaches_nobody(self) -> None:
        assert expected().do(DescribePerson("S1", True), "S1", words=True) == (PersonDescribed("S1"),)


class TestTheForm:
    def test_observers_read_their_own_text_where_there_is_one(self) -> None:
        form = FISHBOWL.consent
        assert [form.text_for(role) for role in (Role.PARTICIPANT, Role.OBSERVER)] == [
            "You talk.",
            "You listen.",
        ]
        assert replace(form, observers="").text_for(Role.OBSERVER) == "You talk."

    def test_what_is_on_it_is_filled_in(self) -> None:
        texts = ("Come to {institution}.", "Watch {programme}.", "I come.", "It may be used.")
        form = ConsentForm("1", *texts)
        plain = replace(FISHBOWL, consent=form, stages=FISHBOWL.stages[:1])
        assert tuple(fillable(plain))[:4] == texts
        assert blanks(plain) == {"institution", "programme"}
