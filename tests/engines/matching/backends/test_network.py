from dataclasses import replace

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from baccau.engines.matching.backends.network import (
    NotCertifiedError,
    Transport,
    is_certified,
    solve_transport,
    solve_transport_exactly,
)


def transport(arcs, supply, demand, full=(False, False)):
    rows, columns, gain = (np.array(part, np.int64) for part in zip(*sorted(arcs), strict=True))
    return Transport(
        rows,
        columns,
        gain,
        np.array(supply),
        np.array(demand),
        np.full(len(supply), full[0]),
        np.full(len(demand), full[1]),
    )


@st.composite
def tasks(draw, largest=1_000):
    n, m = draw(st.integers(1, 6)), draw(st.integers(1, 6))
    cells = [(i, j) for i in range(n) for j in range(m)]
    chosen = draw(st.lists(st.sampled_from(cells), min_size=1, unique=True))
    arcs = [(i, j, draw(st.integers(-largest, largest))) for i, j in chosen]
    amounts = st.integers(1, 30)
    return transport(arcs, [draw(amounts) for _ in range(n)], [draw(amounts) for _ in range(m)])


@settings(max_examples=200, deadline=None)
@given(tasks())
def test_both_solvers_are_certified_and_agree(task):
    fast, sure = solve_transport(task), solve_transport_exactly(task)
    assert (fast.flow * task.gain).sum() == (sure.flow * task.gain).sum()


@settings(max_examples=50, deadline=None)
@given(tasks(largest=1 << 45))
def test_exact_solver_carries_gains_that_doubles_do_not(task):
    assert is_certified(task, solve_transport_exactly(task))


@settings(max_examples=100, deadline=None)
@given(tasks())
def test_totals_that_can_be_met_are_met(task):
    plain = solve_transport(replace(task, gain=np.abs(task.gain) + 1))
    sent = np.bincount(task.rows, plain.flow, len(task.supply)).astype(int)
    asked = replace(task, row_full=sent == task.supply)
    for solved in (solve_transport(asked), solve_transport_exactly(asked)):
        now = np.bincount(task.rows, solved.flow, len(task.supply)).astype(int)
        assert (now[asked.row_full] == task.supply[asked.row_full]).all()


def test_totals_that_cannot_be_met_are_refused():
    task = transport([(0, 0, 5)], [10], [4], full=(True, False))
    with pytest.raises(NotCertifiedError):
        solve_transport(task)
    with pytest.raises(NotCertifiedError):
        solve_transport_exactly(task)


@pytest.mark.parametrize("part", ["flow", "row_price", "column_price"])
def test_certificate_refuses_what_was_tampered_with(part):
    task = transport([(0, 0, 5), (0, 1, 7), (1, 1, 3)], [10, 6], [8, 9])
    optimum = solve_transport(task)
    assert is_certified(task, optimum)
    for place in range(len(getattr(optimum, part))):
        for step in (-1, 1):
            changed = getattr(optimum, part).copy()
            changed[place] += step
            assert not is_certified(task, replace(optimum, **{part: changed}))
