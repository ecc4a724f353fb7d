"""Where readers of captions lose words, names or times without a sound: ours keeps them, or tells."""

from __future__ import annotations

import pytest

from fishbowl.importing.raw import RawTranscript, Unread
from fishbowl.importing.read import read


def vtt(*cues: str) -> RawTranscript:
    return read("\n\n".join(("WEBVTT", *cues, "")).encode(), "x.vtt")


def talk(transcript: RawTranscript) -> list[tuple[str, str]]:
    return [(spoken.speaker, spoken.text) for spoken in transcript.utterances]


def doubts(transcript: RawTranscript) -> dict[str, tuple[object, object]]:
    """What is warned of: how often, and where first."""
    return {
        caution.key.removeprefix("importing.warning."): (caution.params["n"], caution.params["line"])
        for caution in transcript.warnings
    }


# --- voices, tags, entities -------------------------------------------------------------------------------


def test_two_voices_in_a_cue_are_two_utterances() -> None:
    read_back = vtt("7\n00:01.000 --> 00:02.000\n<v Vera>Hoi.</v> <v.loud Bram>Ja,\nhoi.</v>")
    assert talk(read_back) == [("Vera", "Hoi."), ("Bram", "Ja, hoi.")]
    assert [(u.from_s, u.to_s, u.cues) for u in read_back.utterances] == [(1.0, 2.0, ("7",))] * 2
    assert doubts(read_back) == {"two_voices": (1, 4)}


def test_two_names_in_front_in_a_cue_are_two_utterances() -> None:
    read_back = vtt(
        "1\n00:01.000 --> 00:02.000\nVera: Hoi.\nBram: Ja.", "2\n00:02.000 --> 00:03.000\nBram: Dag."
    )
    assert talk(read_back) == [("Vera", "Hoi."), ("Bram", "Ja."), ("Bram", "Dag.")]
    assert doubts(read_back) == {"two_voices": (1, 4)}


def test_words_outside_a_voice_are_nobodys() -> None:
    read_back = vtt("00:01.000 --> 00:02.000\nervoor <v Vera>Hoi.</v> erna")
    assert talk(read_back) == [("", "ervoor"), ("Vera", "Hoi."), ("", "erna")]
    assert doubts(read_back) == {"two_voices": (1, 3), "unnamed": (2, 4)}


def test_tags_go_and_what_only_looks_like_one_stays() -> None:
    said = "a < b en 3 > 2, <c.yellow>geel</c> <00:01.500><i>x</i> <hm> i<3 &lt;i&gt; R&notities AT&T"
    assert talk(vtt(f"00:01.000 --> 00:02.000\n<v Vera>{said}</v>")) == [
        ("Vera", "a < b en 3 > 2, geel x <hm> i<3 <i> R&notities AT&T")
    ]


def test_entities_in_names_and_words_are_read_once() -> None:
    assert talk(vtt("00:01.000 --> 00:02.000\n<v Sch&#246;n &amp; Zn>&amp;lt; &euro;5</v>")) == [
        ("Schön & Zn", "&lt; €5")
    ]


def test_words_are_composed() -> None:
    assert talk(vtt("00:01.000 --> 00:02.000\n<v Ine\u0301s>cafe\u0301</v>")) == [("Inés", "café")]


def test_a_name_said_once_is_a_speaker_only_where_every_cue_has_one() -> None:
    cues = ["1\n00:01.000 --> 00:02.000\nVera: Hoi.", "2\n00:02.000 --> 00:03.000\nBram: Ja."]
    assert talk(vtt(*cues)) == [("Vera", "Hoi."), ("Bram", "Ja.")]
    more = vtt(*cues, "3\n00:03.000 --> 00:04.000\nVera: Nou.", "4\n00:04.000 --> 00:05.000\nen toen")
    assert talk(more) == [("Vera", "Hoi."), ("", "Bram: Ja."), ("Vera", "Nou."), ("", "en toen")]
    assert doubts(more) == {"doubtful_speaker": (1, 9), "unnamed": (2, 9)}


def test_a_few_colons_do_not_make_speakers_of_captions() -> None:
    cues = [
        f"00:0{n}.000 --> 00:0{n}.500\n{text}"
        for n, text in enumerate(["Het idee: ja", "en", "toen", "Het idee: nee"])
    ]
    read_back = vtt(*cues, "00:05.000 --> 00:06.000\nklaar")
    assert talk(read_back)[0] == ("", "Het idee: ja")
    assert doubts(read_back)["doubtful_speaker"] == (2, 4)


# --- cues -------------------------------------------------------------------------------------------------


