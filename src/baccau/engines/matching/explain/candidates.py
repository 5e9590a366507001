"""Changes that might serve a need: one of each kind, and those that only help together."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from typing import cast

from baccau.engines.matching.explain.region import Regions
from baccau.engines.matching.explain.relaxations import (
    Change,
    buyer_change,
    capacity_change,
    producer_change,
)
from baccau.engines.matching.plan import Reason
from baccau.engines.matching.problem import Months, Need, Offer

Refused = dict[int, list[tuple[Offer, tuple[Reason, ...]]]]
"""By month, offers of the kind with what they fail; nothing failed is sold out."""

_LEAST = {"raise_ceiling": "ceiling_vnd", "raise_quantity": "quantity", "lower_moq": "moq"}
_MOST = {"lower_min_stars": "min_stars"}


@dataclass(frozen=True, slots=True)
class Candidate:
    """Changes that together might serve, on the need and on one offer."""

    changes: tuple[Change, ...]
    offer: Offer | None
    """The offer the producer's changes are made to."""


def singles(
    regions: Regions,
    need: Need,
    missing: dict[int, int],
    refused: Refused,
) -> list[Candidate]:
    """One change each, the least of its kind, the buyer's first."""
    buyer: dict[tuple[str, str], Candidate] = {}
    producer: dict[tuple[str, str], Candidate] = {}
    for rows in refused.values():
        for offer, reasons in rows:
            if len(reasons) != 1:
                continue
            asked = buyer_change(regions.problem, offer, need, reasons[0])
            if asked is not None:
                _keep_least(buyer, asked, Candidate((asked,), None))
            given = producer_change(regions.problem, offer, need, reasons[0])
            if given is not None and given.code in {"lower_moq", "renew_certificate", "set_price"}:
                _keep_least(producer, given, Candidate((given,), offer))
    if need.max_suppliers is not None:
        more = Change("more_suppliers", {"suppliers": need.max_suppliers + 1})
        buyer[more.key] = Candidate((more,), None)
    return [*buyer.values(), *_more_capacity(missing, refused), *producer.values()]


def _keep_least(
    kept: dict[tuple[str, str], Candidate], change: Change, candidate: Candidate
) -> None:
    """Of changes on a scale only the smallest step stays; others each count."""
    scale, sign = _LEAST.get(change.code), 1
    if change.code in _MOST:
        scale, sign = _MOST[change.code], -1
    key = change.key if scale is None else (change.code, "")
    held = kept.get(key)
    if held is None or (
        scale is not None and _step(candidate, scale, sign) < _step(held, scale, sign)
    ):
        kept[key] = candidate


def _step(candidate: Candidate, scale: str, sign: int) -> int:
    value = candidate.changes[0].facts[scale]
    return sign * value if isinstance(value, int) else 0


def _more_capacity(missing: dict[int, int], refused: Refused) -> list[Candidate]:
    """More at the cheapest offer that fails nothing in the months it is open."""
    able: dict[str, dict[int, int]] = defaultdict(dict)
    offers: dict[str, Offer] = {}
    for month, rows in refused.items():
        for offer, reasons in rows:
            if not reasons:
                able[offer.key][month] = missing[month]
                offers[offer.key] = offer
    if not able:
        return []
    best = min(able, key=lambda key: (-len(able[key]), offers[key].price_vnd or 0, key))
    extra = tuple(able[best].get(month, 0) for month in range(1, 13))
    return [Candidate((capacity_change(offers[best], cast("Months", extra)),), offers[best])]


def combinations(
    regions: Regions,
    need: Need,
    missing: dict[int, int],
    refused: Refused,
    months: set[int],
) -> list[Candidate]:
    """Everything one offer lacks at once, fewest changes first; last, with more capacity too."""
    found: dict[tuple[tuple[str, str], ...], Candidate] = {}
    for month in sorted(months):
        for offer, reasons in refused[month]:
            changes = [
                buyer_change(regions.problem, offer, need, reason)
                or producer_change(regions.problem, offer, need, reason)
                for reason in reasons
            ]
            parts = tuple(change for change in changes if change is not None)
            if not parts or len(parts) < len(changes):
                continue
            extra = tuple(missing.get(place, 0) for place in range(1, 13))
            lacking = [part for part in parts if part.code != "more_capacity"]
            grown = (*lacking, capacity_change(offer, cast("Months", extra)))
            for whole in (parts, grown):
                if len(whole) > 1:
                    found.setdefault(tuple(change.key for change in whole), Candidate(whole, offer))
    return sorted(found.values(), key=lambda one: (len(one.changes), _ceiling(one), _key(one)))


def _ceiling(candidate: Candidate) -> int:
    ceilings = [change.facts.get("ceiling_vnd") for change in candidate.changes]
    return max((c for c in ceilings if isinstance(c, int)), default=0)


def _key(candidate: Candidate) -> tuple[tuple[str, str], ...]:
    return tuple(change.key for change in candidate.changes)
