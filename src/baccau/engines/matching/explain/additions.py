"""What a change adds to the plan as it stands: no line moves, only free capacity is used.

Where solving again is beyond the effort allowed, this confirms a change all the same: the plan
with the additions keeps every rule under the change and serves more. Solving again could find
still more.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace

from baccau.engines.matching.explain.region import Answer, Regions
from baccau.engines.matching.pairs.freight import freight_vnd
from baccau.engines.matching.pairs.refusal import failures, open_months
from baccau.engines.matching.plan import Allocation
from baccau.engines.matching.problem import Line, Need, Offer

Key = tuple[str, str, int]


def added_to_need(regions: Regions, need: Need, changed: Iterable[Offer]) -> Answer:
    """The need's lines, and what offers of its kind can add from what they have left."""
    other = {offer.key: offer for offer in changed}
    offers = [other.get(offer.key, offer) for offer in regions.offers_of_kind(need)]
    adding = _Adding(regions, regions.lines_of_need[need.key])
    for offer in sorted(offers, key=lambda row: (row.price_vnd or 0, row.key)):
        if not failures(regions.problem, offer, need):
            adding.add(offer, need)
    return Answer(adding.lines, frozenset({need.key}))


def added_to_offer(regions: Regions, offer: Offer) -> Answer:
    """The lines of the offer's producer, and what needs of its kind can take from what is left."""
    own = [
        _priced(a, offer) if key == offer.key else a
        for key in regions.offers_by[offer.producer]
        for a in regions.lines_of_offer[key]
    ]
    adding = _Adding(regions, own)
    needs = regions.needs_of_kind(offer)
    for need in sorted(needs, key=lambda row: (-(row.price_ceiling_vnd or 0), row.key)):
        if not failures(regions.problem, offer, need):
            adding.add(offer, need)
    return Answer(adding.lines, frozenset(regions.needs))


class _Adding:
    """Lines that grow, and what has been taken so far."""

    def __init__(self, regions: Regions, lines: Iterable[Allocation]) -> None:
        self._regions = regions
        self.lines: dict[Key, Allocation] = {
            (a.line.offer, a.line.need, a.line.month): a for a in lines
        }
        self._taken: dict[tuple[str, int], int] = {}
        self._producers: dict[str, set[str]] = {}

    def add(self, offer: Offer, need: Need) -> None:
        """As much as fits in every month that both are open."""
        producers = self._producers.setdefault(need.key, self._suppliers(need))
        most = need.max_suppliers
        if most is not None and len(producers | {offer.producer}) > most:
            return
        for month in open_months(self._regions.problem, offer, need):
            self._add_in(offer, need, month)

    def _add_in(self, offer: Offer, need: Need, month: int) -> None:
        regions, key = self._regions, (offer.key, need.key, month)
        if key in regions.pinned:
            return
        sold = regions.sold[offer.key, month] + self._taken.get((offer.key, month), 0)
        short = need.quantity[month - 1] - regions.served(need.key)[month]
        short -= self._taken.get((need.key, month), 0)
        amount = min(offer.capacity[month - 1] - sold, short)
        held = self.lines.get(key)
        if amount < (1 if held else max(1, offer.moq)):
            return
        quantity = amount + (held.line.quantity if held else 0)
        self.lines[key] = Allocation(
            Line(*key, quantity),
            offer.price_vnd or 0,
            freight_vnd(regions.problem.freight, offer, need),
            held.worth_vnd if held else need.price_ceiling_vnd or 0,
        )
        self._producers[need.key].add(offer.producer)
        for row in (offer.key, need.key):
            self._taken[row, month] = self._taken.get((row, month), 0) + amount

    def _suppliers(self, need: Need) -> set[str]:
        lines = self._regions.lines_of_need[need.key]
        return {self._regions.offers[a.line.offer].producer for a in lines}


def _priced(allocation: Allocation, offer: Offer) -> Allocation:
    return replace(allocation, price_vnd=offer.price_vnd or 0)
