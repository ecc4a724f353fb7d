"""What is foreign, damaged or meant to hurt ends in a sentence, within limits."""

from __future__ import annotations

import zipfile
from pathlib import Path

import pytest

from fishbowl.agreement.archive import MAX_MEMBERS, MAX_TEXT
from fishbowl.agreement.errors import CodingUnreadable
from fishbowl.agreement.qde import MAX_ELEMENTS
from fishbowl.agreement.read import MAX_PLAIN, of_coder, read_coded, read_text
from fishbowl.text import explain
from tests.agreement.project import QUALCODER, Mark, write

HEAD = '<?xml version="1.0" encoding="utf-8"?>'
PROJECT = '<Project xmlns="urn:QDA-XML:project:1.0" name="x" origin="x">{}</Project>'
SOURCE = (
    '<Sources><TextSource guid="1" name="T" plainTextPath="{}"><PlainTextSelection guid="2" '
    'startPosition="{}" endPosition="4"><Coding guid="3"><CodeRef targetGUID="4"/></Coding>'
    "</PlainTextSelection></TextSource></Sources>"
)


def refused(path: Path) -> str:
    with pytest.raises(CodingUnreadable) as caught:
        of_coder(read_coded(path), None, "a")
    assert explain(caught.value, "nl") != explain(caught.value, "en")
    return caught.value.key


def packed(path: Path, **members: str | bytes) -> Path:
    """A zip; in a member's name `__` is a slash and `_` a dot."""
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as file:
        for name, data in members.items():
            file.writestr(name.replace("__", "/").replace("_", "."), data)
    return path


def qde(tmp_path: Path, inside: str) -> Path:
    return packed(tmp_path / "a.qdpx", project_qde=HEAD + PROJECT.format(inside))


LAUGHS = (
    HEAD
    + '<!DOCTYPE x [<!ENTITY a "haha"><!ENTITY b "&a;&a;&a;&a;&a;&a;&a;&a;">]>'
    + PROJECT.format("<Description>&b;</Description>")
)
OUTSIDE = (
    HEAD
    + '<!DOCTYPE x [<!ENTITY f SYSTEM "file:///etc/passwd">]>'
    + PROJECT.format("<Description>&f;</Description>")
)


@pytest.mark.parametrize("text", [LAUGHS, OUTSIDE], ids=["laughs", "outside"])
def test_entities_never_act(tmp_path: Path, text: str) -> None:
    assert refused(packed(tmp_path / "a.qdpx", project_qde=text)) == "coded.hostile_xml"


@pytest.mark.parametrize(
    ("members", "key"),
    [
        ({}, "coded.no_project"),
        ({"one_qde": "", "two_qde": ""}, "coded.no_project"),
        ({"folder__project_qde": ""}, "coded.no_project"),
        ({"project_qde": ""}, "coded.broken_xml"),
        ({"project_qde": "<Project"}, "coded.broken_xml"),
        ({"project_qde": b"\xff\xfe\x00"}, "coded.broken_xml"),
        ({"project_qde": '<?xml version="1.0" encoding="nonsense"?><Project/>'}, "coded.broken_xml"),
        ({"project_qde": "<Project/>"}, "coded.not_refi"),
        ({"project_qde": '<html xmlns="urn:QDA-XML:project:1.0"/>'}, "coded.not_refi"),
    ],
)
def test_what_is_no_project_is_refused(tmp_path: Path, members: dict[str, str], key: str) -> None:
    assert refused(packed(tmp_path / "a.qdpx", **members)) == key


