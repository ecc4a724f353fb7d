"""Which elements a coded project speaks of, who named them, and where. All texts are simulated."""

from __future__ import annotations

import pytest

from fishbowl.agreement.model import Case, Coded, Document, Segment, Values
from fishbowl.core.anew import replace
from fishbowl.core.codebook import (
    Bilingual,
    Code,
    Codebook,
    CodeGroup,
    EffectiveElement,
    ElementGroup,
)
from fishbowl.elements.catalogue import Elements
from fishbowl.elements.distil import approach, distil
from fishbowl.elements.links import Link, Place
from fishbowl.elements.model import Report

TEXT = (
    "M [00:00:02.000]\nWat hielp?\n\n"
    "S1 [00:00:25.000]\nMijn mentor zag mij.\n\n"
    "S2 [00:00:40.000]\nEen buddy.\n\n"
    "onbekend [00:00:50.000]\nJa.\n"
)
MENTOR, BUDDY, ASKED = "Mijn mentor zag mij.", "Een buddy.", "Wat hielp?"
STUDENTS: Values = (
    ("Bron soort", "transcript"),
    ("Bron groep", "Groep é"),
    ("Bron protocol", "fishbowl"),
    ("Bron instelling", "Hanze"),
)
SEEN, PAIRED = (
    "Het werkzame element is een mentor die je ziet",
    "The effective element is a buddy in year one",
)


def bilingual(text: str) -> Bilingual:
    return Bilingual(text, f"{text} (en)")


BOOK = Codebook(
    "fishbowl",
    "1",
    bilingual("Codeboek"),
    "tests",
    bilingual("Codeer."),
    (
        CodeGroup(
            "binding",
            bilingual("Binding"),
            (
                Code("staff", "Binding docenten", "staff", bilingual("Docenten.")),
                Code("students", "Binding studenten", "students", bilingual("Studenten.")),
            ),
        ),
    ),
    element_groups=(
        ElementGroup(
            "binding",
            bilingual("Binding"),
            (
                EffectiveElement("attention", bilingual("aandacht"), 1, ("staff",)),
                EffectiveElement("peers", bilingual("peer support"), 8),
            ),
        ),
    ),
)
ELEMENTS = Elements([BOOK])


def coded(
    *marks: tuple[str, str],
    text: str = TEXT,
    values: Values = STUDENTS,
    cases: tuple[Case, ...] = (),
    auto: tuple[tuple[str, str], ...] = (),
) -> Coded:
    """A project with one document; each mark is a passage by its own words, and a code."""

    def segment(words: str, code: str, *, laid: bool = False) -> Segment:
        at = text.index(words)
        inductive = code in (SEEN, PAIRED)
        return Segment("sha", at, at + len(words), code, "Anna", auto=laid, inductive=inductive)

    segments = (*(segment(*mark) for mark in marks), *(segment(*mark, laid=True) for mark in auto))
    document = Document("Transcript", "sha", text, values)
    own = frozenset({"Binding docenten", "Binding studenten"})
    return Coded("a.qdpx", "0" * 64, "tests", (document,), segments, own, cases=cases)


def told(report: Report, element: str) -> tuple[object, ...]:
    one = next(each for each in report.elements if each.id == element)
    return (
        one.passages, one.approaches, one.institutions, one.students, one.professionals, one.observers,
        one.unknown,
    )  # fmt: skip


def test_a_code_that_the_codebook_gives_an_element_names_it_with_the_approach_beside_it() -> None:
    report = distil([coded((MENTOR, "Binding docenten"), (MENTOR, SEEN))], ELEMENTS)
    assert told(report, "attention") == (1, ("een mentor die je ziet",), ("Hanze",), 1, 0, 0, 0)
    assert told(report, "peers") == (0, (), (), 0, 0, 0, 0)
    assert report.unlinked == (SEEN,)
    assert not report.simulated


@pytest.mark.parametrize("code", ["peer support", "8 Peer support", "8. peer support (en)", "peers"])
def test_a_code_called_as_an_element_is_that_element(code: str) -> None:
    assert told(distil([coded((BUDDY, code))], ELEMENTS), "peers")[0] == 1


def test_links_of_a_code_stand_in_for_those_of_the_codebook() -> None:
    links = (Link("peers", "Binding docenten"), Link("peers", "Nergens"))
    report = distil([coded((MENTOR, "Binding docenten"))], ELEMENTS, links)
    assert told(report, "attention")[0] == 0
    assert told(report, "peers")[0] == 1
    assert report.unknown_codes == ("Nergens",)


def test_a_passage_has_the_elements_of_its_own_links() -> None:
    at = TEXT.index(MENTOR)
    links = (
        Link("peers", "", Place("sha", at, at + len(MENTOR))),
        Link("peers", "", Place("sha", 0, 1)),
    )
    report = distil([coded((MENTOR, "Binding docenten"), (BUDDY, "Binding docenten"))], ELEMENTS, links)
    assert [each.elements for each in report.passages] == [("peers",), ("attention",)]
    assert report.unknown_places == 1


def test_an_approach_linked_to_one_element_is_not_told_of_another() -> None:
    both = f"{MENTOR}\n\nS2 [00:00:40.000]\n{BUDDY}"
    marks = ((both, "Binding docenten"), (BUDDY, PAIRED), (MENTOR, SEEN))
    report = distil([coded(*marks)], ELEMENTS, (Link("peers", PAIRED),))
    assert told(report, "attention")[:2] == (1, ("een mentor die je ziet",))
    assert told(report, "peers")[:2] == (1, ("a buddy in year one",))
    passage = next(each for each in report.passages if "Binding docenten" in each.codes)
    assert passage.speakers == ("S1", "S2")


