"""An independent reading of a plan: feasible, and worth what it says? No solver, no shared code.

Everything is worked out again from the problem's rows, the plain way; only the dataclasses of
`problem` and `plan` are known here.
"""

from __future__ import annotations

import datetime as dt
from collections import Counter, defaultdict
from collections.abc import Iterator
from math import asin, cos, floor, radians, sin, sqrt

from baccau.engines.matching.plan import Allocation, Fact, Plan, Violation
from baccau.engines.matching.problem import Need, Offer, Point, Problem

_MEAN_RADIUS_KM = 6371.0088
_SHARE_TOLERANCE = 1e-9


def check(problem: Problem, plan: Plan) -> tuple[Violation, ...]:
    """All that is wrong with a plan; nothing if it stands.

    Freight per unit may differ by 1 VND from the reckoning here (rounding of the last digit).
    """
    return tuple(_Reading(problem, plan).violations())


class _Reading:
    """One pass over a plan's lines, with the problem's rows at hand by key."""

    def __init__(self, problem: Problem, plan: Plan) -> None:
        self.problem = problem
        self.plan = plan
        self.offers = {offer.key: offer for offer in problem.offers}
        self.needs = {need.key: need for need in problem.needs}
        self.days = [max(problem.on, dt.date(problem.on.year, month, 1)) for month in range(1, 13)]
        self.offers_of: dict[tuple[str | int | None, str], list[Offer]] = defaultdict(list)
        for offer in problem.offers:
            for named in {offer.commodity, offer.product_set, *offer.also}:
                self.offers_of[named, offer.unit].append(offer)
        self.known = [
            a for a in plan.allocations if a.line.offer in self.offers and a.line.need in self.needs
        ]
        self.freight: dict[tuple[str, str], int] = {}

    def violations(self) -> Iterator[Violation]:
        """Everything found, rule by rule."""
        yield from self._unknown_rows()
        for allocation in self.known:
            yield from self._line(allocation)
        pairs = {(a.line.offer, a.line.need) for a in self.known}
        for offer_key, need_key in sorted(pairs):
            yield from self._pair(self.offers[offer_key], self.needs[need_key])
        yield from self._totals()
        yield from self._suppliers()
        yield from self._pins()
        yield from self._worths()
        yield from self._objective()

    def _unknown_rows(self) -> Iterator[Violation]:
        seen = Counter((a.line.offer, a.line.need, a.line.month) for a in self.plan.allocations)
        for (offer, need, month), count in seen.items():
            if count > 1:
                yield Violation("line_repeated", {"offer": offer, "need": need, "month": month})
            if offer not in self.offers:
                yield Violation("offer_unknown", {"offer": offer})
            if need not in self.needs:
                yield Violation("need_unknown", {"need": need})

    def _line(self, allocation: Allocation) -> Iterator[Violation]:
        line = allocation.line
        offer, need = self.offers[line.offer], self.needs[line.need]
        where: dict[str, Fact] = {"offer": line.offer, "need": line.need, "month": line.month}
        if line.month not in range(1, 13) or line.quantity <= 0:
            yield Violation("line_malformed", {**where, "quantity": line.quantity})
            return
        if line.quantity < offer.moq:
            yield Violation("moq_missed", {**where, "quantity": line.quantity, "moq": offer.moq})
        until = offer.certificate_until
        if need.min_stars > 0 and until is not None and until < self.days[line.month - 1]:
            yield Violation("certificate_expired", {**where, "until": until.isoformat()})
        if allocation.price_vnd != offer.price_vnd:
            yield Violation("price_differs", {**where, "price_vnd": allocation.price_vnd})
        if abs(allocation.freight_vnd - self._freight(offer, need)) > 1:
            yield Violation("freight_differs", {**where, "freight_vnd": allocation.freight_vnd})
        limit = _limit(need)
        if limit is not None and allocation.price_vnd + allocation.freight_vnd > limit:
            yield Violation("price_above_ceiling", {**where, "ceiling_vnd": limit})

    def _pair(self, offer: Offer, need: Need) -> Iterator[Violation]:
        where: dict[str, Fact] = {"offer": offer.key, "need": need.key}
        for code, broken in _broken_terms(offer, need):
            if broken:
                yield Violation(code, where)
        most = self.problem.freight.max_fresh_km
        if most is not None and _fresh(offer) and _km(offer.point, need.point) > most:
            yield Violation("too_far", where)

    def _totals(self) -> Iterator[Violation]:
        sold: Counter[tuple[str, int]] = Counter()
        bought: Counter[tuple[str, int]] = Counter()
        for allocation in self.known:
            line = allocation.line
            sold[line.offer, line.month] += line.quantity
            bought[line.need, line.month] += line.quantity
        for (key, month), total in sold.items():
            if month in range(1, 13) and total > self.offers[key].capacity[month - 1]:
                yield Violation("capacity_exceeded", {"offer": key, "month": month, "sum": total})
        for (key, month), total in bought.items():
            if month in range(1, 13) and total > self.needs[key].quantity[month - 1]:
                yield Violation("quantity_exceeded", {"need": key, "month": month, "sum": total})

    def _suppliers(self) -> Iterator[Violation]:
        producers: dict[str, set[str]] = defaultdict(set)
        for allocation in self.known:
            line = allocation.line
            producers[line.need].add(self.offers[line.offer].producer)
        for key, names in producers.items():
            most = self.needs[key].max_suppliers
            if most is not None and len(names) > most:
                yield Violation(
                    "suppliers_exceeded", {"need": key, "suppliers": len(names), "most": most}
                )

    def _pins(self) -> Iterator[Violation]:
        pinned = Counter(self.problem.pinned)
        held = Counter(a.line for a in self.plan.allocations if a.pinned)
        for line in sorted((pinned - held) + (held - pinned), key=repr):
            facts: dict[str, Fact] = {
                "offer": line.offer,
                "need": line.need,
                "month": line.month,
                "quantity": line.quantity,
            }
            yield Violation("pin_moved" if line in pinned else "pin_invented", facts)

    def _worths(self) -> Iterator[Violation]:
        claimed: dict[str, set[int]] = defaultdict(set)
        for allocation in self.known:
            claimed[allocation.line.need].add(allocation.worth_vnd)
        for key, worths in claimed.items():
            worth = self._worth(self.needs[key])
            if any(abs(each - worth) > 1 for each in worths) or len(worths) > 1:
                yield Violation("worth_differs", {"need": key, "worth_vnd": worth})

    def _worth(self, need: Need) -> int:
        if need.price_ceiling_vnd is not None:
            return need.price_ceiling_vnd
        named = need.product_set if need.commodity is None else need.commodity
        return max(
            (
                (offer.price_vnd or 0) + self._freight(offer, need)
                for offer in self.offers_of[named, need.unit]
                if self._tradable(offer, need)
            ),
            default=0,
        )

    def _tradable(self, offer: Offer, need: Need) -> bool:
        if any(self._pair(offer, need)):
            return False
        until = offer.certificate_until
        return any(
            min(c, q) >= max(1, offer.moq)
            and (need.min_stars <= 0 or until is None or day <= until)
            for c, q, day in zip(offer.capacity, need.quantity, self.days, strict=True)
        )

    def _objective(self) -> Iterator[Violation]:
        served = fair = net = 0
        for allocation in self.known:
            value = allocation.line.quantity * allocation.worth_vnd
            served += value
            fair += value if self.offers[allocation.line.offer].favoured else 0
            net += allocation.line.quantity * (allocation.price_vnd - allocation.freight_vnd)
        share = fair / served if served else 0.0
        claimed = self.plan.objective
        if (claimed.served_value_vnd, claimed.net_income_vnd) != (served, net):
            yield Violation(
                "objective_differs", {"served_value_vnd": served, "net_income_vnd": net}
            )
        if abs(claimed.fairness - share) > _SHARE_TOLERANCE:
            yield Violation("fairness_differs", {"fairness": share})
        if self.plan.bound_served_value_vnd < served:
            yield Violation("bound_below_value", {"bound_vnd": self.plan.bound_served_value_vnd})
        if self.plan.status == "optimal" and self.plan.proven_pieces < self.plan.pieces:
            yield Violation("optimal_unproven", {"proven_pieces": self.plan.proven_pieces})

    def _freight(self, offer: Offer, need: Need) -> int:
        key = (offer.key, need.key)
        if key not in self.freight:
            terms = self.problem.freight
            rates = terms.vnd_per_kg_km
            rate = rates.get(offer.storage or "ambient", rates.get("ambient", 0.0))
            per_kg = _km(offer.point, need.point) * terms.road_factor * rate
            self.freight[key] = round(offer.unit_weight_kg * (per_kg + terms.handling_vnd_per_kg))
        return self.freight[key]


