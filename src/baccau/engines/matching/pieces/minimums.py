"""Minimum quantities and supplier limits: what a flow breaks, and flows of a fixed support.

A flow with a fixed support (which arcs must carry at least their minimum, which may not carry
anything) is a transportation problem again, so its optimum is exact at every level.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from functools import partial

import numpy as np

from baccau.engines.matching.pairs.columns import Flags, Ints
from baccau.engines.matching.pieces.levels import exact_total
from baccau.engines.matching.pieces.network import Network
from baccau.engines.matching.pieces.transport import solve_levels

_FEWEST_ROUNDS, _MOST_ROUNDS, _ROUND_ARCS = 2, 24, 2_000_000
_ROUGH_LEVELS = 3
"""Levels kept while a support is sought: all but nearness to the last plan."""


@dataclass(frozen=True, slots=True)
class Support:
    """Which arcs may carry flow, and which must carry at least their minimum."""

    allowed: Flags
    forced: Flags


def everything(network: Network) -> Support:
    """Nothing forbidden, nothing forced: the relaxation."""
    k = len(network.pair)
    return Support(np.ones(k, np.bool_), np.zeros(k, np.bool_))


def best_flow(network: Network, support: Support) -> Ints:
    """The lexicographically greatest flow of the support; forced minimums must fit together."""
    return _flow(network, support, len(network.levels), network.ties)


def _flow(
    network: Network, support: Support, levels: int, ties: Callable[[Ints], Ints] | None
) -> Ints:
    supply, demand, flow = _after_minimums(network, support.forced)
    for month in np.unique(network.month).tolist():
        chosen = np.flatnonzero(support.allowed & (network.month == month))
        flow[chosen] += solve_levels(
            network.rows[chosen],
            network.columns[chosen],
            (supply, demand),
            [level[chosen] for level in network.levels[:levels]],
            None if ties is None else partial(_ties_of, ties, chosen),
        )
    return flow


def _ties_of(ties: Callable[[Ints], Ints], chosen: Ints, arcs: Ints) -> Ints:
    return ties(chosen[arcs])


def _after_minimums(network: Network, forced: Flags) -> tuple[Ints, Ints, Ints]:
    """Supply and demand left beside the forced minimums, and these as a flow."""
    base = np.where(forced, network.moq, 0)
    supply = network.supply - _totals(network.rows, base, len(network.supply))
    demand = network.demand - _totals(network.columns, base, len(network.demand))
    return supply, demand, base


def value(network: Network, flow: Ints) -> tuple[int, ...]:
    """The exact value at every level, level 1 in VND."""
    used = np.flatnonzero(flow)
    levels = (network.worth, *network.levels[1:])
    return tuple(exact_total(flow[used], level[used]) for level in levels)


def too_small(network: Network, flow: Ints) -> Ints:
    """Arcs with flow below their minimum."""
    return np.flatnonzero((flow > 0) & (flow < network.moq))


def suppliers_in_use(network: Network, flow: Ints) -> Flags:
    """(groups,) whether a producer supplies a limited need."""
    groups = network.supplier[(flow > 0) & (network.supplier >= 0)]
    used = np.zeros(len(network.supplier_need), np.bool_)
    used[groups] = True
    return used


def too_many(network: Network, flow: Ints) -> Ints:
    """Limited needs (places in `supplier_limit`) with more producers than they take."""
    used = suppliers_in_use(network, flow)
    count = _totals(
        network.supplier_need[used], np.ones(int(used.sum()), np.int64), len(network.supplier_limit)
    )
    return np.flatnonzero(count > network.supplier_limit)


def support_of(network: Network, flow: Ints) -> Support:
    """What a feasible flow uses, left open where nothing forbids more.

    Arcs with a minimum are forced or closed as the flow has them; limited needs keep their
    producers, and take more only as far as the limit has room for none.
    """
    forced = (flow > 0) & (network.moq > 1)
    allowed = forced | (network.moq <= 1)
    if len(network.supplier_need):
        used = suppliers_in_use(network, flow)
        allowed &= (network.supplier < 0) | used[network.supplier]
    return Support(allowed, forced)


def repaired(network: Network, flow: Ints) -> Ints:
    """A feasible flow from the relaxation's: settle some of what offends, solve again.

    Each round forces the quarter of the arcs nearest to their minimum, where that fits, and
    forbids the half that is farthest, and the surplus producers. After a number of rounds that
    depends on the size alone, what still offends is left out. Its value is a lower bound,
    nothing more.
    """
    k = len(flow)
    support = Support(np.ones(k, np.bool_), np.zeros(k, np.bool_))
    for _round in range(max(_FEWEST_ROUNDS, min(_MOST_ROUNDS, _ROUND_ARCS // max(1, k)))):
        small, crowded = too_small(network, flow), too_many(network, flow)
        if not small.size and not crowded.size:
            break
        if small.size:
            share = flow[small] / network.moq[small]
            support = _settled(network, support, small[np.argsort(-share, kind="stable")])
        if crowded.size:
            closed = _surplus(network, flow, crowded)
            support = Support(support.allowed & ~closed, support.forced & ~closed)
        flow = _flow(network, support, _ROUGH_LEVELS, None)
    return best_flow(network, support_of(network, _stripped(network, flow)))


def _stripped(network: Network, flow: Ints) -> Ints:
    """The flow without what still offends: less flow breaks nothing else."""
    flow = flow.copy()
    crowded = too_many(network, flow)
    if crowded.size:
        flow[_surplus(network, flow, crowded)] = 0
    flow[too_small(network, flow)] = 0
    return flow


def _settled(network: Network, support: Support, ranked: Ints) -> Support:
    """Some arcs forced and some forbidden, of those given with the nearest to its minimum first."""
    allowed, forced = support.allowed.copy(), support.forced.copy()
    supply, demand, _base = _after_minimums(network, forced)
    near, far = -(-len(ranked) // 4), -(-len(ranked) // 2)
    for arc in ranked[:near].tolist():
        row, column, least = network.rows[arc], network.columns[arc], network.moq[arc]
        fits = supply[row] >= least and demand[column] >= least
        forced[arc], allowed[arc] = fits, fits
        if fits:
            supply[row] -= least
            demand[column] -= least
    forbidden = ranked[-far:]
    allowed[forbidden] &= forced[forbidden]
    return Support(allowed, forced)


def _surplus(network: Network, flow: Ints, crowded: Ints) -> Flags:
    """Arcs of crowded needs from all producers but those that serve most."""
    served = _totals(
        network.supplier[network.supplier >= 0],
        flow[network.supplier >= 0],
        len(network.supplier_need),
    )
    closed = np.zeros(len(network.supplier_need) + 1, np.bool_)
    for need in crowded.tolist():
        groups = np.flatnonzero(network.supplier_need == need)
        ranked = groups[np.argsort(-served[groups], kind="stable")]
        closed[ranked[network.supplier_limit[need] :]] = True
    out: Flags = closed[network.supplier]
    return out


def _totals(places: Ints, amounts: Ints, size: int) -> Ints:
    total = np.zeros(size, np.int64)
    np.add.at(total, places, amounts)
    return total