def test_text_runs_on_over_empty_lines() -> None:
    read_back = vtt("1\n00:01.000 --> 00:02.000\neen\n\ntwee\n\n3", "2\n00:03.000 --> 00:04.000\ndrie")
    assert talk(read_back) == [("", "een twee 3"), ("", "drie")]
    assert [spoken.cues for spoken in read_back.utterances] == [("1",), ("2",)]


def test_the_line_above_the_times_is_an_id_only_if_it_looks_like_one() -> None:
    file = (
        b"WEBVTT\n\n00:01.000 --> 00:02.000\neen\n\ntwee woorden\n00:03.000 --> 00:04.000\ndrie\n2\n"
        b"00:05.000 --> 00:06.000\nvier\n"
    )
    read_back = read(file, "x.vtt")
    assert talk(read_back) == [("", "een twee woorden"), ("", "drie 2"), ("", "vier")]
    assert doubts(read_back) == {"maybe_id": (1, 3), "no_speakers": (3, 3)}


def test_an_srt_without_empty_lines_is_whole() -> None:
    file = b"9\n00:00:01,000 --> 00:00:02,000\neen\n10\n00:00:02,000 --> 00:00:03,000\ntwee\n"
    assert [(u.text, u.cues) for u in read(file, "x.srt").utterances] == [("een", ("9",)), ("twee", ("10",))]


def test_comments_and_loose_lines_are_told() -> None:
    file = (
        "WEBVTT - een kop\nKind: captions\nlos\n\nSTYLE\n::cue { color: red }\n\nNOTE van mij\nen meer\n\n"
        "kwijt\n\n00:01.000 --> 00:02.000\nhoi\n\nNOTE Confidence: 0.9\n"
    )
    read_back = read(file.encode(), "x.vtt")
    assert talk(read_back) == [("", "hoi")]
    assert read_back.unread == (
        Unread(3, "los"),
        Unread(8, "NOTE van mij"),
        Unread(9, "en meer"),
        Unread(11, "kwijt"),
    )


def test_a_cue_without_words_is_told() -> None:
    read_back = vtt(
        "1\n00:01.000 --> 00:02.000",
        "2\n00:02.000 --> 00:03.000\n<v Vera></v>",
        "3\n00:03.000 --> 00:04.000\nhoi",
    )
    assert talk(read_back) == [("", "hoi")]
    assert read_back.unread == (Unread(4, "1"), Unread(8, "Vera"))


def test_what_is_under_times_that_cannot_be_read_is_not_given_to_another() -> None:
    read_back = vtt(
        "1\n00:01.000 --> 00:02.000\neen",
        "2\n00:0x.000 --> 00:03.000\ntwee",
        "3\n00:03.000 --> 00:04.000\ndrie",
    )
    assert talk(read_back) == [("", "een"), ("", "drie")]
    assert read_back.unread == (Unread(7, "2"), Unread(8, "00:0x.000 --> 00:03.000"), Unread(9, "twee"))
    assert doubts(read_back)["broken_times"] == (1, 8)


def test_an_arrow_in_the_words_is_no_head() -> None:
    assert talk(vtt("00:01.000 --> 00:02.000\nvan a --> b\n-->")) == [("", "van a --> b -->")]


def test_settings_of_the_caption_are_passed_over() -> None:
    assert vtt("00:01.000 --> 00:02.000 align:start position:0%\nhoi").utterances[0].to_s == 2.0


def test_a_meeting_that_was_transcribed_twice_counts_anew() -> None:
    name = "5f3c8d1e-77aa-4b0e-9a53-2c1d9e6b4f10"
    read_back = vtt(
        *(
            f"{name}/0-{m}\n00:0{s}.000 --> 00:0{s}.500\n<v Vera>{s}</v>"
            for m, s in [(0, 1), (1, 2), (0, 5), (1, 6)]
        )
    )
    assert [(u.text, u.from_s, u.to_s) for u in read_back.utterances] == [
        ("1 2", 1.0, 2.5),
        ("5 6", 5.0, 6.5),
    ]


# --- names in running text --------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("file", "said"),
    [
        ("🦊 Vera: ja\n🦊 Vera: nee", [("🦊 Vera", "ja"), ("🦊 Vera", "nee")]),
        ("S1:ja\nS2: nee", [("S1", "ja"), ("S2", "nee")]),
        ("S1:\nja\nen nee", [("S1", "ja en nee")]),
        ("@S1: ja\nzie https://x.nl\nC:\\map\nom 10:30", [("@S1", "ja zie https://x.nl C:\\map om 10:30")]),
        ("S1: ja\nGroep 1   14:00\nS2: nee", [("S1", "ja Groep 1   14:00"), ("S2", "nee")]),
        (
            "Vera 0:03\nja\nBram 0:05\nnee\nVera 0:09\ntot 10:30",
            [("Vera", "ja Bram 0:05 nee"), ("Vera", "tot 10:30")],
        ),
    ],
)
def test_who_speaks_in_running_text(file: str, said: list[tuple[str, str]]) -> None:
    assert talk(read(file.encode(), "x.txt")) == [(name, " ".join(text.split())) for name, text in said]


