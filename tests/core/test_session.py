from __future__ import annotations

from math import inf, nan

import pytest

from fishbowl.core.anew import replace
from fishbowl.core.errors import Refused
from fishbowl.core.people import AddPerson
from fishbowl.core.session import (
    ChangeSetup,
    ConsoleLeft,
    ConsoleTaken,
    CreateSession,
    EndSession,
    EnterPause,
    LeaveConsole,
    PauseEntered,
    PauseSession,
    Rehearsal,
    ResumeSession,
    SessionCreated,
    SessionEnded,
    SessionPart,
    SessionPaused,
    SessionResumed,
    Setup,
    SetupChanged,
    TakeConsole,
)
from fishbowl.core.stages import OpenStage
from fishbowl.core.state import SessionState
from fishbowl.core.timeline import Span
from tests.support.story import Story, given
from tests.support.tiny import FISHBOWL, PROFESSIONAL, SETUP

START = OpenStage("welcome")


def test_a_session_is_made_with_its_protocol_pinned() -> None:
    rehearsal = Rehearsal(seed=7, speed=60, origin_at=10.0, made_at=20.0)
    story = Story(FISHBOWL, SETUP, rehearsal)
    assert story.events == (SessionCreated("session-1", "A session", FISHBOWL, SETUP, rehearsal),)
    assert story.state.session == SessionPart("session-1", "A session", FISHBOWL, SETUP, rehearsal)
    assert story.state.seq == 1


def test_a_file_holds_one_session() -> None:
    refused = Story().refusal(CreateSession("s2", "Another", FISHBOWL, SETUP))
    assert (refused.key, refused.params) == ("errors.session_exists", {"name": "A session"})


@pytest.mark.parametrize(
    ("missing", "unfilled"),
    [("institution", replace(SETUP, institution="  ")), ("programme", replace(SETUP, programme=""))],
)
def test_what_the_cards_name_must_be_filled_in_before_they_are_shown(missing: str, unfilled: Setup) -> None:
    with pytest.raises(Refused) as caught:
        Story(FISHBOWL, unfilled)
    assert (caught.value.key, caught.value.params) == (f"errors.{missing}_missing", {"protocol": "fishbowl"})
    assert Story().refusal(ChangeSetup(unfilled)).key == f"errors.{missing}_missing"


def test_a_protocol_without_blanks_asks_for_nothing() -> None:
    assert Story(PROFESSIONAL, Setup()).state.session.setup == Setup()


def test_set_up_can_be_changed() -> None:
    story, online = Story(), replace(SETUP, form="online")
    assert story.do(ChangeSetup(online)) == (SetupChanged(online),)
    assert story.state.session.setup == online


def test_nothing_happens_before_there_is_a_session() -> None:
    empty = SessionState()
    with pytest.raises(Refused) as caught:
        _ = empty.protocol
    assert caught.value.key == "errors.no_session_yet"


class TestPause:
    def test_pausing_and_resuming_leaves_a_pause_behind(self) -> None:
        story = given(10, START, 100)
        assert story.do(PauseSession()) == (SessionPaused(),)
        assert (story.state.is_running, story.state.session.paused_since_s) == (False, 100)
        assert story.at(160).do(ResumeSession(), "A") == (SessionResumed(),)
        assert story.state.is_running
        assert story.state.session.pauses == (Span(100, 160),)

    def test_only_what_runs_can_be_paused(self) -> None:
        assert Story().refusal(PauseSession()).key == "errors.not_running"
        assert given(START, PauseSession()).refusal(PauseSession()).key == "errors.not_running"

    def test_only_what_is_paused_can_be_resumed(self) -> None:
        assert given(START).refusal(ResumeSession()).key == "errors.not_paused"

    def test_a_pause_of_no_length_leaves_nothing_behind(self) -> None:
        assert given(START, 5, PauseSession(), ResumeSession()).state.session.pauses == ()

    def test_a_pause_can_be_entered_afterwards_and_melts_into_its_neighbours(self) -> None:
        story = given(START, 100, PauseSession(), 200, ResumeSession(), 300)
        assert story.do(EnterPause(150, 250)) == (PauseEntered(150, 250),)
        assert story.log[-1].occurred_s == 150
        assert story.state.session.pauses == (Span(100, 250),)

    @pytest.mark.parametrize(
        ("from_s", "to_s"), [(5, 20), (20, 20), (30, 20), (20, 101), (nan, 20), (20, nan), (20, inf)]
    )
    def test_a_pause_lies_between_the_start_and_now(self, from_s: float, to_s: float) -> None:
        story = given(10, START, 100)
        assert story.refusal(EnterPause(from_s, to_s)).key == "errors.pause_out_of_range"

    def test_no_pause_fits_before_the_start(self) -> None:
        assert Story().at(50).refusal(EnterPause(10, 20)).key == "errors.pause_out_of_range"


