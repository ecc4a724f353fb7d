"""Ours against nltk and krippendorff, which others rely on, over many random codings."""

from __future__ import annotations

import krippendorff
import numpy as np
import pytest
from hypothesis import assume, given, settings
from hypothesis import strategies as st
from nltk.metrics.agreement import AnnotationTask
from nltk.metrics.distance import jaccard_distance

from fishbowl.agreement.chance import cohen_kappa, jaccard, krippendorff_alpha, masi, nominal
from fishbowl.agreement.percent import Codes

code_sets = st.frozensets(st.sampled_from("abcd"), min_size=1)
pairs_of_sets = st.lists(st.tuples(code_sets, code_sets), min_size=2, max_size=30)
pairs_of_labels = st.lists(st.tuples(st.integers(0, 3), st.integers(0, 3)), min_size=2, max_size=30)


def task(pairs: list[tuple[object, object]], distance: object = None) -> AnnotationTask:
    rows = [(coder, n, pair[side]) for n, pair in enumerate(pairs) for side, coder in enumerate("ab")]
    return AnnotationTask(rows, distance) if distance else AnnotationTask(rows)


def close(ours: object, theirs: float) -> None:
    assert float(ours) == pytest.approx(theirs, abs=1e-9)  # type: ignore[arg-type]


@given(pairs_of_labels)
def test_kappa_is_that_of_nltk(pairs: list[tuple[int, int]]) -> None:
    ours = cohen_kappa(pairs).ratio.value
    assume(ours is not None)
    close(ours, task(list(pairs)).kappa())


@given(pairs_of_labels)
def test_nominal_alpha_is_that_of_krippendorff_and_nltk(pairs: list[tuple[int, int]]) -> None:
    ours = krippendorff_alpha(pairs, nominal).ratio.value
    assume(ours is not None)
    close(ours, krippendorff.alpha(np.array(pairs).T, level_of_measurement="nominal"))
    close(ours, task(list(pairs)).alpha())


@given(st.lists(st.lists(st.integers(1, 4) | st.none(), min_size=4, max_size=4), min_size=3, max_size=12))
def test_alpha_of_four_coders_with_gaps_is_that_of_krippendorff(rows: list[list[int | None]]) -> None:
    units = [[given for given in row if given is not None] for row in rows]
    ours = krippendorff_alpha(units, nominal).ratio.value
    assume(ours is not None)
    table = np.array([[np.nan if cell is None else cell for cell in row] for row in rows], dtype=float).T
    close(ours, krippendorff.alpha(table, level_of_measurement="nominal"))


@settings(deadline=None)
@given(pairs_of_sets)
def test_alpha_on_sets_is_that_of_nltk(pairs: list[tuple[Codes, Codes]]) -> None:
    def exact_masi(one: Codes, other: Codes) -> float:
        return float(masi(one, other))  # nltk's own rounds its thirds to two places

    for ours, theirs in ((jaccard, jaccard_distance), (masi, exact_masi)):
        alpha = krippendorff_alpha(pairs, ours).ratio.value
        assume(alpha is not None)
        close(alpha, task(list(pairs), theirs).alpha())


@given(code_sets, code_sets)
def test_masi_is_that_of_nltk_but_for_its_rounding(one: Codes, other: Codes) -> None:
    from nltk.metrics.distance import masi_distance

    assert float(masi(one, other)) == pytest.approx(masi_distance(set(one), set(other)), abs=1e-2)
