"""Made recordings, whose true place on the timeline is known, come back within the tolerance."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import pairwise

import pytest
from hypothesis import given as hypothesis_given
from hypothesis import strategies as st

from fishbowl.core.alignment import Alignment, Piece, Step, align, aligned
from fishbowl.core.anchors import AddGap, PlaceAnchor
from fishbowl.core.cards import DrawCard
from fishbowl.core.places import Place, Places
from fishbowl.core.recording import ConfirmRecorder, ConfirmRecording
from fishbowl.core.session import EndSession
from fishbowl.core.stages import OpenStage
from fishbowl.core.transcribed import PlacedAnchor
from fishbowl.core.transcripts import AddTranscript, Pauses
from tests.support.story import Story, seated


def anchors(*pairs: tuple[float, float]) -> tuple[PlacedAnchor, ...]:
    return tuple(PlacedAnchor(f"a{n}", "t1", m, s, "manual") for n, (m, s) in enumerate(sorted(pairs)))


def fitted(*pairs: tuple[float, float]) -> Alignment:
    return aligned((Piece(0.0, 0.0),), anchors(*pairs))


def recorded(pauses: Pauses = "cut") -> Story:
    """Recorded from 100 s, paused from 1100 to 1700 s, stopped at 2700 s; with a transcript."""
    story = seated().tell(50, OpenStage("welcome"), 100, ConfirmRecording("video", "en"))
    story.tell(1100, ConfirmRecorder("pause"), 1700, ConfirmRecorder("resume"), 2700, ConfirmRecorder("stop"))
    return story.tell(2800, EndSession(), 5000, AddTranscript("t1", 1, "vtt", "sum", pauses, "en"))


def alignment(story: Story) -> Alignment:
    found = align(story.state, story.state.transcripts.by_id["t1"])
    assert found is not None
    return found


class TestTheLog:
    def test_a_pause_that_was_cut_out_is_skipped(self) -> None:
        found = alignment(recorded())
        assert found.pieces == (Piece(0.0, 100.0), Piece(1000.0, 1700.0))
        assert [found.session_s(s) for s in (0, 999, 1000, 1500, 3000)] == [100, 1099, 1700, 2200, 3700]
        assert (found.tolerance_s, found.residuals, found.step) == (6.0, (), None)

    def test_a_pause_that_was_recorded_runs_on(self) -> None:
        found = alignment(recorded("kept"))
        assert [found.session_s(s) for s in (0, 1000, 1600)] == [100, 1100, 1700]

    def test_each_stretch_between_pauses_is_as_sure_as_what_is_known_of_it(self) -> None:
        story = recorded()
        assert [alignment(recorded(pauses)).tolerance_s for pauses in ("cut", "kept")] == [6.0, 3.0]
        assert alignment(story.tell(PlaceAnchor("a1", "t1", 10.0, 110.0))).tolerance_s == 3.0
        assert alignment(story.tell(PlaceAnchor("a2", "t1", 1200.0, 1900.0))).tolerance_s == 2.0

    def test_each_recording_has_its_own(self) -> None:
        story = recorded().tell(AddTranscript("t0", 1, "srt", "x", "kept", "en"))
        assert [align(story.state, t) is not None for t in story.state.transcripts.current.values()] == [
            True
        ] * 2

    def test_nothing_ties_what_nobody_logged_until_someone_says(self) -> None:
        story = seated().tell(OpenStage("welcome"), 900, AddTranscript("t1", 1, "vtt", "sum", "cut", "en"))
        assert align(story.state, story.state.transcripts.by_id["t1"]) is None
        story.tell(PlaceAnchor("a1", "t1", 30.0, 130.0))
        assert [alignment(story).session_s(s) for s in (0, 60)] == [100, 160]


class TestAnchors:
    def test_one_moves_all(self) -> None:
        story = recorded().tell(PlaceAnchor("a1", "t1", 0.0, 95.0))
        found = alignment(story)
        assert (found.shift_s, found.session_s(1000.0)) == (-5.0, 1695.0)

    def test_the_median_of_them_is_not_moved_by_a_mistyped_one(self) -> None:
        found = fitted((0, 10), (100, 110.5), (200, 809.9), (300, 309.5), (400, 410))
        assert found.session_s(50) == 60.0
        assert [r.off_s for r in found.residuals] == [0.0, 0.5, 599.9, -0.5, 0.0]
        assert (found.is_doubtful, found.tolerance_s) == (True, 599.9)

    def test_a_drift_is_believed_when_it_halves_what_the_anchors_are_off(self) -> None:
        found = fitted(*((m, 10 + m * 1.0004) for m in (0.0, 900.0, 1800.0, 3600.0)))
        assert found.rate == pytest.approx(1.0004)
        assert found.largest_s == pytest.approx(0.0, abs=0.001)
        assert found.session_s(3600.0) == pytest.approx(3611.44, abs=0.01)

    @pytest.mark.parametrize(
        "pairs",
        [
            ((0.0, 0.0), (3600.0, 3601.5)),  # two
            ((0.0, 0.0), (500.0, 500.25), (1000.0, 1000.5)),  # within 20 minutes
            ((0.0, 0.0), (1800.0, 1803.6), (3600.0, 3607.2)),  # larger than any clock drifts
            ((0.0, 0.0), (1200.0, 1201.0), (2400.0, 2399.5), (3600.0, 3600.9)),  # no slope in it
        ],
    )
    def test_else_there_is_none(self, pairs: tuple[tuple[float, float], ...]) -> None:
        assert fitted(*pairs).rate == 1.0

    def test_a_step_is_proposed_and_not_applied(self) -> None:
        found = fitted((100, 110), (400, 410.3), (900, 1005), (1500, 1605.4), (2000, 2105))
        assert found.step == Step(400, 900, 94.85)
        assert found.session_s(400) == pytest.approx(505.0)

    @pytest.mark.parametrize(
        "pairs",
        [
            ((0, 0), (900, 960)),  # two: either may be wrong
            ((0, 0), (400, 401), (900, 899), (1500, 1500)),  # slow hands
            ((0, 100), (400, 500), (900, 900), (1500, 1500)),  # the wrong way round
        ],
    )
    def test_else_no_pause_is_suspected(self, pairs: tuple[tuple[float, float], ...]) -> None:
        assert fitted(*pairs).step is None

    def test_an_accepted_gap_moves_what_follows_up_to_the_next_resume(self) -> None:
        """In fact the recorder stood still from 400 to 460 s of the timeline."""
        story = recorded().tell(AddGap("g1", "t1", 300.0, 60.0))
        found = alignment(story)
        assert found.pieces == (Piece(0.0, 100.0), Piece(300.0, 460.0), Piece(940.0, 1700.0))
        assert [found.session_s(s) for s in (299, 300, 939, 940)] == [399, 460, 1099, 1700]


# --- made recordings --------------------------------------------------------------------------------------


@dataclass(frozen=True)
class Made:
    """A recorder whose keys were pressed late, whose clock drifts, and that paused once without a word."""

    late_s: float
    drift: float
    gap_at_s: float
    gap_s: float

    def session_s(self, media_s: float) -> float:
        ran_s = media_s * (1 + self.drift)
        return 100 - self.late_s + ran_s + (self.gap_s if ran_s >= self.gap_at_s else 0.0)


made = st.builds(
    Made,
    late_s=st.floats(-60, 60),
    drift=st.sampled_from((0.0, 0.0001, -0.0001, 0.0004)),
    gap_at_s=st.sampled_from((900.0, 1500.0, 2100.0)),
    gap_s=st.sampled_from((0.0, 0.0, 30.0, 95.0)),
)
noises = st.lists(st.floats(-0.8, 0.8), min_size=8, max_size=8)
PLACED = (60.0, 400.0, 760.0, 1100.0, 1700.0, 2300.0, 2700.0, 3300.0)


@hypothesis_given(made, noises)
def test_a_made_recording_comes_back_within_its_tolerance(real: Made, noise: list[float]) -> None:
    story = seated().tell(50, OpenStage("welcome"), 100, ConfirmRecording("video", "en"))
    story.tell(4000, ConfirmRecorder("stop"), 9000, AddTranscript("t1", 1, "vtt", "sum", "cut", "en"))
    for n, (media_s, off_s) in enumerate(zip(PLACED, noise, strict=True)):
        story.tell(PlaceAnchor(f"a{n}", "t1", media_s, real.session_s(media_s) + off_s))
    found = alignment(story)
    if real.gap_s:
        assert found.step is not None
        assert found.step.after_s < real.gap_at_s <= found.step.before_s * (1 + real.drift)
        assert abs(found.step.length_s - real.gap_s) <= 3.0
        story.tell(AddGap("gap", "t1", real.gap_at_s / (1 + real.drift), found.step.length_s))
        found = alignment(story)
    assert found.tolerance_s <= 3.5
    for media_s in range(0, 3600, 7):
        assert abs(found.session_s(media_s) - real.session_s(media_s)) <= found.tolerance_s


@hypothesis_given(
    st.lists(st.tuples(st.floats(0, 4000), st.floats(1, 900)), max_size=3),
    st.lists(st.tuples(st.floats(0, 4000), st.floats(0, 4000)), max_size=5),
    st.lists(st.floats(0, 4000), min_size=2, max_size=20),
)
def test_what_comes_later_in_the_recording_is_never_earlier_on_the_timeline(
    gaps: list[tuple[float, float]], placed: list[tuple[float, float]], instants: list[float]
) -> None:
    story = recorded()
    for n, (media_s, length_s) in enumerate(gaps):
        story.tell(AddGap(f"g{n}", "t1", media_s, length_s))
    for n, (media_s, session_s) in enumerate(placed):
        story.tell(PlaceAnchor(f"a{n}", "t1", media_s, session_s))
    found = alignment(story)
    there = [found.session_s(instant) for instant in sorted(instants)]
    assert all(after - before >= -0.001 for before, after in pairwise(there))


# --- the promise ------------------------------------------------------------------------------------------


def talked() -> Story:
    story = seated().tell(10, OpenStage("welcome"), 60, OpenStage("binding"), 75, ("T", DrawCard()))
    story.tell(140, ("T", DrawCard()), 200, OpenStage("wellbeing"), 201, ("T", DrawCard()))
    return story.tell(300, OpenStage("break"), 400, OpenStage("closing"), 500, EndSession())


def most(places: Places, from_s: float, to_s: float) -> Place:
    return places.find(from_s, to_s, 0.0).place


@hypothesis_given(st.floats(0, 520), st.floats(0, 60), st.floats(2, 8), st.floats(-1, 1))
def test_stage_and_card_are_right_for_every_utterance_that_is_not_flagged(
    from_s: float, length_s: float, tolerance_s: float, part: float
) -> None:
    """Whatever the times are off, within the tolerance: by most of the utterance, and by its beginning."""
    places = Places(talked().state)
    found = places.find(from_s, from_s + length_s, tolerance_s)
    off_s = part * tolerance_s * 0.999
    true_s = from_s + off_s
    if found.boundary:
        assert len(found.candidates) > 1
        assert found.place in found.candidates
    else:
        assert most(places, true_s, true_s + length_s) == found.place
        assert most(places, true_s, true_s) == found.place
    assert most(places, true_s, true_s) in (found.candidates or (found.place,))


def test_most_of_it_decides_and_what_it_reaches_into_is_named() -> None:
    places = Places(talked().state)
    welcome, before, first = Place("welcome"), Place("binding"), Place("binding", "binding/now")
    second, third = Place("binding", "binding/past"), Place("wellbeing", "wellbeing/you")
    assert places.find(20, 30, 2).place == welcome
    found = places.find(55, 130, 2)
    assert (found.place, found.boundary, found.candidates) == (first, True, (welcome, before, first))
    assert places.find(100, 137, 2).candidates == ()
    assert places.find(138.5, 139.0, 2).candidates == (first, second)
    assert places.find(150, 190, 2).boundary is False
    assert places.find(198, 203, 2).candidates == (second, Place("wellbeing"), third)
    assert [place.address for place in (welcome, first, Place())] == ["welcome", "binding/now", None]
    assert places.find(600, None, 2).place == Place()
