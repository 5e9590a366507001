"""The objective's levels as integers per arc, and how several are solved in one pass.

Level 1 enters as the rank of the need's worth in its piece. The amounts served by needs that a
transportation network can reach form a polymatroid, whose best points for weights that depend
on the need alone are those of the greedy algorithm (Edmonds 1970): they depend on the order of
the weights, not on their size. Ranks are small, and small numbers are exact in doubles.

Consecutive levels are packed into one integer, gain = K × upper + lower. Two feasible flows
differ by alternating cycles of at most L real arcs; with K > L × max |lower| no cycle that loses
at the upper level can gain on the whole, so the packed optimum is the lexicographic one.
"""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
import numpy.typing as npt

from baccau.engines.matching.pairs.columns import Ints


def ranks(worth: Ints) -> Ints:
    """Dense ranks from 1 of positive worths, 0 for worthless."""
    values = np.unique(worth[worth > 0])
    out: Ints = np.where(worth > 0, np.searchsorted(values, worth) + 1, 0)
    return out


def pack(levels: Sequence[Ints], longest_cycle: int, limit: int) -> tuple[Ints, int]:
    """As many of the first levels as fit below `limit`, as one gain, and how many they are.

    A level that is the same nought on every arc takes no room. The first level is taken even
    where it does not fit.
    """
    packed = levels[0]
    size = _reach(packed)
    for count, level in enumerate(levels[1:], start=1):
        reach = _reach(level)
        if reach == 0:
            continue
        factor = longest_cycle * reach + 1
        if size * factor + reach > limit:
            return packed, count
        packed = packed * factor + level
        size = size * factor + reach
    return packed, len(levels)


def tie_break(offers: Ints, needs: Ints, months: Ints) -> Ints:
    """A mixed hash of each arc's keys in 0–63: among equals it prefers nobody by name.

    The inputs are hashes of the two keys (SplitMix64 finaliser, Steele et al. 2014). An additive
    combination would cancel on 2 × 2 exchanges, hence the multiplication between the two.
    """
    mixed = _mix(
        offers.astype(np.uint64) ^ _mix(needs.astype(np.uint64) + months.astype(np.uint64))
    )
    out: Ints = (mixed >> np.uint64(58)).astype(np.int64)
    return out


def exact_total(quantity: Ints, each: Ints) -> int:
    """Σ quantity × each, without overflow for quantities below 2⁴²: in parts of 20 bits."""
    high, low = each >> 20, each & 0xFFFFF
    return (int((quantity * high).sum()) << 20) + int((quantity * low).sum())


def _mix(x: npt.NDArray[np.uint64]) -> npt.NDArray[np.uint64]:
    x = (x ^ (x >> np.uint64(30))) * np.uint64(0xBF58476D1CE4E5B9)
    x = (x ^ (x >> np.uint64(27))) * np.uint64(0x94D049BB133111EB)
    return x ^ (x >> np.uint64(31))


def _reach(level: Ints) -> int:
    return int(np.abs(level).max(initial=0))
