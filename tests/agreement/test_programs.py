"""The same coding, written by each program in its own manner, is read as the same coding."""

from __future__ import annotations

import re
from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from pyrefiqda import RefiProject

from fishbowl.agreement.model import Coded, Remark, Segment, fingerprint
from fishbowl.agreement.offsets import Counting, Ruler, Rulers, Selection, ways
from fishbowl.agreement.read import of_coder, read_coded
from tests.agreement.project import ATLAS, MANNERS, MAXQDA, QUALCODER, Manner, Mark, write

TEXT = (
    "S1 [00:00:01.000]\nIk zat in één groepje, daar heb ik m'n beste vriendin ontmoet 😀.\n\n"
    "S2 [00:00:09.500]\nBij ons niet.\nDe coach zag ik nooit.\n\n"
    "S1 [00:00:20.000]\nCafé Zoë, dát was leuk.\n"
)
PASSAGES = {
    "Binding studenten": "Ik zat in één groepje, daar heb ik m'n beste vriendin ontmoet 😀.",
    "Binding docenten en staf": "Bij ons niet.\nDe coach zag ik nooit.",
    "negatief": "De coach zag ik nooit.",
    "positief": "Café Zoë, dát was leuk.",
}
MARKS = [Mark("Transcript A", passage, code) for code, passage in PASSAGES.items()]


def read(path: Path) -> Coded:
    return of_coder(read_coded(path), None, "a")


def passages(coded: Coded) -> dict[str, str]:
    """What each code lies on, cut out of the text by its positions."""
    texts = {document.sha: document.text or "" for document in coded.documents}
    return {each.code: texts[each.document][each.start : each.end] for each in coded.segments}


# The option of fishbowl's own export for MAXQDA: CR LF in the texts, positions that count it once.
FISHBOWL = Manner("fishbowl 0.1.0", crlf=True)


@pytest.mark.parametrize("manner", [*MANNERS.values(), FISHBOWL], ids=[*MANNERS, "fishbowl"])
def test_every_passage_is_found_to_the_letter(tmp_path: Path, manner: Manner) -> None:
    coded = read(write(tmp_path / "a.qdpx", manner, {"Transcript A": TEXT}, MARKS))
    assert passages(coded) == PASSAGES
    assert [document.sha for document in coded.documents] == [fingerprint(TEXT)]
    assert (coded.coder, coded.codes, coded.elsewhere) == ("Anna", frozenset(PASSAGES), 0)


def test_the_program_that_wrote_it_is_told(tmp_path: Path) -> None:
    programs = {read(write(tmp_path / "a.qdpx", m, {"T": TEXT}, [])).program for m in MANNERS.values()}
    assert programs == {"QualCoder 4.0", "ATLAS.ti Mac 25.0.1", "MAXQDA 24.4.0"}


def test_line_ends_that_count_two_are_told(tmp_path: Path) -> None:
    coded = read(write(tmp_path / "a.qdpx", MAXQDA, {"Transcript A": TEXT}, MARKS))
    assert coded.remarks == (Remark("agreement.crlf_counts_two", {"file": "a.qdpx"}),)
    more = {"Transcript A": TEXT, "Transcript B": TEXT + "!", "Transcript C": TEXT + "?"}
    marks = [replace(mark, document=name) for name in more for mark in MARKS]
    assert read(write(tmp_path / "a.qdpx", MAXQDA, more, marks)).remarks == coded.remarks


def test_the_passages_own_words_go_before_the_habit_of_the_program(tmp_path: Path) -> None:
    odd = Manner("Other 1.0", crlf=True, crlf_counts=1, names=30)
    coded = read(write(tmp_path / "a.qdpx", odd, {"Transcript A": TEXT}, MARKS))
    assert passages(coded) == PASSAGES


