"""Why a pair may not trade: every failing rule with both values. Plain Python, one pair a time."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator

from baccau.engines.matching.pairs.freight import (
    distance_km,
    freight_vnd,
    is_fresh,
    price_limit_vnd,
)
from baccau.engines.matching.plan import Reason
from baccau.engines.matching.problem import Freight, Need, Offer, Problem


def pair_failures(problem: Problem, offer_key: str, need_key: str) -> tuple[Reason, ...]:
    """Every rule the pair fails; nothing if it may trade in at least one month.

    Raises:
        KeyError: no such offer or need.
    """
    offer = next((o for o in problem.offers if o.key == offer_key), None)
    need = next((n for n in problem.needs if n.key == need_key), None)
    if offer is None or need is None:
        raise KeyError(offer_key if offer is None else need_key)
    return failures(problem, offer, need)


def failures(problem: Problem, offer: Offer, need: Need) -> tuple[Reason, ...]:
    """As `pair_failures`, of the rows themselves, in the order of the rules."""
    return (*timely_failures(problem, offer, need), *lasting_failures(problem, offer, need))


def timely_failures(problem: Problem, offer: Offer, need: Need) -> tuple[Reason, ...]:
    """The failing rules that depend on months: season, MOQ, the certificate's end."""
    return tuple(_time(problem, offer, need))


def lasting_failures(problem: Problem, offer: Offer, need: Need) -> tuple[Reason, ...]:
    """The failing rules that hold in any month."""
    return (
        *_kind(offer, need),
        *_price(problem.freight, offer, need),
        *_quality(offer, need),
        *_place(problem.freight, offer, need),
    )


def open_months(problem: Problem, offer: Offer, need: Need) -> tuple[int, ...]:
    """Months (1–12) in which both sides have something, the MOQ fits and the stars hold."""
    return tuple(
        month
        for month in _common_months(offer, need)
        if _reaches_moq(offer, need, month)
        and (not need.min_stars or _valid(offer, judged_on(problem.on, month)))
    )


def judged_on(on: dt.date, month: int) -> dt.date:
    """The day certificates are judged on for a month (1–12)."""
    return max(on, dt.date(on.year, month, 1))


def _kind(offer: Offer, need: Need) -> Iterator[Reason]:
    if need.commodity is None and need.product_set is None:
        yield Reason("need_unclear")
    elif need.commodity is not None and need.commodity not in {offer.commodity, *offer.also}:
        yield Reason("commodity_differs", {"offered": offer.commodity, "wanted": need.commodity})
    elif need.commodity is None and need.product_set != offer.product_set:
        yield Reason("set_differs", {"offered": offer.product_set, "wanted": need.product_set})
    if offer.unit != need.unit:
        yield Reason("unit_differs", {"offered": offer.unit, "wanted": need.unit})


def _common_months(offer: Offer, need: Need) -> tuple[int, ...]:
    both = zip(offer.capacity, need.quantity, strict=True)
    return tuple(month for month, (c, q) in enumerate(both, start=1) if c > 0 and q > 0)


def _reaches_moq(offer: Offer, need: Need, month: int) -> bool:
    return min(offer.capacity[month - 1], need.quantity[month - 1]) >= offer.moq


def _valid(offer: Offer, day: dt.date) -> bool:
    return offer.certificate_until is None or day <= offer.certificate_until


def _time(problem: Problem, offer: Offer, need: Need) -> Iterator[Reason]:
    if not any(offer.capacity):
        yield Reason("capacity_zero")
        return
    if not any(need.quantity):
        yield Reason("quantity_zero")
        return
    common = _common_months(offer, need)
    if not common:
        offered = tuple(m for m, c in enumerate(offer.capacity, start=1) if c > 0)
        wanted = tuple(m for m, q in enumerate(need.quantity, start=1) if q > 0)
        yield Reason("out_of_season", {"offered": offered, "wanted": wanted})
        return
    within_moq = [month for month in common if _reaches_moq(offer, need, month)]
    if not within_moq:
        reach = max(min(offer.capacity[m - 1], need.quantity[m - 1]) for m in common)
        yield Reason(
            "moq_above_quantity", {"moq": offer.moq, "quantity": reach, "unit": offer.unit}
        )
    timely = within_moq or common
    days = [judged_on(problem.on, month) for month in timely]
    if need.min_stars and not any(_valid(offer, day) for day in days):
        until = offer.certificate_until
        yield Reason(
            "certificate_expired",
            {"until_on": until.isoformat() if until else None, "judged_on": min(days).isoformat()},
        )


def _price(freight: Freight, offer: Offer, need: Need) -> Iterator[Reason]:
    limit = price_limit_vnd(need)
    if offer.price_vnd is None:
        yield Reason("not_priced")
    elif limit is not None:
        cost = freight_vnd(freight, offer, need)
        if offer.price_vnd + cost > limit:
            yield Reason(
                "price_above_ceiling",
                {
                    "delivered_vnd": offer.price_vnd + cost,
                    "ceiling_vnd": limit,
                    "price_vnd": offer.price_vnd,
                    "freight_vnd": cost,
                },
            )


def _quality(offer: Offer, need: Need) -> Iterator[Reason]:
    if need.min_stars > 0 and offer.stars is None:
        yield Reason("stars_missing", {"min_stars": need.min_stars})
    elif need.min_stars > 0 and (offer.stars or 0) < need.min_stars:
        yield Reason("stars_below_min", {"stars": offer.stars, "min_stars": need.min_stars})
    for paper in sorted(need.papers_required - offer.papers):
        yield Reason("paper_missing", {"paper": paper})


def _place(freight: Freight, offer: Offer, need: Need) -> Iterator[Reason]:
    if need.origin_provinces and offer.province_code not in need.origin_provinces:
        wanted = tuple(sorted(need.origin_provinces))
        yield Reason("origin_not_wanted", {"origin": offer.province_code, "wanted": wanted})
    if offer.storage and need.storage and offer.storage != need.storage:
        yield Reason("storage_differs", {"offered": offer.storage, "wanted": need.storage})
    most = freight.max_fresh_km
    km = distance_km(offer.point, need.point)
    if most is not None and km is not None and is_fresh(offer) and km > most:
        yield Reason("too_far", {"distance_km": round(km, 1), "most_km": most})
