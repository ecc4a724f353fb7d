"""A transcript lined up at the keyboard: its anchors among what was said, and what they change."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from fishbowl.core.anchors import AddGap, PlaceAnchor
from fishbowl.core.cards import DrawCard
from fishbowl.core.people import WithdrawConsent
from fishbowl.core.recording import ConfirmRecorder, ConfirmRecording
from fishbowl.core.session import EndSession
from fishbowl.core.stages import OpenStage
from fishbowl.core.transcripts import AddTranscript, AddUtterance, CorrectUtterance, RemoveTranscript
from fishbowl.tui.alignment.screen import AlignmentScreen
from fishbowl.tui.review.screen import ReviewScreen
from tests.support.house import House
from tests.tui.seen import look_at


@pytest.fixture
def house(tmp_path: Path) -> Iterator[House]:
    """Recorded from 14:00:20 on; the first card at 14:02:00. Forty utterances, ten seconds apart."""
    with House.make(tmp_path, "fishbowl", "en", participants=4, observers=2) as house:
        house.people_arrive()
        house.do("M", OpenStage("welcome"))
        house.pass_time(20)
        house.do("M", ConfirmRecording("video", "en"))
        house.pass_time(80)
        house.do("M", OpenStage("binding"))
        house.pass_time(20)
        house.do("T", DrawCard())
        house.pass_time(400)
        house.do("M", ConfirmRecorder("stop"))
        house.do("M", EndSession())
        house.do("M", AddTranscript("t1", 1, "vtt", "sum", "cut", "en"))
        for n in range(40):
            said = AddUtterance("t1", f"u{n}", n + 1, f"S{n % 4 + 1}", n * 10.0, n * 10.0 + 8)
            house.do("M", said, text=f"Simulated sentence {n}.")
        yield house


def placed(house: House) -> list[str]:
    part = house.state.transcripts
    return [*part.anchors, *part.gaps]


async def test_the_review_leads_to_it(house: House) -> None:
    async with look_at(house, ReviewScreen, "M") as seen:
        await seen.sees("transcript")
        await seen.press("t")
        await seen.sees("Transcript 1 of 1 · recording 1 · vtt")
        await seen.press("q")
        await seen.sees("Institution")


async def test_without_a_transcript_it_says_where_one_comes_from(tmp_path: Path) -> None:
    with House.make(tmp_path, "fishbowl", "en") as house:
        async with look_at(house, AlignmentScreen, "M") as seen:
            await seen.sees("This session has no transcript yet.")
            await seen.press("enter", "g", "d", "u", "n", "down", "end")
            assert not house.state.transcripts.by_id


async def test_an_anchor_is_placed_by_the_clock_on_the_wall_and_moves_all(house: House) -> None:
    async with look_at(house, AlignmentScreen, "M") as seen:
        await seen.sees("Placed by when the recording was started, without an anchor.")
        await seen.sees("0:00:00 S1 Welcome Simulated sentence 0.")
        await seen.press(*["down"] * 6, "enter")
        await seen.sees("Anchor at 0:01:00 in the recording")
        await seen.sees("14:01:20")
        await seen.press(*["backspace"] * 8)
        await seen.type("14:01:25")
        await seen.press("enter")
        await seen.sees("Moved by +5.0 s against the log, by one anchor.")
        await seen.sees("── by hand 0:01:00 in the recording = 14:01:25 (+0.0 s)")
    (anchor,) = house.state.transcripts.anchors.values()
    assert (anchor.media_s, anchor.session_s, anchor.kind) == (60.0, 85.0, "manual")


async def test_or_by_a_card_and_what_is_no_instant_is_refused_in_words(house: House) -> None:
    async with look_at(house, AlignmentScreen, "M") as seen:
        await seen.sees("sentence 0.")
        await seen.press("a", *["backspace"] * 8)
        await seen.type("noon")
        await seen.press("enter")
        await seen.sees("noon is no time here.")
        await seen.press(*["backspace"] * 4)
        card = house.state.protocol.stage("binding").cards[0].id
        await seen.type(f"binding/{card}")
        await seen.press("enter")
        await seen.sees("── card read aloud 0:00:00 in the recording = 14:02:00 (+0.0 s)")
        await seen.sees("That is far from what the log says")


@pytest.mark.parametrize(
    ("key", "typed", "told", "mended"),
    [
        ("a", "23:59:00", "still to come", "14:00:30"),
        ("a", "binding/2", "Choose one that was: binding/1.", "binding/1"),
        ("g", "0", "A pause lasts longer than 0 seconds", "5"),
    ],
)
async def test_what_is_refused_stays_to_be_mended_and_acts_on_nothing_beneath(
    house: House, key: str, typed: str, told: str, mended: str
) -> None:
    house.do("M", PlaceAnchor("a1", "t1", 0.0, 20.0))
    async with look_at(house, AlignmentScreen, "M") as seen:
        await seen.sees("sentence 0.")
        await seen.press("n", "down", "down", key, *["backspace"] * 8)
        await seen.type(typed)
        await seen.press("enter")
        await seen.sees(told)
        await seen.press(*["backspace"] * len(typed))
        await seen.type(mended)
        await seen.press("enter")
        await seen.until(lambda: len(placed(house)) == 2, "placed")
    assert "a1" in placed(house)


async def test_what_is_uncertain_and_the_anchors_are_found_by_key(house: House) -> None:
    house.do("M", PlaceAnchor("a1", "t1", 200.0, 220.0))
    house.do("M", PlaceAnchor("a2", "t1", 300.0, 320.0))
    house.do("M", PlaceAnchor("a3", "t1", 390.0, 460.0))
    async with look_at(house, AlignmentScreen, "M") as seen:
        await seen.sees("An anchor is 50.0 s off.")
        await seen.press("u")
        await seen.until(lambda: seen.screen.cursor > 0)
        assert any(row.startswith("› ") and " ? " in row for row in seen.rows)
        await seen.press("n", "n", "n")
        await seen.sees("› ── by hand 0:06:30 in the recording = 14:07:40 (+50.0 s)")
        await seen.press("d")
        await seen.sees("Remove: by hand 0:06:30")
        await seen.press("enter")
        await seen.until(lambda: "a3" not in house.state.transcripts.anchors, "the removal")
        await seen.sees("Moved by +0.0 s against the log, by 2 anchors.")


async def test_a_pause_that_nobody_logged_is_entered_where_it_was(house: House) -> None:
    async with look_at(house, AlignmentScreen, "M") as seen:
        await seen.sees("sentence 0.")
        await seen.press("end", "g")
        await seen.sees("Unlogged pause at 0:06:30 in the recording")
        await seen.type("1:35")
        await seen.press("enter")
        await seen.sees("── unlogged pause of 95 s at 0:06:30 in the recording")
    (gap,) = house.state.transcripts.gaps.values()
    assert (gap.media_s, gap.length_s) == (390.0, 95.0)


async def test_an_anchor_and_a_pause_are_corrected_where_they_stand(house: House) -> None:
    house.do("M", PlaceAnchor("a1", "t1", 60.0, 84.999))
    house.do("M", AddGap("g1", "t1", 390.0, 95.0))
    async with look_at(house, AlignmentScreen, "M") as seen:
        await seen.sees("── by hand 0:01:00 in the recording = 14:01:25 (+0.0 s)")
        await seen.press("n", "enter")
        await seen.sees("Anchor at 0:01:00 in the recording")
        await seen.press("backspace")
        await seen.type("7")
        await seen.press("enter")
        await seen.sees("── by hand 0:01:00 in the recording = 14:01:27 (+0.0 s)")
        await seen.press("n", "g")
        await seen.sees("Unlogged pause at 0:06:30 in the recording")
        await seen.press("backspace")
        await seen.type("0")
        await seen.press("enter")
        await seen.sees("── unlogged pause of 90 s at 0:06:30 in the recording")
    part = house.state.transcripts
    assert [anchor.session_s for anchor in part.anchors.values()] == [87.0]
    assert [gap.length_s for gap in part.gaps.values()] == [90.0]


async def test_of_a_transcript_without_times_it_says_only_that_nothing_is_tied(house: House) -> None:
    house.do("M", RemoveTranscript("t1"))
    house.do("M", AddTranscript("t2", 1, "txt", "sum", "cut", "en"))
    house.do("M", AddUtterance("t2", "v1", 1, "S1"), text="Simulated, and nobody knows when.")
    async with look_at(house, AlignmentScreen, "M") as seen:
        await seen.sees("nobody knows when.")
        await seen.sees("This transcript has no times: nothing of it is tied to a stage or card.")
        assert "Placed by" not in seen.text
        assert "Times may be" not in seen.text
        await seen.press("a")
        await seen.sees("This utterance has no time.")


async def test_who_withdraws_goes_from_the_screen_at_once(house: House) -> None:
    async with look_at(house, AlignmentScreen, "M") as seen:
        await seen.sees("S2 Welcome Simulated sentence 1.")
        house.do("M", WithdrawConsent("S2"))
        await seen.until(lambda: "Simulated sentence 1." not in seen.text, "erased")
        await seen.sees("Simulated sentence 0.")


@pytest.mark.parametrize("size", [(80, 24), (60, 12), (40, 8), (160, 50)])
async def test_it_fits_every_terminal(house: House, size: tuple[int, int]) -> None:
    async with look_at(house, AlignmentScreen, "M", size) as seen:
        await seen.sees("› 0:00:00 S1 Welcome Simulated")
        await seen.press("end")
        await seen.sees("› 0:06:30 S4 Connectio")
        assert max(map(len, seen.rows)) <= size[0]


async def test_what_is_cut_in_the_list_stands_whole_below_with_all_that_it_may_belong_to(
    house: House,
) -> None:
    long = "Simulated, and so long that no line of a terminal holds it, up to these last words."
    house.do("M", CorrectUtterance("u10", "S3", 100.0, 108.0), text=long)
    async with look_at(house, AlignmentScreen, "M", (80, 24)) as seen:
        await seen.sees("sentence 0.")
        await seen.press(*["down"] * 10)
        await seen.sees("up to these last words.")
        await seen.sees("? Connection | Connection 1 Simulated, and so long")
    async with look_at(house, AlignmentScreen, "M", (80, 16)) as seen:
        await seen.sees("sentence 0.")
        await seen.press(*["down"] * 10)
        await seen.sees("Simulated, and so")
        assert "last words." not in seen.text
