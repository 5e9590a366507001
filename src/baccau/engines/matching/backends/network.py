"""Bipartite transportation by sparse network simplex, with an integer certificate.

The solver is the network simplex of LEMON (Kovács 2015) as extracted by Bonneel et al. (2011)
and carried by POT (Flamary et al., JMLR 2021). It computes in doubles; nothing of it is taken
on trust: flows and prices are rounded to integers and their optimality is checked in exact
64-bit arithmetic before they are used.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
import numpy.typing as npt
from ot.lp.emd_wrap import emd_c_sparse

from baccau.engines.matching.backends.paths import solve_by_paths

Ints = npt.NDArray[np.int64]
Flags = npt.NDArray[np.bool_]

MAX_GAIN = 1 << 45
"""Gains up to here, with the bonus, leave the solver's tolerance (2.2e-15) below one unit."""
_BONUSES = (2, 32, 1 << 12)
_ENDLESS = 1 << 62


class NotCertifiedError(ArithmeticError):
    """The solver's answer did not pass the integer check: gains too large for doubles."""


@dataclass(frozen=True, slots=True)
class Transport:
    """Maximise Σ gain × flow with row and column totals at most (or exactly) given amounts.

    Arcs are unique and sorted by (row, column). `row_full`/`column_full` mark those whose total
    must be met exactly. All amounts are positive.
    """

    rows: Ints
    columns: Ints
    gain: Ints
    supply: Ints
    demand: Ints
    row_full: Flags
    column_full: Flags


@dataclass(frozen=True, slots=True)
class Optimum:
    """Integer flow per arc and integer prices: gain ≤ row price + column price on every arc."""

    flow: Ints
    row_price: Ints
    column_price: Ints


def solve_transport(task: Transport) -> Optimum:
    """An optimal integer flow, with the prices that prove it.

    Totals that must be met exactly are bought with a bonus on their arcs; the bonus grows until
    the answer passes the check, which knows nothing of it (exact penalty, Zangwill 1967).

    Raises:
        NotCertifiedError: no answer passed the integer check.
    """
    largest = int(np.abs(task.gain).max(initial=0)) + 1
    factors = _BONUSES if task.row_full.any() or task.column_full.any() else (0,)
    for factor in factors:
        optimum = _with_bonus(task, factor * largest)
        if is_certified(task, optimum):
            return optimum
    raise NotCertifiedError("the network simplex answer did not pass the integer check")


def solve_transport_exactly(task: Transport) -> Optimum:
    """As `solve_transport`, slowly and for any gains whose sums fit 64 bits.

    Raises:
        NotCertifiedError: the totals that must be met cannot be.
    """
    longest = 2 * (len(task.supply) + len(task.demand))
    bonus = longest * (int(np.abs(task.gain).max(initial=0)) + 1)
    row_bonus, col_bonus = bonus * task.row_full, bonus * task.column_full
    gain = task.gain + row_bonus[task.rows] + col_bonus[task.columns]
    arcs = list(zip(task.rows.tolist(), task.columns.tolist(), gain.tolist(), strict=True))
    flow, row_price, col_price = solve_by_paths(arcs, task.supply.tolist(), task.demand.tolist())
    optimum = Optimum(
        np.array(flow, np.int64),
        np.array(row_price, np.int64) - row_bonus,
        np.array(col_price, np.int64) - col_bonus,
    )
    if not is_certified(task, optimum):
        raise NotCertifiedError("the totals that must be met cannot be")
    return optimum


def _with_bonus(task: Transport, bonus: int) -> Optimum:
    """The answer with a slack arc at every node; the last row and column are the slack's.

    Slack costs nothing and gains are costs below nought, so that the solver's artificial arcs,
    whose cost it takes from the greatest cost, stay small and its doubles exact.
    """
    n, m = len(task.supply), len(task.demand)
    rows, cols = np.arange(n), np.arange(m)
    row_bonus, col_bonus = bonus * task.row_full, bonus * task.column_full
    gain = task.gain + row_bonus[task.rows] + col_bonus[task.columns]
    found = emd_c_sparse(
        np.append(task.supply, task.demand.sum()).astype(np.float64),
        np.append(task.demand, task.supply.sum()).astype(np.float64),
        np.concatenate((task.rows, rows, np.full(m + 1, n))).astype(np.uint64),
        np.concatenate((task.columns, np.full(n, m), cols, [m])).astype(np.uint64),
        np.concatenate((-gain.astype(np.float64), np.zeros(n + m + 1))),
        _ENDLESS,
    )
    flow_rows, flow_cols, amounts, _cost, row_dual, col_dual, _code = found
    flow = np.zeros(len(task.gain), np.int64)
    real = (flow_rows < n) & (flow_cols < m) & (amounts > 0)
    width = m + 1
    arcs = task.rows * width + task.columns
    keys = flow_rows[real].astype(np.int64) * width + flow_cols[real].astype(np.int64)
    flow[np.searchsorted(arcs, keys)] = np.rint(amounts[real]).astype(np.int64)
    return Optimum(
        flow,
        np.rint(-(row_dual[:n] + col_dual[m])).astype(np.int64) - row_bonus,
        np.rint(-(col_dual[:m] + row_dual[n])).astype(np.int64) - col_bonus,
    )


def is_certified(task: Transport, optimum: Optimum) -> bool:
    """Exact optimality: feasible both ways, and complementary (Dantzig 1951)."""
    flow, p, q = optimum.flow, optimum.row_price, optimum.column_price
    sent = np.bincount(task.rows, flow, len(p)).astype(np.int64)
    got = np.bincount(task.columns, flow, len(q)).astype(np.int64)
    over = p[task.rows] + q[task.columns] - task.gain
    return bool(
        (flow >= 0).all()
        and (over >= 0).all()
        and not over[flow > 0].any()
        and _side_holds(sent, task.supply, p, task.row_full)
        and _side_holds(got, task.demand, q, task.column_full)
    )


def _side_holds(total: Ints, most: Ints, price: Ints, full: Flags) -> bool:
    met = total == most
    return bool(
        (total <= most).all()
        and met[full].all()
        and (price[~full] >= 0).all()
        and not price[~full & ~met].any()
    )
