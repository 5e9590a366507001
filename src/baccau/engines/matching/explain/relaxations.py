"""What would have to change for a pair to trade: one change a failed rule, each to a value.

A change is data (`Reason`) and can be made: `apply` gives the changed need or offer. Buyers
change needs; producers change offers.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Iterable
from dataclasses import dataclass, replace
from typing import cast

from baccau.engines.matching.pairs.freight import freight_vnd, price_limit_vnd
from baccau.engines.matching.plan import Fact, Reason
from baccau.engines.matching.problem import Months, Need, Offer, Problem

Facts = dict[str, Fact]


@dataclass(frozen=True, slots=True)
class Change:
    """One change, by its code and values."""

    code: str
    facts: Facts

    @property
    def key(self) -> tuple[str, str]:
        """Equal changes have equal keys."""
        return (self.code, repr(sorted(self.facts.items())))


def buyer_change(problem: Problem, offer: Offer, need: Need, reason: Reason) -> Change | None:
    """The buyer's change that lifts a failed rule; `None` where it is not the buyer's to lift."""
    del problem
    make = _BUYER.get(reason.code)
    return make(offer, need, reason) if make else None


def producer_change(problem: Problem, offer: Offer, need: Need, reason: Reason) -> Change | None:
    """The producer's change that lifts a failed rule; `None` where it is not theirs to lift."""
    make = _PRODUCER.get(reason.code)
    return make(problem, offer, need, reason) if make else None


def changed_need(need: Need, changes: Iterable[Change]) -> Need:
    """The need with the buyer's changes among `changes` made."""
    for change in changes:
        make = _ON_NEED.get(change.code)
        need = make(need, change.facts) if make else need
    return need


def changed_offer(offer: Offer, changes: Iterable[Change]) -> Offer:
    """The offer with the producer's changes among `changes` made."""
    for change in changes:
        make = _ON_OFFER.get(change.code)
        offer = make(offer, change.facts) if make else offer
    return offer


