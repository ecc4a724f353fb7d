"""What fishbowl brings: both protocols in both languages, word for word, and both codebooks."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import msgspec
import pytest

from fishbowl.authoring.library import find_codebooks, find_protocols, shipped_folder
from fishbowl.authoring.load import (
    check_codebook,
    check_file,
    codebook_schema,
    load_codebook,
    load_protocol,
    protocol_schema,
)
from fishbowl.core.codebook import Codebook
from fishbowl.core.protocol import Card, Lang, Protocol, Stage, all_questions, blanks, fill

FOLDER = shipped_folder()
FILES = {f"{found.id}.{found.lang}": found.path for found in find_protocols(FOLDER)}
LANGS: tuple[Lang, Lang] = ("nl", "en")
WORDING = frozenset(
    [
        *("lang", "title", "purpose", "central_question", "period", "source", "goal", "note"),
        *("text", "intro", "label", "questions", "sub_questions", "taking_part", "processing"),
    ]
)


def protocol(name: str) -> Protocol:
    return load_protocol(FILES[name])


def codebook(name: str) -> Codebook:
    return load_codebook(FOLDER / "codebooks" / f"{name}.yaml")


def test_both_protocols_are_there_in_both_languages() -> None:
    assert sorted(FILES) == ["fishbowl.en", "fishbowl.nl", "professional.en", "professional.nl"]
    assert [found.title for found in find_protocols(FOLDER)] == [
        "Student fishbowl",
        "Fishbowl studenten",
        "Focus group with professionals",
        "Focusgroep professionals",
    ]


@pytest.mark.parametrize("name", FILES)
def test_a_shipped_protocol_has_no_fault_and_needs_no_advice(name: str) -> None:
    report = check_file(FILES[name])
    assert (report.faults, report.advice) == ((), ())


@pytest.mark.parametrize("name", ["professional", "fishbowl"])
def test_both_languages_are_the_same_but_for_their_wording(name: str) -> None:
    def structure(value: Any, key: str = "") -> Any:
        if isinstance(value, dict):
            return {field: structure(part, field) for field, part in value.items()}
        if isinstance(value, list | tuple):
            return [structure(part, key) for part in value]
        return bool(value) if key in WORDING and isinstance(value, str) else value

    dutch, english = (msgspec.to_builtins(protocol(f"{name}.{lang}")) for lang in LANGS)
    for each in (dutch, english):
        each["consent"]["text_for_observers"] = {"text": each["consent"].pop("observers")}
    assert {**structure(dutch), "rules": 0} == {**structure(english), "rules": 0}
    assert [bool(text) for text in dutch["rules"].values()] == [
        bool(text) for text in english["rules"].values()
    ]


@pytest.mark.parametrize("name", FILES)
def test_consent_is_asked_in_a_text_that_people_will_read(name: str) -> None:
    form = protocol(name).consent
    assert form.version == "1"
    assert len(form.text.split()) <= 220
    assert len(form.observers.split()) < len(form.text.split())
    assert len(form.text.splitlines()) == 5, "paragraphs"
    withdrawing = {"nl": "waar dat nog kan", "en": "where that can still be done"}[name[-2:]]
    for text in (form.text, form.observers):
        assert withdrawing in text, "no promise that everything can be erased"
    assert form.taking_part
    assert form.processing


def test_the_times_of_the_study() -> None:
    professional, fishbowl = protocol("professional.nl"), protocol("fishbowl.nl")
    minutes = {stage.id: stage.planned_s // 60 for stage in professional.stages}
    marks = [(stage.clock_mark_s or 0) // 60 for stage in professional.stages]
    assert minutes == {
        "introduction": 5,
        "binding_wellbeing": 25,
        "online": 10,
        "best_practices": 15,
        "closing": 5,
    }
    assert (marks, professional.planned_s, professional.longest_s) == ([5, 30, 40, 55, 60], 3600, 3600)
    assert [(stage.id, stage.planned_s // 60, len(stage.cards)) for stage in fishbowl.decks] == [
        ("binding", 20, 5),
        ("wellbeing", 15, 5),
        ("online", 10, 2),
    ]
    assert sum(stage.planned_s for stage in fishbowl.decks) == 45 * 60
    assert (fishbowl.shortest_s, fishbowl.planned_s, fishbowl.longest_s) == (85 * 60, 90 * 60, 95 * 60)
    asked = fishbowl.stage("observer_questions")
    assert (asked.kind, asked.planned_s) == ("observer_questions", 1500)
    assert (asked.shortest_s, asked.longest_s) == (1200, 1800)
    assert [stage.id for stage in fishbowl.stages if stage.ours] == ["welcome", "break", "closing"]


def test_who_takes_part() -> None:
    def sizes(name: str) -> tuple[str, int, int, int, int]:
        of = protocol(name)
        people, observers = of.participants, of.observers
        return of.participant_prefix, people.low, people.high, observers.low, observers.high

    assert sizes("professional.en") == ("P", 2, 4, 0, 5)
    assert sizes("fishbowl.en") == ("S", 2, 5, 1, 5)


def test_the_recorder_and_the_tablecloths_in_order() -> None:
    def marks(of: Protocol) -> list[tuple[str, str | None]]:
        cues = [(stage.id, step.cue) for stage in of.stages for step in stage.steps if step.cue]
        return [*cues, *((stage.id, None) for stage in of.stages if stage.opens_tablecloths)]

    assert marks(protocol("fishbowl.nl")) == [
        ("welcome", "start"),
        ("break", "pause"),
        ("observer_questions", "resume"),
        ("closing", "stop"),
        ("break", None),
    ]
    assert marks(protocol("professional.nl")) == [
        ("introduction", "start"),
        ("closing", "stop"),
        ("closing", None),
    ]


def test_what_only_an_online_group_gets() -> None:
    of = protocol("professional.en")
    steps = [*of.preparation, *(step for stage in of.stages for step in stage.steps)]
    assert [step.id for step in steps if step.online_only] == ["display_names", "save_chat"]


def test_only_the_first_wellbeing_card_has_no_nudges() -> None:
    still = [
        (deck.id, card.id) for deck in protocol("fishbowl.nl").decks for card in deck.cards if not card.nudges
    ]
    assert still == [("wellbeing", "now")]


def test_a_deck_whole() -> None:
    assert protocol("fishbowl.nl").stage("online") == Stage(
        "online",
        "deck",
        "Online onderwijs",
        600,
        cards=(
            Card(
                "binding",
                1,
                (
                    "Denk aan online lessen, toen of nu: wat maakte dat jullie je daar meer verbonden "
                    "voelden?",
                ),
                sub_questions=("Vertel eens over zo'n moment: hoe ging het?", "Wat veranderde daardoor?"),
            ),
            Card(
                "wellbeing",
                2,
                ("Denk aan online lessen, toen of nu: wat maakte dat jullie daar beter in je vel zaten?",),
                sub_questions=("Vertel eens over zo'n moment: hoe ging het?", "Wat veranderde daardoor?"),
            ),
        ),
    )


def test_the_questions_with_their_probes_in_order() -> None:
    of = protocol("professional.en").stage("binding_wellbeing")
    asked = [
        (
            question.id,
            [probe.id for probe in question.prompts],
            [(f.letter, f.id) for f in question.follow_ups],
        )
        for question in all_questions(of)
    ]
    reached = ["for_whom", "how_reached", "compulsory"]
    known = [("a", "worked"), ("b", "differently")]
    assert asked == [
        ("binding_done", [], []),
        ("binding_why", [*reached, "group_size"], []),
        ("binding_impact", [], [*known, ("c", "at_home")]),
        ("wellbeing_effect", [], []),
        ("wellbeing_done", [], []),
        ("wellbeing_why", reached, []),
        ("wellbeing_impact", [], [*known, ("c", "reach")]),
        ("wellbeing_needs", [], []),
    ]
    assert [question.id for question in of.questions if question.additional] == [
        "wellbeing_effect",
        "wellbeing_done",
    ]
    assert [topic.id for check in of.coverage for topic in check.topics] == ["institution", "staff", "peers"]


SAID = {
    "professional.nl": (
        "Wat werkt in aanpakken voor de binding en het welzijn van studenten, en wat zouden jullie nu "
        "anders doen?",
        "Leg doel en aanleiding uit: we zoeken wat werkt voor binding en welzijn, online en op locatie, van "
        "de "
        "pandemie tot nu, en willen dat jullie kennis uitwisselen. Het is een veilige plek: wij gebruiken "
        "het "
        "gesprek zonder namen, zoals in de toestemming staat; verder gaat niets naar anderen zonder "
        "toestemming "
        "van wie het betreft.",
        "Een volledige opsomming hoeft niet: laat één of twee aanpakken kiezen die het meest deden of de "
        "meeste "
        "studenten bereikten.",
        "Wat werkte wel, wat niet, waarom, en waaraan zie je dat: gemeten of waargenomen?",
        "We hoorden nog weinig over de band van studenten met {topic}: hoe is die bij jullie?",
        "Bewaar de chat: die staat niet in het transcript.",
    ),
    "professional.en": (
        "Say that there is one hour, that you keep the time, and will sometimes interrupt to change topic or "
        "speaker.",
        "In your experience, what does an approach need in order to improve students' wellbeing?",
        "What works or worked for you, for connection and wellbeing, in online, hybrid or blended teaching?",
        "Suppose someone asks your advice on students' connection and wellbeing: what do you recommend?",
        "Have everyone use their code as display name.",
    ),
    "fishbowl.nl": (
        "Neem kaarten van stapel 1, dan 2, dan 3. Deel ervaringen en vraag door bij elkaar. De observatoren "
        "zwijgen en schrijven; na de pauze stellen zij vragen. De gespreksleider komt er alleen kort tussen "
        "voor "
        "uitleg, om iemand ruimte te geven of voor de volgende stapel. Overslaan, zwijgen en stoppen mag. "
        "Noem "
        "geen namen.",
        "De pandemie zette de binding van studenten onder druk. Bij binding gaat het erom of je voor je "
        "gevoel bij "
        "{institution} en je opleiding hoort: of je je er thuis voelt, en of anderen je zien en waarderen.",
        "Was er een activiteit van {institution} of jullie opleiding die veel uitmaakte voor jullie band "
        "met de "
        "instelling, de opleiding, docenten of elkaar?",
        "Waar komt die stress vandaan, of waardoor blijft hij weg?",
        "Noem bij wie je terechtkunt als dit gesprek iets losmaakt.",
    ),
    "fishbowl.en": (
        "Do not interrupt students. Note every question and remark on your own tablecloth. After the break "
        "you "
        "ask, listen and exchange thoughts. Never use what you hear to assess a student.",
        "The pandemic also put students' wellbeing under pressure. Wellbeing here means feeling good and "
        "happy, in "
        "your studies and outside; having no mental health problems and coping with the ordinary stress of "
        "student life. Share only what you want to.",
        "What part did teachers play in how connected you feel with {institution} and your programme, "
        "helpful or "
        "not? No names, please.",
        "Think of online lessons, then or now: what was good for your wellbeing there?",
        "Is it recording again?",
    ),
}


@pytest.mark.parametrize("name", SAID)
def test_the_wording_is_shipped_as_it_was_written(name: str) -> None:
    def texts(value: Any) -> list[str]:
        if isinstance(value, dict):
            return [text for part in value.values() for text in texts(part)]
        if isinstance(value, list | tuple):
            return [text for part in value for text in texts(part)]
        return [value] if isinstance(value, str) else []

    shipped = texts(msgspec.to_builtins(protocol(name)))
    assert [text for text in SAID[name] if text not in shipped] == []


def test_the_card_names_the_institution_with_its_article() -> None:
    of = protocol("fishbowl.nl")
    assert blanks(of) == {"institution"}
    asked = of.stage("wellbeing").cards[1].questions[0]
    assert fill(asked, "de Hanze", "Verpleegkunde") == (
        "Is er sinds de pandemie bij de Hanze iets gebeurd waardoor jullie beter in je vel zitten?"
    )


CODES = {
    "professional": {
        "didactic": ["Roostering & toetsing", "Verbindende & Activerende didactiek"],
        "relational": ["Binding instituut en opleiding", "Binding studenten", "Binding docenten en staf"],
        "personal": ["Welzijn ondersteuning", "Studie ondersteuning"],
        "secondary": ["Online", "Negatief", "Toekomstidee"],
    },
    "fishbowl": {
        "binding": [
            "Binding algemeen",
            "Binding instituut en opleiding",
            "Binding docenten en staf",
            "Binding studenten",
            "Binding buiten instelling",
            "Binding overig",
        ],
        "wellbeing": [
            "Welzijn ondersteuning",
            "Studie ondersteuning",
            "Welzijn buiten instelling",
            "Welzijn communicatie",
            "Welzijn overig",
        ],
        "didactic": [
            "Roostering & toetsing",
            "Verbindende & Activerende didactiek",
            "Studie ondersteuning curriculum",
            "Informatievoorziening",
            "Didactisch overig",
        ],
        "valence": ["positief", "neutraal", "negatief"],
        "setting": ["online", "fysiek"],
        "other": ["Toekomstideeën en suggesties"],
    },
}
SECONDARY = {"professional": ["secondary"], "fishbowl": ["valence", "setting", "other"]}


def test_both_codebooks_are_there() -> None:
    assert [found.id for found in find_codebooks(FOLDER)] == ["fishbowl", "professional"]


@pytest.mark.parametrize("name", CODES)
def test_the_code_names_are_those_of_the_analysis_letter_for_letter(name: str) -> None:
    assert check_codebook(FOLDER / "codebooks" / f"{name}.yaml").faults == ()
    of = codebook(name)
    assert {group.id: [code.name for code in group.codes] for group in of.groups} == CODES[name]
    assert [group.id for group in of.groups if group.secondary] == SECONDARY[name]


def test_a_short_name_comes_with_its_full_name() -> None:
    assert codebook("professional").code("binding_students").full_name == "Mentoring en contacten peers"
    assert codebook("fishbowl").code("study_information").full_name == (
        "Informatievoorziening over studie/curriculum/vakken"
    )


@pytest.mark.parametrize("name", CODES)
def test_six_elements_work_for_connection_and_ten_for_wellbeing(name: str) -> None:
    numbers = {
        group.id: [element.number for element in group.elements] for group in codebook(name).element_groups
    }
    assert numbers == {"binding": [*range(1, 7)], "wellbeing": [*range(7, 17)], "online": [None] * 6}


@pytest.mark.parametrize(("name", "made"), [("protocol", protocol_schema), ("codebook", codebook_schema)])
def test_the_schema_that_editors_read_is_the_one_that_check_uses(name: str, made: Any) -> None:
    committed = (FOLDER / "schema" / f"{name}.schema.json").read_text("utf-8")
    assert committed == made(), f"run: fishbowl {name} schema > protocols/schema/{name}.schema.json"


@pytest.mark.parametrize("path", [*FILES.values(), *(found.path for found in find_codebooks(FOLDER))])
def test_a_shipped_file_points_editors_at_its_schema(path: Path) -> None:
    first = path.read_text("utf-8").splitlines()[0]
    start = "# yaml-language-server: $schema="
    assert first.startswith(start)
    kind = "codebook" if path.parent.name == "codebooks" else "protocol"
    schema = (path.parent / first.removeprefix(start)).resolve()
    assert schema == (FOLDER / "schema" / f"{kind}.schema.json").resolve()
    assert json.loads(schema.read_text("utf-8"))["type"] == "object"
