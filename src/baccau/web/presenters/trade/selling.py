"""Who could buy from one producer, and what is missing: nothing of a rival, no buyer's ceiling."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from baccau.domain.matching.models import Allocation, Plan, PlanNeed, PlanOffer
from baccau.domain.matching.queries.sides import GapPage
from baccau.reference.messages import sentence
from baccau.web.presenters.fields import language
from baccau.web.presenters.months import MonthStrip, month_strip
from baccau.web.presenters.plans.gaps import GapLine, gap_lines
from baccau.web.presenters.plans.lines import KINDS
from baccau.web.presenters.plans.telling import Row, Words, months_text, need_row, offer_row
from baccau.web.presenters.reasons import Reason
from baccau.web.templatetags.words import number, vnd_short

TOLD = frozenset({"pinned", "favoured", "only_offer", "kept_from_last_plan",
                  "certificate_date_unknown", "distance_unknown"})  # fmt: skip
"""Reasons of a line that say nothing of a rival or of what the buyer would pay at most."""


@dataclass(frozen=True, slots=True)
class Buyer:
    """One buyer the plan proposes for a product. Money is VND; prices are per unit."""

    need: Row
    strip: MonthStrip
    months: str
    quantity: str
    unit: str
    price_vnd: int
    freight_vnd: int
    delivered_vnd: int
    income_vnd: int
    reasons: tuple[Reason, ...]


@dataclass(frozen=True, slots=True)
class Product:
    """One product with the buyers proposed for it."""

    offer: Row
    buyers: tuple[Buyer, ...]


@dataclass(frozen=True, slots=True)
class Step:
    """What to do for one product, and what it would bring, as sentences."""

    offer: Row
    steps: tuple[str, ...]
    gain: str


@dataclass(frozen=True, slots=True)
class Selling:
    """What a plan holds for one producer."""

    plan: Plan
    products: tuple[Product, ...]
    steps: tuple[Step, ...]
    buyers: int
    income_vnd: int


def selling(
    plan: Plan,
    lines: Sequence[Allocation],
    needs: Mapping[int, PlanNeed],
    gaps: GapPage,
) -> Selling:
    """Return what a plan holds for the producer of these lines and gaps."""
    words = Words(needs=needs.values())
    months: dict[int, dict[int, list[Allocation]]] = defaultdict(lambda: defaultdict(list))
    for line in lines:
        months[line.offer_id][line.need_id].append(line)
    products = tuple(
        _product(gaps.offers[offer_id], by_need, needs, words)
        for offer_id, by_need in months.items()
    )
    return Selling(
        plan=plan,
        products=tuple(sorted(products, key=lambda one: -sum(b.income_vnd for b in one.buyers))),
        steps=tuple(_step(gap) for gap in gap_lines(gaps)),
        buyers=len({line.buyer_id for line in lines}),
        income_vnd=sum(line.quantity * line.price_vnd for line in lines),
    )


def _product(
    offer: PlanOffer,
    by_need: Mapping[int, Sequence[Allocation]],
    needs: Mapping[int, PlanNeed],
    words: Words,
) -> Product:
    top = max(line.quantity for months in by_need.values() for line in months)
    buyers = (_buyer(months, need_row(needs[pk]), words, top) for pk, months in by_need.items())
    return Product(offer_row(offer), tuple(sorted(buyers, key=lambda one: -one.income_vnd)))


def _buyer(months: Sequence[Allocation], need: Row, words: Words, top: int) -> Buyer:
    first, unit = months[0], words.unit(months[0].unit)
    amounts = [0] * 12
    for line in months:
        amounts[line.month - 1] = line.quantity
    told = [(m.month, [one for one in m.reasons if one["code"] in TOLD]) for m in months]
    return Buyer(
        need=need,
        strip=month_strip(amounts, unit, top=top),
        months=months_text([line.month for line in months]),
        quantity=number(sum(amounts)),
        unit=unit,
        price_vnd=first.price_vnd,
        freight_vnd=first.freight_vnd,
        delivered_vnd=first.price_vnd + first.freight_vnd,
        income_vnd=sum(line.quantity * line.price_vnd for line in months),
        reasons=words.by_month(told, KINDS),
    )


def _step(gap: GapLine) -> Step:
    facts = {"buyers": gap.buyers, "value_vnd": vnd_short(gap.value_vnd)}
    return Step(gap.offer, gap.steps, sentence("gain_known", facts, language()))
