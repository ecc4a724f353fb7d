"""The REFI-QDA codebook, read back by a parser that did not write it."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterator

import pytest
from lxml import etree

from fishbowl.core.anew import replace
from fishbowl.core.codebook import Codebook, guid
from fishbowl.export.codebook.qdc import made
from fishbowl.text import Lang
from tests.export.codebook.books import HOSTILE, NAMES, shipped
from tests.export.refi import schema

NS = "{urn:QDA-XML:codebook:1.0}"
BOOKS = [*map(shipped, NAMES), HOSTILE]
LANGS: tuple[Lang, Lang] = ("nl", "en")


def read(codebook: Codebook, lang: Lang = "nl") -> etree._Element:
    return etree.fromstring(made(codebook, lang))


def leaves(root: etree._Element) -> Iterator[etree._Element]:
    return (code for code in root.iter(f"{NS}Code") if code.get("isCodable") == "true")


def about(code: etree._Element) -> str | None:
    return code.findtext(f"{NS}Description")


@pytest.mark.parametrize("codebook", BOOKS, ids=lambda book: book.id)
@pytest.mark.parametrize("lang", LANGS)
def test_it_is_valid_by_the_published_schema(codebook: Codebook, lang: Lang) -> None:
    valid = schema("Codebook")
    valid.assertValid(etree.ElementTree(read(codebook, lang)))


@pytest.mark.parametrize("name", NAMES)
def test_each_group_is_a_folder_and_a_set_of_its_codes_by_their_dutch_names(name: str) -> None:
    codebook = shipped(name)
    for lang in LANGS:
        root = read(codebook, lang)
        assert [child.tag for child in root] == [f"{NS}Codes", f"{NS}Sets"]
        folders = {folder.get("name"): folder for folder in root[0]}
        assert {folder.get("isCodable") for folder in root[0]} == {"false"}
        inside = {
            above: [(code.get("name"), code.get("guid")) for code in folder.iterchildren(f"{NS}Code")]
            for above, folder in folders.items()
        }
        wanted = {
            group.name.of(lang): [(code.name, str(guid(codebook, "code", code.id))) for code in group.codes]
            for group in codebook.groups
        }
        assert inside == wanted
        sets = {its.get("name"): [m.get("guid") for m in its.iter(f"{NS}MemberCode")] for its in root[1]}
        assert sets == {above: [own for _, own in codes] for above, codes in wanted.items()}


@pytest.mark.parametrize("codebook", BOOKS, ids=lambda book: book.id)
@pytest.mark.parametrize("lang", LANGS)
def test_what_programs_refuse_is_not_in_it(codebook: Codebook, lang: Lang) -> None:
    root = read(codebook, lang)
    described = [of for of in root.iter() if of.find(f"{NS}Description") is not None]
    assert all(of[0].tag == f"{NS}Description" and of[0].text for of in described)
    parts = [*root.iter(f"{NS}Code"), *root.iter(f"{NS}Set")]
    guids = [part.get("guid") for part in parts]
    assert len(guids) == len(set(guids))
    codes = [str(code.get("name")).casefold() for code in root.iter(f"{NS}Code")]
    assert len(codes) == len(set(codes))
    assert {set(code.keys()) == {"guid", "name", "isCodable"} for code in root.iter(f"{NS}Code")} == {True}
    text = made(codebook, lang).decode()
    assert (unicodedata.normalize("NFC", text), "\r" in text) == (text, False)


def test_a_description_has_the_examples_and_the_full_name_with_it() -> None:
    code = next(c for c in leaves(read(shipped("professional"))) if c.get("name") == "Binding studenten")
    assert about(code) == (
        "Wat studenten met elkaar in contact brengt.\n\n"
        "Bijvoorbeeld: begeleiding door medestudenten; buddy's; leergemeenschap; pubquiz; "
        "studie-, sport- en studentenverenigingen\n\n"
        "Voluit: Mentoring en contacten peers"
    )
    root = read(shipped("fishbowl"), "en")
    about_en = {code.get("name"): about(code) for code in leaves(root)}
    assert about_en["fysiek"] == (
        "Said explicitly of on-campus teaching.\n\n"
        "English: on campus\n\n"
        "Secondary code: always give it beside another code."
    )
    assert [its.findtext(f"{NS}Description") for its in root[1]][2:4] == [
        "Content and organisation of the curriculum.",
        "For the study's question, not how the speaker liked it.\n\n"
        "Secondary code: always give it beside another code.",
    ]


def test_hostile_words_come_back_as_text() -> None:
    root = read(HOSTILE)
    assert root[0][0].get("name") == "Rust (groep)"
    first, formula, path = leaves(root)
    assert (
        about(first)
        == "Café �␛[2J�\nJaneé 😀\n\nSecundaire code: geef deze altijd samen met een andere code."
    )
    assert [code.get("name") for code in (first, formula, path)] == ["Rust", "=1+1", "a > b\\c"]


@pytest.mark.parametrize("name", NAMES)
def test_the_same_codebook_gives_the_same_bytes_and_a_newer_version_the_same_guids(name: str) -> None:
    codebook = shipped(name)
    assert made(codebook, "nl") == made(replace(codebook), "nl")
    newer = replace(codebook, version="2", title=HOSTILE.title)
    for lang in LANGS:
        mine, others = read(codebook, "nl"), read(newer, lang)
        assert [part.get("guid") for part in mine.iter()] == [part.get("guid") for part in others.iter()]
    assert str(guid(codebook, "code", "online")) != str(guid(HOSTILE, "code", "online"))


def test_a_guid_stays_what_it_was() -> None:
    """Projects that were begun with an earlier export know the code by it."""
    assert str(guid(shipped("fishbowl"), "code", "binding_general")) == "18ffe878-4e2c-59d9-b7c5-84bf5012f268"
