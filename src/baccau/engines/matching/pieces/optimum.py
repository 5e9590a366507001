"""The optimum of one piece, with its proof: relaxation first, branching where it must.

Where the relaxation (no minimums, no supplier limits) happens to keep them, it is the optimum.
Else levels are maximised one after another by branch and bound, each held for the next, and the
support found is handed to the exact transportation solver for the quantities. A level that
is not proven in its time ends the search: the levels below it mean nothing then.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from math import floor, gcd

import numpy as np

from baccau.engines.matching.backends.branching import Branched, Programme, Semicontinuous
from baccau.engines.matching.pairs.columns import Ints
from baccau.engines.matching.pieces.minimums import (
    Support,
    best_flow,
    everything,
    repaired,
    too_many,
    too_small,
    value,
)
from baccau.engines.matching.pieces.network import Network

_BRANCHED_ARCS = 12_000
"""More arcs than this are not branched on as a whole but in a neighbourhood."""
_CANDIDATES = 8
"""Arcs a need-month brings into the neighbourhood besides those in use."""
_RELATIVE = 1e-9
"""What the doubles of branch and bound are trusted to, relative to the objective."""
_ROUNDING = 1e-6
_BRANCHED_LEVELS = 4
"""Worth, favoured, net income, kept pairs; the tie-break is left to the exact solver."""


@dataclass(frozen=True, slots=True)
class Settled:
    """A piece's flow, a bound on level 1 in VND, and whether all levels are proven."""

    flow: Ints
    bound_vnd: int
    proven: bool


def relax(network: Network) -> Settled:
    """The best flow found without branching; proven where the relaxation needs no more."""
    relaxed, start, ceiling = _relaxed(network)
    proven = value(network, start)[:_BRANCHED_LEVELS] == ceiling[:_BRANCHED_LEVELS]
    del relaxed
    return Settled(start, ceiling[0], proven=proven)


def settle(network: Network, seconds: float) -> Settled:
    """The best flow of a piece that the relaxation did not settle, by branching."""
    relaxed, start, ceiling = _relaxed(network)
    if len(network.pair) <= _BRANCHED_ARCS:
        return _branched(network, start, ceiling, seconds)
    near = _neighbourhood(network, relaxed, start)
    inner = _branched(network.restricted(near), start[near], ceiling, seconds)
    flow = np.zeros_like(start)
    flow[near] = inner.flow
    return Settled(
        flow,
        ceiling[0],
        proven=value(network, flow)[:_BRANCHED_LEVELS] == ceiling[:_BRANCHED_LEVELS],
    )


def _relaxed(network: Network) -> tuple[Ints, Ints, tuple[int, ...]]:
    """The relaxation's flow, a feasible one near it, and the relaxation's values."""
    relaxed = best_flow(network, everything(network))
    ceiling = value(network, relaxed)
    if not too_small(network, relaxed).size and not too_many(network, relaxed).size:
        return relaxed, relaxed, ceiling
    return relaxed, repaired(network, relaxed), ceiling


def _branched(network: Network, start: Ints, ceiling: Sequence[int], seconds: float) -> Settled:
    programme = Programme(
        Semicontinuous(
            network.rows,
            network.columns,
            network.supply,
            network.demand,
            network.moq,
            network.supplier,
            network.supplier_need,
            network.supplier_limit,
        )
    )
    flow, proven, bound = start, True, ceiling[0]
    on_ceiling = True
    gains = (network.worth, *network.levels[1:_BRANCHED_LEVELS])
    for place, gain in enumerate(gains):
        reached = value(network, flow)[place]
        on_ceiling = on_ceiling and reached == ceiling[place]
        if on_ceiling or not gain.any():
            if gain.any():
                _hold(programme, gain, reached)
            continue
        left = seconds - programme.spent
        if left <= 0:  # one allowance for all levels: what is left of it goes to the next
            proven = False
            break
        unit = gcd(*(int(x) for x in np.unique(gain)))
        found = programme.maximise(gain // unit, left)
        if found is not None:
            flow = _better(network, flow, found)
            reached = value(network, flow)[place]
        level_bound = _bound(found, reached, unit)
        if place == 0:
            bound = min(ceiling[0], level_bound or ceiling[0])
        proven = level_bound == reached
        if not proven:
            break
        _hold(programme, gain, reached)
    return Settled(flow, bound, proven)


def _bound(found: Branched | None, reached: int, unit: int) -> int | None:
    """The level's bound in its own unit; `None` where branching gave none that holds."""
    if found is None or not np.isfinite(found.bound):
        return None
    most = found.bound + _ROUNDING + _RELATIVE * abs(found.bound)
    bound = floor(most) * unit
    return bound if bound >= reached else None


def _hold(programme: Programme, gain: Ints, reached: int) -> None:
    unit = gcd(*(int(x) for x in np.unique(gain)))
    programme.hold(gain // unit, reached // unit)


def _better(network: Network, flow: Ints, found: Branched) -> Ints:
    """The exact flow of the support found, where it is better than the one at hand."""
    open_arcs = found.opened | (network.moq <= 1)
    if len(found.used):
        open_arcs &= (network.supplier < 0) | found.used[network.supplier]
    exact = best_flow(network, Support(open_arcs, open_arcs & found.opened))
    return exact if value(network, exact) > value(network, flow) else flow


def _neighbourhood(network: Network, relaxed: Ints, start: Ints) -> Ints:
    """Arcs in use by either flow, then for each need-month its best few by net income."""
    order = np.lexsort((-network.levels[2], network.columns))
    column = network.columns[order]
    first = np.searchsorted(column, column)
    rank = np.empty(len(order), np.int64)
    rank[order] = np.arange(len(order)) - first
    used = (relaxed > 0) | (start > 0)
    room = max(0, _BRANCHED_ARCS - int(used.sum()))
    near = np.flatnonzero(~used & (rank < _CANDIDATES))
    near = near[np.argsort(rank[near], kind="stable")][:room]
    return np.sort(np.concatenate([np.flatnonzero(used), near]))
