"""docs/agreement.md says of every rule, column, unit and key what the code has, and the right figures."""

from __future__ import annotations

import re
from dataclasses import fields
from pathlib import Path
from typing import get_args

from fishbowl.agreement.reckon import apply
from fishbowl.agreement.report import Report, Settings, Side
from fishbowl.agreement.rules import RULES
from fishbowl.agreement.segments_csv import COLUMNS
from fishbowl.agreement.units import UnitKind
from tests.agreement.test_published import WORKED

PAGE = (Path(__file__).parents[2] / "docs" / "agreement.md").read_text("utf-8")


def table(heading: str, first: str) -> list[list[str]]:
    """The cells of the table in that section whose head begins with that cell."""
    section = PAGE.split(f"## {heading}\n")[1].split("\n## ")[0]
    lines = section[section.index(f"| {first}") :].split("\n\n")[0].splitlines()
    return [[cell.strip() for cell in line.strip("|").split("|")] for line in lines[2:]]


def test_the_worked_example_has_every_rule_with_its_figure() -> None:
    rows = table("The worked example", "`--rule`")
    assert [row[0].strip("`") for row in rows] == list(RULES)
    for rule, row in zip(RULES, rows, strict=True):
        if rule == "kappa":
            kappas = {code: apply(rule, WORKED, frozenset(code))[0].value for code in "bwd"}
            said = {code: float(number) for code, number in re.findall(r"([bwd]) ([0-9.]+)", row[2])}
            assert said == {code: float(kappa or 0) for code, kappa in kappas.items()}
            continue
        got, _ = apply(rule, WORKED, frozenset("bdw"))
        value = float(got.value or 0)
        numbers = [float(number) for number in re.findall(r"[0-9.]+", row[2])]
        counted = [float(got.numerator), float(got.denominator), round(value * 100, 1)]
        assert numbers == (counted if "%" in row[2] else [round(value, 3)]), rule


def test_every_column_and_unit_is_explained() -> None:
    columns = [row[0].strip("`") for row in table("What goes in", "column")]
    assert columns == [*COLUMNS, "document"]
    rows = table("Units, and when a unit gets a code", "`--unit`")
    assert re.findall(r"`(\w+)`", " ".join(row[0] for row in rows)) == list(get_args(UnitKind))


def test_every_key_of_the_report_is_named() -> None:
    said = {
        re.sub(r"^… ", "", row[0]): set(re.findall(r"`(\w+)`", row[1]))
        for row in table("The report as JSON (`--json`, `--out`)", "key")
    }
    names = set(re.findall(r"`(\w+)`", " ".join(said)))
    assert names == {"format", "seal", "first", "negotiated"} | {each.name for each in fields(Report)}
    assert said["`settings`"] == {each.name for each in fields(Settings)}
    assert said["`a`, `b`"] == {each.name for each in fields(Side)}
