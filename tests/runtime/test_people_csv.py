"""People from a table: every column in both languages, every bad row named and none half-read."""

from __future__ import annotations

from pathlib import Path

import pytest

from fishbowl.core.protocol import Protocol
from fishbowl.runtime.newcomers import Newcomer
from fishbowl.runtime.people_csv import COLUMNS, Fault, PeopleFile, read_people, told
from fishbowl.text import set_lang
from tests.support.tiny import FISHBOWL, PROFESSIONAL

DOCS = Path(__file__).parents[2] / "docs" / "people-csv.md"


def read(text: str, protocol: Protocol = FISHBOWL) -> PeopleFile:
    return read_people(text.encode(), protocol)


def faults(text: str) -> list[tuple[int, str, str]]:
    return [(fault.line, fault.column, fault.key) for fault in read(text).faults]


EVERYTHING = Newcomer(
    "S2",
    4,
    {
        "age": "21",
        "gender": "vrouw",
        "programme": "Social Work",
        "role": "stagiair",
        "years_in_job": "0,5",
        "living": "thuis",
        "institution": "Hanze",
    },
    consent="paper",
    consent_version="2",
)


@pytest.mark.parametrize(
    "header",
    [
        "code;role;seat;age;gender;programme;job;years_in_job;living;institution;teaches_here;consent;consent_version",
        "Persoon;Rol;Stoel;Leeftijd;Geslacht;Opleiding;Functie;Jaren in functie;Woonsituatie;Instelling;"
        "geeft-hier-les;Toestemming;Versie toestemming",
    ],
)
def test_every_column_is_read_in_both_languages(header: str) -> None:
    row = "s2;student;4;21;vrouw;Social Work;stagiair;0,5;thuis;Hanze;nee;papier;2"
    assert read(f"{header}\n{row}\n") == PeopleFile((EVERYTHING,), ())


@pytest.mark.parametrize(
    "data",
    [
        b"code,age\nS1,21\nO1,\n",
        b"\xef\xbb\xbfcode,age\r\nS1,21\r\nO1,\r\n",
        b'"code";"age"\r\n"S1";"21"\r\n"O1";""\r\n',
        b"\n;;\ncode;age\n\nS1;21\n;\nO1;",
    ],
)
def test_any_spreadsheets_csv_is_read(data: bytes) -> None:
    expected = (Newcomer("S1", 1, {"age": "21"}), Newcomer("O1", 1))
    assert read_people(data, FISHBOWL) == PeopleFile(expected, ())


def test_who_has_no_code_gets_the_next_that_nobody_has() -> None:
    found = read("code,role\n,deelnemer\nS1,\n,observator\n,participant\nO3,observer\n")
    assert [(p.person, p.seat) for p in found.people] == [
        ("S2", 2),
        ("S1", 1),
        ("O1", 1),
        ("S3", 3),
        ("O3", 3),
    ]


def test_without_roles_or_codes_all_are_participants_by_the_protocols_letter() -> None:
    assert [p.person for p in read("age\n40\n51\n", PROFESSIONAL).people] == ["P1", "P2"]


def test_a_bad_row_is_skipped_whole_with_every_fault_in_it() -> None:
    found = read("code,age,gender,consent,seat\nS1,forty,x@y.nl,fax,0\nS2,22,,,\n")
    assert found == PeopleFile(
        (Newcomer("S2", 2, {"age": "22"}),),
        (
            Fault(2, "age", "people.age", {"value": "forty", "limit": 200}),
            Fault(2, "gender", "people.contact", {"value": "x@y.nl", "limit": 200}),
            Fault(2, "seat", "people.seat", {"value": "0"}),
            Fault(2, "consent", "people.consent", {"value": "fax"}),
        ),
    )


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("code\nS1\ns1\n", [(3, "code", "people.code_twice")]),
        ("code\nP1\n", [(2, "code", "people.code")]),
        ("code\nS01\n", [(2, "code", "people.code")]),
        ("code,seat\nS1,2\nS2,2\nO1,2\n", [(3, "seat", "people.seat_twice")]),
        ("code,role\nS1,observer\n", [(2, "role", "people.code_and_role")]),
        ("role\nguest\n", [(2, "role", "people.role")]),
        ("code,role,age\n,,30\n", [(2, "role", "people.no_role")]),
        ("code,age\nS1,121\n", [(2, "age", "people.age")]),
        ("code,years_in_job\nS1,half\n", [(2, "years_in_job", "people.years_in_job")]),
        ("code,teaches_here\nS1,yes\n", [(2, "teaches_here", "people.teaches")]),
        ("code,teaches_here\nO1,maybe\n", [(2, "teaches_here", "people.yes_no")]),
        ("code,consent,consent_version\nS1,,2\n", [(2, "consent_version", "people.version_alone")]),
        ("code,gender\nS1\n", [(2, "", "people.cells")]),
        ("code,gender\nS1,a,b\n", [(2, "", "people.cells")]),
        ('code,gender\nS1,"two\nlines"\n', [(2, "gender", "people.cell")]),
        (f"code,gender\nS1,{'x' * 201}\n", [(2, "gender", "people.cell")]),
        ("code,gender\nS1,\x1b[2J\n", [(2, "gender", "people.cell")]),
    ],
)
def test_what_is_wrong_in_a_row_is_named_where_it_is(text: str, expected: list[tuple[int, str, str]]) -> None:
    if expected[0][2] == "people.code_and_role":
        expected = [(2, "code", "people.code_and_role")]
    assert faults(text) == expected


