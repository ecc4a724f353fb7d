"""Transcripts in the record: utterances on the timeline, with what lay there, and what may not be told."""

from __future__ import annotations

from pathlib import Path

from fishbowl.core.anchors import AddGap, PlaceAnchor
from fishbowl.core.cards import DrawCard
from fishbowl.core.people import WithdrawConsent
from fishbowl.core.recording import ConfirmRecorder, ConfirmRecording
from fishbowl.core.session import EndSession
from fishbowl.core.stages import OpenStage
from fishbowl.core.transcripts import AddTranscript, AddUtterance, CorrectUtterance, RemoveTranscript
from fishbowl.runtime.roles import may_read, view
from tests.support.held import Held


def transcribed(folder: Path) -> Held:
    """Recorded from 20 to 600 s; the first card from 110 s, the second from 300 s. Added the day after."""
    held = Held(folder)
    held.at(10, "M", OpenStage("welcome"))
    held.at(20, "M", ConfirmRecording("video", "en"), device="cam")
    held.at(100, "M", OpenStage("binding"))
    held.at(110, "T", DrawCard())
    held.at(300, "T", DrawCard())
    held.at(600, "M", ConfirmRecorder("stop"))
    held.at(610, "M", EndSession())
    held.at(86_400, "A", AddTranscript("t1", 1, "teams_vtt", "sum", "cut", "en"))
    held.at(86_400, "A", AddUtterance("t1", "u1", 1, "M", 5.0, 9.5, cues=("a", "b")), text="Welcome all.")
    held.at(86_400, "A", AddUtterance("t1", "u2", 2, "S1", 100.0, 110.0), text="My class.")
    held.at(86_400, "A", AddUtterance("t1", "u3", 3, None, 279.0, 290.0, True), text="And the ward.")
    held.at(86_400, "A", AddUtterance("t1", "u4", 4, "O1"), text="Without a time.")
    return held


def test_an_utterance_knows_where_it_belongs(tmp_path: Path) -> None:
    with transcribed(tmp_path) as held:
        record = held.record()
    welcome, sure, unsure, untimed = record.utterances
    assert (welcome.n, welcome.speaker, welcome.role, welcome.text, welcome.cues) == (
        1,
        "M",
        "moderator",
        "Welcome all.",
        ("a", "b"),
    )
    assert (welcome.from_s, welcome.to_s, welcome.media_from_s, welcome.media_to_s) == (25.0, 29.5, 5.0, 9.5)
    assert (welcome.from_utc, welcome.recording) == ("2026-03-12T13:00:25.000Z", 1)
    assert (welcome.stage, welcome.card, welcome.boundary) == ("welcome", None, False)
    assert (sure.stage, sure.card, sure.boundary, sure.candidates) == ("binding", "binding/now", False, ())
    assert (unsure.card, unsure.boundary, unsure.candidates, unsure.speaker, unsure.role) == (
        "binding/past",
        True,
        ("binding/now", "binding/past"),
        None,
        None,
    )
    assert (untimed.from_s, untimed.stage, untimed.boundary, untimed.role) == (None, None, False, "observer")


def test_a_transcript_and_its_anchors_say_how_it_lies(tmp_path: Path) -> None:
    with transcribed(tmp_path) as held:
        (row,) = held.record().transcripts
        assert (row.by, row.utterances, row.aligned, row.anchors, row.shift_s, row.tolerance_s) == (
            "A",
            4,
            True,
            0,
            0.0,
            3.0,
        )
        held.at(86_401, "A", PlaceAnchor("a1", "t1", 91.5, 110.0, "card"))
        held.at(86_401, "A", PlaceAnchor("a2", "t1", 283.0, 300.0, "card"))
        held.at(86_401, "A", AddGap("g1", "t1", 500.0, 12.0))
        (row,) = held.record().transcripts
        assert row.tolerance_s == 3.0, "no anchor lies behind the gap"
        held.at(86_402, "A", PlaceAnchor("a3", "t1", 510.0, 539.75))
        record = held.record()
    (row,) = record.transcripts
    assert (row.anchors, row.shift_s, row.rate, row.largest_residual_s, row.tolerance_s) == (
        3,
        -2.25,
        1,
        0.75,
        2,
    )
    assert [
        (a.anchor_id, a.kind, a.media_s, a.at and a.at.s, a.residual_s, a.length_s) for a in record.anchors
    ] == [
        ("a1", "card", 91.5, 110.0, 0.75, None),
        ("a2", "card", 283.0, 300.0, -0.75, None),
        ("a3", "manual", 510.0, 539.75, 0.0, None),
        ("g1", "gap", 500.0, None, None, 12.0),
    ]
    assert [u.from_s for u in record.utterances] == [22.75, 117.75, 296.75, None]


def test_a_transcript_without_times_is_tied_to_nothing(tmp_path: Path) -> None:
    with transcribed(tmp_path) as held:
        held.do("A", RemoveTranscript("t1"))
        held.do("A", AddTranscript("t2", 1, "txt", "other", "cut", "en"))
        held.do("A", AddUtterance("t2", "v1", 1, "S1"), text="Nobody knows when.")
        (row,) = held.record().transcripts
    assert (row.utterances, row.aligned, row.shift_s, row.tolerance_s) == (1, False, None, None)


def test_who_withdraws_is_erased_from_it_in_every_version(tmp_path: Path) -> None:
    with transcribed(tmp_path) as held:
        held.at(86_401, "A", CorrectUtterance("u3", "S1", 279.0, 290.0), text="And the wards.")
        held.at(86_402, "M", WithdrawConsent("S1"))
        record = held.record()
    assert [(u.speaker, u.text, u.text_is) for u in record.utterances] == [
        ("M", "Welcome all.", "given"),
        ("S1", "erased", "erased"),
        ("S1", "erased", "erased"),
        ("O1", "Without a time.", "given"),
    ]
    bodies = [row.body for row in record.events if row.kind.startswith("Utterance")]
    assert bodies == ['{"text": "Welcome all."}', "erased", "erased", '{"text": "Without a time."}', "erased"]


def test_observers_participants_and_the_table_see_nothing_of_it(tmp_path: Path) -> None:
    with transcribed(tmp_path) as held:
        runner = held.runner
        said = [rec for rec in runner.records if type(rec.event).__name__ == "UtteranceAdded"]
        for actor in ("O1", "O2", "S1", "T"):
            assert view(runner.state, actor).transcripts == type(runner.state.transcripts)()
            assert not any(may_read(runner.state, rec, actor) for rec in said)
        assert all(may_read(runner.state, rec, "M") for rec in said)
        assert view(runner.state, "A").transcripts == runner.state.transcripts


def test_a_transcript_added_months_later_makes_nothing_last_until_then(tmp_path: Path) -> None:
    """Nobody pressed the end of this session."""
    with Held(tmp_path) as held:
        held.at(10, "M", OpenStage("welcome"))
        held.at(100, "M", OpenStage("binding"))
        held.at(160, "T", DrawCard())
        before = held.record()
        held.at(9_000_000, "A", AddTranscript("t1", 1, "vtt", "sum", "cut", "en"))
        after = held.record()
    assert (after.stages, after.session[0].ran_s) == (before.stages, before.session[0].ran_s)


def test_before_there_is_a_transcript_the_tables_are_empty(tmp_path: Path) -> None:
    with Held(tmp_path) as held:
        record = held.record()
    assert (record.transcripts, record.utterances, record.anchors) == ((), (), ())
