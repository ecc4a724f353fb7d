"""docs/events.md says of every kind of event what the code does, and of no other."""

from __future__ import annotations

import re
from dataclasses import dataclass
from pathlib import Path
from typing import Literal, get_args, get_origin, get_type_hints

import pytest

from fishbowl.core.base import CREW, Event, Role, role_of
from fishbowl.core.evolve import AnyEvent
from tests.core.wild import crowd

PAGE = (Path(__file__).parents[2] / "docs" / "events.md").read_text("utf-8")
BY = {
    "moderator": {Role.MODERATOR},
    "crew": CREW,
    "observer": {Role.OBSERVER},
    "table": {Role.TABLE},
    "participant": {Role.PARTICIPANT},
}


@dataclass(frozen=True, slots=True)
class Row:
    says: str
    fields: tuple[str, ...]
    by: frozenset[Role]
    undoable: bool


def rows() -> dict[str, Row]:
    found = {}
    for line in PAGE.splitlines():
        cells = [cell.strip() for cell in line.strip("|").split("|")]
        if line.startswith("| `") and len(cells) == 5:
            kind, says, names, by, undo = cells
            roles = frozenset().union(*(BY[name] for name in by.split(", ")))
            found[kind.strip("`")] = Row(says, tuple(ticked(names)), roles, {"yes": True, "no": False}[undo])
    return found


def ticked(text: str) -> list[str]:
    return re.findall(r"`([^`]+)`", text)


def choices(annotation: object) -> set[str]:
    """The words that a field may hold, where it may hold only some."""
    if get_origin(annotation) is Literal:
        return {str(choice) for choice in get_args(annotation)}
    return {word for part in get_args(annotation) for word in choices(part)}


ROWS = rows()
KINDS: dict[str, type[Event]] = {kind.__name__: kind for kind in get_args(AnyEvent)}


def test_every_kind_is_on_the_page_once() -> None:
    assert set(ROWS) == set(KINDS)
    assert len(re.findall(r"^\| `[A-Z]", PAGE, re.MULTILINE)) == len(KINDS)


@pytest.mark.parametrize("kind", KINDS)
def test_its_fields_their_words_and_undo_are_as_in_the_code(kind: str) -> None:
    row, event = ROWS[kind], KINDS[kind]
    assert row.fields == event.__struct_fields__
    assert row.undoable == event.undoable
    words = {word for hint in get_type_hints(event).values() for word in choices(hint)}
    assert words <= set(ticked(row.says))


def test_who_brings_it_about_is_who_may() -> None:
    seen: dict[str, set[Role]] = {}
    for story in crowd():
        for rec in story.log:
            seen.setdefault(type(rec.event).__name__, set()).add(role_of(rec.actor))
    assert {kind: roles - ROWS[kind].by for kind, roles in seen.items() if roles - ROWS[kind].by} == {}
    unseen = {kind: ROWS[kind].by - seen.get(kind, set()) for kind in ROWS}
    assert {kind: roles for kind, roles in unseen.items() if roles} == {}
