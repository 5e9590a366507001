"""Independent pieces: connected parts of the eligibility graph."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from baccau.engines.matching.backends.graphs import connected
from baccau.engines.matching.pairs.columns import Ints
from baccau.engines.matching.pairs.eligibility import Pairs


@dataclass(frozen=True, slots=True)
class Piece:
    """Offers and needs that no eligible pair joins to the rest; arcs are places into `Pairs`."""

    arcs: Ints
    """Sorted: by offer, then need."""


def split(pairs: Pairs) -> tuple[Piece, ...]:
    """The connected parts, in order of their first pair."""
    if not len(pairs.offer):
        return ()
    n, m = len(pairs.offers.offers), len(pairs.needs.needs)
    of_arc = connected(pairs.offer, n + pairs.need, n + m)[pairs.offer]
    order = np.argsort(of_arc, kind="stable")
    starts = np.flatnonzero(np.diff(of_arc[order])) + 1
    parts = np.split(order, starts)
    return tuple(Piece(part) for part in sorted(parts, key=lambda part: int(part[0])))
