from __future__ import annotations

import pytest
from hypothesis import given

from fishbowl.core.anew import replace
from fishbowl.core.balance import Balance, Share, balance
from fishbowl.core.cards import DrawCard
from fishbowl.core.people import AddPerson, MarkAttendance, RecordConsent, WithdrawConsent
from fishbowl.core.protocol import Settings
from fishbowl.core.session import EnterPause, PauseSession, ResumeSession
from fishbowl.core.stages import OpenStage
from fishbowl.core.turns import NOBODY, MarkSpeaker
from tests.core.wild import STAGES, wild_stories
from tests.support.shipped import shipped
from tests.support.story import Story, seated
from tests.support.tiny import FISHBOWL, PROFESSIONAL


def s(number: int) -> MarkSpeaker:
    return MarkSpeaker(f"S{number}")


@pytest.fixture
def story() -> Story:
    """Four at the table, the first deck open since 0 s."""
    return seated().tell(OpenStage("binding"))


def read(story: Story, now_s: float, stage_id: str | None = None) -> Balance:
    return balance(story.state, now_s, stage_id)


def quiet(story: Story, now_s: float) -> str:
    return " ".join(share.person.id for share in read(story, now_s).shares if share.is_quiet)


def parts(story: Story, now_s: float, stage_id: str | None = None) -> list[tuple[str, float]]:
    return [(share.person.id, round(share.part, 3)) for share in read(story, now_s, stage_id).shares]


def silent(story: Story, now_s: float) -> dict[str, float]:
    return {share.person.id: share.silent_s for share in read(story, now_s).shares}


class TestShares:
    def test_everyone_has_one_and_the_open_turn_counts_as_it_grows(self, story: Story) -> None:
        story.tell(10, s(1), 70, s(2), 90, s(1))
        one, two, three, four = (story.state.person(f"S{n}") for n in (1, 2, 3, 4))
        assert read(story, 110) == Balance(
            shares=(
                Share(one, 80, 2, 0.8, 0, speaks=True, is_quiet=False),
                Share(two, 20, 1, 0.2, 20, speaks=False, is_quiet=False),
                Share(three, 0, 0, 0, 110, speaks=False, is_quiet=False),
                Share(four, 0, 0, 0, 110, speaks=False, is_quiet=False),
            ),
            tracked=True,
            untracked_since_s=None,
            nudge=None,
        )
        assert parts(story, 190)[0] == ("S1", round(160 / 180, 3))

    def test_with_no_speech_all_are_nought(self, story: Story) -> None:
        assert parts(story, 5) == [(f"S{n}", 0) for n in (1, 2, 3, 4)]
        assert parts(story.tell(5, s(1)), 5) == [(f"S{n}", 0) for n in (1, 2, 3, 4)]

    def test_only_participants_speech_is_shared(self, story: Story) -> None:
        story.tell(0, s(1), 30, MarkSpeaker("O1"), 300, MarkSpeaker(NOBODY), 400, s(2), 430)
        assert parts(story, 430) == [("S1", 0.5), ("S2", 0.5), ("S3", 0), ("S4", 0)]

    def test_each_stage_has_its_own(self, story: Story) -> None:
        story.tell(0, s(1), 60, OpenStage("wellbeing"), s(2), 120)
        assert parts(story, 120) == [("S1", 0), ("S2", 1), ("S3", 0), ("S4", 0)]
        assert parts(story, 120, "binding") == [("S1", 1), ("S2", 0), ("S3", 0), ("S4", 0)]

    def test_who_left_keeps_theirs_and_is_never_quiet(self, story: Story) -> None:
        story.tell(0, s(1), 30, s(4), 60, MarkAttendance("S4", "left"), MarkAttendance("S3", "left"), s(1))
        assert parts(story, 60) == [("S1", 0.5), ("S2", 0), ("S4", 0.5)]
        assert quiet(story, 200) == "S2"
        assert quiet(story.tell(230, s(1)), 400) == "S2", "at 30 of 370 s S4 would be"

    def test_who_speaks_has_one_though_nobody_marked_them_present(self, story: Story) -> None:
        story.tell(AddPerson("S5"), RecordConsent("S5", "1", "spoken"), s(5), 30, s(1), 60)
        assert parts(story, 60) == [("S1", 0.5), ("S2", 0), ("S3", 0), ("S4", 0), ("S5", 0.5)]

    def test_before_the_first_stage_there_is_nothing_to_share(self) -> None:
        found = read(seated(2), 50)
        assert [(one.part, one.silent_s, one.is_quiet) for one in found.shares] == [(0, 0, False)] * 2
        assert (found.tracked, found.untracked_since_s, found.nudge) == (False, None, None)