def _broken_terms(offer: Offer, need: Need) -> tuple[tuple[str, bool], ...]:
    if need.commodity is not None:
        same = need.commodity == offer.commodity or need.commodity in offer.also
    else:
        same = need.product_set is not None and need.product_set == offer.product_set
    low = need.min_stars > 0 and (offer.stars or 0) < need.min_stars
    outside = bool(need.origin_provinces) and offer.province_code not in need.origin_provinces
    storages = {offer.storage, need.storage} - {None, ""}
    limit = _limit(need)
    return (
        ("commodity_differs", not same),
        ("unit_differs", offer.unit != need.unit),
        ("price_missing", offer.price_vnd is None),
        ("price_above_ceiling", limit is not None and (offer.price_vnd or 0) > limit),
        ("stars_below_min", low),
        ("paper_missing", not need.papers_required <= offer.papers),
        ("origin_not_wanted", outside),
        ("storage_differs", len(storages) > 1),
    )


def _limit(need: Need) -> int | None:
    if need.price_ceiling_vnd is None:
        return None
    taken_off = round(need.discount_percent * 100)
    return floor(need.price_ceiling_vnd * (10_000 - taken_off) / 10_000)


def _fresh(offer: Offer) -> bool:
    return offer.storage == "cool" or (
        offer.shelf_life_days is not None and offer.shelf_life_days <= 7  # noqa: PLR2004  (a week)
    )


def _km(here: Point | None, there: Point | None) -> float:
    """Haversine (Sinnott 1984); 0 where a place is not known."""
    if here is None or there is None:
        return 0.0
    lat, other = radians(here.lat), radians(there.lat)
    north, east = other - lat, radians(there.lon - here.lon)
    half = sin(north / 2) ** 2 + cos(lat) * cos(other) * sin(east / 2) ** 2
    return 2 * _MEAN_RADIUS_KM * asin(min(1.0, sqrt(half)))
