"""Small transcripts, as each program writes them. All talk in them is simulated, and so are the names."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Sequence
from xml.sax.saxutils import escape

MEETING = "5f3c8d1e-77aa-4b0e-9a53-2c1d9e6b4f10"

TEAMS_VTT = f"""WEBVTT

{MEETING}/0-0
00:00:03.186 --> 00:00:06.020
<v Anouk Visser (moderator)>Goedemiddag, dit is
een gesimuleerd gesprek.</v>

{MEETING}/2-0
00:00:12.506 --> 00:00:14.486
<v D&#205;AZ, Ine&#x301;s>Ja &amp; nee, &lt;b&gt; is geen teken.</v>

{MEETING}/1-1
00:00:09.000 --> 00:00:11.900
<v Bram de Wit>en dat hielp.</v>

{MEETING}/1-0
00:00:06.500 --> 00:00:09.000
<v Bram de Wit>We hadden een buddy,</v>
"""

OLDER_TEAMS_VTT = """WEBVTT

NOTE duration:"00:00:09.5000000"

NOTE language:nl-nl

NOTE Confidence: 0.8984

00:00:00.000 --> 00:00:04.010
Dit is een gesimuleerd gesprek.

NOTE Confidence: 0.67
0a1b2c3d-77aa-4b0e-9a53-2c1d9e6b4f10
00:00:04.010 --> 00:00:09.500
Met een vorm
van vroeger.
"""

ZOOM_VTT = (
    "WEBVTT\r\n\r\n1\r\n00:01:05.910 --> 00:01:07.100\r\nKarim T. (gast): Hoi, dit is gesimuleerd.\r\n\r\n"
    "2\r\n00:01:19.180 --> 00:01:20.410\r\nVera: Dus: wat ik zei: ja.\r\n\r\n"
    "3\r\n00:01:31.400 --> 00:01:32.390\r\nKarim T. (gast): Precies.\r\n"
)

AMBERSCRIPT_VTT = """WEBVTT - created by www.amberscript.com

1
00:00:00.449 --> 00:00:03.769
Dit is gesimuleerd, en loopt door

2
00:00:03.869 --> 00:00:07.400
op de volgende
ondertitel.
"""

AMBERSCRIPT_JSON = """{"id": "simulated", "startTimeOffset": 0.0,
"speakers": [{"spkid": "spk1", "name": "Spreker 1"}, {"spkid": "spk2", "name": "Vera"}],
"segments": [
 {"speaker": "spk1", "words": [
  {"start": 0.45, "end": 1.08, "duration": 0.63, "text": "Dit,", "conf": 1.0, "pristine": true},
  {"start": 1.11, "end": 1.65, "duration": 0.54, "text": "gesimuleerd.", "conf": 0.6, "pristine": false}]},
 {"speaker": "spk2", "words": [{"start": 2.0, "end": 2.5, "duration": 0.5, "text": "Ja.", "conf": 1.0}]}
], "highlights": []}"""

AMBERSCRIPT_TXT = """00:00:00
Spreker 1: Dit is gesimuleerd.
En dit hoort erbij.

00:00:05
Vera: Ja.
"""

SRT = """1
00:00:01,000 --> 00:00:02,500
{\\an8}<font color="#fff">Dit is <i>gesimuleerd</i></font>
2
00:00:03,000 --> 00:00:04,000
en klaar.
"""

WHISPER_JSON = """{"text": " Dit.", "language": "nl", "segments": [
{"id": 0, "start": 0.0, "end": 2.5, "text": " Dit is gesimuleerd.", "avg_logprob": NaN, "x": [1]},
{"id": 1, "start": 2.5, "end": 4.0, "text": " Zeg NaN, of niet.", "avg_logprob": -0.3}]}"""

WHISPERX_JSON = """{"segments": [
{"start": 0.1, "end": 2.0, "text": " In 2023 was dat.", "speaker": "SPEAKER_00", "words": [
 {"word": "In", "start": 0.1, "end": 0.3, "score": 0.9, "speaker": "SPEAKER_00"}, {"word": "2023"},
 {"word": "was", "start": 1.0, "end": 1.2, "score": NaN, "speaker": "SPEAKER_01"}, {"word": "dat."}]},
{"start": 2.2, "end": 3.0, "text": " Gesimuleerd.", "words": [
 {"word": "Gesimuleerd.", "speaker": "SPEAKER_01"}]}],
"word_segments": []}"""

OTTER_TXT = """Simulated talk

