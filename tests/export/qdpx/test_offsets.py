"""Offsets, proven by slicing: whatever people say and type, a passage is exactly its words."""

from __future__ import annotations

from dataclasses import replace
from functools import cache
from pathlib import Path
from tempfile import TemporaryDirectory
from unicodedata import normalize

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from fishbowl.export import Options, Session
from fishbowl.export.qdpx.model import Sheet
from fishbowl.export.qdpx.plain import Names, Plain, quoted, stamp
from fishbowl.runtime.record import Record
from fishbowl.text import for_record
from tests.export.qdpx.opened import Opened
from tests.export.qdpx.talks import BOOK, talk, written
from tests.export.told import FORMULAS, MARKUP
from tests.text.hostile import HARMLESS, HOSTILE

WORDS = st.text(
    st.one_of(
        st.sampled_from("aé ë\u0301\u0308ŋ\r\n\t…’\u200d\ufe0f\u202e\x00\x1b\ufffe\ufeff\ufa6c[]:S1"),
        st.sampled_from("😀👍\U0001f3fd🇳🇱𝒜\U000f0000\ud800"),
        st.characters(),
    ),
    max_size=40,
)
SEVERAL = st.lists(WORDS, min_size=1, max_size=3)
XML_MAY_HOLD = "\t\n"


@cache
def record() -> Record:
    with TemporaryDirectory() as folder, talk(Path(folder), name="G") as held:
        return held.record()


def exported(folder: Path, said: list[str], noted: list[str], options: Options) -> Opened:
    """A project of a session in which S1 said these things and O1 noted those, as the store gives them."""
    whole = record()
    turn, note = whole.utterances[1], whole.notes[0]
    other = replace(
        whole,
        utterances=tuple(
            replace(turn, utterance_id=f"u{n}", text=for_record(each), text_is="given" if each else "none")
            for n, each in enumerate(said)
        ),
        notes=tuple(replace(note, note=f"n{n}", text=for_record(each)) for n, each in enumerate(noted)),
        debrief=tuple(replace(whole.debrief[0], text=for_record(each)) for each in noted),
        moments=tuple(
            replace(whole.moments[0], moment=f"m{n}", text=for_record(each)) for n, each in enumerate(noted)
        ),
    )
    return Opened(written(folder, [Session(other, BOOK)], options))


def check(found: Opened, plain: Plain, said: list[str], noted: list[str]) -> None:
    told = [text for each in said if (text := plain.turn(for_record(each)))]
    assert found.coded("Transcript G", "spreker: S1 (G)") == told
    blocks = found.coded("Waarnemingen G", "tafellaken O1 (G)")
    assert [block.partition("\n")[2] for block in blocks] == [plain.block(for_record(each)) for each in noted]
    for source in found.names("TextSource"):
        text = found.texts[source]
        assert normalize("NFC", text) == text
        assert all(char >= " " or char in XML_MAY_HOLD for char in text)
        for span in found.spans(source):
            assert " ".join(span.text.split()).startswith(span.name.removesuffix("…").rstrip())


@given(said=SEVERAL, noted=SEVERAL, keep=st.booleans())
@settings(max_examples=100, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_a_passage_is_exactly_its_words(
    tmp_path: Path, said: list[str], noted: list[str], keep: bool
) -> None:
    found = exported(tmp_path, said, noted, Options("nl", emoji="keep" if keep else "replace"))
    check(found, Plain(keep), said, noted)
    if not keep:
        assert all(char <= "\uffff" for text in found.texts.values() for char in text)


@pytest.mark.parametrize("keep", [True, False])
def test_all_that_does_harm_elsewhere_stands_in_it_as_plain_text(tmp_path: Path, keep: bool) -> None:
    texts = [*HOSTILE.values(), *HARMLESS, *MARKUP, *FORMULAS]
    found = exported(tmp_path, texts, texts, Options("nl", emoji="keep" if keep else "replace"))
    check(found, Plain(keep), texts, texts)


def test_with_line_ends_for_maxqda_the_offsets_stay(tmp_path: Path) -> None:
    said, noted = ["Eén.", "Twee."], ["een\r\ntwee\n\ndrie"]
    lf = exported(tmp_path, said, noted, Options("nl"))
    crlf = exported(tmp_path, said, noted, Options("nl", line_ends="crlf-maxqda"))
    head = "[0:00:27] O1, citaat van S1 (kaart op tafel: Connection 1)"
    assert lf.texts["Waarnemingen G"] == f"{head}\neen\ntwee\ndrie\n\n"
    for name, text in lf.texts.items():
        assert "\r" not in text
        assert crlf.texts[name] == text.replace("\n", "\r\n")
    assert crlf.members["project.qde"] == lf.members["project.qde"]


@pytest.mark.parametrize(
    ("typed", "replaced"),
    [
        ("👍🏽 ja", "[emoji] ja"),
        ("👩‍👩‍👧‍👦🙋‍♀️", "[emoji][emoji]"),
        ("🇳🇱🇧🇪", "[emoji][emoji]"),
        ("𝒜", "[U+1D49C]"),
        ("\ufa6c", "[U+242EE]"),
        ("❤️ é €", "❤️ é €"),
    ],
)
def test_what_takes_two_units_elsewhere_is_replaced(typed: str, replaced: str) -> None:
    assert Plain().about(typed) == replaced
    assert Plain(keep=True).about(typed) == normalize("NFC", typed)


def test_a_turn_is_one_paragraph_so_that_nothing_in_it_passes_for_another_speaker() -> None:
    assert Plain().turn("Ja.\r\n\r\nS2 [00:00:01.000]\nNee.") == "Ja. S2 [00:00:01.000] Nee."


def test_the_name_of_a_passage_is_its_beginning() -> None:
    text = "een  twee\ndrie " + "é" * 200
    assert quoted(text, 0, 14) == "een twee drie"
    assert quoted(text, 0, len(text)) == ("een twee drie " + "é" * 200)[:99] + "…"
    assert quoted(" " * 500 + "x", 0, 501) == "…"


def test_pieces_know_where_they_came_to_stand() -> None:
    sheet = Sheet()
    spans = [sheet.put(piece) for piece in ("één", "\n", "😀x")]
    assert [sheet.text[start:end] for start, end in spans] == ["één", "\n", "😀x"]


def test_times_are_codes_that_programs_know() -> None:
    assert [stamp(s) for s in (0, 59.9996, 3661.25, 90000)] == [
        *("00:00:00.000", "00:01:00.000", "01:01:01.250", "25:00:00.000")
    ]


def test_names_are_different_also_without_capitals() -> None:
    names = Names()
    assert [names.own(each) for each in ("a", "A", "a (2)", "a")] == ["a", "A (2)", "a (2) (2)", "a (3)"]
    assert [names.own("a", "hier"), names.own("a", "hier")] == ["a (hier)", "a (4)"]
