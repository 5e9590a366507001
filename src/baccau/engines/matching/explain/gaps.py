"""What keeps producers from selling more, and what closing each gap is worth over the year.

For every offer the rules it fails are gathered over all needs of its kind; a gap is a smallest
set of changes that makes some need eligible, or more capacity where what it can serve is sold
out. Each gap is closed in the problem and its region solved again; only what the producer then
sells more is counted.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass
from typing import cast

from baccau.engines.matching.explain.additions import added_to_offer
from baccau.engines.matching.explain.region import Answer, Regions
from baccau.engines.matching.explain.relaxations import (
    Change,
    capacity_change,
    changed_offer,
    producer_change,
)
from baccau.engines.matching.pairs.refusal import failures
from baccau.engines.matching.plan import Allocation, Gap, Plan, Reason
from baccau.engines.matching.problem import Months, Need, Offer, Problem

_TRIED = 6
"""Sets of changes of one offer that are solved again, by what they might be worth."""
_MOST_PARTS = 3
_REASON_OF = {
    "lower_price": "price_above_ceiling",
    "set_price": "not_priced",
    "lower_moq": "moq_above_quantity",
    "gain_paper": "paper_missing",
    "gain_stars": "stars_below_min",
    "renew_certificate": "certificate_expired",
    "more_capacity": "capacity_sold_out",
}


@dataclass(frozen=True, slots=True)
class _Closing:
    """Changes that would be made together, and the most they could be worth."""

    changes: tuple[Change, ...]
    most_vnd: int


def explain_gaps(
    problem: Problem, plan: Plan, *, offers: Collection[str] | None = None
) -> tuple[Gap, ...]:
    """Gaps worth something, the most valuable first.

    Args:
        problem: what the plan was drawn from.
        plan: the plan.
        offers: only these offers; all where `None`.

    Solving again is spent on the offers with most left to sell first, as far as
    `problem.seconds` allows; further gaps are worth what closing them adds to the plan as it
    stands, which may be less than what solving again would find.
    """
    regions = Regions(problem, plan)
    wanted = sorted(
        regions.offers if offers is None else offers,
        key=lambda key: (-_stake(regions, regions.offers[key]), key),
    )
    gaps = [gap for key in wanted for gap in _of_offer(regions, regions.offers[key])]
    return tuple(
        sorted(
            gaps, key=lambda g: (-g.unlocks_value_vnd, len(g.with_reasons), g.offer, g.reason.code)
        )
    )


def _stake(regions: Regions, offer: Offer) -> int:
    left = sum(offer.capacity) - sum(a.line.quantity for a in regions.lines_of_offer[offer.key])
    return left * (offer.price_vnd or 0)


def _of_offer(regions: Regions, offer: Offer) -> Iterable[Gap]:
    candidates = sorted(
        _closings(regions, offer), key=lambda one: (len(one.changes), -one.most_vnd, _key(one))
    )
    best_single = 0
    for closing in candidates[:_TRIED]:
        gap = _closed(regions, offer, closing)
        if gap is None or (gap.with_reasons and gap.unlocks_value_vnd <= best_single):
            continue
        if not gap.with_reasons:
            best_single = max(best_single, gap.unlocks_value_vnd)
        yield gap


def _closings(regions: Regions, offer: Offer) -> Iterable[_Closing]:
    """Sets of changes by what they lift; those on a scale go as far as their dearest need asks."""
    wanted: dict[tuple[tuple[str, str], ...], list[tuple[Need, tuple[Change, ...]]]] = {}
    able: list[Need] = []
    for need in regions.needs_of_kind(offer):
        reasons = failures(regions.problem, offer, need)
        if not reasons:
            able.append(need)
            continue
        changes = tuple(
            change
            for reason in reasons
            if (change := producer_change(regions.problem, offer, need, reason)) is not None
        )
        if len(changes) == len(reasons) <= _MOST_PARTS:
            key = tuple((change.code, str(change.facts.get("paper", ""))) for change in changes)
            wanted.setdefault(key, []).append((need, changes))
    yield from _more(regions, offer, able)
    for rows in wanted.values():
        most = sum(_worth(offer, need) for need, _changes in rows)
        for changes in _steps(rows):
            yield _Closing(changes, most)


def _steps(rows: Sequence[tuple[Need, tuple[Change, ...]]]) -> Iterable[tuple[Change, ...]]:
    """The easiest step that reaches one need, and the step that reaches most of them."""
    easiest = max(rows, key=lambda row: (_ease(row[1]), row[0].key))[1]
    yield easiest
    ranked = sorted(rows, key=lambda row: (_ease(row[1]), row[0].key))
    middle = ranked[len(ranked) // 2][1]
    if _ease(middle) != _ease(easiest):
        yield middle


def _ease(changes: Sequence[Change]) -> int:
    """Greater is a smaller step: a higher price, a larger minimum, a lower star."""
    total = 0
    for change in changes:
        for fact, sign in (("target_vnd", 1), ("target_moq", 1), ("min_stars", -1)):
            value = change.facts.get(fact)
            total += sign * value if isinstance(value, int) else 0
    return total


def _more(regions: Regions, offer: Offer, able: Sequence[Need]) -> Iterable[_Closing]:
    """More capacity in the months where needs it can serve are short."""
    short = [0] * 12
    for need in able:
        served = regions.served(need.key)
        for month, quantity in enumerate(need.quantity):
            short[month] += max(0, quantity - served[month + 1])
    sold: Counter[int] = Counter()
    for allocation in regions.lines_of_offer[offer.key]:
        sold[allocation.line.month - 1] += allocation.line.quantity
    extra = tuple(gap if 0 < offer.capacity[m] == sold[m] else 0 for m, gap in enumerate(short))
    if any(extra):
        change = capacity_change(offer, cast("Months", extra))
        yield _Closing((change,), sum(extra) * (offer.price_vnd or 0))


def _worth(offer: Offer, need: Need) -> int:
    price = offer.price_vnd or need.price_ceiling_vnd or 0
    return price * sum(min(c, q) for c, q in zip(offer.capacity, need.quantity, strict=True))


def _closed(regions: Regions, offer: Offer, closing: _Closing) -> Gap | None:
    changed = changed_offer(offer, closing.changes)
    answer = regions.with_offer(changed) or added_to_offer(regions, changed)
    producer = offer.producer
    before = [
        a
        for key in regions.offers_by[producer]
        if _reached(regions, key, answer)
        for a in regions.lines_of_offer[key]
    ]
    after = [a for a in answer.lines.values() if regions.offers[a.line.offer].producer == producer]
    gain = _income(after) - _income(before)
    if gain <= 0:
        return None
    sold_before, sold_after = _by_need(before), _by_need(after)
    more = [need for need, quantity in sold_after.items() if quantity > sold_before[need]]
    told = (_reason(change, offer, after) for change in closing.changes)
    reasons = tuple(reason for reason in told if reason is not None)
    if not reasons:
        return None
    return Gap(offer.key, reasons[0], len(more), gain, reasons[1:])


def _reached(regions: Regions, offer: str, answer: Answer) -> bool:
    """Whether an offer's lines of the plan belong to the region solved again."""
    lines = regions.lines_of_offer[offer]
    return bool(lines) and lines[0].line.need in answer.needs