@pytest.mark.parametrize("counted", [1, 2])
@pytest.mark.parametrize("program", ["MAXQDA 24.4.0", "NVivo 14", "ATLAS.ti 25"])
def test_where_words_begin_and_end_goes_before_the_habit_of_the_program(
    tmp_path: Path, program: str, counted: int
) -> None:
    """No passage has a name here: what a line end counts is seen from where selections begin and end."""
    long = "\n\n".join(f"S1 [00:00:{n:02}.000]\nTurn {n} was about something else again." for n in range(20))
    marks = [Mark("T", f"Turn {n} was about", f"c{n}") for n in range(0, 20, 3)]
    sloppy = Mark("T", "urn 7 was abou", "sloppy")
    path = write(
        tmp_path / "a.qdpx", Manner(program, crlf=True, crlf_counts=counted), {"T": long}, [*marks, sloppy]
    )
    assert passages(read(path)) == {mark.code: mark.passage for mark in (*marks, sloppy)}


@pytest.mark.parametrize("astral", [1, 2])
def test_what_an_emoji_counts_is_seen_from_where_selections_begin_and_end(astral: int) -> None:
    raw = "😀😀 een twee drie vier"
    further = 2 * (astral - 1)
    selections = [Selection(at + further, end + further, "") for at, end in ((3, 6), (7, 11), (12, 16))]
    assert ways(raw, selections, "NVivo")[0] == Counting(astral=astral)


def test_an_emoji_may_count_two() -> None:
    raw = "😀 een\r\ntwee"
    way, *_ = ways(raw, [Selection(3, 6, "een"), Selection(8, 12, "twee")], "?")
    assert way == Counting(crlf=2, astral=2)
    ruler = Ruler(raw, way)
    assert [ruler.text[ruler.at(3) : ruler.at(6)], ruler.text[ruler.at(8) : ruler.at(12)]] == ["een", "twee"]
    too_short_to_tell = Selection(3, 5, "ee…")
    assert ways(raw, [too_short_to_tell], "ATLAS.ti")[0] == Counting(crlf=1, astral=1)


@given(
    st.lists(st.sampled_from(["a", "é", "😀", "\n", "\r\n", " "]), max_size=12).map("".join),
    st.sampled_from([1, 2]),
    st.sampled_from([1, 2]),
)
def test_whatever_counts_two_every_place_is_found_again(raw: str, crlf: int, astral: int) -> None:
    text = raw.replace("\r\n", "\n")
    ruler = Ruler(raw, Counting(crlf, astral))
    line_ends = iter(re.findall("\r?\n", raw))
    place = 0
    for at, char in enumerate(text):
        assert ruler.at(place) == at
        width = crlf if char == "\n" and next(line_ends) == "\r\n" else 1
        place += astral if char > "\uffff" else width
    assert ruler.at(place) == len(text)


def test_positions_in_plain_text_are_code_points_whoever_wrote_it() -> None:
    for program in ("QualCoder", "ATLAS.ti", "MAXQDA", ""):
        assert ways("één\ntwee", [Selection(4, 8, "")], program) == [Counting()]


def test_one_file_may_count_an_emoji_once_and_twice() -> None:
    """QualCoder: once what it imported, twice what was selected with the mouse."""
    rulers = Rulers("😀 groep, 😀 klas, mentor", [], "QualCoder 4.0")
    found = [rulers.place(each) for each in (Selection(11, 15, "klas"), Selection(13, 17, "klas"))]
    assert (found, rulers.used) == ([(11, 15)] * 2, {Counting(), Counting(astral=2)})
    # Nor is a passage that is its name to the letter read without its full stop, by a likelier way.
    rulers = Rulers("😀 groep. 😀 klas. mentor.", [Selection(19, 26, "mentor.")], "QualCoder 4.0")
    assert rulers.place(Selection(0, 8, "😀 groep.")) == (0, 8)


def test_memos_come_along_and_a_memo_without_a_code_is_no_coding(tmp_path: Path) -> None:
    marks = [Mark("T", "Bij ons niet.", "negatief", memo="twijfel")]
    coded = read(write(tmp_path / "a.qdpx", MAXQDA, {"T": TEXT}, marks))
    assert [(each.code, each.memo) for each in coded.segments] == [("negatief", "twijfel")]


FOLDERS = {
    "Sprekers": ["spreker: S1"],
    "Het werkzame element is …": ["één vaste coach"],
    "Binding": ["Binding studenten"],
}
LAID = [
    Mark("T", "Bij ons niet.", "spreker: S1"),
    Mark("T", "Bij ons niet.", "één vaste coach"),
    Mark("T", "Bij ons niet.", "Binding studenten"),
]


