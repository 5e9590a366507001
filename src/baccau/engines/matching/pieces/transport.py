"""The lexicographic optimum of one transportation piece: every level exact, one after another.

After a pass, complementary slackness describes all its optimal flows: they use only arcs of zero
reduced cost, and meet exactly the rows and columns of positive price (Schrijver 2003, ch. 5).
The next levels are maximised on that face, which is a transportation problem again.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace

import numpy as np

from baccau.engines.matching.backends.network import (
    MAX_GAIN,
    NotCertifiedError,
    Optimum,
    Transport,
    solve_transport,
    solve_transport_exactly,
)
from baccau.engines.matching.pairs.columns import Flags, Ints
from baccau.engines.matching.pieces.levels import pack
from baccau.engines.matching.pieces.network import compressed

_CAREFUL = 1 << 34
"""The packing limit when the first attempt did not pass the integer check."""


def solve_levels(
    rows: Ints,
    columns: Ints,
    totals: tuple[Ints, Ints],
    levels: Sequence[Ints],
    ties: Callable[[Ints], Ints] | None,
) -> Ints:
    """The flow per arc that is lexicographically greatest in the levels.

    Args:
        rows: (k,) places of supplies; arcs unique and sorted by (row, column).
        columns: (k,) places of demands.
        totals: (n,) supply and (m,) demand in units, at most; zero is allowed.
        levels: each (k,) integers, the most important first.
        ties: the last level, asked only for the arcs that the first pass leaves open; `None`
            where any of the best flows will do.
    """
    supply, demand = totals
    flow = np.zeros(len(rows), np.int64)
    alive = np.flatnonzero((supply[rows] > 0) & (demand[columns] > 0))
    if not alive.size:
        return flow
    used_rows, local_rows = compressed(rows[alive], len(supply))
    used_cols, local_cols = compressed(columns[alive], len(demand))
    face = Transport(
        local_rows,
        local_cols,
        np.zeros(0, np.int64),
        supply[used_rows],
        demand[used_cols],
        np.zeros(len(used_rows), np.bool_),
        np.zeros(len(used_cols), np.bool_),
    )
    left = [level[alive] for level in levels]
    while True:
        face, optimum, done = _pass(face, left)
        tight = face.gain == optimum.row_price[face.rows] + optimum.column_price[face.columns]
        left = [level[tight] for level in left[done:] if level.any()]
        if not left and ties is None:
            break
        alive = alive[tight]
        face = _narrowed(face, optimum, tight)
        if ties is not None:
            left.append(ties(alive))
            ties = None
    flow[alive] = optimum.flow
    return flow


def _narrowed(face: Transport, optimum: Optimum, tight: Flags) -> Transport:
    """The face of all optimal flows."""
    return Transport(
        face.rows[tight],
        face.columns[tight],
        face.gain,
        face.supply,
        face.demand,
        face.row_full | (optimum.row_price > 0),
        face.column_full | (optimum.column_price > 0),
    )


def _pass(face: Transport, levels: Sequence[Ints]) -> tuple[Transport, Optimum, int]:
    """One solve of as many levels as can be packed, fewer if the check asks for it."""
    longest = 2 * min(len(face.supply), len(face.demand))
    for limit in (MAX_GAIN, _CAREFUL, 0):
        gain, done = pack(levels, longest, limit)
        task = replace(face, gain=gain)
        try:
            return task, solve_transport(task), done
        except NotCertifiedError:
            continue
    return task, solve_transport_exactly(task), done
