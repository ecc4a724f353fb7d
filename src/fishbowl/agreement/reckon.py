"""What each rule makes of the units."""

from __future__ import annotations

from collections.abc import Callable
from fractions import Fraction

from fishbowl.agreement import chance, percent
from fishbowl.agreement.percent import Codes, Pairs, Ratio
from fishbowl.agreement.rules import Rule

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
