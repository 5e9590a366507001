"""The plain baseline: best pair first. For tests and honest comparisons, not for plans."""

from __future__ import annotations

from collections import defaultdict

import numpy as np

from baccau.engines.matching.pairs.eligibility import Pairs, eligible_pairs
from baccau.engines.matching.pinned import Pins, read_pins
from baccau.engines.matching.plan import Allocation, Objective, Plan
from baccau.engines.matching.problem import Line, Problem


def greedy(problem: Problem) -> Plan:
    """Every month, pairs in order of worth, favour and net income, each as much as it can.

    Keeps every rule `check` knows. Its bound is the whole demand's worth: it proves nothing.

    Raises:
        PinInfeasibleError: pinned lines that cannot stand.
        ValueError: two offers or two needs bear the same key.
    """
    pairs = eligible_pairs(problem)
    filling = _Filling(pairs, read_pins(problem, pairs))
    worth = pairs.worth_vnd[pairs.need]
    net = pairs.offers.price_vnd[pairs.offer] - pairs.freight_vnd
    order = np.lexsort((-net, ~pairs.offers.favoured[pairs.offer], -worth))
    for pair in order.tolist():
        filling.fill(pair)
    return _plan(problem, filling.lines)


class _Filling:
    """Lines as they are added, and what is left on both sides."""

    def __init__(self, pairs: Pairs, pins: Pins) -> None:
        self._pairs = pairs
        self._capacity, self._quantity = pins.capacity.tolist(), pins.quantity.tolist()
        self._producers: dict[int, set[str]] = defaultdict(set)
        self._pinned: set[tuple[int, int]] = set()
        self.lines: list[Allocation] = []
        held = (pins.pair.tolist(), pins.month.tolist(), pins.amount.tolist())
        for pair, month, amount in zip(*held, strict=True):
            self._add(pair, month, amount, pinned=True)
            self._pinned.add((pair, month))

    def fill(self, pair: int) -> None:
        """As much as the pair can take in each month, where that reaches the minimum."""
        o, n = int(self._pairs.offer[pair]), int(self._pairs.need[pair])
        offer, most = self._pairs.offers.offers[o], self._pairs.needs.needs[n].max_suppliers
        if most is not None and len(self._producers[n] | {offer.producer}) > most:
            return
        months = int(self._pairs.months[pair])
        for month in range(12):
            amount = min(self._capacity[o][month], self._quantity[n][month])
            closed = not months >> month & 1 or (pair, month) in self._pinned
            if closed or amount < max(1, offer.moq):
                continue
            self._capacity[o][month] -= amount
            self._quantity[n][month] -= amount
            self._add(pair, month, amount, pinned=False)

    def _add(self, pair: int, month: int, amount: int, *, pinned: bool) -> None:
        pairs = self._pairs
        o, n = int(pairs.offer[pair]), int(pairs.need[pair])
        offer, need = pairs.offers.offers[o], pairs.needs.needs[n]
        self._producers[n].add(offer.producer)
        self.lines.append(
            Allocation(
                Line(offer.key, need.key, month + 1, amount),
                int(pairs.offers.price_vnd[o]),
                int(pairs.freight_vnd[pair]),
                int(pairs.worth_vnd[n]),
                pinned,
            )
        )


def _plan(problem: Problem, lines: list[Allocation]) -> Plan:
    favoured = {offer.key for offer in problem.offers if offer.favoured}
    served = sum(a.line.quantity * a.worth_vnd for a in lines)
    fair = sum(a.line.quantity * a.worth_vnd for a in lines if a.line.offer in favoured)
    net = sum(a.line.quantity * (a.price_vnd - a.freight_vnd) for a in lines)
    worth = {a.line.need: a.worth_vnd for a in lines}
    bound = sum(worth.get(n.key, n.price_ceiling_vnd or 0) * sum(n.quantity) for n in problem.needs)
    return Plan(
        status="feasible",
        allocations=tuple(sorted(lines, key=lambda a: (a.line.offer, a.line.need, a.line.month))),
        objective=Objective(served, fair / served if served else 0.0, net),
        bound_served_value_vnd=bound,
        pieces=1,
        proven_pieces=0,
    )
