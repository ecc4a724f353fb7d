"""What is proposed: a pseudonym on a clear sign only, and each name and number that a person should see."""

from __future__ import annotations

import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from fishbowl.importing.suggest import Redaction, Redactor, places_of, proposed_map, redacted

ROSTER = ("M", "A", "S1", "S2", "S12", "O1", "O2")


@pytest.mark.parametrize(
    ("name", "person"),
    [
        ("S1", "S1"),
        ("s2", "S2"),
        ("@S1", "S1"),
        ("S01", "S1"),
        ("S12", "S12"),
        ("Student s2 (Hanze)", "S2"),
        ("O1_Vera", "O1"),
        ("M", "M"),
        ("a", "A"),
        ("Anouk Visser (moderator)", "M"),
        ("Gespreksleider", "M"),
        ("Speaker 1", ""),
        ("Spreker 2", ""),
        ("SPEAKER_00", ""),
        ("S3", ""),
        ("S1 en S2", ""),
        ("S1a", ""),
        ("OS1", ""),
        ("Anouk Visser", ""),
        ("M. Jansen", ""),
        ("A1", ""),
    ],
)
def test_a_code_in_the_name_is_a_sign_and_nothing_else_is(name: str, person: str) -> None:
    assert proposed_map([name], ROSTER) == {name: person}


def test_the_moderator_is_proposed_only_where_there_is_one() -> None:
    two = ["Anouk (moderator)", "Bram (moderator)"]
    assert proposed_map(two, ROSTER) == dict.fromkeys(two, "")
    assert proposed_map(["Anouk (moderator)"], ("M", "M2")) == {"Anouk (moderator)": ""}
    assert proposed_map(["Anouk (moderator M2)"], ("M", "M2")) == {"Anouk (moderator M2)": "M2"}


def test_someone_may_be_in_the_file_twice() -> None:
    assert proposed_map(["S1", "S1 (telefoon)", "Gast"], ROSTER) == {
        "S1": "S1",
        "S1 (telefoon)": "S1",
        "Gast": "",
    }


# --- redactions -------------------------------------------------------------------------------------------

NAMES = (
    "Visser-de Wit, Anouk (moderator)",
    "Inés van der DÍAZ",
    "Bo Ng",
    "Spreker 2",
    "S1",
    "Jan-Willem O’Hara",
)


def taken_out(text: str, *names: str) -> str:
    return redacted(text, Redactor(names or NAMES, "nl").suggest(text))


@pytest.mark.parametrize(
    ("text", "left"),
    [
        ("Vraag het anouk, of Inès.", "Vraag het [naam], of [naam]."),
        ("ANOUKS idee, Anouk's plan en Inés’ vraag", "[naam]S idee, [naam]'s plan en [naam]’ vraag"),
        ("Inés van der Díaz zei", "[naam] zei"),
        ("van der Diaz en mevrouw DIAZ", "van der [naam] en mevrouw [naam]"),
        ("Anouk Visser-de Wit, mevrouw Visser-de Wit", "[naam], mevrouw [naam]-de [naam]"),
        ("Jan-Willem, Willem en O’Hara", "[naam]-[naam], [naam] en [naam]"),
        ("Anoukje, wittebrood, visserij, diazepam", "Anoukje, wittebrood, visserij, diazepam"),
        ("Bo Ng kwam; Bo bleef, Ng ging", "[naam] kwam; Bo bleef, Ng ging"),
        ("de moderator en spreker 2 en S1", "de moderator en spreker 2 en S1"),
    ],
)
def test_names_and_their_parts_are_found_as_words(text: str, left: str) -> None:
    assert taken_out(text) == left


@pytest.mark.parametrize(
    ("text", "left"),
    [
        ("mail a.visser+x@st.hanze.nl.", "mail [e-mailadres]."),
        ("anouk apenstaartje hanze punt nl", "[e-mailadres]"),
        ("anouk apenstaart hanze.nl graag", "[e-mailadres] graag"),
        ("kijk at home. Then go", "kijk at home. Then go"),
        ("bel 06-12345678 of 06 12 34 56 78", "bel [telefoonnummer] of [telefoonnummer]"),
        (
            "+31 6 1234 5678, 0031612345678, +31 (0)6-12345678",
            "[telefoonnummer], [telefoonnummer], [telefoonnummer]",
        ),
        ("050-3123456, (050) 312 34 56", "[telefoonnummer], [telefoonnummer]"),
        ("+49 30 1234567", "[telefoonnummer]"),
        ("nummer 381234, s123456 of S1234567", "nummer [studentnummer], [studentnummer] of [studentnummer]"),
        (
            "in 2023, om 10:30, 1234 keer, 10.000 euro, €25000",
            "in 2023, om 10:30, 1234 keer, 10.000 euro, €25000",
        ),
        ("123456789 en x12345 en 12345x", "123456789 en x12345 en 12345x"),
        ("In 12345.", "In [studentnummer]."),
    ],
)
def test_addresses_and_numbers_are_found(text: str, left: str) -> None:
    assert taken_out(text) == left


def test_a_suggestion_says_where_what_and_instead_of_what() -> None:
    found = Redactor(["Zoë Bakker"], "en").suggest("𝒜 café: zoe, 381234")
    assert found == (
        Redaction(8, 11, "name", "[name]"),
        Redaction(13, 19, "student_number", "[student number]"),
    )


def test_only_what_was_confirmed_is_taken_out() -> None:
    found = Redactor(["Wit"], "nl").suggest("Wit is niet wit")
    assert redacted("Wit is niet wit", reversed(found)) == "[naam] is niet [naam]"
    assert redacted("Wit is niet wit", found[:1]) == "[naam] is niet wit"


def test_without_names_numbers_are_still_found() -> None:
    assert [found.kind for found in Redactor([], "nl").suggest("Anouk, 381234")] == ["student_number"]


@given(st.text(), st.lists(st.text()))
def test_suggestions_lie_in_the_text_from_left_to_right(text: str, names: list[str]) -> None:
    found = Redactor(names, "nl").suggest(text)
    edges = [edge for redaction in found for edge in (redaction.start, redaction.end)]
    assert edges == sorted(edges)
    assert all(0 <= redaction.start < redaction.end <= len(text) for redaction in found)


def test_an_hour_of_talk_is_searched_at_once() -> None:
    text = (
        "Ja, dat is één van de dingen die wíj met Anouk in de introductieweek deden, en 2 keer in het jaar. "
        * 2
    )
    names = [f"Vóórnaam{n} van der Achternaam{n}" for n in range(20)] + ["Anouk Visser"]
    redactor = Redactor(names, "nl")
    start = time.process_time()
    found = [redactor.suggest(f"{n} {text}") for n in range(900)]
    taken = time.process_time() - start
    assert {len(each) for each in found} == {2}
    assert taken < 1  # 0.02 s on the machine it was written on


@pytest.mark.parametrize(
    ("phrase", "text"),
    [
        ("Jan Jansen", "toen zei Jan  Jansen nee"),
        ("Jan Jansen", "toen zei jan\njansen nee"),
        ("Jan Jansen", "toen zei Jan\u00a0Jansen nee"),
        ("Rene\u0301", "toen zei René nee"),
        ("René", "toen zei rene nee"),
    ],
)
def test_a_phrase_is_found_however_it_is_spaced_and_composed(phrase: str, text: str) -> None:
    assert redacted(text, places_of([phrase], "[naam]", text)) == "toen zei [naam] nee"
