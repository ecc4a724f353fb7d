"""The rules that correct for chance: Cohen's kappa for two coders, Krippendorff's alpha for any number.

Exact fractions throughout: a coefficient that is 0 must not come out as 1e-17.
Sources: Cohen 1960; Krippendorff 2011, "Computing Krippendorff's alpha-reliability"; Passonneau 2006 for
MASI.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Hashable, Mapping, Sequence
from dataclasses import dataclass
from fractions import Fraction
from functools import cache
from typing import TypeVar

from fishbowl.agreement.percent import Codes, Ratio

_SAME, _APART = Fraction(0), Fraction(1)

Label = TypeVar("Label", bound=Hashable)
Value = TypeVar("Value", bound=Hashable)


@dataclass(frozen=True, slots=True)
class Coefficient:
    """What was observed and what chance expects: agreement for kappa, disagreement for alpha."""

    observed: Fraction
    expected: Fraction
    ratio: Ratio


def cohen_kappa(pairs: Sequence[tuple[Label, Label]]) -> Coefficient:
    """(observed - expected) / (1 - expected) agreement. Not defined where both gave but one label, the
    same.
    """
    n = len(pairs)
    if not n:
        return Coefficient(Fraction(0), Fraction(1), Ratio(Fraction(0), Fraction(0)))
    of_a, of_b = (Counter(pair[side] for pair in pairs) for side in (0, 1))
    observed = Fraction(sum(a == b for a, b in pairs), n)
    expected = Fraction(sum(times * of_b[label] for label, times in of_a.items()), n * n)
    return Coefficient(observed, expected, Ratio(observed - expected, 1 - expected))


def krippendorff_alpha(
    units: Sequence[Sequence[Value]], distance: Callable[[Value, Value], Fraction]
) -> Coefficient:
    """1 - observed / expected disagreement, as (expected - observed) / expected.

    A unit holds the values it got, from as many coders as gave one; units with fewer than two are left out.
    Not defined where chance leaves nothing to disagree on. `distance` is 0 for equal values and symmetric.
    """
    # Each kind of unit once: two coders use far fewer sets of codes than there are units.
    kinds = Counter(frozenset(Counter(values).items()) for values in units if len(values) > 1)
    totals: Counter[Value] = Counter()
    for kind, times in kinds.items():
        for value, given in kind:
            totals[value] += given * times
    n = totals.total()
    if n < 2:
        return Coefficient(Fraction(0), Fraction(0), Ratio(Fraction(0), Fraction(0)))
    within = sum(
        times * _apart(dict(kind), distance) / (sum(given for _, given in kind) - 1)
        for kind, times in kinds.items()
    )
    observed = Fraction(within) / n
    expected = _apart(totals, distance) / (n * (n - 1))
    return Coefficient(observed, expected, Ratio(expected - observed, expected))


def _apart(counts: Mapping[Value, int], distance: Callable[[Value, Value], Fraction]) -> Fraction:
    """The distances between all ordered pairs of values, summed."""
    values = list(counts.items())
    # Millions of pairs have a few dozen distances: counted first, since adding fractions takes long.
    pairs: Counter[tuple[int, int]] = Counter()
    for n, (one, one_times) in enumerate(values):
        for other, other_times in values[n + 1 :]:
            pairs[distance(one, other).as_integer_ratio()] += one_times * other_times
    return 2 * sum((times * Fraction(*ratio) for ratio, times in pairs.items()), Fraction(0))


def nominal(one: Hashable, other: Hashable) -> Fraction:
    return _SAME if one == other else _APART


def jaccard(one: Codes, other: Codes) -> Fraction:
    """1 - (codes in common / codes of either); 0 for two empty sets."""
    common = len(one & other)
    return _jaccard(common, len(one) + len(other) - common)


def masi(one: Codes, other: Codes) -> Fraction:
    """1 - Jaccard × how the sets lie: same 1, one within the other 2/3, crossing 1/3, apart 0."""
    common = len(one & other)
    return _masi(common, min(len(one), len(other)), len(one) + len(other) - common)


@cache
def _jaccard(common: int, either: int) -> Fraction:
    return 1 - Fraction(common, either) if either else _SAME


@cache
def _masi(common: int, smaller: int, either: int) -> Fraction:
    if common == either:
        return _SAME
    lie = Fraction(2, 3) if common == smaller else Fraction(1, 3)
    return 1 - Fraction(common, either) * lie