def ceiling_for(need: Need, delivered_vnd: int) -> int:
    """The least ceiling before discount whose limit reaches a delivered price."""
    kept = 10_000 - round(need.discount_percent * 100)
    return -(-delivered_vnd * 10_000 // kept)


def _number(value: Fact) -> int:
    if not isinstance(value, int):
        raise TypeError(f"a whole number was expected, not {value!r}")
    return value


def _raise_ceiling(_offer: Offer, need: Need, reason: Reason) -> Change | None:
    if need.discount_percent >= 100:  # noqa: PLR2004  (the whole price is taken off)
        return None
    ceiling = ceiling_for(need, _number(reason.facts["delivered_vnd"]))
    return Change(
        "raise_ceiling", {"ceiling_vnd": ceiling, "from_ceiling_vnd": need.price_ceiling_vnd}
    )


def _lower_stars(offer: Offer, need: Need, _reason: Reason) -> Change:
    return Change("lower_min_stars", {"min_stars": offer.stars or 0, "from_stars": need.min_stars})


def _drop_stars(_offer: Offer, need: Need, _reason: Reason) -> Change:
    return Change("lower_min_stars", {"min_stars": 0, "from_stars": need.min_stars})


def _drop_paper(_offer: Offer, _need: Need, reason: Reason) -> Change:
    return Change("drop_paper", {"paper": reason.facts["paper"]})


def _allow_origin(offer: Offer, _need: Need, _reason: Reason) -> Change | None:
    return Change("allow_origin", {"origin": offer.province_code}) if offer.province_code else None


def _allow_storage(offer: Offer, _need: Need, _reason: Reason) -> Change:
    return Change("allow_storage", {"storage": offer.storage})


def _raise_quantity(offer: Offer, need: Need, _reason: Reason) -> Change | None:
    if max(offer.capacity) < offer.moq:
        return None
    months = zip(offer.capacity, need.quantity, strict=True)
    least = [min(offer.moq, c) for c, q in months if 0 < q < offer.moq <= c]
    return Change("raise_quantity", {"quantity": offer.moq}) if least else None


_BUYER: dict[str, Callable[[Offer, Need, Reason], Change | None]] = {
    "price_above_ceiling": _raise_ceiling,
    "stars_below_min": _lower_stars,
    "stars_missing": _drop_stars,
    "certificate_expired": _drop_stars,
    "paper_missing": _drop_paper,
    "origin_not_wanted": _allow_origin,
    "storage_differs": _allow_storage,
    "moq_above_quantity": _raise_quantity,
}


def _lower_price(_problem: Problem, offer: Offer, _need: Need, reason: Reason) -> Change | None:
    facts = reason.facts
    price = _number(facts["ceiling_vnd"]) - _number(facts["freight_vnd"])
    if price <= 0:
        return None
    return Change("lower_price", {**facts, "offer": offer.key, "target_vnd": price})


def _set_price(problem: Problem, offer: Offer, need: Need, _reason: Reason) -> Change | None:
    limit = price_limit_vnd(need)
    target = 0 if limit is None else limit - freight_vnd(problem.freight, offer, need)
    return Change("set_price", {"offer": offer.key, "target_vnd": target}) if target > 0 else None


def _more_capacity(_problem: Problem, offer: Offer, need: Need, _reason: Reason) -> Change:
    return capacity_change(offer, need.quantity)


def capacity_change(offer: Offer, extra: Months) -> Change:
    """More capacity in each month by `extra`."""
    months = tuple(month for month, amount in enumerate(extra, start=1) if amount > 0)
    return Change(
        "more_capacity",
        {
            "offer": offer.key,
            "more_quantity": max(extra),
            "months": months,
            "by_month_quantity": tuple(extra[month - 1] for month in months),
        },
    )


def _lower_moq(_problem: Problem, offer: Offer, need: Need, _reason: Reason) -> Change:
    reach = max(min(c, q) for c, q in zip(offer.capacity, need.quantity, strict=True))
    return Change(
        "lower_moq", {"offer": offer.key, "moq": offer.moq, "quantity": reach, "target_moq": reach}
    )


def _gain_paper(_problem: Problem, offer: Offer, _need: Need, reason: Reason) -> Change:
    return Change("gain_paper", {"offer": offer.key, "paper": reason.facts["paper"]})


def _gain_stars(_problem: Problem, offer: Offer, need: Need, _reason: Reason) -> Change:
    return Change(
        "gain_stars", {"offer": offer.key, "stars": offer.stars, "min_stars": need.min_stars}
    )


def _renew(problem: Problem, offer: Offer, _need: Need, reason: Reason) -> Change:
    del problem
    facts = {"offer": offer.key, "until_on": reason.facts["until_on"]}
    return Change("renew_certificate", facts)


_PRODUCER: dict[str, Callable[[Problem, Offer, Need, Reason], Change | None]] = {
    "price_above_ceiling": _lower_price,
    "not_priced": _set_price,
    "capacity_zero": _more_capacity,
    "out_of_season": _more_capacity,
    "moq_above_quantity": _lower_moq,
    "paper_missing": _gain_paper,
    "stars_below_min": _gain_stars,
    "stars_missing": _gain_stars,
    "certificate_expired": _renew,
}


def _with_quantity(need: Need, facts: Facts) -> Need:
    least = _number(facts["quantity"])
    quantity = tuple(max(q, least) if q > 0 else 0 for q in need.quantity)
    return replace(need, quantity=cast("Months", quantity))


_ON_NEED: dict[str, Callable[[Need, Facts], Need]] = {
    "raise_ceiling": lambda n, f: replace(n, price_ceiling_vnd=_number(f["ceiling_vnd"])),
    "lower_min_stars": lambda n, f: replace(n, min_stars=_number(f["min_stars"])),
    "drop_paper": lambda n, f: replace(n, papers_required=n.papers_required - {str(f["paper"])}),
    "allow_origin": lambda n, f: replace(
        n, origin_provinces=n.origin_provinces | {str(f["origin"])}
    ),
    "allow_storage": lambda n, _: replace(n, storage=None),
    "raise_quantity": _with_quantity,
    "more_suppliers": lambda n, f: replace(n, max_suppliers=_number(f["suppliers"])),
}


def _with_capacity(offer: Offer, facts: Facts) -> Offer:
    months = cast("tuple[int, ...]", facts["months"])
    amounts = cast("tuple[int, ...]", facts["by_month_quantity"])
    extra = dict(zip(months, amounts, strict=True))
    capacity = tuple(c + extra.get(month, 0) for month, c in enumerate(offer.capacity, start=1))
    return replace(offer, capacity=cast("Months", capacity))


_ON_OFFER: dict[str, Callable[[Offer, Facts], Offer]] = {
    "lower_price": lambda o, f: replace(o, price_vnd=_number(f["target_vnd"])),
    "set_price": lambda o, f: replace(o, price_vnd=_number(f["target_vnd"])),
    "more_capacity": _with_capacity,
    "lower_moq": lambda o, f: replace(o, moq=_number(f["target_moq"])),
    "gain_paper": lambda o, f: replace(o, papers=o.papers | {str(f["paper"])}),
    "gain_stars": lambda o, f: replace(o, stars=_number(f["min_stars"]), certificate_until=None),
    "renew_certificate": lambda o, _: replace(o, certificate_until=dt.date.max),
}