Anna de Vries  0:03
We beginnen om 10:30.
En dan door.

Unknown Speaker  1:02:10
Goed.
"""

F4_TXT = """I: Dit is gesimuleerd. Wie wil beginnen? #00:00:12-3#

B1: Ik wel. #00:00:14-0# Dus: wij
hadden een buddy. #00:01:30-9#

B2: (lacht)

I: En dan? #1:00:41-5#
"""

TXT = """M: Dit is gesimuleerd. Wie wil beginnen?
S1: Ik wel.
Dus: wij hadden een buddy.
S2: Wij ook.
"""

OWN_TXT = """Group 1

stage – Welcome
M: This is simulated.

card on the table – Connection 1
@S1: #00:01:02-3# Mine, so: yes.
unknown: [erased]
"""

_WORD = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'


def paragraph(text: str) -> str:
    """A paragraph of Word; line ends in it are breaks."""
    runs = "<w:br/>".join(
        f'<w:r><w:t xml:space="preserve">{escape(line)}</w:t></w:r>' for line in text.split("\n")
    )
    return f"<w:p>{runs}</w:p>"


def table(rows: Sequence[Sequence[str]]) -> str:
    cells = (
        "".join(f"<w:tc>{''.join(map(paragraph, cell.split('|')))}</w:tc>" for cell in row) for row in rows
    )
    return f"<w:tbl>{''.join(f'<w:tr>{row}</w:tr>' for row in cells)}</w:tbl>"


def docx(
    body: str, *, part: str = "word/document.xml", prolog: str = "", extra: str = "", styles: str = ""
) -> bytes:
    """A document of Word with this body; as bare as its readers allow."""
    members = {part: f'<?xml version="1.0"?>{prolog}<w:document {_WORD}{extra}>{body}</w:document>'}
    if styles:
        members["word/styles.xml"] = f"<w:styles {_WORD}>{styles}</w:styles>"
    return zipped(members)


def styled(text: str, style: str) -> str:
    """A paragraph of Word in the style of that id."""
    return paragraph(text).replace("<w:p>", f'<w:p><w:pPr><w:pStyle w:val="{style}"/></w:pPr>')


def zipped(members: dict[str, str]) -> bytes:
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in members.items():
            archive.writestr(name, content)
    return file.getvalue()


TEAMS_DOCX = docx(
    "".join(
        map(
            paragraph,
            [
                "Simulatie-20260312_140000-Meeting Transcript",
                "12 maart 2026, 01:00pm",
                "27m 42s",
                "Bram de Wit heeft de transcriptie gestart",
                "Anouk Visser   0:03\nFijn dat jullie er zijn.\nDit is gesimuleerd.",
                "Bram de Wit   0:03\nJa.",
                "Anouk Visser   1:02:03\nWe stoppen om 10:30",
                "Anouk Visser stopped transcription",
            ],
        )
    )
)

OLDER_TEAMS_DOCX = docx(
    "".join(
        map(
            paragraph,
            [
                "0:0:5.100 --> 0:0:8.250\nAnouk Visser\nDit is gesimuleerd.",
                "0:0:8.250 --> 0:0:9.0\nBram de Wit\nJa,\nzeker.",
                "0:0:9.0 --> 0:0:9.900\nHm.",
            ],
        )
    )
)
