"""Pinned lines: they stand as they are and consume first; one that cannot stand is an error."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass

import numpy as np

from baccau.engines.matching.pairs.columns import Flags, Ints
from baccau.engines.matching.pairs.eligibility import Pairs
from baccau.engines.matching.plan import Reason
from baccau.engines.matching.problem import Line, Problem


class PinInfeasibleError(ValueError):
    """Pinned lines that cannot stand, each with a `pin_infeasible` reason."""

    def __init__(self, reasons: tuple[Reason, ...]) -> None:
        super().__init__("; ".join(str(dict(reason.facts)) for reason in reasons))
        self.reasons = reasons


@dataclass(frozen=True, slots=True)
class Pins:
    """The pinned lines as arrays, and what they leave to the others."""

    pair: Ints
    month: Ints
    """0–11."""
    amount: Ints
    capacity: Ints
    """(n, 12)."""
    quantity: Ints
    """(m, 12)."""
    suppliers_left: Ints
    """(m,), -1 any number."""
    settled: Flags
    """(pairs,) whether the pair's producer supplies the need by a pinned line."""


def read_pins(problem: Problem, pairs: Pairs) -> Pins:
    """The pinned lines of the problem, checked against everything they may break.

    Raises:
        PinInfeasibleError: all lines that cannot stand, at once.
    """
    pair = pairs.places(problem.pinned)
    month = np.array([line.month - 1 for line in problem.pinned], np.int64)
    amount = np.array([line.quantity for line in problem.pinned], np.int64)
    offers, needs = pairs.offers, pairs.needs
    capacity, quantity = offers.capacity.copy(), needs.quantity.copy()
    known = np.flatnonzero(pair >= 0)
    np.subtract.at(capacity, (pairs.offer[pair[known]], month[known]), amount[known])
    np.subtract.at(quantity, (pairs.need[pair[known]], month[known]), amount[known])
    suppliers = defaultdict(set)
    for place in known.tolist():
        offer, need = int(pairs.offer[pair[place]]), int(pairs.need[pair[place]])
        suppliers[need].add(int(offers.producer[offer]))
    left = needs.max_suppliers.copy()
    for need, producers in suppliers.items():
        if left[need] >= 0:
            left[need] -= len(producers)
    reasons = _failures(problem.pinned, pairs, pair, (capacity, quantity, left))
    if reasons:
        raise PinInfeasibleError(reasons)
    settled = np.zeros(len(pairs.offer), np.bool_)
    if suppliers:
        settled = np.fromiter(
            (
                p in suppliers.get(n, ())
                for p, n in zip(
                    offers.producer[pairs.offer].tolist(), pairs.need.tolist(), strict=True
                )
            ),
            np.bool_,
            len(pairs.offer),
        )
    return Pins(pair, month, amount, capacity, quantity, left, settled)


def _failures(
    lines: tuple[Line, ...], pairs: Pairs, pair: Ints, left: tuple[Ints, Ints, Ints]
) -> tuple[Reason, ...]:
    capacity, quantity, suppliers = left
    out = []
    seen: set[tuple[str, str, int]] = set()
    for line, place in zip(lines, pair.tolist(), strict=True):
        twice = (line.offer, line.need, line.month) in seen
        seen.add((line.offer, line.need, line.month))
        causes = ["pinned_twice"] if twice else []
        if place < 0:
            causes.append("pair_not_eligible")
        else:
            offer, need = pairs.offer[place], pairs.need[place]
            month = line.month - 1
            tests = (
                ("month_not_eligible", not (int(pairs.months[place]) >> month) & 1),
                ("moq_above_quantity", line.quantity < max(1, pairs.offers.moq[offer])),
                ("capacity_exceeded", capacity[offer, month] < 0),
                ("quantity_exceeded", quantity[need, month] < 0),
                ("suppliers_limit", pairs.needs.max_suppliers[need] >= 0 > suppliers[need]),
            )
            causes += [cause for cause, broken in tests if broken]
        out += [
            Reason(
                "pin_infeasible",
                {
                    "offer": line.offer,
                    "need": line.need,
                    "month": line.month,
                    "quantity": line.quantity,
                    "cause": cause,
                },
            )
            for cause in causes
        ]
    return tuple(out)
