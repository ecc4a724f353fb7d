"""Files made to do harm: a clean error, soon and without much memory, each in a process of its own."""

from __future__ import annotations

import io
import os
import resource
import struct
import subprocess
import sys
import time
import zipfile
from collections.abc import Callable
from pathlib import Path

import pytest

from fishbowl.core.errors import TranscriptUnreadable
from fishbowl.importing.read import MOST_BYTES, read, refuse_too_big
from tests.importing.samples import MEETING, TEAMS_DOCX, docx, paragraph, zipped

MIB = 2**20
WORD = "word/document.xml"
LAUGHS = (
    "<!DOCTYPE w:document ["
    '<!ENTITY a "ha">'
    + "".join(f'<!ENTITY {chr(98 + n)} "{f"&{chr(97 + n)};" * 10}">' for n in range(12))
    + "]>"
)
OUTSIDE = '<!DOCTYPE w:document [<!ENTITY secret SYSTEM "file:///etc/hostname">]>'
DECLARED = '<!DOCTYPE w:document SYSTEM "http://localhost:9/x.dtd">'


def body(text: str) -> str:
    return f"<w:p><w:r><w:t>S1: {text}</w:t></w:r></w:p>"


def bomb() -> bytes:
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED) as archive, archive.open(WORD, "w") as part:
        for _ in range(20):
            part.write(b" " * MIB)
    return file.getvalue()


def lying_bomb() -> bytes:
    """A bomb that declares to hold one byte."""
    data = bytearray(bomb())
    size = struct.pack("<I", 20 * MIB)
    while (at := data.find(size)) >= 0:
        data[at : at + 4] = struct.pack("<I", 1)
    return bytes(data)


def many_members() -> bytes:
    return zipped({f"x{n}": "" for n in range(2100)} | {WORD: "<x/>"})


def beside_the_text() -> bytes:
    return zipped({WORD: "<x/>", **{f"media/{n}": "\0" * (10 * MIB) for n in range(21)}})


def encrypted() -> bytes:
    data = bytearray(docx(paragraph("S1: hoi")))
    for mark, offset in ((b"PK\x03\x04", 6), (b"PK\x01\x02", 8)):
        at = data.find(mark)
        data[at + offset] |= 1
    return bytes(data)


def many_paragraphs() -> bytes:
    return docx("".join(body(str(n)) for n in range(200_000)))


def deep_xml() -> bytes:
    return docx("<w:p>" * 200_000)


SLACK = 3
"""For a machine that others share: what is promised is one second."""

FILES: dict[str, tuple[Callable[[], bytes], str, str]] = {
    "a zip bomb": (bomb, "x.docx", "docx_too_big"),
    "a zip bomb that lies": (lying_bomb, "x.docx", "broken_docx"),
    "2100 members": (many_members, "x.docx", "docx_too_big"),
    "210 MiB beside the text": (beside_the_text, "x.docx", "docx_too_big"),
    "an encrypted document": (encrypted, "x.docx", "broken_docx"),
    "a billion laughs": (lambda: docx(body("&k;"), prolog=LAUGHS), "x.docx", "broken_docx"),
    "a file from outside": (lambda: docx(body("&secret;"), prolog=OUTSIDE), "x.docx", "broken_docx"),
    "a document type": (lambda: docx(body("hoi"), prolog=DECLARED), "x.docx", "broken_docx"),
    "200,000 elements deep": (deep_xml, "x.docx", "broken_docx"),
    "200,000 paragraphs": (many_paragraphs, "x.docx", "docx_too_big"),
    "400,000 segments": (
        lambda: b'{"segments":[' + b'{"text":""},' * 400_000 + b"{}]}",
        "x.json",
        "too_many_utterances",
    ),
    "a zip of something else": (lambda: zipped({"../../x": "hoi"}), "x.docx", "broken_docx"),
    "JSON a million deep": (lambda: b'{"x":' + b"[" * 1_000_000, "x.json", "too_deep"),
    "five million objects": (
        lambda: b'{"segments":[' + b"{}," * 5_000_000 + b"{}]}",
        "x.json",
        "too_many_parts",
    ),
    "open quotation marks": (lambda: b'{"a":NaN,"' + b'\\"' * 500_000, "x.json", "broken_json"),
    "16 MB without a line end": (lambda: b"a" * 15_900_000, "x.txt", "no_utterances"),
    "17 MB of text": (lambda: b"a" * 17_000_000, "x.txt", "too_big"),
    "51 MB": (lambda: b"PK" + b"a" * 51_000_000, "x.docx", "too_big"),
    "five million lines": (lambda: b"a\n" * 5_000_000, "x.vtt", "too_many_lines"),
    "half a million tags": (
        lambda: b"WEBVTT\n\n00:01.000 --> 00:02.000\n" + b"<v " * 500_000 + b"\n00:0x --> 3",
        "x.vtt",
        "",
    ),
    "half a million brackets": (
        lambda: b"WEBVTT\n\n00:01.000 --> 00:02.000\n" + b"{\\<font <lang &#1" * 300_000,
        "x.vtt",
        "",
    ),
    "fifteen million carriage returns": (lambda: b"\r" * 15_000_000, "x.vtt", "too_many_lines"),
    "a line of spaces": (lambda: b"Vera" + b" " * 4_000_000 + b"0:03", "x.txt", "no_utterances"),
    "a line of digits": (lambda: b"1:" * 2_000_000 + b"-->" + b"1:" * 2_000_000, "x.vtt", "no_utterances"),
}

