"""What is missing of a need, and the smallest changes that would serve it, each confirmed.

Single changes first: of every kind the least one (the lowest ceiling, one paper, the next star).
Where no single change serves a month, changes that only help together are tried, fewest first.
A change is named only after the region was solved again with it and the need got more.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass, replace
from typing import cast

from baccau.engines.matching.explain.region import Answer, Regions
from baccau.engines.matching.explain.relaxations import (
    Change,
    buyer_change,
    capacity_change,
    changed_need,
    changed_offer,
    producer_change,
)
from baccau.engines.matching.pairs.refusal import failures
from baccau.engines.matching.plan import Plan, Reason, Unserved
from baccau.engines.matching.problem import Months, Need, Offer, Problem

_NAMED = 5
"""Changes named for a month."""
_TRIED = 12
"""Changes of one need that are solved again."""
_TOGETHER = 4
"""Combinations of one need that are solved again."""
_LEAST = {"raise_ceiling": "ceiling_vnd", "raise_quantity": "quantity", "lower_moq": "moq"}
_MOST = {"lower_min_stars": "min_stars"}


@dataclass(frozen=True, slots=True)
class _Candidate:
    """Changes that together might serve, on the need and on one offer."""

    changes: tuple[Change, ...]
    offer: Offer | None
    """The offer the producer's changes are made to."""


@dataclass(frozen=True, slots=True)
class _Effect:
    """What a candidate does, by solving again."""

    candidate: _Candidate
    serves: Counter[int]
    displaces_value_vnd: int


def explain_unserved(
    problem: Problem, plan: Plan, *, needs: Collection[str] | None = None
) -> tuple[Unserved, ...]:
    """Every need and month that is not fully served, in order of need and month.

    Args:
        problem: what the plan was drawn from.
        plan: the plan.
        needs: only these needs; all where `None`. Each costs up to some 16 solves of its region.
    """
    regions = Regions(problem, plan)
    wanted = sorted(regions.needs if needs is None else needs)
    return tuple(row for key in wanted for row in _of_need(regions, regions.needs[key]))


def _of_need(regions: Regions, need: Need) -> Iterator[Unserved]:
    served = regions.served(need.key)
    missing = {
        month: quantity - served[month]
        for month, quantity in enumerate(need.quantity, start=1)
        if quantity > served[month]
    }
    if not missing:
        return
    refused = {month: _refusals(regions, need, month) for month in missing}
    effects = _effects(regions, need, missing, refused)
    for month, quantity in missing.items():
        useful = [effect for effect in effects if effect.serves[month] > 0]
        useful.sort(key=lambda effect: _rank(effect, month))
        yield Unserved(
            need.key,
            month,
            quantity,
            _waterfall(regions, need, refused[month]),
            tuple(_told(useful[:_NAMED], month, need.unit)),
        )


def _refusals(regions: Regions, need: Need, month: int) -> list[tuple[Offer, tuple[Reason, ...]]]:
    """Offers of the kind with what they fail for this month alone; nothing failed is sold out."""
    alone = tuple(q if place == month else 0 for place, q in enumerate(need.quantity, start=1))
    asked = replace(need, quantity=cast("Months", alone))
    return [
        (offer, failures(regions.problem, offer, asked)) for offer in regions.offers_of_kind(need)
    ]


def _waterfall(
    regions: Regions, need: Need, refused: Sequence[tuple[Offer, tuple[Reason, ...]]]
) -> tuple[Reason, ...]:
    if not refused:
        return (Reason(_nothing_offered(regions, need)),)
    counts: Counter[str] = Counter()
    for _offer, reasons in refused:
        counts.update({reason.code for reason in reasons} or {"capacity_sold_out"})
    ranked = sorted(counts.items(), key=lambda item: (-item[1], item[0]))
    return tuple(Reason(code, {"offers": count}) for code, count in ranked)


def _nothing_offered(regions: Regions, need: Need) -> str:
    if need.commodity is None and need.product_set is None:
        return "need_unclear"
    other_unit = any(
        not {"commodity_differs", "set_differs"}
        & {reason.code for reason in failures(regions.problem, offer, need)}
        for offer in regions.problem.offers
    )
    return "unit_differs" if other_unit else "nothing_offered"


def _effects(
    regions: Regions,
    need: Need,
    missing: dict[int, int],
    refused: dict[int, list[tuple[Offer, tuple[Reason, ...]]]],
) -> list[_Effect]:
    singles = _singles(regions, need, missing, refused)
    effects = [
        effect for one in singles[:_TRIED] if (effect := _effect(regions, need, one)) is not None
    ]
    open_months = set(missing) - {m for effect in effects for m in effect.serves}
    for candidate in _combinations(regions, need, missing, refused, open_months)[:_TOGETHER]:
        if not open_months:
            break
        effect = _effect(regions, need, candidate)
        if effect is not None:
            effects.append(effect)
            open_months -= set(effect.serves)
    return effects


