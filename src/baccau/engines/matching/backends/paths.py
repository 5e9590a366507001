"""The transportation problem by successive shortest paths, in Python's own integers.

Slow and sure (Jewell 1958; Busacker and Gowen 1960): it takes over where the fast solver's
doubles cannot carry the numbers, so that a plan is never refused for their size.
"""

from __future__ import annotations

from collections import deque
from dataclasses import dataclass

_FAR = None
_SOURCE, _SINK = 0, 1


@dataclass(slots=True)
class _Residual:
    """A residual network: arc 2k is the k-th arc, arc 2k + 1 runs back along it."""

    head: list[int]
    left: list[int]
    cost: list[int]
    leaving: list[list[int]]

    def add(self, tail: int, head: int, most: int, cost: int) -> None:
        for start, end, room, each in ((tail, head, most, cost), (head, tail, 0, -cost)):
            self.leaving[start].append(len(self.head))
            self.head.append(end)
            self.left.append(room)
            self.cost.append(each)

    def distances(self) -> tuple[list[int | None], list[int]]:
        """Least cost from the source to each node, and the arc each is reached by."""
        far: list[int | None] = [_FAR] * len(self.leaving)
        by = [-1] * len(self.leaving)
        far[_SOURCE] = 0
        queue, waiting = deque([_SOURCE]), {_SOURCE}
        while queue:
            node = queue.popleft()
            waiting.discard(node)
            here = far[node] or 0
            for arc in self.leaving[node]:
                end = self.head[arc]
                reached = far[end]
                if self.left[arc] and (reached is None or here + self.cost[arc] < reached):
                    far[end], by[end] = here + self.cost[arc], arc
                    if end not in waiting:
                        waiting.add(end)
                        queue.append(end)
        return far, by

    def push(self, by: list[int]) -> None:
        """As much as fits along the path to the sink."""
        path, node = [], _SINK
        while node != _SOURCE:
            path.append(by[node])
            node = self.head[by[node] ^ 1]
        amount = min(self.left[arc] for arc in path)
        for arc in path:
            self.left[arc] -= amount
            self.left[arc ^ 1] += amount


def solve_by_paths(
    arcs: list[tuple[int, int, int]], supply: list[int], demand: list[int]
) -> tuple[list[int], list[int], list[int]]:
    """Maximise Σ gain × flow with totals at most `supply` and `demand`.

    Args:
        arcs: (row, column, gain).
        supply: per row, units.
        demand: per column, units.

    Returns:
        Flow per arc, and prices per row and column with gain ≤ row price + column price.
    """
    n, m = len(supply), len(demand)
    net = _Residual([], [], [], [[] for _ in range(n + m + 2)])
    endless = sum(supply) + 1
    for row, column, gain in arcs:
        net.add(2 + row, 2 + n + column, endless, -gain)
    for row, most in enumerate(supply):
        net.add(_SOURCE, 2 + row, most, 0)
    for column, most in enumerate(demand):
        net.add(2 + n + column, _SINK, most, 0)
    net.add(_SOURCE, _SINK, endless, 0)
    while True:
        far, by = net.distances()
        if (far[_SINK] or 0) >= 0:
            break
        net.push(by)
    flow = [net.left[2 * place + 1] for place in range(len(arcs))]
    row_price = [max(0, far[2 + row] or 0) for row in range(n)]
    column_price = [max(0, -(far[2 + n + column] or 0)) for column in range(m)]
    return flow, row_price, column_price
