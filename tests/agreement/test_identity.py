"""The codes of the study's codebooks are known again in a project, also where it had to rename them."""

from __future__ import annotations

from pathlib import Path

from fishbowl.agreement.compare import compare
from fishbowl.agreement.identity import StudyCodes
from fishbowl.agreement.model import Coded, Remark, Segment
from fishbowl.agreement.read import read_coded
from fishbowl.agreement.report import CodeLists, Settings
from fishbowl.core.anew import replace
from fishbowl.core.codebook import Bilingual, Code, Codebook, CodeGroup, EffectiveElement, ElementGroup, guid
from fishbowl.elements.catalogue import Elements
from fishbowl.elements.distil import distil
from fishbowl.export import Session
from tests.export.qdpx.talks import own, talk, written

WORDS = "mijn mentor."


def book(own_id: str, primary: str, secondary: str) -> Codebook:
    """A codebook of one primary code, which names an element, and one secondary code."""
    said = Bilingual("Zo.", "So.")
    return Codebook(
        own_id,
        "1",
        Bilingual(own_id, own_id),
        "tests",
        said,
        (
            CodeGroup("one", Bilingual(f"Een {own_id}", "One"), (Code("p", primary, "p", said),)),
            CodeGroup(
                "two", Bilingual(f"Twee {own_id}", "Two"), (Code("s", secondary, "s", said),), None, True
            ),
        ),
        element_groups=(
            ElementGroup(
                "g", said, (EffectiveElement(f"of_{own_id}", Bilingual(own_id, own_id), 1, ("p",)),)
            ),
        ),
    )


STUDENTS, STAFF = book("students", "begeleiding", "online"), book("staff", "Begeleiding", "Online")


def project(folder: Path) -> Coded:
    """Our own export of one session of each codebook, as it is read back."""
    with talk(folder / "a", "A") as one, talk(folder / "b", "B") as other:
        given = [Session(own(held.record(), held.path), b) for held, b in ((one, STUDENTS), (other, STAFF))]
        return read_coded(written(folder, given))


def coding(coded: Coded, *codes: str) -> Coded:
    document = next(each for each in coded.documents if WORDS in (each.text or ""))
    at = (document.text or "").index(WORDS)
    given = (Segment(document.sha, at, at + len(WORDS), code, "Anna") for code in codes)
    return replace(coded, segments=tuple(given))


def test_codes_of_both_codebooks_are_known_in_a_project_of_both(tmp_path: Path) -> None:
    read = project(tmp_path)
    every = {"begeleiding", "online", "Begeleiding (staff)", "Online (staff)"}
    assert read.codes >= every
    layers = {
        "begeleiding": {"primary"}, "Begeleiding (staff)": {"primary"},
        "online": {"secondary"}, "Online (staff)": {"secondary"},
    }  # fmt: skip
    assert StudyCodes([STUDENTS, STAFF]).layers([read]) == layers
    # A program that gives codes GUIDs of its own, or a CSV, keeps the names.
    assert StudyCodes([STUDENTS, STAFF]).layers([replace(read, guids={})]) == layers


def test_a_code_is_known_by_its_guid_whatever_it_is_called() -> None:
    own_guid = str(guid(STAFF, "code", "s"))
    coded = Coded("a.qdpx", "0", "x", (), (), frozenset({"Via scherm", "begeleiding"}))
    coded = replace(coded, guids={"Via scherm": frozenset({own_guid}), "begeleiding": frozenset({own_guid})})
    assert StudyCodes([STUDENTS, STAFF]).names([coded]) == {
        "Via scherm": {"Online"},
        "begeleiding": {"Online"},
    }


def test_a_codebooks_own_name_goes_before_that_of_another_with_a_codebook_behind_it() -> None:
    other = book("other", "Online (staff)", "x")
    coded = Coded("a.qdpx", "0", "x", (), (), frozenset({"Online (staff)"}))
    for books in ([STAFF, other], [other, STAFF]):
        assert StudyCodes(books).layers([coded]) == {"Online (staff)": {"primary"}}


def test_a_code_that_one_of_two_renamed_is_one_code_and_told(tmp_path: Path) -> None:
    """Also by an export of two codebooks, where the other coded in a project of one."""
    read = project(tmp_path)
    a = coding(read, "Online (staff)")
    renamed = {name: own for name, own in a.guids.items() if name != "Online (staff)"}
    b = replace(
        coding(read, "Via scherm"),
        codes=a.codes - {"Online (staff)"} | {"Via scherm"},
        guids=renamed | {"Via scherm": a.guids["Online (staff)"]},
        coder="Bram",
    )
    for settings in (Settings(), Settings(layer="secondary")):
        report = compare(a, b, settings, StudyCodes([STUDENTS, STAFF]).layers([a, b]))
        assert [(f.numerator, f.denominator) for f in report.figures] == [(1, 1)]
        assert report.codes == CodeLists(("Online (staff)",), (), ())
        assert report.remarks == (Remark("agreement.renamed", {"a": "Online (staff)", "b": "Via scherm"}),)
    # A name of A's that B gave to another code stays that one's.
    both = replace(b, codes=b.codes | {"Online (staff)"})
    assert compare(a, both, Settings(), {}).figures[0].numerator == 0


def test_layers_and_elements_count_renamed_codes(tmp_path: Path) -> None:
    read = project(tmp_path)
    a, b = coding(read, "Online (staff)"), replace(coding(read, "Online (staff)", "online"), file="b.qdpx")
    codes = StudyCodes([STUDENTS, STAFF])
    report = compare(a, b, Settings(layer="secondary"), codes.layers([a, b]))
    assert [(f.numerator, f.denominator) for f in report.figures] == [(1, 2)]
    assert not [each for each in report.remarks if each.key == "agreement.no_layer"]
    told = distil([coding(read, "Begeleiding (staff)")], Elements([STUDENTS, STAFF]))
    assert [(each.id, each.passages) for each in told.elements] == [("of_students", 0), ("of_staff", 1)]
    assert told.unlinked == ()
