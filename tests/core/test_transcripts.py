from __future__ import annotations

import pytest
from immutables import Map

from fishbowl.core.anchors import AddGap, PlaceAnchor
from fishbowl.core.decide import AnyCommand
from fishbowl.core.people import WithdrawConsent
from fishbowl.core.recording import ConfirmRecorder, ConfirmRecording, length_s, start_s
from fishbowl.core.session import EndSession
from fishbowl.core.stages import OpenStage
from fishbowl.core.transcribed import Gap, PlacedAnchor, Transcript, Utterance
from fishbowl.core.transcripts import (
    AddTranscript,
    AddUtterance,
    CorrectUtterance,
    DropUtterance,
    RemoveTranscript,
    TranscriptAdded,
    UtteranceAdded,
    UtteranceCorrected,
)
from tests.support.story import Story, seated

ADD = AddTranscript("t1", 1, "vtt", "sum", "cut", "en")
SAID = AddUtterance("t1", "u1", 1, "S1", 2.0, 4.0, cues=("a/1-0",))


def over(*commands: AnyCommand) -> Story:
    """A recorded session that has ended, with these commands given at 1000 s."""
    story = seated(without_consent="S4").tell(OpenStage("welcome"), 10, ConfirmRecording("video", "en"))
    return story.tell(500, ConfirmRecorder("stop"), EndSession(), 1000, *commands)


def test_a_transcript_is_added_when_the_session_is_over() -> None:
    story = over()
    assert story.do(ADD, "A") == (TranscriptAdded("t1", 1, "vtt", "sum", "cut", "en"),)
    seq = story.state.seq
    assert story.do(SAID, "A", words=True) == (
        UtteranceAdded("t1", "u1", 1, "S1", 2.0, 4.0, False, ("a/1-0",)),
    )
    part = story.state.transcripts
    assert part.current == {"t1": Transcript("t1", 1, "vtt", "sum", "cut", "en", 1000, seq)}
    assert part.utterances_of("t1") == (
        Utterance("u1", "t1", 1, "S1", 2.0, 4.0, False, ("a/1-0",), seq + 1, seq + 1),
    )


def test_words_concern_their_speaker_in_every_version() -> None:
    story = over(ADD, SAID)
    (corrected,) = story.do(CorrectUtterance("u1", "S2", 2.0, 4.5))
    assert (story.events[-2].about(), corrected.about()) == (("S1",), ("S2",))
    assert UtteranceAdded("t1", "u2", 2).about() == ()
    (said,) = story.state.transcripts.utterances_of("t1")
    assert (said.speaker, said.to_s, said.versions, said.seq - said.first_seq) == ("S2", 4.5, 2, 1)


@pytest.mark.parametrize("speaker", ["S4", "S9", "T"])
def test_nobody_without_consent_is_on_record(speaker: str) -> None:
    key = "transcripts.utterance_without_consent" if speaker == "S4" else "errors.no_such_person"
    story = over(ADD, SAID)
    assert story.refusal(AddUtterance("t1", "u2", 2, speaker)).key == key
    assert story.refusal(CorrectUtterance("u1", speaker)).key == key


def test_the_team_is_not_asked_and_who_withdrew_says_no_more() -> None:
    story = over(ADD, AddUtterance("t1", "u1", 1, "M"), WithdrawConsent("S1"))
    assert story.refusal(AddUtterance("t1", "u2", 2, "S1")).key == "transcripts.utterance_without_consent"


def test_a_newer_version_takes_over_all_that_hangs_on_the_old_one() -> None:
    story = over(ADD, SAID, PlaceAnchor("a1", "t1", 2.0, 12.5, "card"), AddGap("a2", "t1", 3.0, 60.0))
    story.do(AddTranscript("t2", 1, "vtt", "other", "cut", "en", replaces="t1"))
    part = story.state.transcripts
    assert list(part.current) == ["t2"]
    assert part.by_id["t1"].replaced_by == "t2"
    assert [u.id for u in part.utterances_of("t2")] == ["u1"]
    assert part.anchors_of("t2") == (PlacedAnchor("a1", "t2", 2.0, 12.5, "card"),)
    assert part.gaps_of("t2") == (Gap("a2", "t2", 3.0, 60.0),)
    assert story.refusal(AddUtterance("t1", "u2", 2)).key == "transcripts.no_such_transcript"


def test_the_same_file_may_be_read_anew() -> None:
    """With other people's codes, or once someone has given consent after all."""
    story = over(ADD, SAID, AddTranscript("t2", 1, "vtt", "sum", "cut", "en", replaces="t1"))
    assert [said.transcript_id for said in story.state.transcripts.utterances_of("t2")] == ["t2"]


def test_what_a_newer_version_brings_in_stands_behind_what_it_followed() -> None:
    story = over(ADD, AddUtterance("t1", "u1", 1), AddUtterance("t1", "u2", 2))
    story.tell(AddTranscript("t2", 1, "vtt", "other", "cut", "en", replaces="t1"))
    story.tell(AddUtterance("t2", "u3", 1), AddUtterance("t2", "u0", 0), AddUtterance("t2", "u4", 1))
    order = [said.id for said in story.state.transcripts.utterances_of("t2")]
    assert order == ["u0", "u1", "u3", "u4", "u2"]


