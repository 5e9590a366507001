"""Why a line was chosen: its money, and what the best other producer would have meant.

Every reason is a fact of the problem and the plan. `better_than` is an exchange that could be
made (the other offer has that much left, and its minimum is met), with what it would change per
unit at the levels of the objective.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

import numpy as np

from baccau.engines.matching.explain.region import Regions
from baccau.engines.matching.pairs.freight import price_limit_vnd
from baccau.engines.matching.plan import Allocation, Plan, Reason
from baccau.engines.matching.problem import Need, Offer, Problem


def line_reasons(problem: Problem, plan: Plan, allocation: Allocation) -> tuple[Reason, ...]:
    """The reasons of one line; for all lines use `every_line`, which reads the plan once."""
    need = next(row for row in problem.needs if row.key == allocation.line.need)
    near = replace(problem, needs=(need,), pinned=())
    return Lines(Regions(near, plan)).reasons(allocation)


def every_line(problem: Problem, plan: Plan) -> Iterator[tuple[Allocation, tuple[Reason, ...]]]:
    """Each line of the plan with its reasons, in the plan's order."""
    lines = Lines(Regions(problem, plan))
    for allocation in plan.allocations:
        yield allocation, lines.reasons(allocation)


class Lines:
    """The plan's lines and what each offer has left, for any number of questions."""

    def __init__(self, regions: Regions) -> None:
        self._regions = regions
        pairs = regions.pairs
        self._by_need = np.argsort(pairs.need, kind="stable")
        self._need_starts = np.searchsorted(
            pairs.need[self._by_need], np.arange(len(pairs.needs.needs) + 1)
        )
        self._place = {need.key: place for place, need in enumerate(pairs.needs.needs)}
        self._previous = set(regions.problem.previous)
        self._had = {(line.offer, line.need, line.month) for line in self._previous}

    def reasons(self, allocation: Allocation) -> tuple[Reason, ...]:
        """Price and freight first, then why this producer, then what to know."""
        offer = self._regions.offers[allocation.line.offer]
        need = self._regions.needs[allocation.line.need]
        return (
            self._price(allocation, need),
            *self._choice(allocation, offer, need),
            *self._notes(allocation, offer, need),
        )

    def _price(self, allocation: Allocation, need: Need) -> Reason:
        limit = price_limit_vnd(need)
        money = {
            "price_vnd": allocation.price_vnd,
            "freight_vnd": allocation.freight_vnd,
            "delivered_vnd": allocation.price_vnd + allocation.freight_vnd,
        }
        if limit is None:
            return Reason("no_ceiling", money)
        return Reason("within_ceiling", {**money, "ceiling_vnd": limit})

    def _choice(self, allocation: Allocation, offer: Offer, need: Need) -> Iterator[Reason]:
        if allocation.pinned:
            yield Reason("pinned")
            return
        if offer.favoured:
            yield Reason("favoured")
        month = allocation.line.month
        others = [
            (other, freight)
            for other, freight in self._eligible(need, month)
            if other.key != offer.key
        ]
        if not others:
            yield Reason("only_offer")
            return
        free = [
            (other, freight, left)
            for other, freight in others
            if (left := self._left(other, month)) >= max(1, other.moq)
            and allocation.line.quantity >= other.moq
        ]
        if not free:
            yield Reason("others_sold_out", {"offers": len(others)})
            return
        best = max(
            free,
            key=lambda row: (row[0].favoured, (row[0].price_vnd or 0) - row[1], row[0].key),
        )
        yield _against(allocation, best[0], best[1], best[2])

    def _notes(self, allocation: Allocation, offer: Offer, need: Need) -> Iterator[Reason]:
        line = allocation.line
        if (line.offer, line.need, line.month) in self._had:
            yield Reason("kept_from_last_plan")
        if need.min_stars > 0 and offer.certificate_until is None:
            yield Reason("certificate_date_unknown", {"stars": offer.stars})
        if offer.point is None or need.point is None:
            yield Reason("distance_unknown")

    def _eligible(self, need: Need, month: int) -> Iterator[tuple[Offer, int]]:
        pairs = self._regions.pairs
        place = self._place[need.key]
        for pair in self._by_need[self._need_starts[place] : self._need_starts[place + 1]].tolist():
            if int(pairs.months[pair]) >> (month - 1) & 1:
                yield pairs.offers.offers[pairs.offer[pair]], int(pairs.freight_vnd[pair])

    def _left(self, offer: Offer, month: int) -> int:
        sold = sum(
            a.line.quantity
            for a in self._regions.lines_of_offer[offer.key]
            if a.line.month == month
        )
        return offer.capacity[month - 1] - sold


def _against(allocation: Allocation, other: Offer, freight: int, left: int) -> Reason:
    mine = allocation.price_vnd - allocation.freight_vnd
    theirs = (other.price_vnd or 0) - freight
    return Reason(
        "better_than",
        {
            "offer": other.key,
            "delivered_vnd": (other.price_vnd or 0) + freight,
            "net_difference_vnd": mine - theirs,
            "favoured": other.favoured,
            "left_quantity": left,
            "unit": other.unit,
        },
    )