@pytest.mark.parametrize(
    ("data", "expected"),
    [
        (b"", Fault(1, "", "people.empty")),
        (b"\n ;;\n", Fault(1, "", "people.empty")),
        (b"code\nS1\nS2,\xe9\n", Fault(3, "", "people.not_utf8")),
        (b"Naam,code\nx,S1\n", Fault(1, "Naam", "people.names_column")),
        (b"code,E-mail\nS1,x\n", Fault(1, "E-mail", "people.names_column")),
        (b"code,first name\nS1,x\n", Fault(1, "first name", "people.names_column")),
        (
            b"\ncode,nickname\nS1,x\n",
            Fault(2, "nickname", "people.unknown_column", {"columns": ", ".join(COLUMNS)}),
        ),
        (b"code,person\nS1,S1\n", Fault(1, "person", "people.column_twice", {"other": "code"})),
        (b'"code\nS1\n', Fault(1, "", "people.quotes")),
    ],
)
def test_a_file_that_may_hold_names_or_can_not_be_understood_is_not_read_at_all(
    data: bytes, expected: Fault
) -> None:
    assert read_people(data, FISHBOWL) == PeopleFile((), (expected,), refused=True)


@pytest.mark.parametrize(
    "header",
    """naam name Voornaam achternaam last_name surname e-mail E-mailadres telefoon phone studentnummer
    student-number geboortedatum adres""".split(),  # noqa: SIM905  # thirteen words in a list read worse
)
def test_no_header_of_a_name_or_contact_is_read(header: str) -> None:
    assert [fault.key for fault in read(f"code,{header}\nS1,x\n").faults] == ["people.names_column"]


def test_from_an_open_quotation_mark_on_nothing_is_read() -> None:
    found = read('code,gender\nS1,man\nS2,"vrouw\nS3,man\n')
    assert ([p.person for p in found.people], found.faults) == (["S1"], (Fault(3, "", "people.quotes"),))


def test_a_fault_is_told_with_file_line_column_and_mend() -> None:
    set_lang("en")
    fault = Fault(3, "Leeftijd", "people.age", {"value": "forty"})
    assert told(fault, "people.csv") == (
        "people.csv, line 3, column “Leeftijd”: “forty” is no age. Fill in whole years in digits, or nothing "
        "where it is not said."
    )


def test_an_unknown_column_may_be_one_of_those_that_there_are_in_that_language() -> None:
    set_lang("nl")
    (fault,) = read("code,bijnaam\nS1,x\n").faults
    offered = (
        "code, rol, stoel, leeftijd, geslacht, opleiding, functie, jaren_in_functie, woonsituatie, "
        "instelling, geeft_hier_les, toestemming, versie_toestemming"
    )
    assert fault.params == {"columns": offered}
    assert f"kies uit: {offered}." in told(fault, "mensen.csv")
    assert read(f"{offered}\n").faults == ()


def test_the_page_names_every_column_in_both_languages() -> None:
    page = DOCS.read_text("utf-8")
    missing = [name for names in COLUMNS.values() for name in names[:2] if f"`{name}`" not in page]
    assert missing == []
