"""What was said, done and written belongs where it happened, not where it was stored."""

from __future__ import annotations

from pathlib import Path

from fishbowl.core.candidates import TagNote
from fishbowl.core.cards import DrawCard
from fishbowl.core.debrief import HandOutGift, WriteDebrief
from fishbowl.core.interventions import Intervene
from fishbowl.core.moments import MarkMoment, MoveMoment
from fishbowl.core.notes import CorrectNote, FlagName, OpenTablecloths, RetractNote, WriteNote
from fishbowl.core.parked import MergeQuestion, PutQuestion, SettleAnswered, SettleLeft, TagQuestion
from fishbowl.core.people import AddPerson, DescribePerson, MarkAttendance, RecordConsent
from fishbowl.core.protocol import TICKS
from fishbowl.core.recording import ConfirmRecorder, ConfirmRecording, SetTranscriptionLanguage
from fishbowl.core.session import EndSession
from fishbowl.core.stages import OpenStage
from fishbowl.core.turns import MarkSpeaker
from fishbowl.runtime.record.source import When, Where
from fishbowl.runtime.record.written import NoteRow
from tests.support.held import Held


def at_the_cards(tmp_path: Path) -> Held:
    """Connection from 10 s with its first card at 20 s and its second at 100 s; then Wellbeing at 200 s."""
    held = Held(tmp_path)
    held.at(10, "M", OpenStage("binding"))
    held.at(20, "T", DrawCard())
    return held


def test_what_a_person_ticked_is_kept_with_their_consent(tmp_path: Path) -> None:
    with Held(tmp_path) as held:
        held.at(5, "S1", RecordConsent("S1", "1", "online", TICKS))
        rows = {row.person: row for row in held.record().people}
    own, on_paper = rows["S1"], rows["S2"]
    assert (own.consent_means, own.consent_ticks) == ("online", ("taking_part", "processing"))
    assert own.consented is not None
    assert own.consented.s == 5
    assert (on_paper.consent_means, on_paper.consent_ticks) == ("paper", ())


def test_a_note_typed_before_a_change_and_sent_after_it_belongs_before(tmp_path: Path) -> None:
    with at_the_cards(tmp_path) as held:
        held.at(90, "A", MarkSpeaker("S1"))
        held.at(100, "T", DrawCard())
        held.at(200, "T", OpenStage("wellbeing"))
        held.at(205, "O1", WriteNote("n1", "O1", "quote", "S1", typed_s=99.5), text="Ik hoor er bij.")
        held.at(210, "O1", CorrectNote("n1", "quote", "S1"), text="Ik hoor erbij.")
        held.at(220, "O1", FlagName("n1"))
        held.at(221, "O1", TagNote("n1", ("positive", "binding_staff")))
        held.at(300, "M", OpenStage("break"))
        held.at(301, "M", OpenTablecloths())
        rows = held.record().notes
    assert rows == (
        NoteRow(
            note="n1",
            author="O1",
            kind="quote",
            speaker="S1",
            where=Where(stage="binding", card="binding/now", question=None, parked=None, turn="S1"),
            at=When("2026-03-12T13:01:39.500Z", "2026-03-12 14:01:39", 99.5, 89.5, 89.5),
            typed_utc="2026-03-12T13:01:39.500Z",
            typed_s=99.5,
            sent_utc="2026-03-12T13:03:25.000Z",
            sent_s=205.0,
            certain=True,
            source="typed",
            versions=2,
            names_someone=True,
            candidate_codes=("binding_staff", "positive"),
            text="Ik hoor erbij.",
            text_is="given",
        ),
    )


def test_a_back_dated_moment_belongs_to_the_earlier_card(tmp_path: Path) -> None:
    with at_the_cards(tmp_path) as held:
        held.at(100, "T", DrawCard())
        held.at(105, "A", MarkMoment("m1", 10), text="strong")
        held.at(110, "A", MarkMoment("m2", 5, names_someone=True))
        held.at(120, "A", MoveMoment("m2", 30))
        rows = held.record().moments
    assert [(r.moment, r.by, r.where.card, r.at.s, r.names_someone, r.text, r.text_is) for r in rows] == [
        ("m2", "A", "binding/now", 30.0, True, "", "none"),
        ("m1", "A", "binding/now", 95.0, False, "strong", "given"),
    ]


def test_an_intervention_has_the_card_it_fell_on_going_to_the_next_deck_too(tmp_path: Path) -> None:
    with at_the_cards(tmp_path) as held:
        held.at(30, "M", Intervene("bring_in", "S3"))
        held.at(40, "M", Intervene("deviation"), text="I gave my view.")
        held.at(50, "A", Intervene("care", "S2", "distress"))
        held.at(200, "M", OpenStage("wellbeing"))
        rows = held.record().interventions
    assert [(r.kind, r.permitted, r.by, r.person, r.care, r.where.card, r.at.s, r.text) for r in rows] == [
        ("bring_in", True, "M", "S3", None, "binding/now", 30.0, ""),
        ("deviation", False, "M", None, None, "binding/now", 40.0, "I gave my view."),
        ("care", False, "A", "S2", "distress", "binding/now", 50.0, ""),
        ("next_deck", True, "M", None, None, "binding/now", 200.0, ""),
    ]


