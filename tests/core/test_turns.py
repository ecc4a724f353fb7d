from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st
from immutables import Map

from fishbowl.core.anew import replace
from fishbowl.core.balance import balance
from fishbowl.core.people import MarkAttendance, RecordConsent, WithdrawConsent
from fishbowl.core.session import EndSession, EnterPause, PauseSession, ResumeSession
from fishbowl.core.stages import OpenStage
from fishbowl.core.trail import Trail
from fishbowl.core.turns import (
    NOBODY,
    UNATTRIBUTED,
    MarkSpeaker,
    SpeakerMarked,
    Tally,
    Turn,
    TurnsPart,
    heard,
)
from tests.support.story import Step, Story, seated
from tests.support.tiny import FISHBOWL


@pytest.fixture
def story() -> Story:
    return seated(without_consent="S4").tell(OpenStage("binding"))


def s(number: int) -> MarkSpeaker:
    return MarkSpeaker(f"S{number}")


def tallies(**by_speaker: Tally) -> Map[tuple[str, str], Tally]:
    return Map([(("binding", speaker), tally) for speaker, tally in by_speaker.items()])


def turns(story: Story) -> list[tuple[str, float, float | None]]:
    assert all(turn.stage_id == "binding" for turn in story.state.turns.spans)
    return [(turn.speaker, turn.from_s, turn.to_s) for turn in story.state.turns.spans]


def test_a_new_turn_closes_the_old(story: Story) -> None:
    assert story.at(10).do(s(1), "A") == (SpeakerMarked("S1"),)
    assert story.at(40).do(s(2)) == (SpeakerMarked("S2"),)
    story.at(45).do(MarkSpeaker(NOBODY))
    story.at(50).do(s(1))
    assert turns(story) == [("S1", 10, 40), ("S2", 40, 45), (NOBODY, 45, 50), ("S1", 50, None)]
    assert story.state.turns.tallies == tallies(
        S1=Tally(30, 1, 40),
        S2=Tally(5, 1, 45),
        nobody=Tally(5, 1, 50),
    )


def test_a_double_press_is_one_press(story: Story) -> None:
    story.tell(10, s(1), 10.299)
    assert story.do(s(1), "A") == ()
    assert story.at(10.3).do(s(1)) == (SpeakerMarked("S1"),)
    assert story.at(10.4).do(s(1)) == (), "that one was a double press too"
    assert turns(story) == [("S1", 10, None)]


def test_two_speakers_within_a_double_press_are_two(story: Story) -> None:
    story.tell(10, s(1), 10.1)
    assert story.do(s(2)) == (SpeakerMarked("S2"),)


def test_marking_who_speaks_already_says_that_they_still_do(story: Story) -> None:
    story.tell(10, s(1), 200, s(1))
    assert story.state.turns == TurnsPart(current=Turn("S1", "binding", 10), tapped_s=200)


class TestConsent:
    def test_without_it_a_turn_is_nobodys_and_stays_so(self, story: Story) -> None:
        assert story.at(10).do(s(4)) == (SpeakerMarked(UNATTRIBUTED),)
        story.at(30).do(RecordConsent("S4", "1", "spoken"))
        assert turns(story) == [(UNATTRIBUTED, 10, None)]
        assert story.at(40).do(s(4)) == (SpeakerMarked("S4"),)
        assert turns(story) == [(UNATTRIBUTED, 10, 40), ("S4", 40, None)]
        assert ("binding", "S4") not in story.state.turns.tallies

    def test_withdrawing_it_ends_ones_turn_and_keeps_the_next_ones_nobodys(self, story: Story) -> None:
        story.tell(10, s(1), 30, WithdrawConsent("S1"))
        assert turns(story) == [("S1", 10, 30)]
        assert story.do(s(1)) == (SpeakerMarked(UNATTRIBUTED),)

    def test_withdrawing_it_leaves_anothers_turn_alone(self, story: Story) -> None:
        assert turns(story.tell(10, s(1), 30, WithdrawConsent("S2"))) == [("S1", 10, None)]


@pytest.mark.parametrize(
    "end",
    [
        PauseSession(),
        OpenStage("break"),
        EndSession(),
        MarkAttendance("S1", "left"),
        MarkAttendance("S1", "absent"),
    ],
)
def test_pause_break_end_and_leaving_close_the_turn(story: Story, end: Step) -> None:
    assert turns(story.tell(10, s(1), 60, end)) == [("S1", 10, 60)]


def test_anothers_leaving_does_not(story: Story) -> None:
    assert turns(story.tell(10, s(1), 60, MarkAttendance("S2", "left"))) == [("S1", 10, None)]


def test_who_speaks_is_marked_while_the_clock_runs_only(story: Story) -> None:
    assert seated().refusal(s(1)).key == "errors.not_running"
    assert story.tell(PauseSession()).refusal(s(1)).key == "errors.not_running"
    story.do(ResumeSession())
    assert story.do(s(1)) == (SpeakerMarked("S1"),)


@pytest.mark.parametrize("speaker", ["S9", "T", "somebody", "", UNATTRIBUTED])
def test_a_speaker_must_be_known(story: Story, speaker: str) -> None:
    refused = story.refusal(MarkSpeaker(speaker))
    assert (refused.key, refused.params) == ("errors.no_such_person", {"person": speaker})


