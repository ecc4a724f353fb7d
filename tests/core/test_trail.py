from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st
from hypothesis.stateful import Bundle, RuleBasedStateMachine, rule

from fishbowl.core.trail import Trail


class TrailsAreTuples(RuleBasedStateMachine):
    """Grown in any order and from any of them, each trail is what the tuple beside it is."""

    trails = Bundle("trails")

    @rule(target=trails, items=st.lists(st.integers(), max_size=3))
    def start(self, items: list[int]) -> tuple[Trail[int], tuple[int, ...]]:
        return Trail(items), tuple(items)

    @rule(target=trails, grown=trails, item=st.integers())
    def append(
        self, grown: tuple[Trail[int], tuple[int, ...]], item: int
    ) -> tuple[Trail[int], tuple[int, ...]]:
        trail, model = grown
        return trail.append(item), (*model, item)

    @rule(one=trails, other=trails)
    def compare(
        self, one: tuple[Trail[int], tuple[int, ...]], other: tuple[Trail[int], tuple[int, ...]]
    ) -> None:
        assert (one[0] == other[0]) == (one[1] == other[1])
        for trail, model in (one, other):
            assert_same(trail, model)


def assert_same(trail: Trail[int], model: tuple[int, ...]) -> None:
    assert tuple(trail) == model
    assert tuple(reversed(trail)) == model[::-1]
    assert len(trail) == len(model)
    assert trail.last == (model[-1] if model else None)
    assert [trail[i] for i in range(-len(model), len(model))] == [*model, *model]
    assert hash(trail) == hash(Trail(model))
    assert repr(trail) == f"Trail({list(model)!r})"
    for outside in (len(model), -len(model) - 1):
        with pytest.raises(IndexError):
            trail[outside]


TestTrailsAreTuples = TrailsAreTuples.TestCase


@given(st.lists(st.integers(), max_size=5))
def test_what_was_given_can_change_without_changing_the_trail(items: list[int]) -> None:
    trail, before = Trail(items), tuple(items)
    items.append(7)
    assert tuple(trail) == before


def test_the_shared_empty_one_stays_empty() -> None:
    empty: Trail[int] = Trail()
    assert (tuple(empty.append(1)), tuple(empty.append(2)), tuple(empty)) == ((1,), (2,), ())


def test_a_trail_is_no_tuple() -> None:
    assert Trail([1]) != (1,)
