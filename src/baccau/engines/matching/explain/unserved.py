"""What is missing of a need, and the smallest changes that would serve it, each confirmed.

Single changes first: of every kind the least one (the lowest ceiling, one paper, the next star).
Where no single change serves a month, changes that only help together are tried, fewest first.
A change is named only after the region was solved again with it and the need got more.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from typing import cast

from baccau.engines.matching.explain.additions import added_to_need
from baccau.engines.matching.explain.candidates import (
    Candidate,
    Refused,
    combinations,
    singles,
)
from baccau.engines.matching.explain.region import Answer, Regions
from baccau.engines.matching.explain.relaxations import (
    changed_need,
    changed_offer,
)
from baccau.engines.matching.pairs.refusal import failures, lasting_failures, timely_failures
from baccau.engines.matching.plan import Plan, Reason, Unserved
from baccau.engines.matching.problem import Months, Need, Offer, Problem

_NAMED = 5
"""Changes named for a month."""
_TRIED = 12
"""Changes of one need that are solved again."""
_TOGETHER = 4
"""Combinations of one need that are solved again."""


@dataclass(frozen=True, slots=True)
class _Effect:
    """What a candidate does, by solving again."""

    candidate: Candidate
    serves: Counter[int]
    displaces_value_vnd: int


def explain_unserved(
    problem: Problem, plan: Plan, *, needs: Collection[str] | None = None
) -> tuple[Unserved, ...]:
    """Every need and month that is not fully served, in order of need and month.

    Args:
        problem: what the plan was drawn from.
        plan: the plan.
        needs: only these needs; all where `None`.

    Solving again is spent on the dearest shortfalls first, as far as `problem.seconds` allows
    (counted in effort, not by the clock); further changes are confirmed by what they add to the
    plan as it stands, which may be less than what solving again would find.
    """
    regions = Regions(problem, plan)
    wanted = regions.needs if needs is None else needs
    dearest = sorted(wanted, key=lambda key: (-_shortfall(regions, regions.needs[key]), key))
    rows = [row for key in dearest for row in _of_need(regions, regions.needs[key])]
    return tuple(sorted(rows, key=lambda row: (row.need, row.month)))


def _shortfall(regions: Regions, need: Need) -> int:
    short = sum(need.quantity) - sum(regions.served(need.key).values())
    return short * (need.price_ceiling_vnd or 0)


def _of_need(regions: Regions, need: Need) -> Iterator[Unserved]:
    served = regions.served(need.key)
    missing = {
        month: quantity - served[month]
        for month, quantity in enumerate(need.quantity, start=1)
        if quantity > served[month]
    }
    if not missing:
        return
    refused = _refusals(regions, need, missing)
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


def _refusals(regions: Regions, need: Need, months: Iterable[int]) -> Refused:
    """By month, offers of the kind with what they fail for it alone; nothing failed is sold out."""
    lasting = [
        (offer, lasting_failures(regions.problem, offer, need))
        for offer in regions.offers_of_kind(need)
    ]
    out = {}
    for month in months:
        alone = tuple(q if place == month else 0 for place, q in enumerate(need.quantity, start=1))
        asked = replace(need, quantity=cast("Months", alone))
        out[month] = [
            (offer, (*timely_failures(regions.problem, offer, asked), *reasons))
            for offer, reasons in lasting
        ]
    return out


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
    refused: Refused,
) -> list[_Effect]:
    alone = singles(regions, need, missing, refused)
    effects = [
        effect for one in alone[:_TRIED] if (effect := _effect(regions, need, one)) is not None
    ]
    open_months = set(missing) - {m for effect in effects for m in effect.serves}
    for candidate in combinations(regions, need, missing, refused, open_months)[:_TOGETHER]:
        if not open_months:
            break
        effect = _effect(regions, need, candidate)
        if effect is not None:
            effects.append(effect)
            open_months -= set(effect.serves)
    return effects


def _effect(regions: Regions, need: Need, candidate: Candidate) -> _Effect | None:
    """The candidate made and the region solved again; `None` where the need gets no more."""
    offers = () if candidate.offer is None else (changed_offer(candidate.offer, candidate.changes),)
    changed = changed_need(need, candidate.changes)
    answer = regions.with_need(changed, offers) or added_to_need(regions, changed, offers)
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