class TestUntracked:
    """Three minutes after the last tap nobody is known to speak: what follows is nobody's."""

    def test_a_turn_counts_until_then_whatever_closes_it(self, story: Story) -> None:
        story.tell(10, s(1), 1210, s(2), 1215, MarkSpeaker(NOBODY), 2000, OpenStage("break"))
        assert turns(story) == [("S1", 10, 190), ("S2", 1210, 1215), (NOBODY, 1215, 1395)]
        assert story.state.turns.tallies == tallies(
            S1=Tally(180, 1, 190), S2=Tally(5, 1, 1215), nobody=Tally(180, 1, 1395)
        )

    def test_who_is_tapped_again_has_spoken_all_along(self, story: Story) -> None:
        story.tell(10, s(1), 600, s(1), 1200, s(2))
        assert turns(story) == [("S1", 10, 780), ("S2", 1200, None)]

    def test_the_open_one_has_ended_too_once_the_time_is_over(self, story: Story) -> None:
        story.tell(10, s(1))
        assert heard(story.state, 190) == story.state.turns
        assert (
            heard(story.state, 191)
            == heard(story.state, 5000)
            == TurnsPart(None, Trail([Turn("S1", "binding", 10, 190)]), tallies(S1=Tally(180, 1, 190)), 10)
        )
        assert turns(story) == [("S1", 10, None)], "nothing of it is stored"

    def test_the_limit_is_a_setting(self) -> None:
        protocol = replace(FISHBOWL, settings=replace(FISHBOWL.settings, untracked_after_s=60))
        story = seated(protocol=protocol).tell(OpenStage("binding"), 10, s(1), 300, s(2))
        assert turns(story) == [("S1", 10, 70), ("S2", 300, None)]

    def test_a_pause_entered_later_takes_nothing_off_it_that_was_not_counted(self, story: Story) -> None:
        story.tell(10, s(1), 900, EnterPause(600, 800))
        assert turns(story) == [("S1", 10, 190)]


@given(
    st.lists(st.tuples(st.integers(1, 400), st.sampled_from(["S1", "S2", NOBODY])), min_size=1),
    st.integers(0, 900),
)
def test_no_turn_counts_longer_after_its_last_tap_than_anyone_tracked(
    taps: list[tuple[int, str]], later: int
) -> None:
    told = seated().tell(OpenStage("binding"))
    spoke: dict[str, float] = {}
    for wait, speaker in taps:
        told.wait(wait).do(MarkSpeaker(speaker))
    times = [rec.occurred_s for rec in told.log if isinstance(rec.event, SpeakerMarked)]
    said = [speaker for _, speaker in taps]
    for n, (from_s, speaker) in enumerate(zip(times, said, strict=True)):
        until_s = times[n + 1] if n + 1 < len(times) else told.now_s + later
        goes_on = n + 1 < len(times) and said[n + 1] == speaker
        spoke[speaker] = spoke.get(speaker, 0.0) + (
            until_s - from_s if goes_on else min(until_s - from_s, 180)
        )
    now_s = told.now_s + later
    shares = {share.person.id: share.seconds for share in balance(told.state, now_s).shares}
    assert shares == {f"S{n}": spoke.get(f"S{n}", 0.0) for n in (1, 2, 3, 4)}
    told.at(now_s).do(OpenStage("break"))
    assert {who: tally.seconds for (_, who), tally in told.state.turns.tallies.items()} == spoke
    assert sum(turn.to_s - turn.from_s for turn in told.state.turns.past if turn.to_s) == sum(spoke.values())


class TestPauseEnteredLater:
    """It cuts the turns as if it had been pressed when it began."""

    def test_the_turn_that_ran_into_it_ends_there(self, story: Story) -> None:
        assert turns(story.tell(10, s(1), 100, EnterPause(40, 90))) == [("S1", 10, 40)]
        assert story.state.turns.tallies == tallies(S1=Tally(30, 1, 40))

    def test_a_turn_that_began_after_it_goes_on(self, story: Story) -> None:
        story.tell(10, s(1), 95, s(2), 100, EnterPause(40, 90))
        assert turns(story) == [("S1", 10, 40), ("S2", 95, None)]
        assert story.state.turns.tallies == tallies(S1=Tally(30, 1, 40))

    def test_a_turn_marked_in_it_counts_from_its_end(self, story: Story) -> None:
        story.tell(10, s(1), 50, s(2), 60, s(3), 120, s(1), 130, EnterPause(40, 90))
        assert turns(story) == [("S1", 10, 40), ("S3", 90, 120), ("S1", 120, None)]
        assert story.state.turns.tallies == tallies(S1=Tally(30, 1, 40), S3=Tally(30, 1, 120))

    def test_turns_before_it_are_left_alone(self, story: Story) -> None:
        story.tell(10, s(1), 20, s(2), 30, MarkSpeaker(NOBODY), 100)
        before = story.state.turns
        story.do(EnterPause(40, 90))
        assert turns(story) == [("S1", 10, 20), ("S2", 20, 30), (NOBODY, 30, 40)]
        assert story.state.turns.tapped_s == before.tapped_s