def test_the_same_place_in_two_projects_is_one_passage_and_what_fishbowl_laid_is_none() -> None:
    one = coded((MENTOR, "Binding docenten"), auto=((BUDDY, "Binding docenten"),))
    report = distil([one, coded((MENTOR, "aandacht"))], ELEMENTS)
    assert [each.codes for each in report.passages] == [("Binding docenten", "aandacht")]
    assert told(report, "attention")[0] == 1


def test_what_the_moderator_or_someone_unknown_says_is_not_known() -> None:
    report = distil([coded((ASKED, "aandacht"), ("Ja.", "aandacht"))], ELEMENTS)
    assert told(report, "attention") == (2, (), (), 0, 0, 0, 2)
    assert report.elements[0].elsewhere == 2


def test_a_passage_that_slips_over_the_head_of_the_next_turn_is_not_by_its_speaker() -> None:
    slipped = f"{MENTOR}\n\nS2 [00:00"
    (passage,) = distil([coded((slipped, "aandacht"))], ELEMENTS).passages
    assert passage.speakers == ("S1",)
    assert passage.line == 5


def test_professionals_come_from_the_institution_of_their_case_in_that_group() -> None:
    text = TEXT.replace("S1", "P1").replace("S2", "P2")
    values = (("Source group", "G"), ("Source protocol", "professional"), ("Source institution", "Hanze"))
    cases = (
        Case("P1 (other)", (("Institution", "Zuyd"),), ()),
        Case("P1 (G)", (("Institution", "Noorderpoort"),), ()),
        Case("P2", (("Instelling", "Alfa"),), ("sha",)),
    )
    marks = ((MENTOR, "aandacht"), (BUDDY, "aandacht"))
    report = distil([coded(*marks, text=text, values=values, cases=cases)], ELEMENTS)
    assert told(report, "attention") == (2, (), ("Alfa", "Noorderpoort"), 0, 2, 0, 0)
    bare = distil([coded(*marks, text=text, values=values)], ELEMENTS)
    assert told(bare, "attention")[2] == ()


def test_a_transcript_without_speakers_is_of_the_participants_and_tablecloths_are_not() -> None:
    plain = "Mijn mentor zag mij."
    assert told(distil([coded((plain, "aandacht"), text=plain)], ELEMENTS), "attention")[2:4] == (
        ("Hanze",),
        1,
    )
    cloth = (
        "[00:01:10] O1, observatie (kaart 2)\nStil.\n\n"
        "[00:02:10] O2, citaat van S3\nNiemand zag mij.\n\n"
        "A, eigen mening, noemt iemand\nTja.\n"
    )
    values = (("Bron soort", "waarnemingen"), *STUDENTS[1:])
    words = ("Stil.", "Niemand zag mij.", "Tja.")
    report = distil([coded(*((each, "aandacht") for each in words), text=cloth, values=values)], ELEMENTS)
    assert [each.speakers for each in report.passages] == [("O1",), ("S3",), ()]
    assert told(report, "attention") == (3, (), ("Hanze",), 1, 0, 1, 1)


def test_what_one_project_dropped_another_of_the_same_texts_still_says() -> None:
    """ATLAS.ti keeps no variables and no cases, and a CSV not even the text: then our own export says it."""
    text = TEXT.replace("S1", "P1")
    cases = (Case("P1", (("Institution", "Alfa"),), ("sha",)),)
    exported = coded(text=text, values=(("Source protocol", "professional"),), cases=cases)
    bare = coded((MENTOR, "aandacht"), text=text, values=())
    table = replace(bare, documents=(Document("sha", "sha", None),))
    for projects in ([exported, bare], [bare, exported], [table, exported], [exported, table]):
        report = distil(projects, ELEMENTS)
        assert told(report, "attention") == (1, (), ("Alfa",), 0, 1, 0, 0)
        assert [each.document for each in report.passages] == ["Transcript"]


def test_a_rehearsal_says_so() -> None:
    assert distil([coded((MENTOR, "x"), values=(("Source simulated", "true"),))], ELEMENTS).simulated


@pytest.mark.parametrize("name", ["Transcript oefening (gesimuleerd).txt", "Transcript drill (simulated)"])
def test_a_rehearsal_says_so_also_where_a_program_kept_its_name_alone(name: str) -> None:
    bare = coded((MENTOR, "x"), values=())
    named = replace(bare, documents=(Document(name, "sha", TEXT),))
    assert distil([named], ELEMENTS).simulated


def test_an_approach_is_what_follows_the_stem() -> None:
    assert approach(SEEN) == "een mentor die je ziet"
    assert approach("Het werkzame element is …") == ""
    assert approach("een buddy") == "een buddy"


def test_codebooks_that_share_an_element_have_it_once_with_the_codes_of_both() -> None:
    twice = Elements([BOOK, BOOK])
    assert [each.id for each in twice.all] == ["attention", "peers"]
    assert twice.of_code("Binding docenten") == {"attention"}
    assert twice.named(" 1. Aandacht ") == "attention"
    assert twice.named("1.") == "attention"
    assert twice.named("2") is None
