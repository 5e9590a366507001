from __future__ import annotations

from itertools import product

from hypothesis import given, settings
from hypothesis import strategies as st

from baccau.engines.tabular.assignment import assign

weights = st.lists(
    st.dictionaries(st.sampled_from("abcd"), st.integers(1, 9).map(float), max_size=4), max_size=4
)


def total(rows, chosen):
    return sum(row[meaning] for row, meaning in zip(rows, chosen, strict=True) if meaning)


def best_by_force(rows):
    best = 0.0
    for chosen in product(*([None, *row] for row in rows)):
        taken = [meaning for meaning in chosen if meaning]
        if len(set(taken)) == len(taken):
            best = max(best, total(rows, chosen))
    return best


@settings(max_examples=300, deadline=None)
@given(weights)
def test_assignment_reaches_the_optimum_of_every_choice(rows):
    chosen = assign(rows)
    taken = [meaning for meaning in chosen if meaning]
    assert len(set(taken)) == len(taken)
    assert total(rows, chosen) == best_by_force(rows)


def test_assignment_moves_an_earlier_column_for_a_better_whole():
    """First come would give a to the first and nothing to the second."""
    assert assign([{"a": 0.9, "b": 0.8}, {"a": 0.85}]) == ("b", "a")


def test_assignment_leaves_the_weaker_claim_without():
    assert assign([{"a": 0.6}, {"a": 0.9}]) == (None, "a")
