"""Minimum quantities and supplier limits: what a flow breaks, and flows of a fixed support.

A flow with a fixed support (which arcs must carry at least their minimum, which may not carry
anything) is a transportation problem again, so its optimum is exact at every level.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from baccau.engines.matching.pairs.columns import Flags, Ints
from baccau.engines.matching.pieces.levels import exact_total
from baccau.engines.matching.pieces.network import Network
from baccau.engines.matching.pieces.transport import solve_levels


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
    base = np.where(support.forced, network.moq, 0)
    supply = network.supply - _totals(network.rows, base, len(network.supply))
    demand = network.demand - _totals(network.columns, base, len(network.demand))
    chosen = np.flatnonzero(support.allowed)
    flow = base.copy()
    flow[chosen] += solve_levels(
        network.rows[chosen],
        network.columns[chosen],
        (supply, demand),
        [level[chosen] for level in network.levels],
        lambda arcs: network.ties(chosen[arcs]),
    )
    return flow


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
    """A feasible flow from the relaxation's: forbid the smaller half of what offends, re-solve.

    Each round forbids at least one arc, so it ends; its value is a lower bound, nothing more.
    """
    allowed = np.ones(len(flow), np.bool_)
    while True:
        small, crowded = too_small(network, flow), too_many(network, flow)
        if not small.size and not crowded.size:
            return best_flow(network, support_of(network, flow))
        if small.size:
            share = flow[small] / network.moq[small]
            worst = small[np.argsort(share, kind="stable")]
            allowed[worst[: -(-len(worst) // 2)]] = False
        if crowded.size:
            allowed &= ~_surplus(network, flow, crowded)
        open_now = Support(allowed, np.zeros(len(flow), np.bool_))
        flow = best_flow(network, open_now)


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
