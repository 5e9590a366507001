"""The lexicographic optimum of one transportation piece: every level exact, one after another.

After a pass, complementary slackness describes all its optimal flows: they use only arcs of zero
reduced cost, and meet exactly the rows and columns of positive price (Schrijver 2003, ch. 5).
The next levels are maximised on that face, which is a transportation problem again.
"""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np

from baccau.engines.matching.backends.network import (
    MAX_GAIN,
    NotCertifiedError,
    Optimum,
    Transport,
    solve_transport,
)
from baccau.engines.matching.pairs.columns import Ints
from baccau.engines.matching.pieces.levels import pack

_CAREFUL = 1 << 34
"""The packing limit when the first attempt did not pass the integer check."""


def solve_levels(
    rows: Ints, columns: Ints, supply: Ints, demand: Ints, levels: Sequence[Ints]
) -> Ints:
    """The flow per arc that is lexicographically greatest in the levels.

    Args:
        rows: (k,) places into `supply`; arcs unique and sorted by (row, column).
        columns: (k,) places into `demand`.
        supply: (n,) units, at most; zero is allowed.
        demand: (m,) units, at most; zero is allowed.
        levels: each (k,) integers, the most important first.

    Raises:
        NotCertifiedError: a single level is beyond what doubles can carry.
    """
    flow = np.zeros(len(rows), np.int64)
    alive = np.flatnonzero((supply[rows] > 0) & (demand[columns] > 0))
    if not alive.size:
        return flow
    used_rows, local_rows = np.unique(rows[alive], return_inverse=True)
    used_cols, local_cols = np.unique(columns[alive], return_inverse=True)
    face = Transport(
        local_rows.astype(np.int64),
        local_cols.astype(np.int64),
        np.zeros(0, np.int64),
        supply[used_rows],
        demand[used_cols],
        np.zeros(len(used_rows), np.bool_),
        np.zeros(len(used_cols), np.bool_),
    )
    left = [level[alive] for level in levels]
    while left:
        face, optimum, done = _pass(face, left)
        tight = face.gain == optimum.row_price[face.rows] + optimum.column_price[face.columns]
        left = [level[tight] for level in left[done:] if level.any()]
        if not left:
            flow[alive] = optimum.flow
            break
        alive = alive[tight]
        face = Transport(
            face.rows[tight],
            face.columns[tight],
            face.gain,
            face.supply,
            face.demand,
            face.row_full | (optimum.row_price > 0),
            face.column_full | (optimum.column_price > 0),
        )
    return flow


def _pass(face: Transport, levels: Sequence[Ints]) -> tuple[Transport, Optimum, int]:
    """One solve of as many levels as can be packed, fewer if the check asks for it."""
    longest = 2 * min(len(face.supply), len(face.demand))
    for limit in (MAX_GAIN, _CAREFUL, 0):
        gain, done = pack(levels, longest, limit)
        task = Transport(
            face.rows, face.columns, gain, face.supply, face.demand, face.row_full, face.column_full
        )
        try:
            return task, solve_transport(task), done
        except NotCertifiedError:
            if limit == 0:
                raise
    raise AssertionError  # the last limit returns or raises
