"""People from a table that a researcher keeps: every column is known, every bad row is named.

A row is taken whole or not at all. The columns, their other names and what each may hold stand in
docs/people-csv.md.
"""

from __future__ import annotations

import csv
import io
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from typing import TypeVar

from fishbowl.core.people import ConsentMeans
from fishbowl.core.protocol import Protocol
from fishbowl.runtime.newcomers import FACTS, LONGEST_FACT, Newcomer, numbered, unfit
from fishbowl.text import lang, say

COLUMNS: Mapping[str, tuple[str, ...]] = {
    "code": ("code", "code", "person", "persoon", "pseudonym", "pseudoniem"),
    "role": ("role", "rol"),
    "seat": ("seat", "stoel", "zitplaats"),
    "age": ("age", "leeftijd"),
    "gender": ("gender", "geslacht"),
    "programme": ("programme", "opleiding", "program"),
    "job": ("job", "functie"),
    "years_in_job": ("years_in_job", "jaren_in_functie"),
    "living": ("living", "woonsituatie"),
    "institution": ("institution", "instelling"),
    "teaches_here": ("teaches_here", "geeft_hier_les"),
    "consent": ("consent", "toestemming"),
    "consent_version": ("consent_version", "versie_toestemming"),
}
"""Each column, by the names that it may have in a file: in English, in Dutch, and others. Case, spaces and
hyphens don't matter.
"""

OF_PEOPLE = re.compile(
    "((first_?|last_?|full_?|sur)?names?|(voor|achter|familie|volledige_)?na(am|men)"
    "|e?_?mail(_?adres|_?address)?|(tele)?phone(_?number)?|tel|telefoon(nummer)?|mobile?|mobiel"
    "|adres|address|student_?(number|nummer)|date_of_birth|birthday|geboortedatum)"
)
"""Headers of what leads to a person: such a file is not read at all."""

ROLES = {
    **dict.fromkeys(("participant", "deelnemer", "student", "professional"), "participant"),
    **dict.fromkeys(("observer", "observator"), "observer"),
}
CONSENTS: Mapping[str, ConsentMeans] = {
    "paper": "paper",
    "papier": "paper",
    "online": "online",
    "spoken": "spoken",
    "mondeling": "spoken",
}
YES_NO = {
    **dict.fromkeys(("yes", "ja", "true", "1", "x"), True),
    **dict.fromkeys(("", "no", "nee", "false", "0"), False),
}

T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class Fault:
    """What can't be read, and where: `line` counts from 1, `column` is the header as it stands in the file.

    `key` and `params` are the catalogue's, and say what is wrong and how to mend it.
    """

    line: int
    column: str
    key: str
    params: Mapping[str, object] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class PeopleFile:
    """Who could be read, with codes and seats, and what could not. `refused`: nothing of the file was."""

    people: tuple[Newcomer, ...]
    faults: tuple[Fault, ...]
    refused: bool = False


def read_people(data: bytes, protocol: Protocol) -> PeopleFile:
    """The people in a CSV file: UTF-8, with commas or semicolons, under a line of column names."""
    try:
        text = data.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        return _refused(Fault(data[: error.start].count(b"\n") + 1, "", "people.not_utf8"))
    rows, broken = _rows(text)
    if not rows:
        return _refused(*broken or (Fault(1, "", "people.empty"),))
    header, *rest = rows
    if faults := tuple(_header_faults(header)):
        return _refused(*faults)
    reader = _Reader(protocol.participant_prefix, "role" in map(_column, header.cells))
    people = [newcomer for row in rest if (newcomer := reader.read(_Row.under(header, row)))]
    return PeopleFile(numbered(people), (*reader.faults, *broken))


def told(fault: Fault, file: str) -> str:
    """The fault as a sentence for a person: file, line, column, what is wrong and the mend."""
    what = say(fault.key, **fault.params)
    if not fault.column:
        return say("people.fault", file=file, line=fault.line, what=what)
    return say("people.fault_in_column", file=file, line=fault.line, column=fault.column, what=what)


def _refused(*faults: Fault) -> PeopleFile:
    return PeopleFile((), faults, refused=True)


# --- lines and columns ------------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class _Line:
    number: int
    cells: tuple[str, ...]


def _rows(text: str) -> tuple[list[_Line], tuple[Fault, ...]]:
    """The lines that hold anything; from a quotation mark gone astray on, the file is not read."""
    header = next((line for line in text.splitlines() if line.strip(" ,;\t")), "")
    if not header:
        return [], ()
    delimiter = ";" if header.count(";") > header.count(",") else ","
    found: list[_Line] = []
    reader = csv.reader(io.StringIO(text, newline=""), delimiter=delimiter, strict=True)
    number = 1
    try:
        for cells in reader:
            if any(cell.strip() for cell in cells):
                found.append(_Line(number, tuple(cell.strip() for cell in cells)))
            number = reader.line_num + 1
    except csv.Error:
        return found, (Fault(number, "", "people.quotes"),)
    return found, ()


def _plain(name: str) -> str:
    return re.sub(r"[\s_-]+", "_", name.strip().casefold())


