"""Both codebooks, code by code: names letter for letter, full names, labels, and what each is given to."""

from __future__ import annotations

import pytest

from fishbowl.authoring.library import shipped_folder
from fishbowl.authoring.load import load_codebook
from fishbowl.core.codebook import Codebook

Line = tuple[str, str, str, str]
"""Name, full name, English label, and the examples in English, parted by semicolons."""

INSTITUTION = ("Binding instituut en opleiding", "Verbondenheid instituut of opleiding")
STAFF = ("Binding docenten en staf", "Contact docenten en staf")
STUDENTS = ("Binding studenten", "Mentoring en contacten peers")
WELLBEING = ("Welzijn ondersteuning", "Studentondersteuning en begeleiding bij welzijn")
STUDY = "Studentondersteuning en begeleiding bij succesvol studeren"

PROFESSIONAL: dict[str, list[Line]] = {
    "Didactische aspecten / Didactic aspects": [
        (
            "Roostering & toetsing",
            "",
            "Scheduling & assessment",
            "lecture-free week; spread deadlines; planning of lessons on campus; choice of test form; "
            "grade-free term",
        ),
        (
            "Verbindende & Activerende didactiek",
            "",
            "Connecting & activating teaching",
            "reworked courses; team-based and problem-based work; small groups; peer feedback",
        ),
    ],
    "Relationele aspecten / Relational aspects": [
        (
            *INSTITUTION,
            "Connection with institution and programme",
            "home-like spaces; introduction; institution-wide activities; "
            "attention to (international) students outside the norm group",
        ),
        (
            *STUDENTS,
            "Connection among students",
            "peer mentoring; buddies; learning community; pub quiz; study, sports and student associations",
        ),
        (
            *STAFF,
            "Connection with teachers and staff",
            "more and better contact; being seen; lower threshold; motivating",
        ),
    ],
    "Persoonsgerichte ontwikkeling / Person-centred development": [
        (
            *WELLBEING,
            "Wellbeing support",
            "mindfulness; worry, stress and anxiety; self-care; vulnerable groups",
        ),
        ("Studie ondersteuning", STUDY, "Study support", "time management"),
    ],
    "Secundaire codes / Secondary codes": [
        ("Online", "", "Online", ""),
        ("Negatief", "", "Negative", ""),
        ("Toekomstidee", "", "Future idea", ""),
    ],
}
FISHBOWL: dict[str, list[Line]] = {
    "Binding / Connection": [
        ("Binding algemeen", "", "Connection, general", ""),
        (
            *INSTITUTION,
            "Connection with institution and programme",
            "introduction; institution-wide activities",
        ),
        (
            *STAFF,
            "Connection with teachers and staff",
            "how a study coach relates to and supports you",
        ),
        (*STUDENTS, "Connection among students", "excursion; dinner; pub quiz"),
        (
            "Binding buiten instelling",
            "Binding buiten de instelling",
            "Connection outside the institution",
            "sports, study or student association; school friends; family",
        ),
        ("Binding overig", "", "Connection, other", ""),
    ],
    "Welzijn / Wellbeing": [
        (*WELLBEING, "Wellbeing support", "psychologist; workshop on stress or fear of failure"),
        (
            "Studie ondersteuning",
            f"{STUDY}, buiten het curriculum",
            "Study support outside the curriculum",
            "tutoring; workshops on time management or referencing",
        ),
        (
            "Welzijn buiten instelling",
            "Welzijnsverbetering buiten de instelling",
            "Wellbeing outside the institution",
            "riding; sports",
        ),
        (
            "Welzijn communicatie",
            "Communicatie rondom welzijn",
            "Communication on wellbeing",
            "long impersonal mails; not knowing what there is",
        ),
        ("Welzijn overig", "", "Wellbeing, other", ""),
    ],
    "Didactische aspecten / Didactic aspects": [
        (
            "Roostering & toetsing",
            "",
            "Scheduling & assessment",
            "deadlines and tests; planning of lessons on campus or online",
        ),
        (
            "Verbindende & Activerende didactiek",
            "",
            "Connecting & activating teaching",
            "break-out groups; cameras on; tutorials; project work",
        ),
        (
            "Studie ondersteuning curriculum",
            "Studieondersteuning binnen het curriculum",
            "Study support in the curriculum",
            "little help in finding an internship; compulsory excursions left to the student",
        ),
        (
            "Informatievoorziening",
            "Informatievoorziening over studie/curriculum/vakken",
            "Information on the study",
            "unclear digital learning environment; a teacher who points to the manual instead of answering",
        ),
        ("Didactisch overig", "", "Didactic, other", ""),
    ],
    "Waardering / Valence": [
        ("positief", "", "positive", ""),
        ("neutraal", "", "neutral", ""),
        ("negatief", "", "negative", ""),
    ],
    "Online vs fysiek / Online or on campus": [
        ("online", "", "online", ""),
        ("fysiek", "", "on campus", ""),
    ],
    "Overig / Other": [("Toekomstideeën en suggesties", "", "Future ideas and suggestions", "")],
}
ELEMENTS = """\
1 persoonlijke aandacht / personal attention
2 peer-to-peer begeleiding / peer mentoring
3 sociale activiteiten / social activities
4 warm welkom / warm welcome
5 campus als thuisbasis / campus as home base
6 verbindende en activerende didactiek / connecting and activating teaching
7 welzijnsvaardigheden en bewustzijn / wellbeing skills and awareness
8 peer support / peer support
9 informatievoorziening en communicatie rondom welzijnsaanbod / communication on wellbeing support
10 maatwerk / tailoring
11 personele infrastructuur / staffing
12 signaleringsfunctie docent en staf / signalling by teachers and staff
13 docentprofessionalisering m.b.t. welzijn / training teachers for wellbeing
14 studieondersteuning / study support
15 informatievoorziening en communicatie rondom het curriculum / communication on the curriculum
16 aanpassingen roostering / scheduling changes
- training in online lesgeven / training for online teaching
- camera's aan / cameras on
- informele online momenten / informal online moments
- kleine groepen / small groups
- werkvormen die online passen / formats that suit online
- één-op-één online / one-to-one online
"""
BOOKS = {"professional": PROFESSIONAL, "fishbowl": FISHBOWL}


