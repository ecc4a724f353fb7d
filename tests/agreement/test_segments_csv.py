"""Codings as CSV: what is read, and what is refused by row."""

from __future__ import annotations

from pathlib import Path

import pytest

from fishbowl.agreement.errors import CodingUnreadable
from fishbowl.agreement.model import Document, Segment, fingerprint
from fishbowl.agreement.read import of_coder, read_coded, read_text, with_texts

SHA = fingerprint("een twee")
HEAD = "coder,doc_sha,start_char,end_char,code,memo\n"


def csv(tmp_path: Path, text: str, encoding: str = "utf-8") -> Path:
    path = tmp_path / "a.csv"
    path.write_bytes(text.encode(encoding))
    return path


def test_a_row_is_a_coding(tmp_path: Path) -> None:
    coded = read_coded(csv(tmp_path, HEAD + f'Anna,{SHA},0,3,Roostering & toetsing,"tja, ""wel"""\n'))
    assert coded.segments == (Segment(SHA, 0, 3, "Roostering & toetsing", "Anna", 'tja, "wel"'),)
    assert coded.documents == (Document(SHA[:12], SHA, None),)
    assert (coded.program, coded.codes) == ("csv", frozenset({"Roostering & toetsing"}))


@pytest.mark.parametrize("sign", [",", ";", "\t"])
def test_columns_may_stand_in_any_order_and_be_parted_by_other_signs(tmp_path: Path, sign: str) -> None:
    rows = [
        ["Code", "End_char", "extra", "start_char", "doc_sha", "document", "coder"],
        ["x", "3", "?", "0", SHA.upper(), "Groep A", "Anna"],
    ]
    coded = read_coded(csv(tmp_path, "\r\n".join(sign.join(row) for row in rows), "utf-8-sig"))
    assert coded.segments == (Segment(SHA, 0, 3, "x", "Anna"),)
    assert coded.documents[0].name == "Groep A"


def test_rows_that_a_spreadsheet_left_empty_are_passed_over(tmp_path: Path) -> None:
    rows = f"Anna;{SHA};0;3;x;\n;;;;;\n\n ; ;;;;\nAnna;{SHA};4;7;y;\n"
    coded = read_coded(csv(tmp_path, HEAD.replace(",", ";") + rows))
    assert [each.code for each in coded.segments] == ["x", "y"]


@pytest.mark.parametrize("zeros", [".0", ",0", ",00"])
def test_a_whole_number_may_be_written_with_decimals(tmp_path: Path, zeros: str) -> None:
    """As statistics programs and spreadsheets write it; three zeros may be thousands."""
    rows = f"Anna;{SHA};4{zeros};7{zeros};x;\n"
    (segment,) = read_coded(csv(tmp_path, HEAD.replace(",", ";") + rows)).segments
    assert (segment.start, segment.end) == (4, 7)
    with pytest.raises(CodingUnreadable, match="bad_cell"):
        read_coded(csv(tmp_path, HEAD.replace(",", ";") + f"Anna;{SHA};1.000;2.000;x;\n"))


def test_our_own_codes_are_known_by_name_where_their_coder_is_lost(tmp_path: Path) -> None:
    rows = "".join(f"Anna,{SHA},0,3,{code},\n" for code in ("spreker: S1 (groep 3)", "fase: Welkom", "x"))
    coded = read_coded(csv(tmp_path, HEAD + rows))
    assert ([each.auto for each in coded.segments], coded.codes) == ([True, True, False], frozenset("x"))


def test_our_own_and_inductive_codes_are_known(tmp_path: Path) -> None:
    rows = f"fishbowl (automatisch),{SHA},0,3,spreker: S1,\nAnna,{SHA},0,3,Het werkzame element is rust,\n"
    coded = read_coded(csv(tmp_path, HEAD + rows))
    assert [(each.auto, each.inductive) for each in coded.segments] == [(True, False), (False, True)]
    assert coded.codes == frozenset()


@pytest.mark.parametrize(
    ("row", "column"),
    [
        ("Anna,123,0,3,x,", "doc_sha"),
        (f"Anna,{SHA},-1,3,x,", "start_char"),
        (f"Anna,{SHA},0.5,3,x,", "start_char"),
        (f"Anna,{SHA},٣,9,x,", "start_char"),
        (f"Anna,{SHA},3,3,x,", "end_char"),
        (f"Anna,{SHA},3,{'9' * 5000},x,", "end_char"),
        (f"Anna,{SHA},0,3, ,", "code"),
        (f"Anna,{SHA}", "code"),
    ],
)
def test_a_cell_that_can_not_be_is_named_with_its_row(tmp_path: Path, row: str, column: str) -> None:
    with pytest.raises(CodingUnreadable) as caught:
        read_coded(csv(tmp_path, f"{HEAD}Anna,{SHA},0,3,x,\n{row}\n"))
    assert caught.value.key == "coded.bad_cell"
    assert (caught.value.params["row"], caught.value.params["column"]) == (3, column)


@pytest.mark.parametrize(
    ("text", "key"),
    [
        ("", "coded.no_columns"),
        ("coder,code\n", "coded.no_columns"),
        ("just a letter\n", "coded.no_columns"),
        (HEAD + '"open', "coded.broken_csv"),
        (HEAD + f"Anna,{SHA},0,3,{'x' * 200_000},\n", "coded.broken_csv"),
    ],
)
def test_what_is_no_table_of_codings_is_refused(tmp_path: Path, text: str, key: str) -> None:
    with pytest.raises(CodingUnreadable) as caught:
        read_coded(csv(tmp_path, text))
    assert caught.value.key == key


def test_other_encodings_are_refused(tmp_path: Path) -> None:
    for encoding in ("utf-16", "cp1252"):
        with pytest.raises(CodingUnreadable, match="plain_not_utf8"):
            read_coded(csv(tmp_path, HEAD + "Zoë,", encoding))


def test_a_text_is_put_under_codings_by_either_of_its_checksums(tmp_path: Path) -> None:
    text = tmp_path / "Groep A.txt"
    text.write_bytes(b"\xef\xbb\xbfeen twee\r\n")
    known = read_text(text)
    assert known.document == Document("Groep A", SHA, "een twee\n")
    for sha in (SHA, known.bytes_sha):
        coded = with_texts(read_coded(csv(tmp_path, f"{HEAD}Anna,{sha},0,3,x,\n")), [known])
        assert coded.documents == (known.document,)
        assert [each.document for each in coded.segments] == [SHA]


def test_one_file_of_several_coders_is_cut_to_the_one_that_is_named(tmp_path: Path) -> None:
    rows = f"Anna,{SHA},0,3,x,\nBram,{SHA},4,8,y,\nfishbowl (automatisch),{SHA},0,8,z,\n"
    coded = read_coded(csv(tmp_path, HEAD + rows))
    with pytest.raises(CodingUnreadable) as caught:
        of_coder(coded, None, "a")
    assert (caught.value.key, caught.value.params["coders"]) == ("coded.several_coders", "Anna, Bram")
    with pytest.raises(CodingUnreadable, match="unknown_coder"):
        of_coder(coded, "Cas", "a")
    assert [each.code for each in of_coder(coded, "Bram", "a").segments] == ["y", "z"]
    everyone = of_coder(coded, "*", "a")
    assert (everyone.coder, [each.code for each in everyone.segments]) == ("Anna, Bram", ["x", "y", "z"])