def test_a_head_in_doubt_is_told() -> None:
    assert doubts(read(b"Vera 0:03\nja\nBram 0:05\nnee\nVera 0:09\ntoch", "x.txt")) == {
        "doubtful_head": (1, 3)
    }


# --- times ------------------------------------------------------------------------------------------------


def test_long_recordings() -> None:
    read_back = vtt("25:00:00.000 --> 25:00:01.000\neen", "100:00:00.000 --> 100:00:01.500\ntwee")
    assert [(u.from_s, u.to_s) for u in read_back.utterances] == [(90000.0, 90001.0), (360000.0, 360001.5)]


def test_times_with_commas_or_without_padding() -> None:
    commas = read(b"00:00:01,500 --> 00:00:02,750\nhoi\n", "x.vtt")
    assert (commas.format, commas.utterances[0].from_s, commas.utterances[0].to_s) == ("srt", 1.5, 2.75)
    loose = vtt("0:0:1.460 --> 0:0:2.6\nhoi", "00:03.000 --> 00:75.000\nhoi")
    assert [(u.from_s, u.to_s) for u in loose.utterances] == [(1.46, 2.6), (3.0, 75.0)]
    assert doubts(loose)["unusual_times"] == (2, 3)


def test_ends_that_cannot_be_are_inferred() -> None:
    read_back = vtt(
        "00:05.000 --> 00:02.000\neen", "00:07.000 --> 00:07.000\ntwee", "00:09.000 --> 00:08.000\ndrie"
    )
    assert [(u.from_s, u.to_s, u.to_inferred) for u in read_back.utterances] == [
        (5.0, 7.0, True),
        (7.0, 7.0, False),
        (9.0, 9.0, True),
    ]
    assert doubts(read_back) == {"end_before_start": (2, 3), "no_length": (1, 6), "no_speakers": (3, 3)}


def test_cues_out_of_order_are_sorted_and_remember_their_place() -> None:
    read_back = vtt("00:05.000 --> 00:06.000\nb", "00:01.000 --> 00:02.000\na", "00:05.000 --> 00:05.500\nc")
    assert [(u.n, u.text) for u in read_back.utterances] == [(2, "a"), (1, "b"), (3, "c")]
    assert doubts(read_back)["out_of_order"] == (1, 6)


def test_an_utterance_without_a_time_among_others_stays_in_its_place() -> None:
    file = (
        b'{"segments": [{"start": 1.0, "end": 2.0, "text": "een"}, {"text": "twee"},'
        b'{"start": 3.0, "end": 4.0, "text": "drie"}]}'
    )
    read_back = read(file, "x.json")
    assert [(u.text, u.from_s, u.to_s, u.to_inferred) for u in read_back.utterances] == [
        ("een", 1.0, 2.0, False),
        ("twee", 1.0, 3.0, True),
        ("drie", 3.0, 4.0, False),
    ]
    assert doubts(read_back)["times_missing"] == (1, 2)


def test_without_a_head_it_is_read_and_said() -> None:
    read_back = read(b"00:01.000 --> 00:02.000\n<v Vera>hoi</v>\n\n00:02.000 --> 00:03.000\nja\n", "x.vtt")
    assert talk(read_back) == [("Vera", "hoi"), ("", "ja")]
    assert doubts(read(b"00:01.000 --> 00:02.000\nhoi\n", "x.vtt"))["no_head"] == (1, 1)


@pytest.mark.parametrize(
    ("name", "at"),
    [
        ("GMT20260312-140000_Recording.transcript.vtt", 1773324000.0),
        ("Overleg-20260312_140000UTC-Meeting Recording.vtt", 1773324000.0),
        ("Overleg-20260312_140000-Meeting Transcript.vtt", None),
        ("GMT20261399-140000.vtt", None),
        ("x.vtt", None),
    ],
)
def test_the_recordings_start_is_read_only_with_its_time_zone(name: str, at: float | None) -> None:
    assert read(b"WEBVTT\n\n00:01.000 --> 00:02.000\nhoi\n", name).recorded_at == at
