"""The best one-to-one assignment of columns to meanings, by total weight."""

from __future__ import annotations

from collections import deque
from collections.abc import Hashable, Mapping, Sequence
from typing import TypeVar

Meaning = TypeVar("Meaning", bound=Hashable)


def assign(weights: Sequence[Mapping[Meaning, float]]) -> tuple[Meaning | None, ...]:
    """Give each row (column of a sheet) at most one meaning and each meaning at most one row.

    Maximises the total weight by successive best augmenting paths on the sparse graph (Kuhn 1955
    in the form of Jewell 1962); weights must be positive. Ties fall to the earlier row and to the
    meaning listed first.
    """
    owner: dict[Meaning, int] = {}
    for row in range(len(weights)):
        _augment(row, weights, owner)
    chosen: list[Meaning | None] = [None] * len(weights)
    for meaning, row in owner.items():
        chosen[row] = meaning
    return tuple(chosen)


def _augment(
    start: int, weights: Sequence[Mapping[Meaning, float]], owner: dict[Meaning, int]
) -> None:
    """Find the best alternating path from `start` (label-correcting search) and take it.

    A path may end at a free meaning or by leaving one row without a meaning.
    """
    gain: dict[int, float] = {start: 0.0}
    reached: dict[Meaning, int] = {}
    value: dict[Meaning, float] = {}
    queue = deque([start])
    while queue:
        row = queue.popleft()
        for meaning, weight in weights[row].items():
            total = gain[row] + weight
            if total <= value.get(meaning, float("-inf")) + 1e-9:
                continue
            value[meaning], reached[meaning] = total, row
            holder = owner.get(meaning)
            if holder is None or holder == row:
                continue
            rest = total - weights[holder][meaning]
            if rest > gain.get(holder, float("-inf")) + 1e-9:
                gain[holder] = rest
                queue.append(holder)
    _take_best(start, gain, reached, value, owner)


def _take_best(
    start: int,
    gain: dict[int, float],
    reached: dict[Meaning, int],
    value: dict[Meaning, float],
    owner: dict[Meaning, int],
) -> None:
    ends = [(total, 0, meaning) for meaning, total in value.items() if meaning not in owner]
    ends += [(gain[row], 1, meaning) for meaning, row in owner.items() if row in gain]
    best = max(ends, key=lambda item: item[:2], default=None)
    if best is None or best[0] <= 0:
        return
    end = best[2]
    held = {row: meaning for meaning, row in owner.items()}
    while True:
        row = reached[end]
        previous = held.get(row)
        owner[end] = row
        if row == start or previous is None:
            return
        end = previous