def test_utterances_stand_by_when_they_begin_also_where_that_was_corrected() -> None:
    story = over(
        ADD, AddUtterance("t1", "u1", 1, None, 1.0, 2.0), AddUtterance("t1", "u2", 2, None, 2.0, 9.0)
    )
    story.tell(AddUtterance("t1", "u3", 3, None, 5.0, 6.0), AddUtterance("t1", "u4", 4, None, 5.0, 5.5))
    story.tell(AddUtterance("t1", "u5", 4), CorrectUtterance("u2", None, 7.0, 9.0))
    order = [said.id for said in story.state.transcripts.utterances_of("t1")]
    assert order == ["u1", "u3", "u4", "u5", "u2"]


def test_transcripts_stand_by_their_recordings_and_a_newer_version_in_the_place_of_the_older() -> None:
    story = seated().tell(OpenStage("welcome"), ConfirmRecording("video", "en"), ConfirmRecorder("stop"))
    story.tell(ConfirmRecording("video", "en"), AddTranscript("t2", 2, "vtt", "two", "cut", "en"), ADD)
    assert list(story.state.transcripts.current) == ["t1", "t2"]
    story.tell(AddTranscript("t3", 1, "vtt", "other", "cut", "en", replaces="t1"))
    assert list(story.state.transcripts.current) == ["t3", "t2"]


def test_what_is_removed_takes_along_what_hung_on_it() -> None:
    story = over(ADD, SAID, PlaceAnchor("a1", "t1", 2.0, 12.5), AddGap("a2", "t1", 3.0, 60.0))
    story.tell(RemoveTranscript("t1"))
    part = story.state.transcripts
    assert (part.utterances, part.anchors, part.gaps, part.current) == (Map(), Map(), Map(), {})
    story.do(AddTranscript("t3", 1, "vtt", "sum", "cut", "en"))
    assert list(story.state.transcripts.current) == ["t3"]


@pytest.mark.parametrize(
    ("command", "key"),
    [
        (AddTranscript("t1", 1, "vtt", "other", "cut", "en"), "transcript_exists"),
        (AddTranscript("t2", 1, "vtt", "sum", "cut", "en"), "transcript_exists"),
        (AddTranscript("t1", 1, "vtt", "sum", "cut", "en", replaces="t1"), "transcript_exists"),
        (AddTranscript("t2", 2, "vtt", "other", "cut", "en"), "no_such_recording"),
        (AddTranscript("t2", 0, "vtt", "other", "cut", "en"), "no_such_recording"),
        (AddTranscript("t2", 1, "vtt", "other", "cut", "en", replaces="t9"), "no_such_transcript"),
        (AddUtterance("t9", "u2", 1), "no_such_transcript"),
        (SAID, "utterance_exists"),
        (CorrectUtterance("u9"), "no_such_utterance"),
        (DropUtterance("u9"), "no_such_utterance"),
        (RemoveTranscript("t9"), "no_such_transcript"),
    ],
)
def test_refusals(command: AnyCommand, key: str) -> None:
    assert over(ADD, SAID).refusal(command).key == f"transcripts.{key}"


def test_a_newer_version_is_of_the_same_recording() -> None:
    story = seated().tell(OpenStage("welcome"), ConfirmRecording("video", "en"), ConfirmRecorder("stop"))
    story.tell(ConfirmRecording("video", "en"), ADD)
    newer = AddTranscript("t2", 2, "vtt", "other", "cut", "en", replaces="t1")
    assert story.refusal(newer).key == "transcripts.transcript_of_another"


def test_observers_participants_and_the_table_have_no_part_in_it() -> None:
    for actor in ("O1", "S1", "T"):
        assert over(ADD).refusal(SAID, actor).key == "errors.not_for_this_role"


def test_an_end_before_its_beginning_is_its_beginning() -> None:
    story = over(ADD)
    (event,) = story.do(AddUtterance("t1", "u1", 1, None, 4.0006, 2.0))
    assert isinstance(event, UtteranceAdded)
    assert (event.from_s, event.to_s) == (4.001, 4.001)
    (later,) = story.do(CorrectUtterance("u1", None, None, 2.0))
    assert later == UtteranceCorrected("u1", None, None, 2.0)


def test_a_recording_has_a_start_and_once_stopped_a_length() -> None:
    story = seated().tell(5, ConfirmRecording("video", "en"), 20, ConfirmRecorder("pause"))
    story.tell(50, ConfirmRecorder("resume"))
    assert length_s(story.state.recording, 1, paused=True) is None
    story.tell(60, ConfirmRecorder("stop"))
    recorder = story.state.recording
    assert (start_s(recorder, 1), start_s(recorder, 2)) == (5, None)
    assert (length_s(recorder, 1, paused=True), length_s(recorder, 1, paused=False)) == (55, 25)