def _income(lines: Iterable[Allocation]) -> int:
    return sum(a.line.quantity * a.price_vnd for a in lines)


def _by_need(lines: Iterable[Allocation]) -> Counter[str]:
    out: Counter[str] = Counter()
    for allocation in lines:
        out[allocation.line.need] += allocation.line.quantity
    return out


def _reason(change: Change, offer: Offer, after: Sequence[Allocation]) -> Reason | None:
    """The gap a change closes; `None` for more capacity that nothing was sold from."""
    facts = {name: fact for name, fact in change.facts.items() if name != "offer"}
    facts["unit"] = offer.unit
    if change.code == "more_capacity":
        extra = _beyond_capacity(offer, after)
        if not extra:
            return None
        facts["more_quantity"] = max(extra.values())
        facts["months"] = tuple(extra)
        facts["by_month_quantity"] = tuple(extra.values())
    code = _REASON_OF[change.code]
    if code == "stars_below_min" and offer.stars is None:
        code = "stars_missing"
    return Reason(code, facts)


def _beyond_capacity(offer: Offer, lines: Sequence[Allocation]) -> dict[int, int]:
    """By month, what is sold above the offer's capacity as it stands."""
    sold: Counter[int] = Counter()
    for allocation in lines:
        if allocation.line.offer == offer.key:
            sold[allocation.line.month] += allocation.line.quantity
    extra = {month: sold[month] - offer.capacity[month - 1] for month in sorted(sold)}
    return {month: more for month, more in extra.items() if more > 0}


def _key(closing: _Closing) -> tuple[tuple[str, str], ...]:
    return tuple(change.key for change in closing.changes)
