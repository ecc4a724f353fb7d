"""Every rule gives what its source, or a manual that documents it, says it gives."""

from __future__ import annotations

from collections.abc import Sequence
from fractions import Fraction

import pytest

from fishbowl.agreement import percent
from fishbowl.agreement.chance import cohen_kappa, jaccard, krippendorff_alpha, masi, nominal
from fishbowl.agreement.percent import Codes, Pairs
from fishbowl.agreement.reckon import apply
from fishbowl.agreement.rules import ALL_UNITS, RULES, Rule


def sets(*codes: str) -> list[Codes]:
    return [frozenset(one) for one in codes]


WORKED = list(zip(sets("b", "d", "w", "bw"), sets("bw", "d", "b", "bw"), strict=True))
"""The worked example of docs/agreement.md: four units, a codebook of three codes."""

ALPHAS: tuple[Rule, ...] = ("alpha-nominal", "alpha-jaccard", "alpha-masi")

WORKED_RESULTS: dict[Rule, tuple[Fraction, Fraction]] = {
    "pooled-jaccard": (Fraction(4), Fraction(7)),
    "identical": (Fraction(2), Fraction(4)),
    "any-shared": (Fraction(3), Fraction(4)),
    "holsti": (Fraction(8), Fraction(11)),
    "mean-jaccard": (Fraction(5, 2), Fraction(4)),
    "presence": (Fraction(9), Fraction(12)),
}


@pytest.mark.parametrize("rule", WORKED_RESULTS)
def test_the_worked_example_by_the_rules_that_count(rule: Rule) -> None:
    got, _ = apply(rule, WORKED, frozenset("bdw"))
    assert (got.numerator, got.denominator) == WORKED_RESULTS[rule]


@pytest.mark.parametrize(("code", "kappa"), [("b", Fraction(1, 2)), ("w", Fraction(0)), ("d", Fraction(1))])
def test_the_worked_example_by_kappa_per_code(code: str, kappa: Fraction) -> None:
    assert apply("kappa", WORKED, frozenset(code))[0].value == kappa


@pytest.mark.parametrize(
    ("rule", "alpha"), [("alpha-nominal", 0.3913), ("alpha-jaccard", 0.4324), ("alpha-masi", 0.4167)]
)
def test_the_worked_example_by_alpha_on_sets(rule: Rule, alpha: float) -> None:
    assert value(apply(rule, WORKED, frozenset("bdw"))[0]) == pytest.approx(alpha, abs=5e-5)


def test_no_rule_is_left_out_of_the_worked_example() -> None:
    assert {*WORKED_RESULTS, "kappa", *ALPHAS} == {*RULES}


def value(got: percent.Ratio) -> float:
    assert got.value is not None
    return float(got.value)


def binary(one: str, other: str) -> Pairs:
    """Two coders' zeros and ones as one code given or not."""
    return [
        (frozenset("c") if a == "1" else frozenset(), frozenset("c") if b == "1" else frozenset())
        for a, b in zip(one, other, strict=True)
    ]


def test_atlas_ti_manual_ten_segments() -> None:
    pairs = binary("1100000000", "0110010100")
    assert percent.presence(pairs, frozenset("c")).value == Fraction(6, 10)
    assert value(apply("alpha-nominal", pairs, frozenset("c"))[0]) == pytest.approx(0.0952, abs=5e-5)


def test_krippendorff_2011_binary() -> None:
    pairs = binary("0100000010", "1110010000")
    assert value(krippendorff_alpha(pairs, nominal).ratio) == pytest.approx(0.095, abs=5e-4)


def test_krippendorff_2011_five_categories() -> None:
    pairs = list(zip("aabbdcccedda", "babbbccceddd", strict=True))
    assert value(krippendorff_alpha(pairs, nominal).ratio) == pytest.approx(0.692, abs=5e-4)
    kappa = cohen_kappa(pairs)
    assert kappa.observed == Fraction(3, 4)
    assert value(kappa.ratio) == pytest.approx(0.6842, abs=5e-5)


FOUR_CODERS = (
    (1, 2, 3, 3, 2, 1, 4, 1, 2, None, None, None),
    (1, 2, 3, 3, 2, 2, 4, 1, 2, 5, None, 3),
    (None, 3, 3, 3, 2, 3, 4, 2, 2, 5, 1, None),
    (1, 2, 3, 3, 2, 4, 4, 1, 2, 5, 1, None),
)


def four_coders() -> list[list[int]]:
    return [[given for given in unit if given is not None] for unit in zip(*FOUR_CODERS, strict=True)]


