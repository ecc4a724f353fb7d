"""The rules of agreement by name. What each makes of the units is in `reckon`, which takes longer to load."""

from __future__ import annotations

from typing import Literal, get_args

Rule = Literal[
    "pooled-jaccard",
    "identical",
    "any-shared",
    "holsti",
    "mean-jaccard",
    "presence",
    "kappa",
    "alpha-nominal",
    "alpha-jaccard",
    "alpha-masi",
]
RULES: tuple[Rule, ...] = get_args(Rule)

DEFAULT: Rule = "pooled-jaccard"
"""Percentage overlap of codes on given units: how we read Kurasaki, and Campbell's unitising."""

PER_CODE: tuple[Rule, ...] = ("kappa",)
"""Rules for one code at a time: their categories exclude each other, and several codes on a unit do not."""

ALL_UNITS: tuple[Rule, ...] = ("presence", "kappa", "alpha-nominal", "alpha-jaccard", "alpha-masi")
"""Rules for which a unit that neither gave a code is agreement too; the others leave such units out."""


def asked(names: tuple[Rule, ...]) -> tuple[Rule, ...]:
    """The rules to show, in the order of `RULES`: code presence only ever beside pooled Jaccard."""
    wanted = {*names, DEFAULT} if "presence" in names else {*names}
    return tuple(rule for rule in RULES if rule in wanted)
