"""Each program's export, read whole: who, what, when, and what is told of it."""

from __future__ import annotations

from datetime import UTC, datetime

import pytest

from fishbowl.importing.raw import Caution, RawTranscript, RawUtterance, Unread
from fishbowl.importing.read import read
from tests.importing import samples
from tests.importing.samples import MEETING, docx, paragraph, table


def said(n: int, speaker: str, text: str, from_s: float, to_s: float, *cues: str) -> RawUtterance:
    return RawUtterance(n, speaker, text, from_s, to_s, cues=cues)


def guessed(n: int, speaker: str, text: str, from_s: float, to_s: float) -> RawUtterance:
    return RawUtterance(n, speaker, text, from_s, to_s, to_inferred=True)


def untimed(n: int, speaker: str, text: str) -> RawUtterance:
    return RawUtterance(n, speaker, text, None, None)


def warning(key: str, n: int, line: int, unit: str = "line") -> Caution:
    return Caution(f"importing.warning.{key}", {"n": n, "line": line, "unit": unit})


def test_teams_vtt() -> None:
    assert read(samples.TEAMS_VTT.encode(), "x.vtt") == RawTranscript(
        "teams_vtt",
        (
            said(
                1,
                "Anouk Visser (moderator)",
                "Goedemiddag, dit is een gesimuleerd gesprek.",
                3.186,
                6.02,
                f"{MEETING}/0-0",
            ),
            said(
                3,
                "Bram de Wit",
                "We hadden een buddy, en dat hielp.",
                6.5,
                11.9,
                f"{MEETING}/1-0",
                f"{MEETING}/1-1",
            ),
            said(2, "DÍAZ, Inés", "Ja & nee, <b> is geen teken.", 12.506, 14.486, f"{MEETING}/2-0"),
        ),
        warnings=(warning("out_of_order", 1, 14),),
    )


def test_teams_vtt_of_former_years() -> None:
    assert read(samples.OLDER_TEAMS_VTT.encode(), "x.vtt") == RawTranscript(
        "teams_vtt",
        (
            said(1, "", "Dit is een gesimuleerd gesprek.", 0.0, 4.01),
            said(2, "", "Met een vorm van vroeger.", 4.01, 9.5, "0a1b2c3d-77aa-4b0e-9a53-2c1d9e6b4f10"),
        ),
        warnings=(warning("no_speakers", 2, 9),),
    )


def test_teams_docx_with_names_over_the_words() -> None:
    assert read(samples.TEAMS_DOCX, "x.docx") == RawTranscript(
        "teams_docx",
        (
            guessed(1, "Anouk Visser", "Fijn dat jullie er zijn. Dit is gesimuleerd.", 3.0, 3723.0),
            guessed(2, "Bram de Wit", "Ja.", 3.0, 3723.0),
            guessed(3, "Anouk Visser", "We stoppen om 10:30", 3723.0, 3723.0),
        ),
        unread=(
            Unread(1, "Simulatie-20260312_140000-Meeting Transcript"),
            Unread(2, "12 maart 2026, 01:00pm"),
            Unread(3, "27m 42s"),
            Unread(4, "Bram de Wit heeft de transcriptie gestart"),
            Unread(8, "Anouk Visser stopped transcription"),
        ),
    )


def test_teams_docx_with_each_line_in_a_paragraph_of_its_own() -> None:
    lines = ["Anouk Visser   0:03", "Gesimuleerd.", "En door.", "Bram de Wit   0:09", "Ja."]
    assert read(docx("".join(map(paragraph, lines))), "x.docx").utterances == (
        guessed(1, "Anouk Visser", "Gesimuleerd. En door.", 3.0, 9.0),
        guessed(2, "Bram de Wit", "Ja.", 9.0, 9.0),
    )


def test_teams_docx_with_arrows() -> None:
    assert read(samples.OLDER_TEAMS_DOCX, "x.docx") == RawTranscript(
        "teams_docx",
        (
            said(1, "Anouk Visser", "Dit is gesimuleerd.", 5.1, 8.25),
            said(2, "Bram de Wit", "Ja, zeker.", 8.25, 9.0),
            said(3, "", "Hm.", 9.0, 9.9),
        ),
        warnings=(warning("unusual_times", 3, 1, "paragraph"), warning("unnamed", 1, 3, "paragraph")),
    )


def test_docx_with_tables() -> None:
    rows = [["0:03", "Vera", "Dit is|gesimuleerd."], ["0:07", "Bram", "Ja."], ["los", "", "", "spul"]]
    assert read(docx(table(rows)), "x.docx").utterances == (
        guessed(1, "Vera", "Dit is gesimuleerd.", 3.0, 7.0),
        guessed(2, "Bram", "Ja. los spul", 7.0, 7.0),
    )
    two = docx(table([["Vera", "Gesimuleerd."], ["Bram", "Ja."]]))
    assert read(two, "x.docx").utterances == (untimed(1, "Vera", "Gesimuleerd."), untimed(2, "Bram", "Ja."))
    arrows = docx(table([["0:0:1.5 --> 0:0:2.0", "Vera", "Gesimuleerd."]]))
    assert read(arrows, "x.docx").utterances == (said(1, "Vera", "Gesimuleerd.", 1.5, 2.0),)


