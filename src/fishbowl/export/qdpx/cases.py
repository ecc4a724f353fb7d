"""Cases: everyone with consent who was there, by pseudonym, with their attributes; and the variables."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING
from uuid import UUID

from fishbowl.export.qdpx.model import Case, Kind, Value

if TYPE_CHECKING:
    from fishbowl.export.qdpx.group import Group
    from fishbowl.runtime.record.persons import PersonRow

VARIABLES: dict[str, Kind | None] = {
    "group": "Text",
    "role": "Text",
    "institution": "Text",
    "programme": "Text",
    "age": None,
    "gender": "Text",
    "job": "Text",
    "years_in_job": None,
    "living": "Text",
    "teaches_here": "Boolean",
    "simulated": "Boolean",
    "source_kind": "Text",
    "source_group": "Text",
    "source_protocol": "Text",
    "source_form": "Text",
    "source_level": "Text",
    "source_institution": "Text",
    "source_programme": "Text",
    "source_language": "Text",
    "source_date": "Date",
    "source_simulated": "Boolean",
}
"""Every variable, named in the words `qdpx.variable.*`; without a type it has that of what people typed.

Those of sources have names of their own: QualCoder knows a name either for cases or for files.
"""

_TYPES: dict[Kind, re.Pattern[str]] = {
    "Integer": re.compile(r"\d{1,9}", re.ASCII),
    "Float": re.compile(r"\d{1,9}([.,]\d{1,9})?", re.ASCII),
}
_TYPED = ("age", "gender", "programme", "job", "years_in_job", "living", "institution")


def cases(group: Group, tablecloths: UUID | None, spoke: dict[str, list[UUID]]) -> Iterator[Case]:
    """Participants and observers; `spoke`: in which transcripts someone speaks."""
    wrote = {note.author for note in group.record.notes if note.text_is == "given"}
    for row in group.record.people:
        if not _is_case(row, spoke):
            continue
        lies = (tablecloths,) if tablecloths and row.person in wrote else ()
        yield Case(
            guid=group.guid(f"case/{row.person}"),
            name=group.named("qdpx.case", person=row.person),
            about=group.about(),
            values=tuple(_values(group, row)),
            sources=(*spoke.get(row.person, ()), *lies),
        )


def kind_of(variable: str, texts: Iterable[str]) -> Kind:
    """The type of a variable with these values: whole numbers or numbers where all of them are."""
    fixed = VARIABLES[variable]
    if fixed:
        return fixed
    given = list(texts)
    return next((kind for kind, shape in _TYPES.items() if all(map(shape.fullmatch, given))), "Text")


def _is_case(row: PersonRow, spoke: dict[str, list[UUID]]) -> bool:
    came = row.attendance in ("present", "late", "left") or row.person in spoke
    return row.role in ("participant", "observer") and row.consent and came


def _values(group: Group, row: PersonRow) -> Iterator[Value]:
    found = {
        "group": group.label,
        "role": group.say(f"common.role.{row.role}"),
        **{name: getattr(row, name) for name in _TYPED},
    }
    if row.role == "observer":
        found["teaches_here"] = "true" if row.teaches_here else "false"
    elif row.person.startswith("S"):
        # Students sit at the table of their own institution and programme, and are not asked for them.
        found["institution"] = row.institution or group.session.institution
        found["programme"] = row.programme or group.session.programme
    found["simulated"] = "true" if group.record.rehearsal else "false"
    for key, each in found.items():
        text = group.plain.line(each)
        if text:
            yield Value(key, text)
