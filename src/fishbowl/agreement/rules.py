"""The rules of agreement by name, and what each makes of the units."""

from __future__ import annotations

from collections.abc import Callable
from fractions import Fraction
from typing import Literal, get_args

from fishbowl.agreement import chance, percent
from fishbowl.agreement.percent import Codes, Pairs, Ratio

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

_COUNTED: dict[Rule, Callable[[Pairs], Ratio]] = {
    "pooled-jaccard": percent.pooled_jaccard,
    "identical": percent.identical,
    "any-shared": percent.any_shared,
    "holsti": percent.holsti,
    "mean-jaccard": percent.mean_jaccard,
}
_DISTANCES: dict[Rule, Callable[[Codes, Codes], Fraction]] = {
    "alpha-nominal": chance.nominal,
    "alpha-jaccard": chance.jaccard,
    "alpha-masi": chance.masi,
}


def asked(names: tuple[Rule, ...]) -> tuple[Rule, ...]:
    """The rules to show, in the order of `RULES`: code presence only ever beside pooled Jaccard."""
    wanted = {*names, DEFAULT} if "presence" in names else {*names}
    return tuple(rule for rule in RULES if rule in wanted)


def apply(rule: Rule, pairs: Pairs, codes: Codes) -> tuple[Ratio, chance.Coefficient | None]:
    """The rule's figure over these units, and for one that corrects for chance how it came about.

    `codes` are those in question: for kappa exactly one.
    """
    if rule in _COUNTED:
        return _COUNTED[rule](pairs), None
    if rule == "presence":
        return percent.presence(pairs, codes), None
    if rule == "kappa":
        (code,) = codes
        found = chance.cohen_kappa([(code in a, code in b) for a, b in pairs])
    else:
        found = chance.krippendorff_alpha(pairs, _DISTANCES[rule])
    return found.ratio, found