class TestQuiet:
    """Ours, not a norm: not spoken in this deck, or less than half an equal share."""

    def test_who_has_not_spoken_or_less_than_half_an_equal_share(self, story: Story) -> None:
        story.tell(0, s(1), 100, s(2), 175, s(3))
        assert quiet(story.tell(200, s(1)), 200) == "S4", "25 of 200 s is just half of a quarter"
        assert quiet(story, 201) == "S3 S4"

    def test_the_part_is_a_setting(self) -> None:
        protocol = replace(FISHBOWL, settings=Settings(quiet_share=0.9))
        story = seated(protocol=protocol).tell(OpenStage("binding"), 0, s(1), 150, s(2), 200, s(3))
        assert quiet(story, 230) == "S2 S4", "the one who speaks is not quiet"
        assert quiet(story.tell(230, s(1)), 230) == "S2 S3 S4"

    @pytest.mark.parametrize("quiet_after_s", [60, 180])
    def test_nobody_is_in_the_first_minutes_of_a_deck(self, quiet_after_s: int) -> None:
        protocol = replace(FISHBOWL, settings=Settings(quiet_after_s=quiet_after_s))
        story = seated(2, protocol=protocol).tell(500, OpenStage("binding"), s(1))
        assert quiet(story, 500 + quiet_after_s - 0.1) == ""
        assert quiet(story, 500 + quiet_after_s) == "S2"

    def test_a_talker_is_shown_and_never_alarmed(self, story: Story) -> None:
        story.tell(0, s(1), 170, s(1), 340, s(1))
        assert parts(story, 500)[0] == ("S1", 1)
        assert quiet(story, 500) == "S2 S3 S4"

    def test_a_late_arrival_has_the_first_minutes_too(self, story: Story) -> None:
        story.tell(MarkAttendance("S4", "expected"), s(1), 170, s(1), 340, MarkAttendance("S4", "late"), s(2))
        assert parts(story, 340) == [("S1", 1), ("S2", 0), ("S3", 0), ("S4", 0)]
        assert (quiet(story, 510), silent(story, 510)["S4"]) == ("S3", 170)
        assert quiet(story, 520) == "S3 S4"

    def test_without_consent_nobody_can_tell_and_nobody_is_called_quiet(self) -> None:
        story = seated(3, without_consent="S3").tell(OpenStage("binding"), s(3), 100, s(1), 180, s(2))
        assert parts(story, 185) == [("S1", round(80 / 85, 3)), ("S2", round(5 / 85, 3)), ("S3", 0)]
        assert quiet(story.tell(200, s(1)), 200) == "S2", "20 of 100 s is less than half of a half"
        story.do(RecordConsent("S3", "1", "spoken"))
        assert (quiet(story, 300), silent(story, 300)["S3"]) == ("S2", 100), "it holds from now on"
        assert quiet(story, 380) == "S2 S3"

    def test_who_withdraws_is_never_quiet(self, story: Story) -> None:
        story.tell(s(1), 170, s(1), WithdrawConsent("S2"))
        assert quiet(story, 300) == "S3 S4"

    @pytest.mark.parametrize("stage_id", ["welcome", "break", "observer_questions", "closing"])
    def test_where_participants_do_not_talk_with_each_other_nobody_is(self, stage_id: str) -> None:
        assert quiet(seated().tell(OpenStage(stage_id), 150, s(1)), 300) == ""

    def test_the_stages_of_questions_count_as_decks_do(self) -> None:
        story = seated(2, protocol=PROFESSIONAL).tell(OpenStage("works"), MarkSpeaker("P1"))
        assert (quiet(story, 180), read(story, 180).nudge) == ("P2", None), "there the moderator leads anyway"


