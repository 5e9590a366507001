"""The plain baseline: best pair first. For tests and honest comparisons, not for plans."""

from __future__ import annotations

from collections import defaultdict

import numpy as np

from baccau.engines.matching.pairs.eligibility import eligible_pairs
from baccau.engines.matching.pinned import read_pins
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
    pins = read_pins(problem, pairs)
    capacity, quantity = pins.capacity.tolist(), pins.quantity.tolist()
    offers, needs = pairs.offers.offers, pairs.needs.needs
    price = pairs.offers.price_vnd[pairs.offer]
    worth = pairs.worth_vnd[pairs.need]
    taken: dict[int, set[str]] = defaultdict(set)
    lines: list[Allocation] = []

    def add(pair: int, month: int, amount: int, *, pinned: bool) -> None:
        offer, need = offers[pairs.offer[pair]], needs[pairs.need[pair]]
        taken[int(pairs.need[pair])].add(offer.producer)
        lines.append(
            Allocation(
                Line(offer.key, need.key, month + 1, amount),
                int(price[pair]),
                int(pairs.freight_vnd[pair]),
                int(worth[pair]),
                pinned,
            )
        )

    pinned_at = set()
    for pair, month, amount in zip(
        pins.pair.tolist(), pins.month.tolist(), pins.amount.tolist(), strict=True
    ):
        add(pair, month, amount, pinned=True)
        pinned_at.add((pair, month))
    net = price - pairs.freight_vnd
    order = np.lexsort((-net, ~pairs.offers.favoured[pairs.offer], -worth))
    for pair in order.tolist():
        o, n = int(pairs.offer[pair]), int(pairs.need[pair])
        offer, most = offers[o], needs[n].max_suppliers
        for month in range(12):
            amount = min(capacity[o][month], quantity[n][month])
            closed = not int(pairs.months[pair]) >> month & 1 or (pair, month) in pinned_at
            if closed or amount < max(1, offer.moq):
                continue
            if most is not None and len(taken[n] | {offer.producer}) > most:
                continue
            capacity[o][month] -= amount
            quantity[n][month] -= amount
            add(pair, month, amount, pinned=False)
    return _plan(problem, lines)


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