def test_docx_keeps_what_was_said_and_nothing_else() -> None:
    box = "<w:p><w:r><w:t>in een kader</w:t></w:r></w:p>"
    body = (
        "<w:p><w:r><w:t>S1: </w:t></w:r>"
        "<w:del><w:r><w:delText>weg</w:delText><w:t>ook weg</w:t></w:r></w:del>"
        "<w:moveFrom><w:r><w:t>verplaatst</w:t></w:r></w:moveFrom>"
        "<w:ins><w:r><w:t>ja</w:t><w:tab/><w:t>en nee</w:t></w:r></w:ins>"
        "<w:r><w:instrText>PAGE</w:instrText></w:r></w:p>"
        f"<mc:AlternateContent><mc:Choice>{box}</mc:Choice><mc:Fallback>{box}</mc:Fallback></mc:AlternateContent>"
    )
    extra = ' xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006"'
    file = docx(body, part="word/document2.xml", extra=extra)
    assert read(file, "x.docx").utterances == (untimed(1, "S1", "ja en nee in een kader"),)


def test_zoom_vtt() -> None:
    assert read(samples.ZOOM_VTT.encode(), "GMT20260312-140000_Recording.transcript.vtt") == RawTranscript(
        "zoom_vtt",
        (
            said(1, "Karim T. (gast)", "Hoi, dit is gesimuleerd.", 65.91, 67.1, "1"),
            said(2, "Vera", "Dus: wat ik zei: ja.", 79.18, 80.41, "2"),
            said(3, "Karim T. (gast)", "Precies.", 91.4, 92.39, "3"),
        ),
        recorded_at=datetime(2026, 3, 12, 14, tzinfo=UTC).timestamp(),
    )


def test_amberscript_vtt_names_nobody() -> None:
    assert read(samples.AMBERSCRIPT_VTT.encode(), "x.vtt") == RawTranscript(
        "amberscript_vtt",
        (
            said(1, "", "Dit is gesimuleerd, en loopt door", 0.449, 3.769, "1"),
            said(2, "", "op de volgende ondertitel.", 3.869, 7.4, "2"),
        ),
        warnings=(warning("no_speakers", 2, 4),),
    )


def test_amberscript_json() -> None:
    assert read(samples.AMBERSCRIPT_JSON.encode(), "x.json") == RawTranscript(
        "amberscript_json",
        (said(1, "Spreker 1", "Dit, gesimuleerd.", 0.45, 1.65), said(2, "Vera", "Ja.", 2.0, 2.5)),
    )


def test_amberscript_json_that_starts_elsewhere() -> None:
    shifted = samples.AMBERSCRIPT_JSON.replace('"startTimeOffset": 0.0', '"startTimeOffset": 10.5')
    read_back = read(shifted.encode(), "x.json")
    assert [(spoken.from_s, spoken.to_s) for spoken in read_back.utterances] == [(10.95, 12.15), (12.5, 13.0)]
    assert read_back.warnings == (warning("start_offset", 1, 1, "segment"),)


def test_amberscript_txt() -> None:
    first = guessed(1, "Spreker 1", "Dit is gesimuleerd. En dit hoort erbij.", 0.0, 5.0)
    assert read(samples.AMBERSCRIPT_TXT.encode(), "x.txt") == RawTranscript(
        "amberscript_txt", (first, guessed(2, "Vera", "Ja.", 5.0, 5.0))
    )
    again = "[00:00:09]\nVera: Ja.\nMijn vraag: hoezo?\n"
    assert read((samples.AMBERSCRIPT_TXT + again).encode(), "x.txt") == RawTranscript(
        "amberscript_txt",
        (first, guessed(2, "Vera", "Ja.", 5.0, 9.0), guessed(3, "Vera", "Ja. Mijn vraag: hoezo?", 9.0, 9.0)),
        warnings=(warning("doubtful_speaker", 1, 9),),
    )


def test_amberscript_txt_without_speakers_or_without_times() -> None:
    unnamed = read(b"00:00:00\nDit is gesimuleerd.\n\n00:00:05\nJa.\n", "x.txt")
    assert unnamed.utterances == (
        guessed(1, "", "Dit is gesimuleerd.", 0.0, 5.0),
        guessed(2, "", "Ja.", 5.0, 5.0),
    )
    assert unnamed.warnings == (warning("no_speakers", 2, 2),)
    assert read(b"Spreker 1: Gesimuleerd.\nSpreker 2: Ja.\n", "x.txt") == RawTranscript(
        "txt",
        (untimed(1, "Spreker 1", "Gesimuleerd."), untimed(2, "Spreker 2", "Ja.")),
        warnings=(warning("no_times", 1, 1),),
    )


def test_srt() -> None:
    assert read(samples.SRT.encode(), "x.srt") == RawTranscript(
        "srt",
        (said(1, "", "Dit is gesimuleerd", 1.0, 2.5, "1"), said(2, "", "en klaar.", 3.0, 4.0, "2")),
        warnings=(warning("no_speakers", 2, 2),),
    )