def test_turns_and_balance_with_someone_without_consent_unattributed(tmp_path: Path) -> None:
    with at_the_cards(tmp_path) as held:
        held.at(21, "M", AddPerson("S9", 9))
        held.at(21, "M", MarkAttendance("S9", "present"))
        held.at(30, "A", MarkSpeaker("S1"))
        held.at(60, "A", MarkSpeaker("S9"))
        held.at(70, "A", MarkSpeaker("S2"))
        held.at(80, "A", MarkSpeaker("nobody"))
        held.at(200, "T", OpenStage("wellbeing"))
        record = held.record()
    assert [
        (r.turn_number, r.speaker, r.stage, r.card, r.seconds, r.to and r.to.s) for r in record.turns
    ] == [
        (1, "S1", "binding", "binding/now", 30.0, 60.0),
        (2, "unattributed", "binding", "binding/now", 10.0, 70.0),
        (3, "S2", "binding", "binding/now", 10.0, 80.0),
        (4, "nobody", "binding", "binding/now", 120.0, 200.0),
    ]
    assert [(row.stage, row.person, row.turns, row.seconds, row.share) for row in record.balance] == [
        ("binding", "S1", 1, 30.0, 0.75),
        ("binding", "S2", 1, 10.0, 0.25),
        ("binding", "S3", 0, 0.0, 0.0),
        ("binding", "S4", 0, 0.0, 0.0),
        ("binding", "S9", 0, 0.0, 0.0),
    ]
    assert "S9" not in {row.speaker for row in record.turns}


def test_a_turn_that_nobody_tracked_on_is_over_on_every_row(tmp_path: Path) -> None:
    """Nor does a note written long after the last tap fall in it."""
    with at_the_cards(tmp_path) as held:
        held.at(100, "A", MarkSpeaker("S1"))
        held.at(900, "O1", WriteNote("n1", "O1", "observation"), text="They laugh.")
        untracked = held.record()
        held.at(1300, "A", MarkSpeaker("S2"))
        for record in (untracked, held.record()):
            turn = record.turns[0]
            assert turn.to is not None
            assert (turn.speaker, turn.from_.s, turn.to.s, turn.seconds) == ("S1", 100, 280, 180)
            shares = [(row.person, row.seconds) for row in record.balance if row.seconds]
            assert shares == [("S1", 180)]
            assert record.notes[0].where.turn is None


def test_parked_questions_and_what_became_of_each(tmp_path: Path) -> None:
    with at_the_cards(tmp_path) as held:
        for note, author in (("q1", "O1"), ("q2", "O1"), ("q3", "O2"), ("q4", "O2")):
            held.at(30, author, WriteNote(note, author, "question"), text=f"{note}?")
        held.at(31, "O1", WriteNote("gone", "O1", "question"), text="Never mind.")
        held.at(32, "O1", RetractNote("gone"))
        held.at(300, "M", OpenStage("break"))
        held.at(301, "M", OpenTablecloths())
        held.at(302, "A", TagQuestion("q1", "deepening"))
        held.at(303, "A", MergeQuestion("q3", "q1"))
        held.at(310, "M", OpenStage("observer_questions"))
        held.at(320, "M", PutQuestion("q1", ("S1", "S2")))
        held.at(340, "M", SettleAnswered("q1", ("S2",)))
        held.at(350, "M", SettleLeft("q2", "time"), reason="The bus left.")
        record = held.record()
    assert [
        (r.place, r.note, r.author, r.tag, r.merged_into, r.fate, r.to, r.asked and r.asked.s, r.answered_by)
        for r in record.parked
    ] == [
        (1, "q1", "O1", "deepening", None, "answered", ("S1", "S2"), 320.0, ("S2",)),
        (None, "q3", "O2", None, "q1", "merged", (), None, ()),
        (2, "q2", "O1", None, None, "left", (), None, ()),
        (3, "q4", "O2", None, None, "waiting", (), None, ()),
    ]
    assert [(r.left_reason, r.reason, r.text) for r in record.parked if r.note == "q2"] == [
        ("time", "The bus left.", "q2?")
    ]
    assert "gone" not in {row.note for row in record.notes}


def test_the_recorders_anchors_people_and_debrief(tmp_path: Path) -> None:
    with Held(tmp_path) as held:
        held.at(1, "M", DescribePerson("S1"), age="21", gender="woman", role="tutor")
        held.at(5, "M", OpenStage("welcome"))
        held.at(6, "M", ConfirmRecording("video", "nl", True, True), device="camera", second_device="H2n")
        held.at(7, "A", SetTranscriptionLanguage("en"))
        held.at(8, "M", ConfirmRecorder("stop"))
        held.at(9, "M", ConfirmRecording("audio", "en"), device="H2n")
        held.at(10, "M", HandOutGift("S1"))
        held.at(11, "M", MarkMoment("m1"))
        held.at(12, "M", EndSession())
        held.at(20, "O1", WriteDebrief("d1", "surprises", "m1"), text="So open.")
        record = held.record()
    assert [
        (r.recording, r.action, r.by, r.at.s, r.medium, r.second, r.language, r.device, r.second_device)
        for r in record.recording
    ] == [
        (1, "start", "M", 6.0, "video", True, "nl", "camera", "H2n"),
        (1, "language", "A", 7.0, None, None, "en", "", ""),
        (1, "stop", "M", 8.0, None, None, None, "", ""),
        (2, "start", "M", 9.0, "audio", False, "en", "H2n", ""),
    ]
    first = record.people[0]
    assert (first.person, first.role, first.seat, first.consent, first.consent_means) == (
        *("S1", "participant", 1, True, "paper"),
    )
    assert (first.age, first.gender, first.job, first.living, first.gift and first.gift.s) == (
        *("21", "woman", "tutor", "", 10.0),
    )
    assert [row.person for row in record.people] == ["S1", "S2", "S3", "S4", "O1", "O2"]
    assert [(r.author, r.topic, r.moment, r.at.s, r.text) for r in record.debrief] == [
        ("O1", "surprises", "m1", 20.0, "So open.")
    ]