@pytest.mark.parametrize("name", MANNERS)
def test_our_own_codes_and_inductive_ones_are_known_by_their_folder_or_set(tmp_path: Path, name: str) -> None:
    coded = read(write(tmp_path / "a.qdpx", MANNERS[name], {"T": TEXT}, LAID, folders=FOLDERS))
    assert {each.code: (each.auto, each.inductive) for each in coded.segments} == {
        "spreker: S1": (True, False),
        "één vaste coach": (False, True),
        "Binding studenten": (False, False),
    }
    assert coded.codes == {"Binding studenten"}


def test_our_own_codes_are_known_by_their_owner(tmp_path: Path) -> None:
    marks = [
        Mark("T", "Bij ons niet.", "kaart op tafel: 3", user="fishbowl (automatisch)"),
        Mark("T", "Bij ons niet.", "negatief"),
    ]
    coded = read(write(tmp_path / "a.qdpx", QUALCODER, {"T": TEXT}, marks))
    assert coded.coder == "Anna"
    assert [(each.code, each.auto) for each in coded.segments] == [
        ("kaart op tafel: 3", True),
        ("negatief", False),
    ]


OURS = (
    "spreker: P1 (groep 3)", "deelnemers (S, P)", "kaart op tafel: Binding 2", "fase: Welkom",
    "vraag na de pauze", "grens: plaats onzeker", "kandidaat: Online", "tafellaken O1 (groep 3)",
)  # fmt: skip


def test_our_own_codes_are_known_by_name_where_a_program_kept_neither_folder_nor_owner(
    tmp_path: Path,
) -> None:
    """Else all that fishbowl laid, the same in both copies, would pass for agreement."""
    marks = [Mark("T", "Bij ons niet.", code) for code in (*OURS, "fase: propedeuse?", "stage: lang")]
    coded = read(write(tmp_path / "a.qdpx", Manner("Flat 1.0"), {"T": TEXT}, marks))
    assert {each.code for each in coded.segments if not each.auto} == {"stage: lang"}
    assert coded.codes == {"stage: lang"}
    # A stage is called as anybody may call a code: it is ours beside others of ours alone.
    own = [Mark("T", "Bij ons niet.", "fase: propedeuse?"), Mark("T", "Bij ons niet.", "negatief")]
    assert read(write(tmp_path / "a.qdpx", Manner("Flat 1.0"), {"T": TEXT}, own)).codes == {
        "fase: propedeuse?",
        "negatief",
    }


def test_an_inductive_code_may_carry_the_stem_itself(tmp_path: Path) -> None:
    marks = [Mark("T", "Bij ons niet.", "Het werkzame element is één vaste coach")]
    (segment,) = read(write(tmp_path / "a.qdpx", ATLAS, {"T": TEXT}, marks)).segments
    assert segment.inductive


def test_codes_are_the_same_by_name_however_they_are_composed(tmp_path: Path) -> None:
    marks = [Mark("T", "Bij ons niet.", "Toekomstideee\u0308n  en suggesties ")]
    coded = read(write(tmp_path / "a.qdpx", QUALCODER, {"T": TEXT}, marks))
    assert coded.codes == {"Toekomstideeën en suggesties"}


@pytest.mark.parametrize("name", MANNERS)
def test_a_project_that_pyrefiqda_read_and_wrote_again_is_read_as_the_same(tmp_path: Path, name: str) -> None:
    """Neither the writer of these tests nor our reader is alone in what it takes a project to be."""
    manner, extracted = MANNERS[name], tmp_path / "extracted"
    path = write(
        tmp_path / "a.qdpx", manner, {"Transcript A": TEXT}, MARKS, folders={"Binding": ["binding overig"]}
    )
    project = RefiProject.load(path, extracted)
    RefiProject.save(project, tmp_path / "b.qdpx", extracted / manner.folder)
    again = read(tmp_path / "b.qdpx")
    assert passages(again) == PASSAGES
    assert again.segments == read(path).segments


def test_segments_are_what_they_are(tmp_path: Path) -> None:
    coded = read(write(tmp_path / "a.qdpx", ATLAS, {"T": "één twee"}, [Mark("T", "twee", "x")]))
    assert coded.segments == (Segment(fingerprint("één twee"), 4, 8, "x", "Anna"),)
