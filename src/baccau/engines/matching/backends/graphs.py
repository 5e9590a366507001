"""Connected parts of a graph, by SciPy."""

from __future__ import annotations

import numpy as np
import numpy.typing as npt
from scipy.sparse import coo_array
from scipy.sparse.csgraph import connected_components

Ints = npt.NDArray[np.int64]


def connected(one: Ints, other: Ints, nodes: int) -> Ints:
    """A label per node; nodes joined by edges (one, other) bear the same."""
    graph = coo_array((np.ones(len(one), np.int8), (one, other)), shape=(nodes, nodes))
    _count, labels = connected_components(graph, directed=False)
    return np.asarray(labels, np.int64)
