"""Whatever the bytes: a transcript or an error of the family; and what a plain writer wrote is read back."""

from __future__ import annotations

import json
from dataclasses import dataclass

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from fishbowl.core.errors import TranscriptUnreadable
from fishbowl.importing.raw import RawTranscript
from fishbowl.importing.read import FORMATS, read
from fishbowl.text import say_in
from fishbowl.text.catalogue import explain
from tests.importing import samples
from tests.importing.samples import MEETING, docx, paragraph

SAMPLES: dict[str, bytes] = {
    "teams.vtt": samples.TEAMS_VTT.encode(),
    "older.vtt": samples.OLDER_TEAMS_VTT.encode(),
    "zoom.vtt": samples.ZOOM_VTT.encode(),
    "amberscript.vtt": samples.AMBERSCRIPT_VTT.encode(),
    "amberscript.json": samples.AMBERSCRIPT_JSON.encode(),
    "amberscript.txt": samples.AMBERSCRIPT_TXT.encode(),
    "captions.srt": samples.SRT.encode(),
    "whisper.json": samples.WHISPER_JSON.encode(),
    "whisperx.json": samples.WHISPERX_JSON.encode(),
    "otter.txt": samples.OTTER_TXT.encode(),
    "plain.txt": samples.TXT.encode(),
    "own.txt": samples.OWN_TXT.encode("utf-8-sig"),
    "own.docx": docx("".join(map(paragraph, samples.OWN_TXT.split("\n")))),
    "teams.docx": samples.TEAMS_DOCX,
    "older.docx": samples.OLDER_TEAMS_DOCX,
}


def told(transcript: RawTranscript) -> None:
    """What holds of anything that was read, and that all of it can be said in both languages."""
    utterances = transcript.utterances
    assert transcript.format in FORMATS
    assert sorted(spoken.n for spoken in utterances) == list(range(1, len(utterances) + 1))
    assert all(spoken.text for spoken in utterances)
    if transcript.timed:
        starts = [spoken.from_s for spoken in utterances if spoken.from_s is not None]
        assert starts == sorted(starts)
        assert len(starts) == len(utterances)
        assert all(
            u.from_s is not None and u.to_s is not None and 0 <= u.from_s <= u.to_s for u in utterances
        )
    else:
        assert {(spoken.from_s, spoken.to_s) for spoken in utterances} == {(None, None)}
    for caution in transcript.warnings:
        assert say_in("nl", caution.key, **caution.params) != say_in("en", caution.key, **caution.params)


def survives(data: bytes, name: str, encoding: str | None = None) -> None:
    try:
        transcript = read(data, name, encoding)
    except TranscriptUnreadable as refusal:
        said = (explain(refusal, "nl"), explain(refusal, "en"))
    else:
        told(transcript)
        return
    assert said[0] != said[1]


@given(st.data())
@settings(max_examples=400, deadline=None)
def test_a_damaged_file_is_read_or_refused(data: st.DataObject) -> None:
    name = data.draw(st.sampled_from(sorted(SAMPLES)))
    mutated = bytearray(SAMPLES[name])
    for _ in range(data.draw(st.integers(1, 6))):
        at = data.draw(st.integers(0, len(mutated)))
        cut = data.draw(st.integers(0, 12))
        mutated[at : at + cut] = data.draw(st.binary(max_size=8) | st.sampled_from(SHARDS))
    survives(bytes(mutated), name, data.draw(st.sampled_from([None, "cp1252", "utf-16"])))


SHARDS = [
    piece.encode()
    for piece in (
        "-->",
        "\n\n",
        "\r",
        "<v ",
        ">",
        ":",
        ": ",
        "NOTE ",
        "&#0;",
        "&#xD800;",
        "00:01",
        "\t0:05",
        "9" * 30,
    )
] + [
    b"\0",
    b"\xff\xfe",
    b"\xef\xbb\xbf",
    b"PK\x03\x04",
    b"PK\x01\x02",
    b"{",
    b"[",
    b'"',
    b"NaN",
    b"null",
    b"1e999",
    b"-1",
]


@given(st.binary(max_size=300) | st.lists(st.sampled_from(SHARDS), max_size=40).map(b"".join))
@settings(max_examples=300, deadline=None)
def test_any_bytes_are_read_or_refused(data: bytes) -> None:
    for name in ("x.vtt", "x.docx"):
        survives(data, name)


@given(st.text(max_size=200))
@settings(max_examples=150, deadline=None)
def test_any_document_is_read_or_refused(text: str) -> None:
    xml_safe = "".join(char for char in text if char >= " " and char.isprintable())
    survives(docx(paragraph(f"Vera   0:01\n{xml_safe}")), "x.docx")
    survives(docx(text), "x.docx")


# --- written and read back --------------------------------------------------------------------------------


@dataclass(frozen=True)
class Talk:
    speaker: str
    text: str
    from_ms: int
    to_ms: int


SPOKEN = """ja nee, één über 😀 10:30 <b> a<b & &amp; S1 3 > 2 -- Dus: [hm] 'k "zei" NOTE niet."""
WORDS = st.lists(st.sampled_from(SPOKEN.split()), min_size=1, max_size=8).map(" ".join)
SPEAKERS = st.sampled_from(["Anouk Visser", "Z. Díaz (gast)", "Spreker 2", "İnci Åberg", "D'Artagnan de Wit"])