class TestEnd:
    def test_the_moderator_ends_what_was_started(self) -> None:
        story = given(START, 100)
        assert story.refusal(EndSession(), "A").key == "errors.not_for_this_role"
        assert story.do(EndSession()) == (SessionEnded(),)
        assert (story.state.is_over, story.state.session.ended_s) == (True, 100)
        assert story.state.stages.current is None

    def test_what_has_not_begun_has_no_end(self) -> None:
        assert Story().refusal(EndSession()).key == "errors.not_started"

    def test_the_end_closes_an_open_pause(self) -> None:
        session = given(START, 60, PauseSession(), 90, EndSession()).state.session
        assert (session.pauses, session.paused_since_s) == ((Span(60, 90),), None)

    def test_after_the_end_the_room_is_closed(self) -> None:
        story = given(START, EndSession())
        for command in (START, EndSession(), AddPerson("S1")):
            assert story.refusal(command).key == "errors.session_over"


class TestConsole:
    def test_the_first_screen_takes_the_seat(self) -> None:
        story = Story()
        assert story.do(TakeConsole("one"), console_id="one") == (ConsoleTaken("one"),)
        assert story.state.session.console_id == "one"
        assert story.do(TakeConsole("one"), console_id="one") == ()

    def test_another_moderators_screen_may_only_watch(self) -> None:
        story = given(TakeConsole("one"))
        assert story.refusal(START, console_id="two").key == "errors.not_your_console"
        assert story.refusal(START, console_id="").key == "errors.not_your_console"
        assert story.refusal(START, "M2", console_id="two").key == "errors.not_your_console"
        assert story.refusal(LeaveConsole(), console_id="two").key == "errors.not_your_console"
        assert story.refusal(TakeConsole("two"), console_id="two").key == "errors.console_taken_meanwhile"

    def test_the_seat_is_the_moderators_alone_and_binds_no_one_else(self) -> None:
        story = given(TakeConsole("one"))
        assert story.refusal(TakeConsole("two", "one"), "A").key == "errors.not_for_this_role"
        assert story.do(START, "A", console_id="") != ()

    def test_a_screen_takes_over_from_the_one_it_thinks_is_gone(self) -> None:
        story = given(TakeConsole("one"))
        assert story.do(TakeConsole("two", "one"), console_id="two") == (ConsoleTaken("two"),)
        assert story.refusal(START, console_id="one").key == "errors.not_your_console"

    def test_of_two_that_take_over_at_once_the_second_is_told(self) -> None:
        story = given(TakeConsole("one"))
        story.do(TakeConsole("two", "one"), console_id="two")
        late = story.refusal(TakeConsole("three", "one"), console_id="three")
        assert late.key == "errors.console_taken_meanwhile"
        assert story.state.session.console_id == "two"

    def test_a_seat_that_was_left_is_free(self) -> None:
        story = given(TakeConsole("one"))
        assert story.do(LeaveConsole()) == (ConsoleLeft(),)
        assert story.do(LeaveConsole()) == ()
        assert story.do(TakeConsole("two"), console_id="two") == (ConsoleTaken("two"),)

    def test_the_seat_still_changes_hands_once_the_session_is_over(self) -> None:
        story = given(TakeConsole("one"), START, EndSession())
        assert story.do(TakeConsole("two", "one"), console_id="two") == (ConsoleTaken("two"),)


def test_once_it_has_ended_what_filled_the_cards_stays_and_the_rest_can_be_corrected() -> None:
    story = Story().tell(START, 20, EndSession())
    mended = replace(SETUP, place="B2", date="2026-03-13", level="hbo")
    assert story.do(ChangeSetup(mended)) == (SetupChanged(mended),)
    assert story.state.session.setup == mended
    others = replace(mended, institution="x"), replace(mended, programme="x"), replace(mended, form="online")
    assert [story.refusal(ChangeSetup(other)).key for other in others] == ["errors.setup_stands"] * 3