def test_whisper_json() -> None:
    assert read(samples.WHISPER_JSON.encode(), "x.json") == RawTranscript(
        "whisper_json",
        (said(1, "", "Dit is gesimuleerd.", 0.0, 2.5), said(2, "", "Zeg NaN, of niet.", 2.5, 4.0)),
        warnings=(warning("no_speakers", 2, 1, "segment"),),
    )


def test_whisperx_json() -> None:
    assert read(samples.WHISPERX_JSON.encode(), "x.json") == RawTranscript(
        "whisperx_json",
        (
            said(1, "SPEAKER_00", "In 2023 was dat.", 0.1, 2.0),
            said(2, "SPEAKER_01", "Gesimuleerd.", 2.2, 3.0),
        ),
        warnings=(warning("words_of_others", 1, 1, "segment"),),
    )


def test_whisperx_text_formats() -> None:
    vtt = b"WEBVTT\n\n00:00.100 --> 00:02.000\n[SPEAKER_00]: Gesimuleerd.\n\n00:02.200 --> 00:03.000\nJa.\n"
    assert [(u.speaker, u.text) for u in read(vtt, "x.vtt").utterances] == [
        ("SPEAKER_00", "Gesimuleerd."),
        ("", "Ja."),
    ]


def test_otter_txt() -> None:
    assert read(samples.OTTER_TXT.encode(), "x.txt") == RawTranscript(
        "otter_txt",
        (
            guessed(1, "Anna de Vries", "We beginnen om 10:30. En dan door.", 3.0, 3730.0),
            guessed(2, "Unknown Speaker", "Goed.", 3730.0, 3730.0),
        ),
        unread=(Unread(1, "Simulated talk"),),
    )


@pytest.mark.parametrize("name", ["x.txt", "x.docx"])
def test_f4(name: str) -> None:
    lines = samples.F4_TXT.split("\n")
    data = samples.F4_TXT.encode() if name == "x.txt" else docx("".join(map(paragraph, lines)))
    assert read(data, name) == RawTranscript(
        "f4",
        (
            said(1, "I", "Dit is gesimuleerd. Wie wil beginnen?", 0.0, 12.3),
            said(2, "B1", "Ik wel. Dus: wij hadden een buddy.", 12.3, 90.9),
            guessed(3, "B2", "(lacht)", 90.9, 90.9),
            RawUtterance(4, "I", "En dan?", 90.9, 90.9, to_inferred=True, from_inferred=True),
        ),
        warnings=(warning("times_missing", 1, 8),),
    )


def test_f4_with_the_times_before_the_words() -> None:
    file = "#00:00:01-0# I: Dit is gesimuleerd.\nB1: #00:00:04-2# Ja, #00:00:05-0# hoor\nen door.\n"
    assert read(file.encode(), "x.txt") == RawTranscript(
        "f4",
        (
            guessed(1, "I", "Dit is gesimuleerd.", 1.0, 4.2),
            guessed(2, "B1", "Ja, hoor en door.", 4.2, 4.2),
        ),
    )


def test_plain_text() -> None:
    assert read(samples.TXT.encode(), "x.txt") == RawTranscript(
        "txt",
        (
            untimed(1, "M", "Dit is gesimuleerd. Wie wil beginnen?"),
            untimed(2, "S1", "Ik wel. Dus: wij hadden een buddy."),
            untimed(3, "S2", "Wij ook."),
        ),
        warnings=(warning("no_times", 1, 1),),
    )


@pytest.mark.parametrize(
    "stamp",
    [
        "[00:01:02] Vera: Ja.",
        "(1:02) Vera: Ja.",
        "00:01:02 - Vera: Ja.",
        "Vera (1:02): Ja.",
        "Vera: [00:01:02] Ja.",
    ],
)
def test_plain_text_with_times(stamp: str) -> None:
    file = f"{stamp}\n10:30 begint het, en 1:15 is het klaar.\n[1:10] Vera: Door.\n"
    assert read(file.encode(), "x.txt").utterances == (
        guessed(1, "Vera", "Ja. 10:30 begint het, en 1:15 is het klaar.", 62.0, 70.0),
        guessed(2, "Vera", "Door.", 70.0, 70.0),
    )


def test_who_is_named_once_beside_a_time_is_a_speaker_where_most_are_and_a_sentence_is_none() -> None:
    file = "Anna (0:05): Ja.\nBram (0:09): Nee.\nAnna (0:12): Toch.\n"
    assert [(u.speaker, u.text, u.from_s) for u in read(file.encode(), "x.txt").utterances] == [
        ("Anna", "Ja.", 5.0),
        ("Bram", "Nee.", 9.0),
        ("Anna", "Toch.", 12.0),
    ]
    file = "Anna: Ja.\nBram: Nee.\nHet begon (10:30): toen was er koffie.\nAnna: Toch.\nBram: Mooi.\n"
    assert [(u.speaker, u.text) for u in read(file.encode(), "x.txt").utterances] == [
        ("Anna", "Ja."),
        ("Bram", "Nee. Het begon (10:30): toen was er koffie."),
        ("Anna", "Toch."),
        ("Bram", "Mooi."),
    ]