@st.composite
def talks(draw: st.DrawFn) -> list[Talk]:
    """Each speaker at least twice, so that no name is in doubt."""
    spoken: list[Talk] = []
    now = 0
    pairs = draw(st.lists(SPEAKERS, min_size=1, max_size=5))
    for speaker in pairs + pairs:
        now += draw(st.integers(1, 4_000_000))
        length = draw(st.integers(1, 60_000))
        spoken.append(Talk(speaker, draw(WORDS), now, now + length))
    return spoken


def clock(ms: int, point: str = ".") -> str:
    return f"{ms // 3_600_000:02}:{ms // 60_000 % 60:02}:{ms // 1000 % 60:02}{point}{ms % 1000:03}"


def escaped(text: str) -> str:
    return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")


def teams(talk: list[Talk]) -> bytes:
    cues = (
        f"{MEETING}/{n}-0\n{clock(t.from_ms)} --> {clock(t.to_ms)}\n"
        f"<v {escaped(t.speaker)}>{escaped(t.text)}</v>\n"
        for n, t in enumerate(talk)
    )
    return "\n".join(("WEBVTT\n", *cues)).encode()


def zoom(talk: list[Talk]) -> bytes:
    cues = (
        f"{n}\n{clock(t.from_ms)} --> {clock(t.to_ms)}\n{t.speaker}: {escaped(t.text)}\n"
        for n, t in enumerate(talk, start=1)
    )
    return "\r\n".join("\n".join(("WEBVTT\n", *cues)).split("\n")).encode()


def srt(talk: list[Talk]) -> bytes:
    cues = (
        f"{n}\n{clock(t.from_ms, ',')} --> {clock(t.to_ms, ',')}\n{t.speaker}: {escaped(t.text)}\n"
        for n, t in enumerate(talk, start=1)
    )
    return "\n".join(cues).encode("utf-8-sig")


def amberscript(talk: list[Talk]) -> bytes:
    names = sorted({t.speaker for t in talk})
    segments = [
        {
            "speaker": f"spk{names.index(t.speaker)}",
            "words": [
                {"text": word, "start": t.from_ms / 1000, "end": t.to_ms / 1000} for word in t.text.split(" ")
            ],
        }
        for t in talk
    ]
    speakers = [{"spkid": f"spk{n}", "name": name} for n, name in enumerate(names)]
    return json.dumps({"speakers": speakers, "segments": segments}).encode()


def whisperx(talk: list[Talk]) -> bytes:
    segments = [
        {"start": t.from_ms / 1000, "end": t.to_ms / 1000, "text": f" {t.text}", "speaker": t.speaker}
        for t in talk
    ]
    return json.dumps({"segments": segments}, ensure_ascii=False).encode()


@pytest.mark.parametrize("writer", [teams, zoom, srt, amberscript, whisperx])
@given(talk=talks())
@settings(max_examples=60, deadline=None)
def test_what_was_written_is_read_back_whole(writer: object, talk: list[Talk]) -> None:
    assert callable(writer)
    transcript = read(writer(talk), "x.srt" if writer is srt else "x.vtt")
    read_back = [(u.speaker, u.text, u.from_s, u.to_s) for u in transcript.utterances]
    assert read_back == [(t.speaker, t.text, t.from_ms / 1000, t.to_ms / 1000) for t in talk]
    assert transcript.unread == ()
    assert transcript.warnings == ()


@given(talk=talks())
@settings(max_examples=60, deadline=None)
def test_a_teams_document_is_read_back_but_for_its_ends(talk: list[Talk]) -> None:
    body = "".join(paragraph(f"{t.speaker}   {clock(t.from_ms).split('.')[0]}\n{t.text}") for t in talk)
    transcript = read(docx(body), "x.docx")
    assert [(u.speaker, u.text, u.from_s) for u in transcript.utterances] == [
        (t.speaker, t.text, t.from_ms // 1000) for t in talk
    ]
    assert transcript.unread == ()
    assert transcript.warnings == ()


@pytest.mark.parametrize(
    "written", ["[{at}] {who}: {words}", "{who} ({at}): {words}", "{who}: [{at}] {words}"]
)
@given(talk=talks())
@settings(max_examples=60, deadline=None)
def test_plain_text_is_read_back_wherever_its_times_stand(written: str, talk: list[Talk]) -> None:
    lines = (written.format(at=clock(t.from_ms), who=t.speaker, words=t.text) for t in talk)
    transcript = read("\n".join(lines).encode(), "x.txt")
    assert [(u.speaker, u.text, u.from_s) for u in transcript.utterances] == [
        (t.speaker, t.text, t.from_ms / 1000) for t in talk
    ]
    assert (transcript.unread, transcript.warnings) == ((), ())


@given(talk=talks())
@example([Talk("Anouk Visser", "Dus:", 100, 101), Talk("Anouk Visser", "Dus:", 101, 102)])
@settings(max_examples=60, deadline=None)
def test_f4_is_read_back_each_from_the_end_of_the_one_before(talk: list[Talk]) -> None:
    stamps = [f"{clock(t.from_ms)[:-4]}-{t.from_ms // 100 % 10}" for t in talk]
    lines = (f"{t.speaker}: {t.text} #{stamp}#\n" for t, stamp in zip(talk, stamps, strict=True))
    transcript = read("\n".join(lines).encode(), "x.txt")
    ends = [t.from_ms // 100 / 10 for t in talk]
    told = zip(talk, (0.0, *ends), ends, strict=False)
    assert [(u.speaker, u.text, u.from_s, u.to_s) for u in transcript.utterances if u.to_s != u.from_s] == [
        (t.speaker, t.text, from_s, to_s) for t, from_s, to_s in told if from_s < to_s
    ]
    assert transcript.unread == ()
