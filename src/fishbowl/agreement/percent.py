"""The rules that count: shares of units, of codes or of cells on which two coders say the same.

Each takes the units as pairs of code sets, A's and B's, and gives an exact ratio. None corrects for chance.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from fractions import Fraction

Codes = frozenset[str]
Pairs = Sequence[tuple[Codes, Codes]]


@dataclass(frozen=True, slots=True)
class Ratio:
    """A figure as it comes about. Where the denominator is 0 it is not defined, whatever stands above."""

    numerator: Fraction
    denominator: Fraction

    @property
    def value(self) -> Fraction | None:
        return self.numerator / self.denominator if self.denominator else None


def ratio(numerator: int | Fraction, denominator: int | Fraction) -> Ratio:
    return Ratio(Fraction(numerator), Fraction(denominator))


def identical(pairs: Pairs) -> Ratio:
    """Units with exactly the same codes, over units that at least one coder gave a code."""
    coded = _coded(pairs)
    return ratio(sum(a == b for a, b in coded), len(coded))


def any_shared(pairs: Pairs) -> Ratio:
    """Units with at least one code in common, over units that at least one coder gave a code."""
    coded = _coded(pairs)
    return ratio(sum(bool(a & b) for a, b in coded), len(coded))


def pooled_jaccard(pairs: Pairs) -> Ratio:
    """Codes given by both, over codes given by both or by one only, counted over all units together."""
    return ratio(sum(len(a & b) for a, b in pairs), sum(len(a | b) for a, b in pairs))


def holsti(pairs: Pairs) -> Ratio:
    """Twice the codes given by both, over all codes given by A and all given by B. Dice and micro-F1 are
    this.
    """
    return ratio(2 * sum(len(a & b) for a, b in pairs), sum(len(a) + len(b) for a, b in pairs))


def mean_jaccard(pairs: Pairs) -> Ratio:
    """The mean over units of (codes in common / codes of either); units without a code left out."""
    coded = _coded(pairs)
    return ratio(sum((Fraction(len(a & b), len(a | b)) for a, b in coded), Fraction(0)), len(coded))


def presence(pairs: Pairs, codes: Codes) -> Ratio:
    """Cells of unit × code on which both say yes or both say no, over all cells.

    It rises with every code that neither gave: never to be shown alone.
    """
    apart = sum(len((a ^ b) & codes) for a, b in pairs)
    cells = len(pairs) * len(codes)
    return ratio(cells - apart, cells)


def _coded(pairs: Pairs) -> Pairs:
    return [(a, b) for a, b in pairs if a or b]