def test_damage_is_refused(tmp_path: Path) -> None:
    path = write(tmp_path / "a.qdpx", QUALCODER, {"T": "tekst " * 500}, [Mark("T", "tekst", "x")])
    whole = path.read_bytes()
    for size in (2, 20, len(whole) // 2, len(whole) - 1):
        path.write_bytes(whole[:size])
        assert refused(path) == "coded.broken_zip"
    middle = bytearray(whole)
    middle[60:90] = b"\0" * 30
    path.write_bytes(middle)
    assert refused(path) == "coded.broken_zip"


def test_a_bomb_is_not_unpacked(tmp_path: Path) -> None:
    code = '<CodeBook><Codes><Code guid="4" name="c" isCodable="true"/></Codes></CodeBook>'
    path = packed(
        tmp_path / "a.qdpx",
        project_qde=HEAD + PROJECT.format(code + SOURCE.format("internal://t.txt", 0)),
        sources__t_txt=b" " * (MAX_TEXT + 1),
    )
    assert path.stat().st_size < 100_000
    assert refused(path) == "coded.too_large"


def test_elements_without_end_are_not_kept(tmp_path: Path) -> None:
    path = qde(tmp_path, "<Sources>" + "<a/>" * (MAX_ELEMENTS + 1) + "</Sources>")
    assert path.stat().st_size < 100_000
    assert refused(path) == "coded.too_many_elements"


def test_too_many_members_are_refused(tmp_path: Path) -> None:
    with zipfile.ZipFile(tmp_path / "a.qdpx", "w") as file:
        for n in range(MAX_MEMBERS + 1):
            file.writestr(f"{n}", b"")
    assert refused(tmp_path / "a.qdpx") == "coded.too_many_members"


@pytest.mark.parametrize(
    "place",
    ["", "internal://gone.txt", "internal://../../etc/passwd", "relative:///t.txt", "absolute:///etc/passwd"],
)
def test_a_text_is_taken_from_the_project_alone(tmp_path: Path, place: str) -> None:
    assert refused(qde(tmp_path, SOURCE.format(place, 0))) == "coded.no_text"


def test_a_source_without_codings_may_lack_its_text(tmp_path: Path) -> None:
    inside = '<Sources><TextSource guid="1" name="T" plainTextPath="internal://gone.txt"/></Sources>'
    coded = read_coded(qde(tmp_path, inside))
    assert (coded.documents, coded.segments) == ((), ())


def test_text_that_is_not_utf8_is_refused(tmp_path: Path) -> None:
    inside = HEAD + PROJECT.format(SOURCE.format("internal://t.txt", 0))
    path = packed(tmp_path / "a.qdpx", project_qde=inside, sources__t_txt="één".encode("cp1252"))
    assert refused(path) == "coded.not_utf8"


def test_a_position_that_is_no_number_is_refused(tmp_path: Path) -> None:
    inside = HEAD + PROJECT.format(SOURCE.format("internal://t.txt", "x"))
    path = packed(tmp_path / "a.qdpx", project_qde=inside, sources__t_txt="tekst")
    assert refused(path) == "coded.broken_xml"


@pytest.mark.parametrize("start", [-1, 4, 9_999_999_999])
def test_codings_that_can_not_be_placed_are_counted(tmp_path: Path, start: int) -> None:
    inside = HEAD + PROJECT.format(SOURCE.format("internal://t.txt", start))
    path = packed(tmp_path / "a.qdpx", project_qde=inside, sources__t_txt="tekst")
    coded = read_coded(path)
    assert coded.segments == ()
    assert [(remark.key, remark.params["count"]) for remark in coded.remarks] == [("agreement.lost", 1)]


def test_codings_on_no_text_are_counted(tmp_path: Path) -> None:
    picture = (
        '<Sources><PictureSource guid="1"><PictureSelection guid="2"><Coding guid="3"/></PictureSelection>'
        '</PictureSource><TextSource guid="5" name="T"><PlainTextContent>tekst</PlainTextContent>'
        '<Coding guid="6"/></TextSource></Sources>'
    )
    coded = read_coded(qde(tmp_path, picture))
    assert (coded.elsewhere, [document.text for document in coded.documents]) == (2, ["tekst"])


def test_names_made_to_keep_a_reader_busy_are_read(tmp_path: Path) -> None:
    names = ("spreker: " + " (a)" * 50_000 + "!", "fase: " + "(" * 100_000, " (" * 100_000)
    codes = "".join(f'<Code guid="{n}" name="{name}"/>' for n, name in enumerate(names))
    read = read_coded(qde(tmp_path, f"<CodeBook><Codes>{codes}</Codes></CodeBook>"))
    assert len(read.codes) == len(names)


def test_codes_nested_without_end_are_read(tmp_path: Path) -> None:
    depth = 50_000
    inside = "".join(f'<Code guid="{n}" name="c{n}">' for n in range(depth)) + "</Code>" * depth
    path = qde(tmp_path, f"<CodeBook><Codes>{inside}</Codes></CodeBook>")
    read = read_coded(path)
    assert len(read.codes | read.folders) == depth


def test_what_is_not_there_or_too_large_is_refused(tmp_path: Path) -> None:
    assert refused(tmp_path / "gone.qdpx") == "coded.cannot_open"
    assert refused(tmp_path) == "coded.cannot_open"
    assert refused(Path("a\0b")) == "coded.cannot_open"
    with (tmp_path / "large.csv").open("wb") as file:
        file.truncate(MAX_PLAIN + 1)
    assert refused(tmp_path / "large.csv") == "coded.plain_too_large"
    with pytest.raises(CodingUnreadable, match="too_large"):
        read_text(tmp_path / "large.csv")