PROGRAM = """
import resource, sys, time
from fishbowl.core.errors import TranscriptUnreadable
from fishbowl.importing.read import read
import fishbowl.importing.docx, fishbowl.importing.words_json
data = open(sys.argv[1], "rb").read()
before = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
start = time.process_time()
try:
    read(data, sys.argv[2])
    key = ""
except TranscriptUnreadable as error:
    key = error.key.removeprefix("importing.")
grown = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss - before
print(key, grown // 1024, time.process_time() - start, sep="|")
"""


@pytest.mark.parametrize("which", FILES)
def test_harm_ends_in_a_clean_error(which: str, tmp_path: Path) -> None:
    make, name, expected = FILES[which]
    file = tmp_path / "file"
    file.write_bytes(make())

    def bounded() -> None:
        resource.setrlimit(resource.RLIMIT_AS, (1024 * MIB, 1024 * MIB))

    run = subprocess.run(
        [sys.executable, "-c", PROGRAM, str(file), name],
        capture_output=True,
        text=True,
        check=False,
        timeout=60,
        preexec_fn=bounded,
        env=os.environ,
    )
    assert run.stderr == ""
    key, grown_mib, seconds = run.stdout.strip().split("|")
    assert key == expected
    assert int(grown_mib) < 200
    assert float(seconds) < SLACK


def test_a_gigabyte_is_refused_before_it_is_read() -> None:
    refuse_too_big(MOST_BYTES, "x.docx")
    with pytest.raises(TranscriptUnreadable) as caught:
        refuse_too_big(10**9, "x.docx")
    assert (caught.value.key, caught.value.params) == ("importing.too_big", {"file": "x.docx", "most": 50})


def test_a_long_document_with_much_alike_is_no_bomb() -> None:
    long = docx(
        "".join(paragraph(f"Vera   {n // 60}:{n % 60:02}\nJa, dat is zo en blijft zo.") for n in range(9000))
    )
    assert len(read(long, "x.docx").utterances) == 9000


def test_a_document_cut_off_anywhere_is_an_error() -> None:
    for length in range(0, len(TEAMS_DOCX), 7):
        with pytest.raises(TranscriptUnreadable):
            read(TEAMS_DOCX[:length], "x.docx")


def test_an_hour_of_talk_is_read_at_once() -> None:
    cues = (
        f"{MEETING}/{n // 2}-{n % 2}\n00:{n // 60:02}:{n % 60:02}.000 --> 00:{n // 60:02}:{n % 60:02}.900\n"
        f"<v Spreker {n % 7}>Ja, dat is één van de dingen die wij in de introductieweek deden &amp; zo.</v>\n"
        for n in range(1800)
    )
    data = "\n".join(("WEBVTT\n", *cues)).encode()
    start = time.process_time()
    transcript = read(data, "x.vtt")
    assert len(transcript.utterances) == 1800
    assert time.process_time() - start < 0.2