def _singles(
    regions: Regions,
    need: Need,
    missing: dict[int, int],
    refused: dict[int, list[tuple[Offer, tuple[Reason, ...]]]],
) -> list[_Candidate]:
    """One change each, the least of its kind, the buyer's first."""
    buyer: dict[tuple[str, str], _Candidate] = {}
    producer: dict[tuple[str, str], _Candidate] = {}
    for rows in refused.values():
        for offer, reasons in rows:
            if len(reasons) != 1:
                continue
            asked = buyer_change(regions.problem, offer, need, reasons[0])
            if asked is not None:
                _keep_least(buyer, asked, _Candidate((asked,), None))
            given = producer_change(regions.problem, offer, need, reasons[0])
            if given is not None and given.code in {"lower_moq", "renew_certificate", "set_price"}:
                _keep_least(producer, given, _Candidate((given,), offer))
    if need.max_suppliers is not None:
        more = Change("more_suppliers", {"suppliers": need.max_suppliers + 1})
        buyer[more.key] = _Candidate((more,), None)
    return [*buyer.values(), *_more_capacity(missing, refused), *producer.values()]


def _keep_least(
    kept: dict[tuple[str, str], _Candidate], change: Change, candidate: _Candidate
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


def _step(candidate: _Candidate, scale: str, sign: int) -> int:
    value = candidate.changes[0].facts[scale]
    return sign * value if isinstance(value, int) else 0


def _more_capacity(
    missing: dict[int, int], refused: dict[int, list[tuple[Offer, tuple[Reason, ...]]]]
) -> list[_Candidate]:
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
    return [_Candidate((capacity_change(offers[best], cast("Months", extra)),), offers[best])]


def _combinations(
    regions: Regions,
    need: Need,
    missing: dict[int, int],
    refused: dict[int, list[tuple[Offer, tuple[Reason, ...]]]],
    months: set[int],
) -> list[_Candidate]:
    """Everything one offer lacks at once, fewest changes first; last, with more capacity too."""
    found: dict[tuple[tuple[str, str], ...], _Candidate] = {}
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
                    found.setdefault(
                        tuple(change.key for change in whole), _Candidate(whole, offer)
                    )
    return sorted(found.values(), key=lambda one: (len(one.changes), _ceiling(one), _key(one)))


def _ceiling(candidate: _Candidate) -> int:
    ceilings = [change.facts.get("ceiling_vnd") for change in candidate.changes]
    return max((c for c in ceilings if isinstance(c, int)), default=0)


def _key(candidate: _Candidate) -> tuple[tuple[str, str], ...]:
    return tuple(change.key for change in candidate.changes)


def _effect(regions: Regions, need: Need, candidate: _Candidate) -> _Effect | None:
    """The candidate made and the region solved again; `None` where the need gets no more."""
    offers = () if candidate.offer is None else (changed_offer(candidate.offer, candidate.changes),)
    answer = regions.with_need(changed_need(need, candidate.changes), offers)
    before, after = regions.served(need.key), answer.served(need.key)
    serves = Counter({m: after[m] - before[m] for m in after if after[m] > before[m]})
    if sum(after.values()) <= sum(before.values()) or not serves:
        return None
    return _Effect(candidate, serves, _displaced(regions, need, answer))


def _displaced(regions: Regions, need: Need, answer: Answer) -> int:
    lost = 0
    for other in sorted(answer.needs - {need.key}):
        lines = regions.lines_of_need[other]
        before = sum(a.line.quantity * a.worth_vnd for a in lines)
        lost += max(0, before - answer.value(other))
    return lost


def _rank(effect: _Effect, month: int) -> tuple[int, bool, int]:
    return (
        len(effect.candidate.changes),
        effect.displaces_value_vnd > 0,
        -effect.serves[month],
    )


def _told(effects: Sequence[_Effect], month: int, unit: str) -> Iterator[Reason]:
    group = 0
    for effect in effects:
        together = 0
        if len(effect.candidate.changes) > 1:
            group += 1
            together = group
        for change in effect.candidate.changes:
            yield Reason(
                change.code,
                {
                    **change.facts,
                    "serves_quantity": effect.serves[month],
                    "unit": unit,
                    "displaces_value_vnd": effect.displaces_value_vnd,
                    "together": together,
                },
            )