def interval(one: int, other: int) -> Fraction:
    return Fraction((one - other) ** 2)


def ratio_metric(one: int, other: int) -> Fraction:
    return Fraction(one - other, one + other) ** 2


def ordinal(units: Sequence[Sequence[int]]) -> dict[tuple[int, int], Fraction]:
    """Krippendorff's ordinal metric, which hangs on how often each rank was given."""
    given = [rank for unit in units if len(unit) > 1 for rank in unit]
    found = {}
    for low in set(given):
        for high in set(given):
            between = sum(min(low, high) <= rank <= max(low, high) for rank in given)
            found[low, high] = (between - Fraction(given.count(low) + given.count(high), 2)) ** 2
            if low == high:
                found[low, high] = Fraction(0)
    return found


def test_krippendorff_2011_four_coders_with_gaps() -> None:
    units = four_coders()
    ranks = ordinal(units)
    alphas = {
        "nominal": krippendorff_alpha(units, nominal),
        "ordinal": krippendorff_alpha(units, lambda one, other: ranks[one, other]),
        "interval": krippendorff_alpha(units, interval),
        "ratio": krippendorff_alpha(units, ratio_metric),
    }
    rounded = {name: round(value(alpha.ratio), 3) for name, alpha in alphas.items()}
    assert rounded == {"nominal": 0.743, "ordinal": 0.815, "interval": 0.849, "ratio": 0.797}


def test_cohen_two_by_two() -> None:
    table = [(1, 1)] * 20 + [(1, 0)] * 5 + [(0, 1)] * 10 + [(0, 0)] * 15
    assert cohen_kappa(table).ratio.value == Fraction(2, 5)


FLEISS = (
    "0 0 0 0 14", "0 2 6 4 2", "0 0 3 5 6", "0 3 9 2 0", "2 2 8 1 1",
    "7 7 0 0 0", "3 2 6 3 0", "2 5 3 2 2", "6 5 2 1 0", "0 2 2 3 7",
)  # fmt: skip


def test_fleiss_ten_by_fourteen() -> None:
    """Fleiss' kappa is no rule of ours, but is made of the same two sums as alpha, with n where alpha has n
    - 1.
    """
    units = [
        [grade for grade, times in enumerate(map(int, row.split())) for _ in range(times)] for row in FLEISS
    ]
    n = sum(map(len, units))
    alpha = krippendorff_alpha(units, nominal)
    kappa = 1 - alpha.observed / (alpha.expected * Fraction(n - 1, n))
    assert float(kappa) == pytest.approx(0.210, abs=5e-4)


def test_nvivo_help_one_code_over_a_thousand_characters() -> None:
    pairs = binary("1" * 50 + "1" * 100 + "0" * 50 + "0" * 800, "1" * 50 + "0" * 100 + "1" * 50 + "0" * 800)
    assert percent.presence(pairs, frozenset("c")).value == Fraction(85, 100)
    assert value(apply("kappa", pairs, frozenset("c"))[0]) == pytest.approx(0.3182, abs=5e-5)


def test_masi_as_passonneau_has_it() -> None:
    assert masi(frozenset("12"), frozenset("1234")) == Fraction(2, 3)
    assert masi(frozenset("12"), frozenset("23")) == Fraction(8, 9)
    assert masi(frozenset("12"), frozenset("34")) == 1
    assert masi(frozenset(), frozenset("1")) == 1


def test_two_empty_sets_are_the_same() -> None:
    none: Codes = frozenset()
    assert [nominal(none, none), jaccard(none, none), masi(none, none)] == [0, 0, 0]


def test_nothing_to_tell_apart_is_not_defined() -> None:
    same = [(frozenset("c"), frozenset("c"))] * 5
    assert apply("kappa", same, frozenset("c"))[0].value is None
    for rule in ALPHAS:
        assert apply(rule, same, frozenset("c"))[0].value is None


@pytest.mark.parametrize("rule", [rule for rule in RULES if rule != "kappa"])
def test_no_codes_at_all_is_not_defined(rule: Rule) -> None:
    for pairs in ([], [(frozenset[str](), frozenset[str]())] * 3):
        assert apply(rule, pairs, frozenset())[0].value is None


def test_units_without_a_code_count_only_where_absence_is_agreement() -> None:
    empty = [(frozenset[str](), frozenset[str]())] * 4
    for rule in [rule for rule in RULES if rule not in ALL_UNITS]:
        assert apply(rule, WORKED + empty, frozenset("bdw")) == apply(rule, WORKED, frozenset("bdw"))
    assert percent.presence(WORKED + empty, frozenset("bdw")).value == Fraction(21, 24)