def _column(name: str) -> str:
    """Which column a header names; "" for none that is known."""
    return next((column for column, names in COLUMNS.items() if _plain(name) in names), "")


def _offered() -> Iterator[str]:
    """The columns, by their names in the language of this process."""
    return (names[lang() == "nl"] for names in COLUMNS.values())


def _header_faults(header: _Line) -> Iterator[Fault]:
    seen: dict[str, str] = {}
    for name in header.cells:
        column = _column(name)
        if OF_PEOPLE.fullmatch(_plain(name)):
            yield Fault(header.number, name, "people.names_column")
        elif not column:
            yield Fault(header.number, name, "people.unknown_column", {"columns": ", ".join(_offered())})
        elif column in seen:
            yield Fault(header.number, name, "people.column_twice", {"other": seen[column]})
        seen[column] = name


# --- one row ----------------------------------------------------------------------------------------------


@dataclass(slots=True)
class _Row:
    """One line under its header, and what was found wrong with it."""

    number: int
    cells: dict[str, str]
    headers: dict[str, str]
    faults: list[Fault]

    @classmethod
    def under(cls, header: _Line, line: _Line) -> _Row:
        columns = [_column(name) for name in header.cells]
        row = cls(line.number, {}, dict(zip(columns, header.cells, strict=True)), [])
        if len(line.cells) != len(columns):
            counts = {"n": len(line.cells), "wanted": len(columns)}
            row.faults.append(Fault(line.number, "", "people.cells", counts))
        else:
            row.cells = dict(zip(columns, line.cells, strict=True))
        return row

    def __getitem__(self, column: str) -> str:
        return self.cells.get(column, "")

    def fault(self, column: str, key: str, **params: object) -> None:
        self.faults.append(Fault(self.number, self.headers[column], key, params))

    def among(self, column: str, known: Mapping[str, T], otherwise: T, key: str) -> T:
        """What the cell stands for; `otherwise` where it is empty, or holds what is not known (a fault)."""
        typed = self[column]
        if typed and typed.casefold() not in known:
            self.fault(column, key, value=typed)
        return known.get(typed.casefold(), otherwise)


class _Reader:
    """Reads row after row, and remembers on which line each code and seat was given out."""

    def __init__(self, prefix: str, has_roles: bool) -> None:
        self.faults: list[Fault] = []
        self._prefix = prefix
        self._has_roles = has_roles
        self._taken: dict[str, int] = {}

    def read(self, row: _Row) -> Newcomer | None:
        """The person of that row; None where anything in it is wrong, with a fault for each such thing."""
        newcomer = None if row.faults else self._newcomer(row)
        self.faults += row.faults
        if newcomer is None or row.faults:
            return None
        self._taken |= dict.fromkeys(_claims(newcomer), row.number)
        return newcomer

    def _newcomer(self, row: _Row) -> Newcomer:
        for column, typed in row.cells.items():
            if key := unfit(column, typed):
                row.fault(column, key, value=typed, limit=LONGEST_FACT)
        if row["consent_version"] and not row["consent"]:
            row.fault("consent_version", "people.version_alone")
        facts = {name: row["job" if name == "role" else name] for name in FACTS}
        newcomer = Newcomer(
            self._person(row),
            self._seat(row),
            {name: typed for name, typed in facts.items() if typed},
            row.among("teaches_here", YES_NO, False, "people.yes_no"),
            row.among("consent", CONSENTS, None, "people.consent"),
            row["consent_version"],
        )
        self._check(row, newcomer)
        return newcomer

    def _person(self, row: _Row) -> str:
        """The code, or its letter alone where the file leaves the numbering to us."""
        code = row["code"].upper()
        role = row.among("role", ROLES, "", "people.role")
        letter = {"participant": self._prefix, "observer": "O"}.get(role, code[:1] or self._prefix)
        if not code:
            if self._has_roles and not row["role"]:
                row.fault("role", "people.no_role")
            return letter
        if not re.fullmatch(f"[{self._prefix}O][1-9][0-9]{{0,2}}", code):
            row.fault("code", "people.code", value=row["code"], prefix=self._prefix)
        elif code[0] != letter:
            row.fault("code", "people.code_and_role", value=code, role=row["role"])
        return code

    def _seat(self, row: _Row) -> int | None:
        typed = row["seat"]
        if typed and not re.fullmatch("[1-9][0-9]?", typed):
            row.fault("seat", "people.seat", value=typed)
            return None
        return int(typed) if typed else None

    def _check(self, row: _Row, newcomer: Newcomer) -> None:
        """Against the rows before: each code and each seat goes to one person."""
        for claim in _claims(newcomer):
            if claim in self._taken:
                column = "code" if claim == newcomer.person else "seat"
                row.fault(column, f"people.{column}_twice", value=row[column], other=self._taken[claim])
        if newcomer.teaches_here and newcomer.letter != "O":
            row.fault("teaches_here", "people.teaches")


def _claims(newcomer: Newcomer) -> Iterator[str]:
    if newcomer.person != newcomer.letter:
        yield newcomer.person
    if newcomer.seat is not None:
        yield f"{newcomer.letter} seat {newcomer.seat}"