class TestTime:
    """What is not talk does not make anyone quiet."""

    def test_a_pause_stands_still(self, story: Story) -> None:
        story.tell(0, s(1), 60, PauseSession())
        assert silent(story, 900) == {"S1": 0, "S2": 60, "S3": 60, "S4": 60}
        assert (read(story, 900).tracked, quiet(story, 900)) == (True, "")
        story.tell(1000, ResumeSession())
        assert quiet(story, 1119) == ""
        assert (quiet(story, 1120), read(story, 1120).tracked) == ("S2 S3 S4", True)
        assert read(story, 1121).untracked_since_s == 0

    def test_so_does_one_entered_later(self, story: Story) -> None:
        story.tell(0, s(1), 400, s(2), 410, EnterPause(100, 390))
        assert parts(story, 410)[:2] == [("S1", round(100 / 110, 3)), ("S2", round(10 / 110, 3))]
        assert silent(story, 410) == {"S1": 20, "S2": 0, "S3": 120, "S4": 120}

    def test_a_deck_come_back_to_goes_on_where_it_stopped(self, story: Story) -> None:
        story.tell(0, s(1), 100, OpenStage("wellbeing"), s(2), 200, OpenStage("binding"), s(3))
        assert parts(story, 210) == [
            ("S1", round(100 / 110, 3)),
            ("S2", 0),
            ("S3", round(10 / 110, 3)),
            ("S4", 0),
        ]
        assert silent(story, 250) == {"S1": 50, "S2": 150, "S3": 0, "S4": 150}
        assert (quiet(story, 279), quiet(story, 280)) == ("", "S2 S4")


class TestUntracked:
    def test_no_tap_for_three_minutes_and_nobody_is_quiet(self, story: Story) -> None:
        story.tell(100, s(1))
        assert (read(story, 280).tracked, quiet(story, 280)) == (True, "S2 S3 S4")
        found = read(story, 281)
        assert (found.tracked, found.untracked_since_s, found.nudge) == (False, 100, None)
        assert quiet(story, 281) == ""

    def test_a_tap_that_says_they_still_speak_is_one(self, story: Story) -> None:
        assert read(story.tell(100, s(1), 270, s(1)), 450).tracked

    def test_it_all_works_with_no_one_tracking(self, story: Story) -> None:
        story.tell(10, DrawCard(), 400)
        found = read(story, 400)
        assert [(one.part, one.turns, one.is_quiet) for one in found.shares] == [(0, 0, False)] * 4
        assert (found.tracked, found.untracked_since_s, found.nudge) == (False, None, None)


class TestNudge:
    def test_it_is_for_who_was_silent_longest(self, story: Story) -> None:
        story.tell(0, s(2), 10, s(3), 20, s(1), 170, s(1), 200)
        assert (quiet(story, 200), read(story, 200).nudge) == ("S2 S3 S4", "S4")
        story.tell(200, s(4), 260, s(1))
        assert read(story, 260).nudge == "S2"

    def test_the_first_card_about_wellbeing_calls_nobody_quiet(self) -> None:
        story = seated(protocol=shipped("fishbowl"))
        story.tell(OpenStage("wellbeing"), DrawCard("wellbeing/now"), 170, s(1))
        assert (quiet(story, 300), read(story, 300).nudge) == ("", None), "silence is fine there"
        story.tell(300, DrawCard())
        assert (quiet(story, 300), read(story, 300).nudge) == ("S2 S3 S4", "S2")

    def test_there_is_none_in_a_pause_nor_for_another_stage(self, story: Story) -> None:
        story.tell(150, s(1))
        assert read(story, 300).nudge == "S2"
        assert read(story.tell(300, PauseSession()), 310).nudge is None
        story.tell(310, ResumeSession(), OpenStage("wellbeing"))
        found = read(story, 310, "binding")
        assert ([share.is_quiet for share in found.shares], found.nudge) == ([False, True, True, True], None)

    def test_there_is_none_where_the_moderator_leads(self) -> None:
        assert read(seated().tell(OpenStage("observer_questions"), 150, s(1)), 300).nudge is None


@given(wild_stories)
def test_shares_sum_to_one_or_nothing_and_no_time_is_negative(story: Story) -> None:
    for stage_id in (None, *STAGES):
        for later in (0, 200):
            found = read(story, story.now_s + later, stage_id)
            whole = sum(share.part for share in found.shares)
            assert whole == 0 or abs(whole - 1) < 1e-9
            assert all(share.seconds >= 0 and share.silent_s >= 0 for share in found.shares)
            assert not any(share.is_quiet and (share.speaks or not found.tracked) for share in found.shares)
            assert found.nudge in {None, *(share.person.id for share in found.shares if share.is_quiet)}
