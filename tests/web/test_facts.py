"""What people may say about themselves over the API, and where it ends up."""

from __future__ import annotations

import uuid
from collections.abc import Iterator
from pathlib import Path

import pytest

from fishbowl.cli import cli
from tests.web.doorway import Answered, Evening, Visitor


@pytest.fixture
def professionals(tmp_path: Path) -> Iterator[Evening]:
    with Evening(tmp_path, protocol="professional", participants=2) as evening:
        yield evening


def describe(guest: Visitor, person: str, **words: str) -> Answered:
    asked = {"command_id": str(uuid.uuid4()), "kind": "DescribePerson"}
    return guest.post("do", {**asked, "data": {"person": person}, "words": words})


@pytest.mark.parametrize(
    ("words", "status", "error"),
    [
        ({"age": "44", "approaches": "buddy groups"}, 200, ""),
        ({"age": "old"}, 409, "people.age"),
        ({"approaches": "ask anna@hanze.nl"}, 409, "people.contact"),
        ({"gender": "x" * 201}, 409, "people.cell"),
        ({"gender": "a\x1b[31m"}, 409, "people.cell"),
        ({"shoe_size": "44"}, 400, ""),
        ({"text": "a note"}, 400, ""),
    ],
)
def test_facts_are_those_that_are_asked_and_such_as_can_stand(
    professionals: Evening, words: dict[str, str], status: int, error: str
) -> None:
    guest = professionals.guest(professionals.serve(), "entrance")
    answered = describe(guest, "P1", **words)
    assert (answered.status, answered.json.get("error", "") if error else "") == (status, error)
    assert guest.get("scene").json["scene"]["described"] is (status == 200)


def test_a_participant_describes_nobody_else(professionals: Evening) -> None:
    guest = professionals.guest(professionals.serve(), "entrance")
    assert describe(guest, "P2", age="30").json["error"] == "errors.for_yourself_only"


def test_what_prepares_someone_stands_in_the_log_and_in_no_table_of_people(
    professionals: Evening, tmp_path: Path
) -> None:
    guest = professionals.guest(professionals.serve(), "entrance")
    ticks = ["taking_part", "processing"]
    assert guest.do("RecordConsent", person="P1", version="1", means="online", ticks=ticks).status == 200
    assert describe(guest, "P1", age="44", approaches="buddy groups").status == 200
    out = tmp_path / "out"
    arguments = ["--study", str(tmp_path), "export", str(professionals.path), "--to", "csv"]
    cli([*arguments, "--out", str(out)], standalone_mode=False)
    said = {table.stem for table in out.glob("*.csv") if "buddy groups" in table.read_text("utf-8-sig")}
    assert said == {"events"}
    [row] = [line for line in (out / "people.csv").read_text("utf-8-sig").splitlines() if ",P1," in line]
    assert ",online,taking_part processing," in row
    assert ",44," in row
