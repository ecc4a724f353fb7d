"""Our own export, read back: what is a turn, what a heading, and what is told; all of it simulated."""

from __future__ import annotations

import pytest

from fishbowl.core.errors import TranscriptUnreadable
from fishbowl.importing.raw import Caution, RawTranscript, RawUtterance, Unread
from fishbowl.importing.read import read
from tests.importing.samples import OWN_TXT, docx, paragraph, styled

KOP = (
    '<w:style w:type="paragraph" w:styleId="Kop1"><w:name w:val="heading 1"/></w:style>'
    '<w:style w:type="paragraph" w:styleId="Titel"><w:name w:val="Title"/></w:style>'
)
"""As a Dutch Word saves them: ids of its own, names as everywhere."""

TURNS = [
    RawUtterance(1, "M", "This is simulated.", 0.0, 62.3, to_inferred=True, from_inferred=True),
    RawUtterance(2, "S1", "Mine, so: yes.", 62.3, 62.3, to_inferred=True),
    RawUtterance(3, "", "[erased]", 62.3, 62.3, to_inferred=True, missing=True, from_inferred=True),
]


@pytest.mark.parametrize("end", ["\n", "\r\n", "\r"])
@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16"])
def test_a_text_is_read_however_it_was_saved(end: str, encoding: str) -> None:
    found = read(OWN_TXT.replace("\n", end).encode(encoding), "x.txt")
    warning = Caution("importing.warning.times_missing", {"n": 2, "line": 4, "unit": "line"})
    assert found == RawTranscript("fishbowl_txt", tuple(TURNS), warnings=(warning,))
    assert found.grain_s == 0.1


@pytest.mark.parametrize("dash", ["-", "—", "−"])
def test_headings_are_known_also_with_the_dash_of_another_editor(dash: str) -> None:
    assert "–" in OWN_TXT
    found = read(OWN_TXT.replace("–", dash).encode(), "x.txt")
    assert (found.format, found.utterances, found.unread) == ("fishbowl_txt", tuple(TURNS), ())


def test_headings_are_known_by_their_style_also_where_they_were_changed() -> None:
    body = (
        styled("Group 1", "Titel")
        + styled("fase – Welkom", "Kop1")
        + paragraph("S1: ja.")
        + styled("Wat er daarna kwam", "Kop1")
        + styled("onbekend: nee: echt niet.", "Kop1")
    )
    found = read(docx(body, styles=KOP), "x.docx")
    assert found == RawTranscript(
        "fishbowl_docx",
        (RawUtterance(1, "S1", "ja.", None, None), RawUtterance(2, "", "nee: echt niet.", None, None)),
        warnings=(Caution("importing.warning.no_times", {"n": 1, "line": 3, "unit": "paragraph"}),),
    )


@pytest.mark.parametrize("styles", ["<w:style", "<!DOCTYPE x>", '<w:style w:styleId="Kop1"/>'])
def test_a_document_whose_styles_say_nothing_is_read_by_its_words(styles: str) -> None:
    body = styled("fase – Welkom", "Kop1") + styled("S1: ja.", "deelnemer")
    found = read(docx(body, styles=styles), "x.docx")
    assert [(u.speaker, u.text) for u in found.utterances] == [("S1", "ja.")]


def test_what_is_typed_in_is_told_where_it_is_in_doubt() -> None:
    text = "T\n\nstage – A\nnobody's words\nS1: one\naside: two\nVera: three\nVera: four\n@Cem: five\n"
    found = read(text.encode(), "x.txt")
    assert [(u.speaker, u.text) for u in found.utterances] == [
        ("S1", "one aside: two"),
        ("Vera", "three"),
        ("Vera", "four"),
        ("Cem", "five"),
    ]
    assert found.unread == (Unread(4, "nobody's words"),)
    assert [each.key.rpartition(".")[2] for each in found.warnings] == ["doubtful_speaker", "no_times"]


def test_a_heading_that_was_reworded_and_so_is_none_is_told() -> None:
    text = "T\n\nstage – A\nS1: one\n\nStage B\nS2: two\n"
    found = read(text.encode(), "x.txt")
    assert [(u.speaker, u.text) for u in found.utterances] == [("S1", "one Stage B"), ("S2", "two")]
    assert found.warnings[0] == Caution("importing.warning.joined", {"n": 1, "line": 6, "unit": "line"})


def test_a_text_with_codes_and_no_heading_of_ours_is_anyones() -> None:
    assert read(b"M: Simulated.\nS1: Yes.\n", "x.txt").format == "txt"
    assert read("fase – Welkom\nVera: ja.\nCem: nee.\nVera: ja.\n".encode(), "x.txt").format == "txt"


@pytest.mark.parametrize("turn", ["onbekend: hm.", "@unknown: hm.", "M: #00:00:09-0# hm."])
def test_without_headings_it_is_known_by_what_only_we_write(turn: str) -> None:
    found = read(f"Groep 1\nS1: ja.\n{turn}\n".encode(), "x.txt")
    assert (found.format, [u.text for u in found.utterances]) == ("fishbowl_txt", ["ja.", "hm."])
    assert found.unread == (Unread(1, "Groep 1"),)


def test_a_recording_that_is_not_in_the_file_is_refused() -> None:
    text = (
        "T\n\nTranscript T, opname 1\n\nfase – A\nS1: een\n\nTranscript T, opname 2\n\nfase – A\nS2: twee\n"
    )
    assert [u.text for u in read(text.encode(), "x.txt", recording=2).utterances] == ["twee"]
    with pytest.raises(TranscriptUnreadable) as refused:
        read(text.encode(), "x.txt", recording=3)
    assert refused.value.key == "importing.no_such_part"
    assert refused.value.params == {"file": "x.txt", "recording": 3, "recordings": "1, 2"}