def codebook(name: str) -> Codebook:
    return load_codebook(shipped_folder() / "codebooks" / f"{name}.yaml")


@pytest.mark.parametrize("name", BOOKS)
def test_every_code_is_there_in_its_group_and_order(name: str) -> None:
    found = {
        f"{group.name.nl} / {group.name.en}": [
            (code.name, code.full_name, code.label_en, "; ".join(e.en for e in code.examples))
            for code in group.codes
        ]
        for group in codebook(name).groups
    }
    assert found == BOOKS[name]
    assert [*found] == [*BOOKS[name]]


@pytest.mark.parametrize("name", BOOKS)
def test_every_code_is_described_in_both_languages_and_each_in_its_own_way(name: str) -> None:
    codes = codebook(name).codes
    for lang in ("nl", "en"):
        described = [getattr(code.description, lang) for code in codes]
        assert len({*described}) == len(codes)
        assert all(text[0].isupper() and text.endswith(".") for text in described)
    for code in codes:
        assert code.description.nl != code.description.en


@pytest.mark.parametrize("name", BOOKS)
def test_every_effective_element_is_there(name: str) -> None:
    groups = codebook(name).element_groups
    found = [
        f"{element.number or '-'} {element.name.nl} / {element.name.en}"
        for group in groups
        for element in group.elements
    ]
    assert found == ELEMENTS.splitlines()
    assert [group.name.nl for group in groups] == ["Binding", "Welzijn", "Online"]


def test_how_to_code_stands_in_each() -> None:
    professional, fishbowl = codebook("professional"), codebook("fishbowl")
    assert '"Het werkzame element is …"' in professional.procedure.nl
    assert '"The effective element is …"' in professional.procedure.en
    assert "memo" in fishbowl.procedure.nl
    assert "memo" in fishbowl.procedure.en
    example = professional.example
    assert example is not None
    assert example.inductive.nl == "één vaste coach met tijd in het rooster"
    assert [professional.code(code).name for code in example.codes] == [
        "Binding docenten en staf",
        "Roostering & toetsing",
    ]
