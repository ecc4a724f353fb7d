"""Which letters the bytes are, and what is said of a file that is no transcript."""

from __future__ import annotations

import pytest

from fishbowl.core.errors import TranscriptUnreadable
from fishbowl.importing.read import read
from tests.importing.test_hard_cases import doubts, talk, vtt


def refused(data: bytes, name: str = "x.vtt", encoding: str | None = None) -> tuple[str, dict[str, object]]:
    with pytest.raises(TranscriptUnreadable) as caught:
        read(data, name, encoding)
    return caught.value.key, dict(caught.value.params)


SPOKEN = "WEBVTT\n\n00:01.000 --> 00:02.000\n<v Zoë>één € 😀</v>\n"


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-32"])
@pytest.mark.parametrize("ending", ["\n", "\r\n", "\r", "\r\r\n"])
def test_marked_encodings_and_all_line_ends(encoding: str, ending: str) -> None:
    assert talk(read(SPOKEN.replace("\n", ending).encode(encoding), "x.vtt")) == [("Zoë", "één € 😀")]


def test_other_encodings_are_asked_for_and_never_guessed() -> None:
    older = SPOKEN.replace(" 😀", "").encode("cp1252")
    assert refused(older) == ("importing.not_utf8", {"file": "x.vtt", "line": 4})
    for name in ("cp1252", "Windows-1252", "windows_1252"):
        assert talk(read(older, "x.vtt", name)) == [("Zoë", "één €")]
    assert talk(read(SPOKEN.encode("utf-16-le"), "x.vtt", "utf-16-le")) == [("Zoë", "één € 😀")]
    assert refused("WEBVTT\n".encode("utf-16-le")) == ("importing.no_text", {"file": "x.vtt"})


def test_a_mark_goes_before_what_is_asked_for() -> None:
    assert talk(read(SPOKEN.encode("utf-8-sig"), "x.vtt", "cp1252")) == [("Zoë", "één € 😀")]


@pytest.mark.parametrize("encoding", ["zip", "rot13", "punycode", "geen", "", "a\0b", "utf-7"])
def test_an_encoding_that_is_not_offered_is_refused(encoding: str) -> None:
    key, params = refused(b"hoi", encoding=encoding)
    assert key == "importing.unknown_encoding"
    assert "cp1252" in str(params["known"])


def test_the_wrong_encoding_is_said() -> None:
    assert refused(b"a\nb\x81", encoding="cp1252") == (
        "importing.not_in_encoding",
        {"file": "x.vtt", "line": 2, "encoding": "cp1252"},
    )
    assert refused(b"\xff\xfea")[0] == "importing.not_in_encoding"


@pytest.mark.parametrize(
    "data",
    [
        b"",
        b"\n\n",
        b"WEBVTT\n",
        b"WEBVTT\n\n1\n00:01.000 --> 00:02.000\n\n",
        b"Zomaar een verhaal.\nZonder iets.\n",
        b'{"segments": []}',
    ],
)
def test_nothing_said_is_an_error(data: bytes) -> None:
    assert refused(data)[0] == "importing.no_utterances"


@pytest.mark.parametrize(
    ("data", "key"),
    [
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", "old_word"),
        (b"%PDF-1.7\n", "pdf"),
        (b"{\\rtf1\\ansi", "rtf"),
        (b"PK\x03\x04 geen zip", "broken_docx"),
        (b"ID3\x04\x00\x00\x00\x00\x00\x23TSSE\xff\xfb\x90\x64", "no_text"),
        (b"\x89PNG\r\n\x1a\n\x00\x00\x00\rIHDR", "no_text"),
        (b"\x00\x00\x00\x20ftypisom", "no_text"),
        (b"SQLite format 3\x00", "no_text"),
        (b'{"segments": [', "broken_json"),
        (b'{"transcription": []}', "other_json"),
        (b'[{"start": 1.0, "text": "hoi"}]', "other_json"),
        (b'{"segments": [{"start": -1.0, "text": "hoi"}]}', "other_json"),
        (b'{"segments": [{"start": 1e300, "text": "hoi"}]}', "other_json"),
    ],
)
def test_what_is_no_transcript_is_named(data: bytes, key: str) -> None:
    assert refused(data)[0] == f"importing.{key}"


def test_letters_that_an_export_lost_are_told() -> None:
    assert doubts(vtt("00:01.000 --> 00:02.000\n<v Vera>caf\ufffd</v>")) == {"lost_letters": (1, 4)}
