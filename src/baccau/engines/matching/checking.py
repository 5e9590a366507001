"""An independent reading of a plan: feasible, and worth what it says? No solver, no shared code.

Everything is worked out again from the problem's rows; only the dataclasses of `problem` and
`plan` are known here.
"""

from __future__ import annotations

import datetime as dt
from collections import Counter, defaultdict
from collections.abc import Iterator
from math import asin, cos, radians, sin, sqrt

import numpy as np
import numpy.typing as npt

from baccau.engines.matching.plan import Allocation, Fact, Plan, Violation
from baccau.engines.matching.problem import Need, Offer, Point, Problem

_Ints = npt.NDArray[np.int64]

_MEAN_RADIUS_KM = 6371.0088
_SHARE_TOLERANCE = 1e-9
_WEEK = 7


def check(problem: Problem, plan: Plan) -> tuple[Violation, ...]:
    """All that is wrong with a plan; nothing if it stands.

    Freight per unit may differ by 1 VND from the reckoning here (rounding of the last digit).
    """
    return tuple(_Reading(problem, plan).violations())


class _Reading:
    """A plan's lines as columns, with the problem's rows at hand by place."""

    def __init__(self, problem: Problem, plan: Plan) -> None:
        self.problem = problem
        self.plan = plan
        self.offer_at = {offer.key: place for place, offer in enumerate(problem.offers)}
        self.need_at = {need.key: place for place, need in enumerate(problem.needs)}
        self.known = [
            a
            for a in plan.allocations
            if a.line.offer in self.offer_at
            and a.line.need in self.need_at
            and a.line.month in _MONTHS
        ]
        lines = [a.line for a in self.known]
        self.offer = _column(self.offer_at[line.offer] for line in lines)
        self.need = _column(self.need_at[line.need] for line in lines)
        self.month = _column(line.month - 1 for line in lines)
        self.quantity = _column(line.quantity for line in lines)
        self.price = _column(a.price_vnd for a in self.known)
        self.freight = _column(a.freight_vnd for a in self.known)
        self.worth = _column(a.worth_vnd for a in self.known)
        self.days = [max(problem.on, dt.date(problem.on.year, month, 1)) for month in _MONTHS]

    def violations(self) -> Iterator[Violation]:
        """Everything found, rule by rule."""
        yield from self._malformed()
        yield from self._lines()
        yield from self._pairs()
        yield from self._totals()
        yield from self._suppliers()
        yield from self._pins()
        yield from self._worths()
        yield from self._objective()

    def _malformed(self) -> Iterator[Violation]:
        seen: set[tuple[str, str, int]] = set()
        for allocation in self.plan.allocations:
            line = allocation.line
            key = (line.offer, line.need, line.month)
            if key in seen:
                yield Violation("line_repeated", _where(allocation))
            seen.add(key)
            if line.offer not in self.offer_at:
                yield Violation("offer_unknown", {"offer": line.offer})
            if line.need not in self.need_at:
                yield Violation("need_unknown", {"need": line.need})
            if line.month not in _MONTHS or line.quantity <= 0:
                yield Violation("line_malformed", _where(allocation))

    def _lines(self) -> Iterator[Violation]:
        offers, needs = self.problem.offers, self.problem.needs
        moq = _column(o.moq for o in offers)[self.offer]
        price = _column(-1 if o.price_vnd is None else o.price_vnd for o in offers)[self.offer]
        limits = (_limit(n) for n in needs)
        limit = _column(_ENDLESS if most is None else most for most in limits)[self.need]
        last = _column(self._last_month(o) for o in offers)[self.offer]
        starred = _column(n.min_stars for n in needs)[self.need] > 0
        tests = (
            ("moq_missed", self.quantity < moq),
            ("certificate_expired", starred & (self.month > last)),
            ("price_differs", self.price != price),
            ("price_above_ceiling", self.price + self.freight > limit),
        )
        for code, broken in tests:
            for place in np.flatnonzero(broken).tolist():
                yield Violation(code, _where(self.known[place]))

    def _last_month(self, offer: Offer) -> int:
        """The last month (0–11) in which the certificate is valid; -1 where there is none."""
        until = offer.certificate_until
        return max(
            (m for m, day in enumerate(self.days) if until is None or day <= until), default=-1
        )

    def _pairs(self) -> Iterator[Violation]:
        width = max(1, len(self.need_at))
        keys, of_line = np.unique(self.offer * width + self.need, return_inverse=True)
        freight = np.zeros(len(keys), np.int64)
        for pair, key in enumerate(keys.tolist()):
            offer, need = self.problem.offers[key // width], self.problem.needs[key % width]
            for code in _broken_terms(self.problem, offer, need):
                yield Violation(code, {"offer": offer.key, "need": need.key})
            freight[pair] = self._freight(offer, need)
        reckoned = freight[of_line]
        for place in np.flatnonzero(np.abs(self.freight - reckoned) > 1).tolist():
            yield Violation("freight_differs", _where(self.known[place]))

    def _totals(self) -> Iterator[Violation]:
        offers, needs = self.problem.offers, self.problem.needs
        sold = _by_month(self.offer, self.month, self.quantity, len(offers))
        bought = _by_month(self.need, self.month, self.quantity, len(needs))
        capacity = np.array([o.capacity for o in offers], np.int64).reshape(-1, 12)
        quantity = np.array([n.quantity for n in needs], np.int64).reshape(-1, 12)
        for place, month in np.argwhere(sold > capacity).tolist():
            yield Violation("capacity_exceeded", {"offer": offers[place].key, "month": month + 1})
        for place, month in np.argwhere(bought > quantity).tolist():
            yield Violation("quantity_exceeded", {"need": needs[place].key, "month": month + 1})

    def _suppliers(self) -> Iterator[Violation]:
        producers: dict[int, set[str]] = defaultdict(set)
        for o, n in zip(self.offer.tolist(), self.need.tolist(), strict=True):
            if self.problem.needs[n].max_suppliers is not None:
                producers[n].add(self.problem.offers[o].producer)
        for n, names in producers.items():
            need = self.problem.needs[n]
            if len(names) > (need.max_suppliers or 0):
                yield Violation("suppliers_exceeded", {"need": need.key, "suppliers": len(names)})

    def _pins(self) -> Iterator[Violation]:
        pinned = Counter(self.problem.pinned)
        held = Counter(a.line for a in self.plan.allocations if a.pinned)
        for code, lines in (("pin_moved", pinned - held), ("pin_invented", held - pinned)):
            for line in sorted(lines, key=repr):
                yield Violation(code, {"offer": line.offer, "need": line.need, "month": line.month})

    def _worths(self) -> Iterator[Violation]:
        """Of each need once: all its lines must claim one worth, and that one."""
        ceilings = (n.price_ceiling_vnd for n in self.problem.needs)
        ceiling = _column(-1 if c is None else c for c in ceilings)[self.need]
        expected = ceiling.copy()
        for n in np.unique(self.need[ceiling < 0]).tolist():
            expected[self.need == n] = self._dearest(self.problem.needs[n])
        slack = (ceiling < 0).astype(np.int64)
        for n in np.unique(self.need[np.abs(self.worth - expected) > slack]).tolist():
            yield Violation("worth_differs", {"need": self.problem.needs[n].key})

    def _dearest(self, need: Need) -> int:
        return max(
            (
                (offer.price_vnd or 0) + self._freight(offer, need)
                for offer in self.problem.offers
                if self._tradable(offer, need)
            ),
            default=0,
        )

    def _tradable(self, offer: Offer, need: Need) -> bool:
        if not _same_kind(offer, need) or any(_broken_terms(self.problem, offer, need)):
            return False
        last = self._last_month(offer) if need.min_stars > 0 else 11
        both = zip(offer.capacity, need.quantity, strict=True)
        return any(min(c, q) >= max(1, offer.moq) and m <= last for m, (c, q) in enumerate(both))

    def _objective(self) -> Iterator[Violation]:
        favoured = np.array([o.favoured for o in self.problem.offers], np.bool_)[self.offer]
        served = _exact_sum(self.quantity, self.worth)
        fair = _exact_sum(self.quantity[favoured], self.worth[favoured])
        net = _exact_sum(self.quantity, self.price - self.freight)
        share = fair / served if served else 0.0
        claimed = self.plan.objective
        if (claimed.served_value_vnd, claimed.net_income_vnd) != (served, net):
            yield Violation("objective_differs", {"served_value_vnd": served, "net_value_vnd": net})
        if abs(claimed.fairness - share) > _SHARE_TOLERANCE:
            yield Violation("fairness_differs", {"fairness": share})
        if self.plan.bound_served_value_vnd < served:
            yield Violation("bound_below_value", {"served_value_vnd": served})
        if self.plan.status == "optimal" and self.plan.bound_served_value_vnd != served:
            bound = self.plan.bound_served_value_vnd
            yield Violation("optimal_unproven", {"bound_served_value_vnd": bound})

    def _freight(self, offer: Offer, need: Need) -> int:
        terms = self.problem.freight
        rates = terms.vnd_per_kg_km
        rate = rates.get(offer.storage or "ambient", rates.get("ambient", 0.0))
        per_kg = _km(offer.point, need.point) * terms.road_factor * rate
        return round(offer.unit_weight_kg * (per_kg + terms.handling_vnd_per_kg))


_MONTHS = range(1, 13)
_ENDLESS = 1 << 60


def _where(allocation: Allocation) -> dict[str, Fact]:
    line = allocation.line
    return {
        "offer": line.offer,
        "need": line.need,
        "month": line.month,
        "quantity": line.quantity,
    }


def _column(values: Iterator[int]) -> _Ints:
    return np.fromiter(values, np.int64)


def _by_month(place: _Ints, month: _Ints, quantity: _Ints, size: int) -> _Ints:
    total = np.zeros((size, 12), np.int64)
    np.add.at(total, (place, month), quantity)
    return total


def _exact_sum(quantity: _Ints, each: _Ints) -> int:
    """Σ quantity × each in Python's integers, by groups of equal price so that none is lost."""
    values, group = np.unique(each, return_inverse=True)
    amounts = np.zeros(len(values), np.int64)
    np.add.at(amounts, group, quantity)
    return sum(a * v for a, v in zip(amounts.tolist(), values.tolist(), strict=True))


def _same_kind(offer: Offer, need: Need) -> bool:
    if need.commodity is not None:
        return need.commodity == offer.commodity or need.commodity in offer.also
    return need.product_set is not None and need.product_set == offer.product_set


def _broken_terms(problem: Problem, offer: Offer, need: Need) -> Iterator[str]:
    storages = {offer.storage, need.storage} - {None, ""}
    outside = bool(need.origin_provinces) and offer.province_code not in need.origin_provinces
    most = problem.freight.max_fresh_km
    tests = (
        ("commodity_differs", not _same_kind(offer, need)),
        ("unit_differs", offer.unit != need.unit),
        ("price_missing", offer.price_vnd is None),
        ("stars_below_min", need.min_stars > 0 and (offer.stars or 0) < need.min_stars),
        ("paper_missing", not need.papers_required <= offer.papers),
        ("origin_not_wanted", outside),
        ("storage_differs", len(storages) > 1),
        (
            "too_far",
            most is not None and _fresh(offer) and _km(offer.point, need.point) > most,
        ),
    )
    return (code for code, broken in tests if broken)


def _limit(need: Need) -> int | None:
    if need.price_ceiling_vnd is None:
        return None
    return need.price_ceiling_vnd * (10_000 - round(need.discount_percent * 100)) // 10_000


def _fresh(offer: Offer) -> bool:
    short = offer.shelf_life_days is not None and offer.shelf_life_days <= _WEEK
    return short or offer.storage == "cool"


def _km(here: Point | None, there: Point | None) -> float:
    """Haversine (Sinnott 1984); 0 where a place is not known."""
    if here is None or there is None:
        return 0.0
    lat, other = radians(here.lat), radians(there.lat)
    north, east = other - lat, radians(there.lon - here.lon)
    half = sin(north / 2) ** 2 + cos(lat) * cos(other) * sin(east / 2) ** 2
    return 2 * _MEAN_RADIUS_KM * asin(min(1.0, sqrt(half)))
